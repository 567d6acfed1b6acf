"""The record of a batch: what came, what of it was kept, and where it lies."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

#: The version of the records described here.
FORMAT = 1


@dataclass(frozen=True)
class File:
    """A Parquet file of a batch, named by the hash of its bytes."""

    name: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Counts:
    """The reconciliation of a file: what was received was accepted or rejected, for each operation too."""

    received: int
    accepted: int
    rejected: int
    ops: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def balanced(self) -> bool:
        """Whether received = accepted + rejected, in all and for each operation."""
        each = all(one["received"] == one["accepted"] + one["rejected"] for one in self.ops.values())
        sums = all(sum(one[name] for one in self.ops.values()) == getattr(self, name) for name in _NAMES)
        return each and sums and self.received == self.accepted + self.rejected


_NAMES = ("received", "accepted", "rejected")


@dataclass(frozen=True)
class Reason:
    """Why rows were rejected, in a sentence, with how many and the first of them by their place in the file."""

    id: str
    says: str
    rows: int
    examples: tuple[str, ...]

    def __str__(self) -> str:
        more = "、".join(self.examples)
        return f"有{self.rows}行：{self.says}，例如{more}"


@dataclass(frozen=True)
class Record:
    """One landed file: a batch, or (`part` above 0) the repair of some of a batch's rejected rows.

    `filled` counts the values that are there, by column; `settles` the rows a repair put right, by the operation they
    were rejected under.
    """

    dataset: str
    batch: str
    source: str
    sha256: str
    received_on: str
    contract: str
    counts: Counts
    reasons: tuple[Reason, ...]
    part: int = 0
    blank: int = 0
    notes: tuple[str, ...] = ()
    rows: File | None = None
    rejects: File | None = None
    settles: dict[str, int] = field(default_factory=dict)
    filled: dict[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the file that holds the record."""
        return f"{self.batch}.json" if not self.part else f"{self.batch}.repair-{self.part}.json"

    @property
    def order(self) -> tuple[Any, ...]:
        """Batches follow one another by their numbers, whenever they arrive; a repair follows its batch."""
        return natural(self.batch), self.part

    def to_json(self) -> str:
        """The record as it is kept."""
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The record from what was kept."""
        known = json.loads(text)
        if known.pop("format") != FORMAT:
            raise ValueError("不是本程序的版本写的")
        known["counts"] = Counts(**known["counts"])
        known["reasons"] = tuple(Reason(**one | {"examples": tuple(one["examples"])}) for one in known["reasons"])
        for name in ("rows", "rejects"):
            known[name] = File(**known[name]) if known[name] else None
        return cls(**known | {name: tuple(known[name]) for name in ("notes",)})


def natural(batch: str) -> list[tuple[int, int, str]]:
    """A key that puts b2 before b10 and 2019041100002 before 2019041100010."""
    parts = re.findall(r"\d+|\D+", batch)
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]


def reconciled(records: Sequence[Record]) -> Counts:
    """A batch with its repairs: a row that was repaired counts as accepted, under the operation it has now."""
    first, repairs = records[0].counts, records[1:]
    ops = {op: Counter(one) for op, one in first.ops.items()}
    for repair in repairs:
        for op, rows in repair.settles.items():
            ops[op].subtract({"received": rows, "rejected": rows})
        for op, one in repair.counts.ops.items():
            ops.setdefault(op, Counter()).update({"received": one["accepted"], "accepted": one["accepted"]})
    mended = sum(one.counts.accepted for one in repairs)
    told = {op: {name: one[name] for name in _NAMES} for op, one in sorted(ops.items()) if any(one.values())}
    return Counts(first.received, first.accepted + mended, first.rejected - mended, told)
