"""The court's summons, an appeal that comes late, and who is sued after a reconsideration."""

import datetime as dt

import pytest

from guiju.matters.litigation.models import Lawsuit
from guiju.matters.litigation.tests.conftest import DAY
from guiju.matters.litigation.tests.test_path import limit, prepared, refused
from guiju.matters.reconsideration.choices import Condition
from guiju.matters.reconsideration.models import Reconsideration
from guiju.procedure import clock

Stage = Lawsuit.Stage
CHANGED = ("change", "revoke", "revoke_part")
TOGETHER = ("uphold", "reject_claim")


@pytest.mark.parametrize(("days", "short"), [(3, False), (2, True)])
def test_the_court_tells_a_head_three_days_before(suit, days, short):
    hearing = DAY + dt.timedelta(7)  # a Monday
    at = prepared(suit).to(hearing - dt.timedelta(days))
    at.step("note_hearing", "clerk", hearing_on=hearing, noticed_on=at.day, must_appear="notice")
    assert at.case.short_notice is short
    assert limit(at, "hearing").due == hearing
    assert "应当出庭" in refused(at.to(hearing), "open_court", "clerk", staff="周八")


def test_a_hearing_that_is_put_off_is_noted_anew(suit):
    at = prepared(suit).step("note_hearing", "clerk", hearing_on=DAY + dt.timedelta(7), noticed_on=DAY)
    at.step("note_hearing", "clerk", hearing_on=DAY + dt.timedelta(21), noticed_on=DAY)
    assert limit(at, "hearing").due == DAY + dt.timedelta(21)
    past = {"hearing_on": DAY - dt.timedelta(1), "noticed_on": DAY}
    assert "晚于开庭日期" in refused(at, "note_hearing", "clerk", **past)


def test_the_other_side_may_appeal_after_the_file_was_closed_here(suit):
    at = prepared(suit).step("answer_suit", answer="合法", evidence=1)
    at.step("judge", "clerk", outcome="dismissed", judgment="初1号").to(DAY + dt.timedelta(30))
    with clock.standing_at(at.day):
        at.case.act("take_effect", None, key="effect")
    at.step("close").wait(10).step("be_appealed", "clerk")
    assert (at.case.stage, at.case.effective_on) == (Stage.APPEALED, None)
    second = at.next_instance()
    assert (second.case.instance, second.case.root_id, second.case.stage) == ("second", at.case.pk, Stage.RECEIVED)


def test_a_case_that_was_never_judged_cannot_be_appealed_after_closing(suit):
    at = prepared(suit).step("settle", "clerk", outcome="withdrawn", judgment="x").step("close")
    assert "没有可以上诉的一审裁判" in refused(at, "be_appealed", "clerk")


def test_a_suit_is_filed_before_its_copy_comes(suit):
    from guiju.procedure.refusal import Refused

    with pytest.raises(Refused, match="法院立案日期晚于"):
        suit(DAY, filed_on=DAY, received_on=DAY - dt.timedelta(1))


@pytest.fixture
def decided(county, plaintiff):
    """A reconsideration of an act of the market bureau, decided and served."""

    def walk(outcome, day=dt.date(2024, 1, 8)):
        data = {
            "party": plaintiff, "counterpart": county.market, "act_kind": "penalty", "request": "撤销",
            "respondent_kind": "department",
        }  # fmt: skip
        keys = iter(range(99))

        def step(name, who, **more):
            case.act(name, getattr(county, who), more, key=f"{name}-{next(keys)}")

        with clock.standing_at(day):
            case = Reconsideration.begin("receive", county.gov_clerk, data, body=county.government, key=f"r-{outcome}")
            step("accept", "gov_handler", met=[one.value for one in Condition])
            step("appoint", "gov_unit_head", examiners=[county.gov_handler, county.gov_unit_head])
            step("send_copy", "gov_handler", copy_served_on=day)
            step("answer_application", "market_handler", reply="合法")
            step("hear", "gov_handler", person="李四", manner="phone", text="过重")
            step("decide", "gov_head", outcome=outcome, findings="查明", reasons="理由")
            step("serve", "gov_clerk", service="direct")
        return case

    return walk


@pytest.mark.parametrize("outcome", [*CHANGED, *TOGETHER, "illegal"])
def test_who_is_sued_follows_from_what_the_reconsideration_decided(decided, suit, county, outcome):
    before = decided(outcome)
    at = suit(place="gov", act_number=before.number)
    case = at.case
    assert (case.origin_id, case.root_id, case.way) == (before.pk, before.pk, "reconsidered")
    if outcome in TOGETHER:
        assert (case.proper, case.sole) == (f"{county.market.name}、{county.government.name}", False)
    elif outcome in CHANGED:
        assert (case.proper, case.sole) == (county.government.name, True)
    else:
        assert (case.proper, case.sole) == ("", True)


def test_the_respondent_of_the_reconsideration_is_sued_over_it_too_and_nobody_else(decided, suit):
    from guiju.procedure.refusal import Refused

    before = decided("uphold")
    assert suit(place="market", act_number=before.number).case.origin_id == before.pk
    with pytest.raises(Refused, match="不是被申请人（被告）的"):
        suit(place="town", act_number=before.number)
