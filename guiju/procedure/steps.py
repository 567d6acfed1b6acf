"""The words in which a line of work declares its procedure: stages and steps."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from guiju.registry.roles import Role

if TYPE_CHECKING:
    from guiju.procedure.judge import Act

type_Guard = Callable[[Any, "Act"], None]


class Stages(StrEnum):
    """The stages of a procedure: each member's value is its Chinese name, as officials say it."""


class _Mark:
    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


#: As a source: any stage that is not final. As a target: the case stays where it is.
ANY = _Mark("ANY")
SAME = _Mark("SAME")


@dataclass(eq=False)
class Step:
    """One statutory step: from where to where, by whom, what it fills, what paper it makes, and its article.

    `fills` and `optional` name fields of the model (or of `adds`, the model of a row that the step adds to the case);
    `stamps` names date fields that take the day of the act. `numbers` gives the case its number, with that kind word.
    `of` says which body the actor works in: the case's own (default) or its `counterpart`.
    `takes` are the days from which to which this version of the step may be taken.
    `usual` says whether it is what ordinarily comes next. Unless said, a step that moves the case on is, and one that
    leaves it where it is is not; the names of other steps make this one usual as the answer to them.
    """

    label: str
    sources: tuple
    target: Any
    by: tuple[Role, ...]
    law: str
    fills: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    stamps: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()
    adds: str = ""
    numbers: str = ""
    of: str = "body"
    usual: bool | str | tuple[str, ...] | None = None
    mark: str = "T"
    takes: tuple[dt.date | None, dt.date | None] = (None, None)
    note: str = ""
    name: str = ""
    guard: type_Guard | None = None
    after: type_Guard | None = None
    fields: dict[str, Any] = field(default_factory=dict, repr=False)
    #: Which of the fields matter only under a condition; see `guiju.procedure.relevance`.
    only: dict[str, Any] = field(default_factory=dict, repr=False)
    #: A step is callable because it decorates its guard; a template that names one means the step itself.
    do_not_call_in_templates: ClassVar[bool] = True

    def __call__(self, guard: type_Guard) -> "Step":
        """Used as a decorator: the function holds the step's legal guards (`require`)."""
        self.guard = guard
        self.note = self.note or (guard.__doc__ or "")
        return self

    def then(self, after: type_Guard) -> "Step":
        """Decorator: what else happens in the same transaction, such as opening a linked case."""
        self.after = after
        return self

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.name or name

    def __post_init__(self) -> None:
        """Most steps that move a case on are usual, most others are not."""
        if self.usual is None:
            self.usual = self.target is not SAME
        elif isinstance(self.usual, str):
            self.usual = (self.usual,)

    @property
    def opens(self) -> bool:
        """Whether this is how a case begins."""
        return not self.sources

    @property
    def required(self) -> tuple[str, ...]:
        """The fields that must be filled in whatever the others say."""
        return tuple(name for name in self.fills if name not in self.only)

    def in_force(self, on: dt.date) -> bool:
        """Whether this version of the step may be taken on the day."""
        since, until = self.takes
        return (since is None or since <= on) and (until is None or on <= until)

    def leaves(self, stage: str, final: Iterable[str]) -> bool:
        """Whether the step may be taken from the stage."""
        return stage in self.sources or (ANY in self.sources and stage not in final)


class Versions:
    """The versions of one step, one under the other, as the law changed: `decide = Versions(old, new)`."""

    def __init__(self, *steps: Step) -> None:
        """Keep the versions in the order of their days."""
        self.steps = steps

    def then(self, after: type_Guard) -> "Versions":
        """Decorator: what else happens in the same transaction, whichever version is taken."""
        for step_ in self.steps:
            step_.after = after
        return self

    def __set_name__(self, owner: type, name: str) -> None:
        if not name.startswith("_"):  # `@x.then def _y` names x again
            for step_ in self.steps:
                step_.name = name


def step(
    label: str,
    source: Any,
    target: Any,
    *,
    by: Role | tuple[Role, ...],
    law: str,
    takes: tuple[str | None, str | None] = (None, None),
    **more: Any,
) -> Step:
    """Declare a step. `source` is a stage, a tuple of stages, `ANY`, or None for the step that opens a case."""
    sources = () if source is None else source if isinstance(source, tuple) else (source,)
    roles = by if isinstance(by, tuple) else (by,)
    since, until = (dt.date.fromisoformat(day) if day else None for day in takes)
    return Step(label, sources, target, roles, law, takes=(since, until), **more)
