"""The first page: what I have to do, nearest due date first."""

from django.http import HttpResponse
from django.shortcuts import render

from guiju.faces.workbench.duties import MOST, Asked, Tally, first_due
from guiju.faces.workbench.paging import part
from guiju.faces.workbench.views.lists import in_row
from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.faces.workbench.waiting import Open, usual_in
from guiju.procedure import clock
from guiju.procedure.models import Case
from guiju.procedure.steps import Step
from guiju.registry.models import User

#: So many of the steps that wait are named in a row; the case page has them all.
_NAMED = 4


@signed_in
def todo(request: SignedIn) -> HttpResponse:
    """Open cases in which the user has a step to take; filtered by line and by colour."""
    asked = Asked(request.GET.get("line", ""), request.GET.get("colour", ""))
    waiting = first_due(request.user)
    tally = Tally(waiting, asked.line)
    shown = asked.among(waiting)
    if tally.cut and asked:  # what is asked for may be due after what was read
        shown = first_due(request.user, asked)
    page = part([one.pk for one in shown[:MOST]], request.GET)
    known = in_row(Case.objects.visible_to(request.user), "line").in_bulk(page.rows)
    page.rows = [known[pk] for pk in page.rows if pk in known]
    steps = usual_in(page.rows, request.user)
    for case in page:
        case.asked, case.lacks = _told(steps[case.pk])
    models = {model._meta.model_name: model for model in Case.lines()}
    lines = [(model, tally.lines[name]) for name, model in models.items() if name in tally.lines]
    context = {"page": page, "line": asked.line, "colour": asked.colour, "lines": lines, "counts": tally.counts}
    return render(request, "workbench/todo.html", context | {"openings": openings(request.user)})


def openings(user: User) -> list[tuple[Step, type[Case]]]:
    """The ways in which the user, who is no overseer, opens cases every day; a long list would help nobody."""
    roles = {post.role for post in user.posts_today}
    today = clock.today()
    found = [(step, model) for model in Case.lines() for step in model.procedure.openings if roles & set(step.by)]
    found = [(step, model) for step, model in found if step.in_force(today)]
    return found if len(found) <= 2 else []


def _told(steps: list[Open]) -> tuple[list[str], str]:
    """The steps that can be taken now, by name; if none can, what the first one wants for."""
    now = [one.step.label for one in steps if not one.lacks]
    lacks = next((f"{one.step.label}：{one.lacks}" for one in steps if one.lacks), "") if not now else ""
    return [*now[:_NAMED], *(["等"] if len(now) > _NAMED else [])], lacks
