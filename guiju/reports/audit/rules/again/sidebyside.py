"""Two numbers told side by side, 34宗1245亩, are told so again: in the lead, in the body, in a table's row."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number, slip
from guiju.reports.audit.numbers.grid import tables
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import TABLE_CELL, of_another_year, places
from guiju.reports.read.figure import Figure

_BESIDE = re.compile(r"[、，,]?(?:共|合计|总计|面积|金额|价款|涉及|涉案金额)?")
_KINDS = {"count", "money"}
_STANDS_OUT = 100
"""A number from here on, or one with decimals, is seldom told of two things."""


@rule(
    "mention.side_by_side",
    "并排的两个数",
    "“34宗1245亩”：并排的两个数再说一遍（开头、正文或者表格的一行），其中一个一样、另一个只差一笔，多半写错了一处。",
    example="全年供应建设用地43宗1245亩。\n一、情况\n供地面积增加。全年共供应建设用地34宗、1245亩。",
    holds="全年供应建设用地34宗1245亩。\n一、情况\n供地面积增加。全年共供应建设用地34宗、1245亩。",
)
def two_numbers_stay_together(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Pairs of numbers of which one is the same at two places, and a slip of the pen keeps the others apart."""
    told: dict[tuple[str, str, float], list[tuple[Figure, Figure]]] = defaultdict(list)
    seen: set[int] = set()
    for pair in _side_by_side(report):
        for known, doubtful in (pair, pair[::-1]):
            if known.value < _STANDS_OUT and known.value == int(known.value):
                continue
            place = _unit(known), _unit(doubtful), float(known.value)
            told[place].append((known, doubtful))
    for same in told.values():
        beside, first = same[0]
        others = [again for known, again in same[1:] if again.value != first.value and known is not beside]
        for again in others:
            if (
                len({f.value for _, f in same}) > 2
                or again.start in seen
                or not slip(float(first.value), float(again.value))
            ):
                continue
            seen.add(again.start)
            where, said = (first, again) if again.rule == TABLE_CELL else (again, first)
            message = f"别处与“{same[0][0].text}”并排的是“{said.text}”，这里是“{where.text}”，请核对。"
            arithmetic = f"{number(said.value)} ≠ {number(where.value)}"
            yield Hit(where.start, where.end, message, arithmetic, places(report, said))


def _side_by_side(report: Report) -> Iterator[tuple[Figure, Figure]]:
    """Every two numbers in different units, one right behind the other, in the text and in the rows of tables."""
    for one, other in pairwise(report.figures):
        if TABLE_CELL in {one.rule, other.rule} or not {one.kind, other.kind} <= _KINDS:
            continue
        near = other.start - one.end <= _NEAR and _BESIDE.fullmatch(report.between(one, other))
        exact = one.bound == other.bound == "exact" and one.unit != other.unit
        if near and exact and not of_another_year(report, one):
            yield one, other
    for table in tables(report):
        for row in table:
            cells = [cell for cell in row.cells.values() if cell.period in {None, str(report.year)}]
            yield from ((one, other) for one, other in pairwise(cells) if _unit(one) != _unit(other))


_NEAR = 6


def _unit(figure: Figure) -> str:
    """The unit of a figure; that of a table's cell without one is in its column's name: 宗数, 件数."""
    counted = _COUNTED.search(figure.subject) if figure.rule == TABLE_CELL and not figure.unit else None
    return counted.group(1) if counted else figure.unit


_COUNTED = re.compile("([件宗起人户个处次家])数$")
