"""Taking steps: opening a case and every step after it, with what the step asks for as its line declares it."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Status

from guiju.faces.api.answers import with_refusals
from guiju.faces.api.cases import Detail, described
from guiju.faces.api.entry import Name, caller
from guiju.faces.api.lists import Key
from guiju.faces.api.sent import WHEN, IdempotencyKey, body_of, key_of, read
from guiju.procedure.models import Case
from guiju.procedure.refusal import Conflict, Refused

router = Router(tags=["案件"])


@router.post("/cases/{word:line}", response=with_refusals(Detail, 201), operation_id="open", summary="立起案件")
def begin(request: HttpRequest, line: Name, key: IdempotencyKey) -> Any:
    """Open a case of a line by one of its opening steps, in a body where the caller may."""
    model = next((model for model in Case.lines() if model._meta.model_name == line), None)
    if model is None:
        raise Http404
    sent, user = read(request, "step", "body", *WHEN), caller(request)
    step, ways = sent.text("step"), [step.name for step in model.procedure.openings]
    if step not in ways:
        raise Refused("没有这种立案方式。", fields={"step": [f"可填：{'、'.join(ways)}。"]})
    case = model.begin(
        step,
        user,
        sent.data,
        body=body_of(sent.number("body")),
        key=key_of(user, key),
        at=sent.at,
        late_reason=sent.text("late_reason"),
    )
    return Status(201, described(case, user))


@router.post(
    "/cases/{int:pk}/steps/{word:step}", response=with_refusals(Detail), operation_id="step", summary="办理一步"
)
def take(request: HttpRequest, pk: Key, step: Name, key: IdempotencyKey) -> Any:
    """Take a step on a case. With `version`, only if nobody has acted on the case since it was read."""
    user = caller(request)
    common = Case.objects.visible_to(user).filter(pk=pk).first()
    if common is None or step not in (case := common.whole()).procedure.versions:
        raise Http404
    sent = read(request, "version", *WHEN)
    named, version = key_of(user, key), sent.number("version")
    if version not in (None, case.version) and not case.events.filter(key=named).exists():
        raise Conflict("您读到之后，案件又被办理过。请重新读取，核对后再提交。")
    case.act(step, user, sent.data, key=named, at=sent.at, late_reason=sent.text("late_reason"))
    return described(case, user)
