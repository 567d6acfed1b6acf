"""Figures that their own sentence upholds: a number that its neighbours reckon with was not mistyped."""

import re
from itertools import combinations

from guiju.reports.audit.report import Report
from guiju.reports.read.figure import Figure

_APART = re.compile(r"(?:相差|差距|[高低多少]出?|落后|领先)了?(?:达到?|为|约)?$")
_POINTS = {"百分点", "个百分点"}
_SLACK = 1e-6


def upheld(report: Report, figure: Figure) -> bool:
    """Whether the sentence tells how far the figure lies from another one: 城镇87.9%，农村80.4%，相差7.5个百分点."""
    said = report.sentence_at(figure.start).figures
    for one, other in combinations([f for f in said if f.unit == figure.unit], 2):
        if figure not in (one, other):
            continue
        for apart in said:
            told = apart.unit == figure.unit or figure.unit == "%" and apart.unit in _POINTS
            told = told and apart not in (one, other) and _APART.search(report.clause_before(apart)) is not None
            if told and abs(abs(float(one.value - other.value)) - float(apart.value)) < _SLACK:
                return True
    return False
