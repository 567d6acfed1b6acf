"""Shares that no count placed to be their numerator gives, by any base of the paragraph."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.arithmetic import decimals, number, slip, swapped, whole_between
from guiju.reports.audit.bases import family
from guiju.reports.audit.likeness import places
from guiju.reports.audit.lists import counts
from guiju.reports.audit.placed import Placed, explained, full_stop, has_share, placed
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.shares import rates
from guiju.reports.read.figure import Figure

_FULL = 100


@rule(
    "rate.placed",
    "紧挨着的数算不出比率",
    "比率前面紧挨着、或者与它同名的数是分子，同一段里比它大的数是分母：哪一个都除不出来的，应当核对。",
    example="全年审结95件，结转7件。审结案件中，维持53件、撤销14件、终止28件，纠错率41.7%。",
    holds="全年审结95件，结转7件。审结案件中，维持53件、撤销14件、终止28件，纠错率14.7%。",
)
def a_share_follows_from_what_it_is_placed_by(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Tries each share by the numerators it is placed beside or named by, and the bases of its paragraph."""
    for sentence in report.sentences:
        for rate in rates(sentence):
            if rate.bound != "exact" or not 0 < rate.value < _FULL:
                continue
            found = placed(report, sentence, rate)
            if found is None or explained(report, found, rate):
                continue
            base = _base(report, found, rate)
            if base is None:
                continue
            top = found.tops[-1]
            percent = 100 * float(top.value) / float(base.value)
            far = base.start < full_stop(report, rate) and not found.of
            if far and not _swapped(found, rate) and _told_elsewhere(report, found, rate):
                continue
            arithmetic = f"{number(top.value)} ÷ {number(base.value)} = {percent:.2f}%，文中为 {rate.text}"
            message = f"“{top.text}”除以前文的“{base.text}”，或者同一段里别的数，都得不出“{rate.text}”，请核对。"
            yield Hit(rate.start, rate.end, message, arithmetic, places(report, top, base))


_TIMES = 10
"""A share so many times what its counts give is of other counts."""


def _base(report: Report, found: Placed, rate: Figure) -> Figure | None:
    """The nearest count that the share may be of: of the noun that is named, else the nearest that is as large."""
    top = found.tops[-1]
    near = [f for f in found.bases if f not in found.tops and (f.start < top.start or _sums_up(report, f))]
    if found.of is not None:
        near = [f for f in near if not has_share(report, f)]
    if found.of:
        names = {found.of[i : i + 2] for i in range(len(found.of) - 1)} - {"案件"}
        near = [f for f in near if any(name in _BRACKET.sub("", report.clause_of(f)) for name in names)]
    if len(found.tops) > 1 and not found.of:
        begin = report.sentence_at(top.start).start
        near = [f for f in near if f.start >= begin]
    larger = next((f for f in reversed(near) if f.value >= top.value), None)
    if larger is not None and 100 * float(top.value) / float(larger.value) * _TIMES > float(rate.value):
        return larger
    return next((f for f in reversed(near[-_TRIED:]) if _mistyped(top, f, rate)), None)


def _sums_up(report: Report, figure: Figure) -> bool:
    """Whether a count behind the numerator says what it and others make: 履行562件，强制执行25件，合计587件."""
    return re.search("共|合计", report.clause_before(figure)) is not None


def _mistyped(top: Figure, base: Figure, rate: Figure) -> bool:
    """Whether a slip of the pen made the numerator larger than its base, or the base smaller."""
    step = 10.0 ** -decimals(rate.text)
    low, high = float(rate.value) - step / 2, float(rate.value) + step
    right = whole_between(float(base.value) * low / 100, float(base.value) * high / 100)
    bases = whole_between(100 * float(top.value) / high, 100 * float(top.value) / low)
    return any(slip(float(top.value), one) for one in right) or any(slip(float(base.value), one) for one in bases)


_TRIED = 3
"""Counts before the numerator that are tried as a base smaller than it."""


_BRACKET = re.compile("[（）()]")


def _swapped(found: Placed, rate: Figure) -> bool:
    """Whether two digits of the share are those that a base of its paragraph gives, swapped."""
    percents = [round(100 * float(found.tops[-1].value) / float(f.value), decimals(rate.text)) for f in found.bases]
    return any(swapped(percent, float(rate.value)) for percent in percents)


def _told_elsewhere(report: Report, found: Placed, rate: Figure) -> bool:
    """Whether some count of the report would be the base, where those of the paragraph may not be."""
    top, step = found.tops[-1], 10.0 ** -decimals(rate.text)
    least, most = 100 * top.low / (float(rate.value) + step), 100 * top.high / (float(rate.value) - step / 2)
    units = family(top.unit)
    return any(least <= value <= most for value in report.once(_values)[units])


def _values(report: Report) -> dict[frozenset[str], set[float]]:
    """Every count of the report, by what it counts."""
    held: dict[frozenset[str], set[float]] = defaultdict(set)
    for figure in counts(report.figures):
        held[family(figure.unit)].add(float(figure.value))
    return held
