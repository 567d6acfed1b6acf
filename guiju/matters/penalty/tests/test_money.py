"""Payment, collection in cash, deferral, late fee: every sum as the Law reckons it."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.tests.conftest import DAY, Walk, on_spot, refused, to_served
from guiju.procedure import clock
from guiju.procedure.refusal import Refused

PAY_BY = dt.date(2026, 3, 25)


@pytest.fixture
def served(walk):
    """A fine of 5,000 served on 10 March, payable until the 25th."""
    assert to_served(walk).case.pay_by == PAY_BY
    return walk


def late_on(walk, day):
    with clock.standing_at(day):
        walk.do("charge_late")
    return walk.case.late_fee


def test_no_late_fee_before_the_time_to_pay_is_over(served):
    with clock.standing_at(PAY_BY):
        refused(served, "没有逾期.*第七十二条", "charge_late")


def test_three_per_cent_a_day_and_never_more_than_the_fine(served):
    assert late_on(served, PAY_BY + dt.timedelta(1)) == 150
    assert late_on(served, PAY_BY + dt.timedelta(10)) == 1500
    assert late_on(served, PAY_BY + dt.timedelta(33)) == 4950
    assert late_on(served, PAY_BY + dt.timedelta(34)) == 5000
    assert late_on(served, PAY_BY + dt.timedelta(60)) == 5000


def test_no_late_fee_runs_during_reconsideration(served):
    with clock.standing_at(PAY_BY + dt.timedelta(5)):
        review = {"stay_kind": "reconsideration", "stay_reason": "酉府复〔2026〕1号"}
        refused(served, "早于决定书送达", "challenge", stay_from=DAY - dt.timedelta(1), **review)
        served.do("challenge", stay_from=PAY_BY + dt.timedelta(5), **review)
        refused(served, "还没有登记结束", "challenge", stay_from=PAY_BY + dt.timedelta(5), **review)
    with clock.standing_at(PAY_BY + dt.timedelta(39)):  # entered days later: the days of the review count
        ended = {"stay_ending": "decided", "stay_until": PAY_BY + dt.timedelta(35)}
        refused(served, "结束日期有误", "challenge_over", **ended | {"stay_until": PAY_BY + dt.timedelta(4)})
        served.do("challenge_over", **ended)
        refused(served, "没有正在进行", "challenge_over", **ended)
    # Both ends of the stay do not count: 4 days before it, 5 after it.
    assert late_on(served, PAY_BY + dt.timedelta(40)) == 5000 * Decimal("0.03") * 9


def test_the_base_is_what_is_still_unpaid(served):
    with clock.standing_at(PAY_BY + dt.timedelta(10)):
        served.do("pay_part", amount=Decimal(3000), paid_on=PAY_BY, voucher="1")
        served.do("charge_late")
        assert served.case.late_fee == 600
        refused(served, "少于未缴的2000元", "pay_part", amount=Decimal(2000), paid_on=PAY_BY, voucher="2")
        refused(served, "应缴2000元", "pay", amount=Decimal(1999), paid_on=PAY_BY, voucher="2")
        served.do("pay", amount=Decimal(2000), paid_on=PAY_BY, voucher="2")
        refused(served, "没有应缴的款项", "pay", amount=Decimal(1), paid_on=PAY_BY, voucher="3")
        served.do("withhold", withheld_reason="x")
        refused(served, "加处罚款600元未缴", "close")
        served.do("pay_late_fee", amount=Decimal(600), paid_on=PAY_BY, voucher="3")
        served.do("close")


def test_deferral_moves_the_day_from_which_the_late_fee_runs(served):
    data = {"applied_on": DAY, "hardship": "经营困难", "plan": "分两期", "until": dt.date(2026, 4, 30)}
    refused(served, "晚于现在的缴纳期限.*第六十六条第二款", "defer", **data | {"until": PAY_BY})
    served.do("defer", **data)
    assert served.case.deferred_until == dt.date(2026, 4, 30)
    with clock.standing_at(dt.date(2026, 4, 30)):
        refused(served, "没有逾期", "charge_late")
        refused(served, "期限到2026-04-30才届满", "urge", urge_until=dt.date(2026, 5, 30))
    assert late_on(served, dt.date(2026, 5, 2)) == 300


def test_the_late_fee_may_be_reduced_by_agreement_and_the_fine_may_not(served):
    late_on(served, PAY_BY + dt.timedelta(10))
    with clock.standing_at(PAY_BY + dt.timedelta(10)):
        refused(served, "不得超过未缴的加处罚款.*第四十二条", "reduce", amount=Decimal(1501), agreement="x")
        served.do("reduce", amount=Decimal(1500), agreement="执行协议，已采取补救措施")
    assert (served.case.late_fee, served.case.fine_left) == (0, 5000)


def test_confiscated_money_bears_no_late_fee(walk):
    to_served(
        walk,
        notice={"proposed_kinds": ["gains"], "proposed_fine": None, "proposed_confiscation": Decimal(800)},
        kinds=["gains"],
        fine=None,
        confiscated=Decimal(800),
    )
    with clock.standing_at(dt.date(2026, 6, 1)):
        refused(walk, "没有逾期", "charge_late")
        walk.do("withhold", withheld_reason="x")
        refused(walk, "没收款800元未缴", "close")
        walk.do("pay_gains", amount=Decimal(800), paid_on=DAY, voucher="1")
        walk.do("close")


def test_an_altered_fine_is_what_is_owed_from_then_on(served):
    served.do("alter", overturned="changed", overturned_on=DAY, overturned_by="县政府", changed_fine=Decimal(2000))
    served.do("pay", amount=Decimal(2000), paid_on=DAY, voucher="1")
    assert (served.case.fine, served.case.fine_left) == (5000, 0)


# -- cash on the spot (68–70)


@pytest.mark.parametrize(
    ("fine", "data", "says"),
    [
        (150, {"because": "small"}, "100元以下的罚款.*第六十八条第一项"),
        (100, {"because": "remote"}, "应当由当事人提出.*第六十九条"),
        (100, {"because": "small", "receipt": ""}, "请填写“财政专用票据号”"),
        (100, {"because": "small", "amount": Decimal(99)}, "应为100元"),
    ],
)
def test_when_cash_may_not_be_taken_on_the_spot(world, fine, data, says):
    walk = Walk(world).begin("punish_on_spot", **on_spot(world, party=world.person, fine=Decimal(fine)))
    refused(walk, says, "collect", **{"amount": Decimal(fine), "receipt": "CZ1", "landed_on": DAY} | data)


def test_a_fine_of_the_ordinary_track_is_taken_in_cash_only_in_remote_places(served):
    data = {"amount": Decimal(5000), "receipt": "CZ1", "landed_on": DAY}
    refused(served, "普通程序的罚款.*第六十九条", "collect", because="hard", **data)
    served.do("collect", because="remote", party_asked=True, **data)
    assert served.case.fine_left == 0


@given(
    fine=st.decimals(min_value=1, max_value=3000, places=2),
    days=st.integers(min_value=-10, max_value=120),
    part=st.decimals(min_value=0, max_value=1, places=2),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_late_fee_is_never_negative_never_above_the_unpaid_fine_and_grows_with_time(db, fine, days, part):
    case = Penalty(fine=fine, owed=fine, fine_paid=(fine * part).quantize(Decimal("0.01")), pay_by=PAY_BY)
    fee = case.late_fee_on(PAY_BY + dt.timedelta(days)).amount
    assert 0 <= fee <= case.fine_left
    assert case.late_fee_on(PAY_BY + dt.timedelta(days + 1)).amount >= fee
    if days <= 0:
        assert fee == 0


def test_an_amount_that_is_no_money_is_refused(served):
    for amount in ("-1", "NaN", "1e400", "abc", "5000.001"):
        with pytest.raises(Refused):
            served.do("pay", amount=amount, paid_on=DAY, voucher="1")
    assert Penalty.objects.get(pk=served.case.pk).fine_paid == 0
