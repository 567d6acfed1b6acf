"""A change told by itself, in the lead or elsewhere, of which the body tells this year's value and last year's."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, decimals, number, slip
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import TABLE_CELL, places
from guiju.reports.audit.words.tellings import pairs
from guiju.reports.read.figure import Figure

_VERB = re.compile(r"(?:同比|比上年|较上年|比去年|较去年)?(?:增长|增加|上升|提高|提升|下降|减少|降低|回落)了?$")
_LAST = re.compile(r"上年(?!度?(?:结转|末))|去年|上一年")
_THING = 3
"""Pairs of letters that the name of what changed has at least."""
_ABOUT, _BACK = 0.6, 3
"""What share of the name must stand before the two values; how many figures before last year's is this year's."""
_REACH = 160


@dataclass(frozen=True, slots=True)
class _Grown:
    """This year's value and last year's, the change between them, and the words that they are told in."""

    now: Figure
    old: Figure
    change: float
    points: bool
    about: str


@rule(
    "growth.retold",
    "单独说的增减与正文两年的数",
    "开头说“人民调解受理量上升8.0%”，正文说受理7325件、上年6780件：单独说的增减应当等于正文里两年的数算出来的增减，百分点也一样。",
    example=(
        "某某县司法局2024年法治政府建设情况的报告\n人民调解受理量上升8.8%。\n一、工作情况\n"
        "（一）人民调解。全年受理7325件，调成7214件；2023年受理6780件。\n二、下一步打算\n继续努力。"
    ),
    holds=(
        "某某县司法局2024年法治政府建设情况的报告\n人民调解受理量上升8.0%。\n一、工作情况\n"
        "（一）人民调解。全年受理7325件，调成7214件；2023年受理6780件。\n二、下一步打算\n继续努力。"
    ),
)
def a_change_told_alone_follows_from_the_two_years(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each change without a value of its own against those of the values of two years that are told under its name."""
    grown = report.once(_grown)
    told = bool(grown) or bool(report.once(_gains))
    for change in report.figures if told else ():
        points = change.unit == "百分点"
        if change.kind != "change" or not (points or change.unit == "%") or report.planned(change):
            continue
        if (one := _of_its_value(report, change, grown)) is not None:
            yield _hit(report, change, one)
            continue
        clause = report.clause_before(change)
        name = pairs(_VERB.sub("", clause))
        if len(name) < _THING or not _VERB.search(clause) or re.search(r"\d", clause):
            continue
        alike = [one for one in grown if one.points == points]
        if any(abs(abs(one.change) - float(change.value)) <= _step(change) for one in alike):
            alike = [one for one in alike if abs(abs(one.change) - float(change.value)) <= _step(change)]
            if any((one.change > 0) == (change.direction == "up") for one in alike):
                continue
        meant = [one for one in alike if _named(name, one) and _miswritten(one, change)]
        if meant:
            yield _hit(report, change, meant[0])


def _hit(report: Report, change: Figure, one: _Grown) -> Hit:
    arithmetic = f"{number(one.old.value)} → {number(one.now.value)}，即 {one.change:+.2f}，文中为 {change.text}"
    message = f"正文里是“{one.old.text}”到“{one.now.text}”，算不出“{change.text}”，请核对。"
    return Hit(change.start, change.end, message, arithmetic, places(report, one.now, one.old))


def _of_its_value(report: Report, change: Figure, grown: list[_Grown]) -> _Grown | None:
    """The two years of which this year's value is told right before the change: 新收申请203件，同比增长12.3%.

    A slip of the pen, or this year's value taken for the base, must explain why they do not give it.
    """
    value = next((f for f in reversed(report.sentence_at(change.start).figures) if f.end <= change.start), None)
    if (
        value is None
        or change.unit != "%"
        or value.value < _LARGE
        or not _RIGHT_BEHIND.fullmatch(report.between(value, change))
    ):
        return None
    words = pairs(report.clause_before(value))
    same = [one for one in grown if one.now.value == value.value and counted_in(one.now) == counted_in(value)]
    same = [one for one in same if not one.points and any(pair in one.about for pair in words)]
    stated = float(change.value) * (-1 if change.direction == "down" else 1)
    same += [] if same else _grown_by(report, value, change)
    if not same or any(abs(one.change - stated) <= _step(change) for one in same):
        return None
    of_the_new = (100 - 100 * float(one.old.value) / float(one.now.value) for one in same)
    turned = any(abs(exact - stated) <= _step(change) / 2 + 1e-9 for exact in of_the_new)
    return next((one for one in same if turned or _miswritten(one, change)), None)


_LARGE = 100
_RIGHT_BEHIND = re.compile(
    r"[，,、（(]?(?:同比|[比较](?:[上去]年[末底]?|年初))?(?:增长|增加|上升|提高|下降|减少|降低)了?"
)


def _step(change: Figure) -> float:
    return 10.0 ** -decimals(change.text)


def _named(name: set[str], one: _Grown) -> bool:
    return sum(pair in one.about for pair in name) >= _ABOUT * len(name)


def _miswritten(one: _Grown, change: Figure) -> bool:
    """Whether a slip of the pen, in the number or in its direction, keeps a change from being the one told."""
    exact = round(abs(one.change), decimals(change.text))
    turned = (one.change > 0) != (change.direction == "up")
    same = abs(exact - float(change.value)) < _step(change) / 2
    return same if turned else slip(round(float(change.value) / _step(change)), round(exact / _step(change)))


def _grown(report: Report) -> list[_Grown]:
    """Every value of last year with those of this year told shortly before it, in its unit, up to the full stop."""
    found = []
    year = f"{(report.year or 0) - 1}年"
    values = [f for f in report.figures if f.kind in {"count", "money", "rate"} and f.rule != TABLE_CELL]
    for turn, old in enumerate(values):
        clause = report.clause_before(old)
        if not (year in clause or _LAST.search(clause)) or not old.value or old.bound != "exact":
            continue
        begin = max(report.text.rfind(mark, 0, old.start) for mark in "。\n")
        before = [f for f in values[max(0, turn - _FIGURES) : turn] if f.start > begin and f.kind == old.kind]
        before = [f for f in before if counted_in(f) == counted_in(old) and not _LAST.search(report.clause_before(f))]
        about = _about(report, old, begin)
        for now in (*before[:1], *before[1:][-_BACK:], *_reached(report, old)):
            points = old.unit == "%"
            apart = float(now.value) - float(old.value)
            found.append(_Grown(now, old, apart if points else 100 * apart / float(old.value), points, about))
    return found


def _grown_by(report: Report, stock: Figure, change: Figure) -> Iterator[_Grown]:
    """What a stock at the end of the year grew by, where its net gain is told: 净增6364户, of 62340户."""
    since, of_last_year = (_SINCE_THEN.search(report.clause_before(f)) for f in (change, stock))
    if of_last_year or not since:
        return
    for gain in report.once(_gains):
        rest = float(stock.value - gain.value)
        if gain.unit == stock.unit and rest > 0:
            yield _Grown(stock, replace(gain, value=rest), 100 * float(gain.value) / rest, False, "")


def _gains(report: Report) -> list[Figure]:
    exact = [f for f in report.figures if f.bound == "exact" and f.kind in {"count", "change"}]
    return [f for f in exact if _NET.search(report.clause_before(f))]


_NET = re.compile("净增加?了?$")
_SINCE_THEN = re.compile("[上去]年[末底]|年初")


def _reached(report: Report, old: Figure) -> Iterator[Figure]:
    """What last year's value came to, right behind it: 由2023年的468.9万元降至412.7万元, 比上年的1758万元净增84万元."""
    at = bisect_right(report.figures, old.start, key=lambda figure: figure.start)
    behind = report.figures[at] if at < len(report.figures) else None
    if behind is None or behind.unit != old.unit or behind.bound != "exact":
        return
    link = report.between(old, behind)
    if _CAME_TO.fullmatch(link):
        yield behind
    elif behind.kind == "change" and _BY.fullmatch(link):
        yield replace(old, value=old.value + (-behind.value if behind.direction == "down" else behind.value))


_CAME_TO = re.compile(r"(?:增加?|增长|[上攀]?升|提高|扩大|下降|[降减]|减少|压减|回落)[至到为]")
_BY = re.compile(r"净?(?:增加?|增长|上升|减少?|下降|多|少)了?")
_FIGURES = 12


def _about(report: Report, figure: Figure, begin: int) -> str:
    """The words before last year's value, the heading of its part among them."""
    text = report.text
    heading = max((found.start() for found in _HEADING.finditer(text, max(0, begin - _PART), figure.start)), default=0)
    return text[heading : heading + _TITLE] + text[max(0, figure.start - _REACH) : figure.start]


_HEADING = re.compile(r"(?m)^[ \u3000]*[（(]?[一二三四五六七八九十]{1,3}[)）、]")
_PART, _TITLE = 1500, 24
