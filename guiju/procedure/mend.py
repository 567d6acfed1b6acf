"""Correcting a record: a later event supersedes an earlier one, with a reason and by somebody else; nothing is edited.

What a step filled in wrongly is filled in again. The case then holds the right values, its history both. The person who
corrects is a head of the body and is not the one who recorded the mistake (two-person rule). The guards of later steps
are not asked again: the corrector answers for that, and the event says who it was.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from guiju.procedure import chain, clock, life
from guiju.procedure.models import Case, Deadline, Event
from guiju.procedure.models.deadline import DeadlineState
from guiju.procedure.refusal import Conflict, Forbidden, Refused
from guiju.procedure.steps import Step
from guiju.procedure.validation import clean, written
from guiju.registry.models import User
from guiju.registry.roles import Role

BY = (Role.UNIT_HEAD, Role.HEAD, Role.CHIEF)


def mend(case: Case, seq: int, actor: User, data: Mapping[str, Any], *, reason: str, key: str) -> Event:
    """Correct what the event with this place in the chain filled in.

    Args:
        case: As it was read.
        seq: Which event.
        actor: A head of the body who did not record the mistake.
        data: The right values of all fields of that step.
        reason: Why, for the record.
        key: Names this request; the same key again returns the same event.

    Raises:
        Refused: No such event, nothing to correct, no reason, or the values are not right. Forbidden, Conflict.
    """
    if earlier := Event.objects.filter(case=case.pk, key=key).first():
        return earlier
    wrong = Event.objects.filter(case=case.pk, seq=seq).first()
    if wrong is None or wrong.step not in case.procedure.versions:
        raise Refused("没有可以更正的这条办理记录。")
    step = case.procedure.step(wrong.step, clock.as_moment(wrong.at).date())
    role = _may(case, wrong, actor, reason)
    with transaction.atomic():
        event = _supersede(case, step, wrong, actor, role, data, reason, key)
    case.refresh_from_db()
    return event


def stands(event: Event) -> dict[str, Any]:
    """What an event filled in, as it stands after its corrections."""
    values = dict(event.data)
    for correction in _corrections(event):
        values |= correction.data["values"]
    return values


def _corrections(event: Event) -> list[Event]:
    """The corrections of an event, oldest first; each supersedes the one before."""
    found: list[Event] = []
    while correction := Event.objects.filter(supersedes=found[-1] if found else event).first():
        found.append(correction)
    return found


def _may(case: Case, wrong: Event, actor: User, reason: str) -> Role:
    role = actor.holds(BY, case.body_id)
    if role is None:
        raise Forbidden(f"更正记录应由{case.body}的{'、'.join(one.label for one in BY)}办理，{actor}不是。")
    if wrong.actor_id == actor.pk:
        raise Refused("自己办理的记录要由他人更正。")
    if not reason.strip():
        raise Refused("请写明更正的原因。", fields={"reason": ["请写明更正的原因。"]})
    return role


def _supersede(
    case: Case, step: Step, wrong: Event, actor: User, role: Role, data: Mapping[str, Any], reason: str, key: str
) -> Event:
    target = case.procedure.part(step).objects.get(event=wrong) if step.adds else case
    values = clean(step, data, target, actor)
    if not values:
        raise Refused(f"“{step.label}”没有填写任何内容，没有什么可以更正。")
    before = {name: stands(wrong).get(name) for name in values}
    after = {name: written(value) for name, value in values.items()}
    if before == after:
        raise Refused("更正后的内容与原来一样。")
    _fill(target, step, values)
    event = _event(
        case, (_corrections(wrong) or [wrong])[-1], actor, role, {"reason": reason.strip()[:200], "values": after}, key
    )
    title = case.headline()[:200]
    due = _recount(case, {name for name in after if before[name] != after[name]})
    changed = {"version": event.seq, "head": event.hash, "last_at": event.at, "title": title, "next_due": due}
    if not Case.objects.filter(pk=case.pk, version=case.version).update(**changed):
        raise Conflict("这个案件刚刚被别人办理过，请刷新后再办。")
    event.save(force_insert=True)
    return event


def _fill(target: Any, step: Step, values: dict[str, Any]) -> None:
    """Put the right values in, and check the row as a whole."""
    for name, value in values.items():
        if step.fields[name].many_to_many:
            getattr(target, name).set(value)
        else:
            setattr(target, name, value)
    try:
        target.clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages), fields=getattr(error, "message_dict", {})) from None
    target.save(update_fields=[name for name in values if not step.fields[name].many_to_many])


def _event(case: Case, wrong: Event, actor: User, role: Role, data: dict[str, Any], key: str) -> Event:
    now = clock.now()
    event = Event(
        case=Case(pk=case.pk),
        seq=case.version + 1,
        step="mend",
        label=wrong.label if wrong.step == "mend" else f"更正“{wrong.label}”"[:40],
        source=case.stage,
        target=case.stage,
        actor=actor,
        role=role,
        at=max(now, case.last_at),
        recorded_at=now,
        data=data,
        supersedes=wrong,
        key=key,
    )
    chain.link(event, chain.EVENT_FIELDS, case.head)
    return event


def _recount(case: Case, corrected: set[str]) -> Any:
    """Work the running deadlines out anew that are counted from a corrected date; the case's nearest due date."""
    running = list(Deadline.objects.filter(case=case.pk, state__in=(DeadlineState.RUNNING, DeadlineState.PAUSED)))
    for one in running:
        limit = case.procedure.limits[one.limit]
        if not corrected & {limit.counted_from, limit.due_field}:
            continue
        if limit.counted_from:
            one.start = clock.as_moment(getattr(case, limit.counted_from))
        life.compute(case, limit, one)
        one.save(force_update=True)
    return life.next_due(case, running)
