"""Shares that no count placed to be their numerator gives, by any base of the paragraph."""

import re
from collections import defaultdict
from collections.abc import Iterator
from math import ceil, floor
from typing import Any

from guiju.reports.audit.arithmetic import decimals, number, slip
from guiju.reports.audit.bases import family
from guiju.reports.audit.likeness import places
from guiju.reports.audit.lists import counts
from guiju.reports.audit.placed import Placed, explained, placed
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
            far = base is not None and base.start < _sentence_start(report, rate)
            if base is None or far and _told_elsewhere(report, found, rate):
                continue
            top = found.tops[-1]
            percent = 100 * float(top.value) / float(base.value)
            if not 1 / _TIMES < percent / float(rate.value) < _TIMES:
                continue
            arithmetic = f"{number(top.value)} ÷ {number(base.value)} = {percent:.2f}%，文中为 {rate.text}"
            message = f"“{top.text}”除以前文的“{base.text}”，或者同一段里别的数，都得不出“{rate.text}”，请核对。"
            yield Hit(rate.start, rate.end, message, arithmetic, places(report, top, base))


_TIMES = 10
"""A share so many times what its counts give is of other counts."""


def _sentence_start(report: Report, rate: Figure) -> int:
    """Where the sentence begins, semicolons within it."""
    return max(report.text.rfind("。", 0, rate.start), report.text.rfind("\n", 0, rate.start)) + 1


def _base(report: Report, found: Placed, rate: Figure) -> Figure | None:
    """The nearest count that the share may be of: of the noun that is named, else the nearest that is as large."""
    top = found.tops[-1]
    before = [f for f in found.bases if f.start < top.start and f not in found.tops]
    if found.of is not None:
        before = [f for f in before if not _HAS_SHARE.match(report.text[f.end : f.end + 24])]
    larger = [f for f in before if f.value >= top.value]
    if found.of:
        names = {found.of[i : i + 2] for i in range(len(found.of) - 1)} - {"案件"}
        named = (f for f in reversed(larger) if any(name in _BRACKET.sub("", report.clause_of(f)) for name in names))
        return next(named, None)
    if len(found.tops) > 1:
        begin = report.sentence_at(top.start).start
        larger = [f for f in larger if f.start >= begin]
    if larger:
        return larger[-1]
    near = before[-1:] if before and len(report.between(before[-1], top)) <= _CLOSE else []
    return next((f for f in near if _mistyped(top, f, rate)), None)


def _mistyped(top: Figure, base: Figure, rate: Figure) -> bool:
    """Whether a slip of the pen made the numerator larger than its base."""
    step = 10.0 ** -decimals(rate.text)
    least, most = (float(base.value) * (float(rate.value) + off) / 100 for off in (-step / 2, step))
    wanted = range(ceil(least), min(floor(most), ceil(least) + _TRIED) + 1)
    return any(slip(float(top.value), float(one)) for one in wanted)


_TRIED = 20


_BRACKET = re.compile("[（）()]")
_CLOSE = 14
"""Letters between a base and the numerator that was mistyped so that it is larger."""


_HAS_SHARE = re.compile(r"[一-鿿]{0,4}[，,（(](?:居[^，]{2,5}，)?(?:约?占|[一-鿿]{2,8}率\d)")
"""What stands behind a count that is an item beside the others, with a share of its own, and no base."""


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
