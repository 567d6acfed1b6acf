"""What can be reckoned from neighbouring figures: their sums, their differences, and the changes as they stand.

A report of 20,000 figures must not cost their square: whether a value can be reckoned is asked of a sorted table, and
what a slip of the pen makes of it is looked up, digit by digit.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from guiju.reports.audit.numbers.lists import compared
from guiju.reports.audit.report import Report
from guiju.reports.audit.words.tellings import Index, Telling, telling
from guiju.reports.read.figure import Figure

_LIST, _BESIDE = 8, 2
"""How far apart, in figures, two items of one list may stand, and two values of one thing."""


@dataclass(frozen=True, slots=True, eq=False)
class Reckoning:
    """A value between bounds, and the figures that give it."""

    value: float
    low: float
    high: float
    taken: tuple[Figure, ...]


class Reckonings:
    """All that the figures of one family of units give."""

    def __init__(self, report: Report, figures: Sequence[Figure], family: frozenset[str] | str, *, added: bool):
        units = frozenset([family]) if isinstance(family, str) else family
        alike = [f for f in figures if f.unit in units and f.kind in {"count", "money", "change"}]
        held = sorted(_all(report, alike, shares="%" in units, added=added), key=lambda one: one.low)
        self._lows = [one.low for one in held]
        self._highs = list(accumulate((one.high for one in held), max))
        self._by_value: dict[float, list[Reckoning]] = defaultdict(list)
        self._by_start: dict[int, list[Reckoning]] = defaultdict(list)
        for one in held:
            self._by_value[one.value].append(one)
            for figure in one.taken:
                self._by_start[figure.start].append(one)
        self._index = Index([telling(report, figure) for figure in alike])

    def has(self, low: float, high: float) -> bool:
        """Whether some reckoning may lie between two bounds."""
        turn = bisect_right(self._lows, high)
        return turn > 0 and self._highs[turn - 1] >= low

    def near(self, one: Telling) -> list[Reckoning]:
        """The reckonings with a figure whose sentence shares words with a telling."""
        return [reckoning for other in self._index.sharing(one) for reckoning in self._by_start[other.figure.start]]

    def slips_of(self, value: float) -> list[Reckoning]:
        """The reckonings that one changed digit, or two swapped neighbours, keep from a whole number."""
        digits = str(round(value))
        written = {digits[:i] + d + digits[i + 1 :] for i in range(len(digits)) for d in "0123456789"}
        written |= {digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)}
        return [one for other in written - {digits} for one in self._by_value.get(float(other), ())]


def _all(report: Report, alike: Sequence[Figure], *, shares: bool, added: bool) -> Iterator[Reckoning]:
    reach = _LIST if added else _BESIDE
    for turn, first in enumerate(alike):
        if first.kind == "change" and not added:
            yield Reckoning(float(first.value), first.low, first.high, (first,))
        for second in () if shares else alike[turn + 1 : turn + 1 + reach]:
            if added:
                low, high = first.low + second.low, first.high + second.high
            elif "\n" in report.text[first.end : second.start] or not (
                compared(report, first) or compared(report, second)
            ):
                continue  # only this year's number and last year's differ by what was added
            else:
                low, high = sorted((abs(first.low - second.high), abs(first.high - second.low)))
            yield Reckoning((low + high) / 2, low, high, (first, second))
