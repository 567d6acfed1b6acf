"""Any history of a round or a campaign that the kernel accepts keeps its accounts."""

import datetime as dt
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.matters.rectification.models import Rectification
from guiju.matters.supervision.models import Campaign, Round
from guiju.procedure import clock
from guiju.procedure.batch import Batch
from guiju.procedure.refusal import Refused

START = dt.date(2026, 3, 2)
OPENINGS = {
    Round: ("draft", {"name": "督察", "mode": "joint", "theme": "执法", "plan": "方案", "partners": "县纪委监委"}),
    Campaign: ("start", {"name": "整治", "field": "enforcement", "plan": "方案"}),
}


@pytest.fixture(autouse=True)
def _clock():
    with clock.standing_at(dt.date(2027, 1, 4)):
        yield


def data(dice, step, county, day):
    """Plausible values for what the step asks."""
    made = {}
    for name in (*step.fills, *(name for name in step.optional if dice.random() < 0.5)):
        field = step.fields[name]
        if field.is_relation:
            made[name] = dice.choice([county.market, county.township, county.justice])
        elif field.choices:
            made[name] = dice.choice([value for value, _ in field.choices])
        elif field.get_internal_type() == "DateField":
            made[name] = day
        elif "Integer" in field.get_internal_type():
            made[name] = dice.randint(1, 4)
        else:
            made[name] = "内容"
    return made


def wander(county, model, seed):
    """Sixty tries at random; yields the case and everything told so far after each."""
    dice, batch, day = random.Random(seed), Batch(), START
    name, entry = OPENINGS[model]
    case = batch.begin(
        model, name, county.justice_unit_head, entry, body=county.justice, key="c", at=day, late_reason="补录"
    )
    for n in range(60):
        day += dt.timedelta(days=dice.choice([0, 0, 2]))
        hand = [step for step in case.procedure.at_hand(case.stage, day) if step.name != "assign"]
        if not hand:
            return
        step = dice.choice(hand)
        given_ = data(dice, step, county, day)
        try:
            batch.act(case, step.name, county.justice_unit_head, given_, key=f"k{n}", at=day, late_reason="补录")
        except Refused as refusal:
            assert str(refusal)
        yield case, batch


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_a_campaigns_clues_and_tasks_always_add_up(county, seed):
    for case, batch in wander(county, Campaign, seed):
        parts = [outcome.part for outcome in batch._outcomes if outcome.part]
        kinds = [type(part).__name__ for part in parts]
        settled = [part.clue for part in parts if getattr(part, "clue", None)]
        done = [part.task for part in parts if type(part).__name__ == "TaskDone"]
        assert sorted(settled + case.clues_open) == list(range(1, case.clues_count + 1))
        assert sorted(done + case.tasks_open) == list(range(1, case.tasks_count + 1))
        assert kinds.count("Clue") == case.clues_count
        opened = [one for one in batch._cases if isinstance(one, Rectification)]
        assert len(opened) == case.issues_count == kinds.count("ListedIssue")
        assert all(one.origin is case and one.source == "campaign" for one in opened)
        if case.stage == Campaign.Stage.CLOSED:
            assert not case.clues_open
            assert not case.tasks_open


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_a_round_finds_only_where_it_looked(county, seed):
    for case, batch in wander(county, Round, seed):
        opened = [one for one in batch._cases if isinstance(one, Rectification)]
        assert len(opened) == case.issues_count
        assert {one.counterpart_id for one in opened} <= set(case.visited)
        assert case.body_id not in case.visited
        if case.visits_count:
            assert case.teams_count
        if case.stage in (Round.Stage.FED_BACK, Round.Stage.CLOSED):
            assert case.visits_count
