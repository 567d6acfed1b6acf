"""What may be chosen for a field: its own choices, or the rows of the body in which the step is taken."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import QuerySet

from guiju.procedure import clock
from guiju.registry.models import Body, Item, Officer, Subject, User
from guiju.registry.rights import RowRights

#: A longer list helps nobody; the form can only be searched within what it holds.
_AT_MOST = 2000


def choices_of(field: Any, body: int | None, user: User) -> list[tuple[str, str]]:
    """The values that may be chosen and what they are called; empty for a field that is filled in freely."""
    if field.flatchoices:
        return [(str(value), str(label)) for value, label in field.flatchoices]
    if isinstance(field, models.BooleanField) or not field.is_relation or field.related_model is Subject:
        return []
    narrowed, called = _OF.get(field.related_model, (_seen, str))
    rows = narrowed(field.related_model._default_manager.all(), body, user)
    return [(str(row.pk), called(row)) for row in rows[:_AT_MOST]]


def _officers(rows: QuerySet, body: int | None, user: User) -> QuerySet:
    return rows.filter(body=body, active=True).prefetch_related("certificates")


def _officer(officer: Officer) -> str:
    """The name with what decides whether the officer may act: the certificate in force."""
    if officer.auxiliary:
        return f"{officer.name}（辅助人员）"
    today = clock.today()
    number = next((one.number for one in officer.certificates.all() if one.in_force(today)), "")
    return f"{officer.name}（证号{number}）" if number else f"{officer.name}（没有有效的执法证）"


def _users(rows: QuerySet, body: int | None, user: User) -> QuerySet:
    return rows.filter(is_active=True, post__body=body).distinct()


def _items(rows: Any, body: int | None, user: User) -> QuerySet:
    return rows.filter(body=body).in_force(clock.today()).order_by("code")


def _bodies(rows: QuerySet, body: int | None, user: User) -> QuerySet:
    return rows.filter(active=True)


def _seen(rows: QuerySet, body: int | None, user: User) -> QuerySet:
    """Any other rows: those that the user may see, where that depends on who one is."""
    return rows.visible_to(user) if isinstance(rows, RowRights) else rows


_OF: dict[type[models.Model], tuple[Callable[[Any, int | None, User], QuerySet], Callable[[Any], str]]] = {
    Officer: (_officers, _officer),
    User: (_users, str),
    Item: (_items, str),
    Body: (_bodies, lambda body: body.name),
}
