"""When a holiday notice or a statute changes, open deadlines are worked out anew; the difference is itself a record."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from guiju.procedure import calendars, chain, clock, life
from guiju.procedure.models import Case, Deadline, Event, HolidayNotice
from guiju.procedure.models.deadline import DeadlineState
from guiju.registry.models import User
from guiju.registry.roles import Role


@dataclass(frozen=True)
class Moved:
    """A due date that moved."""

    case: str
    name: str
    before: str
    after: str


def load(actor: User, year: int, rest: Iterable[dt.date], work: Iterable[dt.date], source: str) -> list[Moved]:
    """Load (or replace) a year's notice and work every open deadline out anew; returns what moved."""
    HolidayNotice.objects.update_or_create(
        year=year,
        defaults={
            "rest": sorted(day.isoformat() for day in rest),
            "work": sorted(day.isoformat() for day in work),
            "source": source,
            "loaded_by": actor,
            "loaded_at": clock.now(),
        },
    )
    calendars.forget()
    return recompute(source)


def recompute(reason: str) -> list[Moved]:
    """Work out every open deadline anew by the law library as it is now; write and return what moved.

    Each case that has a moved date gets one event `recompute` that holds the dates before and after and the reason.
    """
    moved: list[Moved] = []
    for pk in Deadline.objects.filter(state=DeadlineState.RUNNING).values_list("case", flat=True).distinct().iterator():
        moved += _recompute(pk, reason)
    return moved


@transaction.atomic
def _recompute(pk: int, reason: str) -> list[Moved]:
    common = Case.objects.select_for_update(of=("self",)).get(pk=pk)
    case = common.whole()
    moved = []
    running = list(Deadline.objects.filter(case=pk, state=DeadlineState.RUNNING))
    for one in running:
        before = (one.raw, one.due, one.provisional)
        life.compute(case, case.procedure.limits[one.limit], one)
        if (one.raw, one.due, one.provisional) != before:
            one.save(force_update=True)
            moved.append(Moved(str(case), one.name, str(before[1]), str(one.due)))
    if moved:
        _record(common, moved, reason, life.next_due(case, running))
    return moved


def _record(case: Case, moved: list[Moved], reason: str, next_due: object) -> None:
    now = clock.now()
    event = Event(
        case=case,
        seq=case.version + 1,
        step="recompute",
        label="期限重算",
        source=case.stage,
        target=case.stage,
        role=Role.CLOCK,
        at=max(now, case.last_at),
        recorded_at=now,
        data={"reason": reason, "moved": [[one.name, one.before, one.after] for one in moved]},
        key=f"recompute:{case.version + 1}",
    )
    head = chain.link(event, chain.EVENT_FIELDS, case.head)
    event.save(force_insert=True)
    Case.objects.filter(pk=case.pk).update(version=event.seq, head=head, last_at=event.at, next_due=next_due)
