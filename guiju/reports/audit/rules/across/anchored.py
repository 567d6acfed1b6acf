"""Two reports of one county: sentences that tell one number in common tell the other of its thing alike, too."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.numbers.mistakes import mistypings
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import PARTIAL, TABLE_CELL, places
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.audit.words.tellings import Telling, Words, told
from guiju.reports.read.figure import Figure

_LEAST, _ANCHOR = 10, 10
"""The least number that is compared, and the least that shows that two sentences speak of one thing."""
_TELLING, _LONG = 3.0, 100
"""How much the words beside both must tell; from here on two digits swapped tell enough."""


@rule(
    "across.beside",
    "两份报告同一句话里的数",
    "县里说“128个村（社区）共有512名”，司法局说“128个村（社区）的521名”：两份报告的两句话有一个数相同，旁边的数只差一笔的，多半写错了一处。",
    example=(
        "沂川县人民政府关于2024年法治政府建设情况的报告\n128个村（社区）共有法治宣传员512名。",
        "沂川县司法局关于2024年法治政府建设情况的报告\n128个村（社区）的521名宣传员全部轮训一遍。",
    ),
    holds=(
        "沂川县人民政府关于2024年法治政府建设情况的报告\n128个村（社区）共有法治宣传员512名。",
        "沂川县司法局关于2024年法治政府建设情况的报告\n128个村（社区）的512名宣传员全部轮训一遍。",
    ),
    many=True,
)
def what_stands_beside_one_number_is_one(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Each figure of a sentence that shares a number with the other report's, against those told of the same."""
    for left, right in corpus.colleagues():
        departments = [report for report in (left, right) if report.body.level == "department"]
        if not all("司法" in report.body.name for report in departments):
            continue  # other departments tell their own part
        ours, theirs = _counts(left), _counts(right)
        words, marked = Words(left.text, right.text), set[int]()
        by_value = defaultdict[float, list[Telling]](list)
        for one in ours:
            by_value[float(one.figure.value)].append(one)
        known = {(f.figure.value, f.figure.unit) for f in ours}, {(f.figure.value, f.figure.unit) for f in theirs}
        for again in theirs:
            for first in _beside(left, right, again, by_value):
                absent = not _told(again.figure, known[0]) and not _told(first.figure, known[1])
                if absent and again.figure.start not in marked and _of_one(first, again, words):
                    marked.add(again.figure.start)
                    arithmetic = f"{left.body.short}：{first.figure.text}；{right.body.short}：{again.figure.text}"
                    message = "两份报告这两句话有一个数相同，这里说的同一事物的数却不同。请核对哪一份写错了。"
                    place = places(left, first.figure)
                    yield Hit(again.figure.start, again.figure.end, message, arithmetic, place, None, right.name)


def _counts(report: Report) -> list[Telling]:
    return [one for one in told(report) if one.figure.rule != TABLE_CELL and one.figure.bound == "exact"]


def _told(figure: Figure, known: set[tuple[float, str]]) -> bool:
    return (figure.value, figure.unit) in known


def _beside(left: Report, right: Report, again: Telling, by_value: dict[float, list[Telling]]) -> Iterator[Telling]:
    """The figures of the one report in sentences that share a number with the sentence of a figure of the other."""
    if again.figure.value < _LEAST or PARTIAL.search(right.clause_before(again.figure)):
        return
    for anchor in right.sentence_at(again.figure.start).figures:
        if anchor.start == again.figure.start or anchor.value < _ANCHOR or anchor.kind != "count":
            continue
        for same in by_value.get(float(anchor.value), ()):
            if not alike_units(same.figure, anchor):
                continue
            for one in left.sentence_at(same.figure.start).figures:
                apart = one.start != same.figure.start and alike_units(one, again.figure) and one.value >= _LEAST
                if apart and one.value != again.figure.value:
                    yield from (t for t in by_value.get(float(one.value), ()) if t.figure.start == one.start)


def _of_one(first: Telling, again: Telling, words: Words) -> bool:
    """Whether the words right beside two figures name one thing, or few words do and a slip keeps them apart."""
    shared = words.rarity(first.label & again.label)
    least = min(words.rarity(first.label), words.rarity(again.label))
    slipped = any(other.value == first.figure.value for other in mistypings(again.figure))
    whole = shared >= max(_TELLING, _MOSTLY * least) and _kinds(first) == _kinds(again)
    if not slipped:
        return False
    small = min(first.figure.value, again.figure.value)
    digits = sorted(number(first.figure.value)) == sorted(number(again.figure.value))
    return whole or digits and small >= _LONG


_MOSTLY = 0.6
_KIND = re.compile("[国省市县区乡镇村]级|新[增建创设聘]|其中|上年|重大|专项|不|未|部门|乡镇")


def _kinds(one: Telling) -> set[str]:
    """What limits the thing to some of its kind."""
    return set(_KIND.findall(f"{one.before}，{one.noun}"))
