"""Tables that add up to the right and downwards, such as the statutory one of applications for information."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import disjoint, number, total
from guiju.reports.audit.numbers.grid import Row, signed, sums_up, tables
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places, row_label
from guiju.reports.read.figure import Figure

_TOTAL = re.compile("总计|合计|小计")
_LONGEST = 60
"""Rows above a total that it may be the sum of."""


@rule(
    "sum.row",
    "表格一行的合计、几行的合计",
    "政府信息公开申请、复议诉讼等统计表：一行的“总计”应当是本行前面各格之和；“总计”一行在别的各列都是上面几行之和的，每一列都应当是；新收加上年结转应当等于总计加结转下年度。",
    example="类别\t维持\t纠正\t其他\t尚未审结\t总计\n行政复议\t12\t3\t4\t2\t12\n行政诉讼\t4\t1\t2\t1\t8\n复议后起诉\t3\t0\t1\t1\t5",
    holds="类别\t维持\t纠正\t其他\t尚未审结\t总计\n行政复议\t12\t3\t4\t2\t21\n行政诉讼\t4\t1\t2\t1\t8\n复议后起诉\t3\t0\t1\t1\t5",
)
def rows_and_columns_add_up(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each total at the end of a row, each row of totals, and what came in against what went out.

    In every column of the statutory report 新收 + 上年结转 = 总计 + 结转下年度: 政府信息公开条例 art. 50 and its form.
    """
    for table in tables(report):
        yield from _to_the_right(report, table)
        for turn, row in enumerate(table):
            if turn > 1 and _TOTAL.search(row_label(report, next(iter(row.cells.values())))):
                yield from _downwards(report, table[max(0, turn - _LONGEST) : turn], row)
        yield from _balance(report, table)


def _hit(report: Report, whole: Figure, parts: Sequence[Figure], message: str) -> Hit:
    written = " + ".join(number(signed(report, part)) for part in parts)
    made = number(sum(signed(report, part) for part in parts))
    arithmetic = f"{written} = {made}，文中为 {number(signed(report, whole))}"
    return Hit(whole.start, whole.end, message, arithmetic, places(report, *parts))


def _to_the_right(report: Report, table: Sequence[Row]) -> Iterator[Hit]:
    """Cells of columns called 总计 against those between it and the total before; most rows must add up so."""
    sums: list[tuple[Figure, list[Figure]]] = []
    for row in table:
        parts: list[Figure] = []
        for _, cell in sorted(row.cells.items()):
            if not _TOTAL.search(cell.subject.removeprefix(row_label(report, cell))):
                parts.append(cell)
                continue
            if len(parts) > 1 and all(part.unit == cell.unit != "%" and part.kind == cell.kind for part in parts):
                sums.append((cell, parts))
            parts = []
    wrong = [(cell, parts) for cell, parts in sums if not sums_up(report, cell, parts)]
    if len(wrong) * 2 < len(sums):
        for cell, parts in wrong:
            yield _hit(report, cell, parts, "本行各格相加与总计不等，请核对。")


def _downwards(report: Report, above: Sequence[Row], last: Row) -> Iterator[Hit]:
    """The columns in which a row of totals is not the sum of those rows of which it is in most columns."""
    best: list[tuple[Figure, list[Figure]]] = []
    right = 0
    for begin in range(len(above) - 1):
        columns = [
            (cell, [row.cells[place] for row in above[begin:] if place in row.cells])
            for place, cell in last.cells.items()
            if cell.value and cell.unit != "%"
        ]
        sums = [(cell, parts) for cell, parts in columns if len(parts) > 1]
        holding = sum(sums_up(report, cell, parts) for cell, parts in sums)
        if holding > right:
            right, best = holding, sums
    wrong = [(cell, parts) for cell, parts in best if not sums_up(report, cell, parts)]
    if right > 1 and len(wrong) < right:
        for cell, parts in wrong:
            yield _hit(report, cell, [part for part in parts if part.value], "上面各行相加与总计不等，请核对。")


_CAME, _LEFT = (re.compile("新收"), re.compile("上年(?:度)?结转")), (_TOTAL, re.compile("结转下"))


def _balance(report: Report, table: Sequence[Row]) -> Iterator[Hit]:
    """What came in this year and over from the last is what was dealt with and goes on to the next."""
    found = [
        next((row for row in table if called.search(row.line.split("\t")[0])), None) for called in (*_CAME, *_LEFT)
    ]
    if None in found:
        return
    for place in found[0].cells if found[0] else ():
        cells = [row.cells[place] for row in found if row and place in row.cells]
        if len(cells) == 4 and disjoint(total(cells[:2]), total(cells[2:])):
            came, left = (" + ".join(number(cell.value) for cell in pair) for pair in (cells[:2], cells[2:]))
            message = "这一列新收加上年结转，与总计加结转下年度不等，请核对。"
            yield Hit(cells[2].start, cells[2].end, message, f"{came} ≠ {left}", places(report, *cells[:2], cells[3]))
