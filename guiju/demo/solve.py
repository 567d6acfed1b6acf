"""Whole numbers that meet linear conditions: bounds are narrowed until nothing moves, then one number is tried.

Small by intention: a county's year has some hundred unknowns in small groups, and most are fixed by narrowing alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

Key = Any
#: What a plan does not know yet: indicator, body ("" is the county), year.
Unknown = tuple[str, str, int]
#: No unknown is larger: money returned to firms, in yuan, is the largest figure there is.
ROOF = 1_000_000_000
#: So many values are tried for one unknown, and so many in all, before a group counts as unsolvable.
_TRIES, _EFFORT = 600, 20_000


@dataclass(frozen=True)
class Condition:
    """`low` ≤ Σ factor·unknown ≤ `high`, and what demands it."""

    terms: tuple[tuple[int, Key], ...]
    low: float
    high: float
    of: Any = None

    @property
    def keys(self) -> tuple[Key, ...]:
        """The unknowns that it ties together."""
        return tuple(key for _, key in self.terms)


Domain = dict[Key, tuple[int, int]]


def solve(conditions: Iterable[Condition], wish: Callable[[Key, Mapping[Key, int]], int]) -> dict[Key, int] | None:
    """A solution near what `wish` says of each unknown (it is told what is known already); None if none was found."""
    found: dict[Key, int] = {}
    for group in _groups(list(conditions)):
        part = _search(group, wish)
        if part is None:
            return None
        found |= part
    return found


def conflict(fresh: Condition, accepted: Iterable[Condition], fixed: list[Condition]) -> list[Condition]:
    """The smallest set of accepted conditions found that cannot stand beside `fresh`; `fixed` ones always hold."""
    core = list(accepted)
    for one in list(core):
        without = [other for other in core if other is not one]
        if solve([*fixed, *without, fresh], lambda key, known: 0) is None:
            core = without
    return core


def _groups(conditions: list[Condition]) -> list[list[Condition]]:
    """Conditions that share no unknown can be met apart."""
    parent: dict[Key, Key] = {}

    def root(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for condition in conditions:
        for key in condition.keys:
            parent[root(key)] = root(condition.keys[0])
    groups: defaultdict[Key, list[Condition]] = defaultdict(list)
    for condition in conditions:
        groups[root(condition.keys[0])].append(condition)
    return list(groups.values())


def _search(group: list[Condition], wish: Callable[[Key, Mapping[Key, int]], int]) -> dict[Key, int] | None:
    order = list(dict.fromkeys(key for condition in group for key in condition.keys))
    touching: defaultdict[Key, list[Condition]] = defaultdict(list)
    for condition in group:
        for key in condition.keys:
            touching[key].append(condition)
    effort = [_EFFORT]

    def deeper(domain: Domain, changed: Iterable[Condition]) -> dict[Key, int] | None:
        narrowed = _narrow(domain, touching, list(changed))
        if narrowed is None:
            return None
        known = {key: low for key, (low, high) in narrowed.items() if low == high}
        if len(known) == len(order):
            return known
        open_ = [key for key in order if key not in known]
        # The unknown with least room first; among those with much room, in the order in which conditions name them.
        key = min(open_, key=lambda one: min(narrowed[one][1] - narrowed[one][0], _TRIES))
        for value in _outward(wish(key, known), *narrowed[key]):
            effort[0] -= 1
            if effort[0] < 0:
                return None
            if (found := deeper(narrowed | {key: (value, value)}, touching[key])) is not None:
                return found
        return None

    return deeper(dict.fromkeys(order, (0, ROOF)), group)


def _outward(start: int, low: int, high: int) -> Iterable[int]:
    """The values between low and high, from the start outward, as many as are worth trying."""
    start = min(max(start, low), high)
    yield start
    for away in range(1, _TRIES):
        if start + away <= high:
            yield start + away
        if start - away >= low:
            yield start - away


def _narrow(domain: Domain, touching: Mapping[Key, list[Condition]], queue: list[Condition]) -> Domain | None:
    """The domain with everything cut off that some condition rules out; None if nothing is left of an unknown."""
    domain = dict(domain)
    waiting = dict.fromkeys(queue)
    while waiting:
        condition = next(iter(waiting))
        del waiting[condition]
        least = [factor * domain[key][factor < 0] for factor, key in condition.terms]
        most = [factor * domain[key][factor > 0] for factor, key in condition.terms]
        low, high = sum(least), sum(most)
        if low > condition.high or high < condition.low:
            return None
        for (factor, key), small, large in zip(condition.terms, least, most, strict=True):
            room = condition.high - (low - small)  # the most this term may be
            need = condition.low - (high - large)  # the least it must be
            if small >= need and large <= room:
                continue
            now = domain[key]
            bounds = (_floor(need, factor, up=True), _floor(room, factor, up=False))
            first, last = bounds if factor > 0 else (_floor(room, factor, up=True), _floor(need, factor, up=False))
            fresh = (max(now[0], int(max(first, 0))), int(min(now[1], last)))
            if fresh[0] > fresh[1]:
                return None
            if fresh != now:
                domain[key] = fresh
                waiting |= dict.fromkeys(touching[key])
        # A term may have moved under our feet; whoever changed an unknown has queued this condition again.
    return domain


def _floor(bound: float, factor: int, *, up: bool) -> float:
    """bound ÷ factor as a whole number, rounded up or down; without end stays without end."""
    if bound in (inf, -inf):
        return ROOF if (bound > 0) == (factor > 0) else 0
    exact = int(bound)
    return -(-exact // factor) if up else exact // factor
