"""Rows that are alike, counted together before any figure is taken.

All that measures ask of a row is a choice or two and on which side of some days its dates lie. So the rows of a table
fall into some hundred kinds. One pass over the rows counts each kind, and the figures of the table are taken over the
kinds; each asked of millions of rows by itself, thirty figures would cost several times the reading.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any, Self

import ibis
import ibis.expr.types as ir

from guiju.facts.frames import both, day, meets
from guiju.indicators.columns import column, few
from guiju.indicators.words import Average, Measure

#: What a kind has beside the columns that tell it apart. No column of a record has a name that ends so.
BODY, YEAR, MONTH, ROWS, SUM, FILLED = "body__", "year__", "month__", "rows__", "__sum__", "__filled__"


@dataclass(frozen=True)
class Kinds:
    """The kinds of rows: how many there are of each, and the sums that measures take of them."""

    table: ir.Table
    #: Conditions whose column has too many values to tell kinds by: the column that holds the answer, by their keys.
    answers: dict[str, str]

    @classmethod
    def of(
        cls,
        rows: ir.Table,
        measures: Collection[Measure],
        keys: dict[str, Any],
        *,
        besides: Collection[str] = (),
        bounds: Collection[dt.date] = (),
    ) -> Self:
        """The kinds that `keys` (body, month) and what the measures ask tell apart.

        Conditions in `besides` hold for every row. Dates count by where they lie between `bounds`, the last days of
        periods and the days before their first; without bounds no date is asked about.
        """
        keys, answers = dict(keys), dict[str, str]()
        for measure in measures:
            for condition in measure.conditions:
                place = column(measure.model, condition.path)
                if condition.key in besides or condition.key in answers:
                    continue
                if few(place.field) and not condition.other:
                    keys[place.path] = rows[place.path]
                else:
                    answers[condition.key] = f"answer{len(answers)}__"
                    keys[answers[condition.key]] = meets(rows, measure.model, condition)
        if bounds:
            dates = {path: column(measure.model, path) for measure in measures for path in measure.dates}
            keys |= {place.path: _coarse(day(rows, place), sorted(bounds)) for place in dates.values()}
        sums: dict[str, Any] = {ROWS: rows.count()}
        for measure in measures:
            if measure.field:
                place = column(measure.model, measure.field)
                sums |= {place.path + SUM: rows[place.path].sum(), place.path + FILLED: rows[place.path].count()}
        return cls(rows.group_by(**keys).aggregate(**sums), answers)

    def holds(self, measure: Measure, besides: Collection[str] = ()) -> Any:
        """Whether a kind meets the conditions of a measure that were not asked before; None if none is left."""
        left = [one for one in measure.conditions if one.key not in besides]
        met = (
            self.table[self.answers[one.key]] if one.key in self.answers else meets(self.table, measure.model, one)
            for one in left
        )
        return reduce(both, met, None)

    def amounts(self, measure: Measure, met: Any, name: str) -> dict[str, Any]:
        """What a measure comes to over the kinds that meet a condition, and over how many rows it was taken."""
        counted = self.table[ROWS]
        if not measure.field:
            return {f"a{name}": counted.sum(where=met)}
        path = column(measure.model, measure.field).path
        taken = self.table[path + FILLED] if isinstance(measure, Average) else counted
        return {f"a{name}": self.table[path + SUM].sum(where=met), f"n{name}": taken.sum(where=met)}


def _coarse(days: Any, bounds: Iterable[dt.date]) -> Any:
    """A day as the first bound that it does not pass: held against periods, the days between two bounds are alike."""
    *_, last = bounds = list(bounds)
    beyond = last + dt.timedelta(days=1)
    return ibis.cases(*((days <= bound, ibis.literal(bound)) for bound in bounds), (days > last, ibis.literal(beyond)))
