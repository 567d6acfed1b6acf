"""Counties full of made-up records, each a snapshot in a folder of its own."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from guiju import indicators
from guiju.lake.errors import LakeError
from guiju.lake.manifest import Manifest
from guiju.lake.synth import columns, publicity
from guiju.lake.synth.draw import Draw, days_of
from guiju.lake.synth.line import Chunk, Line
from guiju.lake.synth.litigation import Lawsuits
from guiju.lake.synth.penalty import Penalties
from guiju.lake.synth.places import County
from guiju.lake.synth.reconsideration import Reconsiderations
from guiju.lake.synth.shelf import Shelf
from guiju.lake.tables import tables

#: So many rows are drawn at once; they become one row group.
CHUNK = 1 << 17
FAULTS = "faults.parquet"
_EVENTS, _CASES, _SUBJECTS = "procedure.event", "procedure.case", "registry.subject"


@dataclass(frozen=True)
class Made:
    """What was made: rows in all files, and the faults planted, by kind."""

    folders: tuple[Path, ...]
    rows: int
    faults: dict[str, int]


def synthesise(
    out: Path | str,
    rows: int,
    counties: int = 1,
    seed: int = 0,
    *,
    year: int = 2024,
    faults: float = 0.01,
    events: bool = True,
    progress: Callable[[str, int], None] | None = None,
) -> Made:
    """Make `rows` cases and register rows in so many counties, over `year` and the year before it.

    One county lies in `out` itself, several side by side in folders of their names. With `events` each case also has
    its events; its row in the table of all cases comes on top in any event. `faults` is the part of cases with a fault.

    Raises:
        LakeError: There is something in the folder already, or fewer rows than counties.
    """
    out = Path(out)
    if out.exists() and any(out.iterdir()):
        raise LakeError(f"{out} 里已经有东西；造数只写进空目录。")
    if counties < 1 or rows < 100 * counties:
        raise LakeError(f"{counties} 个县至少要 {100 * counties} 行。")
    weights = Draw(seed).chance.lognormal(0, 0.5, counties)
    ends = np.round(np.cumsum(weights) / weights.sum() * rows).astype(int)
    made = []
    for at, share in enumerate(np.diff([0, *ends])):
        county = County(at, int(share))
        folder = out if counties == 1 else out / county.name
        one = _County(county, folder, seed, year, faults, events)
        made.append(one.make())
        if progress:
            progress(county.name, made[-1].rows)
    kinds = made[0].faults
    return Made(
        tuple(folder for one in made for folder in one.folders),
        sum(one.rows for one in made),
        {kind: sum(one.faults[kind] for one in made) for kind in kinds},
    )


class _County:
    """One county while it is made."""

    def __init__(self, county: County, folder: Path, seed: int, year: int, faults: float, events: bool) -> None:
        self.county, self.folder, self.seed, self.year = county, folder, seed, year
        self.faults, self.events = faults, events
        self.cutoff = dt.date(year, 12, 31)
        self.last = int(np.datetime64(self.cutoff, "D").view(np.int64))
        self.subjects = max(county.rows // 3, 50)
        self.case = self.event = 1
        self.rows = 0
        self.planted: dict[str, list] = {}

    def make(self) -> Made:
        """Write the county's snapshot, with the list of its faults beside the manifest."""
        with Shelf(self.folder, tables()) as shelf:
            self.shelf = shelf
            self._places()
            left = self.county.rows
            for number, line in enumerate((Penalties(), Reconsiderations(), Lawsuits()), 1):
                rows = int(self.county.rows * line.weight)
                left -= rows
                self._line(number, line, rows)
            self._register(left)
            known = shelf.finish()
        stamp = dt.datetime.combine(self.cutoff, dt.time()).isoformat()
        definitions = {indicator.id: indicator.version for indicator in indicators.all()}
        Manifest(self.year, self.cutoff, known, stamp, version("guiju"), definitions).write(self.folder)
        kinds = [(kind, id) for kind, ids in self.planted.items() for id in ids]
        names = ("kind", "id")
        listed = dict(zip(names, zip(*kinds, strict=True), strict=True)) if kinds else dict.fromkeys(names, ())
        schema = pa.schema([("kind", pa.string()), ("id", pa.int64())])
        pq.write_table(pa.table(listed, schema=schema), self.folder / FAULTS)
        return Made((self.folder,), self.rows, {kind: len(ids) for kind, ids in self.planted.items()})

    def _places(self) -> None:
        for name, made in (("registry.region", self.county.regions()), ("registry.body", self.county.bodies())):
            known = {column: made.column(column).combine_chunks() for column in made.column_names}
            self._put(name, "all", known, made.num_rows)
        draw = Draw(self.seed, self.county.at, 0)
        for first in range(1, self.subjects + 1, CHUNK):
            n = min(CHUNK, self.subjects + 1 - first)
            kinds = columns.words(draw.share(0.2, n), ("person", "firm"))
            self._put(_SUBJECTS, "all", {"id": columns.numbers(np.arange(first, first + n)), "kind": kinds}, n)

    def _line(self, number: int, line: Line, rows: int) -> None:
        name = line.model._meta.label_lower
        wanted = {kind: int(rows * self.faults / len(line.faults)) for kind in line.faults}
        given = dict.fromkeys(wanted, 0)
        self.planted |= {kind: [] for kind in line.faults}
        done = 0
        # The year before first: it is all brought to light, and what does not fit into one chunk finds its place later.
        for year, until in ((self.year - 1, int(rows * 0.46)), (self.year, rows)):
            while done < until:
                n = min(CHUNK, until - done)
                draw = Draw(self.seed, self.county.at, number, self.case)
                opened = draw.pick(days_of(year), n)
                due = {kind: wanted[kind] * (done + n) // rows - given[kind] for kind in wanted}
                chunk = Chunk(opened, self.case, self.last, self.subjects, dict(due))
                self._put(name, str(year), known := line.cases(draw, chunk), n)
                self._put(_CASES, str(year), known, n)
                for kind, places in chunk.planted.items():
                    given[kind] += len(places)
                    self.planted[kind] += (places + chunk.first).tolist()
                if self.events:
                    for when, told in line.events(chunk, self.event):
                        self._put(_EVENTS, str(when), told, len(told["id"]))
                        self.event += len(told["id"])
                self.case += n
                done += n

    def _register(self, rows: int) -> None:
        name = publicity.MODEL._meta.label_lower
        for first in range(1, rows + 1, CHUNK):
            n = min(CHUNK, rows + 1 - first)
            draw = Draw(self.seed, self.county.at, 9, first)
            held = np.where(draw.share(0.46, n), draw.pick(days_of(self.year - 1), n), draw.pick(days_of(self.year), n))
            self._put(name, "all", publicity.rows(draw, held, first, self.last), n)

    def _put(self, name: str, part: str, known: dict[str, pa.Array], rows: int) -> None:
        self.shelf.put(name, part, known, rows)
        self.rows += rows
