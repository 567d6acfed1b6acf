"""The life of a deadline: started, paused, extended, restarted, met, lapsed, ended; each by a step of the case."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from guiju.law import rules
from guiju.law.errors import LawError
from guiju.law.periods import HOURS, Exclude, Suspend, Unit
from guiju.law.receipt import Grant
from guiju.law.rules import PERSON, Rule
from guiju.procedure import clock
from guiju.procedure.counting import count
from guiju.procedure.limits import Limit
from guiju.procedure.models import Case, Deadline
from guiju.procedure.models.deadline import DeadlineState
from guiju.procedure.refusal import Refused
from guiju.procedure.steps import SAME, Step

_KINDS = {"suspend": Suspend, "exclude": Exclude}


def next_due(case: Case, known: Iterable[Deadline], changed: Iterable[Deadline] = ()) -> dt.date | None:
    """The nearest day on which something is owed, among the deadlines known and those just changed or started.

    A period that must only be waited out (`holds`) is owed by nobody: when it has passed, nobody is late.
    """
    every = {id(one): one for one in (*known, *changed)}
    limits = case.procedure.limits
    return min((one.due for one in every.values() if one.running and not limits[one.limit].holds), default=None)


def check(case: Case, step: Step, moment: dt.datetime, deadlines: Sequence[Deadline]) -> None:
    """Refuse a step that comes after a limit that bars it, or before the end of one that holds it.

    Raises:
        Refused: With the limit, its last day and its article.
    """
    for limit in case.procedure.touched[step.name]:
        for one in _of(limit, deadlines):
            if step.name in limit.bars and over(one, moment):
                raise Refused(f"“{one.name}”已于{one.due}届满，不能再“{step.label}”。", one.receipt.get("law", ""))
            if step.name in limit.holds and not over(one, moment):
                raise Refused(
                    f"“{one.name}”到{one.due}才届满，期满之后才能“{step.label}”。", one.receipt.get("law", "")
                )
            if step.name == limit.extended_by and over(one, moment):
                raise Refused(f"“{one.name}”已于{one.due}届满；延长应当在期满之前决定。", one.receipt.get("law", ""))


def over(deadline: Deadline, moment: dt.datetime) -> bool:
    """Whether the deadline's time had run out at the moment. A paused one's has not."""
    if not deadline.running:
        return False
    if deadline.due_at:
        return moment > deadline.due_at
    return clock.as_moment(moment).date() > deadline.due


def advance(case: Case, step: Step, moment: dt.datetime, deadlines: Sequence[Deadline]) -> list[Deadline]:
    """What a step does to the case's deadlines; the ones to write, fresh or changed."""
    changed: dict[int, Deadline] = {}
    for limit in case.procedure.touched[step.name]:
        for one in _of(limit, deadlines):
            if _move(case, limit, one, step, moment):
                changed[id(one)] = one
        if step.name in limit.since and (limit.when is None or limit.when(case)):
            fresh = start(case, limit, moment)
            if fresh:
                changed[id(fresh)] = fresh
    if step.target is not SAME and case.stage in case.procedure.final:  # it is over; what is owed after that is not
        for one in deadlines:
            if one.state in (DeadlineState.RUNNING, DeadlineState.PAUSED):
                one.state = DeadlineState.ENDED
                changed[id(one)] = one
    return list(changed.values())


def start(case: Case, limit: Limit, moment: dt.datetime) -> Deadline | None:
    """A fresh deadline of the case under the limit; None while the date it is counted from is not known."""
    begins = getattr(case, limit.counted_from) if limit.counted_from else moment
    if begins is None or (limit.due_field and getattr(case, limit.due_field) is None):
        return None
    deadline = Deadline(
        case=Case(pk=case.pk) if case.pk else None,
        limit=limit.name,
        rule=limit.picks(case) if limit.picks else limit.rule,
        start=clock.as_moment(begins),
    )
    compute(case, limit, deadline)
    return deadline


def compute(case: Any, limit: Limit, deadline: Deadline) -> None:
    """Work the last day out anew from what the deadline went through, and keep the receipt that explains it."""
    if limit.due_field:
        deadline.name = limit.title
        deadline.raw = deadline.due = getattr(case, limit.due_field)
        deadline.receipt = {
            "due": deadline.due.isoformat(),
            "law": limit.law,
            "unit": "date",
            "steps": [f"{limit.title}由文书确定为{deadline.due}。"],
        }
        return
    rule = _rule(case, limit, deadline)
    receipt = count(
        rule,
        deadline.start if rule.unit is HOURS else clock.as_moment(deadline.start).date(),
        pauses=list(_stood_still(rule, deadline)),
        extensions=[Grant(by=by, decided=_date(day)) for day, by in deadline.extensions],
    )
    deadline.name = limit.title or receipt.name
    deadline.raw, deadline.due = _day(receipt.raw), _day(receipt.due)
    deadline.due_at = receipt.due if isinstance(receipt.due, dt.datetime) else None
    deadline.provisional = receipt.provisional
    deadline.receipt = receipt.as_dict()


def _move(case: Case, limit: Limit, one: Deadline, taken: Step, moment: dt.datetime) -> bool:
    """One limit's deadline moved by one step. Returns whether anything changed."""
    step = taken.name
    if step in limit.until:
        late = over(one, moment)
        one.state, one.met_at, one.late = DeadlineState.MET, moment, late
    elif step == limit.lapse and clock.as_moment(moment).date() >= one.due:
        one.state = DeadlineState.LAPSED
    elif step in limit.ends:
        one.state = DeadlineState.ENDED
    elif step in limit.restarts:
        one.start, one.pauses, one.extensions, one.state = moment, [], [], DeadlineState.RUNNING
        compute(case, limit, one)
    elif step in limit.repicks and limit.picks:
        one.rule = limit.picks(case)
        compute(case, limit, one)
    elif step == limit.extended_by:
        approver = "、".join(role.label for role in taken.by)
        one.extensions = [*one.extensions, [clock.as_moment(moment).date().isoformat(), approver]]
        compute(case, limit, one)
    elif not _pause(case, limit, one, step, clock.as_moment(moment).date()):
        return False
    return True


def _pause(case: Case, limit: Limit, one: Deadline, step: str, on: dt.date) -> bool:
    for stop, go in limit.pauses:
        kind = "suspend" if limit.suspends == (stop, go) else "exclude"
        if step == stop and one.state == DeadlineState.RUNNING:
            one.pauses = [*one.pauses, [on.isoformat(), None, kind]]
            one.state = DeadlineState.PAUSED
            return True
        if step == go and one.state == DeadlineState.PAUSED:
            since = one.pauses[-1][0]
            one.pauses = [*one.pauses[:-1], [since, on.isoformat(), kind]]
            one.state = DeadlineState.RUNNING
            compute(case, limit, one)
            return True
    return False


def _of(limit: Limit, deadlines: Sequence[Deadline]) -> list[Deadline]:
    return [
        one
        for one in deadlines
        if one.limit == limit.name and one.state in (DeadlineState.RUNNING, DeadlineState.PAUSED)
    ]


def _day(value: dt.date | dt.datetime) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _stood_still(rule: Rule, deadline: Deadline) -> Iterator[Exclude | Suspend]:
    """The days on which time did not run, from the day after it was stopped to the day it went on.

    As for every period, the day on which something begins is not counted (民法典 201): a stop on the 10th that ends on
    the 20th gives an agency ten days. To a citizen, who must not be wronged by a day in doubt, it gives the 10th too.
    """
    for since, until, kind in deadline.pauses:
        if until is None:
            continue
        first = _date(since) + dt.timedelta(days=rule.who != PERSON)
        if first <= _date(until):
            yield _KINDS[kind](first, _date(until))


def _rule(case: Any, limit: Limit, deadline: Deadline) -> Rule:
    if limit.days:
        return Rule("", limit.title, limit.days, Unit(limit.unit), limit.law, limit.mark, starts="")
    try:
        rule = rules.get(deadline.rule, clock.as_moment(deadline.start).date())
    except LawError as error:
        raise Refused(str(error)) from error
    special = getattr(case, limit.shortened_by) if limit.shortened_by else None
    return replace(rule, n=min(rule.n, special)) if special and rule.n else rule


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
