"""Millions of deadlines by look-up are the same deadlines as one by one."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.law.bulk import CHUNK, CODES, DayTable, due_many
from guiju.law.calendar import standard
from guiju.law.errors import LawError
from guiju.law.periods import DAYS, HOURS, MONTHS, WORKING_DAYS, add

UNITS = {code: unit for unit, code in CODES.items()}
row = st.tuples(
    st.dates(date(1960, 1, 1), date(2120, 12, 31)),
    st.integers(-120, 120).filter(bool),
    st.sampled_from(sorted(UNITS)),
    st.booleans(),
)


def one_by_one(start, n, code, roll):
    calendar = standard()
    raw = add(start, n, UNITS[code], calendar)
    moved = calendar.next_working(raw) if n > 0 else calendar.previous_working(raw)
    return raw, moved if roll else raw


@given(st.lists(row, min_size=1, max_size=40))
def test_every_row_equals_the_scalar_count(rows):
    starts, n, codes, rolls = (list(column) for column in zip(*rows, strict=True))
    found = due_many(np.array(starts, dtype="M8[D]"), n, np.array(codes), roll=rolls)
    expected = [one_by_one(*one) for one in rows]
    assert list(zip(found.raw.tolist(), found.due.tolist(), strict=True)) == expected


def test_rows_beyond_one_chunk_are_not_mixed_up():
    starts = np.datetime64("2020-01-01") + np.arange(CHUNK + 1000) % 2000
    found = due_many(starts.astype("M8[D]"), 7, WORKING_DAYS)
    first = due_many(starts[:2000].astype("M8[D]"), 7, WORKING_DAYS)
    assert (found.due[2000:4000] == first.due).all()
    assert (found.due[CHUNK - 100 : CHUNK + 100] == first.due[np.arange(CHUNK - 100, CHUNK + 100) % 2000]).all()


def test_another_calendar_gives_other_days():
    start = np.array(["2026-12-28"], dtype="M8[D]")
    noticed = standard().with_notice(2027, [date(2027, 1, 1), date(2027, 1, 4)], [], "通知")
    assert due_many(start, 4, WORKING_DAYS).due[0] == np.datetime64("2027-01-04")
    assert due_many(start, 4, WORKING_DAYS, calendar=noticed).due[0] == np.datetime64("2027-01-05")


def test_no_rows_give_no_rows():
    assert len(due_many(np.array([], dtype="M8[D]"), 5, DAYS).due) == 0


@pytest.mark.parametrize(
    ("starts", "n", "unit", "told"),
    [
        (["NaT"], 5, DAYS, "空值"),
        (["2026-01-01"], 0, MONTHS, "不能为零"),
        (["2026-01-01"], 5, HOURS, "按小时"),
        (["2026-01-01"], 5, [7], "单位"),
    ],
)
def test_rows_that_cannot_be_counted_are_refused(starts, n, unit, told):
    with pytest.raises(LawError, match=told):
        due_many(np.array(starts, dtype="M8[D]"), n, unit)


def test_the_day_table_is_the_calendar():
    first = (date(2025, 12, 1) - date(1970, 1, 1)).days
    table = DayTable(standard(), first, first + 120)
    for position in range(120):
        day = date.fromordinal(date(1970, 1, 1).toordinal() + table.first + position)
        assert table.is_working[position] == standard().is_working(day)
