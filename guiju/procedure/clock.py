"""The one clock. A rehearsal or a generator of past years sets it; everything else reads it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
_set: ContextVar[dt.datetime | None] = ContextVar("clock", default=None)


def now() -> dt.datetime:
    """This moment, in Shanghai time."""
    return _set.get() or dt.datetime.now(SHANGHAI)


def today() -> dt.date:
    """This day in Shanghai, whatever the machine's own zone."""
    return now().date()


@contextmanager
def standing_at(moment: dt.datetime | dt.date) -> Iterator[None]:
    """Let the clock stand at a moment (noon of a date) inside the block."""
    token = _set.set(as_moment(moment))
    try:
        yield
    finally:
        _set.reset(token)


def as_moment(value: dt.datetime | dt.date) -> dt.datetime:
    """A moment in Shanghai time; a bare date means its noon."""
    if not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day, 12, tzinfo=SHANGHAI)
    return value.replace(tzinfo=SHANGHAI) if value.tzinfo is None else value.astimezone(SHANGHAI)
