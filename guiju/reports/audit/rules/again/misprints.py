"""One number told twice, with a slip of the pen between: the digits are asked first, the words after."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, log10
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number, swapped
from guiju.reports.audit.numbers.slips import Slips
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import PLACES, TABLE_CELL, of_another_year, places, row_label
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.audit.words.tellings import Telling, agree, pairs, telling, words_of
from guiju.reports.read.figure import Figure

_KINDS = frozenset({"count", "money", "rate", "score", "average"})
_OF_KNOWN = re.compile(r"[一-鿿]{2}的$")
"""受理的131件: those that were told before."""
_OPENS = re.compile(r"(?:[对在将向按从]|上述|以上|[这该])?$")
_AMONG_THEM = re.compile(r"[一-鿿]{2,8}?(?<![集其])[中里](?![心队小型央学介标期])")
_STANDS_OUT = 100
"""A number from here on, or one with decimals, is seldom told of two things."""
_AT_THE_BEGINNING = re.compile("年初|期初|上年|结转")
_LEAST = 10


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure and another one that may be the same number, with what speaks for it.

    Attributes:
        again: the figure whose number stands nowhere else.
        first: the other one.
        chance: how seldom two numbers of so many digits are so near each other by chance, as a power of ten.
        share: the share of the words of the one that names less that the other has too, by how rare they are.
        shared: how much the words that they share tell, see `Words.rarity`.
        known: whether the one or the other is spoken of as known.
    """

    again: Telling
    first: Telling
    chance: float
    share: float
    shared: float
    known: bool


@rule(
    "mention.misprint",
    "重说的数差一笔",
    "“受理131件”，后文“受理的113件中……”：换个地方重说的数，全文没有第二处，而说法相同的另一个数只差一个数字或者两个数字颠倒，多半写错了一处。",
    example="全年收到申请142件，经审查受理131件，不予受理11件。\n二、案件结构\n受理的113件中，涉公安的最多。",
    holds="全年收到申请142件，经审查受理131件，不予受理11件。\n二、案件结构\n受理的131件中，涉公安的最多。",
)
def what_is_told_again_is_not_misprinted(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Figures whose number stands once, against those that a slip of the pen keeps apart, in words alike."""
    marked: set[int] = set()
    for pair in _pairs(report):
        again, first = sorted((pair.again.figure, pair.first.figure), key=lambda figure: figure.start)[::-1]
        if _doubtful(pair) and not marked & {again.start, first.start}:
            marked |= {again.start, first.start}
            message = f"前文说的是 {first.text}，这里是 {again.text}，像是同一个数写错了一笔。请核对。"
            yield Hit(again.start, again.end, message, f"{first.text} ≠ {again.text}", places(report, first))


def _doubtful(pair: Pair) -> bool:
    """Whether digits and words together leave little room for chance: the fewer digits, the more words it takes."""
    if pair.again.figure.kind == "rate" and pair.share < _OF_ONE:
        return False  # many shares are near each other
    return any(
        pair.chance >= chance and pair.share >= share and pair.shared >= shared and (pair.known or not known)
        for chance, share, shared, known in _ENOUGH
    ) and not (pair.chance < _MANY and _some(pair))


_MANY, _OF_ONE = 2.5, 0.4
_ENOUGH = (
    (3.3, 0.15, 1.5, False),
    (3.3, 0.9, 0.0, False),
    (2.5, 0.4, 4.5, False),
    (2.5, 0.4, 2.0, True),
    (2.5, 0.9, 2.8, False),
    (2.5, 0.1, 2.0, False),
    (1.9, 0.9, 4.0, False),
    (1.9, 0.4, 8.0, False),
    (1.9, 0.2, 2.0, True),
    (1.4, 0.9, 0.0, True),
    (1.4, 0.4, 5.0, True),
    (0.6, 0.9, 5.0, True),
    (0.6, 0.4, 8.0, True),
)
"""What is enough: how seldom the digits, which share of the words, how much they tell, whether spoken of as known."""


def _some(pair: Pair) -> bool:
    """Whether only some may be counted, of which a report tells now these, now those: 对25个市直部门开展评查."""
    told = (pair.again, pair.first)
    return PLACES.match(pair.again.noun) is not None or any(_PARTIAL.search(one.before) for one in told)


_PARTIAL = re.compile("其中|覆盖|新增|试点|首批|专项")


def _pairs(report: Report) -> Iterator[Pair]:
    told = [f for f in report.figures if f.kind in _KINDS and f.unit]
    compared = [f for f in told if _comparable(report, f)]
    slips, weigh = Slips(told, compared), _Likeness(report, told)
    for again in compared:
        if any(weigh.alike(again, same) for same in slips.same(again)):
            continue
        for first in slips.near(again):
            if first.kind != again.kind or not _apart(report, again, first):
                continue
            if any(again.rule == same.rule == TABLE_CELL for same in slips.same(first)):
                continue  # both numbers stand in the table
            if pair := weigh.pair(again, first):
                yield pair


def _apart(report: Report, again: Figure, first: Figure) -> bool:
    """Whether two figures stand in two sentences, and not both in tables."""
    cells = again.rule == first.rule == TABLE_CELL
    here, there = report.sentence_at(again.start), report.sentence_at(first.start)
    return not cells and here is not there and not (_says(here, first) or _says(there, again))


def _says(sentence: Sentence, other: Figure) -> bool:
    """Whether a sentence tells the other number too, as another thing: 38个图斑整改到位35个; or in two, 35个和3个."""
    alike = [f for f in sentence.figures if alike_units(f, other)]
    in_two = any(a.value + b.value == other.value for a, b in pairwise(alike))
    return in_two or any(f.value == other.value for f in alike)


def _comparable(report: Report, figure: Figure) -> bool:
    if figure.bound != "exact" or figure.value < _LEAST:
        return False
    return (not report.planned(figure) or _there_are(report, figure)) and not of_another_year(report, figure)


class _Likeness:
    """How alike the words of two figures of a report are; a unit that few figures have is a word of its own."""

    def __init__(self, report: Report, told: Sequence[Figure]):
        self._report, self._words = report, words_of(report)
        often = Counter(figure.unit for figure in told)
        self._units = {unit: max(log(len(told) / count) - _USUAL, 0.0) for unit, count in often.items()}
        self._units["%"] = 0.0

    def alike(self, again: Figure, same: Figure) -> bool:
        """Whether a number is told a second time of the same thing, as far as the words tell."""
        if again.value >= _STANDS_OUT or again.value != int(again.value):
            return True
        one, other = telling(self._report, again), telling(self._report, same)
        return bool(_label(one) & _label(other) or one.clause & other.clause)

    def pair(self, again: Figure, first: Figure) -> Pair | None:
        """The two with what speaks for their being one; None where nothing does."""
        report = self._report
        one, other = telling(report, again), telling(report, first)
        if _begins(report, again) != _begins(report, first) or agree(again, first) or _denied(one) != _denied(other):
            return None
        if again.unit != first.unit and one.noun and other.noun and not pairs(one.noun) & pairs(other.noun):
            return None  # 112个县, 121家公证机构
        label = self._share(_label(one), _label(other), again.unit)
        chance = _chance(again, first)
        if TABLE_CELL in {again.rule, first.rule}:
            text, cell = (one, other) if first.rule == TABLE_CELL else (other, one)
            return Pair(one, other, chance, *label, True) if self._of_row(text, cell) else None
        clause = self._share(one.clause, other.clause, again.unit) if chance >= _NO_GUESS else (0.0, 0.0)
        share, shared = max(label, (_LESS * clause[0], clause[1]))
        known = any(_known(report, figure) for figure in (again, first))
        return Pair(one, other, chance, share, shared, known) if shared else None

    def _of_row(self, text: Telling, cell: Telling) -> bool:
        """Whether the sentence of a figure names the row of a cell, which is none of totals."""
        row = row_label(self._report, cell.figure)
        named = pairs(row)
        return bool(named) and not _TOTAL.match(row) and len(named & text.about) >= _MOST * len(named)

    def _share(self, one: frozenset[str], other: frozenset[str], unit: str) -> tuple[float, float]:
        """The share of the words of the one that says less that the other has too, and how much they tell."""
        common, rare = (one & other) - _GENERAL, self._units[unit]
        if not common and rare < _RARE:
            return 0.0, 0.0
        told, least = (
            self._words.rarity(said) + _COMMON * len(said) + rare for said in (common, min(one, other, key=len))
        )
        return (told / least if least else 1.0), self._words.rarity(common) + rare


_COMMON, _USUAL, _RARE, _LESS = 0.3, 2.0, 1.0, 0.8
"""What a word tells that every clause has: little, but something."""
_GENERAL = frozenset({"案件", "工作", "问题", "事项", "人员", "单位", "情况", "部门"})
"""Words that name no thing by themselves."""
_NO_GUESS, _MOST = 1.9, 0.6
_TOTAL = re.compile("合计|总计|小计|共计|全[年市县区省]")


def _label(one: Telling) -> frozenset[str]:
    """The words that name a figure; those of a table's cell are its row and its column."""
    return frozenset(pairs(one.figure.subject)) if one.figure.rule == TABLE_CELL else one.label


def _there_are(report: Report, figure: Figure) -> bool:
    """Whether a plan speaks of those that there are: 18名队员全员持证, 完成剩余17公里."""
    behind = report.text[figure.end : figure.end + 16]
    return bool(_ALL_OF_THEM.match(behind)) or bool(_LEFT.search(report.clause_before(figure)))


_ALL_OF_THEM = re.compile(r"[^，。；\d]{0,10}?(?:全部|全员|均|都)|[^，。；、\d]{0,4}(?:未|没|遗留|结转|跨年|存量)")
_LEFT = re.compile(r"(?:余下|剩余|其余|未[一-鿿]{1,4})的?$")


def _denied(one: Telling) -> bool:
    """Whether the words say what is not so: 免予处罚426件 is not 处罚246件."""
    return _NOT.search(one.before + one.noun) is not None


_NOT = re.compile("不|未|(?<!罚)没(?!收)|免[予于罚]|尚")


def _begins(report: Report, figure: Figure) -> bool:
    return _AT_THE_BEGINNING.search(report.clause_before(figure)) is not None


def _known(report: Report, figure: Figure) -> bool:
    """Whether a figure is spoken of as told before: 受理的131件, 对80件纠错案件."""
    before = report.clause_before(figure).strip()
    behind = report.text[figure.end : figure.end + 12]
    opens = _OPENS.fullmatch(before) is not None and re.match("[一-鿿]{2}", behind) is not None
    return opens or _OF_KNOWN.search(before) is not None or _AMONG_THEM.match(behind) is not None


def _chance(again: Figure, first: Figure) -> float:
    """How seldom two numbers of so many digits are a slip apart by chance, as a power of ten."""
    digits = len(number(float(again.value)).replace(".", "").rstrip("0")) or 1
    digits = max(digits, 2)
    ways = digits - 1 if swapped(float(again.value), float(first.value)) else 9 * digits
    if again.kind in {"rate", "score"} and ways > digits:
        ways *= digits  # shares lie near each other
    return log10(9 * 10 ** (digits - 1) / ways)
