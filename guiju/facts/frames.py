"""A snapshot's tables as Ibis expressions, and the words of indicators as conditions on them.

Nothing here depends on the engine. What engines do differently is pinned: a comparison with an empty column does not
count (but for `ne`, which does), an empty text is empty, days are compared as days, only whole numbers and decimals are
ever summed, and all division is done afterwards, in decimals. Conditions are only ever joined by "and" and used as
filters, where unknown means no.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import reduce
from operator import eq, ge, gt, le, lt, ne
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from django.db import models

from guiju.facts.engines import DuckDB, Engine
from guiju.facts.errors import FactsError
from guiju.facts.periods import Period
from guiju.facts.places import NOWHERE
from guiju.indicators.columns import Column, column
from guiju.indicators.conditions import Condition
from guiju.indicators.words import Measure
from guiju.lake.city import STRIDE, City
from guiju.lake.snapshot import Snapshot
from guiju.lake.tables import arrow_type
from guiju.procedure.fields import ChoicesField


class Frames:
    """The tables of one snapshot, or of a city's, on one engine."""

    def __init__(self, snapshot: Snapshot | City, engine: Engine | None = None, prefix: str = "") -> None:
        """On DuckDB unless another engine is given; a table is read when it is first asked for.

        Two snapshots on one engine need a `prefix` to tell their tables apart.
        """
        self.snapshot = snapshot
        self.engine = engine or DuckDB()
        self._prefix = prefix
        self.counties = list(snapshot.counties.values())
        self._tables: dict[str, ir.Table] = {}

    def table(self, model: Any) -> ir.Table:
        """A model's rows: as they are, or of all counties, with ids that differ from county to county."""
        name = model._meta.label_lower
        if name not in self._tables:
            self._tables[name] = self._whole(model) if isinstance(self.snapshot, City) else self._of(model, 0)
        return self._tables[name]

    def empty(self, model: Any) -> bool:
        """Whether there is not a single row of a model."""
        name = model._meta.label_lower
        known = [one.manifest.tables.get(name) for one in self.counties]
        return all(table is not None and not table.rows for table in known)

    def body(self, table: ir.Table, place: Column | None) -> Any:
        """The body that a row counts for; where there is none, what stands for that, in each county by itself."""
        nowhere: Any = ibis.literal(NOWHERE, "int64")
        if isinstance(self.snapshot, City):
            nowhere = table["id"] - table["id"] % STRIDE
        return table[place.path].fill_null(nowhere) if place else nowhere

    def _of(self, model: Any, at: int) -> ir.Table:
        name = model._meta.label_lower
        known_as = f"{self._prefix}{name}.{at}" if at else f"{self._prefix}{name}"
        return self.engine.read(known_as, self.counties[at].files(name))

    def _whole(self, model: Any) -> ir.Table:
        """The columns that all counties have, in the types of today: counties may run different versions."""
        known = [self._of(model, at) for at in range(len(self.counties))]
        shared = [name for name in known[0].columns if all(name in one.columns for one in known)]
        fields = {field.attname: field for field in model._meta.concrete_fields}
        types = pa.schema([(name, arrow_type(fields[name])) for name in shared if name in fields])
        keys = [name for name in types.names if fields[name].is_relation or fields[name].primary_key]
        parts = []
        for at, one in enumerate(known):
            part = one.select(*types.names).cast(ibis.Schema.from_pyarrow(types))
            parts.append(part.mutate(**{name: part[name] + at * STRIDE for name in keys}))
        return ibis.union(*parts)

    def flat(self, model: Any, columns: Iterable[Column]) -> ir.Table:
        """A model's rows with the columns asked for, each under its whole path, joined from other tables if need be."""
        table = self.table(model)
        wanted = {one.path for one in columns} | {"id"}
        own = {path for path in wanted if "__" not in path}
        beyond: dict[str, set[str]] = {}
        for path in wanted - own:
            hop, _, rest = path.partition("__")
            beyond.setdefault(hop, set()).add(rest)
        keys = {hop: model._meta.get_field(hop).attname for hop in beyond}
        missing = (own | set(keys.values())) - set(table.columns)
        if missing:
            lacking = "、".join(sorted(missing))
            raise FactsError(
                f"快照的表 {model._meta.label_lower} 里没有 {lacking} 列；它早于现在的指标定义，请重新做快照。"
            )
        result = table.select(*sorted(own | set(keys.values())))
        for hop, paths in sorted(beyond.items()):
            related = model._meta.get_field(hop).related_model
            there = self.flat(related, [column(related, path) for path in paths])
            there = there.rename({f"{hop}__{name}": name for name in there.columns})
            result = result.left_join(there, result[keys[hop]] == there[f"{hop}__id"])
        return result.select(*sorted(wanted))


def day(table: ir.Table, place: Column) -> Any:
    """A column as a day."""
    values = table[place.path]
    return values.date() if values.type().is_timestamp() else values


def holds(table: ir.Table, measure: Measure, *, besides: Collection[str] = ()) -> Any:
    """Whether a row meets all conditions of a measure, but for those that were asked already; None if none is left."""
    left = [meets(table, measure.model, one) for one in measure.conditions if one.key not in besides]
    return reduce(both, left, None)


def only(table: ir.Table, met: Any) -> ir.Table:
    """The rows that meet a condition; None is no condition."""
    return table if met is None else table.filter(met)


def both(one: Any, other: Any) -> Any:
    """One condition and the other; None is no condition."""
    if one is None or other is None:
        return one if other is None else other
    return one & other


def inside(table: ir.Table, measure: Measure, period: Period) -> Any:
    """Whether a row belongs to the period by the measure's period rule; None if every row does."""
    if measure.on:
        return between(day(table, column(measure.model, measure.on)), period)
    first, last = period.start, period.end
    if measure.at == "start":
        first = last = period.eve
    stands = None
    if measure.since:
        since = day(table, column(measure.model, measure.since))
        stands = since.isnull() | (since <= last)
    if measure.until:
        until = day(table, column(measure.model, measure.until))
        still = until.isnull() | (until >= first if measure.at == "during" else until > last)
        stands = both(stands, still)
    return stands


def between(days: Any, period: Period) -> Any:
    """Whether a day lies in the period; of an empty one it is not known, which counts as no."""
    return (days >= period.start) & (days <= period.end)


def meets(table: ir.Table, model: Any, condition: Condition) -> Any:
    """Whether a row meets a condition."""
    place = column(model, condition.path)
    values, operator = day(table, place), condition.operator
    if operator == "isnull" or condition.value is None:
        none = empty(values, place.field)
        return none if (condition.value in (True, None)) == (operator != "ne") else ~none
    if operator == "in":
        known = [_plain(value) for value in condition.value]
        return values.isin(known) if len(known) > 1 else values == known[0]
    beside = condition.other
    other: Any = day(table, column(model, beside)) if beside else ibis.literal(_plain(condition.value))
    if operator == "has":
        return values.contains(other)
    compare = {"exact": eq, "ne": ne, "gt": gt, "gte": ge, "lt": lt, "lte": le}[operator]
    met = compare(values, other)
    return met.fill_null(True) if operator == "ne" else met


def empty(values: Any, field: Any) -> Any:
    """Whether nothing stands in a column: no value, no text, no choice."""
    none = values.isnull()
    if isinstance(field, models.CharField):
        return none | (values == "")
    return none | (values.length() == 0) if isinstance(field, ChoicesField) else none


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int | dt.date | Decimal) else str(value)
