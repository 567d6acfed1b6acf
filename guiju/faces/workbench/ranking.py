"""A figure body by body: who has how much of it, the largest first, as bars."""

from dataclasses import dataclass
from decimal import Decimal

from guiju.facts.store import Fact, Facts

#: So many bodies are drawn; the rest are counted.
MOST = 15


@dataclass(frozen=True)
class Bar:
    """One body's share of a figure; `width` is in percent of the largest."""

    fact: Fact
    name: str
    width: int


def ranking(facts: Facts, of: Fact) -> list[Bar]:
    """The bodies of a county figure, each by itself: a body with others below it counts what is its own.

    Empty where there is nothing to compare: a figure of one body already, or one that fewer than two bodies have.
    """
    if of.scope:
        return []
    same = [one for one in facts if one.indicator == of.indicator and one.period == of.period and one.value]
    inner = {one.scope.removesuffix("（本级）") for one in facts if one.reach == "own"}
    bodies = [one for one in same if one.reach == "own" or (one.reach == "tree" and one.scope not in inner)]
    top = max((abs(_value(one)) for one in bodies), default=Decimal(0))
    if len(bodies) < 2 or not top:
        return []
    bodies.sort(key=lambda one: (-_value(one), one.scope))
    return [Bar(one, one.scope, max(1, round(100 * abs(_value(one)) / top))) for one in bodies]


def _value(fact: Fact) -> Decimal:
    return fact.value or Decimal(0)
