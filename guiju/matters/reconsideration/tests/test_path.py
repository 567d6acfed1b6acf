"""The way of a case from the application to its closing, under each text of the law."""

import datetime as dt

import pytest

from guiju.matters.reconsideration.models import Reconsideration
from guiju.matters.reconsideration.tests.conftest import DECISION
from guiju.procedure.models import Deadline

Stage = Reconsideration.Stage


@pytest.mark.parametrize("day", [dt.date(2023, 3, 1), dt.date(2024, 3, 1), dt.date(2026, 7, 1)])
def test_a_case_goes_from_application_to_closing_under_the_law_of_its_day(tried, day):
    at = tried(day)
    assert at.case.stage == Stage.TRIAL
    at.wait(20).step("decide", "gov_head", **DECISION).wait(1).step("serve", "gov_clerk", service="direct")
    assert at.case.stage == Stage.EFFECTIVE
    assert (at.case.concluded_on, at.case.on_time) == (day + dt.timedelta(20), True)
    at.wait(30).step("close")
    assert at.case.stage == Stage.CLOSED
    assert at.case.resolved is True
    assert at.case.number == f"酉府复〔{day.year}〕1号"
    assert not Deadline.objects.filter(case=at.case.pk, state="running").exists()
