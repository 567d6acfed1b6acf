"""Audits that run beside the web server: one process each, bounded in memory and time, its files gone after a while.

A job is a folder with the dropped report, then `progress.json`, then the results. The report itself is removed as soon
as it was read; the results when the user says so, or after a quarter of an hour. The web server removes them then by
itself; what a restart left behind goes with the next visit.
"""

import re
import secrets
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

from django.conf import settings

from guiju.faces.portal.progress import tell

#: Seconds after which a job's folder is removed.
KEPT_FOR = 900
#: Seconds after which a job that has not ended was killed: its own limit is one minute of computing.
LONGEST = 180
#: Reports that are audited at the same time.
AT_ONCE = 2
LARGEST = 20 * 1024 * 1024
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


class Busy(Exception):
    """Too many reports are being audited now."""


def folder() -> Path:
    """Where the jobs' folders are."""
    path = settings.DATA_DIR / "audits"
    path.mkdir(parents=True, exist_ok=True)
    return path


def start(name: str, content: bytes) -> str:
    """Begin to audit a report and return the job's token.

    Raises:
        Busy: Two others are running.
    """
    sweep()
    running = [path for path in folder().iterdir() if not (path / "done").exists() and not overdue(path)]
    if len(running) >= AT_ONCE:
        raise Busy
    token = secrets.token_urlsafe(24)
    here = folder() / token
    here.mkdir(mode=0o700)
    # The name is the user's; only its ending is used for the file on disk.
    suffix = re.sub(r"[^a-z0-9.]", "", Path(name).suffix.lower())[:6]
    (here / f"report{suffix}").write_bytes(content)
    tell(here, 0, "排队")
    (here / "name").write_text(Path(name).name[:120], encoding="utf-8", errors="replace")
    subprocess.Popen(
        [sys.executable, "-m", "guiju.faces.portal.work", str(here)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    timer = threading.Timer(KEPT_FOR, forget, [token])
    timer.daemon = True
    timer.start()
    return token


def overdue(here: Path) -> bool:
    """Whether a job that has not said that it is done never will: the system killed it for what it cost."""
    return not (here / "done").exists() and time.time() - here.stat().st_ctime > LONGEST


def find(token: str) -> Path | None:
    """The folder of a job, if it is still there."""
    path = folder() / token
    if not _TOKEN.fullmatch(token) or not path.is_dir():
        return None
    if _over(path):
        shutil.rmtree(path, ignore_errors=True)
        return None
    return path


def forget(token: str) -> None:
    """Remove a job and everything it made."""
    if _TOKEN.fullmatch(token):
        shutil.rmtree(folder() / token, ignore_errors=True)


def sweep() -> None:
    """Remove the jobs whose time is over."""
    for path in folder().iterdir():
        if _over(path):
            shutil.rmtree(path, ignore_errors=True)


def _over(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > KEPT_FOR
