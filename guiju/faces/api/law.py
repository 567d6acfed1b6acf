"""What a client needs to know: how each line of work proceeds, and when a period ends."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from guiju.faces.api.answers import with_refusals
from guiju.faces.api.fields import form, form_of
from guiju.law import rules
from guiju.law.clock import due
from guiju.law.errors import LawError, UnknownRule
from guiju.law.periods import HOURS, Exclude
from guiju.procedure import calendars
from guiju.procedure.limits import Limit
from guiju.procedure.models import Case
from guiju.procedure.refusal import Refused
from guiju.procedure.steps import Step
from guiju.procedure.verify import registers

router = Router(tags=["规则"])


class StepTold(Schema):
    """A step of a line: from which stages to which, by whom, by which article, and the JSON Schema of what it asks."""

    name: str
    label: str
    sources: list[str]
    target: str
    by: list[str]
    of: str
    law: str
    mark: str
    since: dt.date | None
    until: dt.date | None
    opens: bool
    makes: list[str]
    form: dict[str, Any]


class LimitTold(Schema):
    """A limit of a line."""

    name: str
    rule: str
    title: str
    law: str
    since: list[str]
    until: list[str]
    lapse: str


class Line(Schema):
    """A line of work's procedure."""

    line: str
    name: str
    stages: list[str]
    final: list[str]
    steps: list[StepTold]
    limits: list[LimitTold]


class Book(Schema):
    """A register and the JSON Schema of its rows."""

    id: str
    name: str
    by: list[str]
    form: dict[str, Any]


class Procedures(Schema):
    """Everything that can be done here."""

    lines: list[Line]
    registers: list[Book]


@router.get(
    "/procedures", response=with_refusals(Procedures), operation_id="procedures", summary="各类案件的步骤、期限、台账"
)
def procedures(request: HttpRequest) -> Any:
    """The declared procedures, so that a client can build its forms: fields with type, whether required, choices."""
    return {"lines": [_line(model) for model in Case.lines()], "registers": [_book(model) for model in registers()]}


def _line(model: type[Case]) -> dict[str, Any]:
    procedure = model.procedure
    return {
        "line": model._meta.model_name,
        "name": str(model._meta.verbose_name),
        "stages": [str(stage) for stage in procedure.stages],
        "final": [str(stage) for stage in procedure.stages if stage in procedure.final],
        "steps": [_step(step) for versions in procedure.versions.values() for step in versions],
        "limits": [_limit(limit) for limit in procedure.limits.values()],
    }


def _step(step: Step) -> dict[str, Any]:
    since, until = step.takes
    same = ("name", "label", "of", "law", "mark", "opens")
    return {name: getattr(step, name) for name in same} | {
        "sources": [str(stage) for stage in step.sources],
        "target": str(step.target),
        "by": [str(role) for role in step.by],
        "since": since,
        "until": until,
        "makes": list(step.makes),
        "form": form_of(step),
    }


def _limit(limit: Limit) -> dict[str, Any]:
    rule = rules.get(limit.rule) if limit.rule and not limit.picks else None
    return {
        "name": limit.name,
        "rule": limit.rule,
        "title": limit.title or (rule.name if rule else limit.name),
        "law": limit.law or (rule.law if rule else ""),
        "since": list(limit.since),
        "until": list(limit.until),
        "lapse": limit.lapse,
    }


def _book(model: Any) -> dict[str, Any]:
    fields = {name: model._meta.get_field(name) for name in (*model.fills, *model.optional)}
    return {
        "id": model._meta.label_lower,
        "name": str(model._meta.verbose_name),
        "by": [str(role) for role in model.by],
        "form": form(fields, model.fills),
    }


class Asked(Schema):
    """From when, and the stretches that do not count."""

    start: str = Field(max_length=40, description="起算日，如 2026-03-05；按小时的写到时分")
    pause: list[str] = Field([], max_length=20, description="不计入的一段，如 2026-03-10..2026-03-20；可以多次")


@router.get("/due/{rule}", response=with_refusals(dict[str, Any]), operation_id="due", summary="按规则编号算期限")
def due_date(request: HttpRequest, rule: str, asked: Query[Asked]) -> Any:
    """The day on which a period ends, with its receipt. Rules have the ids of the law library (`PEN-D02`)."""
    try:
        start = dt.datetime.fromisoformat(asked.start)
        pauses = [_stretch(given) for given in asked.pause]
    except (ValueError, TypeError):
        raise Refused(
            "日期应写作 2026-03-05，一段时间应写作 2026-03-10..2026-03-20。", fields={"start": ["不是有效的日期。"]}
        ) from None
    try:
        found = rules.get(rule, start.date())
        receipt = due(
            found, start if found.unit is HOURS else start.date(), pauses=pauses, calendar=calendars.current()
        )
    except UnknownRule:
        raise Http404 from None
    except (LawError, OverflowError) as error:
        raise Refused(str(error)) from error
    return receipt.as_dict()


def _stretch(given: str) -> Exclude:
    since, until = given.split("..")
    return Exclude(dt.date.fromisoformat(since), dt.date.fromisoformat(until))
