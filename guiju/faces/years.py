"""Where the compiled years of this county are: `years/2024/` holds the snapshot, the facts and the report."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from guiju.facts.store import Facts

#: What a year's folder holds.
SNAPSHOT, FACTS, REPORT = "snapshot", "facts.parquet", "report"


def folder(year: int | str) -> Path:
    """The folder of a year."""
    return settings.DATA_DIR / "years" / str(year)


def years() -> list[int]:
    """The years that have been compiled, newest first."""
    root = settings.DATA_DIR / "years"
    if not root.is_dir():
        return []
    return sorted(
        (int(one.name) for one in root.iterdir() if one.name.isdigit() and (one / FACTS).exists()), reverse=True
    )


def facts(year: int) -> Facts:
    """The facts of a year, read again only when the file has changed."""
    path = folder(year) / FACTS
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Facts:
    return Facts.read(path)
