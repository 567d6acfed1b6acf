"""Audits that run beside the web server: one process each, bounded in memory and time, its files gone after a while.

A job is a folder with the dropped report, then `progress.json`, then the results. The report itself is removed as soon
as it was read; the results when the user says so, or after a quarter of an hour.
"""

import re
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings

from guiju.faces.portal.progress import tell

#: Seconds after which a job's folder is removed.
KEPT_FOR = 900
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
    running = [path for path in folder().iterdir() if not (path / "done").exists()]
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
    return token


def find(token: str) -> Path | None:
    """The folder of a job, if it is still there."""
    path = folder() / token
    return path if _TOKEN.fullmatch(token) and path.is_dir() else None


def forget(token: str) -> None:
    """Remove a job and everything it made."""
    if path := find(token):
        shutil.rmtree(path, ignore_errors=True)


def sweep() -> None:
    """Remove the jobs whose time is over."""
    for path in folder().iterdir():
        if time.time() - path.stat().st_mtime > KEPT_FOR:
            shutil.rmtree(path, ignore_errors=True)
