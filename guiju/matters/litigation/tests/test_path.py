"""The way of a suit through its instances; each rule broken once."""

import datetime as dt

import pytest

from guiju.law.clock import due
from guiju.matters.litigation.choices import LOST, SETTLED, Outcome
from guiju.matters.litigation.models import Lawsuit
from guiju.matters.litigation.tests.conftest import DAY
from guiju.procedure import clock
from guiju.procedure.models import Deadline
from guiju.procedure.refusal import Refused
from guiju.procedure.tick import tick

Stage = Lawsuit.Stage
HEAD = {"head_name": "王五", "head_post": "副局长", "head_rank": "charged"}


def refused(at, name, by="handler", **data):
    with pytest.raises(Refused) as refusal:
        at.step(name, by, **data)
    return str(refusal.value)


def limit(at, name):
    return Deadline.objects.filter(case=at.case.pk, limit=name).latest("pk")


def prepared(suit, *args, **data):
    return suit(*args, **data).step("dispatch", "clerk", unit="法规股")


def test_a_suit_goes_through_both_instances_to_replay_and_closing(suit):
    at = prepared(suit).step("answer_suit", answer="原行为合法", evidence=12)
    at.step("name_head", "unit_head", **HEAD).step("name_agents", "unit_head", lawyer="赵六")
    at.step("open_court", "clerk", head_came=True, spoke=True)
    at.step("judge", "clerk", outcome="dismissed", judgment="（2024）初1号").step("be_appealed", "clerk")
    assert at.case.stage == Stage.APPEALED
    assert (at.case.lost, at.case.heard, at.case.sole, at.case.against) == (False, True, True, "department")
    second = at.next_instance().step("dispatch", "clerk", unit="法规股")
    assert (second.case.root_id, second.case.instance) == (at.case.pk, "second")
    assert limit(second, "answering").rule == "LIT-D08"
    second.step("judge_finally", "clerk", outcome="revoked", judgment="（2024）终1号")
    assert (second.case.stage, second.case.lost) == (Stage.EFFECTIVE, True)
    assert "应当先复盘" in refused(second, "close")
    second.step("replay", faults=["facts"], lessons="取证不全", measures="培训").step("close")
    assert second.case.stage == Stage.CLOSED


def test_the_answer_is_due_fifteen_calendar_days_after_the_copy_came(suit):
    at = suit()
    assert limit(at, "answering").due == due("LIT-D02", DAY).due
    assert limit(at, "dispatching").due == due("LIT-D01", DAY).due
    assert limit(at, "objecting").due == due("LIT-D03", DAY).due


def test_more_time_is_asked_within_the_fifteen_days_and_runs_from_the_end_of_the_cause(suit):
    at = prepared(suit)
    assert "没有申请延期举证" in refused(at, "end_delay", delay_ended_on=DAY)
    at.step("ask_delay", delay_reason="洪水").wait(20).step("end_delay", delay_ended_on=at.day)
    assert limit(at, "answering_delayed").due == due("LIT-D02b", at.day).due
    late = prepared(suit, dt.date(2024, 5, 6)).wait(16)
    assert "已于" in refused(late, "ask_delay", delay_reason="洪水")


def test_in_the_simplified_procedure_the_court_sets_at_most_fifteen_days(suit):
    at = suit()
    assert "不超过十五日" in refused(at, "set_term", answer_until=DAY + dt.timedelta(16))
    at.step("set_term", answer_until=DAY + dt.timedelta(10))
    assert limit(at, "answering_set").due == DAY + dt.timedelta(10)


def test_competence_is_objected_to_within_fifteen_days(suit):
    assert "已于" in refused(suit().wait(16), "object_court", objection="应由中院管辖")


def test_lawyers_alone_never_appear(suit):
    at = prepared(suit)
    assert "行诉解释第一百二十八条" in refused(at, "name_agents", "unit_head", lawyer="赵六")
    assert "请写明" in refused(at, "name_agents", "unit_head")
    assert "不得仅委托律师" in refused(at, "open_court", "clerk", lawyer="赵六")
    at.step("open_court", "clerk", staff="周八")
    assert (at.case.heard, at.case.head_came) == (True, False)


def test_a_head_who_came_is_named_with_what_makes_him_a_head(suit):
    at = prepared(suit)
    assert "出庭应诉规定第二条" in refused(at, "open_court", "clerk", head_came=True, staff="周八")
    assert "没有出庭" in refused(at, "open_court", "clerk", staff="周八", spoke=True)


@pytest.mark.parametrize("why", ["interest", "attention", "notice"])
def test_a_head_who_must_come_comes_or_explains_before_the_hearing(suit, why):
    at = prepared(suit, must_appear=why)
    assert "出庭应诉规定第四条" in refused(at, "open_court", "clerk", staff="周八")
    at.step("explain_absence", "head", absence="duty", absence_text="防汛").step("open_court", "clerk", staff="周八")


def test_several_hearings_in_one_instance_are_one_appearance(suit):
    at = prepared(suit).step("open_court", "clerk", head_came=True, **HEAD).wait(30)
    at.step("open_court", "clerk", staff="周八", head_came=True, spoke=True)
    assert (at.case.heard_on, at.case.spoke) == (DAY, True)
    assert at.case.times("open_court") == 2


def test_a_head_who_came_once_in_the_instance_has_come(suit):
    """出庭应诉规定第七条: one appearance per instance suffices, so a later hearing with staff does not take it back."""
    at = prepared(suit).step("open_court", "clerk", head_came=True, **HEAD).wait(30)
    at.step("open_court", "clerk", staff="周八", head_came=False)
    assert at.case.head_came is True


def test_who_was_sued_together_is_not_alone(suit, county):
    assert suit(place="gov", co_defendants=[county.market.pk]).case.sole is False
    alone = suit(dt.date(2024, 5, 6), place="gov")
    assert (alone.case.sole, alone.case.against) == (True, "government")
    assert suit(place="town").case.against == "township"


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - set(SETTLED) - {"upheld", "remanded"}))
def test_each_outcome_is_lost_or_not_and_gives_its_days_to_appeal(suit, outcome):
    at = prepared(suit).step("judge", "clerk", outcome=outcome, judgment="（2024）初1号")
    assert at.case.lost is (outcome in LOST)
    rule = "LIT-D07b" if outcome == "rejected" else "LIT-D07"
    last = due(rule, DAY).due
    assert limit(at, "appealing").due == last
    assert "已于" in refused(at.to(last + dt.timedelta(1)), "appeal", "unit_head")


@pytest.mark.parametrize("outcome", ["upheld", "remanded", "withdrawn", "mediated"])
def test_a_first_instance_has_no_such_judgment(suit, outcome):
    assert "一审裁判没有这种结果" in refused(prepared(suit), "judge", "clerk", outcome=outcome, judgment="x")


def test_a_judgment_nobody_appeals_takes_effect_when_its_days_are_over(suit):
    at = prepared(suit).step("judge", "clerk", outcome="dismissed", judgment="（2024）初1号")
    last = due("LIT-D07", DAY).due
    for day, stage in ((last, Stage.JUDGED), (last + dt.timedelta(1), Stage.EFFECTIVE)):
        with clock.standing_at(day):
            tick()
        assert Lawsuit.objects.get(pk=at.case.pk).stage == stage
    at.case.refresh_from_db()
    at.to(last + dt.timedelta(1))
    assert limit(at, "retrying").due == due("LIT-D09", last).due
    assert "已于" in refused(at.wait(200), "seek_retrial", "unit_head")


def test_the_other_sides_appeal_may_come_in_after_our_own_days_are_over(suit):
    at = prepared(suit).step("judge", "clerk", outcome="dismissed", judgment="（2024）初1号")
    last = due("LIT-D07", DAY).due
    with clock.standing_at(last + dt.timedelta(1)):
        tick()
    at.case.refresh_from_db()
    at.to(last + dt.timedelta(6)).step("be_appealed", "clerk")
    assert (at.case.stage, at.case.effective_on) == (Stage.APPEALED, None)
    assert at.next_instance().case.instance == "second"


def test_a_settled_suit_is_not_appealed(suit):
    at = prepared(suit).step("settle", "clerk", outcome="withdrawn", judgment="初1号")
    assert "没有可以上诉的一审裁判" in refused(at, "be_appealed", "clerk")


def test_leave_to_withdraw_ends_the_suit_at_once(suit):
    at = prepared(suit)
    assert "登记为收到裁判" in refused(at, "settle", "clerk", outcome="dismissed", judgment="x")
    at.step("settle", "clerk", outcome="withdrawn", judgment="（2024）初1号").step("close")
    assert (at.case.lost, at.case.stage) == (False, Stage.CLOSED)


def test_instances_are_not_confused(suit):
    at = prepared(suit)
    assert "不即时生效" in refused(at, "judge_finally", "clerk", outcome="upheld", judgment="x")
    at.step("judge", "clerk", outcome="dismissed", judgment="初1号").step("appeal", "unit_head")
    second = at.next_instance().step("dispatch", "clerk", unit="法规股")
    assert "即时生效" in refused(second, "judge", "clerk", outcome="dismissed", judgment="x")


def test_only_a_head_lets_the_body_appeal(suit):
    at = prepared(suit).step("judge", "clerk", outcome="revoked", judgment="初1号")
    assert "应由" in refused(at, "appeal", "clerk")
    at.step("appeal", "head")
    assert (at.case.appellant, Lawsuit.objects.count()) == ("ours", 2)


def test_whose_own_appeal_it_is_owes_no_answer_to_it(suit):
    ours = prepared(suit).step("judge", "clerk", outcome="revoked", judgment="初1号").step("appeal", "head")
    assert not ours.next_instance().case.deadlines.filter(limit="answering").exists()


def test_when_the_court_refuses_more_time_the_fifteen_days_stand(suit):
    at = prepared(suit)
    first = limit(at, "answering").due
    assert "没有申请延期举证" in refused(at, "refuse_delay")
    at.step("ask_delay", delay_reason="洪水").wait(3).step("refuse_delay")
    assert limit(at, "answering").due == first
    assert "没有申请延期举证" in refused(at, "end_delay", delay_ended_on=at.day)


def test_what_is_ordered_is_performed_before_closing_and_nothing_is_replayed_that_was_won(suit):
    at = prepared(suit).step("judge", "clerk", outcome="dismissed", judgment="初1号")
    assert "没有败诉" in refused(at, "replay", faults=["facts"], lessons="x", measures="y")
    at.step("appeal", "unit_head")
    second = at.next_instance().step("dispatch", "clerk", unit="法规股")
    until = DAY + dt.timedelta(30)
    second.step("judge_finally", "clerk", outcome="perform", judgment="终1号", ordered="重新处理", perform_until=until)
    assert limit(second, "performing").due == until
    assert "尚未履行" in refused(second, "close")
    second.step("perform", performance="已办").step("replay", faults=["inaction"], lessons="x", measures="y").step(
        "close"
    )


def test_a_retrial_is_a_third_case_of_the_thread(suit):
    at = prepared(suit).step("settle", "clerk", outcome="withdrawn", judgment="初1号").step("close")
    at.step("retry", "clerk")
    third = Lawsuit.objects.get(instance="retrial")
    assert third.root_id == at.case.pk
    assert "再审已经立案" in refused(at, "retry", "clerk")


def test_a_copy_is_not_received_after_it_is_entered(suit):
    with pytest.raises(Refused, match="收到日期不能晚于登记日期|晚于今天"):
        suit(received_on=DAY + dt.timedelta(1))
