"""Lists of all parts of what is told elsewhere: 不合格样品中食用农产品31批次、餐饮具14批次、加工食品9批次."""

import re
from collections.abc import Iterator

from guiju.reports.audit.numbers.arithmetic import counted_in
from guiju.reports.audit.numbers.lists import compared, goes_on, overlapping, run
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.words.tellings import pairs
from guiju.reports.read.figure import Figure

_OF_NAMED = re.compile(r"(?:^|[，。；])([一-鿿]{3,10})(?<![集其])中(?![心队小型央学介标期])[，,：:]?[一-鿿]{2,12}$")
_SEVERAL, _SHARED = 3, 2
"""Items of a list that is of all parts; pairs of letters that a total has of the name that the list gives it."""


def named_elsewhere(
    report: Report, sentence: Sentence, figures: list[Figure]
) -> Iterator[tuple[tuple[Figure, ...], tuple[Figure, ...]]]:
    """Each list behind X中 with the figures of the report whose clauses have the words of X."""
    for first, part in enumerate(figures):
        begin = figures[first - 1].end if first else sentence.start
        found = _OF_NAMED.search(report.text[begin : part.start])
        parts = run(report, figures, first) if found else []
        if found is None or len(parts) < _SEVERAL or goes_on(report, parts[-1]) or overlapping(report, parts):
            continue
        name = pairs(found.group(1))
        told = [f for f in report.figures if counted_in(f) == counted_in(part) and f not in parts and f.actual]
        told = [f for f in told if len(name & pairs(report.clause_of(f))) >= _SHARED and not compared(report, f)]
        if told:
            yield tuple(told), tuple(parts)
