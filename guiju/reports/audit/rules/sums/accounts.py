"""Accounts over a year: what came, what went, and by how much it grew; its two halves and the whole."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, number, total
from guiju.reports.audit.numbers.lists import compared, label, main_counts
from guiju.reports.audit.numbers.mistakes import mistyped_rest
from guiju.reports.audit.numbers.stocks import CAME, WENT
from guiju.reports.audit.numbers.totals import to_full_stop
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.rules.growth.differences import words_to
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.figure import Figure

_EMPTY = re.compile("空编|空缺|缺[编额口]")
"""Posts that are empty fall when people come."""
_KEPT = re.compile("保留|留存|续存")
_NET = re.compile("净[增减]")
_FORMER, _LATTER = re.compile(r"[由从][^，。；\d]{0,12}$"), re.compile(r"[增减升降扩缩调变][^，。；\d]{0,3}[到至为]$")
_SHARES = {"%", "百分点", "倍"}
_HALVES = (re.compile(r"上半年"), re.compile(r"下半年"), re.compile(r"全年|合计|共"))


@rule(
    "sum.balance",
    "增减、净增与上下半年",
    "“新登记5972户，注销3482户，净增2490户”：新增减去减少，应当等于净增，也等于前后两数之差；上半年加下半年应当等于全年。",
    example="全年新登记5972户，注销3482户，净增2940户。",
    holds="全年新登记5972户，注销3482户，净增2490户。",
)
def what_came_and_went_leaves_the_rest(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """What came and went and by how much it grew, in one sentence; two halves and their year."""
    for sentence in to_full_stop(report):
        by_unit: dict[str, list[Figure]] = {}
        told = {id(figure) for figure in main_counts(report, sentence.figures)}
        for figure in (f for f in sentence.figures if id(f) in told or f.kind == "change" and f.unit not in _SHARES):
            if _EMPTY.search(report.clause_before(figure)):
                continue
            by_unit.setdefault(counted_in(figure), []).append(figure)
        for figures in by_unit.values():
            names = [label(report, figure) for figure in figures]
            yield from _flow(report, figures, names)
            yield from _grown(report, figures)
            yield from _halves(report, figures)
            yield from _moved_once(report, figures, names)
            for first in range(len(figures)):
                yield from _year(report, figures[first : first + 3], names[first : first + 3])


def _flow(report: Report, figures: Sequence[Figure], names: Sequence[str]) -> Iterator[Hit]:
    """新登记5972户，注销3482户，净增2490户; 出台1件，废止2件，由7件减少为6件: what came less what went.

    Where several came or went, any of them, or all together, may be meant.
    """
    leads = [words_to(report, figure).rsplit("、", 1)[-1] for figure in figures]
    former = next((turn for turn, lead in enumerate(leads) if _FORMER.search(lead)), -1)
    stocks = (former, former + 1) if former >= 0 and any(map(_LATTER.search, leads[former + 1 : former + 2])) else ()
    nets = [turn for turn, lead in enumerate(leads) if _NET.search(lead)]
    moved = [turn for turn in range(len(figures)) if turn not in {*stocks, *nets}]
    moved = [turn for turn in moved if not compared(report, figures[turn])]  # 较2023年的1042件净增106件
    went = [figures[turn] for turn in moved if WENT.search(names[turn])]
    came = [figures[turn] for turn in moved if CAME.search(names[turn]) and figures[turn] not in went]
    if nets and len(came) == 1 and not went:  # 新增低保512户，停发437户，净增75户: no word tells that the second went
        others = [figures[turn] for turn in moved if figures[turn] not in came and turn < nets[0]]
        after = len(others) == 1 and others[0].start > came[0].start
        went = others if after and mistyped_rest(came[0], others[0], figures[nets[0]]) else []
    if not came or not went or not (stocks or nets):
        return
    closing = figures[stocks[1] if stocks else nets[0]]
    if any(_KEPT.search(name) for name in names):
        return
    opened = (figures[stocks[0]].low, figures[stocks[0]].high) if stocks else (0.0, 0.0)
    falls = not stocks and "净减" in leads[nets[0]]
    bounds = []
    for plus, minus in product(_some(came), _some(went)):
        low, high = opened[0] + plus[0] - minus[1], opened[1] + plus[1] - minus[0]
        bounds.append((-high, -low) if falls else (low, high))
    if all(closing.high < low or closing.low > high for low, high in bounds):
        others = [figure for figure in figures if figure is not closing and (figure in came or figure in went)]
        opening = [figures[stocks[0]]] if stocks else []
        yield _hit(report, closing, [*opening, *others], bounds[0])


def _grown(report: Report, figures: Sequence[Figure]) -> Iterator[Hit]:
    """现行有效73件，…，较上年末的71件净增2件: what there was and by how much it grew, against what there is."""
    for opening, net in pairwise(figures):
        found = _GREW.fullmatch(report.between(opening, net))
        if found is None or not compared(report, opening):
            continue
        by = -float(net.value) if found.group(1) == "减" else float(net.value)
        now = [figure for figure in figures if figure.start < opening.start and _NOW.search(label(report, figure))]
        right = float(opening.value) + by
        if now and not any(float(figure.value) == right for figure in report.figures):
            closing = now[-1]
            if mistyped_rest(*((opening, closing, net) if by < 0 else (closing, opening, net))):
                yield _hit(report, closing, [opening, net], (right, right))


def _halves(report: Report, figures: Sequence[Figure]) -> Iterator[Hit]:
    """四个季度分别为1480件、1655件、1702件和1595件，下半年比上半年多162件: two quarters each make the halves."""
    for turn, apart in enumerate(figures):
        found = _HALF_APART.search(report.text, max(0, apart.start - _LEAD), apart.start)
        quarters = figures[max(0, turn - 4) : turn]
        if found is None or len(quarters) < 4 or not _QUARTERS.search(report.clause_before(quarters[0])):
            continue
        first, second = (sum(float(f.value) for f in half) for half in (quarters[:2], quarters[2:]))
        more = (second - first) * (1 if found.group(1) == "下" else -1)
        if more != (float(apart.value) if found.group(2) in "多高增" else -float(apart.value)):
            said = f"{found.group(1)}半年{'多' if more > 0 else '少'} {number(abs(more))}"
            message = f"按各季度的数，应是{said}。请核对数和多少的方向。"
            written = f"{'、'.join(figure.text for figure in quarters)} → {said}，文中为 {found.group(2)}{apart.text}"
            yield Hit(apart.start, apart.end, message, written, places(report, *quarters))


_LEAD = 16
_HALF_APART = re.compile(r"([上下])半年[比较][上下]半年[^，。；\d]{0,4}([多高增少低减])[一-鿿]?$")
_QUARTERS = re.compile("季度")


def _moved_once(report: Report, figures: Sequence[Figure], names: Sequence[str]) -> Iterator[Hit]:
    """原承接的78项收回14项，现行64项: what there was, the one thing that came or went, and what there is now."""
    for turn, (opening, moved, closing) in enumerate(zip(figures, figures[1:], figures[2:], strict=False)):
        _, move, now = names[turn : turn + 3]
        went, came = WENT.search(move), CAME.search(move)
        if not (_FORMERLY.match(report.clause_before(opening)) and now.startswith("现") and (went or came)):
            continue
        three = (opening, moved, closing) if went else (closing, opening, moved)
        right = float(opening.value) + (-1 if went else 1) * float(moved.value)
        if right != float(closing.value) and mistyped_rest(*three):
            yield _hit(report, closing, [opening, moved], (right, right))


_FORMERLY = re.compile("[一-鿿]{0,4}原(?!因|则|告)")
_GREW = re.compile("净?([增减])[加少]?了?")
_NOW = re.compile("现行|现有|实有|现存|年末|总数|总量|达到?|保有")


def _some(figures: Sequence[Figure]) -> list[tuple[float, float]]:
    """All together, and each alone, which may hold the others."""
    return [total(figures), *((figure.low, figure.high) for figure in figures)]


def _year(report: Report, figures: Sequence[Figure], names: Sequence[str]) -> Iterator[Hit]:
    if len(figures) == len(_HALVES) and all(half.search(name) for half, name in zip(_HALVES, names, strict=True)):
        low, high = figures[0].low + figures[1].low, figures[0].high + figures[1].high
        if figures[2].high < low or figures[2].low > high:
            yield _hit(report, figures[2], figures[:2], (low, high))


def _hit(report: Report, closing: Figure, others: Sequence[Figure], bounds: tuple[float, float]) -> Hit:
    arithmetic = f"{'、'.join(figure.text for figure in others)} → {number(bounds[0])}，文中为 {closing.text}"
    message = f"按前面的各数，这里应是 {number(bounds[0])}。请核对这几个数。"
    return Hit(closing.start, closing.end, message, arithmetic, places(report, *others))
