"""The figures of a year, and the passport of each: definition, formula, and the rows behind it that one may see."""

from typing import Any

from django.apps import apps
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render

from guiju.faces import years
from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.facts.errors import FactsError
from guiju.facts.passport import Rows, passport
from guiju.facts.store import Fact, Facts
from guiju.lake.errors import LakeError
from guiju.procedure.models import Case, Register
from guiju.reports.write.words import written

_ROWS = 100


@signed_in
def latest(request: SignedIn) -> HttpResponse:
    """The newest year, or the word that none was compiled."""
    known = years.years()
    if not known:
        return render(request, "workbench/figures.html", {"years": []})
    return redirect("figures-year", year=known[0])


@signed_in
def listing(request: SignedIn, year: int) -> HttpResponse:
    """Every figure of a year for the county or one of its bodies."""
    facts = _facts(year)
    scope, text = request.GET.get("scope", ""), request.GET.get("q", "").strip()
    shown = [_shown(fact) for fact in facts if fact.scope == scope and fact.period == str(year) and text in fact.name]
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in shown:
        groups.setdefault(one["fact"].indicator.split(".")[0], []).append(one)
    context = {
        "year": year,
        "years": years.years(),
        "groups": groups,
        "scope": scope,
        "scopes": sorted({fact.scope for fact in facts if fact.scope and fact.reach != "region"}),
        "q": text,
        "about": facts.about,
        "files": sorted(path.name for path in (years.folder(year) / years.REPORT).glob("*.*")),
    }
    return render(request, "workbench/figures.html", context)


def _facts(year: int) -> Facts:
    if year not in years.years():
        raise Http404(f"{year}年还没有汇总。")
    return years.facts(year)


def _shown(fact: Fact) -> dict[str, Any]:
    value = "没有基数" if fact.value is None else written(fact.value, fact.unit)
    base = f"{fact.numerator} ÷ {fact.denominator}" if fact.denominator is not None else ""
    return {"fact": fact, "value": value, "base": base}


@signed_in
def figure(request: SignedIn, year: int, key: str) -> HttpResponse:
    """One figure, proved."""
    facts = _facts(year)
    try:
        found = passport(facts, years.folder(year) / years.SNAPSHOT, key, limit=_ROWS)
    except (FactsError, LakeError) as error:
        raise Http404(str(error)) from error
    behind = [_behind(rows, request) for rows in found.behind]
    context = {"passport": found, "shown": _shown(found.fact), "behind": behind, "year": year, "about": facts.about}
    return render(request, "workbench/passport.html", context)


def _behind(rows: Rows, request: SignedIn) -> dict[str, Any]:
    """The rows of one measure that the user may see; of the others only how many there are."""
    model: Any = apps.get_model(rows.model)
    ids = [row["id"] for row in rows.rows]
    if hasattr(model.objects, "visible_to"):
        visible = set(model.objects.visible_to(request.user).filter(pk__in=ids).values_list("pk", flat=True))
    else:
        cases = Case.objects.visible_to(request.user)
        visible = set(model._default_manager.filter(pk__in=ids, case__in=cases).values_list("pk", flat=True))
    shown = [
        {"link": _link(model, row["id"]), "cells": [row.get(name) for name in rows.columns]}
        for row in rows.rows
        if row["id"] in visible
    ]
    return {"rows": rows, "shown": shown, "hidden": len(rows.rows) - len(shown), "heads": rows.columns.values()}


def _link(model: Any, pk: int) -> str:
    """The page of a row."""
    if issubclass(model, Case):
        return f"/case/{pk}/"
    if issubclass(model, Register):
        return f"/registers/{model._meta.app_label}/{model._meta.model_name}/{pk}/"
    return ""


@signed_in
def report(request: SignedIn, year: int, name: str) -> FileResponse:
    """One file of the year's published report."""
    path = years.folder(year) / years.REPORT / name
    if year not in years.years() or path.parent.resolve() != (years.folder(year) / years.REPORT).resolve():
        raise Http404("没有这份文件。")
    if not path.is_file():
        raise Http404("没有这份文件。")
    response = FileResponse(path.open("rb"), as_attachment=not name.endswith((".html", ".pdf", ".txt")))
    if name.endswith(".html"):  # the page brings its own, stricter policy
        response._csp_exempt = True  # type: ignore[attr-defined]
    return response
