"""Files of a case: the list, adding some, taking one along."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from ninja import File, Router, Schema, Status, UploadedFile

from guiju.documents.attach import attach, hand, take_along
from guiju.documents.keep import keep
from guiju.documents.models import Attachment
from guiju.faces.api.answers import REFUSALS, with_refusals
from guiju.faces.api.cases import seen
from guiju.faces.api.entry import caller
from guiju.faces.api.lists import Key
from guiju.faces.api.sent import IdempotencyKey, key_of
from guiju.faces.workbench.views.attachments import sent
from guiju.procedure import clock
from guiju.procedure.models import Reading
from guiju.procedure.refusal import Forbidden

router = Router(tags=["案件"])


class Kept(Schema):
    """A file of a case. `digest` is the SHA-256 of its content; `event` the record of it in the chain."""

    id: int
    name: str
    media: str
    size: int
    digest: str
    event: int
    about: int | None


def _told(rows: Any) -> list[dict[str, Any]]:
    return [
        {**{name: getattr(one, name) for name in ("id", "name", "media", "size", "digest")},
         "event": one.event.seq, "about": one.about.seq if one.about else None}
        for one in rows
    ]  # fmt: skip


@router.get(
    "/cases/{int:pk}/attachments", response=with_refusals(list[Kept]), operation_id="list_attachments", summary="附件"
)
def listing(request: HttpRequest, pk: Key) -> Any:
    """The files of a case, in the order in which they were added."""
    case = seen(caller(request), pk)
    return _told(case.attachments.select_related("event", "about").order_by("pk"))


@router.post(
    "/cases/{int:pk}/attachments",
    response=with_refusals(list[Kept], 201),
    operation_id="attach",
    summary="添加附件",
)
def add(request: HttpRequest, pk: Key, key: IdempotencyKey, files: File[list[UploadedFile]]) -> Any:
    """Add files to a case. One that the case has already is not added again; none is ever changed or removed."""
    user = caller(request)
    case = seen(user, pk)
    if hand(case, user) is None:
        raise Forbidden(f"附件由{case.body}的办案人员添加，{user}不是。")
    kept = [keep(file.name or "", file.chunks()) for file in files]
    added = attach(case, kept, user, key=key_of(user, key))
    return Status(201, _told(added))


@router.get(
    "/attachments/{int:pk}/file",
    response=REFUSALS,
    operation_id="attachment_file",
    summary="附件的文件",
    openapi_extra={
        "responses": {
            200: {"description": "附件", "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}
        }
    },
)
def take(request: HttpRequest, pk: Key) -> HttpResponseBase:
    """The file itself. Who took it is noted."""
    user = caller(request)
    found = get_object_or_404(Attachment.objects.visible_to(user).select_related("case"), pk=pk)
    if found.case.secret:
        Reading.objects.create(user=user, case=found.case, at=clock.now())
    return sent(found, take_along(found, user).open("rb"))
