"""The hearing: who asks, who hosts, when it is announced, what it binds (行政处罚法 63–65)."""

import datetime as dt

import pytest

from guiju.matters.penalty.models import PenaltyHearing
from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    hear,
    informed,
    punished,
    refused,
    registered,
    to_informed,
)
from guiju.procedure import clock
from guiju.procedure.refusal import Forbidden, Refused


def test_a_hearing_cannot_be_asked_for_after_five_working_days(walk):
    to_informed(walk, hearing_told=True)
    with clock.standing_at(dt.date(2026, 3, 18)):
        refused(walk, "已于2026-03-17届满.*第六十四条", "ask_hearing")


def test_a_hearing_is_asked_for_once_a_notice_and_not_after_it_was_waived(walk):
    to_informed(walk, hearing_told=True)
    with clock.standing_at(dt.date(2026, 4, 10)):
        hear(walk, report=False).do("end", end_reason="withdrawn", on=dt.date(2026, 3, 13))
        walk.case.refresh_from_db()
        refused(walk, "已经放弃听证，或者就这次告知已经要求过.*第六十四条", "ask_hearing")
    again = Walk(walk.world).begin("register", **registered(walk.world))
    to_informed(again, filing={"violation": "另案"}, hearing_told=True)
    again.do("waive", waiver="放弃陈述申辩和听证")
    refused(again, "已经放弃听证", "ask_hearing")
    again.do("inform_again", **informed(hearing_told=True, new_facts="新证据"))
    again.do("ask_hearing")


def test_a_case_off_the_list_brings_no_hearing(walk):
    to_informed(walk)
    refused(walk, "不属于应当组织听证.*第六十三条", "ask_hearing")


def test_a_hearing_is_opened_by_its_penalty_only(world):
    with pytest.raises(Refused, match="不能单独登记.*第六十四条"):
        Walk(world).begin("open", PenaltyHearing, party=world.firm, asked_on=DAY)


def test_an_investigator_cannot_host(walk):
    world = walk.world
    officer = world.officers[0]
    officer.user = world.market_host
    officer.save()
    to_informed(walk, hearing_told=True)
    walk.do("ask_hearing")
    hearing = Walk(world, PenaltyHearing.objects.get(origin=walk.case.pk))
    refused(hearing, "不得主持听证.*第六十四条第四项", "appoint", host=world.market_host, recorder="赵")
    refused(hearing, "不得主持听证", "appoint", host=world.market_officer, recorder="赵")
    with pytest.raises(Forbidden, match="行政机关负责人"):
        hearing.do("appoint", actor=world.market_officer, host=world.market_reviewer, recorder="赵")


def test_the_hearing_is_announced_seven_working_days_before(walk):
    to_informed(walk, hearing_told=True)
    with clock.standing_at(dt.date(2026, 4, 10)):
        walk.do("ask_hearing", on=dt.date(2026, 3, 11))
        hearing = Walk(walk.world, PenaltyHearing.objects.get(origin=walk.case.pk))
        hearing.do("appoint", host=walk.world.market_host, recorder="赵", on=dt.date(2026, 3, 11))
        notice = {"set_for": dt.date(2026, 3, 24), "place": "会议室", "open_to_public": True}
        refused(hearing, "至迟2026-03-13通知.*第六十四条第二项", "notify", on=dt.date(2026, 3, 16), **notice)
        refused(
            hearing,
            "不公开的请写明理由.*第六十四条第三项",
            "notify",
            on=dt.date(2026, 3, 13),
            **notice | {"open_to_public": False},
        )
        hearing.do("notify", on=dt.date(2026, 3, 13), **notice)
        told = {"attendance": "双方", "record": "质证", "signed": "signed"}
        refused(hearing, "通知的听证日期是2026-03-24", "hold", on=dt.date(2026, 3, 23), **told)
        refused(hearing, "一至二人代理.*第六十四条第五项", "hold", on=dt.date(2026, 3, 24), agents=3, **told)
        refused(hearing, "还不算缺席.*第六十四条第六项", "end", on=dt.date(2026, 3, 23), end_reason="absent")
        hearing.do("hold", on=dt.date(2026, 3, 24), agents=2, **told)


def test_only_the_appointed_host_conducts_the_hearing(walk):
    to_informed(walk, hearing_told=True)
    with clock.standing_at(dt.date(2026, 4, 10)):
        hearing = hear(walk, report=False)
        other = walk.world.market_reviewer
        other.post_set.create(body=walk.world.market, role="host")
        other.forget_posts()
        with pytest.raises(Refused, match="由县市监局听证主持人主持"):
            hearing.do("hold", actor=other, attendance="a", record="b", signed="signed", on=dt.date(2026, 3, 24))


def test_the_decision_after_a_hearing_rests_on_its_record_and_on_a_review_that_came_after(walk):
    to_informed(walk, hearing_told=True)
    walk.do("review", review_result="pass", review_opinion="同意")
    with clock.standing_at(dt.date(2026, 4, 10)):
        hear(walk)
        refused(walk, "经过听证程序.*第五十八条", "punish", **punished(hearing_adopted="采纳"))
        walk.do("review", review_result="pass", review_opinion="同意")
        refused(walk, "根据听证笔录.*第六十五条", "punish", **punished())
        walk.do("punish", **punished(hearing_adopted="采纳"))
