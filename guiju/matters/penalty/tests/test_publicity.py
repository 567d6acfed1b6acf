"""What is published, for how long, and what never is."""

import datetime as dt
from decimal import Decimal

import pytest

from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.publicity import NOT_PUBLIC, credit_row, masked, public_notice, wan
from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    make_world,
    on_spot,
    refused,
    registered,
    to_decided,
    to_served,
)
from guiju.procedure import clock, outbox
from guiju.procedure.refusal import Refused
from guiju.registry.models import Subject

ID = "110101199003070134"


@pytest.fixture
def april(db):
    with clock.standing_at(dt.date(2026, 4, 7)):
        yield make_world()


def decided_in_april(world, **filing):
    walk = Walk(world).begin("register", on=dt.date(2026, 4, 7), **registered(world))
    told = {"told_on": dt.date(2026, 4, 7), "defend_by": dt.date(2026, 4, 7)}
    return to_decided(walk, filing=filing, notice=told)


def test_a_minors_penalty_is_never_published(world):
    walk = Walk(world).begin("register", **registered(world))
    to_decided(walk, filing={"party": world.person, "age": "youth"}, notice={"leniency": "light"})
    assert (walk.case.secret, walk.case.publicity) == (True, "sealed")
    refused(walk, "应当封存，不得公开.*未成年人犯罪法第五十九条", "publish", public_until=dt.date(2026, 9, 10))
    assert not Penalty.objects.public().exists()


def test_a_public_security_record_is_sealed(db):
    with clock.standing_at(DAY):
        world = make_world(field="治安")
        walk = Walk(world).begin("register", **registered(world))
        to_decided(walk, notice={"hearing_told": True})
        refused(walk, "依法封存.*治安管理处罚法第一百三十六条", "publish", public_until=dt.date(2026, 9, 10))


def test_secrets_are_not_published(world):
    walk = Walk(world).begin("register", **registered(world), secret=True)
    to_served(walk)
    refused(walk, "个人隐私的，不得公开.*第五十条", "publish", public_until=dt.date(2026, 9, 10))
    walk.do("withhold", withheld_reason="涉及商业秘密")


def test_in_the_market_field_a_public_criticism_is_shown(walk):
    to_decided(walk, notice={"proposed_kinds": ["criticism"], "proposed_fine": None}, kinds=["criticism"], fine=None)
    assert walk.case.publicity == "due"


def test_in_the_market_field_a_mere_warning_is_not_shown(walk):
    to_decided(walk, notice={"proposed_kinds": ["warning"], "proposed_fine": None}, kinds=["warning"], fine=None)
    assert walk.case.publicity == "withheld"


def test_before_the_tiers_a_decision_is_shown_for_three_years_at_most(walk):
    to_served(walk)
    refused(walk, "应在2026-03-10至2029-03-10之间", "publish", public_until=dt.date(2029, 3, 11))
    refused(walk, "没有“tier”这一项", "publish", public_until=dt.date(2029, 3, 10), tier="usual")
    walk.do("publish", public_until=dt.date(2029, 3, 10))


@pytest.mark.parametrize(
    ("tier", "until", "lawful"),
    [
        ("usual", dt.date(2026, 7, 6), False),
        ("usual", dt.date(2026, 7, 7), True),
        ("usual", dt.date(2027, 4, 7), True),
        ("usual", dt.date(2027, 4, 8), False),
        ("grave", dt.date(2027, 4, 6), False),
        ("grave", dt.date(2029, 4, 7), True),
        ("grave", dt.date(2029, 4, 8), False),
    ],
)
def test_the_tier_sets_how_long_a_decision_is_shown(april, tier, until, lawful):
    walk = decided_in_april(april)
    if lawful:
        walk.do("publish", tier=tier, public_until=until)
        assert walk.case.publicity == "published"
    else:
        refused(walk, "公示截止期应在.*信用修复管理办法", "publish", tier=tier, public_until=until)


def test_a_slight_matter_is_shown_only_with_a_reason(april):
    walk = decided_in_april(april)
    refused(walk, "原则上不公示.*信用修复管理办法", "publish", tier="slight", public_until=dt.date(2026, 5, 7))
    walk.do("publish", tier="slight", tier_reason="群众反映集中", public_until=dt.date(2026, 5, 7))


def test_what_was_withdrawn_or_is_over_is_off_the_board(walk):
    to_served(walk)
    walk.do("publish", public_until=dt.date(2026, 9, 10))
    assert public_notice(walk.case)["CF_NR_FK"] == Decimal("0.5")
    with clock.standing_at(dt.date(2026, 9, 11)):
        assert walk.case in Penalty.objects.filter(publicity="published")
        with pytest.raises(Refused, match="没有公开，或者已经撤回、到期"):
            public_notice(walk.case)
    refused(walk, "没有被变更、撤销", "retract", retract_reason="x")
    walk.do("alter", overturned="illegal", overturned_on=DAY, overturned_by="法院")
    walk.do("retract", retract_reason="确认违法")
    with pytest.raises(Refused):
        public_notice(walk.case)
    refused(walk, "没有可以公开的处罚决定", "publish", public_until=dt.date(2026, 9, 10))


def test_a_fallen_decision_is_not_published(walk):
    to_served(walk)
    walk.do("revoke", overturned="void", overturned_on=DAY, overturned_by="法院")
    refused(walk, "不得公开.*第四十八条第二款", "publish", public_until=dt.date(2026, 9, 10))


def test_the_public_sees_a_person_by_the_surname_only_and_no_number(walk):
    world = walk.world
    person = Subject.objects.create(kind="person", name="欧阳小明", code=ID, address="南街5号", phone="13800138000")
    facts = f"欧阳小明（{ID}，电话13800138000，住南街5号，账号6222020200001234567）驾驶渝A12345销售。"
    to_decided(walk, filing={"party": person}, conclusion={"facts": facts})
    walk.do("publish", public_until=dt.date(2026, 9, 10))
    shown = public_notice(walk.case)
    text = str(shown)
    for secret in ("欧阳小明", ID, "13800138000", "南街5号", "6222020200001234567", "A12345"):
        assert secret not in text
    assert shown["CF_XDR_MC"].startswith("欧")
    assert not NOT_PUBLIC & set(shown)
    assert credit_row(walk.case)["CF_XDR_ZJHM"] == ID
    assert world.firm.name == masked(world.firm.name, world.firm)


def test_the_data_set_gives_sums_in_ten_thousands_and_the_number_of_the_decision(walk):
    to_decided(walk)
    outbox.sweep()
    row = credit_row(walk.case)
    assert row["CF_WSH"] == "酉市监罚决〔2026〕1号"
    assert (row["CF_NR_FK"], row["CF_CFLB"], row["CF_JDRQ"]) == (Decimal("0.5"), "罚款", DAY)
    assert wan(Decimal(2000)) == Decimal("0.2")
    assert wan(None) is None


def test_a_decision_on_the_spot_is_not_shown_unless_somebody_says_why(world):
    walk = Walk(world).begin("punish_on_spot", **on_spot(world))
    assert not Penalty.objects.public().exists()
    assert walk.case.publicity == "withheld"
