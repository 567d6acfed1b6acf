"""Points between two shares that stand apart: 败诉率8.75%。上年败诉率10.87%；两年相比下降2.12个百分点."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import decimals, number
from guiju.reports.audit.numbers.listed import paragraph_of
from guiju.reports.audit.numbers.mistakes import mistyped_in
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import TABLE_CELL, places, row_label
from guiju.reports.read.figure import Figure

_POINTS = {"百分点", "个百分点"}
_THE_TWO = re.compile(
    r"(?:两年|两者|二者|前后|两相|同比|两地|相互)?(?:相比|比较|之间|对比)[^，。；\d]{0,4}(?:[升降]|提高|下降|回落|高|低|相差|差)[^，。；\d]{0,2}$|^两?者?相差$"
)
_FROM = re.compile(r"与(?P<other>[^，。；\d]{2,14}?)(?:相差|相距|差距[为达]?)$")
_NAME = re.compile(r"([一-鿿]{2})率")


@rule(
    "growth.points",
    "相差的百分点与两个比率",
    "“败诉率8.75%。上年败诉率10.87%，两年相比下降2.12个百分点”“某县5.26%，与最高的某县相差8.07个百分点”：相差的百分点应当是前文或者表格里两个比率之差；与上年比率相差的，不能写成百分之几，方向也应当与别处同名的本年比率相符。",
    example="今年审结400件，败诉率8.75%。上年审结368件，败诉率10.87%；两年相比下降3.12个百分点。",
    holds="今年审结400件，败诉率8.75%。上年审结368件，败诉率10.87%；两年相比下降2.12个百分点。",
)
def points_lie_between_two_shares(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each number of points set between two shares, against those of its paragraph and the cells of the one named."""
    yield from _moved_to_the_one_elsewhere(report)
    for points in report.figures:
        if points.unit not in _POINTS or points.bound != "exact" or report.planned(points):
            continue
        clause = report.clause_before(points)
        told = [f for f in paragraph_of(report, points) if f.end <= points.start and _is_share(f)]
        if named := _FROM.search(clause):
            own = [f for f in report.sentence_at(points.start).figures if f.end <= points.start and _is_share(f)]
            pairs = [(own[-1], f) for f in _of_name(report, named["other"])] if own else []
            excuses = [(f, other) for f in told for other in report.once(_shares)]
        elif _THE_TWO.search(clause):
            pairs, excuses = _last_two(report, told), [(a, b) for a in told for b in told]
        else:
            continue
        if any(_apart(a, b, points) for a, b in excuses):
            continue
        for one, other in pairs:
            if mistyped_in([points], lambda apart, one=one, other=other: _apart(one, other, apart)):
                exact = number(abs(float(one.value) - float(other.value)))
                arithmetic = f"|{number(one.value)} − {number(other.value)}| = {exact}，文中为 {points.text}"
                message = f"“{one.text}”与“{other.text}”相差的不是“{points.text}”，请核对。"
                yield Hit(points.start, points.end, message, arithmetic, places(report, one, other))
                break


def _moved_to_the_one_elsewhere(report: Report) -> Iterator[Hit]:
    """Each change right behind last year's rate, where the report tells this year's rate of that very name.

    败诉率较上年的11.6%下降3.7%, and 7.9% elsewhere: these are points; 比上年的91.2%下降2.4个百分点, and 93.6%: it rose.
    """
    for old, change in zip(report.figures, report.figures[1:], strict=False):
        if not _is_share(old) or change.kind != "change" or change.unit not in {*_POINTS, "%"} or not change.actual:
            continue
        found = _FROM_LAST.search(report.clause_before(old))
        if found is None or not _MOVED.fullmatch(report.between(old, change)):
            continue
        told = [f for f in report.once(_shares) if f.actual and f is not old and f.value != old.value]
        now = [f for f in told if _NOW.search(report.clause_before(f)) and found[1] in report.clause_before(f)]
        now = [f for f in now if _apart(f, old, change)]
        up = change.direction == "up"
        if change.unit != "%" and now and all((f.value > old.value) != up for f in now):
            lies = "低" if up else "高"
            message = f"“{found[1]}”别处写“{now[0].text}”，比“{old.text}”{lies}，增减的方向写反了，请核对。"
        elif change.unit == "%" and now and all((f.value > old.value) == up for f in now):
            message = f"“{found[1]}”由“{old.text}”到“{now[0].text}”，相差的是百分点，不是百分之几，请核对单位。"
        else:
            continue
        arithmetic = f"{number(now[0].value)} − {number(old.value)} = {number(now[0].value - old.value)}"
        yield Hit(change.start, change.end, message, f"{arithmetic}，文中为 {change.text}", places(report, old, now[0]))


_FROM_LAST = re.compile(r"([一-鿿]{2,4}率)[较比](?:上年|去年|上一年度?|20\d\d年)(?:同期)?的?$")
_MOVED = re.compile(r"(?:大幅|再|又|明显)?(?:[增提升降回下][一-鿿]{0,2}|高|低)了?")
_NOW = re.compile(r"率(?:[升降提][一-鿿]{0,1}[至到为]|[达为]到?|提高到|下降到)?$")


def _is_share(figure: Figure) -> bool:
    return figure.unit == "%" and figure.kind == "rate" and figure.bound == "exact"


def _shares(report: Report) -> list[Figure]:
    return [f for f in report.figures if _is_share(f)]


def _of_name(report: Report, name: str) -> list[Figure]:
    """The shares of the row that a name ends with: 最高的瑶岭县."""
    cells = [f for f in report.once(_shares) if f.rule == TABLE_CELL]
    return [f for f in cells if len(row_label(report, f)) > 1 and name.endswith(row_label(report, f))]


def _last_two(report: Report, told: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """The last two shares of one name."""
    named = [(found.group(1), f) for f in told if (found := _NAME.search(report.clause_before(f)))]
    same = [f for name, f in named if named and name == named[-1][0]]
    return [(same[-2], same[-1])] if len(same) > 1 else []


def _apart(one: Figure, other: Figure, points: Figure) -> bool:
    """Whether two shares lie so far apart; what one was rounded by may show in the last digit."""
    step = 10.0 ** -min(decimals(f.text) for f in (one, other, points))
    slack = 0 if decimals(one.text) == decimals(other.text) == decimals(points.text) else step
    return abs(abs(float(one.value) - float(other.value)) - float(points.value)) <= slack + 1e-6
