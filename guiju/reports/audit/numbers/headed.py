"""Lists under words that name what they are of: 支出中，…; 按领域分，…; their totals stand before, or elsewhere."""

import re
from collections.abc import Iterator, Sequence

from guiju.reports.audit.numbers.arithmetic import adds_up, counted_in, one_slip, total
from guiju.reports.audit.numbers.itemising import items
from guiju.reports.audit.numbers.lists import (
    by_kinds,
    compared,
    complementary,
    goes_on,
    main_counts,
    overlapping,
    run,
    takes_the_rest,
)
from guiju.reports.audit.numbers.mistakes import by_chance, mistyped_sum
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.words.tellings import pairs
from guiju.reports.read.figure import Figure

_OF_NAMED = re.compile(
    r"(?:^|[，。；])(?:全年|年末|年内|上述|这些|所)?(?P<name>[一-鿿]{2,10})(?<![集其])中(?![心队小型央学介标期])[，,：:]?[一-鿿]{2,12}$"
)
_SEVERAL, _SHARED = 3, 2
"""Items of a list that is of all parts; pairs of letters that a total has of the name that the list gives it."""
_COMMON = {"案件", "事项", "问题", "人员", "项目", "文件", "行政", "情况"}
"""What many totals are called: by itself it names none."""
_LITTLE = 0.3
"""How many slips may mend by chance a list whose total stands in another paragraph."""
_WIDER = 1.25
"""A list that lies farther from every total is of some kinds only."""
_AIM = re.compile("目标|任务|计划")
List = tuple[tuple[Figure, ...], tuple[Figure, ...]]
"""The totals that a list may have, the likeliest first, and its items."""


def headed(report: Report, sentence: Sentence, figures: list[Figure], earlier: Sequence[Sentence]) -> Iterator[List]:
    """The lists of all parts that words open, each with the totals that it may have."""
    for first in range(len(figures)):
        lead = _lead(report, sentence, figures, first)
        if by_kinds(lead):
            wholes, parts = _by_kinds(report, figures, first, earlier)
        elif found := _OF_NAMED.search(lead):
            wholes, parts = _of_named(report, figures, first, found["name"], earlier)
        else:
            continue
        if wholes:
            yield tuple(wholes), tuple(parts)


def _lead(report: Report, sentence: Sentence, figures: list[Figure], first: int) -> str:
    """The words before a figure; of a second measure (事故类7件、罚款98.5万元), those before the first."""
    begin = [sentence.start, *(figure.end for figure in figures[:first])]
    lead = report.text[begin[-1] : figures[first].start].replace(" ", "")
    other = len(begin) > 1 and counted_in(figures[first - 1]) != counted_in(figures[first])
    if other and _SECOND.fullmatch(lead):
        return report.text[begin[-2] : figures[first - 1].start].replace(" ", "")
    return lead


_SECOND = re.compile("、[一-鿿]{0,4}")


def _by_kinds(
    report: Report, figures: list[Figure], first: int, earlier: Sequence[Sentence]
) -> tuple[list[Figure], list[Figure]]:
    """`立案142起。…按领域分：农药38起、兽药17起…`: all of the total told before, here or a sentence back."""
    parts = _longest(report, figures, first)
    wholes = [f for f in _before(report, figures, first, earlier) if f.high >= max(part.low for part in parts)]
    if not wholes and takes_the_rest(report, parts):  # the total was told in the first lines of the report
        wholes = [f for f in report.figures if f.end <= parts[0].start and counted_in(f) == counted_in(parts[0])]
        wholes = [f for f in reversed(wholes) if f.bound == "exact" and not report.planned(f)]
        wholes = [f for f in wholes if adds_up(f, parts)] or [f for f in wholes if one_slip(f, parts)]
    low, high = total(parts)
    near = any(low <= _WIDER * whole.high and whole.low <= _WIDER * high for whole in wholes)
    exact = [f for f in wholes if f.bound == "exact"] if len(parts) > 1 else []
    long = any(by_chance([f, *parts]) < _LITTLE and mistyped_sum(f, parts) for f in exact)
    all_told = (near or takes_the_rest(report, parts)) and (len(parts) >= _SEVERAL or complementary(report, parts))
    told = (long or all_told) and not goes_on(report, parts[-1])
    return (wholes if told else []), parts


def _of_named(
    report: Report, figures: list[Figure], first: int, name: str, earlier: Sequence[Sentence]
) -> tuple[list[Figure], list[Figure]]:
    """`支出252.2万元，执行率97.0%，…；支出中办案95.5万元、装备88.7万元、培训68.0万元`: of what is called by that name.

    A total of its paragraph in whose clause the name stands is meant; one told elsewhere, where it has more of the
    name, or where the numbers are so long that one slip hardly mends them by chance.
    """
    parts = _longest(report, figures, first)
    if len(parts) == 1 or goes_on(report, parts[-1]) or overlapping(report, parts):
        return [], parts
    words = pairs(name) - _COMMON
    told = [f for f in report.figures if counted_in(f) == counted_in(parts[0]) and f not in parts and f.actual]
    shared = [(_shared(words, name, report.clause_of(f)), f) for f in told if not compared(report, f)]
    close = {f.start for f in _before(report, figures, first, earlier)}
    named = [f for many, f in shared if many]
    doubted = [
        f
        for many, f in shared
        if many
        and (f.start in close and report.clause_before(f).count(name[:2]) or by_chance([f, *parts]) < _LITTLE)
        and mistyped_sum(f, parts)
    ]
    if doubted or any(adds_up(f, parts) for f in named):
        return sorted(named, key=lambda f: f not in doubted), parts
    least = _SHARED if not takes_the_rest(report, parts) else 1
    return ([f for many, f in shared if many >= least] if len(parts) >= _SEVERAL else []), parts


def _shared(words: set[str], name: str, clause: str) -> int:
    """How much of the name of a list a clause has; 实有 is no word that says what is counted, and tells it here."""
    return len(words & pairs(clause)) or (name[:2] not in _COMMON and name[:2] in clause)


def _longest(report: Report, figures: list[Figure], first: int) -> list[Figure]:
    """The items of the list that a figure opens."""
    alike = [f for f in figures[first:] if counted_in(f) == counted_in(figures[first])]
    return max(run(report, figures, first), items(report, alike, 0)[0], key=len)


def _before(report: Report, figures: list[Figure], first: int, earlier: Sequence[Sentence]) -> list[Figure]:
    """The counts in like units told before a list in its paragraph, the nearest first; an aim is none of them."""
    told = [f for s in earlier for f in main_counts(report, s.figures)] + figures[:first]
    alike = [f for f in reversed(told) if counted_in(f) == counted_in(figures[first]) and not compared(report, f)]
    return [f for f in alike if not report.planned(f) and not _AIM.match(report.text[f.end : f.end + 4])]
