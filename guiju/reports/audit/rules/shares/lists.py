"""Items of a list, each with its share: all shares are of one base, though it be told nowhere near."""

import re
from collections.abc import Iterator
from math import ceil, floor
from typing import Any

from guiju.reports.audit.numbers.arithmetic import decimals, disjoint, number, slip, whole_between
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.figure import Figure


@rule(
    "rate.one_base",
    "并列占比的共同基数",
    "并列的几项各带占比的，都应当是同一个总数的一部分：由各项和占比倒推出来的总数，只有一项与其余都不合的，应当核对。",
    example="按渠道看，电话4120件，占51.5%；网络2480件，占31.0%；来访1400件，占15.7%。",
    holds="按渠道看，电话4120件，占51.5%；网络2480件，占31.0%；来访1400件，占17.5%。",
)
def listed_shares_have_one_base(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Works out the base of each item of a list from its share, and points out the one that has another."""
    for listed in _lists(report):
        bases = [_implied(top, rate) for top, rate in listed]
        for turn, (top, rate) in enumerate(listed if len(listed) >= _SEVERAL else ()):
            others = bases[:turn] + bases[turn + 1 :]
            low, high = max(one[0] for one in others), min(one[1] for one in others)
            if low > high or not disjoint(bases[turn], (low, high)):
                continue
            if len(listed) == _SEVERAL and not _slips(top, rate, low, high):
                continue
            percent = f"{100 * float(top.value) / high:.2f}%～{100 * float(top.value) / low:.2f}%"
            arithmetic = f"由其余各项倒推，总数在 {number(ceil(low))} 到 {number(floor(high))} 之间，此项应占 {percent}"
            message = f"“{top.text}，占{rate.text}”与并列的其余各项不是一个总数的占比，请核对。"
            yield Hit(rate.start, rate.end, message, arithmetic, places(report, top))
            break


_SEVERAL = 3


def _slips(top: Figure, rate: Figure, low: float, high: float) -> bool:
    """Whether a slip of the pen in the item or its share makes it differ: one of three may be of its own base."""
    stated = float(rate.value)
    shares = [round(100 * float(top.value) / base, decimals(rate.text)) for base in (low, high)]
    items = whole_between(stated * low / 100, stated * high / 100)
    return any(slip(one, stated) for one in shares) or any(slip(float(top.value), one) for one in items)


def _implied(top: Figure, rate: Figure) -> tuple[float, float]:
    """The least and greatest base of which a count is the share, rounded or cut off."""
    step = 10.0 ** -decimals(rate.text)
    return 100 * top.low / (float(rate.value) + step), 100 * top.high / (float(rate.value) - step / 2)


def _lists(report: Report) -> Iterator[list[tuple[Figure, Figure]]]:
    """Counts in one unit, each with its share right behind it, one after the other within a sentence."""
    listed: list[tuple[Figure, Figure]] = []
    for top, rate in zip(report.figures, report.figures[1:], strict=False):
        item = rate.kind == "rate" and rate.unit == "%" and rate.bound == top.bound == "exact" and rate.value >= 1
        if not item or not top.value or not _ITEM.fullmatch(report.between(top, rate)):
            continue
        if listed and (top.unit != listed[-1][0].unit or not _NEXT.fullmatch(report.between(listed[-1][1], top))):
            yield listed
            listed = []
        listed.append((top, rate))
    yield listed


_ITEM = re.compile(r"[一-鿿]{0,4}[，,（(](?:居[^，]{2,5}，)?占比?")
_NEXT = re.compile(r"[）)]?[^。\n\d]{0,24}[；;，,、][^。\n\d]{1,24}")
