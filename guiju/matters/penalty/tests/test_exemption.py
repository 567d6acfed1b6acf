"""不予处罚: must and may, the look-back for a first violation, and what the county's list adds."""

import datetime as dt
from decimal import Decimal

import pytest

from guiju.matters.penalty.models import ExemptionItem, Penalty
from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    informed,
    on_spot,
    refused,
    registered,
    to_concluded,
    to_decided,
)
from guiju.procedure.refusal import Refused
from guiju.registry.models import Item, Subject

FIRST = {"corrected": True, "harm": "slight", "proposal": "exempt"}
MINOR = {"slight": True, "corrected": True, "harm": "none", "proposal": "exempt"}
EXEMPT = {"reasons": "符合条件", "education": "当面教育，发放资料"}


def listed(world, **more):
    data = {
        "code": "SJ-001", "name": "未明码标价", "ground": "first", "field": "市场监管", "category": "价格",
        "basis": "价格法第四十二条", "since": "2026-01-01", "lookback_months": 24,
    } | more  # fmt: skip
    return ExemptionItem.record(
        world.market_clerk, data, body=world.market, key=f"item-{data['code']}-{data['ground']}"
    )


def case_of(world, conclusion, **filing):
    return to_concluded(Walk(world).begin("register", **registered(world)), filing=filing, **conclusion)


def test_a_minor_harmless_corrected_violation_must_not_be_punished(world):
    walk = case_of(world, MINOR)
    refused(walk, "没有建议给予处罚", "inform", **informed())
    walk.do("exempt", ground="minor", **EXEMPT)
    walk.do("serve", served_on=DAY, service="direct")
    walk.do("close")
    assert (walk.case.decision, walk.case.ground, walk.case.heaviest) == ("exempt", "minor", "")


def test_a_first_violation_may_be_spared_or_punished(world):
    spared = case_of(world, FIRST)
    spared.do("exempt", ground="first", **EXEMPT)
    other = Subject.objects.create(kind="firm", name="另一商行")
    punished = case_of(world, FIRST | {"proposal": "penalty"}, party=other)
    punished.do("inform", **informed())
    assert punished.case.stage == "已告知"


@pytest.mark.parametrize(
    ("ground", "conclusion", "says"),
    [
        ("minor", MINOR | {"harm": "slight"}, "违法行为轻微、及时改正、没有造成危害后果.*第三十三条第一款"),
        ("minor", MINOR | {"corrected": False}, "违法行为轻微、及时改正"),
        ("minor", MINOR | {"slight": False}, "违法行为轻微、及时改正"),
        ("first", FIRST | {"harm": "real"}, "危害后果轻微、及时改正"),
        ("first", FIRST | {"corrected": False}, "危害后果轻微、及时改正"),
        ("no_fault", FIRST, "没有主观过错须有证据.*第三十三条第二款"),
        ("child", FIRST, "不是不满十四周岁.*第三十条"),
        ("incapable", FIRST, "不能辨认.*第三十一条"),
        ("lapsed", FIRST, "没有超过追责时效.*第三十六条"),
    ],
)
def test_each_ground_needs_its_facts_on_record(world, ground, conclusion, says):
    refused(case_of(world, conclusion), says, "exempt", ground=ground, **EXEMPT)


def test_sparing_goes_with_education(world):
    refused(case_of(world, MINOR), "请填写“教育情况”", "exempt", ground="minor", reasons="符合")


def test_a_child_and_whoever_is_not_at_fault_are_spared(world):
    child = case_of(world, {"age": "child", "proposal": "exempt"}, party=world.person)
    child.do("exempt", ground="child", **EXEMPT)
    assert (child.case.secret, child.case.publicity) == (True, "sealed")
    blameless = case_of(world, {"no_fault": True, "proposal": "exempt"})
    blameless.do("exempt", ground="no_fault", **EXEMPT)


def earlier_penalty(world, on, **more):
    walk = Walk(world).begin("punish_on_spot", **on_spot(world, **more))
    Penalty.objects.filter(pk=walk.case.pk).update(decided_on=on)
    return walk.case


def test_a_second_time_within_the_look_back_is_no_first_time(world):
    earlier_penalty(world, dt.date(2024, 3, 11))
    refused(case_of(world, FIRST), "不是初次违法：酉市监当罚.*第三十三条第一款", "exempt", ground="first", **EXEMPT)


def test_what_lies_before_the_look_back_does_not_count(world):
    earlier_penalty(world, dt.date(2024, 3, 9))
    case_of(world, FIRST).do("exempt", ground="first", **EXEMPT)


def test_another_kind_of_violation_or_a_revoked_decision_does_not_count(world):
    other = Item.objects.create(list=world.list, code="SJ-777", name="别的", act="penalty", body=world.market)
    earlier_penalty(world, DAY, item=other)
    fallen = earlier_penalty(world, DAY, violation="另一次未明码标价")
    Penalty.objects.filter(pk=fallen.pk).update(overturned="revoked")
    case_of(world, FIRST).do("exempt", ground="first", **EXEMPT)


def test_the_list_says_which_violations_are_alike_and_how_far_to_look_back(world):
    other = Item.objects.create(list=world.list, code="SJ-777", name="别的", act="penalty", body=world.market)
    earlier_penalty(world, dt.date(2025, 6, 1), item=other)
    alike = listed(world, similar="SJ-777\nSJ-778")
    refused(case_of(world, FIRST), "不是初次违法", "exempt", ground="first", exemption=alike, **EXEMPT)
    alike.amend(world.market_clerk, {"lookback_months": 6}, "清单修订")
    case_of(world, FIRST).do("exempt", ground="first", exemption=alike, **EXEMPT)


def test_a_merged_file_brings_its_past_along(world):
    twin = Subject.objects.create(kind="firm", name="酉县某某商贸公司（旧档）")
    earlier_penalty(world, DAY, party=twin)
    twin.merged_into = world.firm
    twin.save()
    refused(case_of(world, FIRST), "不是初次违法", "exempt", ground="first", **EXEMPT)


@pytest.mark.parametrize(
    ("item", "facts", "evidence", "says"),
    [
        ({"ground": "minor"}, {}, "", "属于轻微免罚，与所选情形不一致"),
        ({"since": "2026-04-01"}, {}, "", "不生效"),
        ({"until": "2026-03-09"}, {}, "", "不生效"),
        ({"code": "SJ-999"}, {}, "", "不适用于本案"),
        ({"value_ceiling": 500}, {}, "", "超过清单上限500元，或者没有登记"),
        ({"value_ceiling": 500}, {"goods_value": Decimal(501)}, "", "超过清单上限"),
        ({"checklist": "整改照片\n进货票据"}, {}, "整改照片", "还缺：进货票据"),
    ],
)
def test_a_list_item_adds_its_own_conditions(world, item, facts, evidence, says):
    walk = case_of(world, FIRST | facts)
    data = {"ground": "first", "exemption": listed(world, **item), **EXEMPT}
    refused(walk, says, "exempt", **data | ({"exemption_evidence": evidence} if evidence else {}))


def test_with_everything_the_list_asks_for_the_party_is_spared(world):
    walk = case_of(world, FIRST | {"goods_value": Decimal(500)})
    item = listed(world, value_ceiling=500, checklist="整改照片\n进货票据")
    walk.do("exempt", ground="first", exemption=item, exemption_evidence="进货票据\n整改照片", **EXEMPT)
    assert walk.case.decision == "exempt"


def test_a_struck_off_item_spares_nobody(world):
    item = listed(world)
    item.strike(world.market_clerk, "重复")
    refused(case_of(world, FIRST), "不生效", "exempt", ground="first", exemption=item, **EXEMPT)


def test_a_first_violation_item_needs_its_look_back(world):
    with pytest.raises(Refused, match="追溯多少个月"):
        listed(world, lookback_months=None)
    with pytest.raises(Refused, match="早于生效日期"):
        listed(world, until="2025-01-01")


def test_a_penalty_counts_as_the_first_time_for_the_next(walk):
    to_decided(walk)
    refused(case_of(walk.world, FIRST), "不是初次违法", "exempt", ground="first", **EXEMPT)
