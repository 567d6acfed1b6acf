"""Any history that the kernel accepts keeps the rules of rectification, however it wandered."""

import collections
import datetime as dt
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.models.stages import UNDERWAY, Stage
from guiju.matters.rectification.sources import Source, terms
from guiju.procedure import clock
from guiju.procedure.batch import Batch
from guiju.procedure.models.deadline import DeadlineState
from guiju.procedure.refusal import Refused

START = dt.date(2026, 3, 2)
#: What people do; the clock's own step is walked in `test_limits`.
STEPS = set(Rectification.procedure.versions) - {"enter", "assign", "fall_overdue"}
#: How often a step is tried: those that lead on more often than those that lead out.
WEIGHTS = collections.defaultdict(
    lambda: 2, charge=12, add_measure=3, submit_plan=8, approve_plan=8, report=8, answer_source=4, apply=8,
    pass_first=8, strike=9, send_back=6, recheck=5, archive=3, cancel=1, uphold=1, summon=1, refer=1, urge=1,
)  # fmt: skip
DAYS = ("due_on", "extension_wanted", "extended_to", "recheck_due_on")


@pytest.fixture(autouse=True)
def _clock():
    with clock.standing_at(dt.date(2029, 1, 3)):
        yield


class Wanderer:
    """Takes steps at random on one case, as whoever, with data that are often but not always sensible."""

    def __init__(self, county, seed):
        self.county, self.dice, self.day = county, random.Random(seed), START
        self.batch, self.tried, self.refused = Batch(), 0, 0
        source = self.dice.choice(list(Source))
        entry = {"source": source, "document": "来文", "text": "问题"}
        if self.dice.random() < 0.7:
            entry["received_on"] = START
        if terms(source).dated or self.dice.random() < 0.2:
            entry["document_due_on"] = START + dt.timedelta(days=60)
        self.case = self.batch.begin(
            Rectification, "enter", county.justice_supervisor, entry, body=county.justice, key="m", at=START,
            late_reason="补录",
        )  # fmt: skip

    @property
    def deadlines(self):
        return self.batch._deadlines[id(self.case)]

    def go(self):
        """Try one step."""
        self.day += dt.timedelta(days=self.dice.choice([0, 0, 0, 1, 4]))
        hand = [step for step in self.case.procedure.at_hand(self.case.stage, self.day) if step.name in STEPS]
        step = self.dice.choices(hand, [WEIGHTS[step.name] for step in hand])[0]
        before, told = dict(vars(self.case)), len(self.batch._outcomes)
        self.tried += 1
        try:
            self.batch.act(
                self.case, step.name, self.somebody(step), self.data(step), key=f"m{self.tried}", at=self.day,
                late_reason="补录",
            )  # fmt: skip
        except Refused as refusal:
            self.refused += 1
            assert str(refusal)
            if len(self.batch._outcomes) == told:
                assert dict(vars(self.case)) == before

    def somebody(self, step):
        owner = {self.county.township.pk: "town"}.get(self.case.counterpart_id, "market")
        place = owner if step.of == "counterpart" else "justice"
        if self.dice.random() < 0.05:
            place = "town"
        return getattr(self.county, f"{place}_{self.dice.choice(step.by)}")

    def data(self, step):
        made = {}
        for name in (*step.fills, *(name for name in step.optional if self.dice.random() < 0.6)):
            if name in DAYS:
                made[name] = self.day + dt.timedelta(days=self.dice.randint(-3, 45))
            elif name in ("counterpart", "owner", "unit"):
                made[name] = self.dice.choice([self.county.market, self.county.township, self.county.justice])
            elif name == "finished":
                made[name] = self.dice.choice(self.case.measures_open or [1])
            elif name == "at_once":
                made[name] = True
            elif name == "recheck_result":
                made[name] = "held"
            elif step.fields[name].get_internal_type() in ("CharField", "TextField"):
                made[name] = "内容"
        return made


def check(case, deadlines):
    """What must be true of every reachable case."""
    struck = case.stage in (Stage.STRUCK, Stage.ARCHIVED)
    assert struck == (case.struck_on is not None)
    if case.stage not in (Stage.ENTERED, Stage.WITHDRAWN):
        assert case.counterpart_id != case.body_id
        assert case.due_on
    if case.stage in (Stage.APPLIED, Stage.CHECKED) or struck:
        assert case.measures_open == []
        assert case.evidence_count > 0
        assert case.in_time is not None
    if struck:
        source = terms(case.source)
        assert case.applicant_id != case.checker_id
        assert case.answered_on or not (source.rule or source.dated)
        assert not case.objecting
    if case.stage == Stage.ARCHIVED:
        assert case.rechecked_on >= case.struck_on
    if case.document_due_on and case.due_on and not case.done("answer_source") and case.stage in UNDERWAY:
        assert case.due_on <= case.document_due_on or case.done("send_back", "reopen")
    running = [one for one in deadlines if one.state == DeadlineState.RUNNING]
    set_by_us = [one.due for one in running if one.limit == "rectifying"]
    assert set_by_us == ([case.due_on] if case.stage in UNDERWAY else [])
    assert case.next_due == min((one.due for one in running), default=None)
    if case.stage in case.procedure.final:
        assert not running
        assert case.closed_on == case.last_at.date()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_no_history_breaks_the_rules(county, seed):
    one = Wanderer(county, seed)
    for _ in range(60):
        one.go()
        check(one.case, one.deadlines)
        if one.case.stage in one.case.procedure.final:
            break


def test_the_wandering_reaches_every_stage_and_every_step(county):
    """Otherwise the test above would prove little."""
    stages, steps = set(), set()
    for seed in range(150):
        one = Wanderer(county, seed)
        for _ in range(60):
            one.go()
            stages.add(one.case.stage)
            if one.case.stage in one.case.procedure.final:
                break
        steps |= set(one.case.history)
    assert stages == set(Stage)
    assert steps >= STEPS
