"""Who holds what next in a case: the steps open to the reader, those of others, and the limits that press."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from guiju.procedure import clock, rows
from guiju.procedure.judge import missing
from guiju.procedure.models import Case, Deadline
from guiju.procedure.models.deadline import DeadlineState
from guiju.procedure.steps import Step
from guiju.registry.models import User
from guiju.registry.roles import Role


@dataclass(frozen=True)
class Open:
    """A step that leads out of the case's stage; `lacks` says in the law's words why it cannot be taken yet."""

    step: Step
    who: str
    mine: bool
    usual: bool
    lacks: str = ""


@dataclass(frozen=True)
class Steps:
    """The steps at hand: `usual` and `rare` are the reader's own, those that can be taken now first."""

    usual: list[Open]
    rare: list[Open]
    others: list[Open]


def at_hand(case: Case, user: User) -> Steps:
    """The steps that lead out of the case's stage, as they look to a user."""
    found = [_open(case, step, user) for step in case.procedure.at_hand(case.stage, clock.today())]
    found.sort(key=lambda one: bool(one.lacks))
    mine = [one for one in found if one.mine]
    return Steps(
        usual=[one for one in mine if one.usual],
        rare=[one for one in mine if not one.usual],
        others=[one for one in found if not one.mine],
    )


def usual_in(cases: Sequence[Case], user: User) -> dict[int, list[Open]]:
    """What ordinarily comes next in each of these cases and is the user's to do, by the case's pk.

    The queries are as many as the lines of work among the cases.
    """
    found: dict[int, list[Open]] = {}
    for model in Case.lines():
        if mine := tuple(case.pk for case in cases if case.line == model._meta.model_name):
            model.make_ready(known := rows.read(model, pk=mine))
            found |= {case.pk: [one for one in _usual(case, user) if one.mine] for case in known}
    return found


def _usual(case: Case, user: User) -> list[Open]:
    steps = case.procedure.at_hand(case.stage, clock.today())
    return [_open(case, step, user) for step in steps if case.procedure.usual(step, case)]


def _open(case: Case, step: Step, user: User) -> Open:
    role = user.holds(step.by, case.counterpart_id if step.of == "counterpart" else case.body_id)
    lacks = missing(case, step, user, role) if role else ""
    return Open(step, who(step, case), role is not None, case.procedure.usual(step, case), lacks)


def who(step: Step, case: Case | None = None) -> str:
    """By whom a step is taken, in words."""
    roles = "、".join(role.label for role in step.by if role != Role.CLOCK) or Role.CLOCK.label
    if step.of != "counterpart":
        return roles
    return f"{case.counterpart if case and case.counterpart_id else '对方单位'}{roles}"


def waits_for(case: Case, steps: Steps) -> list[tuple[str, str]]:
    """From whom the next step is expected, and which; the reader first."""
    if case.closed_on:
        return []
    mine = "、".join(one.step.label for one in steps.usual if not one.lacks)
    found = {"您": mine} if mine else {}
    for one in steps.others:
        if one.usual and Role.CLOCK not in one.step.by:
            name = one.who if one.step.of == "counterpart" else f"{case.body}{one.who}"
            found[name] = f"{found[name]}、{one.step.label}" if name in found else one.step.label
    return list(found.items())


def owed(case: Case) -> list[Any]:
    """The case's limits, those still running first, each with who has to do what by then."""
    found: list[Any] = list(Deadline.objects.filter(case=case.pk))
    found.sort(key=lambda one: (one.state != DeadlineState.RUNNING, one.due))
    versions = case.procedure.versions
    for one in found:
        limit = case.procedure.limits[one.limit]
        one.todo = [(step.label, who(step, case)) for name in limit.until for step in versions[name][-1:]]
        if limit.holds:  # to be waited out, owed by nobody
            one.waited = f"{'已于' if one.due < clock.today() else '等到'}{one.due}届满"
    return found
