"""For whom a figure is: the whole county, a body with all below it, a body by itself, or a region.

A scope is a pair: how far it reaches, and the id of the body or region.

    ("whole", 0)       everything
    ("tree", body)     the body and all bodies below it
    ("own", body)      the body by itself (本级), given only where there are bodies below it
    ("region", region) the bodies of the region and of the regions below it
    ("county", n)      one county of a city, with what counts for no body

In a city ids differ from county to county as in `frames`, but a region is one region whoever names it: its code tells.
"""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from guiju.lake.city import STRIDE, City
from guiju.lake.snapshot import Snapshot

Scope = tuple[str, int]
WHOLE: Scope = ("whole", 0)
#: Rows without a body, or of one that is not in the snapshot, count for the whole only.
NOWHERE = 0


class _Body(NamedTuple):
    """`above` are the ids from the root down to the body itself."""

    name: str
    above: tuple[int, ...]
    region: int | None


class _Region(NamedTuple):
    code: str
    parent: int | None


class Places:
    """The trees of bodies and regions as the snapshot has them."""

    def __init__(self, snapshot: Snapshot | City) -> None:
        """Read both trees of every county."""
        self._city = isinstance(snapshot, City)
        self._counties = list(snapshot.counties)
        self._bodies: dict[int, _Body] = {}
        self._regions: dict[int, _Region] = {}
        for at, county in enumerate(snapshot.counties.values()):
            self._read(at, county)
        self._parents = {row.above[-2] for row in self._bodies.values() if len(row.above) > 1}
        self.scopes = cache(self._scopes)

    def _read(self, at: int, county: Snapshot) -> None:
        shift = at * STRIDE
        rows = {row["id"]: row for row in _rows(county, "registry.region")}
        keys = {id: int(row["code"]) if self._city else id for id, row in rows.items()}
        for id, row in rows.items():
            known = self._regions.get(keys[id])
            parent = keys.get(row["parent_id"]) or (known.parent if known else None)
            self._regions[keys[id]] = _Region(row["code"], parent)
        for row in _rows(county, "registry.body"):
            above = tuple(int(id) + shift for id in row["path"].strip("/").split("/"))
            self._bodies[row["id"] + shift] = _Body(row["name"], above, keys.get(row["region_id"]))

    def _scopes(self, body: int | None) -> tuple[Scope, ...]:
        """Every scope that a row of the body counts in."""
        body = body or NOWHERE
        found = [WHOLE, ("county", body // STRIDE)] if self._city else [WHOLE]
        row = self._bodies.get(body)
        if not row:
            return tuple(found)
        found += [("tree", above) for above in row.above]
        if body in self._parents:
            found.append(("own", body))
        region = row.region
        while region in self._regions:
            found.append(("region", region))
            region = self._regions[region].parent
        return tuple(found)

    def members(self, scope: Scope) -> list[int] | None:
        """The bodies whose rows count in the scope; None for all rows, also those of no body."""
        if scope == WHOLE:
            return None
        return [body for body in self._members() if scope in self.scopes(body)]

    def name(self, scope: Scope) -> str:
        """The scope as a fact's key spells it."""
        reach, id = scope
        if reach == "region":
            return f"区划{self._regions[id].code}"
        if reach in ("whole", "county"):
            return self._counties[id] if reach == "county" else ""
        name = f"{self._counties[id // STRIDE]}/{self.body(id)}" if self._city else self.body(id)
        return f"{name}（本级）" if reach == "own" else name

    def body(self, id: int | None) -> str:
        """A body's name."""
        return self._bodies[id].name if id in self._bodies else ""

    def _members(self) -> list[int]:
        """Every body, and what stands for none in each county."""
        return [*(NOWHERE + at * STRIDE for at in range(len(self._counties))), *self._bodies]

    def closure(self) -> pa.Table:
        """Each body with each scope it counts in, to join rows with."""
        columns = defaultdict(list)
        for body in self._members():
            for reach, id in self.scopes(body):
                for name, value in (("member", body), ("reach", reach), ("place", id)):
                    columns[name].append(value)
        types = {"member": pa.int64(), "reach": pa.string(), "place": pa.int64()}
        return pa.table({name: pa.array(columns[name], type_) for name, type_ in types.items()})


def _rows(snapshot: Snapshot, table: str) -> list[dict]:
    return [row for path in snapshot.files(table) for row in pq.ParquetFile(path).read().to_pylist()]
