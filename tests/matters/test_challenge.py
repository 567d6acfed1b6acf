"""A penalty, the reconsideration of it and the suits over it know one another by the numbers of their papers."""

import datetime as dt
from decimal import Decimal
from itertools import count

import pytest

from guiju.documents.models import Issued
from guiju.law.enforcement_window import enforcement_window
from guiju.matters.litigation.models import Lawsuit
from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.tests.conftest import DAY, Walk, make_world, registered, to_served
from guiju.matters.reconsideration.choices import Condition
from guiju.matters.reconsideration.models import Reconsideration
from guiju.procedure import clock, outbox
from guiju.procedure.refusal import Refused

PAY_BY = dt.date(2026, 3, 25)
DAILY = 5000 * Decimal("0.03")
_keys = count()


@pytest.fixture
def world(db):
    with clock.standing_at(DAY):
        yield make_world()


@pytest.fixture
def fined(world):
    """A fine of 5,000 served on 10 March, payable until the 25th; its papers are made."""
    walk = to_served(Walk(world).begin("register", **registered(world)))
    outbox.sweep()
    return walk


def number_of(walk):
    return Issued.objects.get(case=walk.case.pk, title="行政处罚决定书").number


def at(day, case, name, actor, **data):
    with clock.standing_at(day):
        case.act(name, actor, data, key=f"c-{next(_keys)}")


def challenged(world, walk, day, **more):
    """The reconsideration of the penalty, as it came in."""
    data = {
        "party": world.firm, "counterpart": world.market, "act_kind": "penalty", "request": "撤销",
        "respondent_kind": "department", "act_number": number_of(walk), **more,
    }  # fmt: skip
    with clock.standing_at(day):
        return Reconsideration.begin("receive", world.gov_clerk, data, body=world.government, key=f"r-{next(_keys)}")


def decided(world, case, day, outcome):
    """Tried and decided on one day, not served."""
    at(day, case, "accept", world.gov_handler, met=[one.value for one in Condition])
    at(day, case, "appoint", world.gov_unit_head, examiners=[world.gov_handler, world.gov_unit_head])
    at(day, case, "send_copy", world.gov_handler, copy_served_on=day)
    at(day, case, "answer_application", world.market_handler, reply="合法")
    at(day, case, "hear", world.gov_handler, person="某公司", manner="phone", text="过重")
    at(day, case, "decide", world.gov_head, outcome=outcome, findings="查明", reasons="理由")
    return case


def sued(world, day, place="market", **data):
    given = {"party": world.firm, "court": "酉县人民法院", "about": "penalty", "received_on": day, **data}
    body = {"market": world.market, "gov": world.government}[place]
    with clock.standing_at(day):
        return Lawsuit.begin("receive", getattr(world, f"{place}_clerk"), given, body=body, key=f"s-{next(_keys)}")


def fee(walk, day):
    return Penalty.objects.get(pk=walk.case.pk).late_fee_on(day).amount


def window(walk):
    return Penalty.objects.get(pk=walk.case.pk).court_window().closes


def test_the_number_of_the_decision_joins_the_reconsideration_to_the_penalty(world, fined):
    case = challenged(world, fined, PAY_BY)
    assert (case.challenged_id, case.origin_id, case.root_id) == (fined.case.pk,) * 3
    assert [one.pk for one in fined.case.reviews()] == [case.pk]


def test_the_number_of_the_case_does_as_well_and_one_that_no_paper_bears_joins_nothing(world, fined):
    assert challenged(world, fined, PAY_BY, act_number=fined.case.number).challenged_id == fined.case.pk
    assert challenged(world, fined, PAY_BY, act_number="渝某处字〔2019〕7号").challenged is None


def test_a_number_learnt_later_joins_it_when_the_copy_is_sent(world, fined):
    case = challenged(world, fined, PAY_BY, act_number="")
    at(PAY_BY, case, "accept", world.gov_handler, met=[one.value for one in Condition])
    assert case.challenged is None
    at(PAY_BY, case, "send_copy", world.gov_handler, copy_served_on=PAY_BY, act_number=number_of(fined))
    case.refresh_from_db()
    assert (case.challenged_id, case.root_id) == (fined.case.pk, fined.case.pk)


def test_the_paper_of_another_body_is_not_what_the_respondent_is_asked_about(world, fined):
    with pytest.raises(Refused, match="县市监局的文书，不是被申请人"):
        challenged(world, fined, PAY_BY, counterpart=world.township)


def test_the_late_fee_stands_still_by_itself_from_the_application_to_the_service_of_the_decision(world, fined):
    came, ended = PAY_BY + dt.timedelta(5), PAY_BY + dt.timedelta(35)
    case = challenged(world, fined, came)
    assert fee(fined, came + dt.timedelta(3)) == DAILY * 8, "an application that was not accepted stops nothing"
    decided(world, case, came + dt.timedelta(1), "uphold")
    assert fee(fined, came + dt.timedelta(20)) == DAILY * 4
    at(ended, case, "serve", world.gov_clerk, service="direct")
    assert fee(fined, ended + dt.timedelta(5)) == DAILY * 9


def test_a_suit_goes_on_from_its_filing_until_the_judgment_takes_effect(world, fined):
    came = PAY_BY + dt.timedelta(10)
    suit = sued(world, came, act_number=number_of(fined), filed_on=PAY_BY + dt.timedelta(5))
    assert (suit.challenged_id, suit.root_id) == (fined.case.pk, fined.case.pk)
    assert fee(fined, came) == DAILY * 4
    at(came, suit, "dispatch", world.market_clerk, unit="法规股")
    at(came, suit, "settle", world.market_clerk, outcome="withdrawn", judgment="x")
    assert fee(fined, came + dt.timedelta(2)) == DAILY * 6


def test_the_second_instance_goes_on_where_the_first_ended(world, fined):
    came, judged, appealed = (PAY_BY + dt.timedelta(days) for days in (1, 10, 15))
    suit = sued(world, came, act_number=number_of(fined))
    at(came, suit, "dispatch", world.market_clerk, unit="法规股")
    at(judged, suit, "judge", world.market_clerk, outcome="dismissed", judgment="初1号")
    at(appealed, suit, "be_appealed", world.market_clerk)
    second = Lawsuit.objects.get(origin=suit.pk)
    assert second.challenged_id == fined.case.pk
    assert fee(fined, appealed + dt.timedelta(9)) == 0
    at(appealed + dt.timedelta(9), second, "dispatch", world.market_clerk, unit="法规股")
    at(appealed + dt.timedelta(9), second, "judge_finally", world.market_clerk, outcome="upheld", judgment="终1号")
    assert fee(fined, appealed + dt.timedelta(11)) == DAILY * 2


def test_a_suit_after_the_reconsideration_is_about_the_penalty_under_both(world, fined):
    case = challenged(world, fined, PAY_BY)
    decided(world, case, PAY_BY, "uphold")
    at(PAY_BY, case, "serve", world.gov_clerk, service="direct")
    outbox.sweep()
    number = Issued.objects.get(case=case.pk, title="行政复议决定书").number
    suit = sued(world, PAY_BY + dt.timedelta(8), "gov", act_number=number)
    assert (suit.origin_id, suit.root_id, suit.challenged_id) == (case.pk, fined.case.pk, fined.case.pk)
    assert suit.way == "reconsidered"
    assert suit.proper == f"{world.market.name}、{world.government.name}"


def test_only_a_decision_opens_fifteen_days_to_sue(world, fined):
    ended, withdrawn = PAY_BY + dt.timedelta(40), challenged(world, fined, PAY_BY)
    at(PAY_BY, withdrawn, "accept", world.gov_handler, met=[one.value for one in Condition])
    at(ended, withdrawn, "terminate", world.gov_unit_head, end_ground="withdrawn", withdrawal="own")
    from_service = enforcement_window(DAY).closes
    assert window(fined) == from_service, "what was withdrawn leaves the periods from the service of the penalty"
    again = decided(world, challenged(world, fined, ended), ended, "uphold")
    assert window(fined) == from_service, "a decision that was not served opens nothing yet"
    at(ended + dt.timedelta(3), again, "serve", world.gov_clerk, service="direct")
    assert window(fined) == enforcement_window(DAY, reconsidered=ended + dt.timedelta(3)).closes


def test_nothing_is_enforced_on_a_decision_that_the_reconsideration_took_away(world, fined):
    day = PAY_BY + dt.timedelta(10)
    case = challenged(world, fined, PAY_BY + dt.timedelta(5))
    decided(world, case, PAY_BY + dt.timedelta(6), "revoke")
    with clock.standing_at(day):
        fined.do("charge_late")  # decided, but not served: it does not bind yet
    assert fined.case.late_fee == DAILY * 4
    at(day, case, "serve", world.gov_clerk, service="direct")
    after = day + dt.timedelta(1)
    for name, data in (
        ("charge_late", {}),
        ("urge", {"urge_until": after + dt.timedelta(9)}),
        ("publish", {"public_until": dt.date(2026, 9, 25), "tier": "usual"}),
    ):
        with clock.standing_at(after), pytest.raises(Refused, match=f"{case.number}撤销，请先登记.*第四十八条第二款"):
            fined.do(name, **data)
    with clock.standing_at(after):
        fined.do("revoke", overturned="revoked", overturned_on=day, overturned_by=case.number)
        fined.do("withhold", withheld_reason="已撤销")
        with pytest.raises(Refused, match="没有逾期"):
            fined.do("charge_late")
        fined.do("close")


def test_what_a_minor_did_stays_sealed_on_review(world):
    walk = to_served(
        Walk(world).begin("register", **registered(world)),
        filing={"party": world.person, "age": "youth"},
        notice={"leniency": "light"},
        leniency="light",
    )
    outbox.sweep()
    assert challenged(world, walk, PAY_BY, party=world.person).secret


def test_the_dossier_of_the_penalty_holds_no_papers_of_the_review(world, fined):
    case = challenged(world, fined, PAY_BY)
    decided(world, case, PAY_BY, "uphold")
    with clock.standing_at(PAY_BY):
        fined.do("pay", amount=Decimal(5000), paid_on=PAY_BY, voucher="1")
        fined.do("withhold", withheld_reason="x")
        fined.do("close")
        fined.do("archive", volume="1", retention="10")
        outbox.sweep()
    text = str(Issued.objects.get(case=fined.case.pk, title="案卷目录").content)
    assert "行政处罚决定书" in text
    assert "行政复议" not in text
