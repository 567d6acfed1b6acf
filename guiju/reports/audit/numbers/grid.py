"""The tables of a report as rows of figures, each in its column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from guiju.reports.audit.numbers.arithmetic import disjoint, number, total
from guiju.reports.audit.numbers.bases import family
from guiju.reports.audit.report import Report
from guiju.reports.audit.words.likeness import TABLE_CELL
from guiju.reports.read.figure import Figure

_EDGE = re.compile(r"[\t|｜]")
_APART = 2
"""Line ends between two rows of one table, at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its text without spaces, its figures by the place of their column, whether bars part them."""

    line: str
    cells: dict[int, Figure]
    edged: bool


def tables(report: Report) -> list[list[Row]]:
    """Every table, row by row; rows without a figure are left out."""
    return report.once(_tables)


def _tables(report: Report) -> list[list[Row]]:
    found: list[list[Row]] = []
    last = -1
    for end, row in _rows(report):
        apart = last < 0 or report.text.count("\n", last, end) > _APART
        if apart or not row.edged and len(row.cells) != len(found[-1][-1].cells):
            found.append([])
        found[-1].append(row)
        last = end
    return found


def _rows(report: Report) -> Iterator[tuple[int, Row]]:
    text = report.text
    cells = [figure for figure in report.figures if figure.rule == TABLE_CELL]
    for begin, row in groupby(cells, key=lambda figure: text.rfind("\n", 0, figure.start) + 1):
        end = text.find("\n", begin)
        line = text[begin : end if end >= 0 else len(text)]
        edged = _EDGE.search(line.strip(" |｜")) is not None
        held = {
            len(_EDGE.findall(text, begin, figure.start)) if edged else turn: figure for turn, figure in enumerate(row)
        }
        yield begin, Row(re.sub(r"[^\S\t]", "", line), held, edged)


def signed(report: Report, cell: Figure) -> float:
    """What a cell tells, below nought where a minus or a word of decrease stands before it: -3, 减少3."""
    falls = cell.direction == "down" or report.text[max(0, cell.start - 1) : cell.start] in _MINUS
    return -float(cell.value) if falls else float(cell.value)


def sums_up(report: Report, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the cells of a column make up the last; those of a change may be below nought."""
    if any(signed(report, cell) < 0 for cell in (whole, *parts)):
        return abs(sum(signed(report, part) for part in parts) - signed(report, whole)) < _TINY
    return not disjoint(total(parts), (whole.low, whole.high))


_TINY = 1e-6
_MINUS = frozenset("-−－﹣")
_BELOW = 200
"""Letters below a cell in which a note to the table may stand."""


def noted_below(report: Report, cell: Figure, said: Figure) -> bool:
    """Whether a note tells what a cell lacks of the number in the text: 注：另有市级组织7个."""
    apart = re.escape(number(abs(float(said.value) - float(cell.value))))
    return bool(re.search(rf"另[^。]{{0,24}}(?<!\d){apart}(?!\d)", report.text[cell.end : cell.end + _BELOW]))


def leaves(report: Report, left: Figure) -> bool:
    """Whether two columns of a row of a table leave a number: 766件 and 750件 leave 16."""
    return (family(left.unit), float(left.value)) in report.once(_left_in_rows)


def _left_in_rows(report: Report) -> set[tuple[frozenset[str], float]]:
    return {
        (family(a.unit), float(a.value - b.value))
        for table in tables(report)
        for row in table
        for a in row.cells.values()
        for b in row.cells.values()
        if a.value > b.value and family(a.unit) == family(b.unit)
    }
