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
            # To close the last connection is to write the whole log back, and a fresh one begins with an empty cache.
            "CONN_MAX_AGE": 600,
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
        # Steps send the same few statements again and again: prepared, they need no new plan (a third less time).
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 5},
    }


SECRET_KEY = _secret_key()
DEBUG = os.environ.get("GUIJU_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("GUIJU_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

#: The lines of work. Adding one is one folder under matters/ and one line here.
MATTERS: list[str] = [
    "guiju.matters.penalty",
    "guiju.matters.reconsideration",
    "guiju.matters.litigation",
    "guiju.matters.rectification",
    "guiju.matters.supervision",
    "guiju.matters.leadership",
    "guiju.matters.publicity",
]

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
    "guiju.faces.workbench",
    "guiju.faces.portal",
    "guiju.faces.api",
    "django_htmx",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "guiju.faces.workbench.middleware.Refusals",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "guiju.faces.workbench.context.house",
            ],
        },
    },
]

ROOT_URLCONF = "guiju.faces.urls"
WSGI_APPLICATION = "guiju.faces.wsgi.application"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "todo"

STATIC_URL = "static/"
# Served straight from the packages: one box needs no collecting step.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "workbench/locked.html"
AXES_RESET_ON_SUCCESS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# An idle session ends after half an hour (GB/T 22239-2019, 8.1.4.1 b).
SESSION_COOKIE_AGE = 1800
SESSION_SAVE_EVERY_REQUEST = False
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "guiju.faces.workbench.views.errors.csrf"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "guiju.faces.uploads.NotTooMuch",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}

DATABASES = {"default": database(os.environ.get("GUIJU_DATABASE"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "registry.User"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

#: The hash of the event chains: sha256, or sm3 where commercial cryptography is required (GB/T 32905).
GUIJU_HASH = os.environ.get("GUIJU_HASH", "sha256")
#: The largest file that may be added to a case, in megabytes.
GUIJU_ATTACHMENT_MB = int(os.environ.get("GUIJU_ATTACHMENT_MB", "50"))
#: A step recorded later than this many days after it happened needs a reason.
GUIJU_LATE_AFTER_DAYS = int(os.environ.get("GUIJU_LATE_AFTER_DAYS", "3"))
