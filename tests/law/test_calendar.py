"""The working-day calendar: equal to its source, to the lawyers' table, and calm at both ends."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.law.calendar import standard
from guiju.law.errors import LawError

LAW_MD = Path(__file__).parents[3] / "shared" / "law.md"
ONE = timedelta(days=1)
days = st.dates(date(1900, 1, 1), date(2150, 12, 31))


def each_day(first: date, last: date):
    return (first + timedelta(days=i) for i in range((last - first).days + 1))


def test_the_shipped_table_equals_its_source_day_by_day():
    import holidays

    source = holidays.country_holidays("CN", years=range(2004, 2027))
    differ = [
        d
        for d in each_day(date(2004, 1, 1), date(2026, 12, 31))
        if source.is_working_day(d) != standard().is_working(d)
    ]
    assert differ == []


def test_the_lawyers_table_of_2024_to_2026_holds():
    if not LAW_MD.exists():
        pytest.skip("law.md is not beside the project")
    section = LAW_MD.read_text(encoding="utf-8").split("### 2.3", 1)[1].split("### 2.4", 1)[0]
    rows = re.findall(r"^\| (20\d\d) \| (.+?) \| (.+?) \|$", section, re.M)
    rows = [row for row in rows if re.match(r"\d\d-\d\d", row[1])]
    assert [int(row[0]) for row in rows] == [2024, 2025, 2026]
    for year, rest, work in rows:
        off = set()
        for piece in rest.split(";"):
            first, _, last = piece.strip().partition("…")
            start = date.fromisoformat(f"{year}-{first}")
            end = start if not last else date.fromisoformat(f"{year}-{last if '-' in last else f'{first[:3]}{last}'}")
            off |= set(each_day(start, end))
        on = {date.fromisoformat(f"{year}-{piece.strip()}") for piece in work.split(",")}
        for day in each_day(date(int(year), 1, 1), date(int(year), 12, 31)):
            expected = day in on or (day.weekday() < 5 and day not in off)
            assert standard().is_working(day) is expected, day


def test_a_make_up_saturday_is_a_working_day_and_a_holiday_friday_is_not():
    assert standard().is_working(date(2026, 2, 14))
    assert not standard().is_working(date(2026, 10, 2))
    assert standard().describe(date(2026, 2, 14)) == "星期六，调休上班"
    assert standard().describe(date(2026, 10, 2)) == "星期五，放假"


@given(days, st.integers(1, 400))
def test_the_nth_working_day_is_worked_and_n_of_them_have_passed(start, n):
    calendar = standard()
    end = calendar.add(start, n)
    assert calendar.is_working(end)
    assert calendar.working_days(start, end) == n


@given(days, st.integers(1, 60))
def test_counting_agrees_with_walking(start, n):
    calendar, day, left = standard(), start, n
    while left:
        day += ONE
        left -= calendar.is_working(day)
    assert calendar.add(start, n) == day


@given(days, st.integers(1, 60))
def test_counting_back_agrees_with_walking_back(event, n):
    calendar, day, left = standard(), event, n
    while left:
        day -= ONE
        left -= calendar.is_working(day)
    assert calendar.subtract(event, n) == day


@given(days, st.integers(1, 400))
def test_back_and_forth_returns_to_a_working_day(start, n):
    calendar = standard()
    worked = calendar.next_working(start)
    assert calendar.subtract(calendar.add(worked, n), n) == worked


@given(days, days)
def test_working_days_never_outnumber_days(a, b):
    low, high = min(a, b), max(a, b)
    assert 0 <= standard().working_days(low, high) <= (high - low).days
    assert standard().working_days(high, low) == -standard().working_days(low, high)


@given(days)
def test_rolling_moves_to_the_nearest_working_day_and_no_further(day):
    calendar = standard()
    on, back = calendar.next_working(day), calendar.previous_working(day)
    assert calendar.is_working(on) and calendar.is_working(back)
    assert back <= day <= on
    assert not any(calendar.is_working(d) for d in each_day(back + ONE, on - ONE))


def test_years_beyond_the_notices_are_provisional_and_never_crash():
    calendar = standard()
    assert not calendar.is_provisional(date(2004, 1, 1), date(2026, 12, 31))
    assert calendar.is_provisional(date(2026, 12, 31), date(2027, 1, 1))
    assert calendar.is_provisional(date(2003, 12, 31), date(2004, 1, 5))
    assert calendar.add(date(1, 1, 1), 5) == date(1, 1, 8)
    assert calendar.is_working(date(9999, 12, 31))
    with pytest.raises(LawError, match="9999"):
        calendar.add(date(9999, 12, 31), 5)


def test_a_notice_makes_its_year_certain_and_moves_the_days():
    before = standard()
    rest = [date(2027, 1, 1), *each_day(date(2027, 2, 5), date(2027, 2, 12))]
    after = before.with_notice(2027, rest, [date(2027, 2, 14)], "国办发明电〔2026〕×号")
    assert not after.is_provisional(date(2027, 1, 1), date(2027, 12, 31))
    assert "国办发明电〔2026〕×号" in after.version and after.version != before.version
    assert after.is_working(date(2027, 2, 14)) and not before.is_working(date(2027, 2, 14))
    assert not after.is_working(date(2027, 2, 12)) and before.is_working(date(2027, 2, 12))
    assert after.is_working(date(2027, 5, 3)), "days that the notice does not name are ordinary again"
    assert all(after.is_working(d) == before.is_working(d) for d in each_day(date(2026, 1, 1), date(2026, 12, 31)))


@pytest.mark.parametrize(
    ("rest", "work", "told"),
    [
        ([date(2027, 2, 6)], [date(2027, 2, 6)], "既列为放假又列为上班"),
        ([], [date(2027, 2, 8)], "本来就上班"),
    ],
)
def test_a_notice_that_contradicts_itself_is_refused(rest, work, told):
    with pytest.raises(LawError, match=told):
        standard().with_notice(2027, rest, work, "通知")


def test_a_local_holiday_is_a_rest_day_in_its_area_only():
    guangxi = standard().with_local("广西三月三", [date(2026, 4, 20), date(2026, 4, 21)])
    assert not guangxi.is_working(date(2026, 4, 20))
    assert standard().is_working(date(2026, 4, 20))
    assert guangxi.add(date(2026, 4, 17), 1) == date(2026, 4, 22)
