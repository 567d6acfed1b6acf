"""Settings: one box with SQLite by default, PostgreSQL where GUIJU_DATABASE says so.

Every value that a deployment may change is read from the environment here and nowhere else.
"""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

BASE_DIR = Path(__file__).resolve().parent.parent
#: Where this county's database, papers and keys live.
DATA_DIR = Path(os.environ.get("GUIJU_DATA", BASE_DIR / "var"))


def _secret_key() -> str:
    """The key from GUIJU_SECRET_KEY, else one made on first use and kept readable by its owner only."""
    if key := os.environ.get("GUIJU_SECRET_KEY"):
        return key
    path = DATA_DIR / "secret-key"
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text()


def database(url: str | None) -> dict:
    """Django's database settings from a URL; SQLite in DATA_DIR, durable on every commit, when there is none.

    `postgresql://user:password@host:port/name` or, over a unix socket, `postgresql://user@/name?host=/run/dir`.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "guiju.sqlite3",
            "OPTIONS": {
                # A step that was acknowledged must survive a power cut: FULL, although NORMAL would be faster.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
                " PRAGMA mmap_size=268435456;",
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
            },
        }
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
    }


SECRET_KEY = _secret_key()
DEBUG = os.environ.get("GUIJU_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("GUIJU_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

#: The lines of work. Adding one is one folder under matters/ and one line here.
MATTERS: list[str] = []

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "guiju.registry",
    "guiju.procedure",
    "guiju.documents",
    *MATTERS,
]

DATABASES = {"default": database(os.environ.get("GUIJU_DATABASE"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "registry.User"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

#: The hash of the event chains: sha256, or sm3 where commercial cryptography is required (GB/T 32905).
GUIJU_HASH = os.environ.get("GUIJU_HASH", "sha256")
#: A step recorded later than this many days after it happened needs a reason.
GUIJU_LATE_AFTER_DAYS = int(os.environ.get("GUIJU_LATE_AFTER_DAYS", "3"))
