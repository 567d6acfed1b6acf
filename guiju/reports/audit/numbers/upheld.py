"""Figures that what stands around them upholds: a number that its neighbours reckon with was not mistyped."""

import re

from guiju.reports.audit.report import Report
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.read.figure import Figure

_APART = re.compile(r"(?:相差|差距|[高低多少]出?|落后|领先)了?(?:达到?|为|约)?$")
_FROM_ANOTHER = re.compile(r"[，,（(]?[比较][^，。；\d]{2,12}(?P<way>[高低多少])出?了?$")
_POINTS = {"百分点", "个百分点"}
_SLACK = 1e-6


def upheld(report: Report, figure: Figure) -> bool:
    """Whether the numbers of its sentence, or one that it is compared with, come out only if the figure is right."""
    return _apart(report, figure) or _off_another(report, figure) or made_up(report, figure)


def _apart(report: Report, figure: Figure) -> bool:
    """Whether the sentence tells how far the figure lies from another one: 城镇87.9%，农村80.4%，相差7.5个百分点."""
    said = [f for f in report.sentence_at(figure.start).figures if f is not figure]
    told = [f for f in said if _tells_apart(figure, f) and _APART.search(report.clause_before(f))]
    return any(
        abs(abs(float(figure.value - other.value)) - float(apart.value)) < _SLACK
        for apart in told
        for other in said
        if other.unit == figure.unit and other is not apart
    )


def _tells_apart(figure: Figure, apart: Figure) -> bool:
    """Whether the unit of one number is that in which the distance from another one is told."""
    return apart.unit == figure.unit or figure.unit == "%" and apart.unit in _POINTS


def _off_another(report: Report, figure: Figure) -> bool:
    """Whether the figure is so far from a number told elsewhere as is said of it: 21.3%，比平均败诉率高7.7个百分点."""
    behind = next((f for f in report.sentence_at(figure.start).figures if f.start >= figure.end), None)
    if behind is None or not _tells_apart(figure, behind):
        return False
    found = _FROM_ANOTHER.fullmatch(report.text[figure.end : behind.start])
    if found is None:
        return False
    more = float(behind.value) if found["way"] in "高多" else -float(behind.value)
    other = float(figure.value) - more
    return any(f.unit == figure.unit and abs(float(f.value) - other) < _SLACK for f in report.figures)


def made_up(report: Report, figure: Figure) -> bool:
    """Whether two others of its sentence make it up, or it makes up another one with a third.

    城区5个派出所和农村12个派出所, of 17个派出所; 人大代表建议127件、政协提案163件，合计290件.
    """
    said = report.sentence_at(figure.start).figures
    alike = [f for f in said if f is not figure and alike_units(f, figure) and f.bound == "exact"]
    values, value = {float(f.value) for f in alike}, float(figure.value)
    return any(
        one > 1 and (value - one in values and 2 * one != value or value + one in values and one != value)
        for one in values
    )
