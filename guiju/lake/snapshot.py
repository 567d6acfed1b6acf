"""Snapshots: the records as of a cut-off, as an immutable, content-addressed folder of Parquet files.

    D/manifest.json
    D/penalty.penalty/2024-3f1c….parquet      one file a table and year, named by the hash of its rows

The same records give the same id, from SQLite or PostgreSQL, today or next year. Taking a snapshot again into the same
folder writes only the partitions that changed, and puts the new manifest in place last: whoever reads meanwhile, or
after a crash, finds a whole snapshot.
"""

import datetime as dt
import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Self

from guiju import indicators
from guiju.lake import partition
from guiju.lake.errors import LakeError
from guiju.lake.manifest import Manifest, TableFiles
from guiju.lake.moment import Read, standstill
from guiju.lake.reading import parse, texts
from guiju.lake.tables import Table, tables
from guiju.procedure import clock


@dataclass(frozen=True)
class Snapshot:
    """A snapshot that is there, with its manifest."""

    folder: Path
    manifest: Manifest

    @classmethod
    def open(cls, folder: Path | str) -> Self:
        """The snapshot in a folder.

        Raises:
            LakeError: The manifest is missing, damaged or of another format.
        """
        folder = Path(folder)
        return cls(folder, Manifest.read(folder))

    @property
    def id(self) -> str:
        """The id that the content gives."""
        return self.manifest.id

    @property
    def counties(self) -> dict[str, Self]:
        """Itself, as the only county: so one county is read as a city of one."""
        return {"": self}

    def files(self, table: str) -> list[Path]:
        """The Parquet files of a table.

        Raises:
            LakeError: The snapshot has no such table.
        """
        if table not in self.manifest.tables:
            raise LakeError(f"快照 {self.folder} 里没有表 {table}；它早于这项业务，请重新做快照。")
        return [self.folder / one.file for one in self.manifest.tables[table].partitions]

    def verify(self) -> None:
        """Read every file and compare it with the manifest.

        Raises:
            LakeError: A file is missing or damaged; the message names each one.
        """
        wrong = []
        for table in self.manifest.tables.values():
            for one in table.partitions:
                path = self.folder / one.file
                if not path.is_file():
                    wrong.append(f"缺少 {one.file}")
                elif path.stat().st_size != one.bytes or partition.file_hash(path) != one.sha256:
                    wrong.append(f"{one.file} 已损坏")
        if wrong:
            raise LakeError(f"快照 {self.folder} 不完整：{'；'.join(wrong)}。请重新做快照，或从备份取回这些文件。")


def take(
    folder: Path | str, year: int, cutoff: dt.date | None = None, progress: Callable[[str, int], None] | None = None
) -> Snapshot:
    """Write the records of a year into a folder, and return the snapshot.

    `cutoff` is the last day that counts: the end of the year, or today if that is earlier, unless it is given.
    `progress` is told each table and its rows.

    Raises:
        LakeError: The cut-off does not lie in the year or is still to come.
    """
    end = cutoff or min(dt.date(year, 12, 31), clock.today())
    if end.year != year:
        raise LakeError(f"截止日 {end} 不在 {year} 年内。")
    if end > clock.today():
        raise LakeError(f"截止日 {end} 还没有到。")
    folder = Path(folder)
    written = {}
    with _alone(folder):
        with standstill() as read:
            for table in tables():
                written[table.name] = _write(table, read, folder, end)
                if progress:
                    progress(table.name, written[table.name].rows)
        definitions = {indicator.id: indicator.version for indicator in indicators.all()}
        manifest = Manifest(year, end, written, clock.now().isoformat(), version("guiju"), definitions)
        manifest.write(folder)
        _sweep(folder, manifest)
    return Snapshot(folder, manifest)


def _write(table: Table, read: Read, folder: Path, cutoff: dt.date) -> TableFiles:
    rows = texts(table, table.until(cutoff), read)
    partitions = partition.write(rows, partial(parse, table=table), table.schema, folder / table.name, table.split)
    return TableFiles({column.name: str(column.type) for column in table.schema}, tuple(partitions))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else writes this snapshot meanwhile; the lock ends with the process, however it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise LakeError(f"另一个进程正在往 {folder} 写快照，请等它写完。") from None
        yield


def _sweep(folder: Path, manifest: Manifest) -> None:
    """Remove the files of the snapshot that was here before and of attempts that failed."""
    kept = {folder / one.file for table in manifest.tables.values() for one in table.partitions}
    ours = (path for pattern in ("*.*/*-????????????????.parquet", "*.*/.*.*") for path in folder.glob(pattern))
    for path in set(ours) - kept:
        path.unlink(missing_ok=True)
