"""Hash chains: every record holds the hash of the one before it, so that none can be changed unnoticed.

SHA-256, or SM3 (GB/T 32905) where GUIJU_HASH says so; both give 64 hexadecimal digits.
"""

import datetime as dt
import hashlib
import json
from typing import Any

from django.conf import settings

#: What stands before the first record of a chain.
GENESIS = "0" * 64


def digest(content: bytes) -> str:
    """The hash of some bytes by the configured algorithm."""
    return hashlib.new(settings.GUIJU_HASH, content).hexdigest()


def canonical(content: Any) -> bytes:
    """The one way to write a record's content down: sorted keys, no spaces, UTF-8."""
    return _WRITTEN.encode(content).encode()


def _plain(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    raise TypeError(f"a chained record cannot hold {type(value).__name__}")


_WRITTEN = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


#: The fields that the hash of an event covers, and those of a change in a register.
EVENT_FIELDS = (
    "seq", "step", "label", "source", "target", "actor_id", "role", "at", "recorded_at", "data", "law",
    "late_reason", "supersedes_id", "key",
)  # fmt: skip
CHANGE_FIELDS = ("register", "row", "seq", "kind", "actor_id", "at", "data", "reason")


def link(record: Any, fields: tuple[str, ...], prev: str) -> str:
    """Chain a record behind the hash `prev` and return its own hash."""
    record.prev = prev
    record.hash = seal_of(record, fields)
    return record.hash


def seal_of(record: Any, fields: tuple[str, ...]) -> str:
    """The hash that a record should have, from its content and the hash before it."""
    content = {name: getattr(record, name) for name in fields}
    return digest(record.prev.encode() + canonical(content))
