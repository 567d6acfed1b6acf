"""Told before it is decided; nothing heavier than was told (行政处罚法 44, 45, 62, 63)."""

import datetime as dt
from decimal import Decimal

import pytest

from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    informed,
    punished,
    refused,
    registered,
    to_concluded,
    to_informed,
)
from guiju.procedure import clock


def test_nothing_is_decided_that_was_not_told(walk):
    to_concluded(walk)
    refused(walk, "案件现在是“调查终结”", "punish", **punished())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"proposed_fine": Decimal(100_000)}, "应当告知听证权利.*第六十三条"),
        ({"proposed_kinds": ["revoke"], "proposed_fine": None}, "应当告知听证权利.*第六十三条"),
        ({"proposed_kinds": ["fine", "gains"], "proposed_confiscation": Decimal(100_000)}, "应当告知听证权利"),
        ({"defend_by": dt.date(2026, 3, 9)}, "早于告知书送达之日.*第四十五条"),
        ({"proposed_fine": None}, "写明罚款金额"),
        ({"proposed_kinds": ["detention"], "proposed_fine": None}, "只能由公安机关"),
        ({"proposed_kinds": []}, "请填写“拟处罚种类”"),
        ({"discretion": ""}, "请填写“裁量理由”"),
    ],
)
def test_a_notice_must_be_whole_and_offer_the_hearing_that_is_due(walk, change, says):
    to_concluded(walk)
    refused(walk, says, "inform", **informed(**change))


def test_the_hearing_threshold_follows_the_kind_of_party(world):
    walk = Walk(world).begin("register", **registered(world))
    to_concluded(walk, filing={"party": world.trader})
    refused(walk, "应当告知听证权利", "inform", **informed(proposed_fine=Decimal(10_000)))
    walk.do("inform", **informed(proposed_fine=Decimal("9999.99")))


def test_a_notice_of_a_penalty_needs_a_report_that_proposes_one(walk):
    to_concluded(walk, proposal="exempt")
    refused(walk, "没有建议给予处罚", "inform", **informed())


def test_a_defence_must_be_rechecked_and_does_not_aggravate(walk):
    to_informed(walk)
    walk.do("hear_defence", made_on=DAY, manner="oral", text="数额太高")
    with clock.standing_at(DAY + dt.timedelta(1)):
        refused(walk, "还没有复核.*第四十五条", "punish", **punished())
        walk.do("recheck", result="rejected", text="理由不成立")
        refused(walk, "没有待复核", "recheck", result="rejected", text="x")
        refused(walk, "不得因当事人陈述、申辩.*第四十五条", "punish", **punished(fine=Decimal(5001)))
        refused(walk, "不得因当事人陈述、申辩", "punish", **punished(kinds=["fine", "revoke"]))
        walk.do("punish", **punished(fine=Decimal(4000)))


def test_more_than_was_told_needs_another_notice_on_new_facts(walk):
    to_informed(walk)
    walk.do("waive", waiver="放弃")
    refused(walk, "未告知的处罚不得作出.*第六十二条", "punish", **punished(fine=Decimal(6000)))
    refused(walk, "未告知的处罚不得作出", "punish", **punished(kinds=["fine", "goods"], confiscated=Decimal(1)))
    refused(walk, "请填写“重新告知的新事实", "inform_again", **informed(proposed_fine=Decimal(6000)))
    walk.do("inform_again", **informed(proposed_fine=Decimal(6000), new_facts="查明另有两种商品"))
    walk.do("waive", waiver="放弃")
    walk.do("punish", **punished(fine=Decimal(6000)))


def test_the_decision_waits_for_the_end_of_the_time_to_defend(walk):
    to_informed(walk, defend_by=dt.date(2026, 3, 13), hearing_told=True)
    with clock.standing_at(dt.date(2026, 3, 17)):
        refused(walk, "当事人要求听证”到2026-03-17才届满", "punish", **punished())
    with clock.standing_at(dt.date(2026, 3, 18)):
        walk.do("punish", **punished())


def test_a_paper_that_gives_longer_to_defend_binds_the_agency(walk):
    to_informed(walk, defend_by=dt.date(2026, 3, 31))
    with clock.standing_at(dt.date(2026, 3, 31)):
        refused(walk, "陈述、申辩”到2026-03-31才届满.*第四十五条", "punish", **punished())
