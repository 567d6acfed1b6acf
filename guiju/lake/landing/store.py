"""A dataset's folder: batches land in it whole or not at all, one at a time.

<dataset>/batches/<batch>.json   the record of a batch; a batch has landed when this file is there
<dataset>/files/<hash>.parquet   its accepted rows, its rejected rows
<dataset>/quarantine/            sheets for the clerk
<dataset>/work/                  what a running ingest writes; swept by the next one after a crash
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from guiju.lake.engine import Engine, name, quoted
from guiju.lake.errors import LakeError
from guiju.lake.landing.record import File, Record


class Store:
    """The landed batches of one dataset."""

    def __init__(self, lake: Path, dataset: str) -> None:
        """`lake` is the folder of all datasets."""
        self.dataset, self.folder = dataset, lake / dataset

    def records(self) -> list[Record]:
        """Every landed file in the order in which they apply.

        Raises:
            LakeError: A record is damaged; the message names it.
        """
        found = []
        for path in (self.folder / "batches").glob("*.json"):
            try:
                found.append(Record.from_json(path.read_text(encoding="utf-8")))
            except (ValueError, KeyError, TypeError) as error:
                raise LakeError(f"批次记录 {path} 已损坏（{error}），请从备份恢复这个文件。") from error
        return sorted(found, key=lambda record: record.order)

    def batch(self, batch: str) -> list[Record]:
        """The records of one batch: the first, then its repairs."""
        return [record for record in self.records() if record.batch == batch]

    def path(self, file: File) -> Path:
        """Where a file lies."""
        return self.folder / "files" / file.name

    @contextmanager
    def work(self) -> Iterator[Path]:
        """An empty folder to work in, for one ingest at a time; a killed one lets go of it by dying.

        Raises:
            LakeError: Another ingest into this dataset is running.
        """
        folder = self.folder / "work"
        for place in (folder, self.folder / "batches", self.folder / "files", self.folder / "quarantine"):
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise LakeError(f"另一个程序正在向“{self.dataset}”收数，请等它结束再试。") from None
            _sweep(folder)
            self._forget_strays()
            try:
                yield folder
            finally:
                _sweep(folder)

    def keep(self, path: Path, rows: int) -> File:
        """Give a finished file its name and its place."""
        with path.open("rb+") as file:
            os.fsync(file.fileno())
            sha = hashlib.file_digest(file, "sha256").hexdigest()
        kept = File(f"{sha[:32]}.parquet", rows, path.stat().st_size, sha)
        path.replace(self.path(kept))
        return kept

    def land(self, record: Record, work: Path) -> None:
        """Make the batch part of the dataset, at one stroke: the record is written last."""
        _sync(self.folder / "files")
        path = work / record.name
        with path.open("w", encoding="utf-8") as file:
            file.write(record.to_json())
            file.flush()
            os.fsync(file.fileno())
        path.replace(self.folder / "batches" / record.name)
        _sync(self.folder / "batches")

    def _forget_strays(self) -> None:
        """Remove files whose batch did not land because the program was killed just before."""
        known = {file.name for record in self.records() for file in (record.rows, record.rejects) if file}
        for path in (self.folder / "files").iterdir():
            if path.name not in known:
                path.unlink()

    def verify(self) -> list[str]:
        """What is wrong with the files, one sentence each: missing, or not the bytes that landed."""
        wrong = []
        for record in self.records():
            for file in filter(None, (record.rows, record.rejects)):
                path = self.path(file)
                if not path.exists():
                    wrong.append(f"批次 {record.batch} 的文件 {path} 不见了，请从备份恢复。")
                    continue
                with path.open("rb") as opened:
                    if hashlib.file_digest(opened, "sha256").hexdigest() != file.sha256:
                        wrong.append(f"批次 {record.batch} 的文件 {path} 被改动过，请从备份恢复。")
        return wrong


def landed(store: Store) -> str:
    """All accepted rows as SQL, with `_batch` and `_order`; empty if nothing has landed."""
    files = [(record, record.rows) for record in store.records() if record.rows]
    if not files:
        return ""
    paths = ", ".join(quoted(store.path(file)) for _, file in files)
    orders = ", ".join(
        f"({quoted(store.path(file))}, {quoted(record.batch)}, {at})" for at, (record, file) in enumerate(files)
    )
    return f"""(SELECT * EXCLUDE (_file, filename) FROM read_parquet([{paths}], union_by_name=true, filename=true)
        JOIN (VALUES {orders}) AS b(_file, _batch, _order) ON filename = _file)"""  # noqa: S608 (names are ours)


def current(store: Store, keys: tuple[str, ...]) -> str:
    """The dataset as it stands, as SQL: of each key the last operation, unless it deletes.

    Only keys that were ever replaced or deleted need a look at all batches; the others stand as they were added.
    """
    rows = landed(store)
    if not rows:
        return ""
    key = ", ".join(name(one) for one in keys)
    touched = f"SELECT DISTINCT {key} FROM {rows} WHERE _op <> 'i'"  # noqa: S608
    last = f"row_number() OVER (PARTITION BY {key} ORDER BY _order DESC, _id DESC) = 1"
    return f"""(SELECT * FROM {rows} ANTI JOIN ({touched}) USING ({key})
        UNION ALL BY NAME
        SELECT * FROM (SELECT * FROM {rows} SEMI JOIN ({touched}) USING ({key}) QUALIFY {last}) WHERE _op <> 'd')"""  # noqa: S608


def relation(store: Store, keys: tuple[str, ...], engine: Engine) -> duckdb.DuckDBPyRelation:
    """The dataset as it stands, as a DuckDB relation.

    Raises:
        LakeError: Nothing has landed yet.
    """
    sql = current(store, keys)
    if not sql:
        raise LakeError(f"“{store.dataset}”还没有收到过数据，请先运行 guiju ingest {store.dataset} 文件。")
    return engine.connection.sql(f"SELECT * FROM {sql}")  # noqa: S608


def _sweep(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _sync(folder: Path) -> None:
    """Make sure that the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
