"""The paths of the statute, walked from end to end."""

import datetime as dt
from decimal import Decimal

from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.models.words import Stage
from guiju.matters.penalty.tests.conftest import DAY, Walk, on_spot, to_decided, to_served
from guiju.procedure.models import Deadline


def test_the_ordinary_path_runs_from_the_lead_to_the_archive(walk):
    to_served(walk)
    walk.do("pay", amount=Decimal(5000), paid_on=DAY, voucher="P1")
    walk.do("publish", public_until=dt.date(2026, 9, 10))
    walk.do("close")
    walk.do("archive", volume="2026-1", retention="10")
    case = Penalty.objects.get(pk=walk.case.pk)
    assert case.stage == Stage.CLOSED
    assert (case.decision, case.heaviest, case.fine) == ("penalty", "fine", 5000)
    assert case.number == "酉市监罚立〔2026〕1号"
    assert case.decided_on == case.served_on == case.published_on == DAY


def test_the_ordinary_limits_run_and_are_met(walk):
    to_decided(walk)
    limits = {one.limit: one for one in Deadline.objects.filter(case=walk.case.pk)}
    assert limits["deciding_with_pauses"].due == dt.date(2026, 6, 8)
    assert limits["deciding_with_pauses"].late is False
    assert limits["serving"].due == dt.date(2026, 3, 19)
    assert limits["publishing"].rule == "PEN-D08b"


def test_the_summary_path_is_decided_paid_reported_and_closed(world):
    walk = Walk(world).begin("punish_on_spot", **on_spot(world))
    assert walk.case.number == "酉市监当罚〔2026〕1号"
    assert Deadline.objects.get(case=walk.case.pk, limit="payment").due == dt.date(2026, 3, 25)
    walk.do("report_back")
    walk.do("pay", amount=Decimal(1000), paid_on=DAY, voucher="P1")
    walk.do("close")
    assert walk.case.stage == Stage.CLOSED
    assert walk.case.publicity == "withheld"
