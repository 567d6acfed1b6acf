"""Ratios of two counts: 收到申请1842件，一审诉讼1194件，申请与诉讼之比为1.54∶1."""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, decimals, number
from guiju.reports.audit.numbers.listed import paragraph_of
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.audit.words.tellings import pairs
from guiju.reports.read.figure import Figure

_RATIO = re.compile(
    r"(?:(?P<one>[一-鿿]{2,12})[与和同](?P<other>[一-鿿]{2,12}?)(?:数量)?|(?P<both>[两二]者))(?:之比|的?比例|比)(?:已|约)?(?:达到?|为|是|约为)?"
    r"(?P<ratio>(?P<left>\d+(?:\.\d+)?)[∶:：](?P<right>\d+(?:\.\d+)?))"
)
_LAST = re.compile("[较比](?:上年|去年|20)|上年|去年")


@rule(
    "rate.ratio",
    "两个数之比",
    "“申请1842件，诉讼1194件，申请与诉讼之比为1.54∶1”：比应当等于同一段里同名的两个数相除。",
    example="全年收到复议申请1842件，一审行政诉讼1194件，复议申请与行政诉讼之比为1.65∶1。",
    holds="全年收到复议申请1842件，一审行政诉讼1194件，复议申请与行政诉讼之比为1.54∶1。",
)
def a_ratio_follows_from_its_two_counts(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each ratio of two named things against the counts of its paragraph."""
    for found in _RATIO.finditer(report.text):
        left, right = float(found["left"]), float(found["right"])
        at = found.start("ratio")
        if found["both"]:
            yield from _of_the_two(report, found)
            continue
        told = [f for f in _paragraph(report, at) if f.kind in {"count", "money"} and f.bound == "exact" and f.value]
        told = [f for f in told if not _LAST.search(report.clause_before(f))]
        if (
            not left
            or not right
            or any(_is(a, b, found) for a, b in permutations(told, 2) if counted_in(a) == counted_in(b))
        ):
            continue
        one, other = (
            _called(report, told, found[mine], found[their]) for mine, their in (("one", "other"), ("other", "one"))
        )
        if one is not None and other is not None and one is not other and counted_in(one) == counted_in(other):
            small = min(float(one.value), float(other.value))
            exact = f"{number(float(one.value) / small)}∶{number(float(other.value) / small)}"
            arithmetic = f"{number(one.value)} ÷ {number(other.value)} = {exact}，文中为 {found['ratio']}"
            message = f"按“{one.text}”和“{other.text}”算不出“{found['ratio']}”，请核对。"
            yield Hit(at, found.end("ratio"), message, arithmetic, places(report, one, other))


def _of_the_two(report: Report, found: re.Match[str]) -> Iterator[Hit]:
    """简易程序38件、普通程序19件，二者之比为2∶1: of the two right before, in their order."""
    at = found.start("ratio")
    told = [f for f in report.sentence_at(at).figures if f.end <= at and f.kind in {"count", "money"} and f.value][-2:]
    if len(told) < len(found.groups()[-2:]) or counted_in(told[0]) != counted_in(told[1]):
        return
    one, other = told
    beside = _LISTED.fullmatch(report.between(one, other)) and _CLOSE.fullmatch(report.text[other.end : found.start()])
    if beside and float(found["left"]) and float(found["right"]) and not _is(one, other, found):
        exact = number(float(one.value) / float(other.value))
        arithmetic = f"{number(one.value)} ÷ {number(other.value)} = {exact}，文中为 {found['ratio']}"
        message = f"“{one.text}”与“{other.text}”之比不是“{found['ratio']}”，请核对数和前后次序。"
        yield Hit(at, found.end("ratio"), message, arithmetic, places(report, one, other))


_LISTED, _CLOSE = re.compile(r"[、，和与][一-鿿“”]{1,14}"), re.compile("[一-鿿]{0,6}[，,]")


def _paragraph(report: Report, at: int) -> list[Figure]:
    before = report.sentence_at(at).figures
    return paragraph_of(report, before[-1]) if before else []


def _is(one: Figure, other: Figure, found: re.Match[str]) -> bool:
    """Whether two counts stand so to each other; the side that is no 1 may have been rounded."""
    turned = float(found["left"]) < float(found["right"])
    exact = float(other.value) / float(one.value) if turned else float(one.value) / float(other.value)
    large, small = (found["right"], found["left"]) if turned else (found["left"], found["right"])
    step = 10.0 ** -decimals(large) / float(small)
    return abs(exact - float(large) / float(small)) < step


def _called(report: Report, told: Sequence[Figure], name: str, another: str) -> Figure | None:
    """The one count in whose sentence, up to it, most of a name stands that the other name has not."""
    own = pairs(name) - pairs(another)
    grades = [(sum(pair in _words(report, f) for pair in own), f) for f in told]
    best = max((grade for grade, _ in grades), default=0)
    named = [f for grade, f in grades if grade == best]
    return named[0] if 2 * best >= len(own) > 0 and len(named) == 1 else None


def _words(report: Report, figure: Figure) -> str:
    """The words before a count, since the count before it, and the noun behind it."""
    begin = report.sentence_at(figure.start).start
    before = re.split(r"\d[^，。；、]*[，。；、]", report.text[begin : figure.start])[-1]
    return before + re.split(r"[，,。；;：:、\d]", report.text[figure.end : figure.end + _NOUN])[0]


_NOUN = 8
