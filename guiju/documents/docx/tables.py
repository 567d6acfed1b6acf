"""Grids of a docx: forms, tables that repeat their head, and the last lines (版记)."""

from docx.document import Document as Docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as Vertical
from docx.enum.table import WD_ROW_HEIGHT_RULE as Rule
from docx.enum.table import WD_TABLE_ALIGNMENT as Place
from docx.enum.text import WD_ALIGN_PARAGRAPH as To
from docx.enum.text import WD_TAB_ALIGNMENT as Tab
from docx.shared import Mm, Pt
from docx.table import Table as Grid
from docx.table import _Cell as GridCell

from guiju.documents.content import Facts, Table
from guiju.documents.docx.styles import FACES, set_face
from guiju.documents.docx.xml import float_at_foot, keep_rows_whole, off_the_grid, repeat_as_header, rule_cell, spacing
from guiju.documents.flow import Colophon
from guiju.documents.measures import AREA_MM, FOLIO_PT, FORM_PT

_THICK, _THIN = 8, 6
"""0.35 mm and 0.25 mm in eighths of a point, the nearest that the format can say."""


def _grid(file: Docx, rows: int, widths: list[float]) -> Grid:
    """An empty ruled grid of the given column widths in millimetres."""
    grid = file.add_table(rows, len(widths), style="Table Grid")
    grid.alignment, grid.autofit = Place.CENTER, False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return grid


def _fill(cell: GridCell, text: str, to: To, face: str = "fang", size: float = FORM_PT) -> None:
    """Puts text into a cell in the smaller type of forms."""
    cell.vertical_alignment = Vertical.CENTER
    lines = cell.paragraphs[0]
    lines.alignment = to
    form = lines.paragraph_format
    form.line_spacing, form.space_before, form.space_after = 1.1, Pt(3), Pt(3)
    off_the_grid(lines)
    span = lines.add_run(text)
    spacing(span, 0)
    set_face(span, FACES[face])
    span.font.size = Pt(size)


def add_facts(file: Docx, facts: Facts) -> None:
    """A form: six equal columns; a row of one, two or three label–value pairs fills them."""
    grid = _grid(file, len(facts.rows), [AREA_MM[0] / 6] * 6)
    for row, pairs in zip(grid.rows, facts.rows, strict=True):
        span = (5, 2, 1)[len(pairs) - 1]
        cells = row.cells
        for place, fact in enumerate(pairs):
            at = place * (span + 1)
            _fill(cells[at], fact.label, To.CENTER, "hei")
            _fill(cells[at + 1].merge(cells[at + span]), fact.value, To.LEFT)
        tall = max(fact.lines for fact in pairs)
        if tall > 1:
            row.height_rule, row.height = Rule.AT_LEAST, Pt(tall * 20 + 12)


def add_table(file: Docx, table: Table) -> None:
    """A table; cells may span, and the head repeats on every page."""
    weights = table.widths or (1,) * table.width
    total = len(table.header) + len(table.rows)
    grid = _grid(file, total, [AREA_MM[0] * weight / sum(weights) for weight in weights])
    cells = [list(row.cells) for row in grid.rows]
    for row, column, cell in table.places():
        spot = cells[row][column]
        if cell.rows > 1 or cell.columns > 1:
            spot = spot.merge(cells[row + cell.rows - 1][column + cell.columns - 1])
        _fill(spot, cell.text, To.CENTER, "hei" if row < len(table.header) else "fang")
    repeat_as_header(grid, len(table.header))
    keep_rows_whole(grid)


def add_colophon(file: Docx, colophon: Colophon) -> None:
    """版记: a floating grid at the foot of the type area of the last page, ruled if it names who printed the paper."""
    ruled = bool(colophon.issuer)
    texts = [colophon.copies] if colophon.copies else []
    if ruled:
        texts.append(f"{colophon.issuer}\t{colophon.date}")
    grid = file.add_table(len(texts), 1)
    grid.autofit = False
    for place, (row, text) in enumerate(zip(grid.rows, texts, strict=True)):
        cell = row.cells[0]
        cell.width = Mm(AREA_MM[0])
        _fill(cell, text, To.LEFT, size=FOLIO_PT)
        form = cell.paragraphs[0].paragraph_format
        form.left_indent = form.right_indent = Pt(FOLIO_PT / 2)
        form.keep_with_next = True
        form.tab_stops.add_tab_stop(Mm(AREA_MM[0]) - Pt(2.3 * FOLIO_PT), Tab.RIGHT)
        if ruled:
            rule_cell(cell, top=_THIN if place else _THICK, bottom=_THICK if place == len(texts) - 1 else _THIN)
    float_at_foot(grid)
    anchor = file.add_paragraph()  # what the grid is anchored to
    anchor.paragraph_format.line_spacing = Pt(1)
    off_the_grid(anchor)
