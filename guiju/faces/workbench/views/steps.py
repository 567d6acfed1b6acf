"""Taking a step from a form; opening a case by one."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from guiju.faces.workbench.files import Files
from guiju.faces.workbench.forms import StepForm
from guiju.faces.workbench.middleware import status_of
from guiju.faces.workbench.views.lists import line_or_404
from guiju.faces.workbench.views.login import SignedIn, kept_form, signed_in
from guiju.faces.workbench.waiting import who
from guiju.procedure import clock
from guiju.procedure.act import blank
from guiju.procedure.mend import mend, stands
from guiju.procedure.models import Case
from guiju.procedure.refusal import Conflict, Forbidden, Refused
from guiju.procedure.steps import Step
from guiju.registry.models import Body


@signed_in
def act(request: SignedIn, pk: int, step: str) -> HttpResponse:
    """One step of a case: the form, and taking it."""
    case = get_object_or_404(Case.objects.visible_to(request.user), pk=pk).whole()
    declared, files = _declared(case, step), Files(request, case)
    if request.method != "POST":
        return _ask(request, StepForm(declared, case, request.user, kept_form(request) or None), files)
    form = StepForm(declared, case, request.user, dict(request.POST.lists()))
    try:
        if request.POST.get("version", str(case.version)) != str(case.version) and not _sent(case, form.key):
            raise Conflict("打开这一页之后，案件又被办理过。请核对下面的内容，再提交一次。")
        files.check()
        with transaction.atomic():
            data, at = form.data(request.POST), _moment(form.at)
            event = case.act(step, request.user, data, key=form.key, at=at, late_reason=form.late_reason)
            files.join(case, form.key, event)
    except Refused as refusal:
        return _ask(request, form, files, refusal)
    messages.success(request, f"已办理“{declared.label}”。")
    return redirect("case", pk=pk)


@signed_in
def correct(request: SignedIn, pk: int, seq: int) -> HttpResponse:
    """Correct what one event filled in: the form of its step with what stands now, and the reason."""
    case = get_object_or_404(Case.objects.visible_to(request.user), pk=pk).whole()
    event = get_object_or_404(case.events, seq=seq)
    if event.step not in case.procedure.versions:
        raise Http404("这条记录不能更正。")
    step = case.procedure.step(event.step, clock.as_moment(event.at).date())
    stood = {
        name: [str(one) for one in (value if isinstance(value, list) else [value])]
        for name, value in stands(event).items()
        if value is not None
    }
    given = dict(request.POST.lists()) if request.method == "POST" else kept_form(request) or stood
    form = StepForm(step, case, request.user, given)
    reason = request.POST.get("reason", "")
    context: dict[str, Any] = {"form": form, "case": case, "step": step, "event": event, "reason": reason}
    if request.method != "POST":
        return render(request, "workbench/mend.html", context)
    try:
        mend(case, seq, request.user, form.data(request.POST), reason=reason, key=form.key)
    except Refused as refusal:
        form.show(refusal.fields)
        context |= {"refusal": refusal, "wrong_reason": refusal.fields.get("reason", [])}
        return render(request, "workbench/mend.html", context, status=status_of(refusal))
    messages.success(request, f"已更正“{event.label}”，原来的记录保留在经过里。")
    return redirect("case", pk=pk)


@signed_in
def begin(request: SignedIn, line: str, step: str) -> HttpResponse:
    """Open a case by one of its opening steps, in one of the bodies where the user may."""
    model = line_or_404(line)
    declared = next((one for one in model.procedure.openings if one.name == step and one.in_force(clock.today())), None)
    if declared is None:
        raise Http404("没有这种立案方式。")
    bodies = [post.body for post in request.user.posts_today if post.role in declared.by]
    if not bodies:
        raise Forbidden(f"“{declared.label}”应由{who(declared)}办理，{request.user}不是。", declared.law)
    body = _chosen(bodies, request.POST.get("body") or request.GET.get("body", ""))
    case = blank(model, body, "", None, None)
    files = Files(request, case)
    if request.method != "POST":
        return _ask(request, StepForm(declared, case, request.user, kept_form(request) or None), files, bodies=bodies)
    form = StepForm(declared, case, request.user, dict(request.POST.lists()))
    key = f"{request.user.pk}-{form.key}"[:90]
    try:
        files.check()
        with transaction.atomic():
            data, at = form.data(request.POST), _moment(form.at)
            opened = model.begin(step, request.user, data, body=body, key=key, at=at, late_reason=form.late_reason)
            files.join(opened, key, opened.events.get(seq=1))
    except Refused as refusal:
        return _ask(request, form, files, refusal, bodies=bodies)
    messages.success(request, f"已办理“{declared.label}”。")
    return redirect("case", pk=opened.pk)


def _declared(case: Case, name: str) -> Step:
    if name not in case.procedure.versions:
        raise Http404("没有这一步。")
    return case.procedure.step(name, clock.today())


def _sent(case: Case, key: str) -> bool:
    """Whether this very form has been taken already: a browser that sends twice is not a conflict."""
    return case.events.filter(key=key).exists()


def _chosen(bodies: list[Body], pk: str) -> Body:
    return next((body for body in bodies if str(body.pk) == pk), bodies[0])


def _moment(text: str) -> dt.datetime | None:
    """The moment a form gives, as `datetime-local` writes it.

    Raises:
        Refused: It is no moment.
    """
    if not text.strip():
        return None
    try:
        return clock.as_moment(dt.datetime.fromisoformat(text.strip()))
    except ValueError:
        raise Refused(f"办理时间“{text[:30]}”不是有效的时间。") from None


def _ask(
    request: SignedIn, form: StepForm, files: Files, refusal: Refused | None = None, bodies: list[Body] | None = None
) -> HttpResponse:
    if refusal:
        form.show(refusal.fields)
    context = {
        "form": form,
        "files": files,
        "case": form.case,
        "step": form.step,
        "refusal": refusal,
        "bodies": bodies,
        "who": who(form.step, form.case),
    }
    return render(request, "workbench/step.html", context, status=status_of(refusal) if refusal else 200)
