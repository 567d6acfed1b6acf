"""The first page: what I have to do, nearest due date first."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render

from guiju.faces.workbench.due import colour, within
from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.procedure import clock
from guiju.procedure.models import Case
from guiju.procedure.steps import Step
from guiju.registry.models import User

PAGE = 30
#: So many of the steps that wait are named in a row; the case page has them all.
_NAMED = 4


@signed_in
def todo(request: SignedIn) -> HttpResponse:
    """Open cases in which the user has a step to take; filtered by line and by colour."""
    waiting: Any = Case.objects.visible_to(request.user).waiting_for(request.user)
    line, shade = request.GET.get("line", ""), request.GET.get("colour", "")
    # One query counts for all chips: by line, and in each line by colour.
    shades = {one: Count("pk", filter=within(one)) for one in ("red", "amber", "green")}
    tally = {one["line"]: one for one in waiting.order_by().values("line").annotate(all=Count("pk"), **shades)}
    counted = [one for name, one in tally.items() if line in ("", name)]
    counts = {name: sum(one[name] for one in counted) for name in ("all", "red", "amber", "green")}
    shown = waiting.filter(within(shade), *([Q(line=line)] if line else []))
    page = Paginator(shown.select_related("body", "counterpart"), PAGE).get_page(request.GET.get("page"))
    models = {model._meta.model_name: model for model in Case.lines()}
    for case in page:
        case.colour = colour(case.next_due)
        case.asked = _asked(models[case.line], case, request.user)
    lines = [(model, tally[name]["all"]) for name, model in models.items() if name in tally]
    context = {"page": page, "line": line, "colour": shade, "lines": lines, "counts": counts}
    return render(request, "workbench/todo.html", context | {"openings": openings(request.user)})


def openings(user: User) -> list[tuple[Step, type[Case]]]:
    """The ways in which the user, who is no overseer, opens cases every day; a long list would help nobody."""
    roles = {post.role for post in user.posts_today}
    today = clock.today()
    found = [(step, model) for model in Case.lines() for step in model.procedure.openings if roles & set(step.by)]
    found = [(step, model) for step, model in found if step.in_force(today)]
    return found if len(found) <= 2 else []


def _asked(model: type[Case], case: Case, user: User) -> list[str]:
    """The steps that ordinarily come next and are the user's to take, by name."""
    procedure = model.procedure
    steps = [step for step in procedure.at_hand(case.stage, clock.today()) if procedure.usual(step, case)]
    mine = [step.label for step in steps if user.holds(step.by, _place(case, step))]
    return [*mine[:_NAMED], *(["等"] if len(mine) > _NAMED else [])]


def _place(case: Case, step: Step) -> int | None:
    """The body in which a step is taken."""
    return case.counterpart_id if step.of == "counterpart" else case.body_id
