"""The Excel annex: every fact of the year for the county, and for each body."""

from guiju.facts.store import Facts
from guiju.registry.sheets import write

_HEADS = (
    "指标编号", "指标", "期间", "范围", "数值", "单位", "分子", "分母",
    "状态", "来源文件", "快照", "定义版本",
)  # fmt: skip


def annex(facts: Facts) -> bytes:
    """One sheet, one row a fact; values as numbers where Excel holds them exactly."""
    rows = (
        (
            fact.indicator, fact.name, fact.period, fact.scope or "全县", _number(fact.value), fact.unit,
            _number(fact.numerator), _number(fact.denominator), fact.status, fact.source, fact.snapshot,
            fact.definition,
        )
        for fact in facts
    )  # fmt: skip
    return write("指标数据", _HEADS, rows)


def _number(value: object) -> object:
    """A decimal as Excel keeps it: up to fifteen digits as a number, beyond as text."""
    if value is None:
        return None
    text = str(value)
    return float(text) if len(text.replace(".", "").replace("-", "")) <= 15 else text
