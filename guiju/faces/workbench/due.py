"""How near a due date is, as officials colour it."""

import datetime as dt
from collections.abc import Callable

from django.db.models import Q

from guiju.procedure import calendars, clock

#: Amber begins so many working days before the due date. [P] A county may want another number.
AMBER_DAYS = 3


#: The colours, the most pressing first.
SHADES = ("red", "amber", "green")


def shading() -> Callable[[dt.date | None], str]:
    """How due dates are coloured today: `red` for overdue or due today, `amber` for nearly due, `green` for later."""
    today = clock.today()
    soon = calendars.current().add(today, AMBER_DAYS)

    def shade(due: dt.date | None) -> str:
        if due is None:
            return ""
        return "red" if due <= today else "amber" if due <= soon else "green"

    return shade


def colour(due: dt.date | None) -> str:
    """The colour of one due date; empty for none."""
    return shading()(due)


def within(shade: str) -> Q:
    """The condition for cases of one colour; for an unknown colour none."""
    today = clock.today()
    soon = calendars.current().add(today, AMBER_DAYS)
    return {
        "red": Q(next_due__lte=today),
        "amber": Q(next_due__gt=today, next_due__lte=soon),
        "green": Q(next_due__gt=soon),
    }.get(shade, Q())


def words(due: dt.date | None) -> str:
    """`还有5天`, `今天到期`, `超期3天`."""
    if due is None:
        return ""
    days = (due - clock.today()).days
    if days == 0:
        return "今天到期"
    return f"还有{days}天" if days > 0 else f"超期{-days}天"
