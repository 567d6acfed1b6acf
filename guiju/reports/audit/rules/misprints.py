"""One number told twice, with a slip of the pen between: the digits are asked first, the words after."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import log10
from typing import Any

from guiju.reports.audit.arithmetic import number, swapped
from guiju.reports.audit.likeness import PLACES, TABLE_CELL, of_another_year, places
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.slips import Slips
from guiju.reports.audit.tellings import Telling, Words, telling, words_of
from guiju.reports.read.figure import Figure

_KINDS = frozenset({"count", "money", "rate", "score", "average"})
_OF_KNOWN = re.compile(r"[一-鿿]{2}的$")
"""受理的131件: those that were told before."""
_OPENS = re.compile(r"(?:[对在将向按从]|上述|以上|[这该])?$")
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
        most: the same share of the one that names more.
        shared: how much the words that they share tell, see `Words.rarity`.
        known: whether the one or the other is spoken of as known.
    """

    again: Telling
    first: Telling
    chance: float
    share: float
    most: float
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
    """Whether digits and words together leave little room for chance."""
    if pair.known and pair.share >= _SAME and (pair.chance >= 1.4 or pair.shared >= _TELLING and not _some(pair)):
        return True
    if pair.share >= _SAME and pair.most >= _LIKE:
        return pair.chance >= 2.5
    return pair.share >= _LIKE and pair.shared >= _LITTLE and pair.chance >= (2.5 if pair.known else 3.0)


def _some(pair: Pair) -> bool:
    """Whether bodies or places are counted, of which a report tells now these, now those: 对25个市直部门开展评查."""
    return PLACES.match(pair.again.noun) is not None


_SAME, _LIKE, _TELLING, _LITTLE = 0.9, 0.4, 5.0, 2.0


def _pairs(report: Report) -> Iterator[Pair]:
    told = [f for f in report.figures if f.kind in _KINDS and f.unit]
    held = Slips(told)
    compared = [f for f in told if _comparable(report, f)]
    slips, words = Slips(compared), words_of(report)
    for again in compared:
        if held.same(again):
            continue
        for first in slips.near(again):
            apart = report.sentence_at(first.start) is not report.sentence_at(again.start)
            if apart and first.kind == again.kind and (pair := _pair(report, words, again, first)):
                yield pair


def _comparable(report: Report, figure: Figure) -> bool:
    if figure.bound != "exact" or figure.value < _LEAST or figure.rule == TABLE_CELL:
        return False
    return not report.planned(figure) and not of_another_year(report, figure)


def _pair(report: Report, words: Words, again: Figure, first: Figure) -> Pair | None:
    one, other = telling(report, again), telling(report, first)
    shared = words.rarity(one.label & other.label)
    least, most = sorted((words.rarity(one.label), words.rarity(other.label)))
    if not shared or _begins(report, again) != _begins(report, first):
        return None
    known = any(_known(report, figure) for figure in (again, first))
    return Pair(one, other, _chance(again, first), shared / least, shared / most, shared, known)


def _begins(report: Report, figure: Figure) -> bool:
    return _AT_THE_BEGINNING.search(report.clause_before(figure)) is not None


def _known(report: Report, figure: Figure) -> bool:
    """Whether a figure is spoken of as told before: 受理的131件, 对80件纠错案件."""
    before = report.clause_before(figure).strip()
    behind = report.text[figure.end : figure.end + 2]
    return bool(_OF_KNOWN.search(before)) or bool(_OPENS.fullmatch(before)) and bool(re.match("[一-鿿]{2}", behind))


def _chance(again: Figure, first: Figure) -> float:
    """How seldom two numbers of so many digits are a slip apart by chance, as a power of ten."""
    digits = len(number(float(again.value)).replace(".", "").rstrip("0")) or 1
    digits = max(digits, 2)
    ways = digits - 1 if swapped(float(again.value), float(first.value)) else 9 * digits
    if again.kind in {"rate", "score"} and ways > digits:
        return 0.0  # shares lie near each other
    return log10(9 * 10 ** (digits - 1) / ways)
