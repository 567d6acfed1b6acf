"""Several counties or years side by side: one row an indicator, one column a report.

A cell holds every value that the report gives for the indicator, in its own words, since a value without its 余 or its
year says more than was reported. Only figures of what is or was done are compared, not plans.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from guiju.reports.audit.report import Report
from guiju.reports.read.catalogue import default_catalogue
from guiju.reports.read.figure import Figure


@dataclass(frozen=True, slots=True)
class Column:
    """One report."""

    name: str
    body: str
    year: int | None

    @property
    def title(self) -> str:
        """Body and year."""
        return f"{self.body} {self.year}" if self.year else self.body


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says of one indicator: its first value, the words, and where they stand."""

    value: float
    words: str
    sentence: str
    start: int
    bound: str


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator over all reports; None where a report is silent."""

    indicator: str
    name: str
    domain: str
    unit: str
    cells: tuple[Cell | None, ...]

    @property
    def values(self) -> list[float | None]:
        """The numbers, for a chart."""
        return [cell.value if cell else None for cell in self.cells]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def is_a_series(self) -> bool:
        """Whether the columns are years of one body, so that a line between them means something."""
        return len({column.body for column in self.columns}) == 1 and len({c.year for c in self.columns}) > 1


def compare(reports: Sequence[Report], *, least: int = 1) -> Comparison:
    """Lays reports side by side, by body and year.

    Args:
        reports: the reports with their figures.
        least: in how many reports an indicator must stand to make a row.
    """
    ordered = sorted(reports, key=lambda report: (report.body.region, report.body.name, report.year or 0))
    columns = tuple(Column(report.name, report.body.short, report.year) for report in ordered)
    values: dict[str, dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for number, report in enumerate(ordered):
        for figure in report.figures:
            if figure.actual and figure.indicator:
                values[figure.indicator][number].append(figure)
    known = default_catalogue().indicators
    rows = []
    for order, indicator in enumerate(known.values()):
        told = values.get(indicator.id, {})
        if len(told) >= max(least, 1):
            cells = tuple(_cell(ordered[number], told.get(number)) for number in range(len(ordered)))
            rows.append((order, Row(indicator.id, indicator.name, indicator.id.split(".")[0], indicator.unit, cells)))
    return Comparison(columns, tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])))


def _cell(report: Report, figures: list[Figure] | None) -> Cell | None:
    if not figures:
        return None
    first = figures[0]
    words = "；".join(dict.fromkeys(" ".join(figure.text.split()) for figure in figures))
    sentence = " ".join(report.sentence_at(first.start).text.split())
    return Cell(float(first.value), words, sentence[:200], first.start, first.bound)
