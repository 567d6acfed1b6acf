"""A number taken up again: 296起案件全部经过审核, 213宗违法用地中…, 18个村（社区）. It was told before."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.numbers.arithmetic import disjoint, number, slip
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import PLACES, of_another_year, places
from guiju.reports.audit.words.retelling import alike_units, noun_behind
from guiju.reports.audit.words.tellings import pairs, telling
from guiju.reports.read.figure import Figure

_OPENS = re.compile(r"(?:[对在将]|上述|以上|[这该])?$")
_TAKEN_UP = re.compile(r"[一-鿿（）()、]{0,10}?(?:[中里](?=[，,尚仍还有])|全部|均|都|悉数|无一)")
_CASES = {"件", "起", "宗", "个", "例", "项", "处"}
_LEAST, _NEAR = 20, 0.3


@rule(
    "mention.definite",
    "重提的数",
    "“296起案件全部……”“213宗违法用地中……”：句首重提的数，前后文应当说过；找不到这个数、只有相近的，多半写错了一处。",
    example="全年立案296起。\n二、执法规范\n269起案件全部经过法制审核。",
    holds="全年立案296起。\n二、执法规范\n296起案件全部经过法制审核。",
)
def what_is_taken_up_again_was_told(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Figures that open a clause and are spoken of as known, against every figure that may be meant."""
    told = [f for f in report.figures if f.kind == "count" and not report.planned(f) and not of_another_year(report, f)]
    for again in told:
        if again.bound != "exact" or again.value < _LEAST or not _opens(report, again):
            continue
        others = [f for f in told if f is not again and (alike_units(f, again) or {f.unit, again.unit} <= _CASES)]
        agreeing = any(not disjoint((f.low, f.high), (again.low, again.high)) for f in others)
        if agreeing or any(a.value + b.value == again.value for a, b in zip(others, others[1:], strict=False)):
            continue
        meant = [f for f in others if f.start < again.start and f.bound == "exact" and _may_be(report, f, again)]
        if meant:
            first = max(meant, key=lambda f: -abs(f.value - again.value))
            message = f"这里重提的是 {again.text}，前文相近的只有 {first.text}。请核对。"
            arithmetic = f"{number(first.value)} ≠ {number(again.value)}"
            yield Hit(again.start, again.end, message, arithmetic, places(report, first))


def _opens(report: Report, figure: Figure) -> bool:
    """Whether a figure opens its clause and the words behind speak of all, or of some, of what it counts."""
    behind = report.text[figure.end : figure.end + 16].replace(" ", "")
    return bool(_OPENS.fullmatch(report.clause_before(figure).strip())) and bool(_TAKEN_UP.match(behind))


def _may_be(report: Report, first: Figure, again: Figure) -> bool:
    """Whether an earlier figure may be meant: a slip of the pen away, or near and under the same noun."""
    small, large = sorted((float(first.value), float(again.value)))
    said = noun_behind(report, again)
    if PLACES.match(said):
        return False
    if slip(small, large) and large >= 100 and alike_units(first, again):
        return True
    if slip(small, large) and _leaves_the_same(report, first, again):
        return True
    noun = pairs(said)
    return small >= (1 - _NEAR) * large and bool(noun & telling(report, first).clause)


def _leaves_the_same(report: Report, first: Figure, again: Figure) -> bool:
    """Whether what is left of a number is left in the sentence of the other: 38人, 35人持证; 38名中3人没有."""
    rest = next((f for f in report.sentence_at(again.start).figures if f.start > again.start), None)
    if rest is None or not alike_units(rest, again):
        return False
    done = float(first.value - rest.value)
    said = report.sentence_at(first.start).figures
    return any(f.value == done and alike_units(f, first) for f in said if f is not first)
