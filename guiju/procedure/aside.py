"""An event that no step of the line made: a file was added, say. It stands in the case's chain like any other."""

from typing import Any

from guiju.procedure import chain, clock
from guiju.procedure.models import Case, Event
from guiju.procedure.refusal import Conflict
from guiju.registry.models import User
from guiju.registry.roles import Role


def note(case: Case, kind: str, label: str, data: dict[str, Any], *, actor: User, role: Role, key: str) -> Event:
    """Append the event; the stage stays, and so do the limits. To be called in a transaction.

    Raises:
        Conflict: Somebody acted on the case since it was read.
    """
    now = clock.now()
    event = Event(
        case=Case(pk=case.pk),
        seq=case.version + 1,
        step=kind,
        label=label,
        source=case.stage,
        target=case.stage,
        actor=actor,
        role=role,
        at=max(now, case.last_at),
        recorded_at=now,
        data=data,
        key=key,
    )
    head = chain.link(event, chain.EVENT_FIELDS, case.head)
    moved = {"version": event.seq, "head": head, "last_at": event.at}
    if not Case.objects.filter(pk=case.pk, version=case.version).update(**moved):
        raise Conflict("这个案件刚刚被别人办理过，请刷新后再办。")
    event.save(force_insert=True)
    for name, value in moved.items():
        setattr(case, name, value)
    return event
