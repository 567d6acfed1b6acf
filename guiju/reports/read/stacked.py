"""Tables that were flattened to one cell a line: a header's cells, then each row's label and its numbers."""

import re
from collections.abc import Iterator

from guiju.reports.read.numerals import ARABIC

__all__ = ["stacked_rows"]

_ANY = re.compile(r"\n[ \t\u3000]*[0-9][0-9,.]*%?[ \t\u3000]*\n")
_NUMBER = re.compile(rf"\s*(?:{ARABIC})\s*[%％]?\s*")
_LABEL = re.compile(r"\s*[^\s，。；！？“”:：、.0-9][^，。；！？“”:：\n]{1,23}\s*")
_COUNTS = re.compile(r"[数量率额]|[（(][件人次个条份户家万元%]+[）)]")
"""A header says what its columns count; without that a column of numbers may be anything."""
_FEWEST = 3
"""A header and one number make no table."""
_Row = tuple[int, list[str]]


def stacked_rows(text: str) -> Iterator[list[_Row]]:
    """The tables of `text` that have one cell a line, each with its header, as starts and cells of their rows.

    A cell reaches from the end of the one before, so that those of a row follow each other with one character between.
    """
    if not _ANY.search(text):
        return
    cells: list[tuple[int, int]] = []  # start and end of the lines that go on being cells
    start = begin = 0
    for line in [*text.split("\n"), "。"]:
        end = start + len(line)
        if _NUMBER.fullmatch(line) or _LABEL.fullmatch(line):
            cells.append((begin, end))
            begin = end + 1
        elif line.strip():
            yield from _tables(text, cells)
            cells, begin = [], end + 1
        elif not cells:
            begin = end + 1
        start = end + 1


def _tables(text: str, cells: list[tuple[int, int]]) -> Iterator[list[_Row]]:
    """The tables in a run of cells: the first numbers of each tell how many columns stand behind its labels."""
    kinds = "".join("0" if _NUMBER.fullmatch(text, *cell) else "_" for cell in cells)
    done = 0
    while (first := kinds.find("0", done)) >= 0:
        last = kinds.find("_", first)
        last = last if last >= 0 else len(kinds)
        width = last - first + 1
        head, at = first - 1 - width, first - 1
        if head >= done and any(_COUNTS.search(text, *cell) for cell in cells[head + 1 : at]):
            rows = [_row(text, cells[head : head + width])]
            while kinds[at : at + width] == "_" + "0" * (width - 1):
                rows.append(_row(text, cells[at : at + width]))
                at += width
            if len(rows) * (width - 1) >= _FEWEST:
                yield rows
        done = max(at, last)


def _row(text: str, cells: list[tuple[int, int]]) -> _Row:
    return cells[0][0], [text[start:end] for start, end in cells]
