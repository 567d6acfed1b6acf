"""The periods that figures belong to: a year or one of its months, as far as the cut-off reaches."""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Period:
    """A year (`month` 0) or a month. A period that the cut-off falls into ends there."""

    year: int
    month: int
    cutoff: dt.date

    @property
    def name(self) -> str:
        """`2024` or `2024-03`."""
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)

    @property
    def start(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month or 1, 1)

    @property
    def eve(self) -> dt.date:
        """The day before its first."""
        return self.start - dt.timedelta(days=1)

    @property
    def end(self) -> dt.date:
        """Its last day that counts."""
        return min(self._last, self.cutoff)

    @property
    def _last(self) -> dt.date:
        month = self.month or 12
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def previous(self) -> Self:
        """The same stretch of the year before, which growth is measured against: a part is held against a part."""
        if self.end == self._last:
            return type(self)(self.year - 1, self.month, dt.date(self.year - 1, 12, 31))
        leap = (self.end.month, self.end.day) == (2, 29)
        end = self.end - dt.timedelta(days=1) if leap else self.end
        return type(self)(self.year - 1, self.month, end.replace(year=self.year - 1))


def periods(year: int, cutoff: dt.date, *, months: bool) -> list[Period]:
    """The year and, if asked for, those of its months that have begun by the cut-off."""
    found = [Period(year, 0, cutoff)]
    if months:
        found += [Period(year, month, cutoff) for month in range(1, 13) if dt.date(year, month, 1) <= cutoff]
    return found


def parse(name: str, cutoff: dt.date) -> Period:
    """The period with this name."""
    year, _, month = name.partition("-")
    return Period(int(year), int(month or 0), cutoff)
