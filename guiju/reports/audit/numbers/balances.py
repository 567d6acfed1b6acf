"""Other readings of a list that does not add up in the likeliest one.

Reports nest lists, go on with them behind a semicolon, and tell two totals before the parts of both. What adds up in
one of these readings is no contradiction.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from guiju.reports.audit.numbers.arithmetic import counted_in, disjoint, total
from guiju.reports.audit.numbers.lists import main_counts
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.read.figure import Figure

_TOGETHER = 3
"""How many totals may stand one after another before the parts of all of them."""
_FURTHER = 4
"""How many figures the parts of a part may reach beyond the list."""
_LONGEST = 12
"""Figures looked at before and behind a list."""


def adds_up_otherwise(
    report: Report,
    sentence: Sentence,
    earlier: Sequence[Sentence],
    whole: Figure,
    parts: Sequence[Figure],
    *,
    linked: bool,
) -> bool:
    """Whether the figures around a list give it another total, or the list other parts, that come out.

    Words that make the parts those of the whole (`linked`: 其中, a colon) leave no doubt that the whole is the total.
    """
    told = [f for s in (*earlier, sentence) for f in main_counts(report, s.figures)]
    alike = [f for f in told if counted_in(f) == counted_in(parts[0])]
    if any(part not in alike for part in parts):
        return False
    first, last = alike.index(parts[0]), alike.index(parts[-1])
    if last - first + 1 != len(parts):
        return False
    if any(_equal(both, parts) for both in totals_before(report, alike, parts[0])):
        return True
    readings = [_longer, _balance, *([] if linked else [_earlier])]
    if not _flat(report, parts):
        readings.append(_nested)
    return any(_equal(left, right) for reading in readings for left, right in reading(alike, first, last, whole))


def _flat(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether 、 alone parts the items, so that none is told before its own parts: 房建19个、市政8个、交通7个."""
    return all(report.between(one, other).startswith("、") for one, other in pairwise(parts))


def totals_before(report: Report, alike: Sequence[Figure], part: Figure) -> Iterator[list[Figure]]:
    """建议27件、提案34件，其中主办38件、会办23件: the totals told one after another before the parts of all of them."""
    both: list[Figure] = []
    for figure in reversed([figure for figure in alike if figure.end <= part.start]):
        if both and not _LISTED.fullmatch(report.between(figure, both[0])) or len(both) == _TOGETHER:
            return
        both.insert(0, figure)
        if len(both) > 1:
            yield both


_LISTED = re.compile(r"[、和及与][^，。；、]{1,12}")


Reading = tuple[Sequence[Figure], Sequence[Figure]]


def _equal(left: Sequence[Figure], right: Sequence[Figure]) -> bool:
    return bool(left) and bool(right) and not disjoint(total(left), total(right))


def _longer(alike: Sequence[Figure], first: int, last: int, whole: Figure) -> Iterator[Reading]:
    """因调解31件、和解126件，因其他原因22件: the list goes on behind another mark."""
    for end in range(last + 2, min(len(alike), last + _LONGEST) + 1):
        yield alike[first:end], [whole]
    if (
        whole.start > alike[last].start
    ):  # 学法8次，专题学法4次，会前学法6次，合计18次: it begins before what is named alike
        yield from ((alike[begin : last + 1], [whole]) for begin in range(max(0, first - _LONGEST), first))


def _earlier(alike: Sequence[Figure], first: int, last: int, whole: Figure) -> Iterator[Reading]:
    """512件案件中，甲213件，乙82件、丙217件: what was taken for the total is the first of the list."""
    if whole not in alike[:first]:
        return
    for begin in range(max(0, first - _LONGEST), alike.index(whole) + 1):
        for end in range(last + 1, min(len(alike), last + 4) + 1):
            for before in alike[max(0, begin - _LONGEST) : begin]:
                yield alike[begin:end], [before]


def _balance(alike: Sequence[Figure], first: int, last: int, whole: Figure) -> Iterator[Reading]:
    """新收94件，上年结转3件，办结92件，结转下年5件: what came in is what went out."""
    if whole.start < alike[first].start:
        yield [whole, alike[first]], alike[first + 1 : last + 1]


def _nested(alike: Sequence[Figure], first: int, last: int, whole: Figure) -> Iterator[Reading]:
    """94件，其中审结86件，维持79件、改判3件、发回4件: the later parts are those of the first, and all are too many."""
    if total(alike[first : last + 1])[0] <= whole.high:
        return
    for begin in range(first, last):
        for end in range(begin + 3, min(len(alike), last + _FURTHER) + 1):
            yield [alike[begin]], alike[begin + 1 : end]
