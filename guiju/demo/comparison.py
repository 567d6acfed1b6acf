"""Published against compiled: each figure with its mark, and why where it is not met."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from guiju import indicators
from guiju.demo.plan import Plan, rounded, whole
from guiju.demo.profile import Profile, Published
from guiju.facts.store import Fact, Facts

EXACT, WITHIN, UNMET, LATER = "✓", "≈", "✗", "—"


@dataclass(frozen=True)
class Line:
    """One figure: how it was published, what was compiled, whether they agree."""

    figure: Published
    name: str
    compiled: str
    mark: str
    why: str = ""


def compare(profile: Profile, plan: Plan, facts: Mapping[int, Facts], justice: str) -> list[Line]:
    """Every published figure beside the fact. `justice` is the full name of the justice bureau."""
    reasons = {one.figure: one for one in plan.unmet}
    lines = []
    for figure in profile.figures:
        unmet = reasons.get(figure)
        if unmet and not unmet.built:
            lines.append(Line(figure, figure.about, "", LATER, unmet.why))
            continue
        scope = f"/{justice}" if figure.body else ""
        fact = facts[figure.year].get(f"{figure.id}@{figure.year}{scope}")
        name = indicators.get(figure.id).name
        if agrees(figure, fact):
            exact = figure.bound == "exact"
            why = "" if exact else f"原文是“{figure.text.replace(' ', '')}”，取其范围内的一个数"
            lines.append(Line(figure, name, written(figure, fact), EXACT if exact else WITHIN, why))
        else:
            why = unmet.why if unmet else "编出的数字与计划不符，请把这一行报告给开发者。"
            lines.append(Line(figure, name, written(figure, fact), UNMET, why))
    return lines


def agrees(figure: Published, fact: Fact | None) -> bool:
    """Whether the fact reads as the figure was published."""
    if fact is None or fact.value is None:
        return False
    if fact.kind in ("rate", "change", "score", "average"):
        low, high = rounded(figure)
        if figure.bound == "exact" and low != high:
            return _shown(figure, fact) == Decimal(repr(figure.signed)).quantize(_grain(figure))
        return low <= Fraction(fact.value) <= high
    least, most = whole(figure)
    return least <= fact.value <= most


def written(figure: Published, fact: Fact | None) -> str:
    """The compiled value as a report would write it, a rate with its base."""
    if fact is None or fact.value is None:
        return "无"
    if fact.denominator is None or fact.kind == "change":
        return f"{_shown(figure, fact) if fact.kind == 'change' else fact.value}{fact.unit}"
    return f"{_shown(figure, fact)}{fact.unit}（{fact.numerator}/{fact.denominator}）"


def _grain(figure: Published) -> Decimal:
    return Decimal(1).scaleb(-figure.places)


def _shown(figure: Published, fact: Fact) -> Decimal:
    assert fact.value is not None
    return fact.value.quantize(_grain(figure), ROUND_HALF_UP)


def table(lines: list[Line]) -> str:
    """The lines for a terminal, with what could not be met explained below."""
    told = []
    for mark, title in (
        (EXACT, "与公布的数字完全一致"),
        (WITHIN, "在公布措辞的范围之内"),
        (UNMET, "不能满足"),
        (LATER, "业务尚未建成"),
    ):
        rows = [line for line in lines if line.mark == mark]
        if not rows:
            continue
        told.append(f"\n{mark} {title}（{len(rows)}项）")
        for line in rows:
            shown = f"  {mark} {line.name}：公布{line.figure.text.replace(' ', '')}"
            told.append(shown + (f"，编出{line.compiled}" if line.compiled else ""))
            if mark == UNMET:
                told.append(f"      {line.why}")
    return "\n".join(told)
