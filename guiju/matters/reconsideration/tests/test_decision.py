"""Decision, service, performance, letters and closing: each rule broken once."""

import datetime as dt

import pytest

from guiju.law.clock import due
from guiju.matters.reconsideration.choices import CONCLUDED, DECISIONS, Outcome
from guiju.matters.reconsideration.models import Reconsideration
from guiju.matters.reconsideration.tests.conftest import DAY, DECISION
from guiju.matters.reconsideration.tests.test_admission import OLD, refused
from guiju.matters.reconsideration.tests.test_trial import limit
from guiju.procedure.models import Case, Deadline

Stage = Reconsideration.Stage


def test_only_the_kinds_of_the_statute_are_decisions(tried):
    at = tried()
    for outcome in set(Outcome) - set(DECISIONS):
        assert "这不是一种行政复议决定" in refused(at, "decide", "gov_head", **DECISION | {"outcome": outcome})
    assert set(DECISIONS) < set(CONCLUDED)


def test_the_head_of_the_organ_decides_and_nobody_else(tried):
    at = tried()
    for by in ("gov_unit_head", "gov_handler", "market_head", "justice_head"):
        assert "应由" in refused(at, "decide", by, **DECISION)


def test_nothing_is_decided_before_examiners_reply_and_hearing_of_the_party(accepted, county):
    at = accepted().step("send_copy", copy_served_on=DAY)
    assert "没有指定行政复议人员" in refused(at, "decide", "gov_head", **DECISION)
    at.step("appoint", "gov_unit_head", examiners=[county.gov_handler, county.gov_unit_head])
    assert "答复期限未满" in refused(at, "decide", "gov_head", **DECISION)
    at.step("answer_application", "market_handler", reply="合法")
    assert "听取当事人的意见（行政复议法第四十九条）" in refused(at, "decide", "gov_head", **DECISION)
    at.step("hear", person="张三", manner="online", text="x").step("decide", "gov_head", **DECISION)


def test_a_simplified_case_may_be_decided_on_paper(accepted, county):
    at = accepted().step("simplify", simple_ground="spot")
    at.step("appoint", "gov_unit_head", examiners=[county.gov_handler]).step("send_copy", copy_served_on=DAY)
    at.step("answer_application", "market_handler", reply="合法").step("decide", "gov_head", **DECISION)
    assert at.case.stage == Stage.DECIDED


def test_one_examiner_is_not_enough_once_the_case_has_become_ordinary(accepted, county):
    at = accepted().step("simplify", simple_ground="spot")
    at.step("appoint", "gov_unit_head", examiners=[county.gov_handler]).step("send_copy", copy_served_on=DAY)
    at.step("turn_ordinary", "gov_unit_head", reasons="复杂").step("answer_application", "market_handler", reply="合法")
    at.step("hear", person="张三", manner="phone", text="x")
    assert "不得少于2人" in refused(at, "decide", "gov_head", **DECISION)


def test_a_weighty_case_is_heard_in_public_and_put_to_the_committee(tried):
    at = tried().step("grade", "gov_unit_head", weighty=True)
    assert "行政复议法第五十条" in refused(at, "decide", "gov_head", **DECISION)
    at.step("call_hearing", hearing_on=DAY + dt.timedelta(7), hearing_place="三楼").wait(7)
    at.step("hold_hearing", "gov_host", panel=2, recorder="钱七", head="came", text="x")
    assert "行政复议法第五十二条" in refused(at, "decide", "gov_head", **DECISION)
    at.step("consult", advice_text="建议撤销", advice="revoke")
    assert "应当说明理由（行政复议法实施条例第五十二条）" in refused(at, "decide", "gov_head", **DECISION)
    at.step("decide", "gov_head", **DECISION, departure="新证据足以认定")


def test_a_technical_case_is_put_to_the_committee(tried):
    at = tried().step("grade", "gov_unit_head", technical=True)
    assert "行政复议法第五十二条" in refused(at, "decide", "gov_head", **DECISION)


def test_no_change_for_the_worse_unless_a_third_party_asks(tried):
    at = tried()
    worse = DECISION | {"outcome": "change", "worse": True}
    assert "行政复议法第六十三条" in refused(at, "decide", "gov_head", **worse)
    at.step("decide", "gov_head", **worse, third_party_asked=True)


def test_rejecting_the_application_names_the_condition_that_fails_and_needs_no_hearing(accepted, county):
    at = accepted().step("appoint", "gov_unit_head", examiners=[county.gov_handler, county.gov_unit_head])
    at.step("send_copy", copy_served_on=DAY)
    data = DECISION | {"outcome": "reject_application"}
    assert "行政复议法第三十三条" in refused(at, "decide", "gov_head", **data)
    at.step("decide", "gov_head", **data, unmet=["scope"])


def test_a_late_decision_stands_but_is_known_to_be_late(tried):
    last = due("REC-D11", DAY).due
    at = tried().to(last + dt.timedelta(1)).step("decide", "gov_head", **DECISION)
    assert at.case.on_time is False


def test_the_decision_takes_effect_on_service_and_the_days_to_sue_begin(tried):
    at = tried().step("decide", "gov_head", **DECISION).wait(3).step("serve", "gov_clerk", service="direct")
    assert limit(at, "suing").due == due("REC-D15", at.day).due
    assert "才届满" in refused(at.wait(15), "close")
    at.wait(1).step("close")
    assert at.case.resolved is True


def test_what_is_announced_is_served_when_its_thirty_days_are_over(tried):
    at = tried().step("decide", "gov_head", **DECISION)
    assert "还没有发出公告" in refused(at, "serve", "gov_clerk", service="announced")
    assert "早于决定日期" in refused(at, "announce", "gov_clerk", announced_on=DAY - dt.timedelta(1))
    at.step("announce", "gov_clerk", announced_on=DAY)
    assert limit(at, "announcing").due == DAY + dt.timedelta(30)
    assert "期满才视为送达（民事诉讼法第九十五条）" in refused(at.wait(29), "serve", "gov_clerk", service="announced")
    at.wait(1).step("serve", "gov_clerk", service="announced")
    assert at.case.served_on == DAY + dt.timedelta(30)
    assert limit(at, "suing").due == due("REC-D15", at.day).due


def test_why_the_committee_is_not_followed_is_told_since_the_regulation_of_2026(tried):
    data = {"advice_text": "建议撤销", "advice": "revoke"}
    at = tried().step("consult", **data)
    assert "实施条例第五十二条" in refused(at, "decide", "gov_head", **DECISION)
    at.step("decide", "gov_head", **DECISION | {"departure": "证据充分"})


def test_before_the_regulation_of_2026_nobody_had_to_say_why(tried):
    at = tried(dt.date(2025, 3, 3)).step("consult", advice_text="建议撤销", advice="revoke")
    at.step("decide", "gov_head", **DECISION)
    assert at.case.stage == Stage.DECIDED


def test_who_goes_to_court_or_petitions_is_not_resolved(tried):
    at = tried().step("decide", "gov_head", **DECISION).step("serve", "gov_clerk", service="direct")
    at.wait(5).step("note_suit", "gov_clerk").step("close")
    assert at.case.resolved is False
    at.wait(90).step("note_petition", "gov_clerk")
    assert (at.case.petitioned, at.case.resolved) == (True, False)


def test_a_case_is_not_closed_before_it_is_performed(tried):
    at = tried().step("decide", "gov_head", **DECISION | {"outcome": "revoke", "redo": True})
    at.step("serve", "gov_clerk", service="direct")
    assert limit(at, "remaking").due == due("REC-D12", DAY).due
    assert "尚未履行" in refused(at.wait(20), "close")
    assert "应当晚于今天" in refused(at, "urge", "gov_head", urged_until=at.day)
    at.step("urge", "gov_head", urged_until=at.day + dt.timedelta(15), pressure="report")
    assert limit(at, "urged").due == at.day + dt.timedelta(15)
    assert "应由" in refused(at, "perform", "gov_handler", performance="已重作")
    at.step("perform", "market_handler", performance="已重作").step("close")
    assert "不能" in refused(at, "urge", "gov_head", urged_until=at.day + dt.timedelta(1))


def test_nothing_is_urged_that_is_not_owed(tried):
    at = tried().step("decide", "gov_head", **DECISION).step("serve", "gov_clerk", service="direct")
    assert "没有尚未履行" in refused(at, "urge", "gov_head", urged_until=DAY + dt.timedelta(9))


def test_a_mediation_is_effective_at_once_and_resolves(tried):
    until = DAY + dt.timedelta(20)
    at = tried().step("mediate", "gov_unit_head", terms="减轻罚款", perform_until=until)
    assert (at.case.stage, at.case.outcome, at.case.resolved) == (Stage.EFFECTIVE, "mediated", True)
    assert limit(at, "performing").due == until
    at.step("perform", "market_handler", performance="已退还").step("close")


def test_a_letter_is_answered_in_sixty_days_and_before_closing(tried):
    at = tried().step("write_letter", "gov_head", letter="未出示证件")
    assert not Deadline.objects.filter(case=at.case.pk, limit="answering_letter").exists()
    assert "早于意见书的制发" in refused(at, "serve_letter", "gov_clerk", letter_received_on=DAY - dt.timedelta(1))
    got = DAY + dt.timedelta(2)
    at.wait(3).step("serve_letter", "gov_clerk", letter_received_on=got)
    assert limit(at, "answering_letter").due == due("REC-D13", got).due
    at.step("decide", "gov_head", **DECISION).step("serve", "gov_clerk", service="direct").wait(30)
    assert "意见书的落实情况尚未反馈" in refused(at, "close")
    at.step("report_letter", "market_handler", letter_report="已培训").step("close")


def test_nobody_reports_on_a_letter_that_did_not_reach_him(tried):
    assert "没有制发" in refused(tried(), "serve_letter", "gov_clerk", letter_received_on=DAY)


def test_a_letter_that_was_written_and_not_served_binds_nobody(tried):
    at = tried().step("write_letter", "gov_head", letter="未出示证件")
    assert "还没有送达" in refused(at, "report_letter", "market_handler", letter_report="x")


def test_the_letter_once_served_opens_a_rectification_in_the_same_thread(tried, county):
    at = tried().step("write_letter", "gov_head", letter="未出示证件")
    assert not Case.objects.filter(line="rectification").exists()
    at.wait(3).step("serve_letter", "gov_clerk", letter_received_on=DAY + dt.timedelta(1))
    item = Case.objects.get(line="rectification").whole()
    assert (item.root_id, item.counterpart_id, item.text) == (at.case.pk, county.market.pk, "未出示证件")
    assert item.received_on == DAY + dt.timedelta(1)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"service": "electronic"}, "签订确认书的，方可电子送达（民事诉讼法第九十条）"),
        ({"service": "left"}, "见证人，或者以拍照、录像记录送达过程（民事诉讼法第八十九条）"),
        ({"service": "direct", "refused_to_sign": True}, "民事诉讼法第八十九条"),
    ],
)
def test_a_decision_is_served_as_the_procedure_of_civil_courts_says(tried, data, says):
    at = tried().step("decide", "gov_head", **DECISION)
    assert says in refused(at, "serve", "gov_clerk", **data)
    good = {"e_consent": True} if data["service"] == "electronic" else {"witness": "社区干部"}
    at.step("serve", "gov_clerk", **data, **good)
    assert at.case.stage == Stage.EFFECTIVE


def test_a_special_law_may_set_less_than_sixty_days(tried):
    at = tried(accept={"decide_days": 45, "decide_law": "某法第十条"})
    assert limit(at, "trial").due == DAY + dt.timedelta(45)
    at.step("extend", "gov_unit_head", reasons="复杂")
    assert limit(at, "trial").raw == DAY + dt.timedelta(75)


def test_recommendations_to_the_makers_came_with_the_regulation_of_2026(tried):
    assert "不适用" in refused(tried(OLD), "advise_makers", "gov_unit_head", advice_to_makers="x")
