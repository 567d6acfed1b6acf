"""A county where somebody asks the government to review an act of the market bureau."""

import datetime as dt
import itertools

import pytest

from guiju.matters.reconsideration.choices import Condition
from guiju.matters.reconsideration.models import Reconsideration
from guiju.procedure import clock
from guiju.registry.models import Subject

DAY = dt.date(2026, 8, 3)
ALL_MET = [one.value for one in Condition]
APPLICATION = {"act_kind": "penalty", "request": "撤销处罚决定", "respondent_kind": "department"}
DECISION = {"outcome": "uphold", "findings": "经审理查明……", "reasons": "事实清楚，程序合法"}


class Walk:
    """Takes a case through its steps, each on a day, by the person whose step it is."""

    def __init__(self, county, case, day):
        self.county, self.case, self.day = county, case, day
        self._keys = itertools.count()

    def step(self, name, by="gov_handler", **data):
        """Take a step on the day on which the walk stands."""
        with clock.standing_at(self.day):
            self.case.act(name, getattr(self.county, by), data, key=f"{name}-{next(self._keys)}")
        return self

    def wait(self, days):
        """Let days pass."""
        self.day += dt.timedelta(days)
        return self

    def to(self, day):
        """Stand on a day."""
        self.day = day
        return self


@pytest.fixture
def person(db):
    return Subject.objects.create(kind="person", name="张三")


@pytest.fixture
def open_case(county, person):
    def begin(day=DAY, key="open", **data):
        given = {"party": person, "counterpart": county.market, **APPLICATION, **data}
        with clock.standing_at(day):
            case = Reconsideration.begin("receive", county.gov_clerk, given, body=county.government, key=key)
        return Walk(county, case, day)

    return begin


@pytest.fixture
def accepted(open_case):
    def accept(day=DAY, accept=None, **data):
        return open_case(day, **data).step("accept", met=ALL_MET, **(accept or {}))

    return accept


@pytest.fixture
def tried(accepted, county):
    """A case that is answered and heard, ready to be decided."""

    def walk(day=DAY, **data):
        at = accepted(day, **data)
        people = [county.gov_handler, county.gov_unit_head]
        at.step("appoint", "gov_unit_head", examiners=people).step("send_copy", copy_served_on=day)
        at.step("answer_application", "market_handler", reply="原行为合法")
        return at.step("hear", person="张三", manner="phone", text="处罚过重")

    return walk
