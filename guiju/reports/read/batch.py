"""Many documents at once: one at a time in memory, over as many processes as asked for, in the order given."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from guiju.reports.read.files import Document, Unreadable, documents

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["expand", "map_documents"]

T = TypeVar("T")
_AHEAD = 4
"""Files handed to each process before its first result is taken; bounds the memory of a batch of any length."""


def expand(paths: Iterable[str]) -> list[str]:
    """`paths` with each folder replaced by the files in it that can be read; an empty folder stays, to be reported."""
    from guiju.reports.read.files.formats import SUFFIXES

    found: list[str] = []
    for path in paths:
        inside: list[str] = []
        if path != "-" and os.path.isdir(path):
            for root, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                inside += [
                    str(Path(root, name))
                    for name in sorted(names)
                    if not name.startswith((".", "~$")) and Path(name).suffix.lower() in SUFFIXES
                ]
        found += inside or [path]
    return found


def map_documents(
    paths: Iterable[str], work: Callable[[Document], T], jobs: int = 1
) -> Iterator[list[tuple[str, T] | Unreadable]]:
    """What `work` makes of each document, in order; a list, for an archive holds several.

    Args:
        paths: files, archives or `-`.
        work: called with each document; with several jobs it must be picklable, and so must its result.
        jobs: number of processes.
    """
    if jobs <= 1:
        for path in paths:
            yield _one(path, work)
        return
    from concurrent.futures import ProcessPoolExecutor  # takes longer to load than one report to read

    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[list[tuple[str, T] | Unreadable]]] = deque()
        for task in _tasks(paths):
            waiting.append(pool.submit(_one, task, work))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _tasks(paths: Iterable[str]) -> Iterator[str | Document | Unreadable]:
    """What one process does at a time: a file, or a document of an archive, which is unpacked here."""
    for path in paths:
        if path == "-" or path.lower().endswith(".zip"):
            yield from documents([path])
        else:
            yield path


def _one(task: str | Document | Unreadable, work: Callable[[Document], T]) -> list[tuple[str, T] | Unreadable]:
    items = documents([task]) if isinstance(task, str) else [task]
    return [item if isinstance(item, Unreadable) else (item.name, work(item)) for item in items]
