"""Taking a step: one transaction from the check of the stage to the promise of the papers.

The case row is written first and only if its version is still the one that was read. Of two officers at once the
database lets one through and the other is told; of two deliveries of one request (a phone sends twice) both get the
same event.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from guiju.procedure import clock, outbox, rows
from guiju.procedure.judge import Outcome, judge, remembered, same_act
from guiju.procedure.models import Case, Counter, Deadline, Event, Outbox
from guiju.procedure.models.deadline import DeadlineState
from guiju.procedure.refusal import Conflict, Refused
from guiju.registry.models import Body, User


def take(
    case: Case,
    name: str,
    actor: User | None,
    data: Mapping[str, Any],
    *,
    key: str,
    at: dt.datetime | dt.date | None = None,
    late_reason: str = "",
) -> Event:
    """Take a step on a case that was read from the database.

    Args:
        case: As it was read; its version tells whether somebody was quicker.
        name: The step's name in the class.
        actor: Who acts; None for the clock.
        data: What is filled in, by field name, as Python values or as text from a form.
        key: Names this request; the same key again returns the same event and changes nothing.
        at: When it happened; now if not said.
        late_reason: Why it is recorded long after it happened.

    Returns:
        The event. The case object is up to date.

    Raises:
        Refused: The law or the input forbids it. Forbidden: the role does. Conflict: somebody was quicker.
    """
    back = remembered(case)
    try:
        with transaction.atomic():
            running = rows.read(Deadline, case_id=case.pk, state=_OPEN) if _touches(case, name) else []
            outcome = judge(case, name, actor, data, key=key, at=at, late_reason=late_reason, deadlines=running)
            _write(outcome)
            _follow(outcome)
    except (Refused, IntegrityError) as refusal:
        back()
        if earlier := Event.objects.filter(case_id=case.pk, key=key).first():
            case.refresh_from_db()
            return same_act(earlier, name, actor, data, case)
        if isinstance(refusal, IntegrityError):
            raise Conflict("这个案件刚刚被别人办理过，请刷新后再办。") from refusal
        raise
    return outcome.event


def begin(
    model: type[Case],
    name: str,
    actor: User | None,
    data: Mapping[str, Any],
    *,
    body: Body,
    key: str,
    at: dt.datetime | dt.date | None = None,
    late_reason: str = "",
    origin: Case | None = None,
) -> Any:
    """Open a case of a line by one of its opening steps. Arguments and refusals as for `take`."""
    case = blank(model, body, key, origin, at)
    try:
        with transaction.atomic():
            outcome = judge(case, name, actor, data, key=key, at=at, late_reason=late_reason, deadlines=[])
            _write(outcome)
            _follow(outcome)
    except (Refused, IntegrityError) as refusal:
        earlier = Case.objects.filter(key=key).first()
        if earlier is None:
            raise
        if earlier.line != case.line:
            raise Conflict("同一请求编号先前用于另一类案件，请刷新页面后重新提交。") from refusal
        case = earlier.whole()
        same_act(earlier.events.get(seq=1), name, actor, data, case)
    return case


def blank(model: type[Case], body: Body, key: str, origin: Case | None, at: dt.datetime | dt.date | None) -> Any:
    """A case that has not begun."""
    moment = clock.as_moment(at) if at is not None else clock.now()
    return model(
        line=str(model._meta.model_name),
        key=key,
        body=body,
        origin=_common(origin),
        root=_common(origin.root or origin) if origin else None,
        opened_on=moment.date(),
        last_at=moment,
        stage="",
        secret=bool(origin and origin.secret),
    )


def _common(case: Case | None) -> Case | None:
    """The common part of a case, which is what origin and root point to."""
    return case if case is None or type(case) is Case else Case(pk=case.pk)


class Direct:
    """Writes each act at once; the counterpart of `Batch` for what a step does to other cases."""

    begin = staticmethod(begin)
    act = staticmethod(take)


def _follow(outcome: Outcome) -> None:
    """What else the step does, in the same transaction."""
    outcome.act.writer = Direct
    if outcome.act.step.after:
        outcome.act.step.after(outcome.act.case, outcome.act)


_OPEN = (DeadlineState.RUNNING, DeadlineState.PAUSED)


def _touches(case: Case, name: str) -> bool:
    procedure = case.procedure
    return bool(procedure.touched.get(name)) or any(
        step.target in procedure.final for step in procedure.versions.get(name, ())
    )


def _write(outcome: Outcome) -> None:
    case, event = outcome.act.case, outcome.event
    if outcome.numbers and not case.number:
        case.number = Counter.take(case.body, outcome.numbers, outcome.act.on.year)
        outcome.changed.add("number")
    if case._state.adding:
        rows.insert(case)
    elif not rows.update(case, outcome.changed, version=event.seq - 1):
        raise Conflict("这个案件刚刚被别人办理过，请刷新后再办。")
    event.case_id = case.pk
    rows.insert(event)
    for name, value in outcome.several.items():
        getattr(case, name).set(value)
    if outcome.part:
        outcome.part.event = event
        rows.insert(outcome.part)
    for deadline in outcome.deadlines:
        if deadline.pk:
            rows.update(deadline, Deadline.MOVES)
        else:
            deadline.case_id = case.pk
            rows.insert(deadline)
    promises = [
        Outbox(event=event, topic="paper", payload={"title": title}, created_at=event.recorded_at)
        for title in outcome.act.step.makes
    ]
    for promise in promises:
        rows.insert(promise)
    if promises:
        transaction.on_commit(lambda: outbox.deliver(promises), robust=True)
