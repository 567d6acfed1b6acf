"""The declaration of a limit on a case; what becomes of it on a case is in `life`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def names(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """One step name or several, as a tuple."""
    return (value,) if isinstance(value, str) else value


@dataclass(eq=False)
class Limit:
    """A period that the law sets to a case, by its rule id in the law library (`REC-D02`).

    `since` are the steps that start it, counted from the act's day or from the date in the field `counted_from`;
    `until` the steps that meet it. `suspends` and `excludes` are pairs of steps between which time does not run: a
    suspension stops the case, an exclusion (鉴定, 听证) only the counting. `restarts` begin it anew from zero;
    `extended_by` is the step by which the approver lengthens it, before it ends, by what the rule allows; `ends` are
    steps after which it no longer matters. `lapse` is the step that the law itself takes when it ends in silence.
    `bars` are steps that may not be taken once it has ended; `holds` are steps that may not be taken before it has.
    A limit that a paper sets rather than the law has no rule but a `due_field` on the case, and its own name and law.
    `shortened_by` is the field that holds the number of units of a special law, where it is less than the rule's.
    `when(case)` says whether it applies. `picks(case)` chooses the rule where it depends on the case; on `repicks`, the
    steps that change what it depends on, it chooses anew and the time that has run and stood still is kept.
    """

    rule: str = ""
    since: str | tuple[str, ...] = ()
    until: str | tuple[str, ...] = ()
    lapse: str = ""
    counted_from: str = ""
    due_field: str = ""
    suspends: tuple[str, str] | None = None
    excludes: tuple[str, str] | tuple[tuple[str, str], ...] | None = None
    restarts: str | tuple[str, ...] = ()
    extended_by: str = ""
    shortened_by: str = ""
    ends: str | tuple[str, ...] = ()
    bars: str | tuple[str, ...] = ()
    holds: str | tuple[str, ...] = ()
    when: Callable[[Any], bool] | None = None
    picks: Callable[[Any], str] | None = None
    repicks: str | tuple[str, ...] = ()
    title: str = ""
    law: str = ""
    days: int = 0
    unit: str = ""
    mark: str = "T"
    name: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __post_init__(self) -> None:
        self.since, self.until = names(self.since), names(self.until)
        self.restarts, self.ends = names(self.restarts), names(self.ends)
        self.bars, self.holds, self.repicks = names(self.bars), names(self.holds), names(self.repicks)
        pairs: tuple = self.excludes or ()
        self.pauses = ((self.suspends,) if self.suspends else ()) + (
            (pairs,) if pairs and isinstance(pairs[0], str) else pairs
        )

    @property
    def touched_by(self) -> frozenset[str]:
        """The steps that do anything to this limit."""
        paused = {name for pair in self.pauses for name in pair}
        single = {self.extended_by, self.lapse} - {""}
        several = {*self.since, *self.until, *self.restarts, *self.ends, *self.bars, *self.holds, *self.repicks}
        return frozenset(several | paused | single)
