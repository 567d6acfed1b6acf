"""Word 97–2003 files (`.doc`) and those of WPS (`.wps`): the piece table of MS-DOC, read from the OLE container.

The text of such a file lies in pieces, each either UTF-16 or one byte a character. The piece table in the table stream
says which and in what order; paragraph properties say which cell mark ends a table row.
"""

import io
import struct
from bisect import bisect_left
from collections.abc import Iterator

import olefile

from guiju.reports.read.files.document import MAX_TEXT, CannotRead, Extract
from guiju.reports.read.files.join import join_lines, tidy
from guiju.reports.read.files.table import rows_to_text

_MAGIC = 0xA5EC
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_COUNTS, _PAPX, _CLX = 0x4C, 0x0102, 0x01A2
_ROW_END = struct.pack("<HB", 0x2417, 1)
_FIELD_BEGIN, _FIELD_SEPARATOR, _FIELD_END = "\x13", "\x14", "\x15"
_BROKEN = "Word 文件已损坏，打不开；请用 Word 或 WPS 另存为 docx 后再试"


def read(data: bytes) -> Extract:
    """The text of a `.doc` or `.wps` file: main text, then footnotes and endnotes.

    Raises:
        CannotRead: when it is encrypted, broken, older than Word 97, or no word processor's file.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if not ole.exists("WordDocument"):
                raise CannotRead(_not_word(ole))
            main = ole.openstream("WordDocument").read()
            flags = struct.unpack_from("<H", main, 0x0A)[0]
            if struct.unpack_from("<H", main, 0)[0] != _MAGIC:
                raise CannotRead("Word 97 以前的旧格式，读不了；请用 Word 或 WPS 另存为 docx 后再试")
            if flags & _ENCRYPTED:
                raise CannotRead("Word 文件加了密码，请先解除密码")
            table = ole.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
        return _extract(main, table)
    except (OSError, struct.error, IndexError, ValueError, UnicodeDecodeError, TypeError, AttributeError, KeyError):
        raise CannotRead(_BROKEN) from None
    except (RecursionError, MemoryError, OverflowError, ZeroDivisionError, AssertionError):
        raise CannotRead(_BROKEN) from None


def _not_word(ole: olefile.OleFileIO) -> str:
    if ole.exists("EncryptedPackage"):
        return "文件加了密码，请先解除密码"
    if ole.exists("Workbook") or ole.exists("Book"):
        return "这是 Excel 表格，不是报告正文；请提供 Word、PDF 或文本"
    return "不是 Word 或 WPS 文字文件；请另存为 docx 后再试"


def _extract(main: bytes, table: bytes) -> Extract:
    body, footnotes, headers, _, comments, endnotes = struct.unpack_from("<6i", main, _COUNTS)
    if min(body, footnotes, headers, comments, endnotes) < 0:
        raise ValueError
    text, row_ends = _text(main, table)
    after_comments = body + footnotes + headers + comments
    stories = [(0, body), (body, body + footnotes), (after_comments, after_comments + endnotes)]
    return Extract(tidy("\n".join(filter(None, (_story(text, row_ends, start, end) for start, end in stories)))))


def _pieces(main: bytes, table: bytes) -> Iterator[tuple[int, int, int, bool]]:
    """(first character, characters, place in the main stream, one byte a character?) of each piece, in order."""
    start, length = struct.unpack_from("<II", main, _CLX)
    clx = table[start : start + length]
    at = 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != 2:
        raise ValueError
    size = struct.unpack_from("<I", clx, at + 1)[0]
    plc = clx[at + 5 : at + 5 + size]
    count = (len(plc) - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", plc, 0)
    for index in range(count):
        place = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)[0]
        narrow = bool(place & 0x40000000)
        place &= 0x3FFFFFFF
        length = positions[index + 1] - positions[index]
        if length < 0 or positions[index + 1] > MAX_TEXT:
            raise ValueError
        yield positions[index], length, place // 2 if narrow else place, narrow


def _text(main: bytes, table: bytes) -> tuple[str, set[int]]:
    """The whole text with its control characters, and the positions of marks that end a table row."""
    parts, row_ends = [], set()
    ends = _row_end_places(main, table)
    for first, length, place, narrow in _pieces(main, table):
        width = 1 if narrow else 2
        raw = main[place : place + length * width]
        part = _narrow(raw) if narrow else raw.decode("utf-16-le", "replace")
        # A character outside the basic plane takes two places in the file and one here: keep places in step.
        part = "".join(char if ord(char) < 0x10000 else char + "\0" for char in part) if not narrow else part
        parts.append(part.ljust(length, "\0")[:length])
        for end in ends[bisect_left(ends, place) :]:
            if end >= place + length * width:
                break
            row_ends.add(first + (end - place) // width)
    return "".join(parts), row_ends


def _narrow(raw: bytes) -> str:
    """One-byte text is Windows-1252 by the standard; some Chinese programs put GBK there."""
    if sum(byte >= 0x80 for byte in raw) >= 4:
        try:
            text = raw.decode("gbk")
        except UnicodeDecodeError:
            return raw.decode("cp1252", "replace")
        if sum("一" <= char <= "鿿" for char in text) * 4 >= sum(byte >= 0x80 for byte in raw):
            return "".join(char if ord(char) < 0x80 else char + "\0" for char in text)
    return raw.decode("cp1252", "replace")


def _row_end_places(main: bytes, table: bytes) -> list[int]:
    """Places in the main stream of the paragraph marks whose properties say "end of a table row" (sprmPFTtp)."""
    start, length = struct.unpack_from("<II", main, _PAPX)
    plc = table[start : start + length]
    count = max((len(plc) - 4) // 8, 0)
    places = []
    for index in range(count):
        page = (struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * index)[0] & 0x3FFFFF) * 512
        block = main[page : page + 512]
        if len(block) < 512:
            continue
        runs = block[511]
        if 4 * (runs + 1) + 13 * runs > 511:
            continue
        bounds = struct.unpack_from(f"<{runs + 1}I", block, 0)
        for run in range(runs):
            offset = block[4 * (runs + 1) + 13 * run] * 2
            if offset and _ROW_END in block[offset : offset + 2 + 2 * (block[offset] or block[offset + 1])]:
                places.append(bounds[run + 1] - 1)
    return sorted(places)


def _story(text: str, row_ends: set[int], start: int, end: int) -> str:
    """One story as lines: fields show their result only, cells become tabs, row ends become line ends."""
    builder = _Builder()
    fields: list[bool] = []  # whether the code of each open field is still being read
    for position in range(start, min(end, len(text))):
        char = text[position]
        if char == _FIELD_BEGIN:
            fields.append(True)
        elif char == _FIELD_SEPARATOR and fields:
            fields[-1] = False
        elif char == _FIELD_END and fields:
            fields.pop()
        elif not any(fields):
            builder.take(char, is_row_end=position in row_ends)
    return builder.finish()


class _Builder:
    """Puts characters into paragraphs, cells and rows."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.rows: list[list[str]] = []
        self.cells: list[str] = []
        self.current: list[str] = []

    def take(self, char: str, *, is_row_end: bool) -> None:
        if char == "\x07" and is_row_end:
            self.rows.append(self.cells)
            self.cells, self.current = [], []
        elif char == "\x07":
            self.cells.append(self._line())
        elif char == "\r" and self.cells:
            self.current.append("\n")
        elif char == "\r":
            self._end_table()
            self.blocks.append(self._line())
        else:
            self.current.append(_CONTROLS.get(char, char if char >= " " else ""))

    def finish(self) -> str:
        if self.cells:
            self.rows.append(self.cells)
        self._end_table()
        if "".join(self.current).strip():
            self.blocks.append(self._line())
        return "\n".join(self.blocks)

    def _line(self) -> str:
        line = join_lines("".join(self.current).split("\n"))
        self.current = []
        return line

    def _end_table(self) -> None:
        if self.rows:
            self.blocks.append(rows_to_text(self.rows))
            self.rows = []


_CONTROLS = {"\x0b": "\n", "\x0c": "", "\t": " ", "\x1e": "-", "\x1f": "", "\xa0": " "}
