"""The passport of a figure: what it means, how it was computed, from what, and the very rows behind it."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis

from guiju import indicators
from guiju.facts.errors import FactsError
from guiju.facts.frames import Frames, both, day, holds, inside, only
from guiju.facts.periods import Period, parse
from guiju.facts.places import Places
from guiju.facts.store import Fact, Facts
from guiju.indicators.columns import Column, column
from guiju.indicators.describe import describe, label
from guiju.indicators.words import Change, Declared, Indicator, Measure
from guiju.lake.city import City, open_records
from guiju.lake.snapshot import Snapshot


@dataclass(frozen=True)
class Rows:
    """The records that one measure counted: how many in all, and some of them, newest first.

    `columns` are the names people know them by. `model` and a row's `id` lead to the record, for those who may see it.
    """

    indicator: str
    name: str
    model: str
    total: int
    columns: dict[str, str]
    rows: list[dict[str, Any]]


@dataclass(frozen=True)
class Part:
    """A figure that this one is computed from."""

    key: str
    name: str
    unit: str
    value: Decimal | None


@dataclass(frozen=True)
class Passport:
    """One figure, proved. `outdated` says that the definition has changed since; then the rows are not shown.

    `filled` is the day up to which the figure is complete; None if a part of it was not declared.
    """

    fact: Fact
    definition: str
    formula: str
    law: str
    start: dt.date
    end: dt.date
    cutoff: dt.date
    parts: tuple[Part, ...]
    behind: tuple[Rows, ...]
    outdated: bool
    filled: dt.date | None


def passport(
    facts: Facts | Path | str, snapshot: Snapshot | City | Path | str, key: str, *, limit: int = 100, offset: int = 0
) -> Passport:
    """The passport of the fact with this key, with up to `limit` rows of each measure behind it.

    Raises:
        FactsError: There is no such fact, or the facts were compiled from another snapshot.
        LakeError: The snapshot is missing.
    """
    facts = facts if isinstance(facts, Facts) else Facts.read(facts)
    if isinstance(snapshot, Path | str):
        snapshot = open_records(snapshot, facts.about.left_out)
    if snapshot.id != facts.about.snapshot:
        raise FactsError(f"这些数由快照 {facts.about.snapshot[:12]} 算出，给的是快照 {snapshot.id[:12]}，对不上。")
    fact = facts[key]
    try:
        indicator = indicators.get(fact.indicator)
    except KeyError:
        raise FactsError(f"指标 {fact.indicator} 已经取消，这个数（{fact.value}）没有现行的定义。") from None
    outdated = indicator.version != fact.definition
    period = parse(fact.period, facts.about.cutoff)
    behind: list[Rows] = []
    if not outdated:
        frames, places = Frames(snapshot), Places(snapshot)
        measures = dict.fromkeys(_measures(indicator))
        behind = [_rows(measure, fact, period, frames, places, limit, offset) for measure in measures]
    return Passport(
        fact,
        indicator.definition,
        describe(indicator),
        indicator.law,
        period.start,
        period.end,
        facts.about.cutoff,
        tuple(_part(part, fact, facts) for part in dict.fromkeys(indicator.parts)),
        tuple(behind),
        outdated,
        facts.about.filled.get(fact.indicator),
    )


def _part(part: Indicator, fact: Fact, facts: Facts) -> Part:
    key = f"{part.id}@{fact.period}" + (f"/{fact.scope}" if fact.scope else "")
    known = facts.get(key)
    missing = None if isinstance(part, Declared) else Decimal(0)
    return Part(key, part.name, part.unit, known.value if known else missing)


def _rows(
    measure: Measure, fact: Fact, period: Period, frames: Frames, places: Places, limit: int, offset: int
) -> Rows:
    shown = _shown(measure, frames)
    table = frames.flat(measure.model, [*measure.columns, *shown.values()])
    met = both(holds(table, measure), inside(table, measure, period))
    members = places.members((fact.reach, fact.place))
    if members is not None:
        met = both(met, frames.body(table, measure.body).isin(members))
    behind = only(table, met)
    dates = [day(behind, column(measure.model, path)) for path in measure.dates]
    order = [ibis.desc(date) for date in dates[:1]] + [ibis.desc(behind.id)]
    ids = [
        row["id"] for row in behind.order_by(order).limit(limit, offset=offset).select("id").to_pyarrow().to_pylist()
    ]
    # The rest of the columns only for the rows of the page: Parquet skips what lies elsewhere.
    page = table.filter(table.id.isin(ids)).select("id", *shown).to_pyarrow().to_pylist()
    rows = sorted(page, key=lambda row: ids.index(row["id"]))
    for row in rows:
        for path, place in shown.items():
            row[path] = _readable(row[path], place, places)
    total = int(behind.count().to_pyarrow().as_py())
    names = {path: label(place) for path, place in shown.items()}
    return Rows(measure.id, measure.name, measure.model._meta.label_lower, total, names, rows)


def _shown(measure: Measure, frames: Frames) -> dict[str, Column]:
    """The columns a reader needs: what finds the record, and every column that the figure was made of."""
    there = frames.table(measure.model).columns
    found = [column(measure.model, name) for name in ("number", "title") if name in there]
    used = sorted(measure.columns, key=lambda place: (place.path not in measure.dates, place.path))
    return {place.path: place for place in (*found, *used) if place.path not in ("id", "struck")}


def _readable(value: Any, place: Column, places: Places) -> Any:
    """A value as people say it: the name of a choice, of a body."""
    if place.field.is_relation and place.field.related_model._meta.label == "registry.Body":
        return places.body(value)
    names = {str(key): str(name) for key, name in getattr(place.field, "flatchoices", ())}
    if isinstance(value, list):
        return "、".join(names.get(one) or str(one) for one in value)
    return names.get(str(value), value) if names else value


def _measures(indicator: Indicator) -> list[Measure]:
    """The measures behind a figure of this period; for growth, those of the figure that grew."""
    if isinstance(indicator, Measure):
        return [indicator]
    parts = (indicator.base,) if isinstance(indicator, Change) else indicator.parts
    return [measure for part in parts for measure in _measures(part)]
