"""The same counting for millions of deadlines at once: arrays in, arrays out, by look-up and no loop over rows.

`due_many` takes mixed units. `DayTable` is the calendar as columns, also for an engine that would rather join.
Both agree with `guiju.law.periods` row by row, which the tests hold.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from guiju.law.calendar import Calendar, standard
from guiju.law.errors import LawError
from guiju.law.periods import DAYS, MONTHS, WORKING_DAYS, YEARS, Unit

__all__ = ["CODES", "DayTable", "DueDates", "due_many"]

CODES: dict[Unit, int] = {WORKING_DAYS: 0, DAYS: 1, MONTHS: 2, YEARS: 3}
"""The number that stands for a unit in an array of units."""

REACH = np.array([3, 1, 31, 366])
"""More days than one of each unit takes; a fortnight of holidays is in the margin."""

MARGIN = 60
CHUNK = 1 << 16
EPOCH = date(1970, 1, 1).toordinal()
Days = npt.NDArray[np.datetime64]
Numbers = npt.NDArray[np.integer]


@dataclass(frozen=True)
class DueDates:
    """For every row its last day before and after the move for rest days (`datetime64[D]`)."""

    raw: Days
    due: Days


class DayTable:
    """The calendar from one day to another as columns, one row a day; positions count from the first day.

    Attributes:
        first: the first day, as days since 1970.
        is_working: whether the day is worked.
        worked: working days up to and with this one: the prefix sum that turns counting into look-up.
        working: the positions of the working days, in order.
        rolls_to: the position of the day itself if worked, else of the next working day.
        rolls_back: likewise of the last working day before.
    """

    def __init__(self, calendar: Calendar, first: int, last: int) -> None:
        """Lay out the days from `first` to `last`, both as days since 1970, the months at either end made whole."""
        self.first_month = int(_month(first))
        months = np.arange(self.first_month, int(_month(last)) + 2).astype("M8[M]").astype("M8[D]").view(np.int64)
        self.first, end = int(months[0]), int(months[-1])
        days = np.arange(self.first, end)
        self.is_working = (days + 3) % 7 < 5
        for ordinals, works in ((calendar.rest, False), (calendar.work, True)):
            known = np.array(ordinals, dtype=np.int64) - EPOCH
            self.is_working[known[(known >= self.first) & (known < end)] - self.first] = works
        self.worked = np.cumsum(self.is_working)
        self.working = np.flatnonzero(self.is_working)
        self.rolls_to = self.working[np.minimum(self.worked - self.is_working, len(self.working) - 1)]
        self.rolls_back = self.working[np.maximum(self.worked - 1, 0)]
        self.month_start = months[:-1] - self.first
        self.month_length = np.diff(months)
        self.month = np.repeat(np.arange(len(self.month_length)), self.month_length)
        self.day_of_month = days - self.first - self.month_start[self.month]

    def end(self, at: Numbers, n: Numbers, code: int) -> Numbers:
        """The positions of the last days of periods of one unit that begin at these positions."""
        if code == CODES[WORKING_DAYS]:
            before: Numbers = self.worked[at] - np.where(n < 0, self.is_working[at], 1)
            return self.working[before + n]
        if code == CODES[DAYS]:
            return at + n
        month = self.month[at] + (n if code == CODES[MONTHS] else n * 12)
        return self.month_start[month] + np.minimum(self.day_of_month[at], self.month_length[month] - 1)

    def rolled(self, at: Numbers, n: Numbers) -> Numbers:
        """The positions after the move for rest days: on for what runs forward, back for what runs back."""
        return np.where(n < 0, self.rolls_back[at], self.rolls_to[at])


def due_many(
    starts: Days,
    n: npt.ArrayLike,
    unit: npt.ArrayLike | Unit,
    *,
    roll: npt.ArrayLike = True,
    calendar: Calendar | None = None,
) -> DueDates:
    """The due days of many periods.

    Args:
        starts: the start days, `datetime64[D]`; not counted.
        n: how many units, one for all or one a row; negative counts back from an event, and moves earlier.
        unit: one unit for all, or an array of `CODES`.
        roll: whether a last day that is a rest day moves, one for all or one a row.
        calendar: the working-day calendar; the national one if not given.

    Raises:
        LawError: a missing start day, a period of no length, or a unit that is not counted in days.
    """
    shape = starts.shape
    begins = starts.astype("M8[D]", copy=False).view(np.int64)
    numbers = np.broadcast_to(np.asarray(n), shape)
    codes = np.broadcast_to(np.asarray(_code(unit) if isinstance(unit, Unit) else unit), shape)
    rolls = np.broadcast_to(np.asarray(roll, dtype=bool), shape)
    raw, moved = np.empty(shape, np.int64), np.empty(shape, np.int64)
    if not len(begins):
        return DueDates(raw.view("M8[D]"), moved.view("M8[D]"))
    table = _table(calendar or standard(), begins, numbers, codes)
    for low in range(0, len(begins), CHUNK):
        part = slice(low, low + CHUNK)
        at, count, code = begins[part] - table.first, numbers[part], codes[part]
        ends = np.empty(len(at), np.int64)
        for one in CODES.values():
            rows = np.flatnonzero(code == one)
            ends[rows] = table.end(at[rows], count[rows], one)
        raw[part] = ends + table.first
        moved[part] = np.where(rolls[part], table.rolled(ends, count), ends) + table.first
    return DueDates(raw.view("M8[D]"), moved.view("M8[D]"))


def _table(calendar: Calendar, begins: Numbers, numbers: Numbers, codes: Numbers) -> DayTable:
    """A table wide enough for every row, after the rows were looked over."""
    if begins.min() == np.iinfo(np.int64).min:
        raise LawError("起算日有空值，不能计算。")
    if codes.min() < 0 or codes.max() >= len(REACH):
        raise LawError("单位须为工作日、日、月、年之一；按小时计算的期限不成批计算。")
    low = high = 0
    for start in range(0, len(begins), CHUNK):
        part = slice(start, start + CHUNK)
        if not numbers[part].all():
            raise LawError("期限的长度不能为零。")
        reach = REACH[codes[part]] * numbers[part]
        low, high = min(low, int(reach.min())), max(high, int(reach.max()))
    return DayTable(calendar, int(begins.min()) + low - MARGIN, int(begins.max()) + high + MARGIN)


def _code(unit: Unit) -> int:
    if unit not in CODES:
        raise LawError("按小时计算的期限不成批计算。")
    return CODES[unit]


def _month(day: int) -> np.int64:
    return np.array([day]).view("M8[D]").astype("M8[M]").view(np.int64)[0]
