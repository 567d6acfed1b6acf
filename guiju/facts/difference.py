"""Two compiles of a year side by side: which figures changed, and why.

A figure taken over records changes for two reasons. Its definition changed: then today's definition makes something
else of yesterday's rows. Or the rows did: some were added, some corrected, some are gone. Both are told apart exactly,

    after = before + redefined + added + corrected + gone,

as far as the figure adds up (counts and sums; of means and of different things only the rows are told). A figure
computed from others changed because they did.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

from guiju import indicators
from guiju.facts.engines import DuckDB
from guiju.facts.errors import FactsError
from guiju.facts.frames import Frames, both, holds, inside
from guiju.facts.periods import Period
from guiju.facts.store import Fact, Facts
from guiju.indicators.columns import column
from guiju.indicators.words import Average, Distinct, Measure
from guiju.lake.city import City
from guiju.lake.snapshot import Snapshot

_REASONS = ("added", "corrected", "gone")


@dataclass(frozen=True)
class Moved:
    """Rows that moved a figure: how many, by how much (None if it does not add up), and the id of one of them."""

    rows: int
    by: Decimal | None
    example: int | None


@dataclass(frozen=True)
class Difference:
    """A figure of the whole county's year before and after, and in how many other places (bodies, months) it changed.

    `redefined` says that the definition is another, and `by_definition` what that alone did. `rows` gives the reasons
    `added`, `corrected` and `gone`; it is empty when nobody gave the older snapshot. `parts` are the changed figures
    that this one is computed from.
    """

    indicator: str
    name: str
    unit: str
    before: Decimal | None
    after: Decimal | None
    elsewhere: int
    redefined: bool
    by_definition: Decimal | None
    rows: dict[str, Moved]
    parts: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """The same for machines."""
        return asdict(self)


def differences(
    old: Facts, new: Facts, before: Snapshot | City | None = None, after: Snapshot | City | None = None
) -> list[Difference]:
    """Every figure that changed, by indicator; with both snapshots also the rows that made it change.

    Raises:
        FactsError: The two are not of one year, or a snapshot is not the one that the facts were compiled from.
    """
    if old.about.year != new.about.year:
        raise FactsError(f"要对比的是 {old.about.year} 年的数，这次算的是 {new.about.year} 年，不是同一年。")
    changed = _changed(old, new)
    found = {id: _difference(id, places, old, new, changed) for id, places in changed.items()}
    if before and after:
        _belongs(old, before)
        _belongs(new, after)
        if list(before.counties) != list(after.counties):
            raise FactsError("两次汇总的县不同，记录无从对照；请用同样的县重新汇总。")
        for id, rows in _rows(found, (before, old), (after, new)).items():
            found[id] = _explained(replace(found[id], rows=rows))
    return list(found.values())


def _changed(old: Facts, new: Facts) -> dict[str, int]:
    """The indicators that changed, in order, with the number of their facts (of periods that both know) that did."""
    periods = {fact.period for fact in old} & {fact.period for fact in new}
    was, is_ = ({fact.key: fact for fact in facts if fact.period in periods} for facts in (old, new))
    found: defaultdict[str, int] = defaultdict(int)
    for key in sorted(was.keys() | is_.keys()):
        one, other = was.get(key), is_.get(key)
        known = other or one
        assert known
        if _figure(one) != _figure(other):
            found[known.indicator] += 1
        elif one and other and one.definition != other.definition:
            found[known.indicator] += 0
    return dict(found)


def _figure(fact: Fact | None) -> tuple:
    """What a reader sees. Where nothing happened there is no fact, and the figure is nought."""
    if fact is None or (fact.value == 0 and fact.denominator is None):
        return (Decimal(0),)
    return (fact.value, fact.numerator, fact.denominator, fact.bound, fact.status, fact.source)


def _difference(id: str, places: int, old: Facts, new: Facts, changed: Iterable[str]) -> Difference:
    one, other = old.get(id), new.get(id)
    known = other or one or next(fact for fact in (*new, *old) if fact.indicator == id)
    moved = _figure(one) != _figure(other)
    redefined = bool(one and other and one.definition != other.definition)
    try:
        parts = tuple(part.id for part in dict.fromkeys(indicators.get(id).parts) if part.id in changed)
    except KeyError:  # it is no longer defined
        parts = ()
    before, after = (fact.value if fact else None for fact in (one, other))
    return Difference(id, known.name, known.unit, before, after, places - moved, redefined, None, {}, parts)


def _belongs(facts: Facts, records: Snapshot | City) -> None:
    if facts.about.snapshot != records.id:
        raise FactsError(f"这些数由快照 {facts.about.snapshot[:12]} 算出，给的是快照 {records.id[:12]}，对不上。")


def _explained(one: Difference) -> Difference:
    """What rows do not explain, the definition does."""
    moved = [reason.by for reason in one.rows.values()]
    if not one.redefined or one.before is None or one.after is None or None in moved:
        return one
    return replace(one, by_definition=one.after - one.before - sum(by for by in moved if by is not None))


def _rows(
    found: Iterable[str], before: tuple[Snapshot | City, Facts], after: tuple[Snapshot | City, Facts]
) -> dict[str, dict[str, Moved]]:
    """The rows that moved each measure: one query a table, both snapshots joined by the rows' ids."""
    engine = DuckDB()
    sides = [
        (Frames(records, engine, f"{name}."), Period(facts.about.year, 0, facts.about.cutoff), name)
        for name, (records, facts) in (("old", before), ("new", after))
    ]
    known = {one.id: one for one in indicators.all() if isinstance(one, Measure)}
    tables: defaultdict[Any, list[Measure]] = defaultdict(list)
    for id in found:
        if id in known:
            tables[known[id].model].append(known[id])
    moved = {}
    for model, measures in tables.items():
        old, new = (_side(model, measures, *side) for side in sides)
        both_ = old.outer_join(new, old.old_id == new.new_id)
        wanted: dict[str, Any] = {}
        for at, measure in enumerate(measures):
            wanted |= _moves(both_, measure, at)
        (row,) = engine.rows(both_.aggregate(**wanted))
        for at, measure in enumerate(measures):
            moved[measure.id] = {reason: _moved(row, f"{reason}_{at}", measure) for reason in _REASONS}
    return moved


def _side(model: Any, measures: list[Measure], frames: Frames, period: Period, name: str) -> Any:
    """One snapshot's rows: for each measure whether the row counts, and the amount it adds."""
    table = frames.flat(model, {place for measure in measures for place in measure.columns})
    columns = {f"{name}_id": table["id"]}
    for at, measure in enumerate(measures):
        met = both(holds(table, measure), inside(table, measure, period))
        counts = table["id"].notnull() if met is None else met.fill_null(False)
        amount: Any = table[column(measure.model, measure.field).path] if measure.field else counts.cast("int64")
        columns |= {f"{name}_counts_{at}": counts, f"{name}_amount_{at}": counts.ifelse(amount, None)}
    return table.select(**columns)


def _moves(table: Any, measure: Measure, at: int) -> dict[str, Any]:
    """Rows, amount and an example of each reason."""
    old, new = (table[f"{name}_counts_{at}"].fill_null(False) for name in ("old", "new"))
    was, is_ = (table[f"{name}_amount_{at}"] for name in ("old", "new"))
    there = table["old_id"].notnull() & table["new_id"].notnull()
    reasons = {
        "added": new & table["old_id"].isnull(),
        "corrected": there & ((old != new) | ~was.identical_to(is_)),
        "gone": old & table["new_id"].isnull(),
    }
    wanted = {}
    for reason, met in reasons.items():
        wanted[f"{reason}_{at}"] = table.count(where=met)
        wanted[f"{reason}_{at}_id"] = table["new_id"].coalesce(table["old_id"]).max(where=met)
        if not isinstance(measure, Distinct | Average):
            wanted |= {f"{reason}_{at}_is": is_.sum(where=met), f"{reason}_{at}_was": was.sum(where=met)}
    return wanted


def _moved(row: dict[str, Any], name: str, measure: Measure) -> Moved:
    by = None
    if not isinstance(measure, Distinct | Average):
        by = Decimal(row[f"{name}_is"] or 0) - Decimal(row[f"{name}_was"] or 0)
    return Moved(row[name], by, row[f"{name}_id"])
