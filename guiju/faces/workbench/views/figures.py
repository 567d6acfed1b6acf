"""The figures of a year, and the passport of each: definition, formula, and the rows behind it that one may see."""

from typing import Any

from django.apps import apps
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render

from guiju import indicators
from guiju.faces import years
from guiju.faces.workbench.ranking import MOST, ranking
from guiju.faces.workbench.templatetags.workbench import plain
from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.facts.errors import FactsError
from guiju.facts.passport import Rows, passport
from guiju.facts.store import Fact, Facts
from guiju.indicators.words import Measure
from guiju.lake.errors import LakeError
from guiju.procedure.models import Case, Register
from guiju.reports.write.words import listed

_ROWS = 100
#: The files of a published report, and what they are for.
_FILES = {
    "report.html": "年度报告",
    "report.docx": "报告（Word）",
    "report.pdf": "报告（PDF）",
    "annex.xlsx": "附表（Excel）",
}


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
    groups: dict[str, list[dict[str, Any]]] = {name: [] for name in _lines()}
    for one in shown:
        groups.setdefault(_line(one["fact"].indicator), []).append(one)
    context = {
        "year": year,
        "years": years.years(),
        "groups": {name: found for name, found in groups.items() if found},
        "scope": scope,
        "scopes": sorted({fact.scope for fact in facts if fact.scope and fact.reach != "region"}),
        "q": text,
        "about": facts.about,
        "files": [(name, label) for name, label in _FILES.items() if (years.report(year) / name).is_file()],
    }
    return render(request, "workbench/figures.html", context)


def _lines() -> list[str]:
    """What the lines of work are called, in their order."""
    return [str(config.verbose_name) for config in apps.get_app_configs() if config.name.startswith("guiju.matters.")]


def _line(indicator: str) -> str:
    """The line of work whose records a figure is made of."""
    try:
        found = indicators.get(indicator)
    except KeyError:
        return "已取消的指标"
    while found.parts:
        found = found.parts[0]
    return str(found.model._meta.app_config.verbose_name) if isinstance(found, Measure) else "单位申报的数字"


def _facts(year: int) -> Facts:
    if year not in years.years():
        raise Http404(f"{year}年还没有汇总。")
    return years.facts(year)


def _shown(fact: Fact) -> dict[str, Any]:
    value = "没有基数" if fact.value is None else listed(fact.value, fact.unit)
    base = f"{fact.numerator} ÷ {fact.denominator}" if fact.denominator is not None else ""
    return {"fact": fact, "value": value, "base": base}


@signed_in
def figure(request: SignedIn, year: int, key: str) -> HttpResponse:
    """One figure, proved."""
    facts = _facts(year)
    try:
        found = passport(facts, years.snapshot(year), key, limit=_ROWS)
    except (FactsError, LakeError) as error:
        raise Http404(str(error)) from error
    behind = [_behind(rows, request) for rows in found.behind]
    bars = ranking(facts, found.fact)
    context = {"passport": found, "shown": _shown(found.fact), "behind": behind, "year": year, "about": facts.about}
    context |= {"bars": [(bar, _shown(bar.fact)["value"]) for bar in bars[:MOST]], "more": len(bars) - MOST}
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
    columns = rows.columns.items()
    shown = [
        {"link": _link(model, row["id"]), "cells": [(head, plain(row.get(name))) for name, head in columns]}
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
    folder = years.report(year)
    path = folder / name
    if path.parent.resolve() != folder.resolve() or not path.is_file():
        raise Http404("没有这份文件。")
    response = FileResponse(path.open("rb"), as_attachment=not name.endswith((".html", ".pdf", ".txt")))
    if name.endswith(".html"):  # the page brings its own, stricter policy
        response._csp_exempt = True  # type: ignore[attr-defined]
    return response
