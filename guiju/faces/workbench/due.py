"""How near a due date is, as officials colour it."""

import datetime as dt

from django.db.models import Q

from guiju.procedure import calendars, clock

#: Amber begins so many working days before the due date. [P] A county may want another number.
AMBER_DAYS = 3


def colour(due: dt.date | None) -> str:
    """`red` for overdue or due today, `amber` for nearly due, `green` for later, empty for none."""
    if due is None:
        return ""
    today = clock.today()
    if due <= today:
        return "red"
    return "amber" if due <= calendars.current().add(today, AMBER_DAYS) else "green"


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
