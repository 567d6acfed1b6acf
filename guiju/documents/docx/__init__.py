"""docx of a paper, for WPS and Word: real headings and page numbers, official fonts by name, the same bytes each time.

The fonts that offices own (方正小标宋简体, 仿宋_GB2312 …) are named; `styles` tells a reader without them what to
take instead. No font has to be on this machine.
"""

import io
import zipfile
from datetime import datetime, time
from functools import cache

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as To
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Lines
from docx.text.run import Run as Span

from guiju.documents import measures
from guiju.documents.content import Align, Facts, Layout, PageBreak, Paper, Run, Style, Table
from guiju.documents.docx.page import set_up_page
from guiju.documents.docx.styles import FACES, set_face, set_up_styles
from guiju.documents.docx.tables import add_colophon, add_facts, add_table
from guiju.documents.docx.xml import contents_field, keep_with_next, off_the_grid, red_rule, scale_width, spacing
from guiju.documents.flow import Closing, Colophon, Item, Line, Role, flow
from guiju.documents.measures import CHARACTER_PT, LINE_PT, TITLE_PT

_EPOCH = (1980, 1, 1, 0, 0, 0)
_ALIGN = {Align.JUSTIFY: To.JUSTIFY, Align.CENTER: To.CENTER, Align.RIGHT: To.RIGHT}


def render(paper: Paper) -> bytes:
    """The paper as a docx file; equal content gives equal bytes."""
    file = Document(io.BytesIO(_styled()))
    set_up_page(file, paper)
    items = list(flow(paper))
    for place, item in enumerate(items):
        if place and isinstance(item, (Facts, Table)) and isinstance(items[place - 1], (Facts, Table)):
            _gap(file)
        last = _add(file, paper, item)
        if last is not None and place + 1 < len(items) and isinstance(items[place + 1], Closing):
            keep_with_next(last)
    _describe(file, paper)
    buffer = io.BytesIO()
    file.save(buffer)
    return _repeatable(buffer.getvalue())


@cache
def _styled() -> bytes:
    """An empty file with our styles, made once."""
    file = Document()
    set_up_styles(file)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _add(file: Docx, paper: Paper, item: Item) -> Lines | None:
    """Puts one item at the end of the file; gives back the paragraph if it was one."""
    if isinstance(item, Line):
        return _ROLES[item.role](file, paper, item)
    if isinstance(item, Facts):
        add_facts(file, item)
    elif isinstance(item, Table):
        add_table(file, item)
    elif isinstance(item, Closing):
        _closing(file, item)
    elif isinstance(item, Colophon):
        add_colophon(file, item)
    elif isinstance(item, PageBreak):
        file.add_page_break()
    return None


def _write(lines: Lines, runs: tuple[Run, ...]) -> list[Span]:
    """Adds runs in their styles; a newline becomes a line break."""
    spans = []
    for run in runs:
        span = lines.add_run(run.text)
        if run.style in (Style.STRONG, Style.KAI):
            set_face(span, FACES["hei" if run.style is Style.STRONG else "kai"])
        span.underline = True if run.style is Style.UNDERLINE else None
        spans.append(span)
    return spans


def _line(file: Docx, item: Line, align: To | None = None, style: str | None = None) -> Lines:
    lines = file.add_paragraph(style=style)
    if align is not None:
        lines.alignment = align
    _write(lines, item.runs)
    return lines


def _mark(file: Docx, paper: Paper, item: Line) -> Lines:
    """The red organ mark, condensed to one line; a letter's is in the head of its first page, above the type area."""
    if paper.layout is Layout.LETTER:
        lines = file.sections[0].first_page_header.paragraphs[0]
        lines.alignment = To.CENTER
        _write(lines, item.runs)
    else:
        lines = _line(file, item, To.CENTER)
    fit = measures.mark(item.text)
    for span in lines.runs:
        set_face(span, FACES["title"])
        span.font.size, span.font.color.rgb = Pt(fit.size_pt), RGBColor.from_string(measures.RED)
        spacing(span, 0)
        scale_width(span, fit.width_percent)
    form = lines.paragraph_format
    form.line_spacing = Pt(fit.size_pt * 1.15)
    if paper.layout is Layout.DOCUMENT:
        form.space_before = Mm(measures.MARK_DROP_MM)
    else:
        side = (measures.PAGE_MM[0] - measures.LETTER_RULE_MM) / 2
        form.left_indent, form.right_indent = Mm(side - measures.INSIDE_MM), Mm(side - measures.OUTSIDE_MM)
        red_rule(lines, "thickThinSmallGap", 24, measures.RULE_GAP_MM)
    return lines


def _number(file: Docx, paper: Paper, item: Line) -> Lines:
    lines = _line(file, item, To.CENTER if paper.layout is Layout.DOCUMENT else To.RIGHT)
    if paper.layout is Layout.DOCUMENT:
        lines.paragraph_format.space_before = Pt(2 * LINE_PT)
        red_rule(lines, "single", 12, measures.RULE_GAP_MM)
    if paper.layout is Layout.ENFORCEMENT:
        lines.paragraph_format.space_before = Pt(LINE_PT * 0.3)
        lines.paragraph_format.space_after = Pt(LINE_PT * 0.3)
    return lines


def _title(file: Docx, paper: Paper, item: Line) -> Lines:
    lines = _line(file, item, style="Title")
    if paper.layout in (Layout.DOCUMENT, Layout.LETTER):
        lines.paragraph_format.space_before = Pt(2 * LINE_PT)
        lines.paragraph_format.space_after = Pt(LINE_PT)
    return lines


def _organ(file: Docx, paper: Paper, item: Line) -> Lines:
    lines = _line(file, item, To.CENTER)
    for span in lines.runs:
        set_face(span, FACES["kai" if paper.layout is Layout.REPORT else "title"])
        if paper.layout is not Layout.REPORT:
            spacing(span, 0)
            span.font.size = Pt(TITLE_PT)
    form = lines.paragraph_format
    if paper.layout is Layout.REPORT:
        form.space_before, form.space_after = Pt(LINE_PT * 0.4), Pt(LINE_PT)
    else:
        form.line_spacing = Pt(TITLE_PT * 1.6)
    return lines


def _body(file: Docx, paper: Paper, item: Line) -> Lines:
    lines = _line(file, item, _ALIGN[item.align])
    lines.paragraph_format.first_line_indent = Pt(2 * CHARACTER_PT) if item.indent else None
    return lines


def _caption(file: Docx, paper: Paper, item: Line) -> Lines:
    return _line(file, item, style="Caption")


def _attachment(file: Docx, paper: Paper, item: Line) -> Lines:
    lines = _line(file, item, To.JUSTIFY)
    form = lines.paragraph_format
    form.left_indent, form.first_line_indent = Pt(6 * CHARACTER_PT), Pt(-4 * CHARACTER_PT)
    return lines


def _contents(file: Docx, paper: Paper, item: Line) -> Lines:
    lines = _line(file, item, To.CENTER)
    for span in lines.runs:
        set_face(span, FACES["hei"])
    contents_field(file, [line for line in flow(paper) if isinstance(line, Line) and line.role is Role.HEADING])
    file.add_page_break()
    return lines


_ROLES = {
    Role.MARK: _mark,
    Role.NUMBER: _number,
    Role.ORGAN: _organ,
    Role.TITLE: _title,
    Role.ADDRESSEE: lambda file, paper, item: _line(file, item),
    Role.BODY: _body,
    Role.HEADING: lambda file, paper, item: _line(file, item, style=f"Heading {item.level}"),
    Role.CAPTION: _caption,
    Role.ATTACHMENT: _attachment,
    Role.CONTENTS: _contents,
    Role.SIGNATURE: lambda file, paper, item: _line(file, item),
}


def _closing(file: Docx, item: Closing) -> None:
    """Organ over date; the room for the seal is above the organ, and neither parts from the other."""
    indents = measures.closing_indents(item.organ + item.mark, item.date)
    for text, indent in zip((item.organ + item.mark, item.date), indents, strict=True):
        lines = file.add_paragraph(text)
        lines.alignment = To.RIGHT
        lines.paragraph_format.right_indent = Pt(indent * CHARACTER_PT)
        lines.paragraph_format.space_before = Pt(2 * LINE_PT) if text is not item.date else None
        if text is not item.date:
            keep_with_next(lines)


def _gap(file: Docx) -> None:
    """A narrow empty line: without one Word would join two grids into one."""
    lines = file.add_paragraph()
    lines.paragraph_format.line_spacing = Pt(LINE_PT / 2)
    off_the_grid(lines)


def _describe(file: Docx, paper: Paper) -> None:
    """The file's properties; every date in it is the paper's own."""
    core = file.core_properties
    core.title, core.author, core.language = paper.heading.replace("\n", "")[:255], paper.organ[:255], "zh-CN"
    core.comments = core.last_modified_by = ""
    moment = datetime.combine(paper.date, time()) if paper.date else datetime(2000, 1, 1)
    core.created = core.modified = moment


def _repeatable(data: bytes) -> bytes:
    """The same package with fixed times, so that equal content gives equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
