"""Short words for building papers, so that a matter's `papers.py` reads like the paper.

penalty = enforcement(
    "行政处罚决定书", "酉阳县市场监督管理局", number="酉市监罚决〔2026〕12号", addressee="某某商行",
    blocks=["经查，你单位……", heading("处罚依据"), paragraph("罚款", strong("叁仟元整"), "。")],
    remedies=remedies(Remedy.ORDINARY, …), date=date(2026, 3, 5),
)
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from guiju.documents.content import (
    Align,
    Block,
    Cell,
    Fact,
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

__all__ = [
    "document",
    "enforcement",
    "facts",
    "heading",
    "letter",
    "page_break",
    "paragraph",
    "paragraphs",
    "report",
    "service_receipt",
    "signatures",
    "strong",
    "table",
    "underlined",
]


def _tidy(text: str) -> str:
    """One kind of newline, whatever the browser or spreadsheet sent."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def strong(text: str) -> Run:
    """Text that stands out, in 黑体."""
    return Run(_tidy(text), Style.STRONG)


def underlined(text: str) -> Run:
    """A filled-in blank of a form."""
    return Run(_tidy(text), Style.UNDERLINE)


def paragraph(*parts: str | Run, indent: bool = True, align: Align = Align.JUSTIFY) -> Paragraph:
    """A paragraph of plain texts and styled runs."""
    runs = tuple(part if isinstance(part, Run) else Run(_tidy(part)) for part in parts)
    return Paragraph(runs, indent, align)


def paragraphs(text: str) -> list[Paragraph]:
    """One paragraph for each line of a text that someone typed; empty lines are dropped."""
    return [paragraph(line.strip()) for line in _tidy(text).split("\n") if line.strip()]


def heading(text: str, level: int = 1, *, numbered: bool = True) -> Heading:
    """A heading, numbered by its place."""
    return Heading(_tidy(text), level, numbered)


def facts(*rows: Sequence[tuple[str, object] | Fact] | tuple[str, object] | Fact) -> Facts:
    """The grid of a form: each row is one pair (label, value) or a list of up to three."""
    lined = [[row] if isinstance(row, (tuple, Fact)) else list(row) for row in rows]
    return Facts(tuple(tuple(_fact(item) for item in row) for row in lined))


def _fact(item: tuple[str, object] | Fact) -> Fact:
    return item if isinstance(item, Fact) else Fact(item[0], "" if item[1] is None else _tidy(str(item[1])))


def table(
    header: Sequence[str] | Sequence[Sequence[str | Cell]],
    rows: Iterable[Sequence[object]],
    *,
    caption: str = "",
    widths: Sequence[int] = (),
) -> Table:
    """A table; the header is one row of texts, or several rows of cells that span."""
    heads = [header] if all(isinstance(cell, (str, Cell)) for cell in header) else header
    return Table(tuple(map(_row, heads)), tuple(map(_row, rows)), caption, tuple(widths))


def _row(cells: Sequence[object]) -> tuple[Cell, ...]:
    return tuple(cell if isinstance(cell, Cell) else Cell("" if cell is None else _tidy(str(cell))) for cell in cells)


def signatures(*lines: str | tuple[str, str] | Signature) -> Signatures:
    """Lines to sign by hand: a role, or a role and the name known beforehand."""
    return Signatures(
        tuple(
            line if isinstance(line, Signature) else Signature(line) if isinstance(line, str) else Signature(*line)
            for line in lines
        )
    )


def page_break() -> PageBreak:
    """What follows begins a new page."""
    return PageBreak()


def _paper(
    kind_title: str,
    organ: str,
    *,
    layout: Layout,
    blocks: Iterable[Block | str] = (),
    number: object = "",
    addressee: str = "",
    title: str = "",
    remedies: str = "",
    date: date | None = None,
    copies: Iterable[str] = (),
    attachments: Iterable[str] = (),
    seal: bool = True,
    issuer: str = "",
    contents: bool = False,
) -> Paper:
    """A paper; a text among the blocks is split into paragraphs."""
    body: list[Block] = []
    for block in blocks:
        body.extend(paragraphs(block) if isinstance(block, str) else [block])
    return Paper(
        kind_title=kind_title,
        organ=organ,
        number=str(number or ""),
        addressee=addressee,
        title=_tidy(title),
        blocks=tuple(body),
        remedies=_tidy(remedies),
        date=date,
        copies=tuple(copies),
        attachments=tuple(attachments),
        layout=layout,
        seal=seal,
        issuer=issuer,
        contents=contents,
    )


document = partial(_paper, layout=Layout.DOCUMENT)
letter = partial(_paper, layout=Layout.LETTER)
enforcement = partial(_paper, layout=Layout.ENFORCEMENT)
report = partial(_paper, layout=Layout.REPORT, seal=False)


def service_receipt(
    organ: str, *, number: object, recipient: str, papers: Sequence[str], place: str = "", manner: str = ""
) -> Paper:
    """The receipt of service (送达回证, 处罚法第六十一条): what was served on whom, to be signed on handing over.

    Args:
        organ: the serving organ.
        number: the number of the receipt or of its case.
        recipient: 受送达人.
        papers: names of the papers served, each with its number.
        place: where; blank is filled by hand.
        manner: 直接送达, 留置送达 and so on; blank is filled by hand.
    """
    form = facts(
        ("受送达人", recipient),
        ("送达文书名称及文号", "\n".join(papers)),
        ("送达地点", place),
        ("送达方式", manner),
        Fact("受送达人签名或盖章", "\n　　年　　月　　日　　时　　分", 2),
        Fact("代收人签名或盖章及代收理由", "\n　　年　　月　　日　　时　　分", 2),
        Fact("受送达人拒收事由和日期", "\n　　年　　月　　日", 2),
        Fact("见证人签名或盖章", "\n　　年　　月　　日", 2),
        Fact("送达机关盖章及送达人签名", "\n　　年　　月　　日", 2),
        Fact("备注", "", 2),
    )
    return enforcement("送达回证", organ, number=number, blocks=[form], seal=False)
