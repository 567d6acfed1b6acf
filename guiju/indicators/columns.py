"""Which columns of a record a figure may be made of, and how a name leads to one."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ImproperlyConfigured
from django.db import models
from django.db.models.constants import LOOKUP_SEP

from guiju.procedure.fields import ChoicesField
from guiju.procedure.models import Case
from guiju.registry.models import Subject, User


@dataclass(frozen=True)
class Column:
    """A column of a record, or of a record that it points to: `case__body__kind` passes two foreign keys."""

    hops: tuple[Any, ...]
    field: Any

    @property
    def name(self) -> str:
        """The column's name in the last table: a foreign key is `<name>_id`."""
        return self.field.attname

    @property
    def path(self) -> str:
        """The whole way in one spelling: `case__body_id`."""
        return LOOKUP_SEP.join((*(hop.name for hop in self.hops), self.name))


#: What figures are made of. A float is left out: no two engines add it alike.
_COUNTED = (
    models.BooleanField,
    models.CharField,
    models.DateField,
    models.DecimalField,
    models.ForeignKey,
    models.IntegerField,
    ChoicesField,
)


def countable(field: Any) -> bool:
    """Whether figures may use the field: never free text, nor what tells who a person is."""
    if not isinstance(field, _COUNTED):
        return False
    return not (is_text(field) and field.model in (Subject, User))


def few(field: Any) -> bool:
    """Whether the field holds one of a short list of values: such columns tell a few kinds of records apart."""
    return isinstance(field, models.BooleanField) or bool(field.choices and not isinstance(field, ChoicesField))


def is_stage(field: Any) -> bool:
    """Whether the field is a case's stage, whose list of values stands in the line of work."""
    return field.name == "stage" and issubclass(field.model, Case)


def is_text(field: Any) -> bool:
    """Whether the field holds words of somebody's own choosing rather than one of a list of values."""
    return isinstance(field, models.CharField) and not field.choices


@cache
def column(model: Any, path: str) -> Column:
    """The column that `path` names, seen from `model`.

    Raises:
        ImproperlyConfigured: There is no such field, or it is one that figures may not use.
    """
    *hops, last = path.split(LOOKUP_SEP)
    here, taken = model, []
    for hop in hops:
        field = _field(here, hop, path)
        if not field.is_relation:
            raise ImproperlyConfigured(f"{path!r}: {here.__name__}.{hop} leads to no other record.")
        taken.append(field)
        here = field.related_model
    field = _field(here, last, path)
    if not countable(field):
        raise ImproperlyConfigured(f"{path!r}: {here.__name__}.{last} is no column that figures may use.")
    return Column(tuple(taken), field)


def _field(model: Any, name: str, path: str) -> Any:
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        known = "、".join(sorted(field.name for field in model._meta.concrete_fields if countable(field)))
        raise ImproperlyConfigured(f"{path!r}: {model.__name__} has no field {name!r}. It has: {known}.") from None
    if not getattr(field, "concrete", False) or field.many_to_many:
        raise ImproperlyConfigured(f"{path!r}: {model.__name__}.{name} is no column of the record itself.")
    return field
