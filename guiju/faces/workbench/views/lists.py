"""Lists of cases: of one line with filters, as Excel, and by searching across the lines."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from guiju.faces.workbench.due import within
from guiju.faces.workbench.paging import page
from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.faces.workbench.views.sheets import xlsx
from guiju.procedure import clock
from guiju.procedure.models import Case, CaseQuerySet
from guiju.procedure.refusal import Refused
from guiju.procedure.search import Found, find
from guiju.registry.models import Body
from guiju.registry.sheets import MOST_ROWS, write

STATES = (("", "全部"), ("open", "在办"), ("amber", "在办，快到期"), ("red", "在办，到期、超期"), ("closed", "办结"))
_HEADS = {
    "案号": "number", "案件名称": "title", "阶段": "stage", "办理机关": "body", "对方单位": "counterpart",
    "当事人": "party", "承办人": "handler", "收案日期": "opened_on", "最近到期日": "next_due", "办结日期": "closed_on",
}  # fmt: skip
_SHOWN = (
    "title", "number", "secret", "stage", "opened_on", "closed_on", "next_due", "body__name", "body__short",
    "counterpart__name", "counterpart__short",
)  # fmt: skip


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
    asked = _asked(request)
    places = Case.objects.visible_by_place(request.user)
    sought = find(request.user, asked["q"]) if asked["q"] else None
    found = page([in_row(_narrowed(cases, line, asked, sought)) for cases in places], request.GET, "opened_on")
    openings = [step for step in model.procedure.openings if step.in_force(clock.today())]
    context = {
        "model": model,
        "page": found,
        "sought": sought,
        "asked": asked,
        "narrowed": any(asked.values()),
        "states": STATES,
        "stages": list(model.Stage),
        "bodies": Body.objects.filter(pk__in=request.user.sight.own | request.user.sight.over),
        "openings": [step for step in openings if any(post.role in step.by for post in request.user.posts_today)],
    }
    return render(request, "workbench/cases.html", context)


@signed_in
def export(request: SignedIn, line: str) -> HttpResponse:
    """The same list as Excel. Cases that are not public stay in the house.

    Raises:
        Refused: There are more rows than a sheet is good for.
    """
    model = line_or_404(line)
    asked = _asked(request)
    sought = find(request.user, asked["q"]) if asked["q"] else None
    cases = _narrowed(Case.objects.visible_to(request.user).filter(secret=False), line, asked, sought)
    if cases[: MOST_ROWS + 1].count() > MOST_ROWS:
        raise Refused(f"超过{MOST_ROWS}件，请先按状态、机关或者收案日期筛选，再导出。")
    rows = cases.order_by("-opened_on", "-pk").select_related("body", "counterpart", "party", "handler")
    table = ([str(getattr(one, name) or "") for name in _HEADS.values()] for one in rows.iterator(2000))
    title = str(model._meta.verbose_name)
    return xlsx(write(title, list(_HEADS), table), f"{title}.xlsx")


def _asked(request: SignedIn) -> dict[str, str]:
    names = ("q", "state", "stage", "body", "since", "until")
    return {name: request.GET.get(name, "").strip()[:60] for name in names}


def in_row(cases: Any, *more: str) -> CaseQuerySet:
    """The cases with what a row of a list shows and no more than that: much of a case is long."""
    return cases.select_related("body", "counterpart").only(*_SHOWN, *more)


def _narrowed(cases: Any, line: str, asked: dict[str, str], sought: Found | None) -> CaseQuerySet:
    """The cases of a line that are asked for."""
    cases = cases.filter(line=line)
    if stage := asked["stage"]:
        cases = cases.filter(stage=stage)
    if state := asked["state"]:
        cases = cases.filter(within(state), closed_on__isnull=state != "closed")
    if body := asked["body"]:
        cases = cases.filter(body=int(body)) if body.isdigit() else cases.none()
    for name, lookup in (("since", "opened_on__gte"), ("until", "opened_on__lte")):
        if day := _day(asked[name]):
            cases = cases.filter(**{lookup: day})
    return cases.filter(sought.which) if sought else cases


def _day(text: str) -> dt.date | None:
    """A date as the browser sends it; anything else asks for nothing."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


@signed_in
def search(request: SignedIn) -> HttpResponse:
    """Cases of every line; the whole number of a case leads straight to it."""
    text = request.GET.get("q", "").strip()[:60]
    if text and (one := Case.objects.visible_to(request.user).filter(number=text).first()):
        return redirect("case", pk=one.pk)
    sought = find(request.user, text)
    cases = Case.objects.visible_to(request.user).filter(sought.which)
    found = page([in_row(cases)] if text else [], request.GET, "opened_on")
    return render(request, "workbench/search.html", {"page": found, "q": text, "sought": sought})
