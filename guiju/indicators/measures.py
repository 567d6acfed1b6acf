"""Measures: figures taken over records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import FieldDoesNotExist, ImproperlyConfigured
from django.db import models

from guiju.indicators.base import Additive, Indicator
from guiju.indicators.columns import Column, column
from guiju.indicators.conditions import Condition, conditions


@dataclass(frozen=True, eq=False, repr=False)
class Measure(Indicator):
    """A figure taken over the records of one model. `scope` is the body it is counted for: the record's own (`body`),
    the other one (`counterpart`), any path that leads to a body, or empty for figures of the whole county only.
    """

    model: type[models.Model]
    on: str | None = field(default=None, kw_only=True)
    since: str | None = field(default=None, kw_only=True)
    until: str | None = field(default=None, kw_only=True)
    at: str = field(default="end", kw_only=True)
    where: Mapping[str, Any] = field(default_factory=dict, kw_only=True)
    scope: str = field(default="body", kw_only=True)

    #: The column that is summed, averaged or told apart.
    field: ClassVar[str] = ""

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """What a record must be to count. A row struck off its register never does."""
        live = {"struck": False} if _has(self.model, "struck") else {}
        return conditions({**self.where, **live})

    @cached_property
    def body(self) -> Column | None:
        """The column that holds the body the record counts for; None when it counts for the county only."""
        if not self.scope:
            return None
        own = self.model._meta.label == "registry.Body" and self.scope == "body"
        part = not own and self.scope in ("body", "counterpart") and not _has(self.model, self.scope)
        return column(self.model, "id" if own else f"case__{self.scope}" if part else self.scope)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column the figure is made of."""
        paths = [*self.dates, *(self.field and [self.field])]
        for condition in self.conditions:
            paths += [condition.path, *(condition.other and [condition.other])]
        return (*(column(self.model, path) for path in paths), *([self.body] if self.body else []))

    @property
    def dates(self) -> tuple[str, ...]:
        """The date columns of the period rule."""
        return tuple(path for path in (self.on, self.since, self.until) if path)

    @property
    def flow(self) -> bool:
        """Whether the figure belongs to a period by a date, and months add up to the year (but for distinct things)."""
        return self.on is not None

    def canonical(self) -> dict[str, Any]:
        """The records, the period rule, the conditions and the column."""
        return super().canonical() | {
            "model": self.model._meta.label_lower,
            "field": self.field,
            "period": [self.on, self.since, self.until, self.at],
            "where": [one.canonical() for one in self.conditions],
            "scope": self.scope,
        }

    def check(self) -> None:
        """Refuse columns that the records have not, dates that are none, and sums that no engine adds alike."""
        try:
            self._check()
        except ImproperlyConfigured as error:
            raise ImproperlyConfigured(f"Indicator {self.id}: {error}") from None

    def _check(self) -> None:
        if self.on and (self.since or self.until):
            raise ImproperlyConfigured("`on` makes a flow, `since` and `until` a stock: it cannot be both.")
        if self.at not in ("start", "end", "during"):
            raise ImproperlyConfigured(f"`at` is start, end or during, not {self.at!r}.")
        for path in self.dates:
            if not isinstance(column(self.model, path).field, models.DateField):
                raise ImproperlyConfigured(f"{path!r} is no date.")
        for condition in self.conditions:
            condition.check(self.model)
        if self.body and self.body.name != "id" and getattr(self.body.field.related_model, "__name__", "") != "Body":
            raise ImproperlyConfigured(f"scope {self.scope!r} leads to no body.")
        if self.field:
            self._check_field(column(self.model, self.field).field)

    def _check_field(self, measured: models.Field) -> None:
        if not isinstance(measured, models.DecimalField | models.IntegerField):
            raise ImproperlyConfigured(f"{self.field!r} is neither a decimal nor a whole number: it has no exact sum.")


@dataclass(frozen=True, eq=False, repr=False)
class Count(Measure, Additive):
    """How many records."""

    word: ClassVar[str] = "计数"

    @property
    def terms(self) -> tuple[tuple[int, Indicator], ...]:
        """Itself."""
        return ((1, self),)


@dataclass(frozen=True, eq=False, repr=False)
class Stock(Count):
    """How many records stand at the cut-off, or `at` the `start` of the period, or at any time `during` it."""

    word: ClassVar[str] = "存量"


@dataclass(frozen=True, eq=False, repr=False)
class Sum(Count):
    """The sum of a column; an empty value adds nothing."""

    field: str  # type: ignore[misc]
    word: ClassVar[str] = "求和"


@dataclass(frozen=True, eq=False, repr=False)
class Distinct(Count):
    """How many different values a column has; empty is no value."""

    field: str  # type: ignore[misc]
    word: ClassVar[str] = "去重计数"

    def _check_field(self, measured: models.Field) -> None:
        """Everything that can be counted can be told apart."""


@dataclass(frozen=True, eq=False, repr=False)
class Average(Measure):
    """The mean of a column over the records where it is filled in; its base is their number."""

    field: str  # type: ignore[misc]
    word: ClassVar[str] = "平均"
    usual: ClassVar[str] = "average"


def _has(model: type[models.Model], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True
