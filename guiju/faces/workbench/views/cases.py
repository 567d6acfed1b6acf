"""Lists of cases, search, and the page of one case."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from guiju.faces.workbench.templatetags.workbench import shown
from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.faces.workbench.views.todo import PAGE, by_colour
from guiju.procedure import clock
from guiju.procedure.judge import missing
from guiju.procedure.mend import BY as MEND_BY
from guiju.procedure.models import Case, Deadline, Event, Reading
from guiju.procedure.models.deadline import DeadlineState
from guiju.procedure.steps import SAME, Step
from guiju.registry.models import Body


def line_or_404(name: str) -> type[Case]:
    """The kind of case that an address names."""
    for model in Case.lines():
        if model._meta.model_name == name:
            return model
    raise Http404("没有这一类案件。")


@signed_in
def listing(request: SignedIn, line: str) -> HttpResponse:
    """The cases of one line that the user may see, with filters."""
    model = line_or_404(line)
    cases: Any = Case.objects.visible_to(request.user).filter(line=line)
    stage, state, text = (request.GET.get(name, "").strip() for name in ("stage", "state", "q"))
    if stage:
        cases = cases.filter(stage=stage)
    if state in ("open", "closed"):
        cases = cases.filter(closed_on__isnull=state == "open")
    if body := request.GET.get("body", ""):
        cases = cases.filter(body=body) if body.isdigit() else cases.none()
    if text:
        cases = cases.filter(matching(text))
    cases = by_colour(cases, request.GET.get("colour", "")).order_by("-opened_on", "-pk")
    page = Paginator(cases.select_related("body", "counterpart", "handler"), PAGE).get_page(request.GET.get("page"))
    bodies = Body.objects.filter(pk__in=request.user.sight.own | request.user.sight.over)
    openings = [step for step in model.procedure.openings if step.in_force(clock.today())]
    mine = [step for step in openings if any(post.role in step.by for post in request.user.posts_today)]
    context = {"model": model, "page": page, "stages": list(model.Stage), "bodies": bodies, "openings": mine}
    return render(request, "workbench/cases.html", context | {"q": text, "stage": stage, "state": state})


def matching(text: str) -> Q:
    """Cases whose number or title holds the text."""
    return Q(number__contains=text) | Q(title__contains=text)


@signed_in
def search(request: SignedIn) -> HttpResponse:
    """Cases of every line by number, title or party."""
    text = request.GET.get("q", "").strip()[:60]
    cases = Case.objects.visible_to(request.user)
    cases = cases.filter(matching(text)).order_by("-opened_on", "-pk") if text else cases.none()
    page = Paginator(cases.select_related("body", "counterpart"), PAGE).get_page(request.GET.get("page"))
    return render(request, "workbench/search.html", {"page": page, "q": text})


@signed_in
def page(request: SignedIn, pk: int) -> HttpResponse:
    """Everything about one case: facts, limits with their arithmetic, steps, papers, timeline, linked cases."""
    common = get_object_or_404(Case.objects.visible_to(request.user), pk=pk)
    if common.secret:
        Reading.objects.create(user=request.user, case=common, at=clock.now())
    case = type(common.whole()).objects.select_related("body", "counterpart", "party", "handler").get(pk=pk)
    root = case.root_id or case.pk
    thread = Case.objects.visible_to(request.user).filter(Q(root=root) | Q(pk=root)).exclude(pk=pk)
    mine, others = at_hand(case, request.user)
    deadlines = sorted(Deadline.objects.filter(case=pk), key=lambda one: (one.state != DeadlineState.RUNNING, one.due))
    for one in deadlines:
        if case.procedure.limits[one.limit].holds:  # to be waited out, owed by nobody
            one.waited = f"{'已于' if one.due < clock.today() else '等到'}{one.due}届满"  # type: ignore[attr-defined]
    context = {
        "case": case,
        "facts": facts(case),
        "deadlines": deadlines,
        "mine": mine,
        "may_mend": request.user.holds(MEND_BY, case.body_id) is not None,
        "others": others,
        "events": timeline(case),
        "papers": case.papers.all(),
        "parts": parts(case),
        "thread": thread.select_related("body"),
    }
    return render(request, "workbench/case.html", context)


def facts(case: Case) -> list[tuple[str, Any]]:
    """What the case says, label by label, empty fields left out."""
    own = [field.name for field in case._meta.local_fields if field.name != "case_ptr"]
    names = ["body", "counterpart", "party", "handler", "officers", "opened_on", "closed_on", *own]
    fields: list[Any] = [case._meta.get_field(name) for name in names]
    found = [(str(field.verbose_name), shown(case, field.name)) for field in fields]
    return [(label, value) for label, value in found if value not in ("", None)]


def parts(case: Case) -> list[dict[str, Any]]:
    """The rows that steps have added to the case, by kind."""
    found = []
    for name in sorted({step.adds for steps in case.procedure.versions.values() for step in steps if step.adds}):
        rows = list(getattr(case, name).select_related("event"))
        if rows:
            fields = [field for field in rows[0]._meta.fields if field.name not in ("id", "case", "event")]
            table = [[shown(row, field.name) for field in fields] for row in rows]
            found.append({"name": rows[0]._meta.verbose_name, "heads": [f.verbose_name for f in fields], "rows": table})
    return found


def timeline(case: Case) -> list[Event]:
    """The case's events, newest first, each with what was filled in as people read it."""
    events = list(case.events.select_related("actor").order_by("-seq"))
    by_pk = {event.pk: event for event in events}
    for event in events:
        event.told = _told(case, event, by_pk)  # type: ignore[attr-defined]
    return events


def _told(case: Case, event: Event, by_pk: dict[int, Event]) -> list[tuple[str, str]]:
    if event.step == "recompute":
        return [("原因", event.data["reason"]), *((name, f"{old} → {new}") for name, old, new in event.data["moved"])]
    first, data, told = event, event.data, []
    if event.step == "mend":
        told, data = [("更正的原因", data["reason"])], data["values"]
        while first.supersedes_id:
            first = by_pk[first.supersedes_id]
    versions = case.procedure.versions.get(first.step, ())
    fields = {name: field for version in versions for name, field in version.fields.items()}
    said = [(fields[name], value) for name, value in data.items() if name in fields and value not in _EMPTY]
    return told + [(str(field.verbose_name), _said(field, value)) for field, value in said]


_EMPTY: tuple = (None, "", [])


def _said(field: Any, value: Any) -> str:
    """What an event kept of a field, as people read it."""
    known = dict(field.flatchoices or ())
    if field.is_relation:
        return "已选定"
    if isinstance(value, list):
        return "、".join(str(known.get(one, one)) for one in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(known.get(value, value))


def at_hand(case: Case, user: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The steps at hand: those open to the user, the ones that move the case on first, and those of others."""
    mine, others = [], []
    for step in case.procedure.at_hand(case.stage, clock.today()):
        body = case.counterpart_id if step.of == "counterpart" else case.body_id
        role = user.holds(step.by, body)
        if role:
            aside = step.target is SAME
            mine.append({"step": step, "missing": missing(case, step, user, role), "aside": aside})
        else:
            others.append({"step": step, "who": who(step)})
    return sorted(mine, key=lambda one: (one["aside"], bool(one["missing"]))), others


def who(step: Step) -> str:
    """By whom a step is taken, in words."""
    roles = "、".join(role.label for role in step.by)
    return f"对方单位{roles}" if step.of == "counterpart" else roles
