"""The working-day calendar (工作日): Monday to Friday, less the days off, plus the make-up days (调休上班).

A calendar is a value: a version, the weekdays that are off and the weekend days that are worked, and the years for
which the State Council has announced them. Any other year is provisional: it has the holidays of 放假办法 only, and
everything computed through it says so until the notice is loaded (`with_notice`). Counting is arithmetic on weeks
corrected by two sorted tables, so it is as quick for a century as for a week and knows no first or last day.
"""

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from guiju.law.errors import LawError

__all__ = ["Calendar", "standard"]

TABLE = Path(__file__).with_name("data") / "holidays.toml"
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Calendar:
    """One version of the calendar. `rest` and `work` are sorted ordinals (`date.toordinal`)."""

    version: str
    source: str
    rest: tuple[int, ...]
    work: tuple[int, ...]
    announced: frozenset[int]

    def is_working(self, day: date) -> bool:
        """Whether the day is a 工作日."""
        return self._worked(day.toordinal())

    def working_days(self, after: date, until: date) -> int:
        """How many working days lie in (after, until]; negative when `until` is the earlier."""
        return self._count(until.toordinal()) - self._count(after.toordinal())

    def add(self, start: date, n: int) -> date:
        """The n-th working day after `start`, the start day not counted (民法典第二百零一条). n ≥ 0; 0 is `start`."""
        return start if n == 0 else _date(self._nth(self._count(start.toordinal()) + n))

    def subtract(self, event: date, n: int) -> date:
        """The n-th working day before `event`, the event day not counted. n ≥ 0; 0 is `event`."""
        return event if n == 0 else _date(self._nth(self._count(event.toordinal() - 1) - n + 1))

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first working day after it (民法典第二百零三条)."""
        return day if self.is_working(day) else self.add(day, 1)

    def previous_working(self, day: date) -> date:
        """The day itself if it is worked, else the last working day before it."""
        return day if self.is_working(day) else self.subtract(day, 1)

    def is_provisional(self, first: date, last: date) -> bool:
        """Whether any day from `first` to `last` lies in a year that the State Council has not announced."""
        return any(year not in self.announced for year in range(first.year, last.year + 1))

    def describe(self, day: date) -> str:
        """What the day is, in words: 星期六、调休上班日, 放假日 …"""
        name = f"星期{WEEKDAYS[day.weekday()]}"
        if day.weekday() >= 5:
            return f"{name}，调休上班" if self.is_working(day) else name
        return name if self.is_working(day) else f"{name}，放假"

    def make_up_days(self, after: date, until: date) -> list[date]:
        """The weekend days in (after, until] that are worked."""
        low, high = bisect_right(self.work, after.toordinal()), bisect_right(self.work, until.toordinal())
        return [date.fromordinal(o) for o in self.work[low:high]]

    def with_notice(self, year: int, rest: Iterable[date], work: Iterable[date], source: str) -> "Calendar":
        """The calendar after the State Council's notice for a year: its days replace whatever stood for that year.

        Args:
            year: the year announced; from now on it is not provisional.
            rest: every day off; weekend days among them may be given or left out.
            work: the make-up working days.
            source: the notice's number, kept in the version.

        Raises:
            LawError: a day is both off and worked, or a make-up day is no weekend day.
        """
        off, on = set(rest), set(work)
        if both := off & on:
            raise LawError(f"{min(both)} 既列为放假又列为上班，请核对通知。")
        if odd := [day for day in on if day.weekday() < 5]:
            raise LawError(f"{min(odd)} 是{WEEKDAYS[min(odd).weekday()]}，本来就上班，不会是调休上班日，请核对通知。")
        kept_rest = {o for o in self.rest if date.fromordinal(o).year != year} | {
            d.toordinal() for d in off if d.weekday() < 5
        }
        kept_work = {o for o in self.work if date.fromordinal(o).year != year} | {d.toordinal() for d in on}
        return replace(
            self,
            version=f"{self.version}+{source}",
            rest=tuple(sorted(kept_rest - {d.toordinal() for d in on})),
            work=tuple(sorted(kept_work - {d.toordinal() for d in off})),
            announced=self.announced | {year},
        )

    def with_local(self, name: str, days: Iterable[date]) -> "Calendar":
        """The calendar of an area with its own holidays (全国年节及纪念日放假办法第四条), such as 三月三."""
        off = {day.toordinal() for day in days}
        return replace(
            self,
            version=f"{self.version}+{name}",
            rest=tuple(sorted(set(self.rest) | {o for o in off if date.fromordinal(o).weekday() < 5})),
            work=tuple(o for o in self.work if o not in off),
        )

    def _worked(self, ordinal: int) -> bool:
        return self._count(ordinal) > self._count(ordinal - 1)

    def _count(self, ordinal: int) -> int:
        """Working days from the first day of the era to this one: weeks, less days off, plus make-up days."""
        weekdays = ordinal // 7 * 5 + min(ordinal % 7, 5)
        return weekdays - bisect_right(self.rest, ordinal) + bisect_right(self.work, ordinal)

    def _nth(self, k: int) -> int:
        """The ordinal of the k-th working day of the era: a search between two sure bounds."""
        low = (k - len(self.work)) * 7 // 5 - 7
        high = (k + len(self.rest)) * 7 // 5 + 7
        return bisect_left(range(low, high), k, key=self._count) + low


def _date(ordinal: int) -> date:
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        raise LawError("期限超出公元1年至9999年，请核对起算日。") from None


@cache
def standard() -> Calendar:
    """The national calendar as shipped: announced years from the State Council's notices, the rest provisional."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    first, last = table["announced"]
    return Calendar(
        version=table["version"],
        source=table["source"],
        rest=_ordinals(table["rest"]),
        work=_ordinals(table["work"]),
        announced=frozenset(range(first, last + 1)),
    )


def _ordinals(by_year: dict[str, str]) -> tuple[int, ...]:
    return tuple(
        sorted(
            date(int(year), int(day[:2]), int(day[2:])).toordinal()
            for year, days in by_year.items()
            for day in days.split()
        )
    )
