"""What is to be added, and what there will be then: 新增7项，累计达到50项, where there are 43."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.arithmetic import number
from guiju.reports.audit.likeness import places
from guiju.reports.audit.lists import compared
from guiju.reports.audit.report import Report
from guiju.reports.audit.retelling import alike_units, noun_behind
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure

_NEW = re.compile(r"(?:新[一-鿿]|再[一-鿿]|招录|录用|增加|增设)[^，。；\d]{0,16}$")
_ALL = re.compile(r"(?:累计|总数|总量|总计|数量|规模)[^，。；\d]{0,8}$|(?:达到?|增至|增加到|扩大到)$")
_EMPTY = re.compile(
    r"[^一-鿿]+|新[增建设创聘培]|再|累计|总[数量计]|达到?|增[至加]|力争|完成|实现|使|全[县市区镇省]|培养|数量|个|的"
)
_LEAST = 0.4
"""What there is now is at least so much of what there will be."""


@rule(
    "target.sum",
    "新增的数与达到的总数",
    "下一年“新增7项，累计达到50项”：现有的数加上要新增的，应当等于要达到的总数。",
    example="关于2024年法治政府建设情况的报告\n“高效办成一件事”累计上线43项。\n三、2025年工作打算\n“高效办成一件事”新增17项，累计达到50项。",
    holds="关于2024年法治政府建设情况的报告\n“高效办成一件事”累计上线43项。\n三、2025年工作打算\n“高效办成一件事”新增7项，累计达到50项。",
)
def what_is_there_and_what_is_added_make_the_aim(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """An aim of new ones and of all, against the one number of those that there are under the same words."""
    for sentence in report.sentences:
        if sentence.start < report.plan_start and not any(report.planned(f) for f in sentence.figures):
            continue
        counted = [f for f in sentence.figures if f.kind == "count" and f.bound == "exact"]
        for added, then in zip(counted, counted[1:], strict=False):
            leads = report.clause_before(added), report.clause_before(then)
            aimed = report.planned(then) or then.start >= report.plan_start
            if alike_units(added, then) and aimed and _NEW.search(leads[0]) and _ALL.search(leads[1]):
                yield from _judge(report, added, then, _pairs(leads[0]) | _pairs(leads[1] + noun_behind(report, added)))


def _judge(report: Report, added: Figure, then: Figure, words: set[str]) -> Iterator[Hit]:
    """The likeliest number of those that there are, unless another under some of the words makes the sum right."""
    need, whole = float(then.value - added.value), float(then.value)
    shared = [(len(words & _pairs(report.clause_of(f) + f.subject)), f) for f in _told(report, then)]
    if any(score and f.value == need for score, f in shared):
        return
    near = [(score, f) for score, f in shared if score >= _WORDS and _LEAST * whole <= f.value < whole]
    if near:
        now = max(near, key=lambda pair: pair[0])[1]
        arithmetic = f"{number(now.value)} + {number(added.value)} ≠ {number(then.value)}"
        message = "现有的数加上要新增的，不等于要达到的总数，请核对。"
        yield Hit(then.start, then.end, message, arithmetic, places(report, now, added))


_WORDS = 2
"""Pairs of letters that a number shares with the aim at least, to be of the same thing."""


def _told(report: Report, then: Figure) -> list[Figure]:
    """What the report states, in like units, of what there is: no aim, nothing of last year, nothing newly added."""
    told = [f for f in report.figures if f.kind == "count" and alike_units(f, then) and f.start < report.plan_start]
    told = [f for f in told if f.bound == "exact" and not report.planned(f) and not compared(report, f)]
    return [f for f in told if not re.search("新[增建设创聘]", report.clause_before(f))]


def _pairs(words: str) -> set[str]:
    return {piece[i : i + 2] for piece in _EMPTY.split(words) for i in range(len(piece) - 1)}
