"""Tables and lists set line by line: the total of a column, and of a list that a colon opened."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, disjoint, number, total
from guiju.reports.audit.numbers.grid import Row, signed, sums_up, tables
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import TABLE_CELL, places
from guiju.reports.read.figure import Figure

_TOTAL = re.compile(r"[|｜]?(?:合计|总计|共计|总数|小计)")
_NESTED = re.compile(r"其中|[（(][一二三四五六七八九十]")
_OPENS = re.compile(r"[：:]\s*$")
_SAID = re.compile(r"[，。；：]")
_LONGEST = 40
"""Letters of the longest line of such a list."""


@rule(
    "sum.column",
    "表格的合计",
    "表格“合计”一行应当等于上面各行之和；冒号之后一行一项列出的各项，应当与冒号前的总数相符。",
    example="全年立案情况\n季度\t立案（起）\n一季度\t24\n二季度\t45\n三季度\t46\n四季度\t27\n合计\t124",
    holds="全年立案情况\n季度\t立案（起）\n一季度\t24\n二季度\t45\n三季度\t46\n四季度\t27\n合计\t142",
)
def a_total_is_the_sum_of_its_rows(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each column of a table down to its 合计, and each list of lines behind a colon."""
    for table in tables(report):
        rows: list[Row] = []
        for row in table:
            if _NESTED.search(row.line):
                rows = []
            if (_TOTAL.match(row.line) or _WHOLE.match(row.line)) and len(rows) > 1:
                yield from _columns(report, rows, row)
                rows = []
            else:
                rows.append(row)
    yield from _lists(report)


_MEAN = re.compile("均|平均|每")
"""A column of means is not summed."""
_WHOLE = re.compile(r"[|｜]?全[年县市区省][|｜\t]")
"""A last row that may be the sum of the others, if it is so in another column."""


def _by_line(report: Report, figures: Sequence[Figure]) -> Iterator[tuple[str, list[Figure]]]:
    """Figures by the line that they stand in, each with its line."""
    text = report.text
    for begin, row in groupby(figures, key=lambda figure: text.rfind("\n", 0, figure.start) + 1):
        end = text.find("\n", begin)
        yield re.sub(r"\s", "", text[begin : end if end >= 0 else len(text)]), list(row)


def _columns(report: Report, rows: Sequence[Row], last: Row) -> Iterator[Hit]:
    """The columns of which the last row is not the sum; a row of 全年 must be so in another column to be one."""
    parts = {place: [row.cells[place] for row in rows if place in row.cells] for place in last.cells}
    summed = [
        (whole, parts[place])
        for place, whole in last.cells.items()
        if len(parts[place]) > 1
        and all(part.unit == whole.unit != "%" for part in parts[place])
        and not _MEAN.search(whole.subject)
    ]
    wrong = [(whole, found) for whole, found in summed if not sums_up(report, whole, found)]
    if _TOTAL.match(last.line) or len(wrong) < len(summed):
        for whole, found in wrong:
            yield from _judge(report, whole, found)


def _judge(report: Report, whole: Figure, parts: Sequence[Figure]) -> Iterator[Hit]:
    if not sums_up(report, whole, parts):
        written = " + ".join(number(signed(report, part)) for part in parts)
        made = number(sum(signed(report, part) for part in parts))
        arithmetic = f"{written} = {made}，文中为 {number(signed(report, whole))}"
        yield Hit(whole.start, whole.end, "各行相加与合计不等，请核对。", arithmetic, places(report, *parts))


def _lists(report: Report) -> Iterator[Hit]:
    """`办理案件1946起。其中：` and then one line for each kind."""
    counts = [figure for figure in report.figures if figure.kind == "count" and figure.rule != TABLE_CELL]
    parts: list[Figure] = []
    wholes: list[Figure] = []
    opened = False
    for line, row in [*_by_line(report, counts), ("。", [])]:
        item = len(row) == 1 and len(line) < _LONGEST and not _SAID.search(line)
        if opened and item and (not parts or counted_in(row[0]) == counted_in(parts[0])):
            parts.append(row[0])
            continue
        if len(parts) > 2:
            alike = [f for f in wholes if counted_in(f) == counted_in(parts[0]) and f.actual]
            if alike and all(disjoint(total(parts), (f.low, f.high)) for f in alike):
                yield from _judge(report, alike[0], parts)
        parts, wholes, opened = [], row, bool(_OPENS.search(line))
