"""Counting: month ends, rest days, the three operators, extensions; and what no count may ever do."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guiju.law.calendar import standard
from guiju.law.clock import due
from guiju.law.errors import LawError, NotComputable, Refused
from guiju.law.periods import (
    DAYS,
    HOURS,
    MONTHS,
    WORKING_DAYS,
    YEARS,
    Exclude,
    Restart,
    Suspend,
    Unit,
    add,
    add_months,
)
from guiju.law.receipt import Grant
from guiju.law.rules import Extension, Kind, Rule

ANY_DAY = st.dates(date(2004, 1, 1), date(2040, 12, 31))
DAY_UNITS = st.sampled_from([WORKING_DAYS, DAYS, MONTHS, YEARS])
COUNTED = st.sampled_from([WORKING_DAYS, DAYS])
NUMBERS = st.integers(1, 90)


def rule(n=10, unit=DAYS, **more):
    return Rule("TST-D01", "试", n, unit, "行政处罚法第六十条", "T", starts="某日", **more)


def count(start, n=10, unit=DAYS, pauses=(), extensions=(), **more):
    return due(rule(n, unit, **more), start, pauses=pauses, extensions=extensions, on=date(2026, 1, 1))


@st.composite
def stretches(draw):
    first = draw(ANY_DAY)
    kind = draw(st.sampled_from([Exclude, Suspend]))
    return kind(first, first + timedelta(days=draw(st.integers(0, 60))))


@given(ANY_DAY, ANY_DAY, NUMBERS, DAY_UNITS)
def test_a_later_start_never_ends_earlier(a, b, n, unit):
    early, late = min(a, b), max(a, b)
    assert count(early, n, unit).due <= count(late, n, unit).due
    assert count(early, n, unit).raw <= count(late, n, unit).raw


@given(ANY_DAY, NUMBERS, COUNTED, st.lists(stretches(), max_size=4))
def test_a_later_start_never_ends_earlier_whatever_the_pauses(start, n, unit, pauses):
    next_day = start + timedelta(days=1)
    assert count(start, n, unit, pauses).due <= count(next_day, n, unit, pauses).due


@given(ANY_DAY, NUMBERS, DAY_UNITS, st.lists(stretches(), max_size=4), stretches())
def test_a_pause_never_shortens(start, n, unit, pauses, one_more):
    plain, paused = count(start, n, unit, pauses), count(start, n, unit, [*pauses, one_more])
    assert paused.raw >= plain.raw and paused.due >= plain.due


@given(ANY_DAY, NUMBERS, COUNTED, st.lists(stretches(), max_size=4))
def test_exactly_n_days_count_outside_the_pauses(start, n, unit, pauses):
    raw = count(start, n, unit, pauses).raw
    passed = (start + timedelta(days=i) for i in range(1, (raw - start).days + 1))
    outside = [d for d in passed if not any(p.since <= d <= p.until for p in pauses)]
    assert sum(standard().is_working(d) for d in outside) == n if unit is WORKING_DAYS else len(outside) == n


@given(ANY_DAY, NUMBERS, DAY_UNITS, st.integers(1, 30))
def test_an_extension_never_shortens_and_is_added_to_the_original_deadline(start, n, unit, more):
    can = Extension(30, unit, by="负责人", article="行政复议法第六十二条")
    plain = count(start, n, unit, extension=can)
    longer = count(start, n, unit, extensions=[Grant(more)], extension=can)
    assert longer.due > plain.raw and longer.due >= plain.due
    assert longer.raw == add(plain.raw, more, unit, standard())


@given(ANY_DAY, NUMBERS)
def test_working_days_are_never_fewer_than_days(start, n):
    assert count(start, n, WORKING_DAYS).due >= count(start, n, DAYS).raw


@given(ANY_DAY, NUMBERS, DAY_UNITS)
def test_nobody_gets_less_than_the_law_gives(start, n, unit):
    receipt = count(start, n, unit)
    assert receipt.due >= receipt.raw == add(start, n, unit, standard())
    assert standard().is_working(receipt.due)
    notice = count(start, n, unit, backward=True)
    assert notice.due <= notice.raw < start, "what must be done before an event moves earlier"


@given(ANY_DAY, NUMBERS, COUNTED)
def test_counting_back_undoes_counting_forward(start, n, unit):
    worked = standard().next_working(start)
    end = count(worked, n, unit, roll=False).raw
    assert count(end, n, unit, backward=True, roll=False).raw == worked


@given(ANY_DAY, st.integers(-240, 240))
def test_months_end_on_the_same_day_or_the_last_of_the_month(start, months):
    end = add_months(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    if end.day != start.day:
        assert end.day < start.day
        assert (end + timedelta(days=1)).day == 1


def test_two_months_are_not_sixty_days():
    assert add_months(date(2025, 12, 31), 2) == date(2026, 2, 28)
    assert add_months(date(2023, 12, 31), 2) == date(2024, 2, 29)
    assert add_months(date(2026, 7, 1), 2) - date(2026, 7, 1) == timedelta(days=62)


@given(ANY_DAY, st.datetimes(datetime(2005, 1, 1), datetime(2030, 1, 1)), st.integers(1, 72))
def test_hours_are_exact_and_never_paused_by_holidays(_, moment, n):
    receipt = count(moment, n, HOURS)
    assert receipt.due - receipt.start == timedelta(hours=n)
    assert not receipt.shifted_by and not receipt.provisional


def test_a_moment_elsewhere_is_the_same_moment_in_shanghai():
    receipt = due("COE-D02", datetime(2026, 9, 18, 20, 0, tzinfo=UTC))
    assert receipt.due.isoformat() == "2026-09-20T04:00:00+08:00"
    assert due("PEN-D06", datetime(2026, 9, 18, 20, 0, tzinfo=UTC)).start == date(2026, 9, 19)


def test_overlapping_pauses_count_once():
    one = [Exclude(date(2026, 3, 5), date(2026, 3, 14))]
    two = [Exclude(date(2026, 3, 5), date(2026, 3, 12)), Suspend(date(2026, 3, 10), date(2026, 3, 14))]
    assert (
        count(date(2026, 3, 2), 20, pauses=one).raw == count(date(2026, 3, 2), 20, pauses=two).raw == date(2026, 4, 1)
    )


def test_a_pause_after_expiry_changes_nothing_and_one_across_it_carries_on():
    start = date(2026, 3, 2)
    assert count(start, 10, pauses=[Exclude(date(2026, 3, 13), date(2026, 3, 30))]).due == date(2026, 3, 12)
    assert count(start, 10, pauses=[Exclude(date(2026, 3, 12), date(2026, 3, 30))]).raw == date(2026, 3, 31)


def test_a_restart_gives_the_whole_period_again():
    receipt = due("FOI-D05", date(2026, 3, 2), pauses=[Restart(date(2026, 3, 12), "收到补正的申请")])
    assert receipt.due == due("FOI-D05", date(2026, 3, 12)).due
    assert "收到补正的申请" in str(receipt)
    with pytest.raises(LawError, match="早于起算日"):
        due("FOI-D05", date(2026, 3, 2), pauses=[Restart(date(2026, 3, 1))])


def test_a_clock_that_stands_still_has_no_due_day():
    with pytest.raises(NotComputable, match="尚未恢复"):
        due("REC-D11", date(2026, 3, 2), pauses=[Suspend(date(2026, 4, 1), None, "等待另案")])
    after_expiry = due("REC-D11", date(2026, 3, 2), pauses=[Suspend(date(2026, 6, 1))])
    assert after_expiry.due == date(2026, 5, 6)


def test_a_stretch_that_ends_before_it_begins_is_refused():
    with pytest.raises(LawError, match="止日早于起日"):
        due("REC-D11", date(2026, 3, 2), pauses=[Exclude(date(2026, 4, 2), date(2026, 4, 1))])


@pytest.mark.parametrize(
    ("rule_id", "grants", "told"),
    [
        ("REC-D11b", [Grant()], "简易程序不得延长"),
        ("PEN-D02", [Grant(30)], "法律、法规、规章另有规定"),
        ("REC-D11", [Grant(), Grant()], "只能延长1次"),
        ("REC-D11", [Grant(31)], "不能是31日"),
        ("REC-D11", [Grant(0)], "不能是0日"),
        ("REC-D11", [Grant(30, WORKING_DAYS)], "应当以“日”计"),
        ("REC-D11", [Grant(decided=date(2026, 5, 7))], "期满之前决定"),
        ("REC-D04", [Grant()], "没有规定延长的长度"),
    ],
)
def test_an_extension_that_the_law_does_not_give_is_refused(rule_id, grants, told):
    with pytest.raises(Refused, match=told):
        due(rule_id, date(2026, 3, 2), extensions=grants)


def test_an_extension_on_the_last_day_is_in_time():
    assert due("REC-D11", date(2026, 3, 2), extensions=[Grant(decided=date(2026, 5, 6))]).raw == date(2026, 5, 31)


def test_the_ninety_days_may_be_extended_only_under_a_special_rule_that_is_named():
    special = Grant(30, by="市场监管局负责人", law="市场监督管理投诉举报处理暂行办法第二十三条")
    receipt = due("PEN-D02", date(2026, 3, 2), extensions=[special])
    assert receipt.raw == date(2026, 3, 2) + timedelta(days=120)
    assert "投诉举报处理暂行办法" in str(receipt)
    with pytest.raises(LawError, match="未收录"):
        due("PEN-D02", date(2026, 3, 2), extensions=[Grant(30, law="某办法第一条")])


def test_electronic_tracking_is_extended_three_months_at_a_time():
    receipt = due("COR-D10", date(2026, 1, 31), extensions=[Grant(), Grant(1)])
    assert receipt.raw == add_months(add_months(date(2026, 4, 30), 3), 1)


def test_hours_and_backward_limits_take_no_pause():
    stop = [Exclude(date(2026, 3, 2), date(2026, 3, 3))]
    with pytest.raises(LawError, match="按小时"):
        due("COE-D02", datetime(2026, 3, 2, 8), pauses=stop)
    with pytest.raises(LawError, match="往前算"):
        due("PEN-D05", date(2026, 3, 20), pauses=stop)
    with pytest.raises(LawError, match="写到时分"):
        due("COE-D02", date(2026, 3, 2))


def test_a_seizure_ends_on_its_thirtieth_day_even_on_a_holiday():
    receipt = due("COE-D03", date(2026, 9, 2))
    assert receipt.raw == receipt.due == date(2026, 10, 2)
    assert "不因休息日顺延" in str(receipt)


def test_a_backward_limit_in_calendar_days_moves_earlier():
    receipt = due("DEC-D02", date(2026, 10, 12))
    assert (receipt.raw, receipt.due) == (date(2026, 10, 5), date(2026, 9, 30))
    assert receipt.shifted_by


def test_a_count_into_an_unannounced_year_is_provisional_until_the_notice_is_loaded():
    start = date(2026, 12, 20)
    receipt = due("LIC-D02", start)
    assert receipt.provisional and "重算" in receipt.steps[-1]
    announced = standard().with_notice(2027, [date(2027, 1, 1), date(2027, 1, 4)], [], "通知")
    certain = due("LIC-D02", start, calendar=announced)
    assert not certain.provisional
    assert certain.due == receipt.due + timedelta(days=1)
    assert certain.calendar != receipt.calendar


@given(ANY_DAY, NUMBERS, DAY_UNITS)
def test_provisional_means_that_the_calendar_was_asked_about_an_unannounced_year(start, n, unit):
    assume(start.year <= 2026)
    receipt = count(start, n, unit)
    if receipt.due.year <= 2026:
        assert not receipt.provisional
    else:
        assert receipt.provisional


def test_a_receipt_is_plain_data():
    receipt = due("REC-D11", date(2026, 8, 3), pauses=[Exclude(date(2026, 8, 5), date(2026, 8, 9), "鉴定")])
    plain = receipt.as_dict()
    assert plain["due"] == receipt.due.isoformat() and plain["raw"] == receipt.raw.isoformat()
    assert plain["pauses"] == [{"kind": "exclude", "since": "2026-08-05", "until": "2026-08-09", "reason": "鉴定"}]
    assert plain["unit"] == "days" and Unit(plain["unit"]) is DAYS
    assert plain["calendar"] == standard().version
    assert "鉴定" in str(receipt)


def test_a_waiting_period_says_when_the_next_step_may_follow():
    assert "次日起方可" in count(date(2026, 3, 2), 10, kind=Kind.AT_LEAST).steps[-1]


def test_a_date_beyond_the_era_is_refused_in_a_sentence():
    for unit in (DAYS, WORKING_DAYS, MONTHS):
        with pytest.raises(LawError, match="9999"):
            count(date(9999, 12, 30), 90, unit)
