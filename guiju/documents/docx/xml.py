"""The few corners of WordprocessingML that python-docx has no words for."""

from collections.abc import Iterable
from typing import Any

from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as Grid
from docx.table import _Cell as GridCell
from docx.text.paragraph import Paragraph as Lines
from docx.text.run import Run as Span

from guiju.documents.flow import Line
from guiju.documents.measures import CHARACTER_PT, POINTS_PER_MM, RED


def element(tag: str, /, **values: object) -> Any:
    """An element such as `w:pgNumType` with its `w:` attributes."""
    made = OxmlElement(tag)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def keep_with_next(lines: Lines) -> None:
    """Holds the end of a paragraph on the page of the next."""
    lines.paragraph_format.keep_with_next = True


_AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:lang")


def spacing(target: Any, twentieths: int) -> None:
    """Sets the space between the letters of a run or style, in twentieths of a point."""
    properties = target.element.get_or_add_rPr()
    for old in properties.findall(qn("w:spacing")):
        properties.remove(old)
    properties.insert_element_before(element("w:spacing", val=twentieths), *_AFTER_SPACING)


def scale_width(span: Span, percent: int) -> None:
    """Condenses the letters of a run."""
    span._r.get_or_add_rPr().insert_element_before(element("w:w", val=percent), *_AFTER_SPACING[1:])


def off_the_grid(lines: Lines) -> None:
    """Frees a paragraph from the page's line pitch, for the smaller type of tables."""
    lines._p.get_or_add_pPr().insert_element_before(
        element("w:snapToGrid", val=0), "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr"
    )


def red_rule(lines: Lines, kind: str, eighths: int, gap_mm: float) -> None:
    """The red rule below a paragraph, its weight in eighths of a point; the format allows a gap of 31 pt at most."""
    gap = min(round(gap_mm * POINTS_PER_MM), 31)
    edges = element("w:pBdr")
    edges.append(element("w:bottom", val=kind, sz=eighths, space=gap, color=RED))
    lines._p.get_or_add_pPr().insert_element_before(
        edges, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def field(lines: Lines, instruction: str, shown: str = "1") -> None:
    """A field such as PAGE, with what is shown until it is computed."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("shown", shown), ("end", "")):
        span = lines.add_run(text if kind == "shown" else "")
        if kind == "":
            part = element("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = f" {text} "
            span._r.append(part)
        elif kind != "shown":
            span._r.append(element("w:fldChar", fldCharType=kind))


def contents_field(file: Docx, headings: Iterable[Line]) -> None:
    """A table of contents of two levels; it holds the headings at once, and Word adds the pages when it is updated."""
    shallow = [line for line in headings if line.level <= 2]
    for place in range(max(len(shallow), 1)):
        lines = file.add_paragraph()
        if place == 0:
            for kind in ("begin", "separate"):
                lines.add_run()._r.append(element("w:fldChar", fldCharType=kind))
                if kind == "begin":
                    part = element("w:instrText")
                    part.text = 'TOC \\o "1-2" \\h'
                    lines.add_run()._r.append(part)
        if shallow:
            lines.paragraph_format.left_indent = Pt((shallow[place].level - 1) * 2 * CHARACTER_PT)
            lines.add_run(shallow[place].text)
        if place >= len(shallow) - 1:
            lines.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def repeat_as_header(grid: Grid, rows: int) -> None:
    """Repeats the first rows of a table on every page."""
    for row in grid._tbl.tr_lst[:rows]:
        row.get_or_add_trPr().append(element("w:tblHeader"))


def keep_rows_whole(grid: Grid, most: int = 400) -> None:
    """Holds each row on one page, but for rows with so many characters that they may not fit on one."""
    for row in grid._tbl.tr_lst:
        if sum(len(text.text or "") for text in row.iter(qn("w:t"))) <= most:
            row.get_or_add_trPr().insert(0, element("w:cantSplit"))


def rule_cell(cell: GridCell, **eighths: int) -> None:
    """Rules at the named sides of one cell, weights in eighths of a point."""
    edges = element("w:tcBorders")
    edges.extend(element(f"w:{side}", val="single", sz=sz, space=0, color="000000") for side, sz in eighths.items())
    cell._tc.get_or_add_tcPr().insert_element_before(edges, "w:shd", "w:noWrap", "w:tcMar", "w:vAlign")


def float_at_foot(grid: Grid) -> None:
    """Takes a table out of the flow to the foot of the type area."""
    place = element("w:tblpPr", vertAnchor="margin", horzAnchor="margin", tblpXSpec="center", tblpYSpec="bottom")
    grid._tbl.tblPr.insert_element_before(place, "w:tblOverlap", "w:bidiVisual", "w:tblW", "w:jc", "w:tblLayout")
