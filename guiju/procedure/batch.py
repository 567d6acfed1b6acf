"""Many cases and register rows at once: the same judgement as `act` and `Register.record`, written in bulk.

For migrations from an older system and for generated years. Every step is judged by the kernel exactly as if an officer
had taken it; only the writing is gathered, so that a batch costs a few statements instead of a few per step.
"""

from collections.abc import Mapping
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Max

from guiju.procedure import chain
from guiju.procedure.act import blank
from guiju.procedure.judge import Outcome, judge
from guiju.procedure.models import Case, Change, Deadline, Event, Outbox, Register
from guiju.procedure.models.deadline import DeadlineState
from guiju.procedure.rows import insert_all
from guiju.registry.models import Body, User

#: So many rows in one statement.
_CHUNK = 2000


class Batch:
    """Cases that are being told step by step and not yet written. `flush` writes them in one transaction, or none."""

    def __init__(self, *, papers: bool = False) -> None:
        """`papers` says whether the promised papers shall be made; an old system's cases have theirs."""
        self._papers = papers
        self._cases: list[Case] = []
        self._outcomes: list[Outcome] = []
        self._deadlines: dict[int, list[Deadline]] = {}
        self._registered: list[tuple[Register, Change]] = []

    def __len__(self) -> int:
        return len(self._cases) + len(self._registered)

    def begin(
        self,
        model: type[Case],
        name: str,
        actor: User | None,
        data: Mapping[str, Any],
        *,
        body: Body,
        key: str,
        at: Any,
        late_reason: str = "",
        origin: Case | None = None,
    ) -> Any:
        """Open a case; as `Case.begin`, but nothing is written yet."""
        case = blank(model, body, key, None, at)
        case.origin, case.root = origin, (origin.root or origin) if origin else None
        case.secret = bool(origin and origin.secret)
        self._deadlines[id(case)] = []
        self.act(case, name, actor, data, key=key, at=at, late_reason=late_reason)
        self._cases.append(case)
        return case

    def act(
        self,
        case: Case,
        name: str,
        actor: User | None,
        data: Mapping[str, Any] | None = None,
        *,
        key: str,
        at: Any,
        late_reason: str = "",
    ) -> Event:
        """Take a step on a case of this batch; as `Case.act`, but nothing is written yet."""
        known = self._deadlines[id(case)]
        open_ = [one for one in known if one.state in (DeadlineState.RUNNING, DeadlineState.PAUSED)]
        outcome = judge(case, name, actor, data or {}, key=key, at=at, late_reason=late_reason, deadlines=open_)
        if outcome.numbers and not case.number:
            case.number = f"\0{outcome.numbers}\0{outcome.act.on.year}"
        known += [one for one in outcome.deadlines if not any(one is other for other in known)]
        self._outcomes.append(outcome)
        outcome.act.writer = self
        if outcome.act.step.after:
            outcome.act.step.after(case, outcome.act)
        return outcome.event

    def offspring(self, case: Case) -> list[Any]:
        """The cases of this batch that the case has opened, in the order in which it did."""
        return [one for one in self._cases if one.origin is case]

    def record(self, model: type[Register], actor: User, data: Mapping[str, Any], *, body: Body, key: str) -> Any:
        """Add a row to a register; as `Register.record`, but nothing is written yet."""
        row: Any = model(body=body, key=key, version=1)
        change = row.change("add", actor, row.judge(actor, data), "")
        self._registered.append((row, change))
        return row

    def flush(self) -> int:
        """Write everything in one transaction and forget it; returns the number of cases and rows."""
        with transaction.atomic():
            self._write()
            self._write_registers()
        written = len(self._cases) + len(self._registered)
        self._cases, self._outcomes, self._deadlines, self._registered = [], [], {}, []
        return written

    def _write(self) -> None:
        self._number()
        for pk, case in enumerate(self._cases, _next(Case)):
            case.id = case.pk = pk  # the parent table's key too: setting pk alone names only the child's
        for case in self._cases:
            case.origin_id = case.origin.pk if case.origin else None
            case.root_id = case.root.pk if case.root else None
        insert_all(Case, self._cases)
        for model in dict.fromkeys(type(case) for case in self._cases):
            insert_all(model, [case for case in self._cases if type(case) is model])
        for pk, outcome in enumerate(self._outcomes, _next(Event)):
            outcome.event.pk, outcome.event.case_id = pk, outcome.act.case.pk
        insert_all(Event, [outcome.event for outcome in self._outcomes])
        _restart_sequence(Case)
        _restart_sequence(Event)
        self._rows()

    def _number(self) -> None:
        """Give the numbers that were promised, in the order of the acts."""
        from guiju.procedure.models import Counter

        for outcome in sorted(self._outcomes, key=lambda outcome: outcome.act.at):
            case = outcome.act.case
            if outcome.numbers and case.number and case.number.startswith("\0"):
                case.number = Counter.take(case.body, outcome.numbers, outcome.act.on.year)

    def _rows(self) -> None:
        """The rows that hang on the cases: deadlines, officers and other lists, parts, promises."""
        deadlines = []
        for case in self._cases:
            for one in self._deadlines[id(case)]:
                one.case_id = case.pk
                deadlines.append(one)
        insert_all(Deadline, deadlines)
        parts: dict[type, list] = {}
        links: dict[Any, list] = {}
        for outcome in self._outcomes:
            if outcome.part:
                part: Any = outcome.part
                part.event_id, part.case_id = outcome.event.pk, outcome.act.case.pk
                parts.setdefault(type(outcome.part), []).append(outcome.part)
            for name, values in outcome.several.items():
                field: Any = outcome.act.case._meta.get_field(name)
                through = field.remote_field.through
                ours, theirs = field.m2m_field_name() + "_id", field.m2m_reverse_field_name() + "_id"
                links.setdefault(through, []).extend(
                    through(**{ours: outcome.act.case.pk, theirs: value.pk}) for value in values
                )
        for part, rows in parts.items():
            insert_all(part, rows)
        for through, rows in links.items():
            through._default_manager.bulk_create(rows, batch_size=_CHUNK, ignore_conflicts=True)
        if self._papers:
            promises = [
                Outbox(
                    event=outcome.event, topic="paper", payload={"title": title}, created_at=outcome.event.recorded_at
                )
                for outcome in self._outcomes
                for title in outcome.act.step.makes
            ]
            Outbox.objects.bulk_create(promises, batch_size=_CHUNK)

    def _write_registers(self) -> None:
        """Give the rows their ids, which their chains begin with, and write both."""
        for model in dict.fromkeys(type(row) for row, _ in self._registered):
            pairs = [pair for pair in self._registered if type(pair[0]) is model]
            for pk, (row, change) in enumerate(pairs, _next(model)):
                row.pk = change.row = pk
                row.head = chain.link(change, chain.CHANGE_FIELDS, chain.GENESIS)
            insert_all(model, [row for row, _ in pairs])
            insert_all(Change, [change for _, change in pairs])
            _restart_sequence(model)


def _next(model: type[models.Model]) -> int:
    """The first number that is free."""
    return (model._base_manager.aggregate(top=Max("pk"))["top"] or 0) + 1


def _restart_sequence(model: type[models.Model]) -> None:
    """After rows with given ids, PostgreSQL's sequence must go on behind them."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            table = model._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"  # noqa: S608
            )
