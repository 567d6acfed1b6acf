"""DuckDB for the lake: bounded in memory, with a folder of its own to spill into, and able to say how far it is."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import duckdb

from guiju.lake.errors import LakeError

#: Memory for one ingest; the rest of the process needs some hundred megabytes more.
MEMORY = "2GB"
#: Told what is being done and how much of it, in per cent.
Progress = Callable[[str, float], None]


class Engine:
    """One connection, in memory, that spills to a folder."""

    def __init__(self, folder: Path, progress: Progress | None = None, memory: str = MEMORY) -> None:
        """Connect; `folder` takes what does not fit into memory."""
        self.progress = progress
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "threads": os.cpu_count() or 1,
            "temp_directory": str(folder / "spill"),
        }
        self.connection = duckdb.connect(":memory:", config=settings)

    def run(self, sql: str, doing: str = "") -> list[tuple]:
        """Run one statement and return its rows, telling of progress meanwhile.

        Raises:
            LakeError: The disk is full, or memory does not suffice; nothing was kept.
        """
        try:
            if not (self.progress and doing):
                return self.connection.execute(sql).fetchall()
            with _Telling(self.connection, self.progress, doing):
                return self.connection.execute(sql).fetchall()
        except duckdb.IOException as error:
            raise LakeError(
                f"写盘失败，多半是磁盘已满或达到了配额，本批没有收入任何一行；腾出空间后重新执行即可。（{error}）"
            ) from error
        except duckdb.OutOfMemoryException as error:
            raise LakeError(f"内存或临时空间不够，本批没有收入任何一行。（{error}）") from error

    def one(self, sql: str) -> tuple:
        """The only row of a query."""
        return self.run(sql)[0]

    def close(self) -> None:
        """Let go of files and memory."""
        self.connection.close()


class _Telling:
    """A thread that looks how far a query is, twice a second, until it ends."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, tell: Progress, doing: str) -> None:
        self.connection, self.tell, self.doing, self.over = connection, tell, doing, threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)

    def watch(self) -> None:
        while not self.over.wait(0.5):
            self.tell(self.doing, max(0.0, self.connection.query_progress()))

    def __enter__(self) -> None:
        self.tell(self.doing, 0.0)
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()
        self.tell(self.doing, 100.0)


def quoted(text: object) -> str:
    """A text as an SQL literal."""
    return "'" + str(text).replace("'", "''") + "'"


def name(text: str) -> str:
    """A column's name as SQL."""
    return '"' + text.replace('"', '""') + '"'
