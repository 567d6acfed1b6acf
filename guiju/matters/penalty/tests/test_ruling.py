"""Review, discussion, and what may be imposed (行政处罚法 29–34, 57, 58)."""

import datetime as dt
from decimal import Decimal

import pytest

from guiju.matters.penalty.models import DiscretionBand, Reviewer
from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    filed,
    informed,
    punished,
    refused,
    registered,
    to_concluded,
    to_decided,
    to_informed,
)
from guiju.registry.codes import id_check_digit
from guiju.registry.models import Item, Subject

BAND = {"code": "SJ-001", "leniency": "usual", "circumstances": "一般情形", "since": "2026-01-01"}


# -- review and discussion (57, 58)


@pytest.mark.parametrize("ground", ["public_interest", "several_relations"])
def test_what_must_be_reviewed_is_not_decided_unreviewed(walk, ground):
    to_informed(walk, conclusion={ground: True})
    walk.do("waive", waiver="放弃")
    refused(walk, "未经法制审核.*第五十八条", "punish", **punished())
    walk.do("review", review_result="reject", review_opinion="证据不足")
    refused(walk, "审核未通过.*第五十八条", "punish", **punished())
    walk.do("review", review_result="pass", review_opinion="已补正")
    walk.do("punish", **punished())


def test_a_case_without_such_grounds_needs_no_review(walk):
    to_decided(walk)
    assert not walk.case.done("review")


def test_the_reviewer_did_not_handle_the_case_and_is_qualified(walk):
    world = walk.world
    to_informed(walk)
    for user in (world.market_officer, world.market_handler):
        user.post_set.create(body=world.market, role="reviewer")
        user.forget_posts()
    data = {"review_result": "pass", "review_opinion": "同意"}
    refused(walk, "不得是本案的办案人员.*第五十八条", "review", actor=world.market_officer, **data)
    Reviewer.objects.update(licence="")
    refused(walk, "初次从事.*法律职业资格.*第五十八条第二款", "review", **data)
    Reviewer.objects.update(experienced=True)
    walk.do("review", **data)
    Reviewer.objects.update(until=DAY - dt.timedelta(1))
    refused(walk, "不在法制审核人员名册上", "review", **data)


@pytest.mark.parametrize("mark", ["complex", "grave"])
def test_complex_and_grave_cases_are_discussed_by_the_heads(walk, mark):
    to_informed(walk, conclusion={mark: True})
    walk.do("waive", waiver="放弃")
    refused(walk, "集体讨论决定.*第五十七条第二款", "punish", **punished())
    walk.do("discuss", attendees="局长、副局长", discussion="同意处罚", dissent="一人认为应当从轻")
    walk.do("punish", **punished())


# -- what is imposed (29, 30, 31, 33, 34)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"incapable": True}, "不能辨认.*第三十一条"),
        ({"no_fault": True}, "没有主观过错.*第三十三条第二款"),
        ({"age": "child"}, "不满十四周岁.*第三十条"),
    ],
)
def test_whom_the_law_spares_is_not_punished(world, facts, says):
    walk = Walk(world).begin("register", **registered(world))
    to_concluded(walk, filing={"party": world.person}, **facts)
    refused(walk, says, "inform", **informed(proposed_fine=Decimal(100)))


def test_a_youth_is_punished_more_lightly(world):
    walk = Walk(world).begin("register", **registered(world))
    to_concluded(walk, filing={"party": world.person, "age": "youth"})
    refused(walk, "应当从轻或者减轻.*第三十条", "inform", **informed())
    walk.do("inform", **informed(leniency="light"))


@pytest.mark.parametrize("ground", ["remedied", "forced", "confessed", "helped", "other"])
def test_the_five_grounds_of_article_32_make_the_penalty_lighter(walk, ground):
    to_concluded(walk, mitigation=[ground])
    refused(walk, "应当从轻或者减轻行政处罚.*第三十二条", "inform", **informed())
    walk.do("inform", **informed(leniency="mitigated"))
    walk.do("waive", waiver="放弃")
    refused(walk, "第三十二条", "punish", **punished(leniency="usual"))
    walk.do("punish", **punished(leniency="light"))


@pytest.mark.parametrize(
    ("born", "age"), [("20120302", "child"), ("20120301", "youth"), ("20080302", "youth"), ("20080301", "adult")]
)
def test_the_identity_number_tells_the_age_on_the_day_of_the_act(world, born, age):
    first = f"500242{born}001"
    person = Subject.objects.create(kind="person", name="某人", code=first + id_check_digit(first))
    for given in ("child", "youth", "adult"):
        walk = Walk(world).begin("register", **registered(world))
        if given == age:
            walk.do("file", **filed(world, party=person, age=given))
        else:
            refused(walk, "按身份号码，当事人违法时.*第三十条", "file", **filed(world, party=person, age=given))


def test_only_an_item_of_penalty_gives_the_power_to_punish(walk):
    item = Item.objects.create(
        list=walk.world.list, code="J", name="检查事项", act="inspection", body=walk.world.market
    )
    refused(walk, "不是行政处罚事项", "file", **filed(walk.world, item=item))


def test_a_firm_has_no_age(walk):
    refused(walk, "单位没有未成年", "file", **filed(walk.world, age="youth"))


def test_one_act_is_not_fined_twice(walk):
    to_decided(walk)
    again = Walk(walk.world).begin("register", **registered(walk.world))
    to_informed(again)
    again.do("waive", waiver="放弃")
    refused(again, "两次以上罚款.*第二十九条", "punish", **punished())
    again.do("punish", **punished(same_act_reason="另一门店的另一行为"))


def test_a_fine_outside_its_band_needs_a_reason(walk):
    band = DiscretionBand.record(
        walk.world.market_clerk,
        BAND | {"per": "sum", "least": 1000, "most": 4000},
        body=walk.world.market,
        key="band",
    )
    to_concluded(walk)
    refused(walk, "不在裁量基准.*1000.*4000", "inform", **informed(band=band))
    walk.do("inform", **informed(band=band, band_reason="货值特别巨大，经集体讨论"))


def test_a_band_in_multiples_needs_its_base(walk):
    band = DiscretionBand.record(
        walk.world.market_clerk,
        BAND | {"per": "goods", "least": 2, "most": "3.5"},
        body=walk.world.market,
        key="band",
    )
    to_concluded(walk)
    refused(walk, "货值金额的倍数", "inform", **informed(band=band))
    other = Walk(walk.world).begin("register", **registered(walk.world))
    to_concluded(other, filing={"violation": "另案"}, goods_value=Decimal(2000))
    other.do("inform", **informed(band=band))
    assert band.between(Decimal(2000), None) == (4000, 7000)
