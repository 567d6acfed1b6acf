"""The scribe: tells a case's story step by step on its days, by the people whose steps they are.

Every step goes through the kernel, in bulk (`Batch`) or one by one (`Direct`, which has the papers made); the clock
stands at the moment of the step, so that nothing is recorded late and the same seed gives the same chains.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from guiju.demo.chance import Chance
from guiju.procedure import clock
from guiju.procedure.act import Direct
from guiju.procedure.batch import Batch
from guiju.procedure.models import Case, Register
from guiju.registry.models import Body, User

#: So many cases and rows are held before they are written: a bound for the memory.
FULL = 500


class YetToCome(Exception):
    """The story has reached the present: its next step is not taken yet."""


class Scribe:
    """Writes stories down. `written` is told how many cases and rows were written each time."""

    def __init__(
        self, name: str, chance: Chance, *, papers: bool = False, until: dt.date | None = None, written: Any = None
    ) -> None:
        """`name` begins every key; `papers` writes step by step and has the papers made; `until` ends all stories."""
        self.chance = chance
        self._today = until or clock.today()
        self._name, self._count = name, 0
        self._batch = Batch()
        self._writer: Any = Direct if papers else self._batch
        self._written = written or (lambda count: None)

    @contextmanager
    def story(self) -> Iterator[None]:
        """One story: it goes as far as the present. Afterwards what has been told is written, if there is much."""
        with suppress(YetToCome):
            yield
        if len(self._batch) >= FULL:
            self.close()

    def begin(self, model: type[Case], step: str, actor: User, day: dt.date, body: Body, **data: Any) -> Any:
        """Open a case on a day."""
        moment = self._moment(day)
        with clock.standing_at(moment):
            return self._writer.begin(model, step, actor, data, body=body, key=self._key(), at=moment)

    def act(self, case: Case, step: str, actor: User | None, day: dt.date, **data: Any) -> None:
        """Take a step on a day, after the one before."""
        moment = self._moment(day)
        if moment <= case.last_at:
            moment = clock.as_moment(case.last_at) + dt.timedelta(minutes=self.chance.randint(6, 25))
        with clock.standing_at(moment):
            self._writer.act(case, step, actor, data, key=self._key(), at=moment)

    def record(self, model: type[Register], actor: User, day: dt.date, body: Body, **data: Any) -> Any:
        """Add a row to a register on a day."""
        with clock.standing_at(self._moment(day)):
            return self._batch.record(model, actor, data, body=body, key=self._key())

    def row(self, model: type[Register], actor: User, day: dt.date, body: Body, **data: Any) -> Any:
        """Add a row that other rows will point to: written at once."""
        with clock.standing_at(self._moment(day)):
            return model.record(actor, data, body=body, key=self._key())

    def offspring(self, case: Case) -> list[Any]:
        """The cases that a case of this batch has opened."""
        return self._batch.offspring(case)

    def close(self) -> None:
        """Write what has been told."""
        if written := self._batch.flush():
            self._written(written)

    def _key(self) -> str:
        self._count += 1
        return f"{self._name}-{self._count}"

    def _moment(self, day: dt.date) -> dt.datetime:
        if day >= self._today:  # the day is not over: what it brings is for the people at the screen
            raise YetToCome
        minute = 9 * 60 + self.chance.randrange(300)
        return dt.datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=clock.SHANGHAI)


def holding(given: Mapping[str, Any]) -> dict[str, Any]:
    """Data without the entries that are empty."""
    return {name: value for name, value in given.items() if value not in (None, "", [])}
