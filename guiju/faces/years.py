"""Where the compiled years of this county are: beside the database, `snapshot-2024`, `facts-2024.parquet` and
`report-2024`, as `guiju demo`, `guiju snapshot` and `guiju compile` leave them there."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from guiju.facts.store import Facts


def snapshot(year: int) -> Path:
    """The folder with the records of a year."""
    return settings.DATA_DIR / f"snapshot-{year}"


def facts_file(year: int) -> Path:
    """The file with the facts that were compiled from them."""
    return settings.DATA_DIR / f"facts-{year}.parquet"


def report(year: int) -> Path:
    """The folder with the year's published report."""
    return settings.DATA_DIR / f"report-{year}"


def years() -> list[int]:
    """The years that have been compiled, newest first."""
    names = (path.stem.removeprefix("facts-") for path in settings.DATA_DIR.glob("facts-*.parquet"))
    return sorted((int(name) for name in names if name.isdigit()), reverse=True)


def facts(year: int) -> Facts:
    """The facts of a year, read again only when the file has changed."""
    path = facts_file(year)
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Facts:
    return Facts.read(path)
