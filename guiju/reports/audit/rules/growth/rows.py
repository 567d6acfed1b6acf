"""Rows of a table: last year's value, this year's, and the change between them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.rules.growth.growth import against
from guiju.reports.audit.words.likeness import TABLE_CELL, places
from guiju.reports.read.figure import Figure


@rule(
    "growth.row",
    "表格一行的增减",
    "表格里一行列出上年数、本年数和增减的，增减应当与两个数相符。",
    example="指标\t2023年\t2024年\t增减\n行政复议（件）\t110\t142\t增长19.1%",
    holds="指标\t2023年\t2024年\t增减\n行政复议（件）\t110\t142\t增长29.1%",
)
def a_row_ends_with_the_change_of_its_values(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Rows whose last cell is a change behind values of two years that follow each other."""
    cells = [figure for figure in report.figures if figure.rule == TABLE_CELL]
    for _, row in groupby(cells, key=lambda figure: report.text.rfind("\n", 0, figure.start)):
        yield from _row(report, list(row))


def _row(report: Report, row: Sequence[Figure]) -> Iterator[Hit]:
    *values, change = row
    years = {figure.period: figure for figure in values if figure.period and figure.period.isdigit()}
    if change.kind != "change" or len(years) != len(values) or len(values) < 2:
        return
    last, this = (years[year] for year in sorted(years)[-2:])
    if int(this.period or 0) != int(last.period or 0) + 1 or last.unit != this.unit:
        return
    if change.unit == "%" and this.unit != "%":
        yield from against(report, last, this, change)
        return
    sign = -1 if change.direction == "down" else 1
    apart = float(this.value) - float(last.value)
    if abs(apart - sign * float(change.value)) > (0.11 if this.unit == "%" else 1e-6):
        arithmetic = f"{number(this.value)} − {number(last.value)} = {number(apart)}，文中为 {change.text}"
        yield Hit(
            change.start, change.end, "按本行两个数算不出这个增减，请核对。", arithmetic, places(report, last, this)
        )
