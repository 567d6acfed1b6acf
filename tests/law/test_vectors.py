"""The worked examples V1 to V14 that a lawyer computed by hand, and what their receipts must say."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from guiju.law.clock import SHANGHAI, due
from guiju.law.enforcement_window import enforcement_window
from guiju.law.late_fee import late_fee
from guiju.law.periods import Suspend
from guiju.law.receipt import Grant

VECTORS = [
    ("V1", "PEN-D01", "2026-02-12", "2026-02-28", "2026-02-28"),
    ("V2", "REC-D11", "2026-08-03", "2026-10-02", "2026-10-08"),
    ("V3", "LIT-D09", "2025-08-31", "2026-02-28", "2026-02-28"),
    ("V4", "FOI-D05", "2025-01-10", "2025-02-13", "2025-02-13"),
    ("V4b", "FOI-D04", "2025-02-13", "2025-03-13", "2025-03-13"),
    ("V5", "PEN-D02", "2025-07-04", "2025-10-02", "2025-10-09"),
    ("V6", "PEN-D06", "2025-09-20", "2025-10-05", "2025-10-09"),
    ("V7", "PEN-D05", "2026-05-12", "2026-04-29", "2026-04-29"),
    ("V8", "REC-D02", "2026-02-13", "2026-02-27", "2026-02-27"),
    ("V9", "PET-D01", "2026-01-17", "2026-02-01", "2026-02-02"),
    ("V10", "COE-D11", "2026-09-18", "2026-10-09", "2026-10-09"),
    ("V12", "MED-D01", "2026-09-03", "2026-10-03", "2026-10-08"),
]


@pytest.mark.parametrize(("name", "rule", "start", "raw", "last"), VECTORS, ids=[v[0] for v in VECTORS])
def test_the_worked_example_holds(name, rule, start, raw, last):
    receipt = due(rule, date.fromisoformat(start))
    assert (receipt.raw.isoformat(), receipt.due.isoformat()) == (raw, last)
    assert bool(receipt.shifted_by) == (raw != last)
    assert not receipt.provisional


def test_v4_an_extension_is_added_to_the_original_deadline():
    receipt = due("FOI-D05", date(2025, 1, 10), extensions=[Grant(decided=date(2025, 2, 5))])
    assert receipt.due == date(2025, 3, 13)
    assert "政府信息公开工作机构负责人" in str(receipt)


def test_v11_the_court_window_opens_only_after_the_appeal_periods():
    window = enforcement_window(date(2026, 1, 15))
    assert window.appeal_expires == date(2026, 7, 15)
    assert (window.opens, window.closes) == (date(2026, 7, 16), date(2026, 10, 15))


def test_v11_the_urging_letter_must_have_waited_ten_working_days():
    window = enforcement_window(date(2026, 1, 15), urged=date(2026, 9, 18))
    assert (window.opens, window.closes) == (date(2026, 10, 10), date(2026, 10, 15))
    assert window.is_open_at_all
    too_late = enforcement_window(date(2026, 1, 15), urged=date(2026, 10, 10))
    assert not too_late.is_open_at_all
    assert "不能再申请" in too_late.steps[-1]


def test_after_reconsideration_only_fifteen_days_remain():
    window = enforcement_window(date(2026, 1, 15), reconsidered=date(2026, 3, 10))
    assert window.appeal_expires == date(2026, 3, 25)
    assert window.closes == date(2026, 6, 25)


def test_an_untold_remedy_keeps_the_act_open_for_a_year():
    assert enforcement_window(date(2026, 1, 15), remedy_told=False).appeal_expires == date(2027, 1, 15)


def test_an_instalment_moves_the_window():
    window = enforcement_window(date(2026, 1, 15), deferred_until=date(2026, 9, 1))
    assert (window.opens, window.closes) == (date(2026, 9, 2), date(2026, 12, 1))
    assert "行政处罚法第七十二条" in "".join(window.steps)


def test_v13_the_late_fee_stops_at_the_fine():
    fee = late_fee(10_000, date(2026, 3, 17), date(2026, 4, 30))
    assert (fee.days, fee.uncapped, fee.amount) == (44, Decimal(13_200), Decimal(10_000))
    assert fee.capped


def test_v14_the_late_fee_stands_still_during_reconsideration():
    stay = Suspend(date(2026, 3, 25), date(2026, 5, 24))
    fee = late_fee(10_000, date(2026, 3, 17), date(2026, 5, 31), [stay])
    assert (fee.days, fee.amount, fee.capped) == (14, Decimal(4_200), False)


def test_the_cap_is_reached_on_day_34():
    deadline = date(2026, 3, 17)
    assert not late_fee(10_000, deadline, deadline + timedelta(days=33)).capped
    assert late_fee(10_000, deadline, deadline + timedelta(days=34)).capped


def test_no_fee_before_the_deadline_has_passed_nor_while_a_stay_is_open():
    assert late_fee("500.50", date(2026, 3, 17), date(2026, 3, 17)).amount == 0
    assert late_fee(500, date(2026, 3, 17), date(2026, 5, 1), [Suspend(date(2026, 3, 1))]).amount == 0


def test_overlapping_stays_count_once():
    stays = [Suspend(date(2026, 3, 20), date(2026, 3, 25)), Suspend(date(2026, 3, 23), date(2026, 3, 27))]
    assert late_fee(1_000, date(2026, 3, 17), date(2026, 3, 31), stays).days == 14 - 8


def test_hours_run_through_a_holiday_from_the_moment():
    receipt = due("COE-D02", datetime(2026, 10, 1, 23, 5))
    assert receipt.due == datetime(2026, 10, 2, 23, 5, tzinfo=SHANGHAI)
    assert receipt.shifted_by == ""
