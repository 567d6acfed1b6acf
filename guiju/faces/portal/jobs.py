"""Audits that run beside the web server: one process each, bounded in memory and time, its files gone after a while.

A job is a folder with the dropped reports, then `progress.json`, then the results. The reports are removed as soon as
they were read; the results when the user says so, or after a quarter of an hour. The web server removes them then by
itself; what a restart left behind goes with the next visit.
"""

import json
import re
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from guiju.faces.portal.progress import tell

#: Seconds after which a job's folder is removed.
KEPT_FOR = 900
#: Seconds after which a job that has not ended was killed: its own limit is one minute of computing.
LONGEST = 180
#: Jobs that run at the same time.
AT_ONCE = 2
#: Reports that one job lays side by side, and bytes of all of them.
MOST = 6
LARGEST = 20 * 1024 * 1024
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


class Busy(Exception):
    """Too many reports are being audited now."""


def folder() -> Path:
    """Where the jobs' folders are."""
    path = settings.DATA_DIR / "audits"
    path.mkdir(parents=True, exist_ok=True)
    return path


def start(reports: Sequence[tuple[str, bytes]]) -> str:
    """Begin to audit reports, each a name and what is in it, together; return the job's token.

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
    for turn, (name, content) in enumerate(reports):
        # The name is the user's; only its ending is used for the file on disk.
        suffix = re.sub(r"[^a-z0-9.]", "", Path(name).suffix.lower())[:6]
        (here / f"report{turn}{suffix}").write_bytes(content)
    tell(here, 0, "排队")
    called = json.dumps(_apart([Path(name).name[:120] for name, _ in reports]), ensure_ascii=False)
    (here / "names.json").write_text(called, encoding="utf-8", errors="replace")
    subprocess.Popen(
        [sys.executable, "-m", "guiju.faces.portal.work", str(here)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    timer = threading.Timer(KEPT_FOR, forget, [token])
    timer.daemon = True
    timer.start()
    return token


def _apart(names: list[str]) -> list[str]:
    """The names, a number behind those that came before: findings tell their reports by name."""
    before = [names[:turn].count(name) for turn, name in enumerate(names)]
    return [f"{name}（{times + 1}）" if times else name for name, times in zip(names, before, strict=True)]


def names(here: Path) -> list[str]:
    """What the reports of a job are called, in the order in which they were dropped."""
    called: list[str] = json.loads((here / "names.json").read_text(encoding="utf-8"))
    return called


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
