"""From what the scans counted to every figure: sums, rates, growth, declared ones. All division is done here, once.

Numbers are decimals with 34 digits; a quotient is kept to ten places, halves to even. What has no base has no value.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cached_property

from guiju.facts.declared import Declaration
from guiju.facts.periods import Period
from guiju.facts.places import WHOLE, Scope
from guiju.facts.scan import Cell
from guiju.indicators.words import Additive, Average, Change, Declared, Derived, Indicator, Measure, Ratio

_ARITHMETIC = Context(prec=34, rounding=ROUND_HALF_EVEN)
_PLACES = Decimal("1e-10")
NO_BASE, UNKNOWN = "no base", "not declared"


@dataclass(frozen=True)
class Value:
    """What a figure comes to; `value` is None when `status` says why."""

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    bound: str = "exact"
    status: str = ""
    source: str = ""


#: A figure of the year before out of its own file of facts, or None if it is not there.
Before = Callable[[Indicator, Period, Scope], Value | None]


class Evaluation:
    """Every figure for every period and scope, computed from the cells when it is asked for."""

    def __init__(
        self,
        cells: Iterable[Cell],
        declared: Mapping[tuple[str, str], Declaration],
        before: Before | None = None,
    ) -> None:
        """Add up the cells. `before` replaces what this snapshot knows of the year before."""
        self._sums: defaultdict[str, dict[tuple[Period, Scope], tuple[Decimal, int]]] = defaultdict(dict)
        for measure, period, scope, amount, rows in cells:
            sums = self._sums[measure.id]
            had, counted = sums.get((period, scope), (Decimal(0), 0))
            sums[period, scope] = (had + amount, counted + rows)
        self._declared = declared
        self._before = before
        self._known: dict[tuple[str, Period, Scope], Value] = {}

    def scopes(self, indicator: Indicator, period: Period) -> list[Scope]:
        """For whom the figure is given: the whole county always, and wherever one of its parts counted anything."""
        found = {WHOLE} if not isinstance(indicator, Declared) else set()
        for part in [indicator, *_all_parts(indicator)]:
            found |= self._places.get((part.id, period), set())
            if isinstance(part, Change):
                for below in [part.base, *_all_parts(part.base)]:
                    found |= self._places.get((below.id, period.previous), set())
            if isinstance(part, Declared) and (part.id, period.name) in self._declared:
                found.add(WHOLE)
        return sorted(found)

    @cached_property
    def _places(self) -> dict[tuple[str, Period], set[Scope]]:
        found: defaultdict[tuple[str, Period], set[Scope]] = defaultdict(set)
        for id, sums in self._sums.items():
            for period, scope in sums:
                found[id, period].add(scope)
        return dict(found)

    def of(self, indicator: Indicator, period: Period, scope: Scope) -> Value:
        """The figure for a period and a scope."""
        key = (indicator.id, period, scope)
        if key not in self._known:
            self._known[key] = self._compute(indicator, period, scope)
        return self._known[key]

    def sum(self, expression: Additive, period: Period, scope: Scope) -> Value:
        """A sum of figures; unknown as soon as one of them is."""
        total, bound = Decimal(0), "exact"
        for sign, term in expression.terms:
            one = self.of(term, period, scope)
            if one.value is None:
                return one
            total += sign * one.value
            bound = bound if one.bound == "exact" else "approx"
        return Value(total, bound=bound)

    def _compute(self, indicator: Indicator, period: Period, scope: Scope) -> Value:
        if isinstance(indicator, Measure):
            amount, rows = self._sums[indicator.id].get((period, scope), (Decimal(0), 0))
            return _quotient(amount, Decimal(rows)) if isinstance(indicator, Average) else Value(amount)
        if isinstance(indicator, Derived):
            return self.sum(indicator.of, period, scope)
        if isinstance(indicator, Ratio):
            return self._ratio(indicator, period, scope)
        if isinstance(indicator, Change):
            return self._change(indicator, period, scope)
        entry = self._declared.get((indicator.id, period.name)) if scope == WHOLE else None
        return Value(entry.value, bound=entry.bound, source=entry.document) if entry else Value(None, status=UNKNOWN)

    def _ratio(self, ratio: Ratio, period: Period, scope: Scope) -> Value:
        above, below = self.sum(ratio.numerator, period, scope), self.sum(ratio.denominator, period, scope)
        if above.value is None or below.value is None:
            return Value(None, above.value, below.value, status=above.status or below.status)
        return _quotient(above.value, below.value, 100 if ratio.unit == "%" else 1, {above.bound, below.bound})

    def _change(self, change: Change, period: Period, scope: Scope) -> Value:
        now = self.of(change.base, period, scope)
        before = self._before(change.base, period.previous, scope) if self._before else None
        before = before or self.of(change.base, period.previous, scope)
        if now.value is None or before.value is None:
            return Value(None, now.value, before.value, status=NO_BASE)
        grown = _quotient(now.value - before.value, before.value, 100, {now.bound, before.bound})
        return Value(grown.value, now.value, before.value, grown.bound, grown.status)


def _quotient(above: Decimal, below: Decimal, times: int = 1, bounds: set[str] | frozenset[str] = frozenset()) -> Value:
    if not below:
        return Value(None, above, below, status=NO_BASE)
    value = _ARITHMETIC.divide(above * times, below).quantize(_PLACES, context=_ARITHMETIC)
    return Value(value, above, below, "approx" if bounds - {"exact"} else "exact")


def _all_parts(indicator: Indicator) -> list[Indicator]:
    found = []
    for part in indicator.parts:
        found += [part, *_all_parts(part)]
    return found
