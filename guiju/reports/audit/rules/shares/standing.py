"""Shares that no count placed to be their numerator gives, by any base of the paragraph."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.numbers.arithmetic import decimals, number, slip, swapped, whole_between
from guiju.reports.audit.numbers.bases import family
from guiju.reports.audit.numbers.lists import counts, main_counts, takes_the_rest
from guiju.reports.audit.numbers.placed import Placed, divisible, explained, full_stop, has_share, placed
from guiju.reports.audit.numbers.shares import in_a_breath, mended, rates, taken_otherwise
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.figure import Figure

_FULL = 100
_SURVEYED = re.compile("失业率")
"""Shares of what no report counts."""


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
            if rate.bound != "exact" or not 0 < rate.value < _FULL or _SURVEYED.search(report.clause_before(rate)):
                continue
            found = placed(report, sentence, rate)
            if found is None or explained(report, found, rate):
                continue
            top, base = found.tops[-1], _base(report, found, rate)
            far = base is None or base.start < full_stop(report, rate) and not found.of
            if base is None or far and not _swapped(found, rate) and _told_elsewhere(report, found, rate):
                yield from _without_base(report, found, rate)
                continue
            mending = _mended(report, found, rate, base)
            top, base = mending or (top, base)
            percent = 100 * float(top.value) / float(base.value)
            arithmetic = f"{number(top.value)} ÷ {number(base.value)} = {percent:.2f}%，文中为 {rate.text}"
            message = f"“{top.text}”除以前文的“{base.text}”，或者同一段里别的数，都得不出“{rate.text}”，请核对。"
            sure = in_a_breath(report, rate, top, base) or taken_otherwise(report, rate, top, base)
            severity = None if mending or sure or top.low > base.high else Severity.NOTE
            yield Hit(rate.start, rate.end, message, arithmetic, places(report, top, base), severity)


def _mended(report: Report, found: Placed, rate: Figure, base: Figure) -> tuple[Figure, Figure] | None:
    """The numerator and base of which a slip makes the share: with the likeliest base, or one right before."""
    near = [f for f in found.bases if f not in found.tops and f.start < found.tops[-1].start][-_TRIED:]
    likely = [(top, f) for f in (base, *reversed(near)) for top in reversed(found.tops)]
    others = [(top, f) for top in reversed(found.tops) for f in reversed(found.bases) if f.value > top.value]
    return mended(rate, likely, others)


def _without_base(report: Report, found: Placed, rate: Figure) -> Iterator[Hit]:
    """A share whose base is not told in its paragraph: it must be of some whole number, and of none one slip away."""
    top = found.tops[-1]
    if re.search("分别|依次", report.clause_before(rate)):
        return
    if found.of is not None and not divisible(report, found, rate):
        low, high = 100 * float(top.value) / float(rate.value), decimals(rate.text)
        arithmetic = f"{number(top.value)} ÷ {low:.2f} = {float(rate.value):.{high}f}%，总数不是整数"
        message = f"没有哪个整数的总数能使“{top.text}”占到“{rate.text}”，请核对。"
        yield Hit(rate.start, rate.end, message, arithmetic, places(report, top))
        return
    if _told_elsewhere(report, found, rate):
        return
    listed = _listed(report, top)
    whole = sum(float(f.value) for f in listed)
    if listed and (takes_the_rest(report, listed) or _swaps_in(float(top.value) / whole, rate)):
        percent = 100 * float(top.value) / whole
        arithmetic = f"{number(top.value)} ÷ {number(whole)} = {percent:.2f}%，文中为 {rate.text}"
        message = f"“{top.text}”除以所列各项的合计，得不出“{rate.text}”，请核对。"
        yield Hit(rate.start, rate.end, message, arithmetic, places(report, top))
    elif (base := _elsewhere(report, found, rate)) is not None:
        percent = 100 * float(top.value) / float(base.value)
        arithmetic = f"{number(top.value)} ÷ {number(base.value)} = {percent:.2f}%，文中为 {rate.text}"
        message = f"“{top.text}”除以别处所说的“{base.text}”，得不出“{rate.text}”，请核对。"
        yield Hit(rate.start, rate.end, message, arithmetic, places(report, top, base))


def _listed(report: Report, top: Figure) -> list[Figure]:
    """The items of the list that a numerator is one of, where it is long enough to be of all."""
    here = [f for f in main_counts(report, report.sentence_at(top.start).figures) if family(f.unit) == family(top.unit)]
    turn = next((i for i, f in enumerate(here) if f is top), None)
    if turn is None:
        return []
    first, last = turn, turn + 1
    while first and _ITEM.fullmatch(report.between(here[first - 1], here[first])):
        first -= 1
    while last < len(here) and _ITEM.fullmatch(report.between(here[last - 1], here[last])):
        last += 1
    return here[first:last] if last - first >= _LONG else []


_ITEM = re.compile(r"[，,、]?[^，。；：\d]{0,24}")
_LONG = 4


def _elsewhere(report: Report, found: Placed, rate: Figure) -> Figure | None:
    """A total told elsewhere, of which the share would be one but for two digits swapped."""
    top, places_ = found.tops[-1], decimals(rate.text)
    for figure in report.figures:
        if figure.value > top.value and family(figure.unit) == family(top.unit) and figure.kind in {"count", "money"}:
            percent = round(100 * float(top.value) / float(figure.value), places_)
            if swapped(percent, float(rate.value)) and _is_total(report, figure, found):
                return figure
    return None


def _is_total(report: Report, figure: Figure, found: Placed) -> bool:
    """Whether a count is called a total, or by the noun that the share is of."""
    clause = report.clause_of(figure)
    of = found.of or ""
    return bool(_TOTAL.search(clause)) or any(
        of[i : i + 2] in clause for i in range(len(of) - 1) if of[i : i + 2] != "案件"
    )


_TOTAL = re.compile("总|[共合]计|全[年县市区省]")
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
    above = [f for f in reversed(near) if f.value >= top.value]
    larger = next((f for f in above if _swaps(top, f, rate)), None) or next(iter(above), None)
    if larger is not None and 100 * float(top.value) / float(larger.value) * _TIMES > float(rate.value):
        return larger
    if _sums_up(report, top):
        return None  # 1286件、1017件、968件，五地合计7404件: what is smaller is a part of it
    tried = near if top.value >= _LONG_NUMBER else near[-_TRIED:]
    return next((f for f in reversed(tried) if _mistyped(top, f, rate)), None)


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


_LONG_NUMBER = 1000
"""A number of so many digits is seldom a slip away from another by chance."""
_BRACKET = re.compile("[（）()]")


def _swapped(found: Placed, rate: Figure) -> bool:
    """Whether two digits of the share are those that a base of its paragraph gives, swapped."""
    return any(_swaps(found.tops[-1], base, rate) for base in found.bases)


def _swaps(top: Figure, base: Figure, rate: Figure) -> bool:
    return _swaps_in(float(top.value) / float(base.value), rate)


def _swaps_in(portion: float, rate: Figure) -> bool:
    size = 10.0 ** decimals(rate.text)  # 56.0 is 50.6 with two digits swapped
    return swapped(round(100 * portion * size), round(float(rate.value) * size))


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
