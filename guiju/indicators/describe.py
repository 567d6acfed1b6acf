"""A definition in plain Chinese, from the words it was declared in and the names the models give their fields."""

from typing import Any

from guiju.indicators.base import Indicator
from guiju.indicators.columns import Column, column
from guiju.indicators.conditions import Condition
from guiju.indicators.derived import Change, Declared, Derived, Ratio
from guiju.indicators.identity import spell
from guiju.indicators.measures import Average, Distinct, Measure, Sum

_OPERATORS = {"exact": "为", "ne": "不为", "in": "为", "gt": "大于", "gte": "不小于", "lt": "小于", "lte": "不大于"}
_OPERATORS |= {"has": "包含"}


def describe(indicator: Indicator) -> str:
    """How the figure is computed: over which records, by which date, under which conditions; or from which figures."""
    if isinstance(indicator, Measure):
        return _measure(indicator)
    if isinstance(indicator, Derived):
        return spell(indicator.of)
    if isinstance(indicator, Ratio):
        above, below = spell(indicator.numerator), spell(indicator.denominator)
        return f"（{above}）÷（{below}）" + ("×100%" if indicator.unit == "%" else "")
    if isinstance(indicator, Change):
        return f"（本年{indicator.base.name} ÷ 上年{indicator.base.name} − 1）×100%"
    return "申报数，由出处文件载明" if isinstance(indicator, Declared) else ""


def _measure(measure: Measure) -> str:
    rows = f"“{measure.model._meta.verbose_name}”"
    if measure.on:
        rows += f"中{label(column(measure.model, measure.on))}在期内的"
    elif measure.since or measure.until:
        rows += "中" + {"end": "期末", "start": "期初", "during": "期内"}[measure.at] + "在册的"
        ends = [(measure.since, "起于"), (measure.until, "止于")]
        rows += f"（{'、'.join(word + label(column(measure.model, path)) for path, word in ends if path)}）"
    if measure.conditions:
        rows += f"，{'，'.join(_condition(measure.model, one) for one in measure.conditions)}"
    what = label(column(measure.model, measure.field)) if measure.field else ""
    if isinstance(measure, Sum):
        return f"{rows}，{what}合计"
    if isinstance(measure, Average):
        return f"{rows}，{what}的平均（没有填写的不计）"
    return f"{rows}，不同{what}的个数" if isinstance(measure, Distinct) else f"{rows}，计数"


def label(place: Column) -> str:
    """What people call a column."""
    return "的".join(str(field.verbose_name) for field in (*place.hops, place.field))


def _condition(model: Any, condition: Condition) -> str:
    place = column(model, condition.path)
    name = label(place)
    if condition.operator == "isnull" or condition.value is None:
        return f"{name}{'未填写' if condition.value in (True, None) else '已填写'}"
    if condition.other:
        return f"{name}{_OPERATORS[condition.operator]}{label(column(model, condition.other))}"
    values = condition.value if condition.operator == "in" else [condition.value]
    return f"{name}{_OPERATORS[condition.operator]}{'或'.join(_value(place.field, one) for one in values)}"


def _value(field: Any, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    names = {str(key): str(name) for key, name in getattr(field, "flatchoices", ())}
    return f"“{names.get(str(value), value)}”"
