"""The summary track (行政处罚法 51, 52): what the Law forbids on the spot is refused with its article."""

import datetime as dt
from decimal import Decimal

import pytest

from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.tests.conftest import (
    Walk,
    on_spot,
)
from guiju.procedure.refusal import Refused
from guiju.registry.models import Item


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"fine": Decimal("3000.01")}, "不得超过3000元.*第五十一条"),
        ({"kinds": ["criticism"], "fine": None}, "其他种类适用普通程序.*第五十一条"),
        ({"kinds": ["fine", "goods"]}, "其他种类适用普通程序"),
        ({"certain": False}, "违法事实确凿.*第五十一条"),
        ({"fine": None}, "要写明罚款金额.*第五十九条"),
        ({"kinds": ["warning"]}, "为“罚款”的才填“罚款金额"),
        ({"told": ""}, "请填写“当场告知"),
        ({"slight": True, "corrected": True, "harm": "none"}, "不予行政处罚.*第三十三条第一款"),
        ({"happened_on": dt.date(2024, 3, 9)}, "已过追责时效.*第三十六条"),
        ({"kinds": ["fine", "fine"]}, "选项重复"),
    ],
)
def test_what_may_not_be_punished_on_the_spot(world, change, says):
    with pytest.raises(Refused, match=says):
        Walk(world).begin("punish_on_spot", **on_spot(world, **change))
    assert Penalty.objects.count() == 0


@pytest.mark.parametrize(("kind", "most"), [("firm", 3000), ("trader", 200), ("person", 200)])
def test_the_fine_on_the_spot_goes_up_to_the_limit_of_the_kind_of_party(world, kind, most):
    party = getattr(world, kind)
    Walk(world).begin("punish_on_spot", **on_spot(world, party=party, fine=Decimal(most)))
    with pytest.raises(Refused, match=f"不得超过{most}元"):
        Walk(world).begin("punish_on_spot", **on_spot(world, party=party, fine=Decimal(most + 1), violation="另一行为"))


def test_one_police_officer_punishes_on_the_spot_only_recorded_and_unopposed(world):
    alone = on_spot(world, officers=world.officers[:1], fine=Decimal(100))
    lawful = {"recording": "LX-001", "unopposed": True}
    with pytest.raises(Refused, match="不得少于两人.*第四十二条"):
        Walk(world).begin("punish_on_spot", **alone, **lawful)  # market supervision has no such law
    Item.objects.update(field="治安")
    world.item.refresh_from_db()
    for part in ({"recording": "LX-001"}, {"unopposed": True}):
        with pytest.raises(Refused, match="不得少于两人"):
            Walk(world).begin("punish_on_spot", **alone, **part)
    assert Walk(world).begin("punish_on_spot", **alone, **lawful).case.team == [world.officers[0].pk]


def test_a_minor_is_punished_on_the_spot_only_more_lightly_and_the_record_is_sealed(world):
    young = on_spot(world, party=world.person, fine=Decimal(50), age="youth")
    with pytest.raises(Refused, match="应当从轻或者减轻.*第三十条"):
        Walk(world).begin("punish_on_spot", **young)
    walk = Walk(world).begin("punish_on_spot", **young, leniency="light")
    assert (walk.case.secret, walk.case.publicity) == (True, "sealed")
