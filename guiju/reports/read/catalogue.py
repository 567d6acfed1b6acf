"""The indicators that a figure can be a value of, and the words by which reports call them.

`catalogue.tsv` holds ids, kinds, units, names and aliases; `hints.tsv` what reports say besides, and which words a
sentence must also hold (or must not) for a short name to mean the indicator: 满意率 alone is nobody's.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

__all__ = ["MARK", "Catalogue", "Indicator", "Pattern", "PlainText", "default_catalogue", "plain"]

_NOT_PLAIN = re.compile("[“”‘’\"'《》〈〉（）()【】\\[\\] \t\n\r\u3000\xa0\u200b-\u200f\u2060\ufeff]+")
_SOURCES = {"name": "名称", "alias": "别名", "hint": "说法"}
_SUFFIXES = (
    "人次数",
    "件次数",
    "总次数",
    "次数",
    "件数",
    "场次",
    "人数",
    "条数",
    "户次",
    "起数",
    "个数",
    "期数",
    "份数",
    "家数",
    "金额",
    "总数",
    "数量",
    "数",
)


MARK = "\0"
"""Stands for the number itself in a phrase and, written #, in the words of a hint."""


def plain(text: str) -> str:
    """`text` without spaces, brackets and quotation marks, as names are compared."""
    # Characters and digits alone need no expression, and most phrases are nothing else.
    return text if text.isalnum() else _NOT_PLAIN.sub("", text)


class PlainText:
    """A whole text made plain once, to be sliced by offsets of the original."""

    __slots__ = ("_ends", "_known", "_removed", "text")

    def __init__(self, text: str):
        self._ends: list[int] = []
        self._removed = [0]
        self._known: dict[int, int] = {}  # the ends of a sentence are asked for by each of its figures
        pieces = []
        total = last = 0
        for found in _NOT_PLAIN.finditer(text):
            start, end = found.span()
            pieces.append(text[last:start])
            total += end - start
            last = end
            self._ends.append(end)
            self._removed.append(total)
        self.text = "".join(pieces) + text[last:]

    def at(self, offset: int) -> int:
        """The offset in the plain text of the first plain character at or behind `offset` of the original."""
        inside = self._known.get(offset)
        if inside is None:
            turn = bisect_right(self._ends, offset)
            inside = offset - self._removed[turn]
            if turn < len(self._ends):
                gap = self._removed[turn + 1] - self._removed[turn]
                inside -= max(0, offset - (self._ends[turn] - gap))
            self._known[offset] = inside
        return inside


@dataclass(frozen=True, slots=True)
class Indicator:
    """What linking needs to know of an indicator."""

    id: str
    kind: str
    unit: str
    stock: bool
    name: str
    aliases: tuple[str, ...]
    line: str = field(init=False)
    """The line of work: reconsideration of reconsideration.received."""

    def __post_init__(self) -> None:
        """Name the line of work once; it is asked for at every figure."""
        object.__setattr__(self, "line", self.id.partition(".")[0])


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words by which a report calls an indicator.

    Attributes:
        indicator: the indicator.
        words: words of the figure's phrase, in their order.
        needs: groups of words, one of each group must stand in the sentence (or, weaker, shortly before it).
        bans: words that must not stand beside the words; with ~ before them, in the figure's phrase or sentence;
            with = before them, units that the figure must not have.
        source: ``name``, ``alias`` or ``hint``.
        loose: for each word whether anything may stand before it, written … in a hint (出庭…民事).
        units: units with which alone the pattern counts, though the indicator's own is another (审计项目 by 个).
        by: in whose reports alone the words mean the indicator, written @ before a kind of `scopes.reporter`.
        needed: the words of all groups in `needs`.
        beside, around, not_in: the words of `bans`, with those left out that the pattern's own words hold.
        size: characters in the words.
        best: the score of the words right beside the number.
        said: the words, for the reason.
    """

    indicator: Indicator
    words: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...] = ()
    bans: tuple[str, ...] = ()
    source: str = "alias"
    units: tuple[str, ...] = ()
    loose: tuple[bool, ...] = ()
    by: tuple[str, ...] = ()
    needed: tuple[str, ...] = field(init=False)
    beside: tuple[str, ...] = field(init=False)
    around: tuple[str, ...] = field(init=False)
    not_in: tuple[str, ...] = field(init=False)
    size: int = field(init=False)
    best: float = field(init=False)
    said: str = field(init=False)

    def __post_init__(self) -> None:
        """Count the characters of the words, for longer names say more; sort the bans by their marks."""
        size = sum(len(word) for word in self.words if word != MARK)
        object.__setattr__(self, "size", size)
        object.__setattr__(self, "needed", tuple(word for group in self.needs for word in group))
        beside = (ban for ban in self.bans if ban[0] not in "~=" and not any(ban in own for own in self.words))
        object.__setattr__(self, "beside", tuple(beside))
        object.__setattr__(self, "around", tuple(ban[1:] for ban in self.bans if ban[0] == "~"))
        object.__setattr__(self, "not_in", tuple(ban[1:] for ban in self.bans if ban[0] == "="))
        object.__setattr__(self, "best", 0.62 + 0.05 * min(size, 8))
        words = "…".join(word for word in self.words if word != MARK)
        object.__setattr__(self, "said", f"{_SOURCES[self.source]}“{words}”")


@dataclass(slots=True)
class Catalogue:
    """Indicators by id, and for each kind patterns by the first two characters of their longest word."""

    indicators: dict[str, Indicator]
    index: dict[str, dict[str, list[tuple[str, Pattern]]]] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict, repr=False)
    """What the linking has worked out of the index, by kind."""

    def add(self, pattern: Pattern) -> None:
        """Index a pattern under its longest word."""
        anchor = max(pattern.words, key=len)
        self.words.clear()
        self.index.setdefault(pattern.indicator.kind, {}).setdefault(anchor[:2], []).append((anchor, pattern))


def _groups(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(plain(word).replace("#", MARK) for word in group.split("|")) for group in cell.split())


def _rows(name: str) -> list[list[str]]:
    text = files("guiju.reports.read").joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def default_catalogue() -> Catalogue:
    """The catalogue that comes with the package, read when first asked for."""
    indicators = {}
    for id_, kind, unit, stock, name, aliases in _rows("catalogue.tsv"):
        indicators[id_] = Indicator(id_, kind, unit, stock == "stock", name, tuple(filter(None, aliases.split("|"))))
    catalogue = Catalogue(indicators)
    conditions: dict[str, tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]] = {}
    hinted: list[Pattern] = []
    shunned: dict[str, tuple[str, ...]] = {}  # what hints ban is banned for the catalogue's names too
    nameless: set[str] = set()
    for row in _rows("hints.tsv"):
        id_, words, needs, bans = (*row, "", "")[:4]
        groups = _groups(needs)
        needed = tuple(group for group in groups if group[0][0] not in "=@")
        units = tuple(word[1:] for group in groups if group[0][0] == "=" for word in group)
        by = tuple(word[1:] for group in groups if group[0][0] == "@" for word in group)
        banned = tuple(plain(word) for word in bans.split("|") if word)
        if words == "*":
            conditions[id_] = needed, banned
            continue
        if words == "-":
            nameless.add(id_)
            continue
        shunned[id_] = shunned.get(id_, ()) + banned
        for said in product(*_groups(words)):
            spoken = tuple(word.lstrip("…") for word in said)
            loose = tuple(word[0] == "…" for word in said)
            hinted.append(Pattern(indicators[id_], spoken, needed, banned, "hint", units, loose, by))
    for indicator in indicators.values():
        if indicator.id in nameless:
            continue
        needed, banned = conditions.get(indicator.id, ((), shunned.get(indicator.id, ())))
        for source, names in (("name", (indicator.name,)), ("alias", indicator.aliases)):
            for name in names:
                word = plain(name)
                if source == "name":
                    word = next(
                        (word[: -len(s)] for s in _SUFFIXES if word.endswith(s) and len(word) > len(s) + 3), word
                    )
                if len(word) >= 2:
                    catalogue.add(Pattern(indicator, (word,), needed, banned, source))
    for pattern in hinted:
        catalogue.add(pattern)
    return catalogue
