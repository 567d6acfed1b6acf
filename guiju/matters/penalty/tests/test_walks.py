"""No history that can be reached breaks the Law, whichever way a county stumbles through a case.

The walks run in memory through `Batch`: the judgement is the kernel's own, only nothing is written.
"""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.matters.penalty.models import CrimeTransfer, Penalty, PenaltyHearing
from guiju.matters.penalty.models.words import HEARD, Crime, Decision, Kind, Stage, heaviest, rank
from guiju.matters.penalty.tests.conftest import DAY, make_world
from guiju.procedure import clock
from guiju.procedure.batch import Batch
from guiju.procedure.models.deadline import DeadlineState
from guiju.procedure.refusal import Refused
from guiju.procedure.steps import SAME

END = dt.date(2027, 3, 1)
#: Steps that lead aside or to the end, and so must not be the rule either.
TURNS = {
    "assign", "dismiss", "pass_on", "suspend", "suspect", "clear", "recuse", "recuse_head", "revoke", "alter",
    "give_up", "refuse", "close", "keep_here", "transfer",
}  # fmt: skip
#: Facts that turn a case aside, and so must not be the rule.
RARE = {
    "no_fault", "incapable", "hazard", "slight", "complex", "grave", "public_interest", "several_relations", "secret",
}  # fmt: skip
SUMS = [Decimal(50), Decimal(150), Decimal(1000), Decimal(5000), Decimal(100_000)]
MONEY = (
    "fine",
    "proposed_fine",
    "confiscated",
    "proposed_confiscation",
    "amount",
    "changed_fine",
    "goods_value",
    "illegal_gain",
)


@pytest.fixture
def stage(db):
    with clock.standing_at(END):
        yield make_world()


class Wanderer:
    """Somebody who tries steps at random, with random forms, as time goes by."""

    def __init__(self, world, rng):
        self.world, self.rng, self.batch, self.day = world, rng, Batch(), DAY
        self.cases, self.keys = [], 0
        self.refusals = Counter()

    def key(self):
        self.keys += 1
        return f"w{self.keys}"

    def actor(self, step):
        return getattr(self.world, f"market_{self.rng.choice(step.by)}")

    def answer(self, case, name, field):
        rng, world = self.rng, self.world
        today, soon = self.day, dt.timedelta
        known = {
            "party": [world.firm, world.firm, world.person],
            "officers": [world.officers[:2], world.officers[1:]],
            "officer": world.officers,
            "item": [world.item],
            "happened_on": [DAY - soon(30)] * 5 + [DAY - soon(800)],
            "discovered_on": [DAY],
            "defend_by": [today, today + soon(5)],
            "set_for": [today + soon(5), today + soon(14)],
            "host": [world.market_host],
            "head": [world.market_leader],
            "counterpart": [world.justice],
            "kinds": [["fine"], ["warning"], ["fine", "gains"], ["revoke"]],
            "proposed_kinds": [["fine"], ["fine", "gains"], ["revoke"]],
            "public_until": [today + soon(200)],
            "until": [today + soon(60)],
            "age": ["adult", "adult", "youth"],
            "proposal": ["penalty", "penalty", "exempt"],
            "granted": ["no"],
            "urge_until": [today + soon(10)],
            "mitigation": [[], [], ["helped"]],
            "review_result": ["pass", "pass", "reject"],
            "agents": [0, 1, 3],
            "barred": [[]],
        }
        if name in known:
            return rng.choice(known[name])
        if name in MONEY:
            left = [case.fine_left, case.gains_left] if isinstance(case, Penalty) and case.owed is not None else []
            return rng.choice([*SUMS, *(sum_ for sum_ in left if sum_)])
        if isinstance(field, models.BooleanField):
            return rng.random() < (0.15 if name in RARE else 0.9)
        if field.choices:
            return rng.choice([value for value, _ in field.choices])
        if isinstance(field, models.DateField):
            return self.day
        return "写明的内容"

    def form(self, case, step):
        data = {name: self.answer(case, name, step.fields[name]) for name in step.fills}
        for name in step.optional:
            if self.rng.random() < 0.4 and name not in ("ended_on", "band", "exemption", "handler", "correct_by"):
                data[name] = self.answer(case, name, step.fields[name])
        if step.name == "punish" and self.rng.random() < 0.8:
            told = {"kinds": case.proposed_kinds, "fine": case.proposed_fine, "confiscated": case.proposed_confiscation}
            data |= told | {"hearing_adopted": "采纳"}
        for kinds, fine in (("kinds", "fine"), ("proposed_kinds", "proposed_fine")):
            if kinds in data and self.rng.random() < 0.9 and step.name != "punish":
                data[fine] = self.rng.choice(SUMS) if "fine" in data[kinds] else None
        return {name: value for name, value in data.items() if value is not None}

    def begin(self):
        name = self.rng.choice(("register", "register", "punish_on_spot"))
        step = Penalty.procedure.versions[name][0]
        form = self.form(Penalty(), step)
        return self.batch.begin(
            Penalty,
            name,
            self.actor(step),
            form,
            body=self.world.market,
            key=self.key(),
            at=self.day,
            late_reason="补录",
        )

    def move(self, case):
        steps = [
            step
            for step in case.procedure.at_hand(case.stage, self.day)
            if self.rng.random() < (0.04 if step.name in TURNS else 1)
        ]
        if not steps:
            return ""
        onward = [step for step in steps if step.target is not SAME]
        step = self.rng.choice(onward if onward and self.rng.random() < 0.4 else steps)
        before = len(self.batch._cases)
        try:
            actor = self.world.market_host if step.by == ("host",) else self.actor(step)
            self.batch.act(
                case, step.name, actor, self.form(case, step), key=self.key(),
                at=max(clock.as_moment(self.day), case.last_at), late_reason="补录",
            )  # fmt: skip
        except Refused as refusal:
            self.refusals[f"{step.name}: {refusal.message[:40]}"] += 1
            return ""
        self.cases += self.batch._cases[before:]
        return step.name

    def deadlines(self, case, limit):
        return [one for one in self.batch._deadlines[id(case)] if one.limit == limit]


def lawful(wanderer, case, step):
    """What must hold after any step of a penalty."""
    assert len(set(case.team)) >= 2 or not case.done("file", "punish_on_spot")
    if case.decision == Decision.PENALTY:
        assert case.age != "child"
        assert not (case.slight and case.corrected and case.harm == "none")
        assert case.heaviest == heaviest(case.kinds)
        assert bool(case.fine) == (Kind.FINE in case.kinds)
        assert case.discovered_on <= case.limitation_ends()
        if case.track == "ordinary":
            assert case.done("inform")
            assert rank(case.heaviest) <= rank(heaviest(case.proposed_kinds))
            assert (case.fine or 0) <= (case.proposed_fine or 0)
            if HEARD & set(case.proposed_kinds) or (case.proposed_fine or 0) >= 100_000:
                assert case.hearing_told
            if step == "punish":
                assert case.unchecked == 0
                assert not case.review_grounds() or case.review_result == "pass"
                assert case.discussed_on or not (case.complex or case.grave)
                assert case.crime not in (Crime.SUSPECTED, Crime.TRANSFERRED)
                for one in wanderer.deadlines(case, "hearing_request"):
                    assert one.state in (DeadlineState.MET, DeadlineState.ENDED)
                    assert one.state == DeadlineState.MET or one.due < wanderer.day
        else:
            assert set(case.kinds) <= {"warning", "fine"}
            assert (case.fine or 0) <= (3000 if case.party.kind == "firm" else 200)
    if case.fine and not case.overturned:
        assert 0 <= case.fine_paid <= case.fine
        assert case.late_fee <= case.fine
    if case.age == "youth" and case.done("file", "punish_on_spot"):
        assert case.secret
    if case.enforcement:
        assert case.urged_on
    if case.mitigation and case.decision == Decision.PENALTY:
        assert case.leniency in ("light", "mitigated")
    if case.publicity == "published":
        assert case.age == "adult"
        assert not case.secret
    if case.stage == Stage.CLOSED and step == "close":
        assert not case.outstanding()
        assert case.publicity != "due"
    if step in ("close", "pass_on", "conclude"):
        assert not case.keeping


@given(rng=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_reachable_history_breaks_the_law(stage, rng):
    wanderer = Wanderer(stage, rng)
    try:
        penalty = wanderer.begin()
    except Refused:
        return
    wanderer.cases = [penalty]
    lawful(wanderer, penalty, "begin")
    for _ in range(120):
        wanderer.day = min(wanderer.day + dt.timedelta(rng.choice((0, 0, 0, 1, 3, 10))), END)
        case = rng.choice(wanderer.cases[-2:])
        step = wanderer.move(case)
        if step:
            lawful(wanderer, penalty, step if case is penalty else "")
        for one in wanderer.cases:
            if isinstance(one, PenaltyHearing) and one.host_id:
                assert one.host_id not in penalty.investigators
            if isinstance(one, CrimeTransfer) and one.done("hand_over"):
                assert one.done("approve")


def test_the_walks_reach_the_far_ends(stage):
    """A walk that never got anywhere would prove nothing."""
    import random

    reached = set()
    for seed in range(250):
        wanderer = Wanderer(stage, random.Random(seed))
        try:
            penalty = wanderer.begin()
        except Refused:
            continue
        wanderer.cases = [penalty]
        for _ in range(120):
            wanderer.day = min(wanderer.day + dt.timedelta(wanderer.rng.choice((0, 0, 0, 1, 3, 10))), END)
            wanderer.move(wanderer.rng.choice(wanderer.cases[-2:]))
        for case in wanderer.cases:
            reached |= {str(case.stage), *case.history}
    assert {"结案", "不予立案", "移送管辖", "punish", "exempt", "serve", "pay", "ask_hearing"} <= reached
    assert {"charge_late", "publish", "revoke", "suspect", "keep_evidence", "recheck", "submit", "appoint"} <= reached
