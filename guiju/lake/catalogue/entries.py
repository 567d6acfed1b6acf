"""Entries of the catalogue: what the platform's contracts say, and what the county has entered of its own.

The county's entries are a dataset like any other (`data-catalogue`); one that names a dataset of the lake stands before
what the contract says of it.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from guiju.lake.contracts.load import contracts
from guiju.lake.contracts.model import Contract, Entry
from guiju.lake.engine import Engine, name
from guiju.lake.landing.store import Store, current

#: The dataset of the county's entries, and that of its applications.
CATALOGUE, APPLICATIONS = "data-catalogue", "applications"


@dataclass(frozen=True)
class Application:
    """An entry of 应用一本账: a programme that the county runs or uses, and the data it uses."""

    name: str
    owner: str
    level: str
    status: str
    users: str
    datasets: tuple[str, ...]
    overlaps: str
    retires_on: str


class Catalogue:
    """The catalogue over one lake."""

    def __init__(self, lake: Path, own: Path | None = None) -> None:
        """`own` is the folder of the county's contracts."""
        self.lake, self.contracts = lake, contracts(own)

    @cached_property
    def entries(self) -> list[Entry]:
        """Every entry: the datasets of the lake first, then data that are only catalogued."""
        known = {contract.id: contract.entry for contract in self.contracts.values()}
        for row in self.rows(CATALOGUE):
            id = row.pop("dataset") or row["code"]
            told = {("class_" if name == "class" else name): str(value) for name, value in row.items() if value}
            known[id] = replace(known.get(id, Entry(id, told["name"])), **cast(Any, told))
        return list(known.values())

    @cached_property
    def applications(self) -> list[Application]:
        """Every application on the county's one ledger, by name."""
        found = []
        for row in self.rows(APPLICATIONS):
            used = (row["datasets"] or "").replace("；", ";").replace("、", ";").split(";")
            told = {name: str(row[name] or "") for name in ("name", "owner", "level", "status", "users", "overlaps")}
            datasets = tuple(one.strip() for one in used if one.strip())
            found.append(Application(**told, datasets=datasets, retires_on=str(row["retires_on"] or "")))
        return sorted(found, key=lambda one: one.name)

    def entry(self, id: str) -> Entry | None:
        """The entry with this dataset id or code."""
        return next((one for one in self.entries if id in (one.id, one.code)), None)

    def search(self, words: list[str]) -> list[Entry]:
        """Entries in which every word occurs: name, summary, provider, items, class or code."""
        return [one for one in self.entries if all(word.lower() in _text(one) for word in words)]

    def users(self, entry: Entry) -> list[Application]:
        """The applications that use a dataset, by its id, code or name."""
        names = {entry.id, entry.code, entry.name} - {""}
        return [one for one in self.applications if names & set(one.datasets)]

    def store(self, id: str) -> Store:
        """The landed batches of a dataset."""
        return Store(self.lake, id)

    def rows(self, id: str) -> list[dict[str, Any]]:
        """The rows of a small dataset as they stand; none if nothing has landed."""
        contract: Contract = self.contracts[id]
        sql = current(self.store(id), contract.keys)
        if not sql:
            return []
        with TemporaryDirectory() as folder:
            engine = Engine(Path(folder))
            names = [column.name for column in contract.columns]
            found = engine.run(f"SELECT {', '.join(map(name, names))} FROM {sql} ORDER BY ALL")  # noqa: S608
            engine.close()
        return [dict(zip(names, row, strict=True)) for row in found]


def _text(entry: Entry) -> str:
    parts = (entry.id, entry.name, entry.code, entry.class_, entry.provider, entry.summary, entry.items)
    return " ".join(parts).lower()
