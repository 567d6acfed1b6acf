"""How many towns, villages and offices a place has: one number all through its report."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number, slip, swapped
from guiju.reports.audit.numbers.upheld import made_up
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import TABLE_CELL, of_another_year, places
from guiju.reports.read.figure import Figure

_TOWNS_AND_STREETS = (
    r"乡镇[（(]街道[）)]|乡镇街道|镇街|街镇|镇[（(]街道[）)]|镇街道|街道[（(]镇[）)]|街道和镇|镇和街道|"
    r"乡[（(]镇、街道[）)]"
)
_KINDS: tuple[tuple[str, str], ...] = (
    ("乡镇（街道）", _TOWNS_AND_STREETS),
    ("乡镇", r"(?:乡镇|苏木镇|苏木乡镇|镇乡)(?![（(]?街道|街)"),
    ("村（社区）", r"村[（(]社区[）)]|村[（(]居[）)]|村居|村社区|嘎查[（(]社区[）)]|嘎查村"),
    ("行政村", r"(?:行政村|建制村|村(?![（(居民级社务规改干调企]))"),
    ("社区", r"社区(?![（(矫服戒卫警康工居])"),
    ("县（市、区）", r"县[（(]市、区[）)]|县[（(]区[）)]|区县|县区|县市区|区[（(]县[）)]|旗县区?"),
    ("司法所", r"[一-鿿（）]{0,8}?司法所"),
    ("派出所", r"[一-鿿（）]{0,4}?派出所"),
    ("卫生院", r"[一-鿿（）]{0,4}?卫生院"),
    ("派驻中队", r"派驻[一-鿿]{0,4}中队"),
)
"""What an area is divided into, or has in each of its parts; how it is written."""
_BEHIND = [(kind, re.compile(rf"\s*(?:基层)?(?:{written})")) for kind, written in _KINDS]
_BEFORE = [
    (
        kind,
        re.compile(
            rf"(?:^|[，、（(]|[一-鿿]{{2}})(?:{written})(?:[一-鿿]{{0,8}}(?:站|所|队|中心|广场|组织|委会))?(?:共|各)?$"
        ),
    )
    for kind, written in _KINDS[:7]
]
_ALL_OF = re.compile(r"(?:全[县区市镇乡街旗州][道系]?统?的?|[下所]?辖|所有|[各含占全])(?:内|区|有)?\s*$")
"""Before a number: it is that of all."""
_EVERY = re.compile(
    r"[^，。；\d]{0,16}?(?:均|全部|都|平均|每|共有|现有|全覆盖)|[中里][有，]|[^。；]{0,24}?平均每|[^，。；\d]{0,16}[，（(][^，。；\d]{0,4}(?:均|平均)"
)
"""Behind the noun: the number is that of all, or of all that were told before."""
_SUBSET = re.compile(r"其中|试点|首批|示范|新增|新建|新设|部分|另外|余下|其余|还有|剩余")
_OTHERS = re.compile(r"\d|[级两]")
"""Before a number that counts something else: 在18个司法所设立收转点19个, 镇村两级设调委会14个."""
_UNITS = frozenset({"个", "家", "所", "支"})
_LEAST, _SHOWN, _FAR = 10, 3, 2.5
"""From what number on one is a slip of the other; how many tellings a finding shows; how much more is too much."""
_TOWNS, _IN_EACH = ("乡镇（街道）", "乡镇"), ("司法所", "派驻中队", "卫生院")
"""Kinds of area, and offices of which each has one, if not all have."""
_PART, _NONE, _WEAK, _STRONG = range(-1, 3)


@dataclass(frozen=True, slots=True)
class Told:
    """A number of areas or offices as it is told once.

    Attributes:
        figure: the figure.
        all: how surely it is said to be that of all.
    """

    figure: Figure
    all: int


@rule(
    "mention.census",
    "乡镇、村、所的个数",
    "“全县16个乡镇”，后文“61个乡镇均设立……”：一个地方的乡镇、街道、村、社区、司法所，全文应当是一个数；数只差一笔、别处说的又是全部的，多半写错了。",
    example="全县16个乡镇均设立综合行政执法队。\n二、基层建设\n61个乡镇司法所全部规范化。",
    holds="全县16个乡镇均设立综合行政执法队。\n二、基层建设\n16个乡镇司法所全部规范化。",
)
def a_place_has_one_number_of_parts(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Numbers of one kind of area or office that stand once, against those of all that are a slip away."""
    marked: set[int] = set()
    for kind, contradicts, tellings in _compared(_census(report)):
        for again, right in _misfits(report, tellings, contradicts):
            figure, meant = again.figure, right[0].figure
            if len(right) == 1 and figure.start < meant.start:
                figure, meant = meant, figure
            if figure.start not in marked:
                marked |= {figure.start, *([meant.start] if len(right) == 1 else [])}
                message = (
                    f"别处说的{kind}是 {number(meant.value)} 个，这里是 {number(figure.value)} 个。请核对，或写明区别。"
                )
                others = [one.figure for one in right if one.figure is not figure] or [meant]
                also = places(report, *others[:_SHOWN])
                yield Hit(figure.start, figure.end, message, f"{meant.text} ≠ {figure.text}", also)


def _compared(census: dict[str, list[Told]]) -> Iterator[tuple[str, "Contradiction", list[Told]]]:
    """The tellings that are held against each other: of one kind, and of towns and what stands in each of them."""
    for kind, tellings in census.items():
        yield kind, _contradicts, tellings
    towns = [one for kind in _TOWNS for one in census.get(kind, ())]
    for kind in _IN_EACH:
        if towns and kind in census:
            yield f"乡镇（街道）、{kind}", _far_apart, [*towns, *census[kind]]


def _census(report: Report) -> dict[str, list[Told]]:
    """Every number of areas and offices, by their kind."""
    found: dict[str, list[Told]] = defaultdict(list)
    for figure in report.figures:
        if figure.kind != "count" or figure.unit not in _UNITS or figure.bound != "exact" or figure.value < _LEAST:
            continue
        if figure.rule == TABLE_CELL or of_another_year(report, figure):
            continue
        for kind, all_of in _kinds(report, figure):
            found[kind].append(Told(figure, all_of))
    return found


def _kinds(report: Report, figure: Figure) -> Iterator[tuple[str, int]]:
    """What a number counts, and how surely all of it; 乡镇（街道）22个 in a list of offices says only the level."""
    behind, before = report.text[figure.end : figure.end + 40], report.clause_before(figure)
    told = False
    for kind, written in _BEHIND:
        if found := written.match(behind):
            told = True
            yield kind, _how_sure(before, behind[found.end() :])
    item = before.replace("村、社区", "村（社区）").split("、")[-1]
    for kind, written in () if told else _BEFORE:
        if (found := written.search(item)) and not _OTHERS.search(item[max(0, found.start() - 2) :]):
            yield kind, _NONE


def _how_sure(before: str, behind: str) -> int:
    """How surely the words before a number and behind its noun say that it is that of all."""
    if _SUBSET.search(before.rpartition("、")[2]):
        return _PART
    if _ALL_OF.search(before):
        return _STRONG
    return _WEAK if _EVERY.match(behind) else _NONE


Contradiction = Callable[[Told, Sequence[Told]], bool]


def _misfits(report: Report, tellings: Sequence[Told], contradicts: Contradiction) -> Iterator[tuple[Told, list[Told]]]:
    """Each number that stands once and cannot be beside another one, with the tellings of that one."""
    by_value: dict[float, list[Told]] = defaultdict(list)
    for told in tellings:
        by_value[float(told.figure.value)].append(told)
    whole = max((value for value, same in by_value.items() if max(one.all for one in same) > _NONE), default=0.0)
    for value, same in by_value.items():
        if len(same) > 1:
            continue
        others = [right for other, right in by_value.items() if other != value and _apart(value, other)]
        # of 142 in all, 32 were inspected, and 23 did something else
        others = [right for right in others if max(value, float(right[0].figure.value)) >= whole]
        others = [right for right in others if contradicts(same[0], right) and not _listed(report, same[0], right)]
        if others:
            yield same[0], max(others, key=len)


def _listed(report: Report, again: Told, right: Sequence[Told]) -> bool:
    """Whether one sentence tells both numbers, as of two things: 覆盖乡镇卫生院12家, …, 实现21家乡镇卫生院全覆盖."""
    said = report.sentence_at(again.figure.start)
    one_sentence = any(said.start <= one.figure.start < said.end for one in right)
    weak = max(one.all for one in (again, *right)) < _STRONG
    return one_sentence and (weak or made_up(report, again.figure))  # 17个派出所: 城区5个派出所和农村12个派出所


def _apart(one: float, other: float) -> bool:
    """Whether a slip of the pen keeps two numbers of as many digits apart."""
    return len(number(one)) == len(number(other)) and slip(one, other)


def _contradicts(again: Told, right: Sequence[Told]) -> bool:
    """Whether a number cannot be beside another, told once or more: the smaller one is said to be that of all."""
    value, other = float(again.figure.value), float(right[0].figure.value)
    surest, often = max(one.all for one in right), len(right)
    if value > other and surest == _STRONG:
        return True
    if min(again.all, surest) == _PART:
        return False
    if swapped(value, other):
        return True
    if value > other:
        far = value >= _FAR * other
        return often > 1 and (far or again.all < _STRONG and surest == _WEAK) or far and surest == _WEAK
    return again.all == _STRONG or again.all == _WEAK and (often > 1 or surest == _STRONG)


def _far_apart(again: Told, right: Sequence[Told]) -> bool:
    """Whether a number of towns and one of the offices in each cannot be beside another: one town has not five."""
    value, other = float(again.figure.value), float(right[0].figure.value)
    known = len(right) > 1 or max(one.all for one in right) > _NONE
    return min(one.all for one in (again, *right)) > _PART and known and (swapped(value, other) or value > _FAR * other)
