"""Where chunks of made-up rows go: one Parquet file a table and year, as a snapshot has them."""

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from guiju.lake import partition
from guiju.lake.manifest import Partition, TableFiles
from guiju.lake.synth.columns import table
from guiju.lake.tables import Table, named


class Shelf:
    """A county's files while they grow; two of them at a time are written beside the drawing.

    Words are written as the numbers into a list that they are drawn as, and no text is made of them on the way.
    """

    def __init__(self, folder: Path, tables: list[Table]) -> None:
        """Files below a folder."""
        self.folder = folder
        self.schemas = {one.name: one.schema for one in tables}
        self._coded = {name: pa.schema([_coded(field) for field in schema]) for name, schema in self.schemas.items()}
        #: Columns of which the files say how far they reach: those that figures and their tests ask about.
        self._asked = {model._meta.label_lower: columns for model, columns in named().items()}
        self._files: dict[tuple[str, str], pq.ParquetWriter] = {}
        self._rows: dict[tuple[str, str], int] = {}
        self._beside = ThreadPoolExecutor(2)
        self._waiting: list[Future] = []
        self._last: dict[tuple[str, str], Future] = {}

    def put(self, name: str, part: str, columns: dict[str, pa.Array], rows: int) -> None:
        """Add rows to a table's part; at most a few chunks wait."""
        while len(self._waiting) > 3:
            self._waiting.pop(0).result()
        before = self._last.get((name, part))
        self._last[name, part] = self._beside.submit(self._write, name, part, columns, rows, before)
        self._waiting.append(self._last[name, part])

    def _write(
        self, name: str, part: str, columns: dict[str, pa.Array], rows: int, before: Future | None = None
    ) -> None:
        """Write a chunk after the one before it in the same file, which began earlier, so that it will end."""
        if before:
            before.result()
        schema = self._coded[name]
        key = (name, part)
        if key not in self._files:
            (self.folder / name).mkdir(parents=True, exist_ok=True)
            known = [one for one in schema.names if one in self._asked.get(name, ()) or one in ("id", "at")]
            coded = [field.name for field in schema if pa.types.is_dictionary(field.type)]
            self._files[key] = pq.ParquetWriter(
                self._path(key), schema, compression="zstd", compression_level=1, use_dictionary=coded,
                store_schema=False, write_statistics=known,
            )  # fmt: skip
            self._rows[key] = 0
        self._files[key].write_table(table(columns, schema, rows).cast(schema))
        self._rows[key] += rows

    def finish(self) -> dict[str, TableFiles]:
        """Close every file, and give each table its files; a table without rows has one empty file."""
        for future in self._waiting:
            future.result()
        for name in self.schemas:
            if not any(table == name for table, _ in self._files):
                self._write(name, "all", {}, 0)
        found: dict[str, list[Partition]] = {name: [] for name in self.schemas}
        for key in sorted(self._files):
            self._files[key].close()
            found[key[0]].append(self._finished(key))
        return {
            name: TableFiles({one.name: str(one.type) for one in self.schemas[name]}, tuple(parts))
            for name, parts in found.items()
        }

    def _finished(self, key: tuple[str, str]) -> Partition:
        """The file in its place. There is no database behind it, so that its bytes are its content."""
        name, part = key
        sha = partition.file_hash(self._path(key))
        path = self.folder / name / f"{part}-{sha[:16]}.parquet"
        self._path(key).replace(path)
        content = hashlib.sha256(sha.encode()).hexdigest()
        return Partition(part, f"{name}/{path.name}", self._rows[key], content, sha, path.stat().st_size)

    def _path(self, key: tuple[str, str]) -> Path:
        return self.folder / key[0] / f".{key[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._beside.shutdown(cancel_futures=True)


def _coded(field: pa.Field) -> pa.Field:
    """A text as a number into a list; numbers of cases are all different."""
    coded = pa.types.is_string(field.type) and field.name != "number"
    return field.with_type(pa.dictionary(pa.int16(), pa.string())) if coded else field
