"""A rectification told step by step: the shortest lawful way to any stage."""

import datetime as dt
import itertools

from guiju.matters.rectification.models import Rectification
from guiju.procedure import clock

START = dt.date(2026, 3, 2)
DUE = dt.date(2026, 4, 30)

ENTRY = {"source": "own", "document": "法治督察反馈意见", "text": "处罚决定没有经过法制审核"}

_numbers = itertools.count()


class Walk:
    """One case, and a day that moves on; every step is taken on the day it is recorded."""

    def __init__(self, county, **entry):
        self.county, self.day = county, START
        with clock.standing_at(self.day):
            self.case = Rectification.begin(
                "enter", county.justice_supervisor, ENTRY | entry, body=county.justice, key=f"walk-{next(_numbers)}"
            )

    @classmethod
    def of(cls, county, case):
        """Walk on with a case that another line opened."""
        walk = cls.__new__(cls)
        walk.county, walk.day, walk.case = county, START, case
        return walk

    def on(self, day):
        self.day = day
        return self

    def do(self, name, actor, /, **data):
        with clock.standing_at(self.day):
            self.case.act(name, getattr(self.county, actor), data, key=f"{name}-{next(_numbers)}")
        return self

    def charged(self, **data):
        given = {"counterpart": self.county.market, "due_on": DUE, "requirement": "补做审核，完善制度"}
        return self.do("charge", "justice_supervisor", **given | data)

    def measured(self):
        return self.do("add_measure", "market_handler", text="培训审核人员", due_on=dt.date(2026, 4, 20))

    def planned(self):
        return self.charged().measured().do("submit_plan", "market_handler", cause="人手不足", plan="分三步整改")

    def rectifying(self):
        return self.planned().do("approve_plan", "justice_unit_head")

    def done(self):
        return self.do("report", "market_handler", text="已经培训", evidence="签到表", finished=1)

    def applied(self):
        return self.rectifying().done().do("apply", "market_handler", result="全部案件已补做审核")

    def checked(self):
        return self.applied().do("pass_first", "market_reviewer", opinion="属实")

    def struck(self, **data):
        return self.checked().do("strike", "justice_supervisor", opinion="同意销号", **data)

    def archived(self):
        held = {"recheck_result": "held", "opinion": "没有反弹"}
        return self.struck().do("recheck", "justice_supervisor", **held).do("archive", "justice_clerk")
