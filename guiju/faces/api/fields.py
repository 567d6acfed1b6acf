"""What may be filled in, as JSON Schema, from the fields of the models: said once there, shown here."""

import datetime as dt
from typing import Any

from django.db import models

from guiju.procedure.fields import ChoicesField
from guiju.procedure.steps import Step

_LONGEST_TEXT = 20_000
#: A row's id.
KEY = {"type": "integer", "minimum": 1, "maximum": 2**63 - 1}


def schema_of(field: Any) -> dict[str, Any]:
    """One field's value as JSON Schema. What the schema cannot say (law, dates in the future) the step says."""
    return {"title": str(field.verbose_name), **_described(field), **_values(field)}


def _described(field: Any) -> dict[str, Any]:
    return {"description": str(field.help_text)} if field.help_text else {}


def _values(field: Any) -> dict[str, Any]:
    choices = [str(value) for value, _ in field.flatchoices or () if value != ""]
    if isinstance(field, ChoicesField):
        return {"type": "array", "items": {"type": "string", "enum": choices}, "uniqueItems": True}
    if field.many_to_many:
        return {"type": "array", "items": KEY, "x-of": field.related_model._meta.label_lower}
    if field.is_relation:
        return {**KEY, "x-of": field.related_model._meta.label_lower}
    if choices:
        named = [{"const": str(value), "title": str(label)} for value, label in field.flatchoices if value != ""]
        return {"oneOf": named}
    for types, shape in _SHAPES:
        if isinstance(field, types):
            return shape
    longest = getattr(field, "max_length", None) or _LONGEST_TEXT
    return {"type": "string", "maxLength": longest}


_SHAPES: tuple[tuple[tuple, dict[str, Any]], ...] = (
    ((models.DateTimeField,), {"type": "string", "format": "date-time"}),
    ((models.DateField,), {"type": "string", "format": "date"}),
    ((models.TimeField,), {"type": "string", "format": "time"}),
    ((models.BooleanField,), {"type": "boolean"}),
    ((models.IntegerField,), {"type": "integer"}),
    ((models.DecimalField, models.FloatField), {"type": ["string", "number"], "examples": ["5000.00"]}),
    ((models.JSONField,), {}),
)


def form(fields: dict[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    """Several fields as one object. Nothing else may be in it."""
    return {
        "type": "object",
        "properties": {name: schema_of(field) for name, field in fields.items()},
        "required": [name for name in fields if name in required],
        "additionalProperties": False,
    }


def form_of(step: Step) -> dict[str, Any]:
    """What a step asks for."""
    told = form(step.fields, step.required)
    for name, only in step.only.items():
        said = told["properties"][name]
        said["description"] = "。".join(filter(None, (said.get("description"), only.words)))
    return told


def plain(value: Any) -> Any:
    """A field's value as JSON holds it."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | str | list | dict) else str(value)
