"""The plan: which scans answer all measures. One scan a table as far as it can be.

Without months, every measure over a table that counts for the same body is one aggregate of one scan. With months, the
flows that go by one date share a scan that groups by the month of that date, and all stocks of the table share one.
Distinct things do not add up over months and bodies, so each of them has a scan of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guiju.facts.periods import Period
from guiju.indicators.columns import Column, column
from guiju.indicators.words import Distinct, Measure


@dataclass(frozen=True)
class Scan:
    """One query: the measures it answers for the periods, by body, and by the month of `clock` if there is one."""

    model: Any
    scope: Column | None
    clock: Column | None
    measures: tuple[Measure, ...]
    periods: tuple[Period, ...]
    #: The periods of the year before, for the measures whose growth is asked for.
    before: Mapping[str, tuple[Period, ...]]

    @property
    def columns(self) -> list[Column]:
        """What it reads."""
        return sorted({one for measure in self.measures for one in measure.columns}, key=lambda one: one.path)

    @property
    def spans(self) -> dict[Measure, tuple[Period, ...]]:
        """The periods for which each measure is wanted."""
        return {one: tuple(dict.fromkeys((*self.periods, *self.before.get(one.id, ())))) for one in self.measures}

    @property
    def all_periods(self) -> tuple[Period, ...]:
        """Every period that one of the measures is wanted for."""
        return tuple(dict.fromkeys(period for periods in self.spans.values() for period in periods))

    @property
    def distinct(self) -> bool:
        """Whether it tells things apart."""
        return isinstance(self.measures[0], Distinct)

    def __str__(self) -> str:
        by = [self.scope.path if self.scope else "全县", *([f"{self.clock.path} 的月份"] if self.clock else [])]
        head = f"{self.model._meta.label_lower}（{self.model._meta.verbose_name}）按 {'、'.join(by)}"
        lines = [f"  {measure.word} {measure.id} {measure.name}" for measure in self.measures]
        reads = f"  读 {len(self.columns)} 列：{'、'.join(one.path for one in self.columns)}"
        return "\n".join((head, reads, *lines))


def plan(measures: Iterable[Measure], periods: list[Period], before: dict[str, list[Period]]) -> list[Scan]:
    """The scans that answer the measures for the periods; `before` adds to some measures periods of the year before."""
    months = any(period.month for period in periods)
    groups: dict[tuple, list[Measure]] = {}
    for measure in measures:
        apart = measure.id if isinstance(measure, Distinct) else ""
        on = measure.on or "" if months and not apart else ""
        key = (measure.model._meta.label_lower, measure.body.path if measure.body else "", on, apart)
        groups.setdefault(key, []).append(measure)
    scans = []
    for key in sorted(groups):
        together = groups[key]
        first = together[0]
        earlier = {one.id: tuple(before[one.id]) for one in together if one.id in before}
        clock = column(first.model, key[2]) if key[2] else None
        scans.append(Scan(first.model, first.body, clock, tuple(together), tuple(periods), earlier))
    return scans
