"""Facts on disk: one Parquet file, replaced at one stroke, and how a fact is called by its key.

    reconsideration.received@2024                        the whole county, the year
    reconsideration.received@2024-03/酉县司法局            a body with those below it, a month
    reconsideration.received@2024/酉县人民政府（本级）       a body by itself
    reconsideration.received@2024/区划500242              a region

A body or region in which nothing happened has no fact; the whole county always has one.
"""

import datetime as dt
import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from guiju.facts.errors import FactsError

_NUMBER = pa.decimal128(38, 10)
_SCHEMA = pa.schema(
    [
        ("indicator", pa.string()),
        ("name", pa.string()),
        ("kind", pa.string()),
        ("unit", pa.string()),
        ("period", pa.string()),
        ("reach", pa.string()),
        ("place", pa.int64()),
        ("scope", pa.string()),
        ("value", _NUMBER),
        ("numerator", _NUMBER),
        ("denominator", _NUMBER),
        ("bound", pa.string()),
        ("status", pa.string()),
        ("source", pa.string()),
        ("definition", pa.string()),
        ("snapshot", pa.string()),
    ]
)
_META = b"guiju"


@dataclass(frozen=True)
class Fact:
    """One figure. `value` is None when there is no base (`status` says so); a rate keeps what stands above and below.

    `reach` and `place` are the scope (see `places`), `scope` its name; `bound` is exact unless the figure was declared
    with less; `source` is the document of a declared figure; `definition` and `snapshot` are what made it and what of.
    """

    indicator: str
    name: str
    kind: str
    unit: str
    period: str
    reach: str
    place: int
    scope: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    bound: str
    status: str
    source: str
    definition: str
    snapshot: str

    @property
    def key(self) -> str:
        """How the fact is called."""
        return f"{self.indicator}@{self.period}" + (f"/{self.scope}" if self.scope else "")


@dataclass(frozen=True)
class About:
    """What a file of facts was compiled from; `complete_until` is the last day that its figures know of.

    `filled` says it of each indicator; one that wants for a declared figure is not there. `violations` are the
    identities that do not hold, `failures` the checks of the records that were not met. Of a city it says which
    counties, by name, software version and snapshot, and which were left out.
    """

    snapshot: str
    year: int
    cutoff: dt.date
    complete_until: dt.date
    months: bool
    violations: tuple[str, ...] = ()
    declared: str = ""
    previous: str = ""
    counties: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    filled: Mapping[str, dt.date] = field(default_factory=dict)

    @property
    def wrong(self) -> tuple[str, ...]:
        """Everything that must be put right before the figures may be published."""
        return (*self.failures, *self.violations)


@dataclass(frozen=True)
class Facts:
    """A compiled year."""

    about: About
    rows: tuple[Fact, ...]

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def _by_key(self) -> dict[str, Fact]:
        return {fact.key: fact for fact in self.rows}

    def get(self, key: str) -> Fact | None:
        """The fact with this key (`id@2024/单位`), or None; a bare indicator id means the whole county and year."""
        return self._by_key.get(key if "@" in key else f"{key}@{self.about.year}")

    def __getitem__(self, key: str) -> Fact:
        """The fact with this key.

        Raises:
            FactsError: There is none.
        """
        if fact := self.get(key):
            return fact
        raise FactsError(f"没有 {key} 这个数：请核对指标编号、期间和单位全称；当期没有记录的单位不出数。")

    @classmethod
    def read(cls, path: Path | str) -> Self:
        """Read a file of facts.

        Raises:
            FactsError: It is missing or no file of facts.
        """
        try:
            table = pq.read_table(path)
            about = json.loads((table.schema.metadata or {})[_META])
        except FileNotFoundError:
            raise FactsError(f"没有 {path}；请先运行 guiju compile。") from None
        except (OSError, ValueError, KeyError) as error:
            raise FactsError(f"{path} 不是完好的指标数据文件（{error}），请重新运行 guiju compile。") from error
        columns = [[_number(value) for value in column.to_pylist()] for column in table.columns]
        days = {name: dt.date.fromisoformat(about[name]) for name in ("cutoff", "complete_until")}
        lists = {name: tuple(about.get(name, ())) for name in ("violations", "counties", "left_out", "failures")}
        filled = {id: dt.date.fromisoformat(day) for id, day in about.get("filled", {}).items()}
        return cls(
            About(**{**about, **days, **lists, "filled": filled}),
            tuple(Fact(*row) for row in zip(*columns, strict=True)),
        )

    def write(self, path: Path | str) -> None:
        """Write the file beside its place and then put it there: a half-written one never replaces a good one.

        Raises:
            FactsError: Another process is writing this file.
        """
        about = {one.name: getattr(self.about, one.name) for one in fields(self.about)}
        columns: dict[str, list[Any]] = {name: [getattr(fact, name) for fact in self.rows] for name in _SCHEMA.names}
        arrays = [pa.array(columns[one.name], one.type) for one in _SCHEMA]
        schema = _SCHEMA.with_metadata({_META: json.dumps(about, ensure_ascii=False, default=str).encode()})
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".{path.name}.half")
        with half.open("ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise FactsError(f"另一个进程正在写 {path}，请等它写完。") from None
            try:
                file.seek(0)
                file.truncate()  # what a process left that was killed half-way is undone
                pq.write_table(pa.Table.from_arrays(arrays, schema=schema), file, compression="zstd")
                file.flush()
                os.fsync(file.fileno())
                half.replace(path)
            finally:
                half.unlink(missing_ok=True)


def _number(value: Any) -> Any:
    """Numbers without the zeros that the column's scale added."""
    if not isinstance(value, Decimal):
        return value
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
