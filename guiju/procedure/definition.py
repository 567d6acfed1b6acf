"""A line of work's procedure, collected from the class that declares it and checked for sense when it is loaded."""

import datetime as dt
from functools import cached_property
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Func, IntegerField, Q
from django.db.models.lookups import GreaterThan

from guiju.procedure import relevance
from guiju.procedure.limits import Limit
from guiju.procedure.refusal import Refused
from guiju.procedure.steps import ANY, SAME, Stages, Step, Versions


class Procedure:
    """What the steps and limits of one kind of case are. `Penalty.procedure` is one of these."""

    def __init__(self, model: Any) -> None:
        """Collect the declarations of a case class and of the classes above it."""
        self.model = model
        self.versions: dict[str, tuple[Step, ...]] = {}
        self.limits: dict[str, Limit] = {}
        for owner in reversed(model.__mro__):
            for name, value in vars(owner).items():
                if isinstance(value, Step | Versions) and not name.startswith("_"):  # `@x.then def _y` names x again
                    self.versions[name] = value.steps if isinstance(value, Versions) else (value,)
                elif isinstance(value, Limit):
                    self.limits[name] = value
        self.stages: type[Stages] = model.Stage
        self.final: frozenset[str] = frozenset(model.final)
        self.touched: dict[str, tuple[Limit, ...]] = {
            step: tuple(limit for limit in self.limits.values() if step in limit.touched_by) for step in self.versions
        }

    def check(self) -> None:
        """Refuse to load a procedure that names a step, stage or field that does not exist."""
        where = self.model.__name__
        for limit in self.limits.values():
            for named in limit.touched_by:
                if named not in self.versions:
                    raise ImproperlyConfigured(f"{where}.{limit.name} names the step {named!r}, which it has not.")
        for versions in self.versions.values():
            for step in versions:
                for named in step.usual if isinstance(step.usual, tuple) else ():
                    if named not in self.versions:
                        raise ImproperlyConfigured(f"{where}.{step.name} answers the step {named!r}, which it has not.")
                for stage in (*step.sources, step.target):
                    if stage not in (ANY, SAME) and stage not in self.stages:
                        raise ImproperlyConfigured(f"{where}.{step.name} names the stage {stage!r}, which it has not.")
                step.fields = self._fields(step)
                step.only = relevance.declared(self.part(step) or self.model, step.fields)

    def _fields(self, step: Step) -> dict[str, Any]:
        model = self.part(step) or self.model
        return {name: model._meta.get_field(name) for name in (*step.fills, *step.optional)}

    def part(self, step: Step) -> Any:
        """The model of the row that the step adds to the case, if it adds one."""
        return self.model._meta.get_field(step.adds).related_model if step.adds else None

    @cached_property
    def openings(self) -> tuple[Step, ...]:
        """The ways in which such a case may begin, in the order of their declaration."""
        return tuple(step for versions in self.versions.values() for step in versions if step.opens)

    def step(self, name: str, on: dt.date) -> Step:
        """The version of a step that may be taken on a day.

        Raises:
            Refused: There is no such step, or it is not in force that day.
        """
        versions = self.versions.get(name)
        if versions is None:
            raise Refused(f"“{self.model._meta.verbose_name}”没有“{name}”这一步。")
        for version in versions:
            if version.in_force(on):
                return version
        raise Refused(f"“{versions[0].label}”在{on}不适用。", versions[0].law)

    def at_hand(self, stage: str, on: dt.date) -> list[Step]:
        """The steps that lead out of a stage on a day, by whomever."""
        return [
            step
            for versions in self.versions.values()
            for step in versions
            if step.leaves(stage, self.final) and step.in_force(on)
        ]

    def usual(self, step: Step, case: Any) -> bool:
        """Whether a step at hand is what ordinarily comes next, as far as the case's history tells; asks no guard.

        One that leaves the case where it is is usual until it was taken. One that answers others (`usual="ask"`) is so
        once they were taken, until it, or another step that answers the same, was taken as often.
        """
        if isinstance(step.usual, tuple):
            answered = sum(case.times(name) for name in self._answers[step.usual])
            return sum(case.times(name) for name in step.usual) > answered
        return bool(step.usual) and not (step.target is SAME and case.done(step.name))

    def waiting(self, step: Step) -> Q:
        """The same for the data base: which of the cases that stand where the step may be taken wait for it."""
        if isinstance(step.usual, tuple):
            return Q(GreaterThan(_Times(*step.usual), _Times(*sorted(self._answers[step.usual]))))
        return ~Q(history__has_key=step.name) if step.target is SAME else Q()

    @cached_property
    def _answers(self) -> dict[tuple[str, ...], set[str]]:
        """The steps that answer the same others."""
        found: dict[tuple[str, ...], set[str]] = {}
        for name, versions in self.versions.items():
            for version in versions:
                if isinstance(version.usual, tuple):
                    found.setdefault(version.usual, set()).add(name)
        return found


class _Times(Func):
    """How often these steps were taken together, as the data base reads it off a case's history.

    One expression for all of them: Django would take several for each step, and a to-do list asks of many.
    """

    output_field = IntegerField()
    read = "COALESCE(JSON_EXTRACT({column}, '$.{step}[0]'), 0)"

    def __init__(self, *steps: str) -> None:
        super().__init__("history")
        self.steps = steps

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:  # type: ignore[override]
        """The counts added up; a step's name is a Python name and needs no escaping."""
        column, values = compiler.compile(self.source_expressions[0])
        return " + ".join(self.read.format(column=column, step=step) for step in self.steps), values

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        """The same in PostgreSQL's words."""
        pg = self.copy()
        pg.read = "COALESCE(({column} -> '{step}' ->> 0)::int, 0)"
        return pg.as_sql(compiler, connection, **extra)
