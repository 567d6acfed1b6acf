"""What must hold of records for figures to mean what they say. Nobody declares it twice: the models say it already.

    a field that may not be empty          Filled
    a field with choices, a case's stage   Listed
    a foreign key                          Linked
    a key, a unique field or constraint    Unique

Only the tables and columns that figures are made of are asked about. What must hold between figures is declared beside
them (`identity`).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db import models

from guiju.indicators import registry
from guiju.indicators.columns import few, is_stage
from guiju.indicators.conditions import Condition, conditions
from guiju.indicators.measures import Measure


@dataclass(frozen=True)
class Check:
    """One demand on the rows of a table, and the figures that would be wrong if it were not met."""

    model: Any
    fields: tuple[Any, ...]
    indicators: tuple[str, ...]
    #: What the test is called in the reports of dbt and its kin, and what people are told.
    kind: ClassVar[str]
    demand: ClassVar[str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are looked at."""
        return tuple(one.attname for one in self.fields)

    def __str__(self) -> str:
        names = "、".join(str(one.verbose_name) for one in self.fields)
        return f"{self.model._meta.verbose_name}的{names}{self.demand}"


@dataclass(frozen=True)
class Filled(Check):
    """A field that may not be empty is not."""

    kind: ClassVar[str] = "not_null"
    demand: ClassVar[str] = "应当填写"

    def broken(self, value: Any) -> bool:
        """Whether a value is none."""
        return value in (None, "")


@dataclass(frozen=True)
class Listed(Check):
    """A field with choices holds one of them."""

    values: frozenset[str]
    kind: ClassVar[str] = "accepted_values"
    demand: ClassVar[str] = "应当是所列选项之一"

    def broken(self, value: Any) -> bool:
        """Whether a value is none of the choices; an empty one is another matter."""
        return value not in (None, "") and str(value) not in self.values


@dataclass(frozen=True)
class Linked(Check):
    """What a foreign key points to is there."""

    kind: ClassVar[str] = "relationships"
    demand: ClassVar[str] = "应当指向在册的记录"


@dataclass(frozen=True)
class Unique(Check):
    """No two rows have the same, among those that meet the conditions."""

    where: tuple[Condition, ...] = field(default=())
    kind: ClassVar[str] = "unique"
    demand: ClassVar[str] = "不应重复"


def checks() -> dict[Any, list[Check]]:
    """Every check, by the model whose rows it looks at."""
    asked: defaultdict[Any, defaultdict[Any, list[str]]] = defaultdict(lambda: defaultdict(list))
    for indicator in registry.all():
        if isinstance(indicator, Measure):
            for model, one in _fields(indicator):
                if indicator.id not in asked[model][one]:
                    asked[model][one].append(indicator.id)
    found: dict[Any, list[Check]] = {}
    for model in sorted(asked, key=lambda one: one._meta.label_lower):
        known = asked[model]
        found[model] = [check for one in known for check in _of_field(model, one, tuple(known[one]))]
        everybody = tuple(sorted({id for ids in known.values() for id in ids}))
        found[model] += _uniques(model, everybody)
    return found


def _fields(measure: Measure) -> Iterator[tuple[Any, Any]]:
    """The fields that a measure reads, each with the model it belongs to, foreign keys on the way included."""
    for place in measure.columns:
        here: Any = measure.model
        for hop in place.hops:
            yield here, hop
            here = hop.related_model
        yield here, place.field


def _of_field(model: Any, one: Any, indicators: tuple[str, ...]) -> Iterator[Check]:
    told = (model, (one,), indicators)
    if one.primary_key:
        return
    if not one.null and not (isinstance(one, models.CharField) and one.blank):
        yield Filled(*told)
    if values := _values(model, one):
        yield Listed(*told, values)
    if one.is_relation:
        yield Linked(*told)


def _values(model: Any, one: Any) -> frozenset[str]:
    """The values that a field may have; empty if there is no list of them."""
    if is_stage(one) and hasattr(model, "Stage"):
        return frozenset(stage.value for stage in model.Stage)
    return frozenset(str(value) for value, _ in one.flatchoices) if few(one) and one.choices else frozenset()


def _uniques(model: Any, indicators: tuple[str, ...]) -> Iterator[Unique]:
    for one in model._meta.concrete_fields:
        shared = one.is_relation and one.remote_field.parent_link  # a case's own table has the key of the case
        if one.unique and not shared:
            yield Unique(model, (one,), indicators)
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
            fields = tuple(model._meta.get_field(name) for name in constraint.fields)
            yield Unique(model, fields, indicators, _where(constraint.condition))


def _where(condition: models.Q | None) -> tuple[Condition, ...]:
    """The conditions of a unique constraint, in the words of indicators."""
    if condition is None:
        return ()
    if condition.negated or condition.connector != models.Q.AND:
        raise NotImplementedError(f"A unique constraint on {condition} is not put in the words of indicators.")
    return conditions(dict(condition.children))  # type: ignore[arg-type]
