"""Words of rise and fall against each other and against the numbers: 减少476件、增长6.9%."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, decimals
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.audit.words.tellings import pairs
from guiju.reports.read.figure import Figure

_TOGETHER = re.compile(
    r"\s*[、，,（(](?:同比|增幅|降幅|幅度|比例)?(?:增长|上升|增加|提高|下降|减少|降低|下浮)?了?(?:达|为)?"
)
_LEAST = 2.0
"""A change smaller than this many per cent is too like its opposite to tell them apart."""


@rule(
    "growth.opposite",
    "升降说反",
    "“减少476件、增长6.9%”：同一件事的增减数与增减幅度方向应当一致；幅度只有反过来才算得出的，同一个幅度前后一处说升、一处说降的，说反了一处。",
    example="受理纠纷7346件，同比减少476件、增长6.9%。",
    holds="受理纠纷7346件，同比增加476件、增长6.9%。",
)
def changes_have_one_direction(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A number and a per cent of one change; a per cent that the sentence's numbers give only the other way round."""
    changes = [f for f in report.figures if f.kind == "change" and f.direction in _WAYS and not report.planned(f)]
    for one, other in zip(changes, changes[1:], strict=False):
        counted = one.unit not in _RATES and other.unit == "%"
        if counted and one.direction != other.direction and _TOGETHER.fullmatch(report.between(one, other)):
            message = "增减数与增减幅度的方向相反，请核对。"
            yield Hit(one.start, other.end, message, f"{one.text}，{other.text}", places(report, one))
    yield from _told_both_ways(report, [f for f in changes if f.unit == "%" and f.value >= _LEAST])
    for turn, change in enumerate(report.figures):
        if change.kind == "change" and change.direction in _WAYS and change.unit == "%" and change.value >= _LEAST:
            yield from _only_the_other_way(report, change, report.figures[max(0, turn - _MANY) : turn])


_WAYS, _RATES = {"up", "down"}, {"%", "百分点"}


def _told_both_ways(report: Report, changes: list[Figure]) -> Iterator[Hit]:
    """One per cent told of one thing as a rise here and as a fall there."""
    seen: dict[str, list[Figure]] = defaultdict(list)
    for change in changes:
        told = seen[change.text]
        if len(told) == 1 and told[0].direction != change.direction and decimals(change.text):
            first = told[0]
            around = report.text[max(0, first.start - _AROUND) : first.end]
            if len((pairs(report.clause_before(change)) & pairs(around)) - _CHANGING) >= _COMMON:
                message = f"同一个幅度{change.text}，前后一处说升、一处说降，请核对。"
                yield Hit(change.start, change.end, message, "", places(report, first))
        told.append(change)


_COMMON, _AROUND = 2, 60
_CHANGING = frozenset(
    ["同比", "上升", "下降", "增长", "减少", "增加", "降低", "提高", "上年", "去年", "较上", "比上", "数量"]
)


def _only_the_other_way(report: Report, change: Figure, before: list[Figure]) -> Iterator[Hit]:
    """A per cent that two numbers of the sentence make only as the opposite change."""
    sentence = report.sentence_at(change.start)
    begin = max(report.text.rfind(mark, 0, change.start) for mark in "。\n")  # semicolons within
    told = [f for f in before if f.kind in {"count", "money"} and f.start > begin and f.bound == "exact"]
    half = 10.0 ** -decimals(change.text) / 2 + 1e-9
    rises, falls = [], []
    for turn, one in enumerate(told):
        for other in told[turn + 1 :]:
            if counted_in(one) != counted_in(other) or not one.value or not other.value:
                continue
            small, large = sorted((float(one.value), float(other.value)))
            if abs(100 * (large - small) / small - float(change.value)) <= half:
                rises.append((one, other))
            if abs(100 * (large - small) / large - float(change.value)) <= half:
                falls.append((one, other))
    against, by = (falls, rises) if change.direction == "up" else (rises, falls)
    if against and not by and _SET_AGAINST.search(sentence.text):
        one, other = against[0]
        message = "按句中的两个数，这个幅度只有反过来才算得出，请核对升降。"
        yield Hit(change.start, change.end, message, f"{one.text}，{other.text}", places(report, one, other))


_MANY = 8
_SET_AGAINST = re.compile(r"[较比与]|上年|去年|同期|由")


_NOUGHT = re.compile(
    r"(?:上年|去年|上一年度?|同期|20\d\d年)(?:度|同期|末|底)?(?:的|为|是)?\s*(?P<nought>0|零)(?![\d.．])\s*(?:[%％]|[件人起宗次户家个份名例条场项]|万?元)?"
    r"(?P<after>[^。；]{0,40})"
)
_FALL = re.compile(r"^(?:同比)?(?:下降|减少|降低|回落|压减|下滑)[^。；，\d]{0,3}\d")
_RISE = re.compile(r"(?:增长|上升|增加|提高|增幅为?)(?:了|达)?\s*\d[\d.]*\s*[%％](?!.{0,2}点)")


@rule(
    "growth.from_nought",
    "上年是零的增减",
    "上年是零的，今年不会再下降；也算不出增长百分之几。",
    example="败诉率8.6%，比上年的0下降2.6个百分点。",
    holds="败诉率8.6%，比上年的11.2%下降2.6个百分点。",
)
def nothing_neither_falls_nor_grows_by_a_share(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Last year's nought, and a fall from it, or a rise by so many per cent of it."""
    for found in _NOUGHT.finditer(report.text):
        after = found["after"].lstrip("）),， 的")
        wrong = _FALL.match(after) or _RISE.search(re.split(_OTHER, found["after"])[0])
        if wrong:
            message = "上年是零，不会再下降，也算不出增长百分之几，请核对上年的数。"
            yield Hit(found.start(), found.end("nought"), message, wrong.group())


_OTHER = re.compile(r"[，,、；](?![^，,]{0,4}(?:增长|上升|增加|提高|增幅))")
"""Where the words go on to something else than the change from last year's nought."""
