"""How far a value lies from what was asked or is usual, told elsewhere: 68.4%，比规定要求低6.6个百分点."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, decimals, number
from guiju.reports.audit.numbers.mistakes import telling_in
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.rules.growth.differences import is_sized, way_of
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.figure import Figure

_FROM = re.compile(
    r"[，,（(][比较距离]{1,2}(?P<whose>[^，。；]{0,12}?)(?P<norm>要求|规定|标准|目标|任务|计划|平均|总体|整体|底线|指标)"
)
_KINDS = frozenset({"rate", "count", "money", "score", "duration"})


@rule(
    "growth.from_norm",
    "与要求、任务数、平均数的差距",
    "“专业人员比例68.4%，比规定要求低6.6个百分点”“新增就业4300人，比上年任务数多100人”：要求、任务、平均数在别处写明的，差距应当等于两数之差，方向也一样。",
    example="专业人员占比68.4%，没有达到75%的规定要求。\n二、存在的问题\n专业人员占比68.4%，比规定要求低8.6个百分点。",
    holds="专业人员占比68.4%，没有达到75%的规定要求。\n二、存在的问题\n专业人员占比68.4%，比规定要求低6.6个百分点。",
)
def a_value_lies_so_far_from_its_norm(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each distance from a norm whose number stands elsewhere, against those that are called so beside its value."""
    for sentence in report.sentences:
        for value, apart in zip(sentence.figures, sentence.figures[1:], strict=False):
            if value.kind not in _KINDS or _unit(value) != _unit(apart) or not is_sized(report, apart):
                continue
            found = _FROM.match(report.between(value, apart))
            norms = _norms(report, sentence, value, found["norm"]) if found is not None else []
            if found is not None and not norms:
                norms = _of_all(report, value, apart)
            if norms and not any(_so_far(report, value, norm, apart) for norm in norms):
                norm = norms[0]
                arithmetic = f"{number(value.value)} − {number(norm.value)} = {number(value.value - norm.value)}"
                message = f"按“{value.text}”和别处所说的“{norm.text}”算不出这个差距，请核对。"
                yield Hit(apart.start, apart.end, message, f"{arithmetic}，文中为 {apart.text}", places(report, norm))


def _of_all(report: Report, value: Figure, apart: Figure) -> list[Figure]:
    """The shares of the very name told elsewhere, where one slip of the pen keeps one from lying so far off.

    破案率52.0%，比总体破案率低12.3个百分点: the 64.3% of all.
    """
    called = re.search("[一-鿿]{2}率(?=[达为]?到?$)", report.clause_before(value))
    if called is None or value.kind != "rate":
        return []
    told = [f for f in report.figures if f.kind == "rate" and f.actual and f.value != value.value]
    told = [f for f in told if re.search(called.group() + "[达为]?到?$", report.clause_before(f))]

    def holds(one: Figure, far: Figure, norm: Figure) -> bool:
        return _so_far(report, one, norm, far)

    if any(holds(value, apart, norm) for norm in told):
        return []
    return [norm for norm in told if telling_in((value, apart), partial(holds, norm=norm))][:1]


def _norms(report: Report, sentence: Sentence, value: Figure, called: str) -> list[Figure]:
    """The numbers so called elsewhere, in a sentence that tells the value again, or of the very thing of the value."""
    thing = _THING.sub("", report.clause_before(value))[-_LETTERS:]
    found = []
    for figure in report.figures:
        if (
            figure is value
            or _unit(figure) != _unit(value)
            or figure.kind == "change"
            or called not in _around(report, figure)
        ):
            continue
        there = report.sentence_at(figure.start)
        again = any(f.value == value.value and f.unit == value.unit and f is not figure for f in there.figures)
        same = len(thing) == _LETTERS and thing in report.clause_before(figure)
        if there is not sentence and (same or again and value.kind == "rate"):
            found.append(figure)
    return found


_THING = re.compile(r"[^一-鿿]|[达到为仅约]+$")
_LETTERS = 4


def _around(report: Report, figure: Figure) -> str:
    """The words of the clause around a figure, up to the next mark."""
    return report.clause_before(figure) + re.split(r"[，,。；;：:\n]", report.text[figure.end : figure.end + 20])[0]


def _unit(figure: Figure) -> str:
    return "%" if figure.unit in {"%", "百分点"} else counted_in(figure)


def _so_far(report: Report, value: Figure, norm: Figure, apart: Figure) -> bool:
    distance = float(value.value) - float(norm.value)
    stated = float(apart.value) * (-1 if way_of(report, apart) == "down" else 1)
    stated = abs(stated) * (1 if distance > 0 else -1) if "差" in report.clause_before(apart) else stated
    step = max(10.0 ** -decimals(f.text) for f in (value, norm, apart)) if value.unit == "%" else 0.0
    return abs(distance - stated) <= step + 1e-6
