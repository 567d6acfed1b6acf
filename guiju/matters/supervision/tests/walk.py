"""A round of supervision and a campaign, told step by step."""

import datetime as dt
import itertools

from guiju.matters.supervision.models import Campaign, Round
from guiju.procedure import clock

START = dt.date(2026, 3, 2)
_numbers = itertools.count()


class Story:
    """One case of the justice bureau."""

    def __init__(self, county, model, name, data):
        self.county, self.day = county, START
        with clock.standing_at(START):
            key = f"{model.__name__}-{next(_numbers)}"
            self.case = model.begin(name, county.justice_supervisor, data, body=county.justice, key=key)

    def do(self, step, actor="justice_supervisor", /, **data):
        with clock.standing_at(self.day):
            self.case.act(step, getattr(self.county, actor), data, key=f"{step}-{next(_numbers)}")
        return self


def round_(county, **data):
    plain = {"name": "2026年法治督察", "mode": "own", "theme": "行政执法", "plan": "先书面后实地"}
    return Story(county, Round, "draft", plain | data)


def underway(county):
    story = round_(county).do("approve", "justice_head").do("form_team", name="第一组", members=5, formed_on=START)
    return story.do("notify", "justice_head")


def campaign(county, **data):
    return Story(
        county, Campaign, "start", {"name": "执法突出问题整治", "field": "enforcement", "plan": "分三步"} | data
    )


def announced(county):
    return campaign(county).do("announce", "justice_head", notice="欢迎提供线索")
