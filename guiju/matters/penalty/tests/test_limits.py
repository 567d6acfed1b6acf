"""Every limit of the line of work: from which day, until when, what stops it, what it bars."""

import datetime as dt
from decimal import Decimal

import pytest

from guiju.matters.penalty.models import CrimeTransfer, Penalty
from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    filed,
    hear,
    informed,
    make_world,
    on_spot,
    refused,
    registered,
    suspected,
    to_concluded,
    to_decided,
    to_filed,
    to_informed,
    to_served,
)
from guiju.procedure import clock
from guiju.procedure.models import Deadline


def the(walk, limit):
    return Deadline.objects.filter(case=walk.case.pk, limit=limit).latest("pk")


def state(walk, limit):
    one = the(walk, limit)
    return one.due, one.state, one.late


@pytest.fixture
def plain(db):
    """A case in a field without rules of its own: the Law alone."""
    with clock.standing_at(DAY):
        world = make_world(field="文化旅游")
        yield Walk(world).begin("register", **registered(world))


def test_pen_d01_things_kept_in_advance_are_decided_on_in_seven_working_days(walk):
    to_filed(walk)
    walk.do("keep_evidence", things="账本", at_place="局", urgency="可能灭失")
    assert state(walk, "kept_evidence") == (dt.date(2026, 3, 19), "running", None)
    with clock.standing_at(dt.date(2026, 3, 20)):
        walk.do("dispose_evidence", manner="returned", text="退还")
    assert state(walk, "kept_evidence") == (dt.date(2026, 3, 19), "met", True)


def test_pen_d02_the_decision_falls_within_ninety_days_of_filing_and_cannot_be_extended_by_a_button(plain):
    to_filed(plain)
    assert state(plain, "deciding") == (dt.date(2026, 6, 8), "running", None)
    refused(plain, "没有延长的规定.*第六十条", "extend", extension_basis="案情复杂")
    refused(plain, "没有中止和不计入期限的规定.*第六十条", "suspend", pause_ground="等待")


def test_pen_d02_ends_at_the_decision_and_not_at_service(plain):
    to_decided(plain)
    assert the(plain, "deciding").state == "met"
    assert the(plain, "serving").state == "running"


def test_pen_d02_hearing_and_test_days_count_in_a_field_without_a_rule(plain):
    to_informed(plain, hearing_told=True)
    with clock.standing_at(dt.date(2026, 4, 10)):
        hear(plain)
    assert the(plain, "deciding").due == dt.date(2026, 6, 8)
    assert the(plain, "deciding").pauses == []


def test_pen_d02_a_rule_of_the_field_takes_hearing_days_out(walk):
    to_informed(walk, hearing_told=True)
    with clock.standing_at(dt.date(2026, 4, 10)):
        hear(walk)
    one = the(walk, "deciding_with_pauses")
    assert one.pauses == [["2026-03-11", "2026-03-24", "exclude"]]
    assert one.raw == dt.date(2026, 6, 8) + dt.timedelta(13)


def test_pen_d02_a_hearing_given_up_starts_the_clock_again(walk):
    to_informed(walk, hearing_told=True)
    with clock.standing_at(dt.date(2026, 4, 10)):
        hear(walk, report=False).do("end", end_reason="withdrawn", on=dt.date(2026, 3, 13))
    assert the(walk, "deciding_with_pauses").state == "running"


def test_a_field_with_its_own_rule_may_suspend_and_extend_once_before_the_end(walk):
    to_filed(walk)
    with clock.standing_at(dt.date(2026, 3, 20)):
        walk.do("suspend", pause_ground="等待另案结果")
        assert the(walk, "deciding_with_pauses").state == "paused"
    with clock.standing_at(dt.date(2026, 3, 29)):
        walk.do("resume")
        assert the(walk, "deciding_with_pauses").raw == dt.date(2026, 6, 17)
        walk.do("extend", extension_basis="案情复杂")
        assert state(walk, "deciding_by_rule_with_pauses") == (dt.date(2026, 7, 17), "running", None)
        assert the(walk, "deciding_with_pauses").state == "ended"
        refused(walk, "只能延长1次", "extend", extension_basis="再次")


def test_an_extension_comes_before_the_end(walk):
    to_filed(walk)
    with clock.standing_at(dt.date(2026, 6, 9)):
        refused(walk, "已于2026-06-08届满", "extend", extension_basis="案情复杂")


def test_public_security_cases_have_their_own_period_and_two_extensions(db):
    with clock.standing_at(DAY):
        world = make_world(field="治安")
        walk = Walk(world).begin("register", **registered(world))
        to_filed(walk)
        assert state(walk, "deciding_by_rule_with_pauses") == (dt.date(2026, 4, 9), "running", None)
        refused(walk, "上一级公安机关.*第一百一十八条", "extend", extension_basis="案情重大")
        granted = {"extension_basis": "案情重大", "extension_approval": "酉州公安局延〔2026〕1号"}
        walk.do("extend", **granted)
        walk.do("extend", **granted)
        assert the(walk, "deciding_by_rule_with_pauses").due == dt.date(2026, 6, 8)
        refused(walk, "只能延长2次", "extend", **granted)


@pytest.fixture
def police(db):
    with clock.standing_at(DAY):
        world = make_world(field="治安")
        yield Walk(world).begin("register", **registered(world))


def test_in_a_public_security_case_a_test_does_not_count_and_no_extension_is_given_meanwhile(police):
    to_filed(police).do("send_to_test", pause_ground="伤情鉴定")
    refused(police, "结果收到之后再延长", "extend", extension_basis="鉴定", extension_approval="1号")
    with clock.standing_at(dt.date(2026, 3, 20)):
        police.do("test_back")
        assert state(police, "deciding_by_rule_with_pauses") == (dt.date(2026, 4, 19), "running", None)
        refused(police, "没有中止和不计入期限的规定", "suspend", pause_ground="等待")


def test_a_public_security_decision_is_served_in_two_days(police):
    to_decided(police, notice={"hearing_told": True})
    assert (the(police, "serving").rule, the(police, "serving").due) == ("SEC-D02", dt.date(2026, 3, 12))


def test_a_public_security_penalty_on_the_spot_is_reported_in_twenty_four_hours(db):
    with clock.standing_at(DAY):
        world = make_world(field="治安")
        walk = Walk(world).begin("punish_on_spot", **on_spot(world, party=world.person, fine=Decimal(500)))
    one = the(walk, "reporting")
    assert (one.rule, one.due_at - one.start) == ("SEC-D04", dt.timedelta(hours=24))
    with clock.standing_at(DAY + dt.timedelta(2)):
        walk.do("report_back")
    assert the(walk, "reporting").late is True


def test_the_law_itself_sets_no_time_for_the_report(walk):
    walk.begin("punish_on_spot", **on_spot(walk.world))
    assert not Deadline.objects.filter(case=walk.case.pk, limit="reporting").exists()


def test_a_minor_who_may_be_detained_is_told_of_the_right_to_a_hearing(police):
    notice = {"proposed_kinds": ["detention"], "proposed_fine": None, "leniency": "light"}
    to_concluded(police, filing={"party": police.world.person, "age": "youth"})
    refused(police, "应当告知听证权利", "inform", **informed(**notice))
    police.do("inform", **informed(**notice, hearing_told=True))


def test_a_test_after_an_extension_still_does_not_count(walk):
    to_filed(walk).do("extend", extension_basis="案情复杂")
    before = the(walk, "deciding_by_rule_with_pauses").due
    walk.do("send_to_test", pause_ground="送检")
    with clock.standing_at(DAY + dt.timedelta(10)):
        walk.do("test_back")
    assert the(walk, "deciding_by_rule_with_pauses").due == before + dt.timedelta(10)


def test_a_notice_is_not_served_before_the_inquiry_is_over(walk):
    to_concluded(walk)
    refused(walk, "早于调查终结之日", "inform", **informed(told_on=DAY - dt.timedelta(1)))


def test_pen_d09_still_runs_when_a_closed_case_is_archived(walk):
    to_served(walk)
    walk.do("pay", amount=Decimal(5000), paid_on=DAY, voucher="1")
    walk.do("publish", public_until=DAY + dt.timedelta(300))
    walk.do("close")
    walk.do("revoke", overturned="revoked", overturned_on=DAY, overturned_by="酉府复决〔2026〕1号")
    walk.do("archive", volume="1", retention="10")
    assert state(walk, "retracting") == (dt.date(2026, 3, 13), "running", None)


def test_public_security_violations_lapse_in_six_months_and_are_sealed(db):
    with clock.standing_at(DAY):
        world = make_world(field="治安")
        walk = Walk(world).begin("register", **registered(world))
        refused(walk, "追责时效", "file", **filed(world, happened_on=dt.date(2025, 9, 9)))
        walk.do("file", **filed(world, happened_on=dt.date(2025, 9, 10)))
        assert walk.case.publicity == "sealed"


def test_pen_d03_a_decision_is_served_in_seven_working_days(walk):
    to_decided(walk)
    assert state(walk, "serving") == (dt.date(2026, 3, 19), "running", None)
    with clock.standing_at(dt.date(2026, 3, 20)):
        walk.do("serve", served_on=dt.date(2026, 3, 20), service="direct")
    assert the(walk, "serving").late is True


def test_pen_d03_an_announcement_in_time_is_service_begun_in_time(walk):
    to_decided(walk)
    walk.do("announce", announced_on=DAY, announced_in="官网")
    assert the(walk, "serving").late is False
    assert the(walk, "announcing").due == dt.date(2026, 4, 9)


def test_pen_d04_the_party_has_five_working_days_to_ask_for_a_hearing(walk):
    to_informed(walk, hearing_told=True)
    assert state(walk, "hearing_request") == (dt.date(2026, 3, 17), "running", None)
    walk.do("ask_hearing")
    assert the(walk, "hearing_request").state == "met"


def test_pen_d04_another_notice_gives_the_five_days_again(walk):
    to_informed(walk, hearing_told=True)
    with clock.standing_at(dt.date(2026, 3, 16)):
        again = informed(
            told_on=dt.date(2026, 3, 16), defend_by=dt.date(2026, 3, 20), hearing_told=True, new_facts="新证据"
        )
        walk.do("inform_again", **again)
    running = Deadline.objects.filter(case=walk.case.pk, limit="hearing_request", state="running")
    assert [one.due for one in running] == [dt.date(2026, 3, 23)]


def test_pen_d06_runs_from_receipt_and_not_from_the_decision(walk):
    to_decided(walk)
    with clock.standing_at(dt.date(2026, 3, 12)):
        walk.do("serve", served_on=dt.date(2026, 3, 12), service="direct")
    assert the(walk, "payment").due == walk.case.pay_by == dt.date(2026, 3, 27)


def test_pen_d06_does_not_run_where_there_is_no_fine(walk):
    to_served(walk, notice={"proposed_kinds": ["warning"], "proposed_fine": None}, kinds=["warning"], fine=None)
    assert not Deadline.objects.filter(case=walk.case.pk, limit="payment").exists()


def test_pen_d07_cash_goes_to_the_agency_and_to_the_bank_in_two_working_days_each(world):
    walk = Walk(world).begin("punish_on_spot", **on_spot(world, party=world.person, fine=Decimal(100)))
    walk.do("collect", amount=Decimal(100), because="small", receipt="CZ1", landed_on=DAY)
    assert the(walk, "handing_in").due == dt.date(2026, 3, 12)
    assert the(walk, "payment").state == "met"
    with clock.standing_at(dt.date(2026, 3, 13)):
        refused(walk, "还没有上交", "bank", banked_on=dt.date(2026, 3, 13))
        walk.do("hand_in", handed_in_on=dt.date(2026, 3, 13))
        assert the(walk, "handing_in").late is True
        assert the(walk, "banking").due == dt.date(2026, 3, 17)
        walk.do("report_back")
        refused(walk, "还没有缴付银行.*第七十一条", "close")
        walk.do("bank", banked_on=dt.date(2026, 3, 13))
        walk.do("close")


def test_pen_d08_twenty_working_days_in_the_market_field(walk):
    to_decided(walk)
    assert (the(walk, "publishing").rule, the(walk, "publishing").due) == ("PEN-D08b", dt.date(2026, 4, 8))


def test_pen_d08_seven_working_days_elsewhere(plain):
    to_decided(plain)
    assert (the(plain, "publishing").rule, the(plain, "publishing").due) == ("PEN-D08", dt.date(2026, 3, 19))


def test_pen_d09_what_fell_is_withdrawn_in_three_working_days(walk):
    to_served(walk)
    walk.do("publish", public_until=dt.date(2027, 3, 10))
    walk.do("revoke", overturned="revoked", overturned_on=DAY, overturned_by="法院判决")
    assert the(walk, "retracting").due == dt.date(2026, 3, 13)
    refused(walk, "还没有撤回.*第四十八条第二款", "close")
    walk.do("retract", retract_reason="决定被撤销")
    assert the(walk, "retracting").late is False
    walk.do("close")


def test_pen_d09_runs_after_closing_too(walk):
    to_served(walk)
    walk.do("pay", amount=Decimal(5000), paid_on=DAY, voucher="P")
    walk.do("publish", public_until=dt.date(2027, 3, 10))
    walk.do("close")
    walk.do("revoke", overturned="revoked", overturned_on=DAY, overturned_by="法院判决")
    assert the(walk, "retracting").state == "running"
    walk.do("archive", volume="1", retention="10")
    assert the(walk, "retracting").state == "running"
    walk.do("retract", retract_reason="决定被撤销")
    assert the(walk, "retracting").state == "met"


def test_the_time_to_decide_begins_anew_when_the_judicial_organ_sends_the_case_back(walk):
    transfer = suspected(walk)
    transfer.do("approve")
    transfer.do("hand_over", counterpart=walk.world.justice, materials="报告")
    assert the(walk, "deciding_with_pauses").state == "met"
    transfer.do("police_decline", police_number="1", notice_on=DAY, police_reasons="x")
    with clock.standing_at(dt.date(2026, 3, 20)):
        transfer.do("accept")
    assert state(walk, "deciding_with_pauses") == (dt.date(2026, 6, 18), "running", None)


def test_crm_limits_of_the_transfer(walk):
    transfer = suspected(walk)
    assert state(transfer, "approval") == (dt.date(2026, 3, 13), "running", None)
    transfer.do("approve")
    sending = the(transfer, "sending")
    assert sending.due_at == clock.as_moment(DAY) + dt.timedelta(hours=24)
    transfer.do("hand_over", counterpart=walk.world.justice, materials="报告")
    assert the(transfer, "answer").due == dt.date(2026, 3, 13)
    with clock.standing_at(dt.date(2026, 3, 11)):
        transfer.do("reroute", counterpart=walk.world.township)
        assert the(transfer, "answer").due == dt.date(2026, 3, 16)  # the 14th is a Saturday
        transfer.do("police_file", police_number="1", notice_on=DAY)
    assert the(transfer, "handing_goods").due == dt.date(2026, 3, 13)


def test_crm_limits_of_the_objection(walk):
    transfer = suspected(walk)
    transfer.do("approve")
    transfer.do("hand_over", counterpart=walk.world.justice, materials="报告")
    transfer.do("police_decline", police_number="1", notice_on=DAY, police_reasons="x")
    assert the(transfer, "objection").due == dt.date(2026, 3, 13)
    transfer.do("ask_police", reasons="x")
    assert the(transfer, "police_review").due == dt.date(2026, 3, 13)
    transfer.do("police_uphold", police_number="2", notice_on=DAY)
    assert the(transfer, "second_objection").due == dt.date(2026, 3, 13)


def test_every_limit_names_a_rule_of_the_law_library_or_its_own_article():
    from guiju.law import rules
    from guiju.law.statutes import cite_all

    for model in (Penalty, CrimeTransfer):
        for limit in model.procedure.limits.values():
            if limit.rule:
                assert rules.get(limit.rule)
            elif not limit.picks:
                assert limit.title
                assert cite_all(limit.law)
