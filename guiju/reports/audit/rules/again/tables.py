"""What the text tells and a table of the same report gives again."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.numbers.arithmetic import disjoint
from guiju.reports.audit.numbers.grid import noted_below
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import TABLE_CELL, as_near_as_a_cell, key, misprinted, places, same_time, stated
from guiju.reports.read.figure import Figure

_TOTALLED, _NAMED = re.compile("合计|总计|小计|全年"), 4
_HEADS = re.compile(r"本年|数量|件数|总数|政府信息公开申请|处理决定|制发|行政(?=规范)")


@rule(
    "mention.table",
    "正文与表格不一致",
    "同一份报告的表格和正文说到同一件事，数应当一样；以表格（统计口径）为准核对正文。",
    example="新收政府信息公开申请23件。\n三、收到和处理申请情况\n本年新收政府信息公开申请数量\t32\n上年结转政府信息公开申请数量\t2",
    holds="新收政府信息公开申请23件。\n三、收到和处理申请情况\n本年新收政府信息公开申请数量\t23\n上年结转政府信息公开申请数量\t2",
)
def the_table_and_the_text_agree(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Cells against figures of the text whose subject is the same but for the words of a table's head."""
    cells = [figure for figure in report.figures if figure.rule == TABLE_CELL]
    rows = {(_line_of(report, cell), cell.unit, float(cell.value)) for cell in cells}
    told: dict[str, Figure] = {}
    for figure in stated(report):
        changed = re.search(r"[增减]|[上下]降|[上下]升", report.clause_before(figure)[-4:])
        if figure.rule != TABLE_CELL and figure.kind == "count" and not changed:
            told.setdefault(_HEADS.sub("", key(figure.subject)), figure)
    for cell in cells:
        said = told.get(_HEADS.sub("", key(cell.subject))) or _misprinted_in_text(report, cell, told)
        if (
            said is None
            or key(cell.subject) in _ANYTHING
            or cell.unit not in {"", said.unit}
            or not same_time(report, said, cell)
        ):
            continue
        if (_line_of(report, cell), cell.unit, float(said.value)) in rows:
            continue  # 刑事立案｜1360｜1204, last year and this
        if _TOTALLED.match(cell.subject) and len(key(said.subject)) < _NAMED:
            continue  # 转办117件 of some need not be the table's total
        if disjoint((said.low, said.high), (cell.low, cell.high)):
            if cell.indicator and cell.indicator == said.indicator and cell.unit == said.unit:
                continue  # told by mention.repeated
            if not as_near_as_a_cell(said, cell) or noted_below(report, cell, said):
                continue
            arithmetic = f"正文“{said.subject}”{said.text}，表格“{cell.subject}”{cell.text}"
            yield Hit(cell.start, cell.end, "表格里的数与正文不一样，请核对。", arithmetic, places(report, said))


def _line_of(report: Report, cell: Figure) -> int:
    """Where the line of a table's cell begins."""
    return report.text.rfind("\n", 0, cell.start)


_ANYTHING = {"其他", "其它"}


def _misprinted_in_text(report: Report, cell: Figure, told: dict[str, Figure]) -> Figure | None:
    """A figure of the text that has the name of this year's cell and but for a slip of the pen its number."""
    name = key(cell.subject)
    if len(name) < 2 or cell.period not in {None, str(report.year)}:
        return None
    named = [f for said, f in told.items() if name in said and f.unit == cell.unit]
    if any(not disjoint((f.low, f.high), (cell.low, cell.high)) for f in named):
        return None
    return next((f for f in named if misprinted(f, cell)), None)
