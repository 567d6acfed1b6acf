"""What is filled in, checked field by field as the model says, before any legal guard is asked."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from guiju.procedure.refusal import Refused
from guiju.procedure.steps import Step
from guiju.registry.models import User
from guiju.registry.rights import RowRights

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]")
_LONGEST = 20_000
_EMPTY: tuple = (None, "", [], ())


def clean(step: Step, data: Mapping[str, Any], instance: models.Model, actor: User | None) -> dict[str, Any]:
    """The step's data as Python values, by field name. What is chosen by its id must be what the actor may see.

    Raises:
        Refused: A field is missing, not part of this step, or not what it should be; `fields` says which and why.
    """
    errors: dict[str, list[str]] = {
        name: [f"“{step.label}”没有“{str(name)[:40]}”这一项。"] for name in data if name not in step.fields
    }
    values: dict[str, Any] = {}
    for name, field in step.fields.items():
        given = data.get(name)
        if given in _EMPTY:
            if name in step.fills and name not in step.only:
                errors[name] = [_ask(field)]
            elif name in data:
                values[name] = _nothing(field)
            continue
        try:
            values[name] = clean_value(field, given, instance, actor)
        except ValidationError as error:
            errors[name] = [f"{field.verbose_name}：{message}" for message in error.messages]
    for name, only in step.only.items():
        matters, empty = only.met(values), values.get(name, False) in (*_EMPTY, False)
        if matters and empty and name in step.fills:
            errors.setdefault(name, [_ask(step.fields[name])])
        elif not matters and not empty:
            errors[name] = [f"{only.words}“{step.fields[name].verbose_name}”。"]
    if errors:
        raise Refused(" ".join(message for messages in errors.values() for message in messages), fields=errors)
    return values


def _ask(field: Any) -> str:
    return f"请填写“{field.verbose_name}”。"


def clean_value(field: Any, given: Any, instance: models.Model, actor: User | None = None) -> Any:
    """One value, as the field's own type.

    Raises:
        ValidationError: It is not what the field takes.
    """
    if isinstance(given, str):
        given = clean_text(given)
    if field.many_to_many:
        return _several(field, given, actor)
    if field.is_relation:
        return _related(field, given, actor)
    if isinstance(field, models.CharField | models.TextField) and not isinstance(given, str):
        raise ValidationError("应为文字。")
    if isinstance(field, models.BooleanField) and isinstance(given, str):
        given = {"on": True, "true": True, "是": True, "false": False, "否": False}.get(given.lower(), given)
    if isinstance(field, models.DecimalField | models.IntegerField) and isinstance(given, bool | float):
        given = str(given)
    try:
        return field.clean(given, instance)
    except (OverflowError, TypeError, ArithmeticError):
        raise ValidationError("不是有效的值。") from None


def clean_text(text: str) -> str:
    """A text without surrounding space.

    Raises:
        ValidationError: It holds control or invisible direction characters, broken encoding, or is far too long.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > _LONGEST:
        raise ValidationError(f"文字太长（{len(text)}字），最多{_LONGEST}字；长材料请作为附件。")
    if found := _CONTROL.search(text):
        raise ValidationError(f"含有看不见的控制字符（U+{ord(found[0]):04X}），请删除后重录。")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValidationError("含有损坏的字符，请重录。") from None
    return text


def _nothing(field: Any) -> Any:
    """What a field holds when it was left empty on purpose: null where it may be, else what it begins with."""
    if field.many_to_many or isinstance(field, models.JSONField):
        return []
    if field.null:
        return None
    return False if isinstance(field, models.BooleanField) else field.get_default()


def _related(field: Any, given: Any, actor: User | None) -> Any:
    target = field.related_model
    if isinstance(given, target):
        return given
    try:
        return _within_sight(target, actor).get(pk=given)
    except (target.DoesNotExist, ValueError, TypeError, ValidationError, OverflowError):
        raise ValidationError(f"没有这一{target._meta.verbose_name}（{str(given)[:20]}）。") from None


def _several(field: Any, given: Any, actor: User | None) -> list[Any]:
    target = field.related_model
    given = list(given) if isinstance(given, list | tuple | models.QuerySet) else [given]
    if all(isinstance(one, target) for one in given):
        return given
    try:
        found = _within_sight(target, actor).in_bulk([int(one) for one in given])
        return [found[int(one)] for one in dict.fromkeys(given)]
    except (KeyError, ValueError, TypeError, OverflowError):
        raise ValidationError(f"所选{target._meta.verbose_name}中有不存在的。") from None


def _within_sight(target: Any, actor: User | None) -> models.QuerySet:
    """The rows that may be chosen: an id must not tell whether a row exists that its sender may not see."""
    rows = target._default_manager.all()
    return rows.visible_to(actor) if actor is not None and isinstance(rows, RowRights) else rows


def written(value: Any) -> Any:
    """A cleaned value as the event keeps it: plain JSON, stable under a round trip through any database."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, list):
        return [written(one) for one in value]
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value
