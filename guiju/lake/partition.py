"""Rows on their way into Parquet files, hashed as they go.

The content hash is the SHA-256 of the rows as CSV in the order of their ids (`pyarrow.csv`: a quoted text, a bare
number, nothing for an empty column), headed by the names and types of the columns. It depends on nothing but the rows:
not on the database they came from, the size of the chunks, the compression, or the version of the Parquet writer.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import compute, csv

from guiju.lake.manifest import Partition
from guiju.lake.reading import with_lists


class _Hash:
    """A file to write to that keeps only the hash of what was written."""

    closed = False

    def __init__(self) -> None:
        self.sha = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.sha.update(data)
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing to close."""


class _Writer:
    """A Parquet file and the hash of its rows, growing together."""

    def __init__(self, name: str, folder: Path, schema: pa.Schema) -> None:
        self.name, self.folder, self.schema, self.rows, self.hash = name, folder, schema, 0, _Hash()
        self.temporary = folder / f".{name}.{os.getpid()}"
        self.hash.write(", ".join(f"{field.name}: {field.type}" for field in schema).encode() + b"\n")
        self.parquet = pq.ParquetWriter(self.temporary, schema, compression="zstd", compression_level=3)

    def write(self, chunk: pa.Table) -> None:
        self.rows += chunk.num_rows
        csv.write_csv(chunk, pa.PythonFile(self.hash, "w"), csv.WriteOptions(include_header=False))
        self.parquet.write_table(with_lists(chunk, self.schema))

    def finish(self) -> Partition:
        """Close the file and put it in its place, unless a file with these rows is there already."""
        self.parquet.close()
        content = self.hash.sha.hexdigest()
        path = self.folder / f"{self.name}-{content[:16]}.parquet"
        if not path.exists():
            with self.temporary.open("rb+") as file:
                os.fsync(file.fileno())
            self.temporary.replace(path)
        size, file_sha = path.stat().st_size, file_hash(path)
        return Partition(self.name, f"{self.folder.name}/{path.name}", self.rows, content, file_sha, size)


def write(
    texts: Iterable[bytes], parse: Callable[[bytes], pa.Table], schema: pa.Schema, folder: Path, split: str
) -> list[Partition]:
    """Write the rows below `folder`, one file for each year of the column `split` (or one for all, when it is empty).

    The rows come as texts, and `parse` reads one. Parsing and writing go on in a thread beside the database, which is
    the slowest of the three; at most one text waits.
    """
    folder.mkdir(parents=True, exist_ok=True)
    writers: dict[str, _Writer] = {}

    def put(text: bytes) -> None:
        for name, rows in _years(parse(text), split):
            if name not in writers:
                writers[name] = _Writer(name, folder, schema)
            writers[name].write(rows)

    try:
        with ThreadPoolExecutor(1) as beside:
            before: Future | None = None
            for text in texts:
                if before:
                    before.result()
                before = beside.submit(put, text)
            if before:
                before.result()
        if not writers:
            writers["all"] = _Writer("all", folder, schema)
        return [writers[name].finish() for name in sorted(writers)]
    finally:
        for writer in writers.values():
            writer.parquet.close()
            writer.temporary.unlink(missing_ok=True)


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _years(chunk: pa.Table, split: str) -> Iterator[tuple[str, pa.Table]]:
    if not split:
        yield "all", chunk
        return
    years = compute.year(chunk.column(split))
    for year in compute.unique(years).to_pylist():
        yield str(year), chunk.filter(compute.equal(years, year))
