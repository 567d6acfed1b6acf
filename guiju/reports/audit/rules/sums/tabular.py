"""What a table's own rows teach: a column that is the share, or the growth, of two others in every row but one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

from guiju.reports.audit.numbers.arithmetic import Fit, decimals, fits, number, share
from guiju.reports.audit.numbers.grid import Row, signed, tables
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.figure import Figure

_FEWEST = 3
"""Rows that must agree before one that does not is taken to be wrong."""
_SMALL = 10
"""Below this, numbers agree by chance."""


@rule(
    "table.column",
    "表格一列的算法",
    "表格里一列在别的各行都等于另外两列之比（或者差、增减幅度），只有一行不是，这一行多半有误。",
    example="季度\t办结（件）\t按期办结（件）\t按期办结率（%）\n一季度\t410\t402\t98.05\n二季度\t380\t371\t97.63\n"
    "三季度\t395\t390\t98.73\n四季度\t420\t409\t93.78",
    holds="季度\t办结（件）\t按期办结（件）\t按期办结率（%）\n一季度\t410\t402\t98.05\n二季度\t380\t371\t97.63\n"
    "三季度\t395\t390\t98.73\n四季度\t420\t409\t97.38",
)
def a_column_is_reckoned_alike_in_every_row(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each column against every two others of one unit; the first way of reckoning that all rows but one follow."""
    for table in tables(report):
        for place in sorted({place for row in table for place in row.cells}) if len(table) > _FEWEST else ():
            yield from _column(report, [row for row in table if place in row.cells], place)


def _column(report: Report, rows: Sequence[Row], place: int) -> Iterator[Hit]:
    odd: list[tuple[Figure, Figure, Figure, str]] = []
    others = sorted({other for row in rows for other in row.cells} - {place})
    for first, second in permutations(others, 2):
        whole = [row for row in rows if first in row.cells and second in row.cells]
        cells = ([row.cells[at] for at in (place, first, second)] for row in whole)
        held = [(_with_sign(report, a), _with_sign(report, b), _with_sign(report, c)) for a, b, c in cells]
        for holds, sign in _WAYS:
            if len(held) <= _FEWEST or any(a.unit != b.unit or not b.value for _, a, b in held):
                continue
            wrong = [one for one in held if not holds(*one)]
            if not wrong:
                return  # the column is reckoned so, and rightly
            rows_that_tell = [one for one in held if one not in wrong and one[0].value and one[1].value >= _SMALL]
            if len(wrong) == 1 and len(rows_that_tell) >= _FEWEST:
                odd.append((*wrong[0], sign))
    if odd:
        stated, a, b, sign = odd[0]
        arithmetic = f"{number(a.value)} {sign} {number(b.value)}，文中为 {number(stated.value)}"
        message = "这一列别的各行都可由另外两列算出，只有这一行算不出，请核对这一行的几个数。"
        yield Hit(stated.start, stated.end, message, arithmetic, places(report, a, b))


def _with_sign(report: Report, cell: Figure) -> Figure:
    """A cell with its sign in its value."""
    value = signed(report, cell)
    return replace(cell, value=value, direction=None) if value < 0 else cell


def _is_share(stated: Figure, a: Figure, b: Figure) -> bool:
    return stated.unit == "%" != a.unit and stated.kind != "change" and fits(*share(a, b), stated) is not Fit.NOT


def _is_growth(stated: Figure, a: Figure, b: Figure) -> bool:
    if stated.unit != "%" or a.unit == "%":
        return False
    grown = 100 * (float(a.value) / float(b.value) - 1)
    return abs(grown - float(stated.value)) < 10.0 ** -decimals(stated.text)


def _is_difference(stated: Figure, a: Figure, b: Figure) -> bool:
    apart = float(a.value) - float(b.value)
    return stated.unit == a.unit and abs(apart - float(stated.value)) < 1e-6


_WAYS: tuple[tuple[Callable[[Figure, Figure, Figure], bool], str], ...] = (
    (_is_share, "÷"),
    (_is_growth, "比"),
    (_is_difference, "−"),
)
