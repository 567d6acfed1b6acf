"""Chance that repeats itself: the same seed and topic give the same draws, whatever else was drawn before."""

import datetime as dt
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, TypeVar

from guiju.procedure import calendars

T = TypeVar("T")

#: How the work of a year lies over its months: quiet at the new year and around spring festival, busy in spring, early
#: summer and autumn.
SEASON = (7, 5, 11, 12, 12, 11, 10, 9, 11, 9, 11, 8)


class Chance(Random):
    """Random draws for one topic of one county."""

    def __init__(self, seed: int, topic: str) -> None:
        """Begin anew for the topic."""
        super().__init__(f"{seed}:{topic}")

    def __reduce__(self) -> Any:
        """Not to be copied: two copies would draw the same."""
        raise TypeError("a chance is drawn where it is made")

    def happens(self, share: float) -> bool:
        """Whether something happens that does so in this share of all cases."""
        return self.random() < share

    def one(self, weighted: Mapping[T, float]) -> T:
        """One of several by their weights."""
        return self.choices(list(weighted), list(weighted.values()))[0]

    def split(self, total: int, parts: int, *, least: int = 0, most: int | None = None) -> list[int]:
        """A total in so many parts, uneven as life is, each at least and at most so much; they add up to the total."""
        if not parts:
            return []
        weights = [self.lognormvariate(0, 0.6) for _ in range(parts)]
        spare, scale = total - least * parts, sum(weights)
        shares = [least + int(spare * weight / scale) for weight in weights]
        order = sorted(range(parts), key=lambda at: -weights[at])
        for at in range(total - sum(shares)):
            shares[order[at % parts]] += 1
        return shares if most is None else _capped(shares, most)

    def days(self, count: int, year: int, months: Sequence[float] = SEASON) -> list[dt.date]:
        """So many working days of a year in order, by the season; a day may come more than once."""
        calendar = calendars.current()
        found = []
        for month in sorted(self.choices(range(1, 13), months, k=count)):
            day = dt.date(year, month, self.randint(1, 28))
            worked = calendar.next_working(day)
            found.append(worked if worked.year == year else calendar.previous_working(day))
        return sorted(found)

    def later(self, day: dt.date, least: int, most: int) -> dt.date:
        """A working day so many working days later."""
        return calendars.current().add(day, self.randint(least, most))

    def earlier(self, day: dt.date, least: int, most: int) -> dt.date:
        """A working day so many working days earlier."""
        return calendars.current().subtract(day, self.randint(least, most))

    def mixed(self, counts: dict[T, int], total: int, rest: T) -> list[T]:
        """Exactly so many of each in a random order, filled up to `total` with `rest`."""
        row = [name for name, count in counts.items() for _ in range(count)]
        row += [rest] * (total - len(row))
        self.shuffle(row)
        return row


def _capped(shares: list[int], most: int) -> list[int]:
    over = sum(max(0, share - most) for share in shares)
    shares = [min(share, most) for share in shares]
    for at, share in enumerate(shares):
        more = min(over, most - share)
        shares[at] += more
        over -= more
    return shares
