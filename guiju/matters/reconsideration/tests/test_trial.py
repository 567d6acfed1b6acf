"""Procedure, reply, hearing, suspension, extension: each rule of the examination broken once."""

import datetime as dt

import pytest

from guiju.law.clock import due
from guiju.law.periods import Exclude, Suspend
from guiju.law.receipt import Grant
from guiju.matters.reconsideration.models import DocumentReview, Reconsideration
from guiju.matters.reconsideration.tests.conftest import DAY, DECISION
from guiju.matters.reconsideration.tests.test_admission import OLD, on, refused
from guiju.procedure import clock
from guiju.procedure.models import Deadline
from guiju.procedure.refusal import Refused

Stage = Reconsideration.Stage


def limit(at, name):
    return Deadline.objects.filter(case=at.case.pk, limit=name).latest("pk")


def test_the_file_is_shown_unless_one_of_the_grounds_of_the_statute_stands_against_it(tried):
    asked = {"person": "张三", "asked_on": DAY}
    for granted in ("no", "part"):
        assert "第四十七条" in refused(tried(key=granted), "show_file", **asked, granted=granted)
    at = tried(key="x").step("show_file", **asked, granted="no", withheld="state")
    at.step("show_file", **asked, granted="yes", material="答复书")
    assert at.case.file_requests.count() == 2


def test_the_track_sets_the_days_to_send_the_copy_to_reply_and_to_decide(accepted):
    at = accepted()
    assert (limit(at, "copying").due, limit(at, "trial").due) == (due("REC-D06", DAY).due, due("REC-D11", DAY).due)
    at.step("simplify", simple_ground="warning")
    assert (limit(at, "copying").due, limit(at, "trial").due) == (due("REC-D06b", DAY).due, due("REC-D11b", DAY).due)
    at.wait(1).step("send_copy", copy_served_on=at.day)
    assert limit(at, "answering").due == due("REC-D07b", at.day).due
    at.wait(1).step("turn_ordinary", "gov_unit_head", reasons="案情复杂")
    assert limit(at, "answering").due == due("REC-D07", DAY + dt.timedelta(1)).due
    assert limit(at, "trial").due == due("REC-D11", DAY).due


def test_a_case_turned_ordinary_before_the_copy_went_out_has_the_ordinary_days_for_it(accepted):
    at = accepted().step("simplify", simple_ground="spot").step("turn_ordinary", "gov_unit_head", reasons="复杂")
    assert limit(at, "copying").due == due("REC-D06", DAY).due


@pytest.mark.parametrize(
    ("day", "law"), [(dt.date(2025, 3, 3), "2007年公布）第三十二条"), (DAY, "行政复议法实施条例第三十九条")]
)
def test_examiners_are_appointed_by_the_regulation_of_the_day(accepted, county, day, law):
    at = accepted(day).step("appoint", "gov_unit_head", examiners=[county.gov_handler, county.gov_unit_head])
    assert at.case.events.get(step="appoint").law.endswith(law)


@pytest.mark.parametrize(("amount", "plain"), [("3000.00", True), ("3000.01", False), (None, False)])
def test_three_thousand_yuan_is_the_top_of_the_simplified_procedure(accepted, amount, plain):
    at = accepted()
    data = {"simple_ground": "small"} | ({"amount": amount} if amount else {})
    if plain:
        assert at.step("simplify", **data).case.track == "simplified"
    else:
        assert "第五十三条" in refused(at, "simplify", **data)


def test_there_was_no_simplified_procedure_before_2024(accepted):
    assert "不适用" in refused(accepted(OLD), "simplify", simple_ground="spot")


def test_only_the_head_of_the_unit_turns_a_simplified_case_and_only_in_time(accepted):
    at = accepted()
    assert "已经是普通程序" in refused(at, "turn_ordinary", "gov_unit_head", reasons="x")
    at.step("simplify", simple_ground="spot").step("send_copy", copy_served_on=DAY)
    assert "机构负责人" in refused(at, "turn_ordinary", "gov_handler", reasons="x")
    assert "审理期限已过" in refused(at.wait(40), "turn_ordinary", "gov_unit_head", reasons="x")


def test_the_simplified_procedure_is_not_extended(accepted):
    at = accepted().step("simplify", simple_ground="spot").step("send_copy", copy_served_on=DAY)
    assert "不得延长（行政复议法第六十二条）" in refused(at, "extend", "gov_unit_head", reasons="x")


@pytest.mark.parametrize(
    ("day", "by", "wrong"), [(DAY, "gov_unit_head", "gov_head"), (OLD, "gov_head", "gov_unit_head")]
)
def test_the_ordinary_one_is_extended_once_before_it_ends_by_the_head_the_text_names(tried, day, by, wrong):
    at = tried(day)
    assert "应由" in refused(at, "extend", wrong, reasons="x")
    at.step("extend", by, reasons="案情复杂")
    assert limit(at, "trial").due == due("REC-D11", day, extensions=[Grant(by="", decided=day)]).due
    assert "只能延长一次" in refused(at, "extend", by, reasons="x")


def test_an_extension_after_expiry_is_refused(tried):
    assert "期满之前" in refused(tried().wait(90), "extend", "gov_unit_head", reasons="x")


@pytest.mark.parametrize(
    ("day", "simple", "n", "ok"),
    [(DAY, False, 1, False), (DAY, False, 2, True), (DAY, True, 1, True), (dt.date(2026, 6, 30), True, 1, False)],
)
def test_two_examine_and_one_may_in_a_simplified_case_since_july_2026(accepted, county, day, simple, n, ok):
    at = accepted(day)
    if simple:
        at.step("simplify", simple_ground="spot")
    people = [county.gov_handler, county.gov_unit_head][:n]
    if ok:
        assert at.step("appoint", "gov_unit_head", examiners=people).case.examiner_count == n
    else:
        assert "不得少于2人" in refused(at, "appoint", "gov_unit_head", examiners=people)


def test_the_copy_is_not_received_before_acceptance(accepted):
    at = accepted()
    assert "不能早于受理" in refused(at, "send_copy", copy_served_on=DAY - dt.timedelta(1))


def test_a_silent_respondent_has_no_evidence_and_may_not_speak_afterwards(accepted, county):
    at = accepted().step("appoint", "gov_unit_head", examiners=[county.gov_handler, county.gov_unit_head])
    at.step("send_copy", copy_served_on=DAY)
    last = due("REC-D07", DAY).due
    on(last)
    assert not Reconsideration.objects.get().no_evidence
    on(last + dt.timedelta(1))
    at.case.refresh_from_db()
    at.to(last + dt.timedelta(1))
    assert at.case.no_evidence
    assert "第七十条" in refused(at, "answer_application", "market_handler", reply="迟到的答复")
    at.step("hear", person="张三", manner="face", text="x")
    for outcome in ("uphold", "reject_claim"):
        assert "第七十条" in refused(at, "decide", "gov_head", **DECISION | {"outcome": outcome})
    at.step("third_party_proves", third_party_proof="合同")
    at.step("decide", "gov_head", **DECISION)


def test_before_2024_the_ten_days_of_the_reply_were_calendar_days(accepted):
    at = accepted(OLD).step("send_copy", copy_served_on=OLD)
    assert limit(at, "answering").due == dt.date(2023, 3, 13)  # the tenth day is a Saturday
    assert limit(at, "answering").receipt["mark"] == "M"


@pytest.mark.parametrize("agents", [{"lawyers": 1}, {"staff_agents": 0, "lawyers": 1}, {"staff_agents": 3}])
def test_lawyers_alone_do_not_stand_for_the_respondent(accepted, agents):
    at = accepted().step("send_copy", copy_served_on=DAY)
    assert "第十八条" in refused(at, "answer_application", "market_handler", reply="合法", **agents)
    at.step("answer_application", "market_handler", reply="合法", staff_agents=2, lawyers=1)


def test_a_reply_comes_from_the_respondent_alone(accepted):
    at = accepted().step("send_copy", copy_served_on=DAY)
    for by in ("gov_handler", "town_handler", "justice_handler"):
        assert "应由" in refused(at, "answer_application", by, reply="合法")


def test_a_party_is_heard_on_paper_only_for_its_own_cause(tried):
    at = tried()
    assert "第四十九条" in refused(at, "hear", person="张三", manner="paper", text="书面")
    at.step("hear", person="张三", manner="paper", text="书面", cause="申请人失联")


def test_evidence_is_taken_by_two_who_show_who_they_are(tried):
    at = tried()
    assert "第四十五条" in refused(at, "inquire", persons=1, shown=True, text="x")
    assert "第四十五条" in refused(at, "inquire", persons=2, text="x")
    at.step("inquire", persons=2, shown=True, text="x")


def test_a_hearing_is_told_five_working_days_before(tried):
    at = tried()
    early = DAY + dt.timedelta(7)
    assert due("REC-D08", early).due == DAY
    at.step("call_hearing", hearing_on=early, hearing_place="三楼")
    assert "5个工作日" in refused(at, "call_hearing", hearing_on=early - dt.timedelta(3), hearing_place="三楼")


def test_a_hearing_has_its_panel_and_the_head_comes_or_explains(tried):
    at = tried()
    held = {"panel": 2, "recorder": "钱七", "head": "came", "text": "x"}
    assert "尚未通知听证" in refused(at, "hold_hearing", "gov_host", **held)
    at.step("call_hearing", hearing_on=DAY + dt.timedelta(7), hearing_place="三楼")
    assert "举行" in refused(at.wait(6), "hold_hearing", "gov_host", **held)
    at.wait(1)
    assert "二名以上听证员" in refused(at, "hold_hearing", "gov_host", **held | {"panel": 1})
    assert "说明理由" in refused(at, "hold_hearing", "gov_host", **held | {"head": "staff"})
    at.step("hold_hearing", "gov_host", **held | {"head": "staff", "head_reason": "防汛"})


def test_suspension_stops_the_clock_and_resumption_lets_it_run_on(tried):
    at = tried().wait(10).step("suspend", "gov_unit_head", pause_ground="mediation").wait(30)
    assert at.case.stage == Stage.SUSPENDED
    assert limit(at, "trial").state == "paused"
    at.step("resume", "gov_unit_head", reasons="调解不成")
    pause = Suspend(DAY + dt.timedelta(10), DAY + dt.timedelta(40))
    assert limit(at, "trial").due == due("REC-D11", DAY, pauses=[pause]).due
    at.to(limit(at, "trial").due).step("decide", "gov_head", **DECISION)
    assert at.case.on_time is True


@pytest.mark.parametrize("ground", ["death", "incapacity", "dissolved"])
def test_a_suspension_for_death_or_the_like_ends_the_case_after_sixty_days(tried, ground):
    at = tried().step("suspend", "gov_unit_head", pause_ground=ground)
    last = due("REC-D09", DAY).due
    assert "才届满" in refused(at.to(last), "terminate_suspended", "gov_unit_head")
    at.wait(1).step("terminate_suspended", "gov_unit_head")
    assert (at.case.stage, at.case.outcome, at.case.on_time) == (Stage.TERMINATED, "terminated", True)


@pytest.mark.parametrize("ground", ["mediation", "missing", "other_case", "other"])
def test_other_suspensions_never_end_the_case_by_lasting(tried, ground):
    at = tried().step("suspend", "gov_unit_head", pause_ground=ground).wait(200)
    assert "第四十一条" in refused(at, "terminate_suspended", "gov_unit_head")


@pytest.mark.parametrize(
    ("why", "outcome", "resolved"),
    [("settled", "settled", True), ("corrected", "corrected", True), ("own", "withdrawn", False)],
)
def test_a_withdrawal_says_why_and_a_settlement_resolves(tried, why, outcome, resolved):
    at = tried()
    assert "请写明撤回" in refused(at, "terminate", "gov_unit_head", end_ground="withdrawn")
    at.step("terminate", "gov_unit_head", end_ground="withdrawn", withdrawal=why)
    assert (at.case.outcome, at.case.resolved, at.case.stage) == (outcome, resolved, Stage.TERMINATED)


def test_time_of_an_appraisal_does_not_count_and_nothing_is_decided_meanwhile(tried):
    at = tried().wait(5).step("examine", reasons="鉴定签名")
    assert "正在现场勘验、鉴定" in refused(at, "decide", "gov_head", **DECISION)
    assert "正在现场勘验、鉴定" in refused(at, "suspend", "gov_unit_head", pause_ground="other")
    assert "正在现场勘验、鉴定" in refused(at, "examine", reasons="又一次")
    assert "正在现场勘验、鉴定" in refused(at, "report_up", "gov_head", reasons="x")
    at.wait(40).step("examined")
    pause = Exclude(DAY + dt.timedelta(6), DAY + dt.timedelta(45))  # the day of the stop counts, as start days do not
    assert limit(at, "trial").due == due("REC-D11", DAY, pauses=[pause]).due > due("REC-D11", DAY).due
    assert "没有正在进行" in refused(at, "examined")
    assert "没有报请提级" in refused(at, "not_raised", "gov_clerk")


def test_a_document_examined_along_holds_the_case_until_its_maker_was_asked(tried, county):
    at = tried()
    assert "请写明" in refused(at, "suspend", "gov_unit_head", pause_ground="document")
    data = {"pause_ground": "document", "document": "酉县办法", "document_own": True}
    at.step("suspend", "gov_unit_head", **data, document_maker=county.township)
    review = DocumentReview.objects.get()
    assert (review.root_id, review.counterpart_id) == (at.case.pk, county.township.pk)
    dues = {one.limit: one.due for one in review.deadlines.all()}
    assert dues == {"handling": due("REC-D10", DAY).due, "telling": due("REC-D10c", DAY).due}
    assert "附带审查尚未终结" in refused(at, "resume", "gov_unit_head", reasons="x")
    with clock.standing_at(DAY):
        with pytest.raises(Refused, match="第五十六条"):
            review.act("transfer", county.gov_handler, {"sent_to": "市政府", "sent_received_on": DAY}, key="t")
        review.act("tell_maker", county.gov_handler, {"told_on": DAY}, key="m")
        assert review.deadlines.get(limit="answering").due == due("REC-D10d", DAY).due
        review.act("maker_replies", county.town_clerk, {"reply": "依据充分"}, key="r")
        review.act("find", county.gov_head, {"finding": "stopped", "reasons": "越权"}, key="f")
    at.case.refresh_from_db()
    at.step("resume", "gov_unit_head", reasons="审查终结")
    assert at.case.stage == Stage.TRIAL


def test_a_document_beyond_this_organ_is_transferred_in_seven_working_days(tried, county):
    at = tried().step("suspend", "gov_unit_head", pause_ground="document", document="市里的办法")
    review = DocumentReview.objects.get()
    assert {one.limit: one.due for one in review.deadlines.all()} == {"transfer_in": due("REC-D10b", DAY).due}
    with clock.standing_at(DAY):
        with pytest.raises(Refused, match="第五十六条"):
            review.act("find", county.gov_head, {"finding": "lawful", "reasons": "x"}, key="f")
        review.act("transfer", county.gov_handler, {"sent_to": "市政府", "sent_received_on": DAY}, key="t")
        assert review.deadlines.get(limit="elsewhere").due == due("REC-D10e", DAY).due
        review.act("answered", county.gov_handler, {"finding": "lawful", "reasons": "合法"}, key="a")
    at.case.refresh_from_db()
    at.step("resume", "gov_unit_head", reasons="审查终结")
    assert at.case.documents_open == 0


def test_nobody_reports_a_document_examined_that_was_not(tried):
    at = tried().step("suspend", "gov_unit_head", pause_ground="other")
    assert "没有正在进行的附带审查" in refused(at, "document_reviewed")


def test_a_case_that_the_superior_takes_up_leaves_with_its_file_in_five_working_days(tried):
    at = tried().step("report_up", "gov_head", reasons="本县关系复杂").wait(9)
    at.step("order_raise", "gov_clerk")
    assert limit(at, "raising").due == due("REC-D14", at.day).due
    at.step("hand_up", "gov_clerk")
    assert (at.case.stage, at.case.outcome, at.case.concluded_on) == (Stage.RAISED, "raised", at.day)


def test_a_case_that_the_superior_leaves_gets_its_time_back(tried):
    at = tried().step("report_up", "gov_head", reasons="x").wait(9).step("not_raised", "gov_clerk")
    assert limit(at, "trial").due == due("REC-D11", DAY, pauses=[Suspend(DAY, DAY + dt.timedelta(9))]).due


def test_taken_up_from_below_the_period_begins_anew_on_receipt(county, person):
    with clock.standing_at(DAY):
        data = {"party": person, "counterpart": county.market, "act_kind": "penalty", "request": "撤销"}
        case = Reconsideration.begin("take_up", county.gov_handler, data, body=county.government, key="up")
    assert case.stage == Stage.ACCEPTED
    assert Deadline.objects.get(case=case.pk, limit="trial").due == due("REC-D11", DAY).due


def test_the_act_stands_still_on_four_grounds(tried):
    tried().step("stay", "gov_unit_head", stay_ground="respondent")
    assert Reconsideration.objects.get().stay_ground == "respondent"
