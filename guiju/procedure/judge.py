"""May this step be taken, and what would follow? The pure part of an act: nothing here touches the database's rows.

`judge` changes the case object in memory and returns what has to be written. Where it refuses, the object is as it was.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from guiju.law.errors import LawError
from guiju.procedure import chain, clock, life
from guiju.procedure.models import Case, Deadline, Event, Part
from guiju.procedure.refusal import Conflict, Forbidden, Refused
from guiju.procedure.steps import SAME, Step
from guiju.procedure.validation import clean, written
from guiju.registry.models import User
from guiju.registry.roles import Role

#: A phone's clock may be a little ahead of ours.
_AHEAD = dt.timedelta(minutes=5)


@dataclass
class Act:
    """One step being taken: who, what, when. Guards get it beside the case."""

    case: Case
    step: Step
    actor: User | None
    role: Role
    data: dict[str, Any]
    at: dt.datetime
    key: str
    recorded_at: dt.datetime
    late_reason: str = ""
    #: The case's open deadlines as they stood before the act; known to the guards of a step that touches a limit.
    deadlines: Sequence[Deadline] = ()
    #: How what follows is written: at once or with a batch; and how many steps have followed so far.
    writer: Any = None
    followed: int = 0

    @property
    def on(self) -> dt.date:
        """The day of the act."""
        return self.at.date()

    def late(self, limit: str) -> bool:
        """Whether the time of the limit of this name had run out at the moment of the act."""
        return any(one.limit == limit and life.over(one, self.at) for one in self.deadlines)

    def open(self, model: type[Case], name: str, data: Mapping[str, Any], *, actor: User | None = None) -> Any:
        """Open a case that this one leads to, in the same thread and transaction (for `Step.then`)."""
        return self.writer.begin(
            model, name, actor or self.actor, data, body=self.case.body, origin=self.case, **self._same(name)
        )

    def also(self, other: Case, name: str, data: Mapping[str, Any] | None = None) -> Any:
        """Take a step on another case because of this one, in the same transaction (for `Step.then`)."""
        return self.writer.act(other, name, self.actor, data or {}, **self._same(name))

    def _same(self, name: str) -> dict[str, Any]:
        """Day and reason of this act, and a key that no other act gives, though another case may use the same key."""
        self.followed += 1
        mine = hashlib.sha1(f"{self.case.key}\0{self.key}".encode(), usedforsecurity=False).hexdigest()
        return {"key": f"{mine}>{name}>{self.followed}", "at": self.at, "late_reason": self.late_reason}


@dataclass
class Outcome:
    """What a judged act has to write: the event, the changed fields, rows and deadlines."""

    act: Act
    event: Event
    changed: set[str]
    several: dict[str, list] = field(default_factory=dict)
    part: Part | None = None
    deadlines: list[Deadline] = field(default_factory=list)
    #: Places in `case.number` wait for the counter, which only a transaction may ask.
    numbers: str = ""


def judge(
    case: Case,
    name: str,
    actor: User | None,
    data: Mapping[str, Any],
    *,
    key: str,
    at: dt.datetime | dt.date | None,
    late_reason: str,
    deadlines: Sequence[Deadline],
) -> Outcome:
    """Judge a step on a case whose running deadlines are given.

    Raises:
        Refused: The law, the order of things or the input forbids it; Forbidden if it is the role. Nothing changed.
    """
    now = clock.now()
    moment = clock.as_moment(at) if at is not None else now
    step = case.procedure.step(name, moment.date())
    before, back = dict(vars(case)), remembered(case)
    _when(case, moment, now, late_reason)
    _where(case, step)
    act = Act(case, step, actor, _who(case, step, actor), {}, moment, key, now, late_reason, deadlines)
    marks = [deadline.snapshot() for deadline in deadlines]
    try:
        life.check(case, step, moment, deadlines)
        act.data = clean(step, data, case, actor)
        outcome = _apply(act, before)
        outcome.deadlines = life.advance(case, step, moment, deadlines)
        if deadlines or outcome.deadlines:  # a step that touches no limit is given none, and moves no due date
            case.next_due = life.next_due(case, deadlines, outcome.deadlines)
    except BaseException:
        back()
        for deadline, mark in zip(deadlines, marks, strict=True):
            deadline.restore(mark)
        raise
    if not case._state.adding:  # a case that is not written yet is written whole
        after = vars(case)
        outcome.changed = {name for name in _columns(type(case)) if before.get(name) != after.get(name)}
    return outcome


@cache
def _columns(model: type[Case]) -> tuple[str, ...]:
    return tuple(one.attname for one in model._meta.concrete_fields)


def missing(case: Case, step: Step, actor: User, role: Role) -> str:
    """Why the step could not be taken now even if its form were filled in, in the law's words; empty if it could.

    The guards are asked on a copy, with an empty form: a guard that wants something of the form is not heard.
    """
    now = clock.now()
    try:
        deadlines = list(case.deadlines.all())
        life.check(case, step, now, deadlines)
        if step.guard:
            act = Act(case, step, actor, role, _Unanswered(), now, "", now, deadlines=deadlines)
            _guarded(step.guard, _asked(case, step), act)
    except Refused as refusal:
        return str(refusal)
    except _AsksTheForm:
        return ""
    return ""


def _asked(case: Case, step: Step) -> Case:
    """A copy of the case in which what the step would fill in cannot be read as long as it is empty."""
    asked: Any = copy(case)

    def refuse(fields: Sequence[str] = (), **_: Any) -> None:
        raise _AsksTheForm(*fields)

    asked.refresh_from_db = refuse  # which a field that is not there is asked from
    for name, one in () if step.adds else step.fields.items():
        if not one.many_to_many and getattr(case, one.attname) in (None, "", []):
            del vars(asked)[one.attname]
            asked._state.fields_cache.pop(name, None)
    return asked


class _AsksTheForm(Exception):
    """A guard looked at something that only the filled-in form can tell."""


class _Unanswered(dict):
    """The data of a form that nobody has filled in yet."""

    def __missing__(self, key: str) -> Any:
        raise _AsksTheForm(key)

    def get(self, key: str, default: Any = None) -> Any:
        raise _AsksTheForm(key)


def remembered(case: Case) -> Callable[[], None]:
    """How to make the object again what it is now, with the related rows that it holds."""
    values, related = dict(vars(case)), dict(case._state.fields_cache)

    def back() -> None:
        vars(case).clear()
        vars(case).update(values)
        case._state.fields_cache.clear()
        case._state.fields_cache.update(related)

    return back


def _when(case: Case, moment: dt.datetime, now: dt.datetime, late_reason: str) -> None:
    if moment > now + _AHEAD:
        raise Refused(f"办理时间{moment:%Y-%m-%d %H:%M}晚于现在，请核对。")
    if case.version and moment < case.last_at:
        raise Refused(
            f"办理时间{moment:%Y-%m-%d %H:%M}早于上一步（{clock.as_moment(case.last_at):%Y-%m-%d %H:%M}），顺序不对。"
        )
    late = (now.date() - moment.date()).days
    if late > settings.GUIJU_LATE_AFTER_DAYS and not late_reason.strip():
        raise Refused(f"补录{late}天前的办理，请写明迟录原因。", fields={"late_reason": ["请写明迟录原因。"]})


def _where(case: Case, step: Step) -> None:
    if step.opens:
        if case.version:
            raise Refused(f"案件已经立起，不能再“{step.label}”。")
        return
    if not case.version:
        raise Refused(f"案件还没有立起，不能“{step.label}”。")
    if not step.leaves(case.stage, case.procedure.final):
        raise Refused(f"案件现在是“{case.stage}”，不能“{step.label}”。", step.law)


def _who(case: Case, step: Step, actor: User | None) -> Role:
    if actor is None:
        if Role.CLOCK in step.by:
            return Role.CLOCK
        raise Forbidden(f"“{step.label}”要由人办理。")
    body_id = case.counterpart_id if step.of == "counterpart" else case.body_id
    role = actor.holds(step.by, body_id) if actor.is_active else None
    if role is None:
        body = case.counterpart if step.of == "counterpart" else case.body
        who = "、".join(Role(one).label for one in step.by)
        raise Forbidden(f"“{step.label}”应由{body}的{who}办理，{actor}不是。", step.law)
    return role


def _apply(act: Act, before: dict[str, Any]) -> Outcome:
    case, step = act.case, act.step
    part = case.procedure.part(step)
    row = part(case=case, **act.data) if part else None
    several = {}
    if not row:
        for name, value in act.data.items():
            if step.fields[name].many_to_many:
                several[name] = value
            else:
                setattr(case, name, value)
    for name in step.stamps:
        setattr(case, name, act.on)
    try:
        (row or case).clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages), fields=getattr(error, "message_dict", {})) from None
    if step.guard:
        _guarded(step.guard, case, act)
    source = case.stage
    if step.target is not SAME:
        case.stage = str(step.target)
    if case.stage in case.procedure.final and (step.opens or source not in case.procedure.final):
        case.closed_on = act.on
    case.title = case.headline()[:200]
    case.version += 1
    case.last_at = act.at
    case.history = case.history | {step.name: [case.times(step.name) + 1, act.at.isoformat()]}
    event = Event(
        case=case if case.pk else None,
        seq=case.version,
        step=step.name,
        label=step.label,
        source=source,
        target=case.stage,
        actor=act.actor,
        role=act.role,
        at=act.at,
        recorded_at=act.recorded_at,
        data={name: written(value) for name, value in act.data.items()},
        law=step.law,
        late_reason=act.late_reason.strip()[:200],
        key=act.key,
    )
    case.head = chain.link(event, chain.EVENT_FIELDS, case.head or chain.GENESIS)
    if row:
        row.event = event
    return Outcome(act, event, set(), several, row, numbers=step.numbers)


def _guarded(guard: Callable[[Any, Act], None], case: Case, act: Act) -> None:
    """The step's own guards; what the law library refuses under them is a refusal like any other."""
    try:
        guard(case, act)
    except LawError as error:
        raise Refused(str(error)) from error


def same_act(event: Event, name: str, actor: User | None, data: Mapping[str, Any], case: Case) -> Event:
    """The event that an earlier delivery of the same request made.

    Raises:
        Conflict: The key was used before for something else.
    """
    try:
        step = case.procedure.step(event.step, clock.as_moment(event.at).date())
        same = {name: written(value) for name, value in clean(step, data, case, actor).items()} == event.data
    except Refused:
        same = False
    if event.step != name or not same:
        raise Conflict("同一请求编号先前用于另一件事，请刷新页面后重新提交。")
    return event
