"""What the text says of one row of a table: 三季度受理203件, 城区中队立案214件, 下半年受理371件; against its cells."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, disjoint, number, total
from guiju.reports.audit.numbers.grid import Row, noted_below, tables
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import TABLE_CELL, misprinted, of_another_year, places, row_label
from guiju.reports.audit.words.tellings import pairs
from guiju.reports.read.figure import Figure

_NO_NAME = re.compile(r"(?:其他|其它|合计|总计|共计|小计|全[年市县区省局镇]|指标|项目|.?)$")
_TOTAL = re.compile(r"合计|总计|共计|全[年市县区省]")
_WHOLE = re.compile("全年|全[市县区省]")
_QUARTER = re.compile(r"第?([一二三四])季度?$")
_HALVES = {"上半年": "一二", "下半年": "三四", "前三季度": "一二三"}
_JOINED = re.compile(r"[、和及与至到前除]$")
"""What stands before a row where others are meant too: 一、二季度."""
_SEVERAL = re.compile(r"[、和及与]")
_LONG = 3
"""Letters from which on the name of a column is taken for what a figure of the text counts."""

Named = list[tuple[str, list[Figure]]]
"""What the text may call rows, each with its cells."""


@rule(
    "mention.cell",
    "正文说到表格的一行",
    "正文点名说到表格里的一行（“三季度受理203件”），数应当是那一行那一列的数；说上半年、下半年的，是几个季度之和；说全年的，是合计。",
    example="三季度受理203件，为全年最高。\n季度\t受理（件）\t办结（件）\n一季度\t112\t110\n二季度\t146\t146\n三季度\t168\t160\n四季度\t203\t198",
    holds="四季度受理203件，为全年最高。\n季度\t受理（件）\t办结（件）\n一季度\t112\t110\n二季度\t146\t146\n三季度\t168\t160\n四季度\t203\t198",
)
def the_text_gives_the_cells_of_the_row_it_names(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each count or sum of the text whose clause names a row of a table, and what a column of its unit counts."""
    held = [_named(report, table) for table in tables(report) if len(table) > 1]
    if not held:
        return
    for figure in report.figures:
        if figure.rule == TABLE_CELL or figure.kind not in {"count", "money"} or report.planned(figure):
            continue
        if figure.bound != "exact" or of_another_year(report, figure):
            continue
        for names in held:
            if meant := _meant(report, figure, names):
                low, high = total(meant)
                if disjoint((low, high), (figure.low, figure.high)) and not noted_below(report, meant[-1], figure):
                    sums = " + ".join(number(cell.value) for cell in meant)
                    message = "正文与表格里同一行的数不一样，请核对。"
                    yield Hit(
                        figure.start, figure.end, message, f"表格 {sums}，正文 {figure.text}", places(report, *meant)
                    )
                break


def _named(report: Report, table: Sequence[Row]) -> Named:
    """The rows of a table by name, and the halves of a year of which it tells the quarters."""
    rows: Named = []
    quarters: dict[str, list[Figure]] = {}
    for row in table:
        cells = [cell for cell in row.cells.values() if cell.period in {None, str(report.year)}]
        name = row_label(report, cells[0]) if cells else ""
        rows.append((name, cells))
        if found := _QUARTER.match(name):
            quarters[found.group(1)] = cells
    halves = [(half, [c for q in of for c in quarters[q]]) for half, of in _HALVES.items() if len(quarters) > 3]
    return rows + halves


def _meant(report: Report, figure: Figure, names: Named) -> list[Figure]:
    """The cells that a figure of the text tells again: those of the row that its clause names, else the total."""
    clause = report.clause_before(figure)
    named = [(name, cells) for name, cells in names if not _NO_NAME.match(name) and name in clause]
    if not named:
        return _of_all(clause, figure, names)
    name, cells = max(named, key=lambda one: len(one[0]))  # 前三季度 is not 三季度
    before, _, words = clause.rpartition(name)
    if any(other not in name for other, _ in named) or _JOINED.search(before):
        return []
    if _SEVERAL.search(words) or not pairs(words) or re.search(r"\d", words):
        return []
    found = [cell for cell in cells if _alike(cell, figure) and pairs(words) <= pairs(_column(report, cell))]
    columns = {_column(report, cell) for cell in found}
    return found if len(columns) == 1 else []


def _of_all(clause: str, figure: Figure, names: Named) -> list[Figure]:
    """The total of the column that the words right before the figure name, where a slip of the pen parts the two."""
    cells = [(name, cell) for name, held in names for cell in held if _alike(cell, figure)]
    column = [
        (name, c) for name, c in cells if len(head := c.subject.removeprefix(name)) >= _LONG and clause.endswith(head)
    ]
    totals = [cell for name, cell in column if _TOTAL.match(name)]
    told = any(cell.value == figure.value for _, cell in column)
    if len(totals) != 1 or told:
        return []
    small, large = sorted((float(figure.value), float(totals[0].value)))
    near = _WHOLE.search(clause) and small >= _NEAR * large
    return totals if near or misprinted(figure, totals[0]) else []


_NEAR = 0.5
"""What is told of the whole year and has the name of a column is its total, if not far from it."""


def _column(report: Report, cell: Figure) -> str:
    return cell.subject.removeprefix(row_label(report, cell))


def _alike(cell: Figure, figure: Figure) -> bool:
    return counted_in(cell) == counted_in(figure) and cell.kind == figure.kind
