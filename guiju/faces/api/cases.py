"""Reading cases: lists, one case with all that belongs to it, its events and papers."""

import datetime as dt
from typing import Any, Literal

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from ninja import Query, Router, Schema

from guiju.documents.models import Issued
from guiju.faces.api.answers import REFUSALS, with_refusals
from guiju.faces.api.entry import caller
from guiju.faces.api.fields import plain
from guiju.faces.api.lists import Key, Paging, page, text
from guiju.procedure import clock, rows
from guiju.procedure.models import Case, Deadline, Event, Reading
from guiju.procedure.search import find
from guiju.registry.models import User

router = Router(tags=["案件"])


class Summary(Schema):
    """A case in a list."""

    id: int
    line: str
    number: str | None
    title: str
    stage: str
    body: int
    body_name: str
    counterpart: int | None
    party: int | None
    handler: int | None
    opened_on: dt.date
    closed_on: dt.date | None
    next_due: dt.date | None
    secret: bool
    version: int


class Page(Schema):
    """A page of a list. `next` is the `after` of the next page."""

    items: list[Summary]
    next: int | None


class Limited(Schema):
    """A deadline with the receipt that says why it falls on that day."""

    limit: str
    rule: str
    name: str
    state: str
    start: dt.datetime
    due: dt.date
    due_at: dt.datetime | None
    provisional: bool
    met_at: dt.datetime | None
    late: bool | None
    receipt: dict[str, Any]


class Open(Schema):
    """A step that the caller may try now. Whether the law allows it is said when it is taken.

    `usual` marks those that ordinarily come next in this case.
    """

    name: str
    label: str
    law: str
    usual: bool
    fields: list[str]
    required: list[str]


class Detail(Summary):
    """A case: `fields` are its line's own, as `/procedures` names them."""

    origin: int | None
    root: int | None
    last_at: dt.datetime
    fields: dict[str, Any]
    deadlines: list[Limited]
    steps: list[Open]


class Told(Schema):
    """One step that was taken, with its place in the chain."""

    seq: int
    step: str
    label: str
    source: str
    target: str
    actor: int | None
    role: str
    at: dt.datetime
    recorded_at: dt.datetime
    data: dict[str, Any]
    law: str
    late_reason: str
    prev: str
    hash: str


class Paper(Schema):
    """A paper that a step issued."""

    id: int
    title: str
    number: str
    issued_at: dt.datetime
    digest: str


class Wanted(Paging):
    """Which cases."""

    line: str | None = None
    body: Key | None = None
    stage: str | None = None
    state: Literal["open", "closed"] | None = None
    q: str | None = None
    due_before: dt.date | None = None


_PLAIN = (
    "id", "line", "number", "title", "stage", "opened_on", "closed_on", "next_due", "secret", "version",
)  # fmt: skip
_KEYS = ("body", "counterpart", "party", "handler")


@router.get("/cases", response=with_refusals(Page), operation_id="list_cases", summary="案件列表")
def listing(request: HttpRequest, wanted: Query[Wanted]) -> Any:
    """The cases that the caller may see, newest first.

    `q` looks for a piece of the number or title, of two characters at least, for the beginning of the party's name or
    for its whole code; among the newest three hundred, where more would do.
    """
    cases = Case.objects.visible_to(request.user)
    for name in ("line", "stage"):
        if (given := getattr(wanted, name)) is not None:
            cases = cases.filter(**{name: text(given, name)})
    if wanted.body is not None:
        cases = cases.filter(body=wanted.body)
    if wanted.state is not None:
        cases = cases.filter(closed_on__isnull=wanted.state == "open")
    if wanted.due_before is not None:
        cases = cases.filter(next_due__lt=wanted.due_before)
    if wanted.q:
        cases = cases.filter(find(caller(request), text(wanted.q, "q")).which)
    items, mark = page(cases.values(*_PLAIN, *_KEYS, body_name=F("body__name")), wanted)
    return {"items": items, "next": mark}


def seen(user: User, pk: int) -> Any:
    """The case with its line's own fields, if the user may see it. A look into a case that is not public is noted.

    Raises:
        Http404: There is none, or none for this user.
    """
    common = get_object_or_404(Case.objects.visible_to(user).select_related("body").only("line", "body"), pk=pk)
    case: Any = common.whole()
    case.body = common.body
    if case.secret:
        Reading.objects.create(user=user, case_id=pk, at=clock.now())
    return case


@router.get("/cases/{int:pk}", response=with_refusals(Detail), operation_id="read_case", summary="案件")
def one(request: HttpRequest, pk: Key) -> Any:
    """A case with its line's own fields, its deadlines with their receipts, and the steps open to the caller."""
    return described(seen(caller(request), pk), caller(request))


def described(case: Any, user: User) -> dict[str, Any]:
    """A case as the API tells it."""
    own = [field for field in case._meta.local_fields if not field.primary_key]
    deadlines = sorted(rows.read(Deadline, case_id=case.pk), key=lambda one: (one.due, one.pk))
    return {
        **{name: getattr(case, name) for name in _PLAIN},
        "last_at": case.last_at.astimezone(dt.UTC),
        **{name: getattr(case, f"{name}_id") for name in (*_KEYS, "origin", "root")},
        "body_name": case.body.name,
        "fields": {field.name: plain(getattr(case, field.attname)) for field in own},
        "deadlines": [{name: getattr(one, name) for name in Limited.model_fields} for one in deadlines],
        "steps": _steps(case, user),
    }


def _steps(case: Any, user: User) -> list[dict[str, Any]]:
    """The steps that lead out of the case's stage and that are the caller's to take, the usual ones first."""
    found = []
    for step in case.procedure.at_hand(case.stage, clock.today()):
        body = case.counterpart_id if step.of == "counterpart" else case.body_id
        if user.holds(step.by, body):
            usual = case.procedure.usual(step, case)
            named = {"name": step.name, "label": step.label, "law": step.law, "usual": usual}
            found.append({**named, "fields": list(step.fields), "required": list(step.required)})
    return sorted(found, key=lambda one: not one["usual"])


@router.get(
    "/cases/{int:pk}/events", response=with_refusals(list[Told]), operation_id="list_events", summary="办理记录"
)
def events(request: HttpRequest, pk: Key) -> Any:
    """Every step that was taken on a case, in order, with the hashes that chain them."""
    case = seen(caller(request), pk)
    return list(Event.objects.filter(case=case.pk).order_by("seq").values(*Told.model_fields))


@router.get("/cases/{int:pk}/papers", response=with_refusals(list[Paper]), operation_id="list_papers", summary="文书")
def papers(request: HttpRequest, pk: Key) -> Any:
    """The papers of a case."""
    case = seen(caller(request), pk)
    return list(Issued.objects.filter(case=case.pk).order_by("pk").values(*Paper.model_fields))


_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _file(kind: str) -> dict[str, Any]:
    """The OpenAPI description of an answer that is a file."""
    content = {kind: {"schema": {"type": "string", "format": "binary"}}}
    return {"responses": {200: {"description": "文书", "content": content}}}


@router.get(
    "/papers/{int:pk}/pdf",
    response=REFUSALS,
    operation_id="paper_pdf",
    summary="文书（PDF）",
    openapi_extra=_file(_PDF),
)
def pdf(request: HttpRequest, pk: Key) -> HttpResponse:
    """A paper as PDF."""
    from guiju.documents import render_pdf

    issued = _issued(caller(request), pk)
    return _send(render_pdf(issued.paper), _PDF, f"{issued}.pdf")


@router.get(
    "/papers/{int:pk}/docx",
    response=REFUSALS,
    operation_id="paper_docx",
    summary="文书（docx）",
    openapi_extra=_file(_DOCX),
)
def docx(request: HttpRequest, pk: Key) -> HttpResponse:
    """A paper as docx."""
    from guiju.documents import render_docx

    issued = _issued(caller(request), pk)
    return _send(render_docx(issued.paper), _DOCX, f"{issued}.docx")


def _issued(user: User, pk: int) -> Issued:
    issued = get_object_or_404(Issued.objects.visible_to(user).select_related("case"), pk=pk)
    if issued.case.secret:
        Reading.objects.create(user=user, case=issued.case, at=clock.now())
    return issued


def _send(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response
