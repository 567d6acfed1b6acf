"""Running a scan: rows in, exact whole numbers and decimals out, by period and scope."""

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from typing import Any, NamedTuple

import ibis
import ibis.expr.types as ir

from guiju.facts.frames import Frames, between, both, day, holds, inside, meets, only
from guiju.facts.kinds import BODY, MONTH, YEAR, Kinds
from guiju.facts.periods import Period
from guiju.facts.places import Places, Scope
from guiju.facts.plan import Scan
from guiju.indicators.columns import Column, column
from guiju.indicators.conditions import Condition
from guiju.indicators.words import Measure

_TRUE: Any = ibis.literal(True)


class Cell(NamedTuple):
    """What a measure comes to for a period and a scope: the amount, and how many rows it was taken over."""

    measure: Measure
    period: Period
    scope: Scope
    amount: Decimal
    rows: int


def run(scan: Scan, frames: Frames, places: Places) -> Iterator[Cell]:
    """The cells of a scan. Cells that add up are given body by body and must be added; distinct ones are whole."""
    if frames.empty(scan.model):
        return iter(())
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
        for at, (measure, periods) in enumerate(scan.spans.items()):
            for p, period in enumerate(periods):
                yield from _spread(measure, period, row, f"{at}_{p}", places)


def _period_query(scan: Scan, frames: Frames) -> ir.Table:
    rows, shared = _narrowed(scan, frames), _shared(scan)
    narrow = _clock(scan) and len(scan.all_periods) == 1
    bounds = set() if narrow else {day for period in scan.all_periods for day in (period.eve, period.end)}
    kinds = Kinds.of(rows, scan.measures, {BODY: frames.body(rows, scan.scope)}, besides=shared, bounds=bounds)
    wanted: dict[str, Any] = {}
    for at, (measure, periods) in enumerate(scan.spans.items()):
        own = kinds.holds(measure, shared)
        for p, period in enumerate(periods):
            met = own if narrow else both(own, inside(kinds.table, measure, period))
            wanted |= kinds.amounts(measure, met, f"{at}_{p}")
    return kinds.table.group_by(BODY).aggregate(**wanted)


def _by_month(scan: Scan, frames: Frames, places: Places) -> Iterator[Cell]:
    known = {(period.year, period.month): period for period in scan.all_periods}
    for row in frames.engine.rows(_month_query(scan, frames)):
        for period in (known.get((row[YEAR], 0)), known.get((row[YEAR], row[MONTH]))):
            for at, measure in enumerate(scan.measures):
                if period:
                    yield from _spread(measure, period, row, str(at), places)


def _month_query(scan: Scan, frames: Frames) -> ir.Table:
    rows, shared = _narrowed(scan, frames), _shared(scan)
    assert scan.clock
    days = day(rows, scan.clock)
    keys = {BODY: frames.body(rows, scan.scope), YEAR: days.year(), MONTH: days.month()}
    kinds = Kinds.of(rows, scan.measures, keys, besides=shared)
    wanted: dict[str, Any] = {}
    for at, measure in enumerate(scan.measures):
        wanted |= kinds.amounts(measure, kinds.holds(measure, shared), str(at))
    return kinds.table.group_by(*keys).aggregate(**wanted)


def _shared(scan: Scan) -> dict[str, Condition]:
    """The conditions that all measures of a scan have, by key: they are asked once, before anything is counted."""
    each = [{one.key: one for one in measure.conditions} for measure in scan.measures]
    return {key: one for key, one in each[0].items() if all(key in other for other in each)}


def _clock(scan: Scan) -> Column | None:
    """The date by which all measures of a scan go, if it is one."""
    dates = {measure.on for measure in scan.measures}
    (date,) = dates if len(dates) == 1 else (None,)
    return column(scan.model, date) if date else None


def _narrowed(scan: Scan, frames: Frames) -> ir.Table:
    """The rows that any measure of the scan can count: files and row groups of other years are never read."""
    table = frames.flat(scan.model, scan.columns)
    met = [meets(table, scan.model, condition) for condition in _shared(scan).values()]
    if clock := _clock(scan):
        days = day(table, clock)
        years = [between(days, period) for period in scan.all_periods if not period.month]
        met.append(reduce(lambda one, other: one | other, years))
    return table.filter(*met) if met else table


def _distinct(scan: Scan, frames: Frames, places: Places) -> Iterator[Cell]:
    (measure,) = scan.measures
    for row in frames.engine.rows(_distinct_query(scan, frames, places)):
        for p, period in enumerate(scan.all_periods):
            if row[f"a{p}"]:
                yield Cell(measure, period, (row["reach"], row["place"]), Decimal(row[f"a{p}"]), row[f"a{p}"])


def _distinct_query(scan: Scan, frames: Frames, places: Places) -> ir.Table:
    (measure,) = scan.measures
    table = frames.flat(scan.model, scan.columns)
    table = only(table, holds(table, measure))
    value = table[column(measure.model, measure.field).path]
    if value.type().is_string():
        value = value.nullif("")
    flags = {f"p{p}": both(inside(table, measure, period), _TRUE) for p, period in enumerate(scan.all_periods)}
    seen = (
        table.select(body=frames.body(table, scan.scope), value=value, **flags)
        .filter(ibis._.value.notnull())
        .distinct()
    )
    spread = frames.engine.put("places", places.closure())
    joined = seen.join(spread, seen.body == spread.member)
    counts = {f"a{p}": joined.value.nunique(where=joined[f"p{p}"]) for p in range(len(scan.all_periods))}
    return joined.group_by("reach", "place").aggregate(**counts)


def _spread(measure: Measure, period: Period, row: dict[str, Any], name: str, places: Places) -> Iterator[Cell]:
    amount = row[f"a{name}"]
    if rows := row.get(f"n{name}", amount):
        for scope in places.scopes(row[BODY]):
            yield Cell(measure, period, scope, Decimal(amount or 0), int(rows))
