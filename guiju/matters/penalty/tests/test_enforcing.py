"""Force: nobody is enforced against who was not urged, may still object, or does (行政强制法 35, 45, 46, 53, 54)."""

import datetime as dt
from decimal import Decimal

import pytest

from guiju.law.clock import due
from guiju.law.enforcement_window import enforcement_window
from guiju.matters.penalty.tests.conftest import DAY, refused, to_served
from guiju.procedure import clock
from guiju.procedure.models import Deadline

PAY_BY = dt.date(2026, 3, 25)
#: Six months from service, and three more.
APPEALS_END, CLOSES = dt.date(2026, 9, 10), dt.date(2026, 12, 10)


@pytest.fixture
def served(walk):
    """A fine of 5,000 served on 10 March, payable until the 25th."""
    assert to_served(walk).case.pay_by == PAY_BY
    return walk


def urged(walk, day):
    """Urged with a term of ten days, the paper handed over the same day."""
    with clock.standing_at(day):
        walk.do("urge", urge_until=day + dt.timedelta(10))
        walk.do("urge_served", urged_on=day)
    return walk


def under_review(walk, kind, since, until, ending="decided"):
    """Reviewed by another organ, which the bureau enters."""
    with clock.standing_at(since):
        walk.do("challenge", stay_kind=kind, stay_reason="市府复〔2026〕1号", stay_from=since)
    with clock.standing_at(until):
        walk.do("challenge_over", stay_ending=ending, stay_until=until)


def late_from(walk, day):
    with clock.standing_at(day):
        walk.do("charge_late")


def test_nobody_is_urged_before_the_time_to_pay_is_over_or_after_all_is_paid(served):
    until = {"urge_until": PAY_BY + dt.timedelta(20)}
    refused(served, "缴纳期限到2026-03-25才届满.*第七十二条", "urge", **until)
    with clock.standing_at(PAY_BY + dt.timedelta(1)):
        refused(served, "应当晚于今天.*第三十五条", "urge", urge_until=PAY_BY + dt.timedelta(1))
        refused(served, "还没有制发催告书", "urge_served", urged_on=PAY_BY)
        served.do("pay", amount=Decimal(5000), paid_on=PAY_BY, voucher="1")
        refused(served, "已经履行完毕", "urge", **until)


def test_the_agency_enforces_after_urging_in_vain_and_more_than_thirty_days_of_late_fee(served):
    first = PAY_BY + dt.timedelta(1)
    with clock.standing_at(first):
        refused(served, "应当催告当事人.*行政强制法第三十五条", "enforce")
    urged(served, first)
    with clock.standing_at(first + dt.timedelta(10)):
        refused(served, "催告的履行期限到2026-04-05才届满.*第三十七条", "enforce")
    with clock.standing_at(first + dt.timedelta(11)):
        refused(served, "应当先加处罚款.*第四十五条", "enforce")
    late_from(served, first + dt.timedelta(11))
    last = due("COE-D08", first).due
    assert (last - first).days >= 30
    with clock.standing_at(last):
        refused(served, "超过三十日.*第四十六条", "enforce")
    with clock.standing_at(last + dt.timedelta(1)):
        served.do("enforce")
        served.do("enforced", performance="已划拨")
        served.do("withhold", withheld_reason="x")
        served.do("close")


def test_days_under_review_are_not_days_of_late_fee(served):
    first = PAY_BY + dt.timedelta(1)
    urged(served, first)
    late_from(served, first + dt.timedelta(5))
    under_review(served, "reconsideration", first + dt.timedelta(5), first + dt.timedelta(24))
    last = first + dt.timedelta(30 + 20)  # the days of the stay, the first and the last too
    with clock.standing_at(last):
        refused(served, f"超过三十日（{last}）.*第四十六条", "enforce")
    with clock.standing_at(last + dt.timedelta(1)):
        served.do("enforce")


def test_the_court_is_asked_after_the_appeals_and_the_ten_working_days_and_within_three_months(served):
    with clock.standing_at(APPEALS_END + dt.timedelta(1)):
        refused(served, "应当催告当事人.*行政强制法第五十四条", "apply_to_court")
    urged(served, dt.date(2026, 9, 1))
    window = enforcement_window(DAY, urged=dt.date(2026, 9, 1))
    assert (window.appeal_expires, window.closes) == (APPEALS_END, CLOSES)
    assert window.opens > APPEALS_END + dt.timedelta(1), "the ten working days end after the appeals"
    one = Deadline.objects.get(case=served.case.pk, limit="asking_court")
    assert (one.due, one.state) == (CLOSES, "running")
    with clock.standing_at(window.opens - dt.timedelta(1)):
        refused(served, f"{window.opens}起才可以申请.*第五十三条", "apply_to_court")
    with clock.standing_at(window.opens):
        served.do("apply_to_court")
    one.refresh_from_db()
    assert (one.state, served.case.enforcement) == ("met", "under_way")


def test_after_the_three_months_the_court_is_asked_only_with_a_reason(served):
    urged(served, dt.date(2026, 9, 1))
    with clock.standing_at(CLOSES + dt.timedelta(1)):
        refused(served, f"申请期限已于{CLOSES}届满.*第五十三条", "apply_to_court")
        served.do("apply_to_court", late_cause="法院因疫情停止收案")


def test_an_instalment_moves_the_three_months(served):
    with clock.standing_at(DAY):
        served.do("defer", applied_on=DAY, hardship="经营困难", plan="分两期", until=dt.date(2026, 10, 30))
    urged(served, dt.date(2026, 11, 2))
    assert served.case.court_until == dt.date(2027, 2, 1)  # 30 January 2027 is a Saturday


def test_nobody_asks_the_court_while_the_decision_is_under_review(served):
    urged(served, dt.date(2026, 9, 1))
    with clock.standing_at(dt.date(2026, 9, 2)):
        served.do("challenge", stay_kind="suit", stay_reason="（2026）渝初1号", stay_from=dt.date(2026, 9, 2))
    with clock.standing_at(dt.date(2026, 10, 20)):
        refused(served, "复议、诉讼还没有结束.*第五十三条", "apply_to_court")
        served.do("challenge_over", stay_ending="decided", stay_until=dt.date(2026, 10, 20))
        served.do("apply_to_court")


def test_after_a_reconsideration_there_are_fifteen_days_to_sue_and_then_the_three_months(served):
    under_review(served, "reconsideration", dt.date(2026, 4, 1), dt.date(2026, 5, 20))
    urged(served, dt.date(2026, 5, 21))
    assert served.case.court_until == due("COE-D12", due("REC-D15", dt.date(2026, 5, 20)).due).due


def test_a_decision_after_the_urging_moves_the_three_months(served):
    urged(served, dt.date(2026, 9, 1))
    under_review(served, "reconsideration", dt.date(2026, 9, 2), dt.date(2026, 10, 20))
    closes = due("COE-D12", due("REC-D15", dt.date(2026, 10, 20)).due).due
    assert Deadline.objects.get(case=served.case.pk, limit="asking_court", state="running").due == closes


def test_a_reconsideration_that_was_withdrawn_leaves_the_periods_from_service(served):
    under_review(served, "reconsideration", dt.date(2026, 4, 1), dt.date(2026, 5, 20), ending="withdrawn")
    urged(served, dt.date(2026, 5, 21))
    assert served.case.court_until == CLOSES
    with clock.standing_at(APPEALS_END):
        refused(served, "起才可以申请.*第五十三条", "apply_to_court")
