"""Sweeping the store: files sent with a form that was refused and never sent again, or whose writing broke off.

A file that a case names is never removed, not even one that somebody is naming at this moment. Who names a file first
makes it young (`keep.hold`), which fails if it is gone; who sweeps first puts it aside, then looks once more how old it
is, and puts a young one back. Whichever comes first, the other sees it.
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from guiju.documents.keep import NEW, folder, path_of
from guiju.documents.models import Attachment

#: So long a form may wait to be sent anew, in seconds. A transaction that names a file is far shorter.
DAY = 24 * 60 * 60
_ASIDE = "swept-"


def sweep(older_than: float = DAY) -> int:
    """Remove what no case names and is older than a day; returns how many files. Safe at any time, beside anybody."""
    if not folder().is_dir():
        return 0
    lock = os.open(folder() / ".sweeping", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return _sweep(older_than)
    except BlockingIOError:  # somebody else is sweeping
        return 0
    finally:
        os.close(lock)


def _sweep(older_than: float) -> int:
    for left in folder().glob(f"{_ASIDE}*"):  # by a sweeper that was killed
        _put_back(left, path_of(left.name.removeprefix(_ASIDE)))
    before = time.time() - older_than
    broken = [path for path in folder().glob(f"{NEW}*") if _old(path, before)]
    for path in broken:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return len(broken) + sum(_remove(digest, before) for digest in _unnamed(before))


def _unnamed(before: float) -> Iterator[str]:
    """The old files of the store that no case names, one folder of the store at a time."""
    for place in sorted(path for path in folder().iterdir() if path.is_dir() and len(path.name) == 2):
        old = {place.name + path.name for path in place.iterdir() if _old(path, before)}
        yield from sorted(old - set(Attachment.objects.filter(digest__in=old).values_list("digest", flat=True)))


def _remove(digest: str, before: float) -> bool:
    """Remove a file unless somebody began to name it since it was found."""
    place, aside = path_of(digest), folder() / f"{_ASIDE}{digest}"
    place.replace(aside)
    if not _old(aside, before) or Attachment.objects.filter(digest=digest).exists():
        _put_back(aside, place)
        return False
    aside.unlink()
    return True


def _put_back(aside: Path, place: Path) -> None:
    """Back to its place, but never over one that was sent meanwhile: that one is younger."""
    with suppress(FileExistsError):
        os.link(aside, place)
    aside.unlink()


def _old(path: Path, before: float) -> bool:
    try:
        return path.stat().st_mtime < before
    except FileNotFoundError:  # finished, or taken away, at this moment
        return False
