"""Identities between indicators: what one indicator's definition says about others.

They are declared beside the indicators of each line of work and packaged in `identities.tsv` (`scripts/identities.py`),
so that the compiler's self-check and the auditor hold reports to one and the same list.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.numbers.arithmetic import Fit, disjoint, fits, number
from guiju.reports.audit.numbers.lists import counts
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure

Side = tuple[tuple[int, str], ...]
"""One side of an identity: indicators by id, each added (1) or taken away (-1)."""


@dataclass(frozen=True, slots=True)
class Identity:
    """`left` and `right` compared: `=`, `≤`, or `%` for a share that is `right` over `base`."""

    relation: str
    left: Side
    right: Side
    base: Side = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every indicator that takes part, once, the left side first."""
        return tuple(dict.fromkeys(name for side in (self.left, self.right, self.base) for _, name in side))


@cache
def identities() -> tuple[Identity, ...]:
    """The packaged table; a share also says that its part is within its whole."""
    found = []
    for line in files("guiju.reports.audit").joinpath("identities.tsv").read_text("utf-8").splitlines():
        relation, left, right, _ = line.split("\t")
        top, _, base = right.partition(" / ")
        found.append(Identity(relation, _read(left), _read(top), _read(base)))
        if relation == "%":
            found.append(Identity("≤", _read(top), _read(base)))
    return tuple(dict.fromkeys(found))


def _read(side: str) -> Side:
    terms = re.findall(r"([+-]?) ?([a-z]+\.[a-z0-9_]+)", side)
    return tuple((-1 if sign == "-" else 1, name) for sign, name in terms)


def _single(report: Report) -> dict[str, Figure]:
    """The indicators that the report gives exactly one value for."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        if figure.actual and figure.indicator and not re.search(r"其中|涉及|”等", report.clause_before(figure)[-8:]):
            found[figure.indicator].append(figure)
    return {indicator: figures[0] for indicator, figures in found.items() if len(figures) == 1}


def _apart(report: Report, *figures: Figure) -> bool:
    """Whether the figures stand in different sentences; within one, the rules on sums and shares have the word."""
    return len({report.sentence_at(figure.start).start for figure in figures}) > 1


@rule(
    "identity.holds",
    "指标之间的关系",
    "指标的定义规定了它们的关系（办理 = 新收 + 结转，综合率 = 综合执法事项 ÷ 认领事项等）；"
    "分散在全文各处的数也应当相符。",
    example="认领行政执法事项9265项。\n其中综合行政执法事项数6563项。\n执法事项综合率达到60.83%。",
    holds="认领行政执法事项9265项。\n其中综合行政执法事项数6563项。\n执法事项综合率达到70.83%。",
)
def indicators_keep_their_identities(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Checks sums, shares and inclusions between indicators given in different sentences of one report."""
    given = _single(report)
    for identity in identities():
        if all(name in given for name in identity.names):
            figures = [given[name] for name in identity.names]
            if not _apart(report, *figures) or not (arithmetic := _broken(identity, given)):
                continue
            if identity.relation != "=" or not _sum_beside(report, figures[0]):
                yield _hit(report, figures[0], figures[1:], arithmetic)


def _sum_beside(report: Report, stated: Figure) -> bool:
    """Whether two counts told beside a figure make it up: 收到118件，受理104件，加上结转5件，应办109件."""
    beside = counts(report.sentence_at(stated.start).figures)
    if (previous := report.before(report.sentence_at(stated.start))) is not None:
        beside = counts(previous.figures) + beside
    alike = [figure for figure in beside if figure.unit == stated.unit and figure.end <= stated.start]
    return any(
        one.low + other.low <= stated.high and one.high + other.high >= stated.low
        for one, other in combinations(alike[-_BESIDE:], 2)
    )


_BESIDE = 6


def _broken(identity: Identity, given: dict[str, Figure]) -> str:
    """The arithmetic that shows that an identity does not hold; nothing where it may hold."""
    left, right = _side(identity.left, given), _side(identity.right, given)
    if identity.relation == "%":
        base, stated = _side(identity.base, given), given[identity.names[0]]
        low, high = 100 * right[0] / max(base[1], 1e-9), 100 * right[1] / max(base[0], 1e-9)
        wrong = base[0] > 0 and fits(low, high, stated) is Fit.NOT
        top, below = _spell(identity.right, given), _spell(identity.base, given)
        return f"{top} ÷ {below} = {low:.2f}%，文中为 {stated.text}" if wrong else ""
    if len({given[name].unit for name in identity.names}) > 1:
        return ""
    if identity.relation == "≤":
        return f"{_spell(identity.left, given)} > {_spell(identity.right, given)}" if left[0] > right[1] else ""
    return f"{_spell(identity.left, given)} ≠ {_spell(identity.right, given)}" if disjoint(left, right) else ""


def _side(side: Side, given: dict[str, Figure]) -> tuple[float, float]:
    """The least and the greatest value of one side."""
    low = sum(given[name].low if sign > 0 else -given[name].high for sign, name in side)
    high = sum(given[name].high if sign > 0 else -given[name].low for sign, name in side)
    return low, high


def _spell(side: Side, given: dict[str, Figure]) -> str:
    """One side in numbers, with its result where there is something to reckon."""
    text = "".join(f" {'+' if sign > 0 else '−'} {number(given[name].value)}" for sign, name in side)
    text = text.removeprefix(" + ")
    if len(side) == 1:
        return text
    return f"（{text} = {number(sum(sign * float(given[name].value) for sign, name in side))}）"


def _hit(report: Report, stated: Figure, others: list[Figure], arithmetic: str) -> Hit:
    names = "、".join(f"“{figure.subject}{figure.text}”" for figure in others)
    message = f"与文中另外的数（{names}）不符。请核对；口径不同的请写明。"
    return Hit(stated.start, stated.end, message, arithmetic, tuple(Place(report.name, f.start, f.end) for f in others))
