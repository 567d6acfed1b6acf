"""Testing a snapshot against what its models demand, before anybody believes the figures made of it.

Most demands are settled by what the files say of themselves (`footers.doubts`). Of the others rows are counted: the
values of all short lists of a table in one query, each foreign key in one, and the keys along the files.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis
import numpy as np

from guiju.facts.footers import key_batches
from guiju.facts.frames import Frames, empty, meets, only
from guiju.indicators.checks import Check, Filled, Linked, Listed, Unique
from guiju.indicators.columns import few, is_stage

_EXAMPLES = 5


@dataclass(frozen=True)
class Failure:
    """A check that rows do not meet: how many, and some of the values that they have instead."""

    check: Check
    rows: int
    examples: tuple[str, ...] = ()

    def __str__(self) -> str:
        table, columns = self.check.model._meta.label_lower, "、".join(self.check.columns)
        values = f"：{'、'.join(self.examples)}" if self.examples else ""
        touched = self.check.indicators
        which = f"{touched[0]} 等 {len(touched)} 个" if len(touched) > 1 else touched[0]
        return f"{self.check}，有 {self.rows} 行不合（{table}.{columns}{values}），影响 {which}指标"

    def plain(self) -> dict[str, Any]:
        """The same for machines."""
        check = self.check
        return {
            "test": check.kind,
            "table": check.model._meta.label_lower,
            "columns": check.columns,
            "rows": self.rows,
            "examples": self.examples,
            "indicators": check.indicators,
        }


def failures(frames: Frames, demands: Iterable[Check]) -> list[Failure]:
    """Those of the demands that rows do not meet; a table without rows meets all."""
    by_model: defaultdict[Any, list[Check]] = defaultdict(list)
    for one in demands:
        by_model[one.model].append(one)
    found: list[Failure] = []
    for model, asked in by_model.items():
        if not frames.empty(model):
            found += _values(frames, [one for one in asked if isinstance(one, Filled | Listed)])
            found += _links(frames, [one for one in asked if isinstance(one, Linked)])
            found += _repeated(frames, [one for one in asked if isinstance(one, Unique)])
    return found


def _values(frames: Frames, demands: Sequence[Filled | Listed]) -> list[Failure]:
    """What stands in columns of few values; of others only whether anything does. Foreign keys have their own scan."""
    asked = {one.columns[0]: one.fields[0] for one in demands if not one.fields[0].is_relation}
    if not asked:
        return []
    table = frames.table(demands[0].model)
    counts = []
    for name, field in asked.items():
        filled = table[name] if few(field) or is_stage(field) else empty(table[name], field).ifelse(ibis.null(str), "x")
        grouped = table.group_by(value=filled.cast(str)).aggregate(rows=table.count())
        counts.append(grouped.mutate(column=ibis.literal(name)))
    found = frames.engine.rows(ibis.union(*counts) if len(counts) > 1 else counts[0])
    return [
        failure
        for one in demands
        for failure in _judge(one, [(row["value"], row["rows"]) for row in found if row["column"] == one.columns[0]])
    ]


def _judge(check: Filled | Listed, values: Iterable[tuple[str | None, int]]) -> list[Failure]:
    wrong = {value: rows for value, rows in values if check.broken(value)}
    worst = sorted(wrong.items(), key=lambda one: (-one[1], one[0] or ""))[:_EXAMPLES]
    shown = tuple(f"“{value}” {rows} 行" for value, rows in worst if value)
    return [Failure(check, sum(wrong.values()), shown)] if wrong else []


def _links(frames: Frames, demands: Sequence[Linked]) -> list[Failure]:
    """The rows that point nowhere, or to what is not in the snapshot."""
    found = []
    for one in demands:
        (key,), table = one.columns, frames.table(one.model)
        there = frames.table(one.fields[0].related_model).select(there__="id")
        pointed = table.group_by(key=table[key]).aggregate(rows__=table.count())
        lost = frames.engine.rows(pointed.anti_join(there, pointed.key == there.there__))
        missing = sum(row["rows__"] for row in lost if row["key"] is None)
        wrong = sorted((row["key"], row["rows__"]) for row in lost if row["key"] is not None)
        if missing and not one.fields[0].null:
            found.append(Failure(Filled(one.model, one.fields, one.indicators), missing))
        if wrong:
            shown = tuple(f"编号 {id} {rows} 行" for id, rows in wrong[:_EXAMPLES])
            found.append(Failure(one, sum(rows for _, rows in wrong), shown))
    return found


def _repeated(frames: Frames, demands: Sequence[Unique]) -> list[Failure]:
    found = []
    for one in demands:
        if one.fields[0].primary_key:
            again = [
                id for county in frames.counties for id in _repeated_keys(county.files(one.model._meta.label_lower))
            ]
            if again:
                found.append(Failure(one, len(again), tuple(f"编号 {id}" for id in again[:_EXAMPLES])))
            continue
        table = frames.table(one.model)
        if not set(one.columns) <= set(table.columns):
            continue  # texts that do not leave the database; it holds them unique itself
        for condition in one.where:
            table = only(table, meets(table, one.model, condition))
        table = table.drop_null(list(one.columns))
        keys = {name: table[name] for name in one.columns} | {"county__": frames.body(table, None)}
        several = table.group_by(**keys).aggregate(rows__=table.count())
        rows = frames.engine.rows(several.filter(several["rows__"] > 1).limit(_EXAMPLES))
        if rows:
            shown = tuple("、".join(str(row[name]) for name in one.columns) for row in rows)
            found.append(Failure(one, sum(row["rows__"] for row in rows), shown))
    return found


def _repeated_keys(files: Sequence[Path]) -> list[int]:
    """The ids that stand more than once."""
    ids = np.sort(np.concatenate(list(key_batches(files))))
    return np.unique(ids[1:][ids[1:] == ids[:-1]]).tolist()
