"""What holds for every way through the procedure: roles, random walks, batches, citations, figures."""

import contextlib
import datetime as dt
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.law.statutes import cite_all
from guiju.matters.reconsideration.choices import CONCLUDED, Outcome, Track
from guiju.matters.reconsideration.dated import LAW
from guiju.matters.reconsideration.models import DocumentReview, Handover, Reconsideration
from guiju.matters.reconsideration.tests.conftest import ALL_MET, APPLICATION, DAY, DECISION
from guiju.procedure import clock
from guiju.procedure.batch import Batch
from guiju.procedure.models import Deadline
from guiju.procedure.refusal import Forbidden, Refused
from guiju.procedure.tick import tick
from guiju.procedure.verify import verify
from guiju.registry.models import Post, Subject
from guiju.registry.roles import Role

Stage = Reconsideration.Stage


@pytest.mark.parametrize("model", [Reconsideration, DocumentReview, Handover])
def test_every_step_and_limit_cites_an_article_that_is_held_on_its_days(model):
    for versions in model.procedure.versions.values():
        for one in versions:
            assert cite_all(one.law, one.takes[1] or DAY)
            assert one.takes[1] is None or one.mark == "M"


def test_before_2024_each_step_says_that_its_text_was_not_read():
    day = LAW - dt.timedelta(1)
    for name in ("receive", "accept", "refuse", "send_copy", "answer_application", "decide", "extend", "serve"):
        assert Reconsideration.procedure.step(name, day).mark == "M"
        assert Reconsideration.procedure.step(name, LAW).mark == "T"


def test_every_step_refuses_every_role_and_body_but_its_own(county, tried):
    at = tried()
    people = list(Post.objects.select_related("user", "body"))
    hand = at.case.procedure.at_hand(at.case.stage, DAY)
    assert len(hand) > 15
    for step in hand:
        name = step.name
        home = at.case.counterpart_id if step.of == "counterpart" else at.case.body_id
        for post in people:
            if post.role in step.by and post.body_id == home:
                continue
            with clock.standing_at(DAY), pytest.raises(Forbidden):
                at.case.act(name, post.user, {}, key=f"matrix-{name}-{post.pk}")


#: What a step is given on a random walk; a step that is not named is given nothing.
GIVEN = {
    "accept": {"met": ALL_MET},
    "refuse": {"unmet": ["time"], "reasons": "逾期"},
    "ask_correction": {"correction_items": "身份证明"},
    "note_correction_served": lambda at: {"correction_served_on": at},
    "extend_correction": lambda at: {"correction_until": at + dt.timedelta(30), "reasons": "住院"},
    "simplify": {"simple_ground": "spot"},
    "turn_ordinary": {"reasons": "复杂"},
    "send_copy": lambda at: {"copy_served_on": at},
    "answer_application": {"reply": "合法"},
    "third_party_proves": {"third_party_proof": "合同"},
    "hear": {"person": "张三", "manner": "phone", "text": "过重"},
    "inquire": {"persons": 2, "shown": True, "text": "照片"},
    "grade": {"weighty": True},
    "call_hearing": lambda at: {"hearing_on": at + dt.timedelta(8), "hearing_place": "三楼"},
    "hold_hearing": {"panel": 2, "recorder": "钱七", "head": "came", "text": "x"},
    "consult": {"advice_text": "维持"},
    "stay": {"stay_ground": "organ"},
    "examine": {"reasons": "鉴定"},
    "extend": {"reasons": "复杂"},
    "suspend": {"pause_ground": "death"},
    "resume": {"reasons": "确定"},
    "terminate": {"end_ground": "withdrawn", "withdrawal": "settled"},
    "report_up": {"reasons": "重大"},
    "mediate": {"terms": "各让一步"},
    "serve": {"service": "direct"},
    "perform": {"performance": "已履行"},
    "urge": lambda at: {"urged_until": at + dt.timedelta(9)},
    "write_letter": {"letter": "问题"},
    "serve_letter": lambda at: {"letter_received_on": at},
    "show_file": lambda at: {"person": "张三", "asked_on": at, "granted": "yes"},
    "report_letter": {"letter_report": "已改"},
    "advise_makers": {"advice_to_makers": "建议"},
}


EXITS = ("refuse", "terminate", "terminate_suspended", "mediate", "order_raise", "ask_correction")


def given_for(name, day, outcome, county):
    if name == "decide":
        return DECISION | {"outcome": outcome} | ({"unmet": ["scope"]} if outcome == "reject_application" else {})
    if name == "appoint":
        return {"examiners": [county.gov_handler, county.gov_unit_head]}
    if name == "assign":
        return {"handler": county.gov_handler}
    found = GIVEN.get(name, {})
    return found(day) if callable(found) else found


def lawful(case, begun):
    """What no reachable history may break (law.md 1.12)."""
    done = case.history
    if "decide" in done and case.outcome != Outcome.REJECT_APPLICATION:
        assert "appoint" in done
        assert "answer_application" in done or case.no_evidence
        if case.no_evidence and not case.third_party_proof:
            assert case.outcome not in (Outcome.UPHOLD, Outcome.REJECT_CLAIM)
        if begun >= LAW and case.track == Track.ORDINARY:
            assert "hear" in done or "hold_hearing" in done
        if begun >= LAW and case.weighty:
            assert {"hold_hearing", "consult"} <= set(done)
    assert not ("answer_application" in done and case.no_evidence)
    assert case.times("extend") <= 1
    assert "report_letter" not in done or "serve_letter" in done
    assert case.times("ask_correction") <= 1
    if case.track == Track.SIMPLIFIED:
        assert "extend" not in done
    if case.outcome in CONCLUDED:
        assert case.accepted_on
        assert case.on_time is not None
    assert bool(case.outcome) == bool(case.concluded_on)
    if case.stage == Stage.CLOSED:
        assert not case.owes or case.performed_on
        assert case.resolved is not None
    if case.stage in case.final:
        assert not Deadline.objects.filter(case=case.pk, state__in=("running", "paused")).exists()


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    begun=st.sampled_from([dt.date(2023, 2, 1), dt.date(2024, 2, 1), dt.date(2026, 7, 6)]),
    moves=st.lists(st.tuples(st.integers(0, 99), st.sampled_from([0, 0, 0, 1, 3, 12, 40])), min_size=25, max_size=60),
    outcome=st.sampled_from(["uphold", "revoke", "perform", "reject_application"]),
)
def test_no_walk_through_the_procedure_breaks_a_rule_of_the_statute(county, begun, moves, outcome):
    people = {(post.body_id, post.role): post.user for post in Post.objects.select_related("user")}
    person = Subject.objects.create(kind="person", name="张三")
    keys = itertools.count()
    with clock.standing_at(begun):
        data = {"party": person, "counterpart": county.market, **APPLICATION}
        case = Reconsideration.begin("receive", county.gov_clerk, data, body=county.government, key=f"{person.pk}-open")
    day = begun
    for pick, wait in moves:
        day += dt.timedelta(wait)
        with clock.standing_at(day):
            tick()
            case = Reconsideration.objects.get(pk=case.pk)
            steps = [one for one in case.procedure.at_hand(case.stage, day) if Role.CLOCK not in one.by]
            if pick < 90:  # most walks shall go deep, not out by the first door
                steps = [one for one in steps if one.name not in EXITS]
            if not steps:
                break
            step = steps[pick % len(steps)]
            home = case.counterpart_id if step.of == "counterpart" else case.body_id
            actor = next(people[home, role] for role in step.by if (home, role) in people)
            data = given_for(step.name, day, outcome, county)
            with contextlib.suppress(Refused):
                case.act(step.name, actor, data, key=f"{person.pk}-{next(keys)}")
            lawful(Reconsideration.objects.get(pk=case.pk), begun)


def test_the_bulk_path_judges_cases_that_have_no_row_yet(county, person):
    batch = Batch()
    for number in range(5):
        case = batch.begin(
            Reconsideration, "receive", county.gov_clerk,
            {"party": person, "counterpart": county.market, **APPLICATION},
            body=county.government, key=f"{number}-open", at=DAY, late_reason="补录",
        )  # fmt: skip

        def say(name, by="gov_handler", days=0, case=case, number=number, **data):
            who, at = getattr(county, by), DAY + dt.timedelta(days)
            batch.act(case, name, who, data, key=f"{number}-{name}", at=at, late_reason="补录")

        say("accept", met=ALL_MET)
        say("appoint", "gov_unit_head", examiners=[county.gov_handler, county.gov_unit_head])
        say("send_copy", copy_served_on=DAY)
        say("answer_application", "market_handler", 3, reply="合法")
        with pytest.raises(Refused, match="第四十九条"):
            say("decide", "gov_head", 9, **DECISION)
        say("hear", days=9, person="张三", manner="phone", text="x")
        if number % 2:
            say("suspend", "gov_unit_head", 10, pause_ground="document", document="办法", document_own=True)
        else:
            say("write_letter", "gov_head", 10, letter="问题")
            say("serve_letter", "gov_clerk", 11, letter_received_on=DAY + dt.timedelta(11))
            say("decide", "gov_head", 12, **DECISION)
    assert batch.flush() == 5 + 2 + 3  # two examinations of documents, three rectifications
    assert Reconsideration.objects.filter(outcome="uphold", on_time=True).count() == 3
    assert {one.root_id for one in DocumentReview.objects.all()} <= set(
        Reconsideration.objects.values_list("pk", flat=True)
    )
    assert sorted(one.number for one in Reconsideration.objects.all()) == [f"酉府复〔2026〕{n}号" for n in range(1, 6)]
    assert not list(verify())


def test_the_chains_verify_after_a_walk(tried):
    tried().step("decide", "gov_head", **DECISION)
    assert not list(verify())
