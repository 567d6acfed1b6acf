"""The deadline calculator: any rule of the law library from any day, with its receipt."""

import datetime as dt
from functools import cache

from django.http import HttpResponse
from django.shortcuts import render

from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.law import rules
from guiju.law.clock import due
from guiju.law.errors import LawError
from guiju.law.periods import HOURS, Exclude
from guiju.law.rules import Rule
from guiju.procedure import calendars, clock


@signed_in
def calculator(request: SignedIn) -> HttpResponse:
    """The form, and under it the receipt or the reason why there is none."""
    asked = {name: request.GET.get(name, "").strip() for name in ("rule", "start", "time", "from", "to")}
    context: dict = {"groups": _groups(), "asked": asked, "today": clock.today().isoformat()}
    if asked["rule"] and asked["start"]:
        try:
            context["receipt"] = _compute(asked)
        except LawError as refusal:
            context["refusal"] = str(refusal)
        except ValueError:
            context["refusal"] = "日期请写成 2026-03-05 的样子，时刻写成 09:30 的样子。"
    return render(request, "workbench/calculator.html", context)


@cache
def _groups() -> dict[str, list[Rule]]:
    """The rules as they stand now, under the statute that sets them."""
    now = {rule.id: rule for rule in rules.all_rules()}
    found: dict[str, list[Rule]] = {}
    for rule in now.values():
        found.setdefault(rule.law.split("第")[0], []).append(rule)
    return found


def _compute(asked: dict[str, str]) -> dict:
    moment = dt.datetime.fromisoformat(f"{asked['start']}T{asked['time']}" if asked["time"] else asked["start"])
    rule = rules.get(asked["rule"], moment.date())
    start = moment if rule.unit is HOURS else moment.date()
    pauses = []
    if asked["from"] and asked["to"]:
        pauses.append(Exclude(dt.date.fromisoformat(asked["from"]), dt.date.fromisoformat(asked["to"])))
    return due(rule, start, pauses=pauses, calendar=calendars.current()).as_dict()
