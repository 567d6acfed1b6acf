"""Counting periods (期间): units, month ends, rest days, and the three operators that stop a clock.

The rules are those of 民法典第二百条至第二百零四条 and 民事诉讼法第八十五条: the start day is not counted, months and
years end on the corresponding day or else on the last of the month, and a last day that is a rest day moves on.
*Exclude* (不计入), *suspend* (中止) and *restart* (重新计算) are three things and are kept apart.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from guiju.law.calendar import Calendar
from guiju.law.errors import LawError

__all__ = [
    "DAYS", "HOURS", "MONTHS", "WORKING_DAYS", "YEARS",
    "Exclude", "Pause", "Restart", "Suspend", "Unit",
    "add", "add_months", "advance", "merge", "paused_days", "retreat", "roll_back", "roll_forward",
]  # fmt: skip


class Unit(StrEnum):
    """The unit in which a statute gives a period. It belongs to the rule and is never guessed from the number."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"

    @property
    def label(self) -> str:
        """The unit after a number, as a clerk writes it: 个工作日, 日, 个月, 年, 小时."""
        return LABELS[self]


WORKING_DAYS, DAYS, MONTHS, YEARS, HOURS = Unit
LABELS = {WORKING_DAYS: "个工作日", DAYS: "日", MONTHS: "个月", YEARS: "年", HOURS: "小时"}


@dataclass(frozen=True)
class Exclude:
    """A stretch of days that does not count (不计入): tests, appraisal, a third party's opinion. Both ends included."""

    since: date
    until: date
    reason: str = ""


@dataclass(frozen=True)
class Suspend:
    """The clock stops (中止) on `since` and goes on after `until`, the day of resumption; None while it is stopped."""

    since: date
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Restart:
    """The whole period runs afresh (重新计算) from `at`, that day not counted."""

    at: date
    reason: str = ""


Pause = Exclude | Suspend | Restart
Interval = tuple[date, date]
ONE_DAY = timedelta(days=1)


def add_months(start: date, months: int) -> date:
    """The corresponding day so many months on, or the last of that month (民法典第二百零二条). Negative counts back."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise LawError("期限超出公元1年至9999年，请核对起算日。")
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def add(start: date, n: int, unit: Unit, calendar: Calendar) -> date:
    """The last day of a period of n units that begins on `start`, start day not counted; negative n counts back."""
    if unit is WORKING_DAYS:
        return calendar.add(start, n) if n >= 0 else calendar.subtract(start, -n)
    if unit is DAYS:
        try:
            return start + timedelta(days=n)
        except OverflowError:
            raise LawError("期限超出公元1年至9999年，请核对起算日。") from None
    if unit is HOURS:
        raise LawError("按小时计算的期限要用时刻，不能用日期。")
    return add_months(start, n if unit is MONTHS else 12 * n)


def merge(pauses: Iterable[Exclude | Suspend]) -> list[Interval]:
    """The days on which the clock stands still, as disjoint stretches in order, so that an overlap counts once.

    A suspension that has not ended is left out; whoever counts must ask whether it touches the period.

    Raises:
        LawError: a stretch ends before it begins.
    """
    stretches: list[Interval] = []
    for pause in sorted(pauses, key=lambda p: p.since):
        if pause.until is None:
            continue
        if pause.until < pause.since:
            raise LawError(f"扣除的时间自 {pause.since} 至 {pause.until}，止日早于起日，请核对。")
        if stretches and pause.since <= stretches[-1][1] + ONE_DAY:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], pause.until))
        else:
            stretches.append((pause.since, pause.until))
    return stretches


def paused_days(after: date, until: date, unit: Unit, stretches: Iterable[Interval], calendar: Calendar) -> int:
    """How many days of (after, until] the clock stood still: working days for working-day limits, else days."""
    total = 0
    for first, last in stretches:
        low, high = max(after, first - ONE_DAY), min(until, last)
        if low < high:
            total += calendar.working_days(low, high) if unit is WORKING_DAYS else (high - low).days
    return total


def advance(start: date, n: int, unit: Unit, stretches: list[Interval], calendar: Calendar) -> date:
    """`add`, with every paused day inside the period pushed on day for day."""
    end = unpaused = add(start, n, unit, calendar)
    step = WORKING_DAYS if unit is WORKING_DAYS else DAYS
    while True:
        stood = paused_days(start, end, unit, stretches, calendar)
        pushed = add(unpaused, stood, step, calendar)
        if pushed == end:
            return end
        end = pushed


def retreat(event: date, n: int, unit: Unit, calendar: Calendar) -> date:
    """The last day on which a thing that must be done n units *before* an event may be done; event day not counted."""
    return add(event, -n, unit, calendar)


def roll_forward(day: date, stretches: Iterable[Interval], calendar: Calendar) -> date:
    """The day, or the first working day after it on which the clock runs (民法典第二百零三条)."""
    rolled = calendar.next_working(day)
    for first, last in stretches:
        if rolled != day and first <= rolled <= last:
            rolled = calendar.add(last, 1)
    return rolled


def roll_back(day: date, calendar: Calendar) -> date:
    """The day, or the last working day before it: what must be done before an event is done earlier, never later."""
    return calendar.previous_working(day)
