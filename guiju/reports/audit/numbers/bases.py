"""What a share may be of, though another base stands nearer.

A report seldom says of what a share is one. Before a share is called wrong, the counts told shortly before it are asked
whether one of them may be its base: those that would fit are few, and looked up in sorted lists.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from guiju.reports.audit.numbers.arithmetic import decimals
from guiju.reports.audit.numbers.lists import compared, counts
from guiju.reports.audit.report import Report
from guiju.reports.audit.words.retelling import FAMILIES
from guiju.reports.read.figure import Figure

Interval = tuple[float, float]
_NEAR = 1200
"""Letters before a share in which its base is looked for."""


@cache
def family(unit: str) -> frozenset[str]:
    """The units that count the same things as `unit`."""
    return next((known for known in FAMILIES if unit in known), frozenset([unit]))


def has_base(report: Report, tops: Iterable[Interval], unit: str, rate: Figure) -> bool:
    """Whether some count shortly before `rate`, in like units, makes it the share of one of `tops`.

    Shares may be rounded or cut off. A numerator is no base of itself, so that 100% needs its number once more.
    """
    step = 10.0 ** -decimals(rate.text)
    low, high = max(float(rate.value) - step / 2, 1e-9), float(rate.value) + step
    for top in tops:
        least, most = 100 * top[0] / high, 100 * top[1] / low
        itself = least <= top[0] <= most
        if top[1] > 0 and how_many(report, unit, least, most, rate.start) > itself:
            return True
    return False


def how_many(report: Report, unit: str, low: float, high: float, before: int, *, within: int = _NEAR) -> int:
    """How many counts in like units, told at most `within` letters before a place, lie between two bounds."""
    known = report.once(_values)[family(unit)]
    begin, end = bisect_left(known, (low - 1e-9, -1)), bisect_right(known, (high + 1e-9, len(report.text)))
    return sum(before - within <= place <= before for _, place in known[begin:end])


def _values(report: Report) -> dict[frozenset[str], list[tuple[float, int]]]:
    """Every count and sum of money with its place, and those of neighbours added up, by units and sorted."""
    held: dict[frozenset[str], list[tuple[float, int]]] = defaultdict(list)
    for sentence in report.sentences:
        by_unit: dict[frozenset[str], list[Figure]] = defaultdict(list)
        for figure in counts(sentence.figures):
            if compared(report, figure):
                continue  # nothing of this year is a share of last year's
            by_unit[family(figure.unit)].append(figure)
        for units, figures in by_unit.items():
            held[units].extend((float(figure.value), figure.start) for figure in figures)
            held[units].extend((float(a.value + b.value), b.start) for a, b in zip(figures, figures[1:], strict=False))
    return defaultdict(list, {units: sorted(values) for units, values in held.items()})


def tops_of(figures: Sequence[Figure], last: Figure) -> list[Interval]:
    """What may be meant by the numerator that ends with `last`: itself, or the two or three listed up to it."""
    turn = next((i for i, figure in enumerate(figures) if figure is last), 0)
    listed = [figures[max(0, turn - size) : turn + 1] for size in range(3)]
    alike = [run for run in listed if run and all(figure.unit == last.unit for figure in run)]
    return [(sum(f.low for f in run), sum(f.high for f in run)) for run in alike] or [(last.low, last.high)]
