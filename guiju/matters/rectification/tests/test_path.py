"""The way of an item, stage by stage, and the ways that leave it."""

import datetime as dt

from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.models.stages import Stage
from guiju.matters.rectification.tests.walk import DUE, START, Walk


def test_an_item_goes_from_finding_to_archive(county):
    walk = Walk(county)
    assert walk.case.stage == Stage.ENTERED
    assert walk.case.found_on == START
    for method, stage in [("planned", Stage.PLANNED)]:
        assert getattr(walk, method)().case.stage == stage
    walk.do("approve_plan", "justice_unit_head")
    assert walk.case.stage == Stage.RECTIFYING
    assert walk.case.number == "酉司整〔2026〕1号"
    walk.done().do("apply", "market_handler", result="已改")
    assert walk.case.stage == Stage.APPLIED
    assert walk.case.in_time is True
    walk.do("pass_first", "market_reviewer", opinion="属实")
    assert walk.case.stage == Stage.CHECKED
    walk.do("strike", "justice_supervisor", opinion="同意", recheck_due_on=dt.date(2026, 10, 8))
    assert (walk.case.stage, walk.case.struck_on, walk.case.next_due) == (Stage.STRUCK, START, dt.date(2026, 10, 8))
    walk.do("recheck", "justice_supervisor", recheck_result="held", opinion="没有反弹").do("archive", "justice_clerk")
    fresh = Rectification.objects.get(pk=walk.case.pk)
    assert (fresh.stage, fresh.closed_on) == (Stage.ARCHIVED, START)


def test_findings_and_items_are_counted_apart(county):
    walk = Walk(county, list_number="7", aspect="法制审核")
    walk.do("separate", "justice_supervisor", text="没有审核人员", owner=county.township)
    walk.do("separate", "justice_handler", text="没有审核目录", aspect="制度建设")
    first, second, third = Rectification.objects.order_by("part")
    assert [one.part for one in (first, second, third)] == [1, 2, 3]
    assert first.items_count == 3
    assert len({one.finding for one in (first, second, third)}) == 1
    assert second.counterpart == county.township
    assert (second.aspect, third.aspect) == ("法制审核", "制度建设")
    assert second.root_id == first.pk
    assert third.list_number == "7"


def test_a_returned_plan_is_made_again(county):
    walk = Walk(county).planned().do("return_plan", "justice_unit_head", opinion="措施太空")
    assert walk.case.stage == Stage.CHARGED
    walk.do("submit_plan", "market_head", cause="重写", plan="重写").do("approve_plan", "justice_head")
    assert walk.case.stage == Stage.RECTIFYING


def test_what_is_put_right_at_once_needs_no_plan(county):
    walk = Walk(county).charged(at_once=True).do("begin_at_once", "market_handler")
    assert walk.case.stage == Stage.RECTIFYING


def test_a_failed_check_sends_the_item_back_to_work(county):
    walk = Walk(county).applied().do("fail_first", "market_unit_head", opinion="佐证不全")
    assert walk.case.stage == Stage.RECTIFYING
    assert walk.case.next_due == DUE
    walk.do("apply", "market_handler", result="补齐").do("pass_first", "market_reviewer", opinion="属实")
    later = dt.date(2026, 5, 29)
    walk.do("send_back", "justice_supervisor", opinion="现场仍有问题", due_on=later, site_checked_on=START)
    assert (walk.case.stage, walk.case.next_due, walk.case.due_on) == (Stage.RECTIFYING, later, later)


def test_a_relapse_reopens_the_item_and_takes_back_its_strike_off(county):
    walk = Walk(county).struck().on(dt.date(2026, 9, 1))
    walk.do("reopen", "justice_supervisor", relapse="又有三件没有审核", due_on=dt.date(2026, 9, 30))
    case = walk.case
    assert (case.stage, case.struck_on, case.relapsed_on) == (Stage.RECTIFYING, None, dt.date(2026, 9, 1))
    assert case.evidence_count == 0
    walk.do("report", "market_handler", text="重新审核", evidence="审核意见书").do(
        "apply", "market_handler", result="补齐"
    )
    walk.do("pass_first", "market_reviewer", opinion="属实").do("strike", "justice_supervisor", opinion="同意")
    assert walk.case.struck_on == dt.date(2026, 9, 1)
    assert walk.case.times("strike") == 2


def test_an_accepted_objection_ends_the_item(county):
    walk = Walk(county, source="government", document="督查结论", received_on=START).charged()
    walk.do("object", "market_head", objection="事实不符").do("uphold", "justice_head", opinion="经核查，异议属实")
    assert (walk.case.stage, walk.case.closed_on) == (Stage.WITHDRAWN, START)


def test_a_dismissed_objection_leaves_the_item_where_it_was(county):
    walk = Walk(county).charged().do("object", "market_head", objection="事实不符")
    walk.do("dismiss", "justice_head", opinion="事实清楚")
    assert (walk.case.stage, walk.case.objecting) == (Stage.CHARGED, False)


def test_an_objection_raised_in_time_is_still_decided_after_the_owner_applied(county):
    walk = Walk(county).rectifying().do("object", "market_head", objection="不符").done()
    walk.do("apply", "market_handler", result="已改").do("pass_first", "market_reviewer", opinion="属实")
    walk.do("dismiss", "justice_head", opinion="事实清楚").do("strike", "justice_supervisor", opinion="同意")
    assert walk.case.stage == Stage.STRUCK


def test_an_item_that_is_anothers_goes_to_the_other_with_fresh_time(county):
    walk = Walk(county).charged()
    walk.do(
        "recharge", "justice_supervisor", counterpart=county.township, due_on=dt.date(2026, 5, 15), reason="职责在镇"
    )
    assert walk.case.counterpart == county.township
    assert walk.case.next_due == dt.date(2026, 5, 15)
    assert [one.state for one in walk.case.deadlines.order_by("pk")] == ["ended", "running"]


def test_pressure_is_recorded_with_its_day(county):
    walk = Walk(county).rectifying().do("urge", "justice_supervisor", pressure="请加快")
    walk.do("summon", "justice_head", pressure="约谈分管负责人")
    walk.do("refer", "justice_head", referred_to="县纪委监委", reason="涉嫌违纪")
    case = walk.case
    assert (case.urged_on, case.summoned_on, case.referred_on) == (START, START, START)


def test_a_mistaken_entry_is_cancelled_with_its_reason(county):
    walk = Walk(county).do("cancel", "justice_unit_head", reason="重复录入")
    assert walk.case.stage == Stage.WITHDRAWN
