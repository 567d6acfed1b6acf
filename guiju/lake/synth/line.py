"""What every line of work does alike: stages, closing and events follow from the days on which its steps were taken."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from guiju.lake.synth import columns as c
from guiju.lake.synth.draw import NEVER, Days, Draw, Mask, first_day, year_of
from guiju.procedure.steps import SAME

#: Cases that open later than this before the cut-off bear no planted fault, so that each fault has come to light.
LIGHT = 200
_DAY = 86_400_000_000
_MINUTE = 60_000_000


@dataclass
class Chunk:
    """Some cases of one line: where their ids begin, and the days of their steps as they are drawn."""

    opened: Days
    first: int
    cutoff: int
    subjects: int
    #: How many faults of each kind are still to be planted here; what does not fit is left for the next chunk.
    quota: dict[str, int]
    days: dict[str, Days] = field(default_factory=dict)
    planted: dict[str, npt.NDArray[np.int64]] = field(default_factory=dict)

    def plant(self, kind: str, among: Mask) -> npt.NDArray[np.int64]:
        """The rows that are to have this fault; no row has two."""
        free = among & (self.opened < self.cutoff - LIGHT)
        for places in self.planted.values():
            free[places] = False
        chosen = Draw(len(self.planted), self.first, self.quota[kind]).exactly(self.quota[kind], free)
        self.quota[kind] -= len(chosen)
        self.planted[kind] = chosen
        return chosen


class Line:
    """A line of work: the steps its made-up histories take, in order, and how days and columns are drawn."""

    model: ClassVar[Any]
    #: Its part of all rows.
    weight: ClassVar[float]
    steps: ClassVar[tuple[str, ...]]
    faults: ClassVar[tuple[str, ...]]

    def __init__(self) -> None:
        """Look up where each step leads and who takes it."""
        versions = [self.model.procedure.versions[name][-1] for name in self.steps]
        self.stages = [stage.value for stage in self.model.Stage]
        self._targets = [-1 if one.target == SAME else self.stages.index(one.target) for one in versions]
        self._roles = [str(one.by[0]) for one in versions]
        self._final = {self.stages.index(stage) for stage in self.model.procedure.final}

    def draw(self, draw: Draw, opened: Days, chunk: Chunk) -> dict[str, pa.Array]:
        """The line's own columns, with the days of its steps noted in the chunk."""
        raise NotImplementedError

    def cases(self, draw: Draw, chunk: Chunk) -> dict[str, pa.Array]:
        """All columns of some cases."""
        n = len(chunk.opened)
        known = self.draw(draw, chunk.opened, chunk)
        stage = np.zeros(n, np.int8)
        closed = np.full(n, NEVER)
        for name, target in zip(self.steps, self._targets, strict=True):
            if target >= 0:
                stage[chunk.days[name] <= chunk.cutoff] = target
            if target in self._final:
                closed = np.minimum(closed, chunk.days[name])
        return {
            "id": c.numbers(np.arange(chunk.first, chunk.first + n)),
            "line": c.words(np.zeros(n, np.int8), (self.model._meta.model_name,)),
            "stage": c.words(stage, self.stages),
            "opened_on": c.days(chunk.opened, chunk.cutoff),
            "closed_on": c.days(closed, chunk.cutoff),
            "root_id": c.numbers(np.arange(chunk.first, chunk.first + n)),
            **known,
        }

    def events(self, chunk: Chunk, first: int) -> Iterator[tuple[int, dict[str, pa.Array]]]:
        """The events of the cases, by the year in which they happened, with their columns."""
        n = len(chunk.opened)
        days = np.stack([chunk.days[name] for name in self.steps], axis=1)
        before, after = np.zeros(days.shape, np.int8), np.zeros(days.shape, np.int8)
        stage = np.full(n, len(self.stages), np.int8)
        for at, target in enumerate(self._targets):
            before[:, at] = stage
            if target >= 0:
                stage = np.where(days[:, at] < NEVER, np.int8(target), stage)
            after[:, at] = stage
        places = np.flatnonzero(days.ravel() <= chunk.cutoff)
        when = days.ravel()[places]
        ids = np.arange(first, first + len(places))
        names = [*self.stages, ""]
        for year in range(year_of(when.min()), year_of(when.max()) + 1):
            here = np.flatnonzero((when >= first_day(year)) & (when < first_day(year + 1)))
            if not len(here):
                continue
            place = places[here]
            rows, columns = np.divmod(place, len(self.steps))
            moments = when[here] * np.int64(_DAY) + (9 * 60 + 30 * columns + rows % 30) * _MINUTE
            yield (
                year,
                {
                    "id": c.numbers(ids[here]),
                    "case_id": c.numbers(rows + chunk.first),
                    "at": pa.array(moments).view(pa.timestamp("us")),
                    "step": c.words(columns, self.steps),
                    "role": c.words(columns, self._roles),
                    "source": c.words(before.ravel()[place], names),
                    "target": c.words(after.ravel()[place], names),
                },
            )
