"""What holds for every way through a suit: citations, roles, random walks, the bulk path."""

import contextlib
import datetime as dt
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.law.statutes import cite_all
from guiju.matters.litigation.choices import LOST, Instance
from guiju.matters.litigation.models import Lawsuit, Obligation, Suggestion
from guiju.matters.litigation.tests.conftest import DAY
from guiju.procedure import clock
from guiju.procedure.batch import Batch
from guiju.procedure.models import Deadline
from guiju.procedure.refusal import Forbidden, Refused
from guiju.procedure.tick import tick
from guiju.procedure.verify import verify
from guiju.registry.models import Post, Subject
from guiju.registry.roles import Role

HEAD = {"head_name": "王五", "head_post": "副局长", "head_rank": "charged"}


@pytest.mark.parametrize("model", [Lawsuit, Suggestion, Obligation])
def test_every_step_cites_an_article_that_is_held(model):
    for versions in model.procedure.versions.values():
        for one in versions:
            assert cite_all(one.law)


def test_every_step_refuses_every_role_and_body_but_its_own(county, suit):
    at = suit().step("dispatch", "clerk", unit="法规股").step("answer_suit", answer="合法", evidence=1)
    people = list(Post.objects.select_related("user", "body"))
    hand = at.case.procedure.at_hand(at.case.stage, DAY)
    assert len(hand) > 5
    for step in hand:
        for post in people:
            if post.role in step.by and post.body_id == at.case.body_id:
                continue
            with clock.standing_at(DAY), pytest.raises(Forbidden):
                at.case.act(step.name, post.user, {}, key=f"matrix-{step.name}-{post.pk}")


GIVEN = {
    "dispatch": {"unit": "法规股"},
    "object_court": {"objection": "异议"},
    "ask_delay": {"delay_reason": "洪水"},
    "end_delay": lambda day: {"delay_ended_on": day},
    "set_term": lambda day: {"answer_until": day + dt.timedelta(3)},
    "answer_suit": {"answer": "合法", "evidence": 3},
    "change_act": {"text": "撤销"},
    "name_head": HEAD,
    "note_hearing": lambda day: {"hearing_on": day + dt.timedelta(6), "noticed_on": day},
    "name_agents": {"staff": "周八"},
    "explain_absence": {"absence": "duty", "absence_text": "防汛"},
    "open_court": {"staff": "周八", "head_came": True, **HEAD},
    "settle": {"outcome": "withdrawn", "judgment": "x"},
    "perform": {"performance": "已办"},
    "replay": {"faults": ["facts"], "lessons": "x", "measures": "y"},
}


def given_for(name, day, outcome, county):
    if name in ("judge", "judge_finally"):
        return {"outcome": outcome, "judgment": "x"}
    if name == "assign":
        return {"handler": county.market_handler}
    found = GIVEN.get(name, {})
    return found(day) if callable(found) else found


def lawful(case):
    """What no reachable history may break (law.md 1.13)."""
    done = set(case.history)
    assert (case.lost is None) == (not case.outcome)
    assert case.lost is None or case.lost is (case.outcome in LOST)
    assert case.heard == ("open_court" in done) == bool(case.heard_on)
    assert not case.head_came or (case.head_name and case.head_rank)
    assert not case.spoke or case.head_came
    if case.heard and case.must_appear:
        assert case.head_came or "explain_absence" in done
    if case.instance == Instance.FIRST:
        assert "judge_finally" not in done
    else:
        assert not done & {"judge", "appeal", "be_appealed"}
    if case.stage == Lawsuit.Stage.CLOSED:
        assert not case.lost or "replay" in done
        assert not case.owes or case.performed_on
    if "take_effect" in done:
        assert Deadline.objects.filter(case=case.pk, limit="appealing").exists()


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    moves=st.lists(st.tuples(st.integers(0, 99), st.sampled_from([0, 0, 1, 5, 20])), min_size=15, max_size=40),
    outcome=st.sampled_from(["dismissed", "revoked", "perform", "rejected"]),
    must=st.sampled_from(["", "interest"]),
)
def test_no_walk_through_a_suit_breaks_a_rule(county, moves, outcome, must):
    people = {(post.body_id, post.role): post.user for post in Post.objects.select_related("user")}
    plaintiff = Subject.objects.create(kind="person", name="李四")
    keys, day = itertools.count(), DAY
    with clock.standing_at(DAY):
        data = {"party": plaintiff, "court": "法院", "about": "penalty", "received_on": DAY, "must_appear": must}
        case = Lawsuit.begin("receive", county.market_clerk, data, body=county.market, key=f"{plaintiff.pk}")
    for pick, wait in moves:
        day += dt.timedelta(wait)
        with clock.standing_at(day):
            tick()
            thread = [one for one in Lawsuit.objects.filter(party=plaintiff) if one.stage not in Lawsuit.final]
            if not thread:
                break
            case = thread[pick % len(thread)]
            steps = [one for one in case.procedure.at_hand(case.stage, day) if Role.CLOCK not in one.by]
            if pick < 90:
                steps = [one for one in steps if one.name not in ("settle", "retry")]
            if not steps:
                continue
            step = steps[pick % len(steps)]
            actor = next(people[case.body_id, role] for role in step.by if (case.body_id, role) in people)
            data = given_for(step.name, day, outcome, county)
            with contextlib.suppress(Refused):
                case.act(step.name, actor, data, key=f"{plaintiff.pk}-{next(keys)}")
            for one in Lawsuit.objects.filter(party=plaintiff):
                lawful(one)


def test_the_bulk_path_tells_instances_of_one_thread(county, plaintiff):
    batch = Batch()
    data = {"party": plaintiff, "court": "法院", "about": "penalty", "received_on": DAY, "way": "direct"}
    for number in range(3):
        case = batch.begin(
            Lawsuit, "receive", county.market_clerk, data, body=county.market, key=f"s{number}",
            at=DAY, late_reason="补录",
        )  # fmt: skip

        def say(name, by, case=case, number=number, **more):
            who = getattr(county, f"market_{by}")
            batch.act(case, name, who, more, key=f"{number}-{name}", at=DAY, late_reason="补录")

        say("dispatch", "clerk", unit="法规股")
        say("open_court", "clerk", head_came=True, **HEAD)
        say("judge", "clerk", outcome="revoked", judgment="初1号")
        say("appeal", "head")
    assert batch.flush() == 6
    assert Lawsuit.objects.filter(instance="second", root__isnull=False).count() == 3
    assert Lawsuit.objects.filter(heard=True, head_came=True, lost=True).count() == 3
    assert not list(verify())
