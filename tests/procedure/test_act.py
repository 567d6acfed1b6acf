"""An act is the only way to change a case: all of it happens or nothing does."""

import datetime as dt

import pytest

from guiju.procedure import clock
from guiju.procedure.models import Case, Deadline, Event, Outbox
from guiju.procedure.refusal import Conflict, Forbidden, Refused
from tests.sample.models import Meeting, Opinion, Plea

DAY = dt.date(2026, 8, 3)


@pytest.fixture(autouse=True)
def _clock():
    with clock.standing_at(DAY):
        yield


@pytest.fixture
def plea(county):
    return Plea.begin("receive", county.gov_clerk, {"ground": "不服罚款"}, body=county.government, key="open-1")


@pytest.fixture
def accepted(plea, county):
    plea.act("accept", county.gov_handler, key="accept-1")
    return plea


def state_of(case):
    return (
        list(Case.objects.filter(pk=case.pk).values()),
        list(type(case).objects.filter(pk=case.pk).values()),
        list(Event.objects.filter(case=case.pk).values()),
        list(Deadline.objects.filter(case=case.pk).values()),
        list(Outbox.objects.values("event", "topic", "payload")),
    )


def test_a_step_moves_the_case_and_writes_one_chained_event(accepted, county):
    fresh = Plea.objects.get(pk=accepted.pk)
    assert fresh.stage == Plea.Stage.ACCEPTED
    assert fresh.number == "酉府诉〔2026〕1号"
    assert fresh.received_on == DAY
    first, second = fresh.events.all()
    assert (first.seq, second.seq) == (1, 2)
    assert second.prev == first.hash
    assert fresh.head == second.hash
    assert second.actor == county.gov_handler
    assert fresh.done("accept")
    assert fresh.when("accept") == DAY


def test_a_refused_step_changes_nothing_in_memory_or_on_disk(accepted, county):
    before, memory = state_of(accepted), dict(vars(accepted))
    for name, actor, data in [
        ("decide", county.gov_head, {"outcome": "revoke", "reasons": "违法"}),  # not heard
        ("decide", county.gov_head, {"outcome": "nonsense", "reasons": "违法"}),
        ("decide", county.gov_clerk, {"outcome": "revoke", "reasons": "违法"}),
        ("resume", county.gov_head, {}),
        ("fly", county.gov_head, {}),
        ("hear", county.gov_handler, {"text": ""}),
        ("hear", county.gov_handler, {"text": "听取", "extra": "x"}),
    ]:
        with pytest.raises(Refused):
            accepted.act(name, actor, data, key=f"try-{name}")
        assert state_of(accepted) == before
        assert dict(vars(accepted)) == memory


def test_the_law_speaks_in_the_refusal(accepted, county):
    with pytest.raises(Refused, match="应当听取当事人意见（行政复议法第四十九条）"):
        accepted.act("decide", county.gov_head, {"outcome": "revoke", "reasons": "违法"}, key="k")


def test_only_the_role_in_the_right_body_may_act(plea, county):
    with pytest.raises(Forbidden, match="承办人"):
        plea.act("accept", county.gov_clerk, key="k")
    with pytest.raises(Forbidden):
        plea.act("accept", county.market_handler, key="k")


def test_the_counterpart_acts_in_its_own_body(county):
    plea = Plea.begin(
        "receive",
        county.gov_clerk,
        {"ground": "不服", "counterpart": county.market.pk},
        body=county.government,
        key="o",
    )
    plea.act("accept", county.gov_handler, key="a")
    with pytest.raises(Forbidden):
        plea.act("reply", county.gov_clerk, {"reasons": "合法"}, key="r")
    plea.act("reply", county.market_clerk, {"reasons": "合法"}, key="r")
    assert plea.done("reply")


def test_the_same_key_twice_is_one_event(plea, county):
    stale = Plea.objects.get(pk=plea.pk)
    first = plea.act("accept", county.gov_handler, key="accept")
    assert plea.act("accept", county.gov_handler, key="accept") == first
    assert stale.act("accept", county.gov_handler, key="accept") == first
    assert stale.stage == Plea.Stage.ACCEPTED
    assert plea.events.count() == 2
    again = Plea.begin("receive", county.gov_clerk, {"ground": "不服罚款"}, body=county.government, key="open-1")
    assert again.pk == plea.pk
    assert Plea.objects.count() == 1


def test_the_same_key_for_something_else_is_a_conflict(accepted, county):
    accepted.act("hear", county.gov_handler, {"text": "同意"}, key="hear")
    with pytest.raises(Conflict):
        accepted.act("hear", county.gov_handler, {"text": "反对"}, key="hear")


def test_of_two_who_read_the_same_case_one_is_told(accepted, county):
    mine, theirs = Plea.objects.get(pk=accepted.pk), Plea.objects.get(pk=accepted.pk)
    mine.act("suspend", county.gov_head, key="1")
    with pytest.raises(Conflict, match="刚刚被别人办理"):
        theirs.act("hear", county.gov_handler, {"text": "意见"}, key="2")
    assert Opinion.objects.count() == 0


def test_the_version_of_a_step_is_the_one_of_the_day(county):
    with clock.standing_at(dt.date(2026, 6, 1)):
        plea = Plea.begin("receive", county.gov_clerk, {"ground": "x"}, body=county.government, key="o")
        plea.act("accept", county.gov_handler, key="a")
        plea.act("decide", county.gov_head, {"outcome": "uphold", "reasons": "合法"}, key="d")
    assert plea.closed_on == dt.date(2026, 6, 1)


def test_what_happened_cannot_lie_in_the_future_or_before_the_last_step(accepted, county):
    with pytest.raises(Refused, match="晚于现在"):
        accepted.act("hear", county.gov_handler, {"text": "x"}, key="k", at=DAY + dt.timedelta(1))
    with pytest.raises(Refused, match="早于上一步"):
        accepted.act("hear", county.gov_handler, {"text": "x"}, key="k", at=DAY - dt.timedelta(1))


def test_a_late_record_needs_its_reason(accepted, county):
    with clock.standing_at(DAY + dt.timedelta(10)):
        with pytest.raises(Refused, match="迟录原因"):
            accepted.act("hear", county.gov_handler, {"text": "x"}, key="k", at=DAY)
        event = accepted.act("hear", county.gov_handler, {"text": "x"}, key="k", at=DAY, late_reason="山区无信号")
    assert event.late_reason == "山区无信号"


def test_a_paper_is_promised_in_the_same_transaction(accepted):
    promise = Outbox.objects.get()
    assert promise.payload == {"title": "受理通知书"}
    assert promise.event.step == "accept"


def test_a_line_ends_in_one_way_whatever_machine_wrote_it(county):
    case = Plea.begin("receive", county.gov_clerk, {"ground": "甲\r乙\r\n丙\n丁"}, body=county.government, key="k")
    assert case.ground == "甲\n乙\n丙\n丁"


def test_a_step_may_open_another_case_in_the_same_thread(accepted, county):
    accepted.act("hear", county.gov_handler, {"text": "x"}, key="h")
    accepted.act("decide", county.gov_head, {"outcome": "uphold", "reasons": "合法"}, key="d")
    accepted.act("appeal", county.gov_clerk, key="ap")
    child = Plea.objects.exclude(pk=accepted.pk).get()
    assert child.origin_id == child.root_id == accepted.pk
    assert child.ground == f"不服{accepted.number}"


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("a\x00b", "控制字符"),
        ("a\u202eb", "控制字符"),
        ("长" * 100_000, "太长"),
        ("x" * 101, "100"),
        ("\ud800", "损坏"),
        (["list"], "应为文字"),
        ({"a": 1}, "应为文字"),
    ],
)  # fmt: skip
def test_bad_text_is_refused_in_a_plain_sentence(county, value, says):
    with pytest.raises(Refused, match=says) as refusal:
        Plea.begin("receive", county.gov_clerk, {"ground": value}, body=county.government, key="k")
    assert "ground" in refusal.value.fields
    assert Case.objects.count() == 0


@pytest.mark.parametrize("text", ["𠮷田喆犇", "emoji 👍", "'; DROP TABLE case;--", "<script>alert(1)</script>", "=1+1"])
def test_strange_but_true_text_is_kept_as_it_is(county, text):
    plea = Plea.begin("receive", county.gov_clerk, {"ground": text}, body=county.government, key="k")
    assert Plea.objects.get(pk=plea.pk).ground == text


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity", "1e400", "12,5", "1.234", "abc", [1], "9" * 40])
def test_an_impossible_amount_is_refused(county, amount):
    with pytest.raises(Refused):
        Plea.begin("receive", county.gov_clerk, {"ground": "x", "amount": amount}, body=county.government, key="k")


def test_a_register_row_is_added_once_amended_with_reason_and_struck_off(county):
    data = {"topic": "学法", "held_on": "2026-08-01", "attendance": "30"}
    row = Meeting.record(county.market_clerk, data, body=county.market, key="m")
    assert Meeting.record(county.market_clerk, data, body=county.market, key="m").pk == row.pk
    with pytest.raises(Refused, match="原因"):
        row.amend(county.market_clerk, {"attendance": 31}, "")
    row.amend(county.market_clerk, {"attendance": 31}, "签到表漏计一人")
    row.strike(county.market_clerk, "重复登记")
    fresh = Meeting.objects.get()
    assert (fresh.attendance, fresh.struck, fresh.version) == (31, True, 3)
    with pytest.raises(Forbidden):
        Meeting.record(county.town_clerk, data, body=county.market, key="n")
    with pytest.raises(Refused, match="晚于今天"):
        Meeting.record(county.market_clerk, data | {"held_on": "2026-09-01"}, body=county.market, key="n")


def test_what_follows_a_step_is_not_another_step():
    assert "_appealed" not in Plea.procedure.versions
    names = [step.name for step in Plea.procedure.at_hand(Plea.Stage.DECIDED, DAY)]
    assert names == ["appeal"]


def test_two_cases_whose_acts_bear_the_same_key_open_one_case_each(county):
    for n in (1, 2):
        plea = Plea.begin("receive", county.gov_clerk, {"ground": "同一事由"}, body=county.government, key=f"p{n}")
        plea.act("accept", county.gov_handler, key="a")
        plea.act("hear", county.gov_handler, {"text": "同意"}, key="h")
        plea.act("decide", county.gov_head, {"outcome": "uphold", "reasons": "合法"}, key="d")
        plea.act("appeal", county.gov_clerk, key="1")
        plea.act("appeal", county.gov_clerk, key="1")
        assert Plea.objects.filter(origin=plea.pk).count() == 1
    assert Plea.objects.count() == 4


def test_one_step_may_open_several_cases(county, accepted, monkeypatch):
    def several(case, act):
        for n in range(3):
            act.open(Plea, "receive", {"ground": f"第{n}件"}, actor=county.gov_clerk)

    monkeypatch.setattr(Plea.procedure.versions["note"][0], "after", several)
    accepted.act("note", county.gov_handler, {}, key="n")
    assert Plea.objects.filter(root=accepted.pk).count() == 3


def test_a_refused_step_leaves_no_related_row_behind(plea, county):
    """A refused step that named somebody must not lend the name to the next step's guards and title."""
    assert plea.handler is None

    def refuse(case, act):
        assert case.handler == county.gov_handler
        raise Refused("不行")

    Plea.procedure.versions["assign"][0].guard = refuse
    try:
        with pytest.raises(Refused, match="不行"):
            plea.act("assign", county.gov_head, {"handler": county.gov_handler}, key="r")
    finally:
        Plea.procedure.versions["assign"][0].guard = None
    assert plea.handler is None
