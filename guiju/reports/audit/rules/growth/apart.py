"""How far two things of one year lie apart: 东洲区比鹭溪县多3258件, with both told in a table or elsewhere."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, number
from guiju.reports.audit.numbers.grid import tables
from guiju.reports.audit.numbers.lists import compared, label
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places, row_label
from guiju.reports.read.figure import Figure

_APART = re.compile(r"(?P<one>[一-鿿（）]*)比(?P<other>[一-鿿（）]{2,16}?)(?P<way>多|少|高|低)(?:出|了)?$")
_WAY = re.compile("[多少高低]")
_OTHER_TIME = re.compile("(?<!半)年|同期|上月|上期|规定|标准|目标|计划|预期|平均|以往|之前|原")
_PRAISE = re.compile(r"^.*(?:最[多少高低大]|排名?第?[一二三]位?|居首|第[二三]位)的?")
_EMPTY = re.compile(r"[^一-鿿]|案件|事项|数量|总数|总量")
_MOST = 0.5
"""The share of a name's pairs of letters that a figure's own words hold at least."""


@rule(
    "growth.apart",
    "两项之差",
    "“东洲区比最少的鹭溪县多3258件”“三季度比一季度多4250件”：差应当等于报告里这两项之差，方向也一样。",
    example="立案情况\n季度\t立案（件）\n一季度\t124\n二季度\t145\n三季度\t166\n四季度\t127\n三季度最多，比一季度多24件。",
    holds="立案情况\n季度\t立案（件）\n一季度\t124\n二季度\t145\n三季度\t166\n四季度\t127\n三季度最多，比一季度多42件。",
)
def two_things_lie_as_far_apart_as_is_said(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each difference between two named things, against the rows of a table, or the counts, that have the names."""
    for apart in report.figures:
        said = apart.kind in {"change", "count"} and _WAY.search(report.text[apart.start - 3 : apart.start])
        found = _APART.search(report.clause_before(apart)) if said else None
        if found is None or apart.bound != "exact" or _OTHER_TIME.search(found.group("other")) or report.planned(apart):
            continue
        one, other = (_PRAISE.sub("", found.group(side)) for side in ("one", "other"))
        pairs = list(_in_tables(report, one, other, apart)) or _in_words(report, one, other, apart)
        sign = -1 if found.group("way") in "少低" else 1
        if pairs and not any(abs(sign * (a.value - b.value) - apart.value) < 1e-6 for a, b in pairs):
            a, b = min(pairs, key=lambda pair: abs(sign * (pair[0].value - pair[1].value) - apart.value))
            arithmetic = f"{number(a.value)} − {number(b.value)} = {number(a.value - b.value)}，文中为 {apart.text}"
            yield Hit(apart.start, apart.end, "按这两项的数算不出这个差，请核对。", arithmetic, places(report, a, b))


def _in_tables(report: Report, one: str, other: str, apart: Figure) -> Iterator[tuple[Figure, Figure]]:
    """The cells of the two rows, column by column; of every row where the first is not named."""
    for table in tables(report):
        named = [(row_label(report, next(iter(row.cells.values()))), row) for row in table if row.cells]
        second = [row for name, row in named if len(name) > 1 and name == other]
        first = [row for name, row in named if len(name) > 1 and name in one] if one else [row for _, row in named]
        for b in second:
            for a in first:
                for place in a.cells.keys() & b.cells.keys():
                    if a is not b and counted_in(a.cells[place]) == counted_in(apart):
                        yield a.cells[place], b.cells[place]


def _in_words(report: Report, one: str, other: str, apart: Figure) -> list[tuple[Figure, Figure]]:
    """The counts whose own words hold most of the two names."""
    told = [f for f in report.figures if f.kind == "count" and counted_in(f) == counted_in(apart) and f.actual]
    told = [f for f in told if not compared(report, f) and f is not apart]
    first, second = (_called(report, told, name) for name in (one, other))
    return [(a, b) for a in first for b in second if a is not b]


def _called(report: Report, told: Sequence[Figure], name: str) -> list[Figure]:
    pairs = {piece[i : i + 2] for piece in _EMPTY.split(name) for i in range(len(piece) - 1)}
    if not pairs:
        return []
    whole = [f for f in told if name in label(report, f)]  # 上半年 and 下半年 share half of their letters
    return whole or [f for f in told if sum(pair in label(report, f) for pair in pairs) >= _MOST * len(pairs)]
