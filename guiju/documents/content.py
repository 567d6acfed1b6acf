"""What a paper says, apart from how it looks: one frozen value, of which docx and PDF are two renderings.

A paper is frozen when it is issued: `Paper.as_dict()` is plain JSON that goes into the database, `Paper.from_dict()`
gives back an equal value, and `Paper.digest` proves that neither changed. Build papers with `guiju.documents.build`.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date as Day
from enum import StrEnum
from typing import Any, Self

from guiju.documents.freeze import PaperError, freeze, thaw

FORMAT = 1
"""The version of the frozen form; it rises when an old paper could no longer be read as it was meant."""

# Unprintable or treacherous: controls, lone surrogates, byte-order marks, marks that reverse the reading direction, and
# private codes (造字区), which another font shows as another character.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\uf8ff\ufeff\ufffe\uffff\U000f0000-\U0010ffff]"
)


class Layout(StrEnum):
    """The look of a paper. The first two follow GB/T 9704-2012; enforcement papers have templates of their own."""

    DOCUMENT = "document"
    """文件格式: red organ mark with 文件, red rule (通知, 意见, 通报)."""
    LETTER = "letter"
    """信函格式: red organ mark and double rules, first page unnumbered (函, 督办函, 意见书, 建议书)."""
    ENFORCEMENT = "enforcement"
    """执法文书: organ and name of the paper centred, number at the right, place for the seal (处罚法第五十九条)."""
    REPORT = "report"
    """A long report with headings, tables and, if asked, a table of contents."""


class Style(StrEnum):
    """How a run of text stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    KAI = "kai"
    UNDERLINE = "underline"


class Align(StrEnum):
    """Where the lines of a paragraph stand."""

    JUSTIFY = "justify"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; a newline breaks the line within the paragraph."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `indent` is the usual first-line indent of two characters."""

    runs: tuple[Run, ...]
    indent: bool = True
    align: Align = Align.JUSTIFY


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4, numbered 一、（一）1.（1） by its place unless `numbered` is off."""

    text: str
    level: int = 1
    numbered: bool = True

    def __post_init__(self) -> None:
        """Refuses a level that official papers do not have."""
        if not 1 <= self.level <= 4:
            raise PaperError(f"标题只有一至四级，没有第 {self.level} 级")


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled cell of a form; `lines` is the least height of the cell, for opinions written by hand."""

    label: str
    value: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Facts:
    """The ruled grid of a form (审批表, 送达回证): each row holds one to three label–value pairs."""

    rows: tuple[tuple[Fact, ...], ...]

    def __post_init__(self) -> None:
        """Refuses rows that the grid of six columns cannot hold."""
        if not self.rows or any(not 1 <= len(row) <= 3 for row in self.rows):
            raise PaperError("表格式文书每行放一至三个栏目")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; it may span columns and rows, as the heads of statutory tables do."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table that repeats its head on every page. `widths` are relative; empty means equal columns."""

    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuses a table whose cells leave holes or overlap."""
        width = self.width
        if width == 0 or (self.widths and (len(self.widths) != width or min(self.widths) <= 0)):
            raise PaperError(f"表“{self.caption}”的列宽与表头的列数对不上")
        for part in (self.header, self.rows):
            _places(part, width, self.caption)

    @property
    def width(self) -> int:
        """The number of columns, as the first row of the head counts them."""
        return sum(cell.columns for cell in self.header[0]) if self.header else 0

    def places(self) -> list[tuple[int, int, Cell]]:
        """Every cell with its row and column in the grid, head and body counted as one."""
        head, body = (_places(part, self.width, self.caption) for part in (self.header, self.rows))
        return head + [(row + len(self.header), column, cell) for row, column, cell in body]


def _places(rows: tuple[tuple[Cell, ...], ...], width: int, caption: str) -> list[tuple[int, int, Cell]]:
    """Lays cells into a grid left to right, skipping what spans from above.

    Raises:
        PaperError: a row is too long or too short, or a span runs out of the table.
    """
    taken: set[tuple[int, int]] = set()
    found = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            spots = {(number + down, column + along) for down in range(cell.rows) for along in range(cell.columns)}
            if not spots or spots & taken or column + cell.columns > width or number + cell.rows > len(rows):
                raise PaperError(f"表“{caption}”第 {number + 1} 行的单元格放不进 {width} 列的表")
            taken |= spots
            found.append((number, column, cell))
            column += cell.columns
        if any((number, column) not in taken for column in range(width)):
            raise PaperError(f"表“{caption}”第 {number + 1} 行不足 {width} 列")
    return found


@dataclass(frozen=True, slots=True)
class Signature:
    """A line signed by hand: whose signature, the name printed beforehand if known, and a note (执法证号)."""

    role: str
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines for handwritten signatures and their dates."""

    lines: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


Block = Paragraph | Heading | Facts | Table | Signatures | PageBreak


@dataclass(frozen=True, slots=True)
class Paper:
    """One official paper.

    Attributes:
        kind_title: what the paper is, 文种 or 文书名称: 行政处罚决定书, 通知, 函.
        organ: the organ in whose name it goes out, in full.
        number: the document number as printed, or empty.
        addressee: to whom (主送机关, 当事人), without the colon; empty where there is none.
        title: the printed title; empty means `kind_title`.
        blocks: the body.
        remedies: the paragraph on reconsideration and lawsuit (`guiju.documents.remedies`), or empty.
        date: 成文日期; None leaves the blank that is filled by hand.
        copies: 抄送 organs.
        attachments: names of attachments, unnumbered.
        layout: the look.
        seal: whether the organ's name, the date and room for its seal stand at the end.
        issuer: 印发机关 of the last lines; empty means the organ itself.
        contents: whether a report begins with a table of contents.
    """

    kind_title: str
    organ: str
    number: str = ""
    addressee: str = ""
    title: str = ""
    blocks: tuple[Block, ...] = ()
    remedies: str = ""
    date: Day | None = None
    copies: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    layout: Layout = Layout.ENFORCEMENT
    seal: bool = True
    issuer: str = ""
    contents: bool = False

    def __post_init__(self) -> None:
        """Refuses a paper that could not be printed as it reads.

        Raises:
            PaperError: no name or organ, a text with control characters, or an old date that no calendar form holds.
        """
        if not self.kind_title.strip() or not self.organ.strip():
            raise PaperError("文书要有名称和制作机关")
        if self.date and not 1949 <= self.date.year <= 9999:
            raise PaperError(f"成文日期 {self.date.isoformat()} 不可能")
        found = _FORBIDDEN.search(_joined(freeze(self)))
        if found:
            code = f"U+{ord(found[0]):04X}"
            raise PaperError(f"《{self.kind_title}》里有不能印出的字符（{code}，控制字符或自造字），请改用正式编码的字")

    @property
    def heading(self) -> str:
        """The title as printed."""
        return self.title or self.kind_title

    def as_dict(self) -> dict[str, Any]:
        """The paper as plain JSON values."""
        return {"format": FORMAT, **freeze(self)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The paper that `as_dict` described.

        Raises:
            PaperError: an unknown format, field or block, a missing field, or a value of the wrong type.
        """
        if data.get("format") != FORMAT:
            raise PaperError(f"文书内容的格式版本 {data.get('format')!r} 不认识，本程序认识第 {FORMAT} 版")
        return thaw(cls, {key: value for key, value in data.items() if key != "format"})

    def canonical(self) -> bytes:
        """The one byte string of this content: JSON with sorted keys and no spaces, in UTF-8."""
        return json.dumps(self.as_dict(), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical form, in hexadecimal."""
        return hashlib.sha256(self.canonical()).hexdigest()


def _joined(value: Any) -> str:
    """All texts within a frozen value, one after another."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        value = value.values()
    return "\n".join(map(_joined, value)) if isinstance(value, (list, type({}.values()))) else ""
