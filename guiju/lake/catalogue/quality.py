"""How good a dataset is and how fresh, from the reconciliation of its batches; nothing is judged by hand."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from guiju.lake.contracts.model import Contract, Entry
from guiju.lake.landing.record import Record, reconciled

#: Days from one update to the next, by 更新周期; a dataset without regular updates is never overdue.
CYCLES = {"实时": 1, "每日": 1, "每周": 7, "每月": 31, "每季度": 92, "每半年": 184, "每年": 366}


@dataclass(frozen=True)
class Quality:
    """A dataset's quality, 0 to 100: the share of rows accepted times the share of values that are filled in.

    A dataset that has received nothing has none. Of an accepted row every value is wanted, required or not, so a
    dataset whose columns are mostly empty scores low: either the columns are not needed or the data are not kept.
    """

    received: int
    accepted: int
    cells: int
    filled: int

    @property
    def accepted_share(self) -> float:
        """Rows accepted of rows received, repairs included."""
        return self.accepted / self.received if self.received else 0.0

    @property
    def filled_share(self) -> float:
        """Values present of values that could be, in accepted rows."""
        return self.filled / self.cells if self.cells else 0.0

    @property
    def score(self) -> float | None:
        """The score, with one decimal."""
        return round(100 * self.accepted_share * self.filled_share, 1) if self.received else None


def quality(contract: Contract, records: Sequence[Record]) -> Quality:
    """The quality over all batches."""
    batches = by_batch(records)
    totals = [reconciled(one) for one in batches]
    accepted = sum(one.accepted for one in totals)
    return Quality(
        sum(one.received for one in totals),
        accepted,
        accepted * len(contract.columns),
        sum(sum(record.filled.values()) for record in records),
    )


def by_batch(records: Sequence[Record]) -> list[list[Record]]:
    """The records in groups: each batch with its repairs."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.batch, []).append(record)
    return list(groups.values())


def overdue(entry: Entry, records: Sequence[Record], today: dt.date) -> int:
    """How many days an update is overdue; 0 if it is not. Before the first batch, days count from publication."""
    cycle = CYCLES.get(entry.cycle)
    last = max((record.received_on for record in records if not record.part), default=entry.published)
    if not cycle or not last:
        return 0
    return max(0, (today - dt.date.fromisoformat(last)).days - cycle)
