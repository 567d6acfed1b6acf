"""Registers: their rows, adding, amending and striking off."""

from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status

from guiju.faces.api.answers import with_refusals
from guiju.faces.api.entry import Name, caller
from guiju.faces.api.fields import plain
from guiju.faces.api.lists import Key, Paging, page
from guiju.faces.api.sent import IdempotencyKey, body_of, key_of, read
from guiju.procedure.models import Register

router = Router(tags=["台账"])


class Row(Schema):
    """A row of a register: `fields` as `/procedures` names them."""

    id: int
    body: int
    struck: bool
    version: int
    fields: dict[str, Any]


class Rows(Schema):
    """A page of a register. `next` is the `after` of the next page."""

    items: list[Row]
    next: int | None


class WantedRows(Paging):
    """Which rows."""

    body: Key | None = None


@router.get("/registers/{word:app}/{word:name}", response=with_refusals(Rows), operation_id="list", summary="列表")
def listing(request: HttpRequest, app: Name, name: Name, wanted: Query[WantedRows]) -> Any:
    """The rows that the caller may see, newest first."""
    rows = _register(app, name).objects.visible_to(request.user)
    if wanted.body is not None:
        rows = rows.filter(body=wanted.body)
    found, mark = page(rows, wanted)
    return {"items": [_told(row) for row in found], "next": mark}


@router.post(
    "/registers/{word:app}/{word:name}", response=with_refusals(Row, 201), operation_id="record", summary="登记"
)
def record(request: HttpRequest, app: Name, name: Name, key: IdempotencyKey) -> Any:
    """Add a row, in a body whose register the caller keeps."""
    model, user = _register(app, name), caller(request)
    sent = read(request, "body")
    row = model.record(user, sent.data, body=body_of(sent.number("body")), key=key_of(user, key))
    return Status(201, _told(row))


@router.post(
    "/registers/{word:app}/{word:name}/{int:pk}/amend",
    response=with_refusals(Row),
    operation_id="amend",
    summary="更正",
)
def amend(request: HttpRequest, app: Name, name: Name, pk: Key) -> Any:
    """Correct a row, with a reason; what it was stays in its history."""
    user = caller(request)
    row = get_object_or_404(_register(app, name).objects.visible_to(user), pk=pk)
    sent = read(request, "reason")
    row.amend(user, sent.data, sent.text("reason"))
    return _told(row)


@router.post(
    "/registers/{word:app}/{word:name}/{int:pk}/strike",
    response=with_refusals(Row),
    operation_id="strike",
    summary="撤销",
)
def strike(request: HttpRequest, app: Name, name: Name, pk: Key) -> Any:
    """Strike a row off, with a reason; it stays readable and counts no more."""
    user = caller(request)
    row = get_object_or_404(_register(app, name).objects.visible_to(user), pk=pk)
    row.strike(user, read(request, "reason").text("reason"))
    return _told(row)


def _register(app: str, name: str) -> type[Register]:
    try:
        model = apps.get_model(app, name)
    except LookupError:
        raise Http404 from None
    if not issubclass(model, Register):
        raise Http404
    return model


def _told(row: Register) -> dict[str, Any]:
    """A row as the API tells it."""
    same = {"id": row.pk, "body": row.body_id, "struck": row.struck, "version": row.version}
    fields: list[Any] = [row._meta.get_field(name) for name in (*row.fills, *row.optional)]
    return same | {"fields": {field.name: plain(getattr(row, field.attname)) for field in fields}}
