"""What a snapshot holds: which tables, which of their columns, which of their rows.

Least data: a table keeps its keys, dates, flags, amounts and choices. Of words it keeps only what a reader of a
passport must see to find a record (number, title), the names of bodies and regions, and the columns that an indicator
counts by. No name, number, telephone or address of a person leaves the database; a person's name in a title is masked.

Which rows: those that happened by the cut-off (cases opened, events and deadlines begun), as they stand when the
snapshot is taken. So a figure that goes by dates (received, closed, pending at the cut-off) is that of the cut-off,
even when the snapshot is taken months later; a condition without a date (an outcome, a flag) is that of the taking.
Registers give every row, for their dates say themselves to which period a row belongs.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from django.apps import apps
from django.db import models
from django.db.models import Q

from guiju import indicators
from guiju.indicators.columns import countable, is_text
from guiju.indicators.words import Measure
from guiju.procedure.clock import SHANGHAI
from guiju.procedure.fields import ChoicesField
from guiju.procedure.models import Case, Deadline, Event, Part, Register
from guiju.registry.models import Body, Region, Subject, User

#: The words that are kept although no indicator counts by them.
_WORDS: dict[type[models.Model], tuple[str, ...]] = {
    Case: ("line", "number", "title", "stage"),
    Event: ("step", "source", "target", "role"),
    Deadline: ("limit", "rule"),
    Body: ("name", "short", "path"),
    Region: ("code", "name"),
}
#: What says something about the record in the database, not about the matter.
_HOUSEKEEPING = ("version", "seq", "last_at", "recorded_at", "next_due")
#: When a record of this kind happened. By the years of this date a table is parted, if it is a column of its own.
_DATED: dict[type[models.Model], str] = {
    Case: "opened_on",
    Event: "at",
    Deadline: "start",
    Part: "event__at",
}


@dataclass(frozen=True)
class Table:
    """One table of a snapshot: the model and the fields that are kept, by the name of the column."""

    model: type[models.Model]
    fields: dict[str, Any]

    @property
    def name(self) -> str:
        """The table's name: `penalty.penalty`."""
        return self.model._meta.label_lower

    @property
    def schema(self) -> pa.Schema:
        """The columns with the types that the model gives them, whatever the database made of them."""
        return pa.schema([(name, arrow_type(field)) for name, field in self.fields.items()])

    @property
    def split(self) -> str:
        """The date column by whose years the table is parted; empty if it is not."""
        return self._date if self._date in self.fields else ""

    def until(self, cutoff: dt.date) -> Q:
        """The rows that happened by the end of the cut-off; a table without a date gives all its rows."""
        if not self._date:
            return Q()
        if issubclass(self.model, Case):
            return Q(**{f"{self._date}__lte": cutoff})
        return Q(**{f"{self._date}__lt": dt.datetime.combine(cutoff + dt.timedelta(days=1), dt.time(), SHANGHAI)})

    @property
    def _date(self) -> str:
        return next((path for kind, path in _DATED.items() if issubclass(self.model, kind)), "")


def tables() -> list[Table]:
    """Every table of a snapshot: all lines of work, all registers, the kernel's records, and what indicators reach."""
    needed = named()
    kinds = (Case, Register, Part)
    found: set[type[models.Model]] = {model for model in apps.get_models() if issubclass(model, kinds)}
    found |= {Case, Event, Deadline, Body, Region, Subject} | set(needed)
    return [
        Table(model, _fields(model, needed[model]))
        for model in sorted(found, key=lambda model: model._meta.label_lower)
    ]


def arrow_type(field: Any) -> pa.DataType:
    """The Arrow type of a field. Moments are Shanghai's wall clock, so that no engine has a zone to get wrong."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    if isinstance(field, ChoicesField):
        return pa.list_(pa.string())
    if isinstance(field, models.DecimalField):
        return pa.decimal128(field.max_digits, field.decimal_places)
    for kind, type_ in (
        (models.BooleanField, pa.bool_()),
        (models.DateTimeField, pa.timestamp("us")),
        (models.DateField, pa.date32()),
        (models.IntegerField, pa.int64()),
    ):
        if isinstance(field, kind):
            return type_
    return pa.string()


def _fields(model: type[models.Model], named: set[str]) -> dict[str, Any]:
    words = {word for kind, words in _WORDS.items() if issubclass(model, kind) for word in words} | named
    kept = {
        field.attname: field
        for field in model._meta.concrete_fields
        if countable(field) and (field.attname in words or not _spared(field))
    }
    return {name: kept[name] for name in sorted(kept, key=lambda name: (name != "id", name))}


def _spared(field: Any) -> bool:
    """Whether the field stays in the database unless an indicator counts by it: words, people, and housekeeping."""
    link = getattr(field.remote_field, "parent_link", False)
    return is_text(field) or link or field.related_model is User or field.name in _HOUSEKEEPING


def named() -> defaultdict[type[models.Model], set[str]]:
    """The columns that indicators use, by the model that has them, with those they pass on the way."""
    found: defaultdict[type[models.Model], set[str]] = defaultdict(set)
    for measure in indicators.all():
        if isinstance(measure, Measure):
            for column in measure.columns:
                here: Any = measure.model
                for hop in column.hops:
                    found[here].add(hop.attname)
                    here = hop.related_model
                found[here].add(column.name)
    return found
