"""The calendar by which this county counts: the law library's, with the notices loaded since."""

import datetime as dt
import time
from collections.abc import Iterable

from guiju.law.calendar import Calendar, standard
from guiju.procedure.models import HolidayNotice

#: Another process that loads a notice is heard of after so many seconds.
_FRESH = 60.0
_kept: tuple[float, Calendar] | None = None


def current() -> Calendar:
    """The national calendar with every notice this county has loaded."""
    global _kept  # noqa: PLW0603 — one calendar a process, looked up on every step
    if _kept is None or time.monotonic() - _kept[0] > _FRESH:
        calendar = standard()
        for notice in HolidayNotice.objects.order_by("year"):
            calendar = calendar.with_notice(notice.year, _days(notice.rest), _days(notice.work), notice.source)
        _kept = (time.monotonic(), calendar)
    return _kept[1]


def forget() -> None:
    """Read the notices again at the next look."""
    global _kept  # noqa: PLW0603
    _kept = None


def _days(texts: Iterable[str]) -> list[dt.date]:
    return [dt.date.fromisoformat(text) for text in texts]
