"""Changes whose value stands under its name elsewhere: 总量比上年多150户，增长5.0%; 与上年立案10件相比，下降30%."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, decimals, number
from guiju.reports.audit.numbers.listed import paragraph_of
from guiju.reports.audit.numbers.lists import compared, label
from guiju.reports.audit.numbers.mistakes import mistyped_in
from guiju.reports.audit.numbers.plainly import by_words
from guiju.reports.audit.numbers.quotients import one_step
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.rules.growth.differences import is_sized, way_of
from guiju.reports.audit.words.likeness import places
from guiju.reports.audit.words.tellings import pairs
from guiju.reports.read.figure import Figure

_THEN_SHARE = re.compile(r"[，,、（(]?(?:同比|比上年|较上年)?(?:增长|增加|上升|提高|下降|减少|降低)了?")
_SET_AGAINST = re.compile(r"与(?:上年|去年|上一年度?|20\d\d年)(?:同期)?(?P<done>[^，。；\d]{0,8})的?$")
_TOGETHER = re.compile(r"相比[，,](?P<thing>[一-鿿]{0,12}?)(?:同比)?(?:增长|增加|上升|提高|下降|减少|降低|回落)了?")
_SINCE = re.compile(r"(?P<thing>[一-鿿]{2,12}?)[较比](?:上年|去年|20\d\d年)(?:同期)?[^，。；\d]{0,6}$")


@rule(
    "growth.named",
    "增减与前文同名的数",
    "“登记经营主体3150户，其中……，登记总量比上年多150户，增长5.0%”“立案7件……与上年立案10件相比，下降30%”：增减的幅度应当与前文同名的数相符。",
    example="新登记经营主体3150户，其中企业1260户，新登记总量比上年多150户，同比增长15.0%。",
    holds="新登记经营主体3150户，其中企业1260户，新登记总量比上年多150户，同比增长5.0%。",
)
def a_change_follows_from_the_value_of_its_name(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each change in per cent behind a difference, or behind last year's value, against the values told before."""
    for first, share in zip(report.figures, report.figures[1:], strict=False):
        if share.kind != "change" or share.unit != "%" or {first.bound, share.bound} != {"exact"}:
            continue
        link, since = report.between(first, share), report.clause_before(first)
        if is_sized(report, first) and _THEN_SHARE.fullmatch(link) and (named := _SINCE.search(since)):
            if way_of(report, first) == share.direction:
                yield from _judge(report, first, share, named["thing"], _former_by)
        elif (against := _SET_AGAINST.search(since)) and (named := _TOGETHER.fullmatch(link)):
            yield from _judge(report, first, share, against["done"] + named["thing"], _former)


def _former_by(apart: Figure, now: Figure, share: Figure) -> tuple[float, float]:
    """Last year's value that a difference leaves, and this year's."""
    return float(now.value) + float(apart.value) * (1 if share.direction == "down" else -1), float(now.value)


def _former(old: Figure, now: Figure, share: Figure) -> tuple[float, float]:
    return float(old.value), float(now.value)


def _called(report: Report, thing: str, old: Figure) -> list[Figure]:
    """The values that have most of a name, and its beginning: 财政收入, and no 税收收入."""
    name, index = pairs(thing), report.once(by_words)
    some = {f.start: f for f in index.get(thing[:2], ()) if counted_in(f) == counted_in(old)}
    return [f for f in some.values() if len(name & pairs(report.clause_of(f))) >= _MOST * len(name)]


_MOST = 0.6
_BY = re.compile(r"净?(?:增加?|增长|上升|减少?|下降|多|少)了?")
_FROM = re.compile(r"(?P<thing>[一-鿿]{2,12}?)[较比](?:上年|去年|20\d\d年)(?:同期)?的$")
_LONG = 3
"""Digits of a value, and of a difference two, that agree with others by no chance."""


@rule(
    "growth.by",
    "与上年数相差的数和别处的本年数",
    "“财政收入比上年的1758万元净增84万元”，开头说财政收入1842万元：上年数加上相差的数，应当等于别处同名的本年数；只差一笔的，多半写错了。",
    example="全镇完成财政收入1842万元。\n一、工作情况\n财政收入比上年的1758万元净增48万元。",
    holds="全镇完成财政收入1842万元。\n一、工作情况\n财政收入比上年的1758万元净增84万元。",
)
def a_difference_leads_to_the_value_told_elsewhere(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Last year's value and the difference from it, where this year's is told only elsewhere."""
    for old, apart in zip(report.figures, report.figures[1:], strict=False):
        if old.unit != apart.unit or {old.bound, apart.bound} != {"exact"} or len(number(old.value)) < _LONG:
            continue
        found = _FROM.search(report.clause_before(old)) if _BY.fullmatch(report.between(old, apart)) else None
        if found is None or any(
            f.unit == old.unit and f.end <= old.start for f in report.sentence_at(old.start).figures
        ):
            continue
        told = _called(report, found["thing"], old)
        sign = -1 if way_of(report, apart) == "down" else 1

        def leads(change: Figure, now: Figure, old: Figure = old, sign: int = sign) -> bool:
            return abs(float(old.value) + sign * float(change.value) - float(now.value)) <= one_step(now) / 2

        if any(leads(apart, now) for now in told):
            continue
        for now in told:
            if now.bound == "exact" and mistyped_in([apart], lambda change, now=now: leads(change, now)):
                exact = float(now.value) - float(old.value)
                arithmetic = f"{number(now.value)} − {number(old.value)} = {number(exact)}，文中为 {apart.text}"
                message = f"别处说的是“{now.text}”，与“{old.text}”相差的不是“{apart.text}”，请核对。"
                yield Hit(apart.start, apart.end, message, arithmetic, places(report, old, now))
                break


def _judge(report: Report, first: Figure, share: Figure, name: str, former: Any) -> Iterator[Hit]:
    """A value told before makes the change, or the one that has its name does but for a slip or by the wrong base."""
    before = [f for f in paragraph_of(report, share) if f.end <= first.start and counted_in(f) == counted_in(first)]
    before = [f for f in before if f.kind in {"count", "money"} and f.value and not compared(report, f)]
    told = [(f, *former(first, f, share)) for f in before]
    told = [one for one in told if one[1] > 0]
    if not told or any(_gives(share, old, now) for _, old, now in told):
        return
    for value, old, now in _named(report, told, name):
        turned = now > 0 and _gives(share, now, old, either=True)
        if turned or mistyped_in([share], lambda stated, old=old, now=now: _gives(stated, old, now)):
            exact = 100 * (now - old) / old
            arithmetic = f"（{number(now)} − {number(old)}）÷ {number(old)} = {exact:.2f}%，文中为 {share.text}"
            message = f"按前文的“{value.text}”和“{first.text}”算不出“{share.text}”，请核对。"
            yield Hit(share.start, share.end, message, arithmetic, places(report, value, first))
            return


def _named(
    report: Report, told: Sequence[tuple[Figure, float, float]], name: str
) -> Iterator[tuple[Figure, float, float]]:
    """The values that share a pair of letters with the name."""
    said = pairs(name)
    return (one for one in told if said & pairs(label(report, one[0])))


def _gives(share: Figure, old: float, now: float, *, either: bool = False) -> bool:
    """Whether the change leads from one value to the other, rounded or cut off."""
    exact, step = 100 * (now - old) / old, 10.0 ** -decimals(share.text)
    if (exact > 0) != (share.direction == "up") and not either:
        return False
    return -step < float(share.value) - abs(exact) <= step / 2 + 1e-9
