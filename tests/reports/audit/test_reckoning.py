"""What is reckoned from neighbouring figures: values asked of a table, slips of the pen looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.reports.audit.engine import read
from guiju.reports.audit.numbers.arithmetic import slip
from guiju.reports.audit.numbers.reckoning import Reckonings
from guiju.reports.read.files import Document

TEXT = "全年办理处罚案件1946起，较2024年的2210起下降11.9%。渣土运输417起、违法停车456起。"


def reckonings(*, added):
    report = read(Document("a.txt", TEXT))
    return Reckonings(report, report.figures, frozenset({"件", "起", "宗"}), added=added)


@pytest.mark.parametrize(("added", "value"), [(False, 264), (True, 873)])
def test_a_difference_or_sum_of_neighbours_is_known(added, value):
    assert reckonings(added=added).has(value, value)


def test_only_this_years_number_and_last_years_differ_by_a_change():
    assert not reckonings(added=False).has(456 - 417, 456 - 417)


@given(st.integers(10, 9999))
def test_what_a_slip_finds_is_a_slip_away(value):
    assert all(slip(value, found.value) for found in reckonings(added=False).slips_of(value))
