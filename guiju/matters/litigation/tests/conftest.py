"""The market bureau is sued."""

import datetime as dt
import itertools

import pytest

from guiju.matters.litigation.models import Lawsuit, Suggestion
from guiju.procedure import clock
from guiju.registry.models import Subject

DAY = dt.date(2024, 3, 4)


class Walk:
    """Takes a case of a body through its steps, each on a day, by the person of the body whose step it is."""

    def __init__(self, county, case, day, place="market"):
        self.county, self.case, self.day, self.place = county, case, day, place
        self._keys = itertools.count()

    def step(self, name, by="handler", **data):
        """Take a step on the day on which the walk stands; `by` is a role, or a person as `town_clerk`."""
        who = getattr(self.county, by if hasattr(self.county, by) else f"{self.place}_{by}")
        with clock.standing_at(self.day):
            self.case.act(name, who, data, key=f"{name}-{next(self._keys)}")
        return self

    def wait(self, days):
        """Let days pass."""
        self.day += dt.timedelta(days)
        return self

    def to(self, day):
        """Stand on a day."""
        self.day = day
        return self

    def next_instance(self):
        """The walk of the case that this one opened."""
        return Walk(self.county, Lawsuit.objects.get(origin=self.case.pk), self.day, self.place)


@pytest.fixture
def plaintiff(db):
    return Subject.objects.create(kind="person", name="李四")


@pytest.fixture
def suit(county, plaintiff):
    def begin(day=DAY, place="market", **data):
        given = {
            "party": plaintiff,
            "court": "酉县人民法院",
            "about": "penalty",
            "received_on": day,
            "way": "direct",
            **data,
        }
        body = {"market": county.market, "gov": county.government, "town": county.township}[place]
        with clock.standing_at(day):
            clerk = getattr(county, f"{place}_clerk")
            case = Lawsuit.begin("receive", clerk, given | data, body=body, key=f"suit-{place}-{day}")
        return Walk(county, case, day, place)

    return begin


@pytest.fixture
def suggestion(county):
    def begin(letter, day=DAY, **data):
        sender = "酉县人民检察院" if letter.startswith("procur") else "酉县人民法院"
        given = {"letter": letter, "sender": sender, "content": "依法履职", "received_on": day, **data}
        with clock.standing_at(day):
            case = Suggestion.begin("receive", county.market_clerk, given, body=county.market, key="sug")
        return Walk(county, case, day)

    return begin
