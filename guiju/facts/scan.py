"""Running a scan: rows in, exact whole numbers and decimals out, by period and scope."""

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from typing import Any, NamedTuple

import ibis
import ibis.expr.types as ir

from guiju.facts.frames import Frames, between, day, holds, inside
from guiju.facts.periods import Period
from guiju.facts.places import Places, Scope
from guiju.facts.plan import Scan
from guiju.indicators.columns import column
from guiju.indicators.words import Average, Measure


class Cell(NamedTuple):
    """What a measure comes to for a period and a scope: the amount, and how many rows it was taken over."""

    measure: Measure
    period: Period
    scope: Scope
    amount: Decimal
    rows: int


def run(scan: Scan, frames: Frames, places: Places) -> Iterator[Cell]:
    """The cells of a scan. Cells that add up are given body by body and must be added; distinct ones are whole."""
    if scan.distinct:
        return _distinct(scan, frames, places)
    return _by_month(scan, frames, places) if scan.clock else _by_period(scan, frames, places)


def query(scan: Scan, frames: Frames, places: Places) -> ir.Table:
    """The expression that a scan executes."""
    if scan.distinct:
        return _distinct_query(scan, frames, places)
    return _month_query(scan, frames) if scan.clock else _period_query(scan, frames)


def _by_period(scan: Scan, frames: Frames, places: Places) -> Iterator[Cell]:
    for row in frames.engine.rows(_period_query(scan, frames)):
        for at, measure in enumerate(scan.measures):
            for p, period in enumerate(scan.periods):
                yield from _spread(measure, period, row["body"], row[f"a{at}_{p}"], row[f"n{at}_{p}"], places)


def _period_query(scan: Scan, frames: Frames) -> ir.Table:
    table = frames.flat(scan.model, scan.columns)
    wanted: dict[str, Any] = {}
    for at, measure in enumerate(scan.measures):
        met = holds(table, measure)
        for p, period in enumerate(scan.periods):
            wanted |= _aggregates(table, measure, met & inside(table, measure, period), f"{at}_{p}")
    return table.group_by(body=frames.body(table, scan.scope)).aggregate(**wanted)


def _by_month(scan: Scan, frames: Frames, places: Places) -> Iterator[Cell]:
    known = {(period.year, period.month): period for period in scan.periods}
    for row in frames.engine.rows(_month_query(scan, frames)):
        for period in (known.get((row["year"], 0)), known.get((row["year"], row["month"]))):
            for at, measure in enumerate(scan.measures):
                if period:
                    yield from _spread(measure, period, row["body"], row[f"a{at}"], row[f"n{at}"], places)


def _month_query(scan: Scan, frames: Frames) -> ir.Table:
    table = frames.flat(scan.model, scan.columns)
    assert scan.clock
    days = day(table, scan.clock)
    years = [between(days, period) for period in scan.periods if not period.month]
    table = table.filter(reduce(lambda one, other: one | other, years))
    days = day(table, scan.clock)
    wanted: dict[str, Any] = {}
    for at, measure in enumerate(scan.measures):
        wanted |= _aggregates(table, measure, holds(table, measure), str(at))
    return table.group_by(body=frames.body(table, scan.scope), year=days.year(), month=days.month()).aggregate(**wanted)


def _distinct(scan: Scan, frames: Frames, places: Places) -> Iterator[Cell]:
    (measure,) = scan.measures
    for row in frames.engine.rows(_distinct_query(scan, frames, places)):
        for p, period in enumerate(scan.periods):
            if row[f"a{p}"]:
                yield Cell(measure, period, (row["reach"], row["place"]), Decimal(row[f"a{p}"]), row[f"a{p}"])


def _distinct_query(scan: Scan, frames: Frames, places: Places) -> ir.Table:
    (measure,) = scan.measures
    table = frames.flat(scan.model, scan.columns)
    table = table.filter(holds(table, measure))
    value = table[column(measure.model, measure.field).path]
    if value.type().is_string():
        value = value.nullif("")
    flags = {f"p{p}": inside(table, measure, period) for p, period in enumerate(scan.periods)}
    seen = (
        table.select(body=frames.body(table, scan.scope), value=value, **flags)
        .filter(ibis._.value.notnull())
        .distinct()
    )
    spread = frames.engine.put("places", places.closure())
    joined = seen.join(spread, seen.body == spread.member)
    counts = {f"a{p}": joined.value.nunique(where=joined[f"p{p}"]) for p in range(len(scan.periods))}
    return joined.group_by("reach", "place").aggregate(**counts)


def _aggregates(table: ir.Table, measure: Measure, met: Any, name: str) -> dict[str, Any]:
    rows = table.count(where=met)
    if not measure.field:
        return {f"a{name}": rows, f"n{name}": rows}
    values: Any = table[column(measure.model, measure.field).path]
    return {
        f"a{name}": values.sum(where=met),
        f"n{name}": values.count(where=met) if isinstance(measure, Average) else rows,
    }


def _spread(measure: Measure, period: Period, body: int, amount: Any, rows: int, places: Places) -> Iterator[Cell]:
    if rows:
        for scope in places.scopes(body):
            yield Cell(measure, period, scope, Decimal(amount or 0), rows)
