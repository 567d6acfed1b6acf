"""The order and wording in which a paper is printed, decided once for both renderers.

`flow` turns content into items with roles (mark, number, title, body …); a renderer only gives each role its look.
Sources: GB/T 9704-2012 (document, letter), 行政处罚法第五十二条、第五十九条 (what an enforcement paper must carry).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from guiju.documents.content import (
    Align,
    Block,
    Facts,
    Heading,
    Layout,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Style,
    Table,
)
from guiju.documents.dates import written
from guiju.documents.numerals import counting

SEAL_MARK = "（印章）"
SIGN_HERE = "　" * 7
SIGN_DATE = "　　年　月　日"


class Role(StrEnum):
    """What a line of print is, and so how it looks."""

    MARK = "mark"
    NUMBER = "number"
    ORGAN = "organ"
    TITLE = "title"
    ADDRESSEE = "addressee"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    ATTACHMENT = "attachment"
    CONTENTS = "contents"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of print. `level` is a heading's."""

    role: Role
    runs: tuple[Run, ...]
    level: int = 0
    indent: bool = False
    align: Align = Align.JUSTIFY

    @property
    def text(self) -> str:
        """The letters of the line."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Closing:
    """Organ and date at the end, with room for the seal between and over them."""

    organ: str
    date: str
    mark: str


@dataclass(frozen=True, slots=True)
class Colophon:
    """版记 at the foot of the last page: copies, and for a document the printing organ and date between rules."""

    copies: str
    issuer: str
    date: str


Item = Line | Facts | Table | PageBreak | Closing | Colophon


def flow(paper: Paper) -> Iterator[Item]:
    """The items of a paper from top to bottom."""
    yield from _head(paper)
    if paper.contents and paper.layout is Layout.REPORT:
        yield _line(Role.CONTENTS, "目　录")
    yield from _body(paper.blocks)
    for text in filter(None, paper.remedies.split("\n")):
        yield _line(Role.BODY, text, indent=True)
    for place, name in enumerate(paper.attachments, 1):
        label = "附件：" if place == 1 else "　　　"
        yield Line(Role.ATTACHMENT, (Run(label), Run(f"{place}.{name}" if len(paper.attachments) > 1 else name)))
    if paper.seal:
        mark = SEAL_MARK if paper.layout is Layout.ENFORCEMENT else ""
        yield Closing(paper.organ, written(paper.date), mark)
    copies = f"抄送：{'，'.join(paper.copies)}。" if paper.copies else ""
    if paper.layout is Layout.DOCUMENT:
        yield Colophon(copies, paper.issuer or paper.organ, f"{written(paper.date)}印发")
    elif copies:
        yield Colophon(copies, "", "")


def _line(role: Role, text: str, level: int = 0, *, indent: bool = False) -> Line:
    return Line(role, (Run(text),), level, indent)


def _head(paper: Paper) -> Iterator[Line]:
    """What stands above the body; the four layouts differ only here."""
    if paper.layout is Layout.DOCUMENT:
        yield _line(Role.MARK, f"{paper.organ}文件")
        yield _line(Role.NUMBER, paper.number)
    elif paper.layout is Layout.LETTER:
        yield _line(Role.MARK, paper.organ)
        yield _line(Role.NUMBER, paper.number)
    elif paper.layout is Layout.ENFORCEMENT:
        yield _line(Role.ORGAN, paper.organ)
    yield _line(Role.TITLE, paper.heading)
    if paper.layout is Layout.ENFORCEMENT and paper.number:
        yield _line(Role.NUMBER, paper.number)
    if paper.layout is Layout.REPORT:
        yield _line(Role.ORGAN, paper.organ + (f"\n（{written(paper.date)}）" if paper.date else ""))
    if paper.addressee:
        yield _line(Role.ADDRESSEE, f"{paper.addressee}：")


def _body(blocks: tuple[Block, ...]) -> Iterator[Item]:
    """The blocks with headings numbered by their place; a heading restarts the count of the levels below it."""
    counts = [0, 0, 0, 0]
    for block in blocks:
        if isinstance(block, Heading):
            text = block.text
            if block.numbered:
                counts[block.level - 1] += 1
                counts[block.level :] = [0] * (4 - block.level)
                text = ordinal(block.level, counts[block.level - 1]) + text
            yield _line(Role.HEADING, text, block.level)
        elif isinstance(block, Paragraph):
            yield Line(Role.BODY, block.runs, 0, block.indent, block.align)
        elif isinstance(block, Signatures):
            for sign in block.lines:
                yield _signature(sign)
        else:
            if isinstance(block, Table) and block.caption:
                yield _line(Role.CAPTION, block.caption)
            yield block


def _signature(sign: Signature) -> Line:
    """A line to sign: the name if it is known, else a rule to write on, and the date to fill in."""
    note = f"（{sign.note}）" if sign.note else ""
    name = Run(sign.name or SIGN_HERE, Style.UNDERLINE)
    return Line(Role.SIGNATURE, (Run(f"{sign.role}{note}："), name, Run(SIGN_DATE)))


def ordinal(level: int, number: int) -> str:
    """The number before a heading: 一、（一）1.（1） by level."""
    shape = ("{}、", "（{}）", "{}.", "（{}）")[level - 1]
    return shape.format(counting(number) if level <= 2 else number)
