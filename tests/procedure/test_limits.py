"""Limits have a life; every due date opens its receipt; silence that the law gives a meaning is a step of the clock."""

import datetime as dt

import pytest

from guiju.procedure import calendars, clock
from guiju.procedure.models import Deadline
from guiju.procedure.recompute import load
from guiju.procedure.refusal import Refused
from guiju.procedure.tick import tick
from guiju.procedure.verify import verify
from tests.sample.models import Plea

DAY = dt.date(2026, 8, 3)


@pytest.fixture(autouse=True)
def _national_calendar():
    calendars.forget()
    yield
    calendars.forget()


def begin(county, day, key="open", **data):
    with clock.standing_at(day):
        return Plea.begin(
            "receive",
            county.gov_clerk,
            {"ground": "不服", "counterpart": county.market} | data,
            body=county.government,
            key=key,
        )


def act(case, day, name, actor, data=None):
    with clock.standing_at(day):
        return case.act(name, actor, data, key=f"{name}-{day}")


def the(case, limit):
    return Deadline.objects.filter(case=case.pk, limit=limit).latest("pk")


def test_a_limit_starts_with_its_step_and_is_met_by_another(county):
    plea = begin(county, dt.date(2026, 2, 13))
    screening = the(plea, "screening")
    assert (screening.due, screening.state) == (dt.date(2026, 2, 27), "running")  # V8
    assert plea.next_due == screening.due
    act(plea, dt.date(2026, 2, 26), "accept", county.gov_handler)
    screening.refresh_from_db()
    assert (screening.state, screening.late) == ("met", False)


def test_a_step_that_touches_no_limit_keeps_the_nearest_due_date(county):
    plea = begin(county, DAY)
    act(plea, DAY, "note", county.gov_handler, {"reasons": "备注"})
    assert plea.next_due == the(plea, "screening").due


def test_the_receipt_says_why_this_day(county):
    plea = begin(county, DAY)
    act(plea, DAY, "accept", county.gov_handler)
    trial = the(plea, "trial")
    assert (trial.raw, trial.due) == (dt.date(2026, 10, 2), dt.date(2026, 10, 8))  # V2
    assert trial.receipt["rule"] == "REC-D11"
    assert "行政复议法" in trial.receipt["law"]
    assert any("2026-10-08" in sentence or "10月8日" in sentence for sentence in trial.receipt["steps"])


def test_silence_is_acceptance_on_the_day_the_period_ends(county):
    plea = begin(county, dt.date(2026, 2, 13))
    with clock.standing_at(dt.date(2026, 2, 27)):
        assert tick().deemed == []
    with clock.standing_at(dt.date(2026, 3, 2)):
        assert len(tick().deemed) == 1
        assert tick().deemed == []
    plea.refresh_from_db()
    assert plea.stage == Plea.Stage.ACCEPTED
    assert plea.when("deem_accepted") == dt.date(2026, 2, 27)
    assert plea.number == "酉府诉〔2026〕1号"
    assert the(plea, "screening").state == "lapsed"
    assert the(plea, "trial").start.astimezone(clock.SHANGHAI).date() == dt.date(2026, 2, 27)


def test_the_clock_moves_no_case_by_a_human_hand(county):
    plea = begin(county, dt.date(2026, 2, 13))
    with pytest.raises(Refused):
        act(plea, dt.date(2026, 2, 27), "deem_accepted", county.gov_head)


def test_suspended_days_do_not_count(county):
    plea = begin(county, DAY)
    act(plea, DAY, "accept", county.gov_handler)
    due = the(plea, "trial").due
    act(plea, dt.date(2026, 8, 10), "suspend", county.gov_head)
    assert the(plea, "trial").state == "paused"
    act(plea, dt.date(2026, 8, 20), "resume", county.gov_head)
    trial = the(plea, "trial")
    assert trial.state == "running"
    assert trial.raw == dt.date(2026, 10, 2) + dt.timedelta(10)
    assert trial.due > due
    assert trial.receipt["pauses"]


def test_a_stop_that_ends_on_its_own_day_gives_nothing(county):
    plea = begin(county, DAY)
    act(plea, DAY, "accept", county.gov_handler)
    due = the(plea, "trial").due
    act(plea, dt.date(2026, 8, 10), "suspend", county.gov_head)
    act(plea, dt.date(2026, 8, 10), "resume", county.gov_head)
    assert the(plea, "trial").due == due


def test_a_limit_is_extended_once_before_it_ends(county):
    plea = begin(county, DAY)
    act(plea, DAY, "accept", county.gov_handler)
    first = the(plea, "trial")
    act(plea, dt.date(2026, 9, 1), "extend", county.gov_unit_head)
    extended = the(plea, "trial")
    assert extended.raw == first.raw + dt.timedelta(30)
    with pytest.raises(Refused):
        act(plea, dt.date(2026, 9, 2), "extend", county.gov_unit_head)


def test_an_extension_after_expiry_is_refused(county):
    plea = begin(county, DAY)
    act(plea, DAY, "accept", county.gov_handler)
    with pytest.raises(Refused, match="届满"):
        act(plea, dt.date(2026, 10, 9), "extend", county.gov_unit_head)


def test_what_comes_after_a_barring_limit_is_refused(county):
    plea = begin(county, DAY)
    act(plea, DAY, "accept", county.gov_handler)
    with pytest.raises(Refused, match="届满"):
        act(plea, dt.date(2026, 9, 1), "reply", county.market_clerk, {"reasons": "合法"})


def test_a_decision_after_the_limit_is_late_and_says_so(county):
    plea = begin(county, DAY)
    act(plea, DAY, "accept", county.gov_handler)
    act(plea, DAY, "hear", county.gov_handler, {"text": "听取"})
    act(plea, dt.date(2026, 10, 9), "decide", county.gov_head, {"outcome": "uphold", "reasons": "合法"})
    assert the(plea, "trial").late is True
    assert plea.next_due is None


def test_closing_ends_what_was_still_running(county):
    plea = begin(county, DAY)
    act(plea, DAY, "accept", county.gov_handler)
    act(plea, DAY, "hear", county.gov_handler, {"text": "听取"})
    act(plea, DAY, "decide", county.gov_head, {"outcome": "uphold", "reasons": "合法"})
    assert the(plea, "answer").state == "ended"
    assert not Deadline.objects.filter(case=plea.pk, state="running").exists()


def test_a_new_holiday_notice_moves_open_deadlines_and_the_difference_is_an_event(county):
    plea = begin(county, DAY)
    act(plea, DAY, "accept", county.gov_handler)
    with clock.standing_at(DAY + dt.timedelta(1)):
        standard = [dt.date(2026, 10, day) for day in range(1, 8)]
        moved = load(county.gov_clerk, 2026, [*standard, dt.date(2026, 10, 8)], [], "延长国庆假期的通知")
    assert [(one.name, one.before, one.after) for one in moved if one.before == "2026-10-08"]
    trial = the(plea, "trial")
    assert trial.due == dt.date(2026, 10, 9)
    fresh = Plea.objects.get(pk=plea.pk)
    event = fresh.events.last()
    assert event.step == "recompute"
    assert ["2026-10-08", "2026-10-09"] in [row[1:] for row in event.data["moved"]]
    assert list(verify()) == []
    assert load(county.gov_clerk, 2026, [*standard, dt.date(2026, 10, 8)], [], "同一通知") == []


def test_a_date_in_a_year_not_announced_is_provisional_until_the_notice_comes(county):
    plea = begin(county, dt.date(2026, 12, 1))
    act(plea, dt.date(2026, 12, 1), "accept", county.gov_handler)
    assert the(plea, "trial").provisional
    with clock.standing_at(dt.date(2026, 12, 2)):
        load(county.gov_clerk, 2027, [dt.date(2027, 1, 1)], [], "2027年放假安排")
    assert not the(plea, "trial").provisional


def test_a_limit_of_a_case_that_is_over_outlives_the_steps_that_leave_it_where_it_is(county):
    """Only the step that ends the case ends its limits: what is owed after that stays owed."""
    from guiju.procedure import life

    plea = begin(county, DAY)
    act(plea, DAY, "accept", county.gov_handler)
    act(plea, DAY, "hear", county.gov_handler, {"text": "x"})
    act(plea, DAY, "decide", county.gov_head, {"outcome": "uphold", "reasons": "x"})
    later = Deadline(limit="answer", rule="REC-D07", start=clock.as_moment(DAY), raw=DAY, due=DAY)
    note = plea.procedure.step("note", DAY)
    assert life.advance(plea, note, clock.as_moment(DAY), [later]) == []
    assert later.running


def test_what_the_law_library_refuses_in_a_guard_reaches_the_clerk_as_a_refusal(county, monkeypatch):
    from guiju.procedure.counting import last_day

    step = Plea.procedure.versions["accept"][0]
    monkeypatch.setattr(step, "guard", lambda case, act: last_day("REC-D11", dt.date(1990, 1, 1)))
    plea = begin(county, DAY)
    with pytest.raises(Refused, match="未收录|没有"):
        act(plea, DAY, "accept", county.gov_handler)
    assert plea.stage == Plea.Stage.RECEIVED


def test_guards_count_by_the_countys_own_calendar(county):
    from guiju.procedure.counting import last_day

    before = last_day("REC-D02", dt.date(2026, 8, 3))
    with clock.standing_at(DAY):
        load(county.gov_head, 2026, [dt.date(2026, 8, 5)], [], "县庆放假通知")
    assert last_day("REC-D02", dt.date(2026, 8, 3)) == before + dt.timedelta(1)
