"""For whom a figure is: the whole county, a body with all below it, a body by itself, or a region.

A scope is a pair: how far it reaches, and the id of the body or region.

    ("whole", 0)       everything
    ("tree", body)     the body and all bodies below it
    ("own", body)      the body by itself (本级), given only where there are bodies below it
    ("region", region) the bodies of the region and of the regions below it
"""

from collections import defaultdict
from functools import cache

import pyarrow as pa
import pyarrow.parquet as pq

from guiju.lake.snapshot import Snapshot

Scope = tuple[str, int]
WHOLE: Scope = ("whole", 0)
#: Rows without a body, or of one that is not in the snapshot, count for the whole only.
NOWHERE = 0


class Places:
    """The trees of bodies and regions as the snapshot has them."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Read both trees."""
        self._bodies = {row["id"]: row for row in _rows(snapshot, "registry.body")}
        self._regions = {row["id"]: row for row in _rows(snapshot, "registry.region")}
        self._parents = {row["parent_id"] for row in self._bodies.values()}
        self.scopes = cache(self._scopes)

    def _scopes(self, body: int | None) -> tuple[Scope, ...]:
        """Every scope that a row of the body counts in."""
        row = self._bodies.get(body or NOWHERE)
        if not row:
            return (WHOLE,)
        found = [WHOLE, *(("tree", int(above)) for above in row["path"].strip("/").split("/"))]
        if row["id"] in self._parents:
            found.append(("own", row["id"]))
        region = row["region_id"]
        while region in self._regions:
            found.append(("region", region))
            region = self._regions[region]["parent_id"]
        return tuple(found)

    def members(self, scope: Scope) -> list[int] | None:
        """The bodies whose rows count in the scope; None for all rows, also those of no body."""
        if scope == WHOLE:
            return None
        return [body for body in self._bodies if scope in self.scopes(body)]

    def name(self, scope: Scope) -> str:
        """The scope as a fact's key spells it."""
        reach, id = scope
        if reach == "region":
            return f"区划{self._regions[id]['code']}"
        return {"whole": "", "tree": self.body(id), "own": f"{self.body(id)}（本级）"}[reach]

    def body(self, id: int | None) -> str:
        """A body's name."""
        return self._bodies[id]["name"] if id in self._bodies else ""

    def closure(self) -> pa.Table:
        """Each body with each scope it counts in, to join rows with."""
        columns = defaultdict(list)
        for body in (NOWHERE, *self._bodies):
            for reach, id in self.scopes(body):
                for name, value in (("member", body), ("reach", reach), ("place", id)):
                    columns[name].append(value)
        types = {"member": pa.int64(), "reach": pa.string(), "place": pa.int64()}
        return pa.table({name: pa.array(columns[name], type_) for name, type_ in types.items()})


def _rows(snapshot: Snapshot, table: str) -> list[dict]:
    return [row for path in snapshot.files(table) for row in pq.read_table(path).to_pylist()]
