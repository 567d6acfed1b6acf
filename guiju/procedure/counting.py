"""Counting a period for a guard: by the county's own calendar, and refused in words where the law gives no day."""

import datetime as dt
from typing import Any

from guiju.law import clock, rules
from guiju.law.errors import LawError, NotInForce
from guiju.law.receipt import Receipt
from guiju.law.rules import Rule
from guiju.procedure import calendars
from guiju.procedure.refusal import Refused


def count(rule: str | Rule, start: dt.date | dt.datetime, **more: Any) -> Receipt:
    """The deadline as `guiju.law.clock.due` works it out, with the holiday notices that this county has loaded.

    Raises:
        Refused: the law gives no day here: its text was not in force then, or it allows no such extension.
    """
    try:
        return clock.due(rule, start, calendar=calendars.current(), **more)
    except LawError as error:
        raise Refused(str(error)) from error


def stands(rule_id: str, on: dt.date) -> bool:
    """Whether there is such a rule and it stood on the day."""
    try:
        return bool(rule_id) and rules.get(rule_id, on).in_force(on)
    except NotInForce:
        return False


def last_day(rule: str | Rule, start: dt.date, **more: Any) -> dt.date:
    """The last day of a period, moved off a rest day where the rule says so.

    Raises:
        Refused: the law gives no day here.
    """
    return count(rule, start, **more).due
