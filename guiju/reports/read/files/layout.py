"""Pieces of text placed on a page, put back into lines and paragraphs.

Shared by PDF and OFD. Pieces are sorted by where they stand, not by the order in which they were drawn: a reader of PDF
that trusts the drawing order moves Chinese quotation marks, which come from another font, to the wrong place.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from guiju.reports.read.files.document import Extract
from guiju.reports.read.files.join import tidy

_PAGE_NUMBER = re.compile(r"[-—–－\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／共]\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－\s]*")
_CJK = re.compile(r"[　-〿㐀-鿿豈-﫿！-～]")
_COLUMN_GAP = 1.8


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on one baseline. `y` grows downwards; all lengths are in the page's own unit."""

    x0: float
    x1: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page as a reader sees it; cells of a table row are parted by tabs."""

    x0: float
    x1: float
    y: float
    size: float
    text: str


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """The lines of one page, from top to bottom, their pieces from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x0)):
        if rows and abs(piece.y - rows[-1][0].y) <= 0.35 * max(rows[-1][0].size, piece.size, 1e-6):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [line for row in rows if (line := _line(sorted(row, key=lambda piece: piece.x0))).text.strip()]


def _line(row: list[Piece]) -> Line:
    size = median(piece.size for piece in row) or 1.0
    text = ""
    end: float | None = None
    for piece in row:
        if end is not None and piece.text.strip():
            gap = piece.x0 - end
            if gap > _COLUMN_GAP * size and text.strip():
                text = text.rstrip() + "\t"
            elif gap > 0.25 * size and not text.endswith((" ", "\t")) and not _both_cjk(text, piece.text):
                text += " "
        text += piece.text
        if piece.text.strip():
            end = piece.x1
    return Line(row[0].x0, max(piece.x1 for piece in row), row[0].y, size, text.strip())


def pages_to_text(pages: list[list[Line]]) -> Extract:
    """The text of all pages. Page numbers and running heads go; sentences that lines or pages broke are joined."""
    pages = _without_running_lines(pages)
    everything = [line for page in pages for line in page]
    body = [line for line in everything if len(line.text) >= 15] or everything
    left = min((line.x0 for line in body), default=0.0)
    right = max((line.x1 for line in body), default=0.0)
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    previous: Line | None = None
    for page in pages:
        page_start: int | None = None
        for line in page:
            glue = "\n"
            if previous is not None and _same_paragraph(previous, line, left, right):
                glue = "" if _seamless(previous.text[-1], line.text[0]) else " "
            piece = (glue if previous is not None else "") + line.text
            if page_start is None:
                page_start = length + (len(glue) if previous is not None else 0)
            parts.append(piece)
            length += len(piece)
            previous = line
        starts.append(length if page_start is None else page_start)
    text = "".join(parts)
    tidied = tidy(text)
    if tidied == text:
        return Extract(text, tuple(starts))
    return Extract(tidied, tuple(min(len(tidy(text[:start])), len(tidied)) for start in starts))


def _both_cjk(before: str, after: str) -> bool:
    return bool(_CJK.match(before[-1:]) and _CJK.match(after))


def _seamless(last: str, first: str) -> bool:
    return bool(_CJK.match(last) or _CJK.match(first)) or last.isdigit() and first.isdigit()


def _same_paragraph(previous: Line, line: Line, left: float, right: float) -> bool:
    larger = max(previous.size, line.size)
    if "\t" in previous.text + line.text or abs(previous.size - line.size) > 0.2 * larger:
        return False
    full = previous.x1 >= right - 2.5 * previous.size
    flush = line.x0 <= left + 0.8 * line.size
    return full and flush


def _without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    def key(line: Line) -> str:
        return re.sub(r"\d+", "#", line.text)

    edges = Counter(key(line) for page in pages for line in {*page[:1], *page[-1:]})
    running = {text for text, count in edges.items() if count >= 3 and count > len(pages) / 2}
    kept = []
    for page in pages:
        first, last = 0, len(page)
        while last > first and (_PAGE_NUMBER.fullmatch(page[last - 1].text) or key(page[last - 1]) in running):
            last -= 1
        while first < last and (_PAGE_NUMBER.fullmatch(page[first].text) or key(page[first]) in running):
            first += 1
        kept.append(page[first:last])
    return kept
