"""What the rules of the scan share: the span they make, the place they have reached, the words behind a numeral."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from guiju.reports.read import bounds
from guiju.reports.read.numerals import scaled
from guiju.reports.read.units import MEASURE_NOUNS, find_unit

__all__ = ["GAP", "SPACES", "Numeral", "Refused", "Scan", "Span"]

Refused = Callable[[int, int, str], None]
"""Receives start, end and the reason of each numeral that is no figure."""

SPACES = " \t\u3000\xa0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Spaces, and characters of no width that editors leave behind."""
GAP = f"[{SPACES}]*"
_SCALE = r"(?:[百千](?!分|瓦|克|米|伏|卡|帕)|[万亿]){0,3}"
_TAIL = re.compile(rf"{GAP}(?P<scale>{_SCALE}){GAP}(?P<more>[余多来几]?)(?P<scale2>{_SCALE}){GAP}")
_TAIL_OPENS = frozenset("百千万亿余多来几" + SPACES)
_MINUS = frozenset("-－−")
_BEFORE_MINUS = frozenset("为达：:是率速幅长度降少、，（")


@dataclass(slots=True)
class Span:
    """A quantity found in text, before anything is known of its meaning."""

    start: int
    end: int
    value: int | float
    unit: str
    bound: str
    rule: str


@dataclass(slots=True)
class Numeral:
    """Digits with what follows them: scale words, 余 or 多, and the unit if there is one."""

    start: int
    end: int
    number: int | float
    scale: str
    more: str
    scale2: str
    unit_at: int
    unit: str | None
    unit_end: int

    @property
    def value(self) -> int | float:
        """The number with its scale words applied."""
        return scaled(self.number, self.scale, self.scale2) if self.scale or self.scale2 else self.number


class Scan:
    """The text and how far it has been read; spans may not reach back beyond `floor`."""

    __slots__ = ("floor", "refused", "text")

    def __init__(self, text: str, refused: Refused | None):
        self.text = text
        self.refused = refused
        self.floor = 0

    def refuse(self, start: int, end: int, reason: str) -> None:
        """Say that a numeral is no figure."""
        if self.refused is not None:
            self.refused(start, end, reason)

    def numeral(self, start: int, end: int, number: int | float) -> Numeral:
        """The numeral whose digits stand from `start` to `end`, with what follows them."""
        at, scale, more, scale2 = end, "", "", ""
        if self.text[end : end + 1] in _TAIL_OPENS and (tail := _TAIL.match(self.text, end)) is not None:
            scale, more, scale2 = tail.groups()
            at = tail.end()
        unit = find_unit(self.text, at)
        word, unit_end = unit or (None, at)
        if word == "个" and self.text[at + 1 : at + 2] in ("多", "余") and self.text.startswith(MEASURE_NOUNS, at + 2):
            more, word = self.text[at + 1], next(noun for noun in MEASURE_NOUNS if self.text.startswith(noun, at + 2))
            unit_end = at + 2 + len(word)  # 3个多百分点
        return Numeral(start, end, number, scale, more, scale2, at, word, unit_end)

    def span(self, numeral: Numeral, rule: str) -> Span:
        """The span of a numeral that has a unit."""
        return self.bounded(numeral.start, numeral.unit_end, numeral.value, numeral.unit or "", rule, numeral.more)

    def bounded(
        self, start: int, end: int, value: int | float, unit: str, rule: str, more: str = "", default: str = "exact"
    ) -> Span:
        """The span with the bound words around it. 余 and 多 outweigh 以上, and 以上 outweighs 约 and 近."""
        text = self.text
        if text[start - 1 : start] in _MINUS and text[start - 2 : start - 1] in _BEFORE_MINUS and start > self.floor:
            start, value = start - 1, -value
        before, left = bounds.before(text, start, self.floor)
        behind, right = bounds.after(text, end)
        bound = bounds.INSIDE.get(more) or behind or before or default
        return Span(left if before else start, right if behind else end, value, unit, bound, rule)
