"""The first page: what I have to do, nearest due date first."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from guiju.faces.workbench.due import AMBER_DAYS, colour
from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.procedure import calendars, clock
from guiju.procedure.models import Case, CaseQuerySet
from guiju.registry.models import User

PAGE = 30


@signed_in
def todo(request: SignedIn) -> HttpResponse:
    """Open cases in which the user has a step to take; filtered by line and by colour."""
    cases: Any = Case.objects.visible_to(request.user).waiting_for(request.user)
    line, shade = request.GET.get("line", ""), request.GET.get("colour", "")
    if line:
        cases = cases.filter(line=line)
    cases = by_colour(cases, shade)
    page = Paginator(cases.select_related("body", "counterpart"), PAGE, allow_empty_first_page=True)
    shown = page.get_page(request.GET.get("page"))
    for case in shown:
        case.colour = colour(case.next_due)
    context = {"page": shown, "line": line, "colour": shade, "lines": lines_of(request.user)}
    return render(request, "workbench/todo.html", context)


def lines_of(user: User) -> list[type[Case]]:
    """The kinds of case in which the user's roles have any step."""
    roles = {post.role for post in user.posts_today}
    return [
        model
        for model in Case.lines()
        if any(roles & set(step.by) for versions in model.procedure.versions.values() for step in versions)
    ]


def by_colour(cases: CaseQuerySet, shade: str) -> CaseQuerySet:
    """Only the cases of one colour."""
    today = clock.today()
    soon = calendars.current().add(today, AMBER_DAYS)
    if shade == "red":
        return cases.filter(next_due__lte=today)
    if shade == "amber":
        return cases.filter(next_due__gt=today, next_due__lte=soon)
    if shade == "green":
        return cases.filter(next_due__gt=soon)
    return cases
