"""Conditions on records, in the lookups that Django's users know."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.models.constants import LOOKUP_SEP

from guiju.indicators.columns import column
from guiju.procedure.fields import ChoicesField

#: `has`: the list in a ChoicesField contains the value. `ne`: is not the value, and neither is an empty column.
OPERATORS = ("exact", "ne", "in", "gt", "gte", "lt", "lte", "isnull", "has")


@dataclass(frozen=True)
class Condition:
    """One requirement on a record. `value` may be an `F("other_field")`: the other column of the same record."""

    path: str
    operator: str
    value: Any

    @property
    def other(self) -> str:
        """The path of the column compared with, if it is a column."""
        return str(self.value.name) if isinstance(self.value, models.F) else ""  # type: ignore[attr-defined]

    def canonical(self) -> list:
        """The condition in plain values, the same for every spelling that means the same."""
        if self.other:
            return [self.path, self.operator, {"column": self.other}]
        values = sorted(map(_plain, self.value), key=repr) if self.operator == "in" else _plain(self.value)
        return [self.path, self.operator, values]

    @property
    def key(self) -> str:
        """What is the same for two conditions that mean the same."""
        return repr(self.canonical())

    def check(self, model: Any) -> None:
        """Refuse a column that does not exist and a value that the column can never hold."""
        field = column(model, self.path).field
        if self.other:
            column(model, self.other)
            return
        if (self.operator == "has") != isinstance(field, ChoicesField) and self.operator != "isnull":
            raise ImproperlyConfigured(f"{self.path!r}: `__has` is for lists of choices, and they for it alone.")
        known = {str(choice) for choice, _ in getattr(field, "flatchoices", ())}
        given = self.value if self.operator == "in" else [self.value]
        if known and self.operator in ("exact", "ne", "in", "has"):
            wrong = [str(value) for value in given if str(value) not in known | {""}]
            if wrong:
                raise ImproperlyConfigured(f"{self.path!r} is never {'、'.join(wrong)}; it is one of {sorted(known)}.")


def conditions(where: Mapping[str, Any]) -> tuple[Condition, ...]:
    """The conditions that a `where` states, in one order whatever order it was written in."""
    made = []
    for lookup, value in where.items():
        path, _, operator = lookup.rpartition(LOOKUP_SEP)
        if operator not in OPERATORS or not path:
            path, operator = lookup, "exact"
        made.append(Condition(path, operator, value))
    return tuple(sorted(made, key=lambda one: (one.path, one.operator, repr(one.canonical()))))


def _plain(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, dt.date | Decimal):
        return str(value)
    return int(value) if isinstance(value, int) else str(value)
