"""Page, grid and page numbers of a docx, by the measures of GB/T 9704-2012."""

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as To
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Lines

from guiju.documents import measures
from guiju.documents.content import Layout, Paper
from guiju.documents.docx.xml import element, field, red_rule
from guiju.documents.measures import FOLIO_PT, FORM_PT, LINE_PT, POINTS_PER_MM

_FOOTER_PT = (measures.BOTTOM_MM - measures.FOLIO_DROP_MM) * POINTS_PER_MM - FOLIO_PT * 1.2
"""Paper edge to the foot of the page number, so that its head is 7 mm below the type area."""


def set_up_page(file: Docx, paper: Paper) -> None:
    """A4 with mirrored margins, 22 lines of 28 characters, and the layout's page numbers."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(measures.PAGE_MM[0]), Mm(measures.PAGE_MM[1])
    section.top_margin, section.bottom_margin = Mm(measures.TOP_MM), Mm(measures.BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(measures.INSIDE_MM), Mm(measures.OUTSIDE_MM)
    section.gutter = Mm(0)
    letter = paper.layout is Layout.LETTER
    section.header_distance = Mm(measures.LETTER_TOP_MM if letter else 15)
    section.footer_distance = Pt(_FOOTER_PT)
    settings = file.settings.element
    settings.find(qn("w:zoom")).addnext(element("w:mirrorMargins"))
    settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")
    _grid(section)
    if paper.layout is Layout.ENFORCEMENT:
        _page_of_pages(section)
    else:
        file.settings.odd_and_even_pages_header_footer = True
        _folio(section.footer.paragraphs[0], To.RIGHT)
        _folio(section.even_page_footer.paragraphs[0], To.LEFT)
    if letter:
        section.different_first_page_header_footer = True
        _letter_foot(section)


def _grid(section: Section) -> None:
    """22 lines, a pitch in twentieths of a point. 28 characters come from the style: a grid of characters is not safe,
    for LibreOffice gives each character of 16 pt two cells of 15.8 pt.
    """
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    section._sectPr.append(element("w:docGrid", type="lines", linePitch=round(LINE_PT * 20)))


def _folio(lines: Lines, to: To) -> None:
    """— 1 — on the outer side, one character in."""
    lines.alignment = to
    lines.paragraph_format.left_indent = lines.paragraph_format.right_indent = Pt(FOLIO_PT)
    lines.add_run("— ")
    field(lines, "PAGE")
    lines.add_run(" —")


def _page_of_pages(section: Section) -> None:
    lines = section.footer.paragraphs[0]
    lines.alignment = To.CENTER
    for text, name in (("第 ", "PAGE"), (" 页　共 ", "NUMPAGES")):
        lines.add_run(text)
        field(lines, name)
    lines.add_run(" 页")
    for span in lines.runs:
        span.font.size = Pt(FORM_PT)


def _letter_foot(section: Section) -> None:
    """The double rule at the foot of the first page, thin over thick, in place of a page number."""
    lines = section.first_page_footer.paragraphs[0]
    side = (measures.PAGE_MM[0] - measures.LETTER_RULE_MM) / 2
    form = lines.paragraph_format
    form.left_indent, form.right_indent = Mm(side - measures.INSIDE_MM), Mm(side - measures.OUTSIDE_MM)
    form.line_spacing = Pt(2)
    drop = _FOOTER_PT - measures.LETTER_FOOT_MM * POINTS_PER_MM
    form.space_before = Pt(max(drop, 0))
    red_rule(lines, "thinThickSmallGap", 24, 0)
