"""The kernel's records."""

from guiju.procedure.models.case import Case, CaseQuerySet
from guiju.procedure.models.change import Change
from guiju.procedure.models.counter import Counter
from guiju.procedure.models.deadline import Deadline
from guiju.procedure.models.event import Event
from guiju.procedure.models.notice import HolidayNotice
from guiju.procedure.models.outbox import Outbox
from guiju.procedure.models.part import Part
from guiju.procedure.models.reading import Reading
from guiju.procedure.models.register import Register
from guiju.procedure.models.seal import Seal

__all__ = [
    "Case",
    "CaseQuerySet",
    "Change",
    "Counter",
    "Deadline",
    "Event",
    "HolidayNotice",
    "Outbox",
    "Part",
    "Reading",
    "Register",
    "Seal",
]
