"""Differences in the unit itself: 由2人增加到5人，新增3人; 比上年的132300次减少7740次."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.arithmetic import number
from guiju.reports.audit.finding import Place
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure

_UP, _DOWN = r"增加|增长|新增|净增|上升|提高|提升|扩大|多", r"减少|下降|降低|压减|缩短|精简|少"
_MOVED = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?\s*$")
_FROM = re.compile(r"[由从][^，。；由从]{0,24}$")
_TO = re.compile(r"(?:增|扩|升|提|减|降|压|缩|精简|整合|发展|控制)[一-鿿]{0,2}(?:到|至|为)\s*$")
_OLD = re.compile(
    r"(?:[较比](?:(?:19|20)\d\d年|上年|去年|上一年度?)(?:同期)?[^，。；\d]{0,8}|(?:上年|去年)同期[^，。；\d]{0,6})$"
)


def _hit(report: Report, difference: Figure, old: Figure, new: Figure) -> Hit:
    exact = float(new.value) - float(old.value)
    arithmetic = f"{number(new.value)} − {number(old.value)} = {number(exact)}，文中为 {difference.text}"
    also = tuple(Place(report.name, figure.start, figure.end) for figure in (old, new))
    return Hit(difference.start, difference.end, "按前后两个数算不出这个增减数，请核对。", arithmetic, also)


def _agrees(difference: Figure, old: Figure, new: Figure, *, rises: bool) -> bool:
    low, high = new.low - old.high, new.high - old.low
    if not rises:
        low, high = -high, -low
    return difference.low <= high + 1e-9 and difference.high >= low - 1e-9


@rule(
    "growth.difference",
    "增减数与前后两数",
    "“由 A 增加到 B，新增 d”“今年 B，比上年的 A 减少 d”：d 应当等于两个数的差，方向也应当相符。",
    example="全县开展检查1200次，比上年的1500次减少200次。",
    holds="全县开展检查1200次，比上年的1500次减少300次。",
)
def a_difference_is_that_of_its_two_values(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Three figures of one unit: two values and what lies between them."""
    for sentence in report.sentences:
        units: dict[str, list[Figure]] = {}
        for figure in sentence.figures:
            if figure.actual and figure.kind in {"count", "money", "change", "rate", "duration", "score"}:
                units.setdefault("%" if figure.unit in {"%", "百分点"} else figure.unit, []).append(figure)
        for figures in units.values():
            for one, two, three in zip(figures, figures[1:], figures[2:], strict=False):
                yield from _three(report, one, two, three)


def _three(report: Report, one: Figure, two: Figure, three: Figure) -> Iterator[Hit]:
    moved = _MOVED.search(report.between(two, three))
    if moved is None or len(report.between(two, three)) > 24 or three.unit == "%":
        return
    rises = bool(moved.group("up"))
    lead = report.text[max(0, one.start - 40) : one.start]
    link = report.between(one, two)
    if _FROM.search(lead) and _TO.search(link) and re.match(r"\s*[，,（(]", report.between(two, three)):
        if not _agrees(three, one, two, rises=rises):
            yield _hit(report, three, one, two)
    elif (
        _OLD.search(link)
        and re.fullmatch(r"[^，,。；]{0,6}", report.between(two, three))
        and not _agrees(three, two, one, rises=rises)
    ):
        yield _hit(report, three, two, one)


@rule(
    "growth.last_value",
    "增减幅度与括注的上年数",
    "“今年 B，同比增长 p%（上年 A）”：幅度应当与括注的上年数相符。",
    example="罚没收入965.28万元，同比增长14.1%（2023年为866.5万元）。",
    holds="罚没收入965.28万元，同比增长11.4%（2023年为866.5万元）。",
)
def a_change_agrees_with_the_value_in_brackets(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """now, change, then last year's value behind it."""
    for now, change, old in zip(report.figures, report.figures[1:], report.figures[2:], strict=False):
        link = report.between(change, old)
        if change.kind != "change" or change.unit != "%" or now.unit != old.unit or change.bound != "exact":
            continue
        if (
            not re.fullmatch(r"\s*[（(，,]\s*(?:上年|去年|上一年度?|(?:19|20)\d\d年)(?:同期)?(?:为|是)?\s*", link)
            or not old.low
        ):
            continue
        sign = -1 if change.direction == "down" else 1
        low, high = 100 * (now.low / old.high - 1), 100 * (now.high / old.low - 1)
        step = 10.0 ** -(len(change.text.partition(".")[2].rstrip("%％")) if "." in change.text else 0)
        if not low - step <= sign * float(change.value) <= high + step:
            arithmetic = (
                f"{number(now.value)} ÷ {number(old.value)} − 1 = {(low + high) / 2:.2f}%，文中为 {change.text}"
            )
            also = tuple(Place(report.name, figure.start, figure.end) for figure in (now, old))
            yield Hit(change.start, change.end, "按上年数算不出这个幅度，请核对。", arithmetic, also)
