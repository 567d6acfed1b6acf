"""The total that a list adds up to: whatever is said of all of its items is said of that."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from guiju.reports.audit.numbers.lists import compared, takes_the_rest
from guiju.reports.audit.report import Report
from guiju.reports.audit.words.likeness import TABLE_CELL
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.read.figure import Figure


def whole_of(report: Report, top: Figure) -> tuple[Figure, list[Figure]] | None:
    """The total told earlier in the paragraph that a list adds up to exactly, with the items of the list."""
    sentence = report.sentence_at(top.start)
    told = [
        f for f in paragraph_of(report, top) if f.start < sentence.end and f.kind == top.kind and f.bound == "exact"
    ]
    told = [f for f in told if alike_units(f, top) and not compared(report, f)]
    here = [f for f in told if f.start >= sentence.start]
    turn = next((i for i, f in enumerate(here) if f is top), -1)
    for first in range(max(turn - _ITEMS, 0), turn + 1):
        earlier = [f for f in told if f.start < here[first].start]
        for end in range(min(turn + _ITEMS, len(here)), max(turn, first + 1), -1):
            items = here[first:end]
            summed = sum(float(f.value) for f in items)
            whole = next((f for f in reversed(earlier) if abs(float(f.value) - summed) < _TINY), None)
            if whole is None and len(items) > _LONG and takes_the_rest(report, items):
                same = report.once(_by_value).get(summed, [])
                whole = next((f for f in same if alike_units(f, top) and may_be_whole(report, f)), None)
            if whole is not None and (not first or "、" not in report.between(here[first - 1], here[first])):
                return (whole, items) if _in_a_row(report, items) else None
    return None


def _in_a_row(report: Report, items: Sequence[Figure]) -> bool:
    """Whether nothing between the items says that what follows is a part, or a share, of what stands before."""
    return not any(re.search("其中|[率占。；]", report.between(one, two)) for one, two in pairwise(items))


_ITEMS, _LONG, _TINY = 9, 3, 1e-6


def paragraph_of(report: Report, figure: Figure) -> list[Figure]:
    """The figures of the paragraph that a figure stands in."""
    begin, end = report.text.rfind("\n", 0, figure.start), report.text.find("\n", figure.start)
    first, last = (
        bisect_left(report.figures, at, key=lambda f: f.start) for at in (begin, end if end >= 0 else len(report.text))
    )
    return report.figures[first:last]


def _by_value(report: Report) -> dict[float, list[Figure]]:
    held: dict[float, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        held[float(figure.value)].append(figure)
    return held


def may_be_whole(report: Report, figure: Figure) -> bool:
    """Whether a figure counts, this year and not in a table, what may be the whole of another one."""
    told = figure.kind in {"count", "money"} and figure.rule != TABLE_CELL
    return told and not report.planned(figure) and not compared(report, figure)
