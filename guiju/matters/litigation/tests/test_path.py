"""The way of a suit through its instances."""

import datetime as dt

import pytest

from guiju.matters.litigation.models import Lawsuit
from guiju.procedure import clock
from guiju.procedure.tick import tick
from guiju.registry.models import Subject

DAY = dt.date(2024, 3, 4)


@pytest.fixture
def suit(county):
    plaintiff = Subject.objects.create(kind="person", name="李四")
    with clock.standing_at(DAY):
        data = {"party": plaintiff, "court": "酉县人民法院", "about": "penalty", "received_on": DAY, "way": "direct"}
        return Lawsuit.begin("receive", county.market_clerk, data, body=county.market, key="s")


def test_a_suit_goes_through_both_instances_to_replay_and_closing(suit, county):
    with clock.standing_at(DAY):
        suit.act("dispatch", county.market_clerk, {"unit": "法规股"}, key="1")
        suit.act("answer_suit", county.market_handler, {"answer": "原行为合法", "evidence": 12}, key="2")
        head = {"head_name": "王五", "head_post": "副局长", "head_rank": "charged"}
        suit.act("name_head", county.market_unit_head, head, key="3")
        suit.act("name_agents", county.market_unit_head, {"lawyer": "赵六"}, key="3b")
        suit.act("open_court", county.market_clerk, {"head_came": True, "spoke": True}, key="4")
        suit.act("judge", county.market_clerk, {"outcome": "dismissed", "judgment": "（2024）渝行初1号"}, key="5")
        suit.act("be_appealed", county.market_clerk, key="6")
    assert suit.stage == Lawsuit.Stage.APPEALED
    assert (suit.lost, suit.heard, suit.sole, suit.against) == (False, True, True, "department")
    second = Lawsuit.objects.get(instance="second")
    assert second.root_id == suit.pk
    with clock.standing_at(DAY):
        second.act("dispatch", county.market_clerk, {"unit": "法规股"}, key="1")
        second.act(
            "open_court", county.market_clerk, {"head_came": True, "head_name": "王五", "head_rank": "chief"}, key="2"
        )
        second.act("judge_finally", county.market_clerk, {"outcome": "revoked", "judgment": "终1号"}, key="3")
    assert second.stage == Lawsuit.Stage.EFFECTIVE
    assert second.lost
    with clock.standing_at(DAY):
        replay = {"faults": ["facts"], "lessons": "取证不全", "measures": "培训"}
        second.act("replay", county.market_handler, replay, key="4")
        second.act("close", county.market_handler, key="5")
    assert second.stage == Lawsuit.Stage.CLOSED


def test_a_judgment_nobody_appeals_takes_effect_when_fifteen_days_are_over(suit, county):
    with clock.standing_at(DAY):
        suit.act("dispatch", county.market_clerk, {"unit": "法规股"}, key="1")
        suit.act("judge", county.market_clerk, {"outcome": "dismissed", "judgment": "初1号"}, key="5")
    with clock.standing_at(DAY + dt.timedelta(15)):
        tick()
        assert Lawsuit.objects.get().stage == Lawsuit.Stage.JUDGED
    with clock.standing_at(DAY + dt.timedelta(16)):
        tick()
    assert Lawsuit.objects.get().stage == Lawsuit.Stage.EFFECTIVE
