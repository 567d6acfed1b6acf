"""A lake, and files as people send them."""

import csv
import datetime as dt
import io
from pathlib import Path

import pytest

from guiju.lake.contracts.load import contracts
from guiju.lake.engine import Engine
from guiju.lake.ingest.run import ingest
from guiju.lake.landing.store import Store, relation

DAY = dt.date(2026, 3, 1)
#: One good hotline order, by the labels of its columns.
ORDER = {
    "工单编号": "G1",
    "渠道": "电话",
    "类型": "投诉",
    "事项分类": "噪声",
    "来电时间": "2026-01-05 08:30:00",
    "办理方式": "转办",
    "承办单位": "县城管局",
    "承办单位编码": "914403001922038216",
    "办结时间": "2026-01-09 10:00:00",
}


def orders(n: int, **changes: str) -> list[dict[str, str]]:
    return [ORDER | {"工单编号": f"G{at}"} | changes for at in range(1, n + 1)]


def sheet(rows: list[dict[str, str]], delimiter: str = ",", above: str = "") -> str:
    heads = list(dict.fromkeys(head for row in rows for head in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, heads, delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return above + out.getvalue()


class Lake:
    """A lake in a folder, and what is in it."""

    def __init__(self, folder: Path, dataset: str) -> None:
        self.folder, self.contract = folder / "lake", contracts()[dataset]
        self.sent = folder

    def ingest(self, file, name: str = "报送.csv", **how):
        if isinstance(file, list):
            file = sheet(file)
        if isinstance(file, str):
            file = file.encode()
        if isinstance(file, bytes):
            path = self.sent / name
            path.write_bytes(file)
            file = path
        return ingest(self.folder, self.contract, file, today=DAY, **how)

    @property
    def store(self) -> Store:
        return Store(self.folder, self.contract.id)

    def now(self, *columns: str) -> list:
        engine = Engine(self.folder)
        names = columns or self.contract.keys
        rows = relation(self.store, self.contract.keys, engine).select(*names).order(names[0]).fetchall()
        engine.close()
        return rows if len(names) > 1 else [value for (value,) in rows]


@pytest.fixture
def lake(tmp_path):
    return Lake(tmp_path, "hotline")


def reasons(outcome) -> dict[str, int]:
    return {one.id: one.rows for one in outcome.record.reasons}
