"""Chance, by look-up: every distribution is a table of 65,536 equally likely slots, so that a draw is one gather."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from guiju.law import rules
from guiju.law.bulk import due_many

SLOTS = 1 << 16
#: A day that never comes. Days are counted from 1970.
NEVER = np.int32(1 << 24)
Days = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
_FIRST, _LAST = 16_000, 26_000

#: How busy each month is: few papers around the spring festival, many before the year's end.
SEASON = (0.85, 0.62, 1.02, 1.0, 1.05, 1.08, 1.0, 0.98, 1.07, 0.95, 1.18, 1.2)
#: And each day of the week, from Monday.
WEEK = (1.1, 1.1, 1.05, 1.05, 1.0, 0.25, 0.2)


class Draw:
    """A stream of chance of its own for every county, table and chunk."""

    def __init__(self, *key: int) -> None:
        """The stream that the key names."""
        self.chance = np.random.Generator(np.random.SFC64(np.random.SeedSequence(key)))

    def slots(self, n: int) -> npt.NDArray[np.uint16]:
        """`n` slots, all equally likely."""
        return np.frombuffer(self.chance.bytes(2 * n), np.uint16)

    def pick(self, table: npt.NDArray, n: int) -> npt.NDArray:
        """`n` values of a table."""
        return table[self.slots(n)]

    def share(self, part: float, n: int) -> Mask:
        """About this part of `n`."""
        return self.slots(n) < part * SLOTS

    def exactly(self, wanted: int, among: Mask) -> npt.NDArray[np.int64]:
        """The places of `wanted` of the rows that may be taken, fewer only if there are fewer."""
        places = np.flatnonzero(among)
        return np.sort(self.chance.choice(places, min(wanted, len(places)), replace=False))


def weighted(weights: Sequence[float]) -> npt.NDArray[np.int8]:
    """The table of the numbers 0, 1, … with these weights."""
    ends = np.cumsum(weights) / np.sum(weights)
    return np.minimum(np.searchsorted(ends, (np.arange(SLOTS) + 0.5) / SLOTS), len(ends) - 1).astype(np.int8)


def between(low: int, high: int) -> npt.NDArray[np.int32]:
    """The table of whole numbers from `low` to `high`, all equally likely."""
    return (low + np.arange(SLOTS) * (high - low + 1) // SLOTS).astype(np.int32)


def lognormal(median: float, spread: float, least: int, most: int, step: int) -> npt.NDArray[np.int64]:
    """The table of sums about a median with a long tail, as people set them: whole steps between two bounds."""
    from statistics import NormalDist

    normal = NormalDist()
    tail = np.array([normal.inv_cdf((slot + 0.5) / 1024) for slot in range(1024)])
    values = np.exp(np.log(median) + spread * tail)
    steps = np.clip(np.round(values / step), 1, None).astype(np.int64) * step
    return np.clip(np.repeat(steps, SLOTS // 1024), least, most)


def first_day(year: int) -> int:
    """The first of January, in days from 1970."""
    return int(np.datetime64(f"{year}-01-01", "D").view(np.int64))


def year_of(day: int) -> int:
    """The year of a day."""
    return int(np.datetime64(int(day), "D").astype("M8[Y]").view(np.int64)) + 1970


@cache
def days_of(year: int) -> Days:
    """The table of the days of a year, by season and day of the week."""
    days = np.arange(first_day(year), first_day(year + 1))
    months = days.view("M8[D]").astype("M8[M]").view(np.int64) % 12
    weights = np.array(SEASON)[months] * np.array(WEEK)[(days + 3) % 7]
    ends = np.cumsum(weights) / weights.sum()
    places = np.minimum(np.searchsorted(ends, (np.arange(SLOTS) + 0.5) / SLOTS), len(days) - 1)
    return days[places].astype(np.int32)


def due(rule_id: str, since: Days) -> Days:
    """The last days of the periods of a rule that begin on these days; of one that never begins, never."""
    ends = _due(rule_id)[np.clip(since - _FIRST, 0, _LAST - _FIRST)]
    return np.where(since >= NEVER, NEVER, ends)


@cache
def _due(rule_id: str) -> Days:
    rule = rules.get(rule_id)
    assert rule.n is not None and rule.unit is not None
    starts = np.arange(_FIRST, _LAST + 1).view("M8[D]")
    return due_many(starts, rule.n, rule.unit, roll=rule.roll).due.view(np.int64).astype(np.int32)
