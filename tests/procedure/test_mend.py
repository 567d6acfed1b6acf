"""A mistake is corrected by a new event, with a reason and by somebody else; nothing is edited."""

import datetime as dt

import pytest

from guiju.procedure import clock
from guiju.procedure.mend import mend, stands
from guiju.procedure.refusal import Conflict, Forbidden, Refused
from guiju.procedure.verify import verify
from tests.sample.models import Plea

DAY = dt.date(2026, 8, 3)


@pytest.fixture(autouse=True)
def _clock():
    with clock.standing_at(DAY):
        yield


@pytest.fixture
def plea(county):
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "不服罚宽"}, body=county.government, key="o")
    plea.act("accept", county.gov_handler, key="a")
    plea.act("hear", county.gov_handler, {"text": "听取意见"}, key="h")
    return plea


def test_the_case_holds_the_right_value_and_the_history_both(plea, county):
    event = mend(plea, 1, county.gov_head, {"ground": "不服罚款"}, reason="笔误", key="m")
    fresh = Plea.objects.get(pk=plea.pk)
    assert (fresh.ground, fresh.title) == ("不服罚款", "不服罚款案")
    first = fresh.events.get(seq=1)
    assert first.data["ground"] == "不服罚宽"
    assert event.supersedes == first
    assert event.data == {"reason": "笔误", "values": {"ground": "不服罚款"}}
    assert fresh.version == 4
    assert list(verify()) == []


def test_a_row_that_a_step_added_is_corrected_too(plea, county):
    mend(plea, 3, county.gov_head, {"text": "当面听取意见"}, reason="漏写方式", key="m")
    assert plea.opinions.get().text == "当面听取意见"
    assert list(verify()) == []


def test_nobody_corrects_his_own_record_and_only_heads_correct(plea, county):
    with pytest.raises(Forbidden):
        mend(plea, 1, county.gov_clerk, {"ground": "x"}, reason="x", key="m")
    with pytest.raises(Forbidden):
        mend(plea, 1, county.market_head, {"ground": "x"}, reason="x", key="m")
    plea.act("suspend", county.gov_head, key="s")
    plea.act("note", county.gov_handler, {"reasons": "注"}, key="n")
    county.gov_handler.post_set.create(body=county.government, role="unit_head")
    county.gov_handler.forget_posts()
    with pytest.raises(Refused, match="由他人更正"):
        mend(plea, 5, county.gov_handler, {"reasons": "改"}, reason="x", key="m")


@pytest.mark.parametrize(
    ("seq", "data", "reason", "says"),
    [
        (1, {"ground": "不服罚款"}, " ", "原因"),
        (1, {"ground": "不服罚宽"}, "x", "一样"),
        (1, {"ground": ""}, "x", "请填写"),
        (1, {"ground": "x", "number": "1"}, "x", "没有“number”"),
        (2, {}, "x", "没有填写任何内容"),
        (9, {"ground": "x"}, "x", "没有可以更正"),
    ],
)
def test_a_wrong_correction_changes_nothing(plea, county, seq, data, reason, says):
    with pytest.raises(Refused, match=says):
        mend(plea, seq, county.gov_head, data, reason=reason, key="m")
    assert Plea.objects.get(pk=plea.pk).version == 3


def test_the_same_request_is_one_correction_and_a_correction_can_be_corrected(plea, county):
    first = mend(plea, 1, county.gov_head, {"ground": "不服罚款"}, reason="笔误", key="m")
    assert mend(plea, 1, county.gov_head, {"ground": "不服罚款"}, reason="笔误", key="m") == first
    with pytest.raises(Refused, match="一样"):
        mend(plea, 1, county.gov_chief, {"ground": "不服罚款"}, reason="再改", key="m2")
    second = mend(plea, 1, county.gov_chief, {"ground": "不服处罚"}, reason="再改", key="m3")
    assert second.supersedes == first
    assert stands(plea.events.get(seq=1)) == {"ground": "不服处罚"}
    assert list(verify()) == []


def test_of_two_who_read_the_same_case_one_corrects(plea, county):
    stale = Plea.objects.get(pk=plea.pk)
    plea.act("note", county.gov_handler, {"reasons": "注"}, key="n")
    with pytest.raises(Conflict):
        mend(stale, 1, county.gov_head, {"ground": "不服罚款"}, reason="笔误", key="m")
    assert Plea.objects.get(pk=plea.pk).ground == "不服罚宽"
