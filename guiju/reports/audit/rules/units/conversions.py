"""One measure in two units: 846公顷（合1.269万亩）; measures of one kind in units that do not go together."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.numbers.arithmetic import decimals, number
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.figure import Figure

_IN = {
    "平方米": ("面积", 1.0),
    "亩": ("面积", 2000 / 3),
    "公顷": ("面积", 10_000.0),
    "平方公里": ("面积", 1_000_000.0),
    "米": ("长度", 1.0),
    "公里": ("长度", 1000.0),
    "千米": ("长度", 1000.0),
    "公斤": ("重量", 1.0),
    "千克": ("重量", 1.0),
    "吨": ("重量", 1000.0),
}
"""What each unit measures, and how much of the least unit it is."""
_THAT_IS = re.compile(r"[（(，,]?\s*(?:约?合|折合|折|即)[计约为]{0,2}\s*$")
_LOOSE = 0.01


@rule(
    "unit.conversion",
    "两种单位的换算",
    "“846公顷（合1.269万亩）”：换算后的数应当相符；“78处2.64万平方米，18处0.48万亩”：并列的两项，同一种量不用两种单位。",
    example="受灾面积846公顷（合12.69万亩）。",
    holds="受灾面积846公顷（合1.269万亩）。",
)
def measures_convert(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A measure behind another and 合; parallel pairs of a count and a measure."""
    figures = report.figures
    for one, other in zip(figures, figures[1:], strict=False):
        known = _IN.get(one.unit), _IN.get(other.unit)
        if not known[0] or not known[1] or known[0][0] != known[1][0] or one.unit == other.unit:
            continue
        if not _THAT_IS.fullmatch(report.between(one, other)):
            continue
        made = float(one.value) * known[0][1] / known[1][1]
        scale = 10_000 if "万" in other.text else 1
        step = scale * 10.0 ** -decimals(other.text)
        if abs(made - float(other.value)) > max(step, _LOOSE * made):
            message = f"“{one.text}”换算不成“{other.text}”，请核对。"
            yield Hit(other.start, other.end, message, f"{number(made)}{other.unit}", places(report, one))
    yield from _concentrations(report)
    for first, one, second, other in zip(figures, figures[1:], figures[2:], figures[3:], strict=False):
        if (
            first.unit == second.unit
            and one.unit != other.unit
            and _mixed(one, other)
            and _parallel(report, one, second)
        ):
            message = f"前一项以“{one.unit}”计，这一项以“{other.unit}”计，请核对单位。"
            yield Hit(other.start, other.end, message, f"{one.text}，{other.text}", places(report, one))


def _mixed(one: Figure, other: Figure) -> bool:
    known = _IN.get(one.unit), _IN.get(other.unit)
    return one.kind == other.kind == "count" and bool(known[0] and known[1] and known[0][0] == known[1][0])


def _parallel(report: Report, one: Figure, second: Figure) -> bool:
    """Whether two items of one list stand side by side: 78处、2.64万平方米，新增违建为18处、0.48万平方米."""
    return re.fullmatch(r"[，,；、][^，。；\d]{0,12}", report.between(one, second)) is not None


def _concentrations(report: Report) -> Iterator[Hit]:
    """29毫克/立方米 where the report tells 31微克 and 30微克: fine dust is told in millionths of a gram."""
    fine = [f for f in report.figures if f.unit == "微克"]
    for figure in report.figures:
        alike = [f for f in fine if f.value and 1 / _LIKE < float(figure.value) / float(f.value) < _LIKE]
        if figure.unit == "毫克" and alike and figure.value > _COARSE:
            message = f"别处是“{alike[0].text}”，这里是“{figure.text}”，请核对单位。"
            yield Hit(figure.start, figure.end, message, "", places(report, alike[0]))


_LIKE, _COARSE = 3, 5
"""How far two years' values of one thing lie apart at most; what gases told in 毫克 stay below."""
