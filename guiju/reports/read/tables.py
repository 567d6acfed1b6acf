"""Tables: lines of cells joined by tabs, or set in columns by spaces, of which the first names the columns.

A cell that is a bare number is a figure whose subject is its row's label with its column's header, and whose unit
stands in the header, in the label, or above the table: 罚没金额（万元）, 办结件数, 单位：件.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guiju.reports.read.numerals import ARABIC, SCALES, arabic_value, scaled
from guiju.reports.read.scan import Span
from guiju.reports.read.stacked import stacked_rows
from guiju.reports.read.units import find_unit

__all__ = ["Cell", "read_tables"]

_NUMBER = re.compile(
    rf"\s*(?P<moved>增长|上升|增加|提高|下降|减少|降低|)(?P<sign>[-－−+＋]?)(?P<number>{ARABIC})\s*(?P<scale>[万亿]*)(?P<unit>[^\d\s\t年月日号、，]{{0,4}})\s*"
)
_UNIT_NOTE = re.compile(r"[（(](?:单位)?[：:]?\s*([^（）()，。]{1,6})[）)]|单位[：:]\s*([^\s，。、）)]{1,6})")
_NO_FIGURE = re.compile(r"序号|编号|代码|年份|电话|文号|日期|时间|邮编|备注|页码|^年$|^号$")
_NOUN_UNITS = {
    "率": "%", "比例": "%", "占比": "%", "比重": "%", "金额": "元",
    **{noun: noun for noun in ("人次", "户次", "家次", "场次", "件次")},
    **{f"{noun}数": noun for noun in ("人次", "件", "人", "次", "户", "条", "份", "家")},
}  # fmt: skip
"""The unit that the end of a label or header names by itself."""
_CHANGE = re.compile(r"增减|升降|变化|变动|[比较]上年|同比|增幅|降幅|增量")
"""A column that tells how the others changed; the sign before its numbers is the direction."""
_FALLS = ("下降", "减少", "降低")
_BAR = re.compile("[|｜]")
# What stands before is asked for behind the first space, for an expression that opens with spaces is found fast.
_GAP = re.compile(r" (?<=\S ) +\S|\u3000(?<=\S\u3000)\u3000*\S")
_PIECE = re.compile(r"[ \u3000]*[^ \u3000]+(?: [^ \u3000]+)*(?:  +|\u3000[ \u3000]*|$| $)")
_LETTER = re.compile(r"\s*[一-鿿]\s*")
_SAID = re.compile(r"[，。；！？“”]|年.*月.*日")
_RULE = re.compile(r"(?=[\s|:]*-)[\s|:-]+")
_FEWEST = 2
"""A row of spaces has more cells than this; of two, the second has its unit, or the line is a title."""
_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*年?")


@dataclass(slots=True)
class Cell:
    """A bare number in a table, with the words that tell what it is."""

    span: Span
    words: str
    label: str
    year: str | None
    direction: str | None
    """Of a change: up or down."""


def read_tables(text: str) -> Iterator[Cell]:
    """The bare numbers of the tables of `text`, in its order."""
    stacked = [cell for rows in stacked_rows(text) for cell in _table(rows, "")]
    yield from sorted([*_lined(text), *stacked], key=lambda cell: cell.span.start) if stacked else _lined(text)


def _lined(text: str) -> Iterator[Cell]:
    """The bare numbers of tables that have one row a line."""
    if "\t" not in text and "|" not in text and "｜" not in text and not _GAP.search(text):
        return
    block: list[tuple[int, list[str]]] = []
    above = ""
    start = 0
    for line in text.split("\n"):
        edge = _BAR.match(line) is not None
        cells = _cells(line[edge:])
        if cells:
            block.append((start + edge, cells))
        elif line.strip() and not _RULE.fullmatch(line):  # neither an empty line nor | --- | --- | ends a table
            if block:
                yield from _table(block, above)
                block = []
            above = line
        start += len(line) + 1
    if block:
        yield from _table(block, above)


def _cells(line: str) -> list[str]:
    """The cells of a row, parted by tabs, bars or spaces; none where the line is no row."""
    if "\t" in line.strip(" "):
        return line.split("\t")
    bars = "|" in line or "｜" in line
    if bars and _BAR.search(line.strip(" |｜")) and not _RULE.fullmatch(line) and not _SAID.search(line):
        return _BAR.split(line)
    return _columns(line)


def _columns(line: str) -> list[str]:
    """The cells of a row set in columns by spaces, each with its spaces but one; none where the line is no such row."""
    if not _GAP.search(line) or _SAID.search(line):
        return []
    cells: list[str] = []
    for piece in _PIECE.findall(line):
        if cells and _LETTER.fullmatch(cells[-1]) and _LETTER.fullmatch(piece):
            cells[-1] = f"{cells[-1]} {_trimmed(piece)}"  # 合  计
        else:
            cells.append(_trimmed(piece))
    return cells if len(cells) > _FEWEST else []


def _trimmed(piece: str) -> str:
    """A cell without the last of the spaces behind it, which parts it from the next."""
    return piece[:-1] if piece[-1:] in (" ", "\u3000") else piece


def _table(block: list[tuple[int, list[str]]], above: str) -> Iterator[Cell]:
    caption = _noted_unit(above[-40:])
    header: list[str] = []
    counting = False
    for turn, (start, cells) in enumerate(block):
        if _is_header(block, turn):
            header = cells
            counting = _is_counter(block, turn + 1)
            continue
        label = ""
        at = start
        for place, cell in enumerate(cells):
            column = header[place].replace(" ", "").strip() if place < len(header) else ""
            found = _NUMBER.fullmatch(cell)
            if found is None:
                if cell.strip() and not cell.strip().isdigit():
                    said = cell.replace(" ", "").strip()
                    label = said if not header or place == 0 else f"{label}{said}"
            elif not (counting and place == 0):
                made = _cell(at, found, label, column, caption)
                if made is not None:
                    yield made
            at += len(cell) + 1


def _is_header(block: list[tuple[int, list[str]]], turn: int) -> bool:
    """Whether a row names columns: no number in it but years, and numbers in the next."""
    cells = block[turn][1]
    if turn and any(cell.strip().isdigit() for cell in cells):
        return False  # 1920 and 2064 below a header are no years
    if turn + 1 == len(block) or not any(map(_NUMBER.fullmatch, block[turn + 1][1])):
        return False
    return len(cells) > 1 and not any(_NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell.strip()) for cell in cells)


def _is_counter(block: list[tuple[int, list[str]]], first: int) -> bool:
    """Whether the first column, from row `first` on, only numbers the rows: 1, 2, 3."""
    numbers = []
    for _, cells in block[first:]:
        if not cells[0].strip().isdigit():
            break
        numbers.append(int(cells[0]))
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _noted_unit(words: str) -> str:
    found = _UNIT_NOTE.search(words)
    return (found.group(1) or found.group(2) or "").strip() if found else ""


def _cell(at: int, found: re.Match[str], label: str, column: str, caption: str) -> Cell | None:
    if _NO_FIGURE.search(column) or (not column and _NO_FIGURE.search(label)) or not (label or column):
        return None
    value, negative = arabic_value(found["number"]), found["sign"] in ("-", "－", "−")
    if value is None:
        return None
    direction = None
    if _CHANGE.search(column):
        direction = "down" if negative or "降" in column and "升" not in column else "up"
    if found["moved"]:
        direction = "down" if found["moved"] in _FALLS else "up"
    words = f"{label}{column}" if not _YEAR.fullmatch(column) else label
    own = find_unit(found["unit"], 0) if found["unit"] else None
    if found["unit"] and (own is None or own[1] != len(found["unit"])):
        return None
    unit = own[0] if own else ""
    value = scaled(value, found["scale"])
    if not unit:
        bare = re.sub(r"[（(][^（）()]*[）)]", "", words)
        named = next((unit for noun, unit in _NOUN_UNITS.items() if bare.endswith(noun)), "")
        noted = _noted_unit(column) or _noted_unit(label) or (caption if not named or named == "元" else "")
        scale = ""
        while noted and noted[0] in SCALES and len(noted) > 1:
            scale, noted = scale + noted[0], noted[1:]
        known = find_unit(noted, 0) if noted else None
        unit = known[0] if known and known[1] == len(noted) else ""
        if unit:
            value = scaled(value, scale)
        else:
            unit = named
    if negative and not direction:
        value = -value
    start = at + found.start("sign" if value < 0 else "number")
    end = at + max(
        found.end("number"), found.end("unit") if found["unit"] else 0, found.end("scale") if found["scale"] else 0
    )
    year = _YEAR.search(column)
    plain_words = _UNIT_NOTE.sub("", words)
    return Cell(
        Span(start, end, value, unit, "exact", "表格单元格"),
        plain_words,
        label,
        year and year.group(1),
        direction,
    )
