"""A year of cases told in bulk is judged like any other, with few questions to the database."""

from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from guiju.matters.penalty.models import Penalty, PenaltyHearing
from guiju.matters.penalty.tests.conftest import (
    DAY,
    concluded,
    filed,
    informed,
    on_spot,
    punished,
    questioned,
    registered,
)
from guiju.procedure.batch import Batch
from guiju.procedure.verify import verify

ORDINARY = ("file", "question", "conclude", "inform", "waive", "punish", "serve", "pay", "withhold", "close")


def tell(batch, world, n):
    """One ordinary case in eleven steps."""
    forms = {
        "file": filed(world, violation=f"第{n}种行为"), "question": questioned(), "conclude": concluded(),
        "inform": informed(), "waive": {"waiver": "放弃"}, "punish": punished(),
        "serve": {"served_on": DAY, "service": "direct"},
        "pay": {"amount": Decimal(5000), "paid_on": DAY, "voucher": "1"},
        "withhold": {"withheld_reason": "x"}, "close": {},
    }  # fmt: skip
    case = batch.begin(
        Penalty, "register", world.market_officer, registered(world), body=world.market, key=f"b{n}", at=DAY
    )
    for name in ORDINARY:
        role = Penalty.procedure.versions[name][0].by[0]
        batch.act(case, name, getattr(world, f"market_{role}"), forms[name], key=f"b{n}-{name}", at=DAY)
    return case


def test_cases_told_in_bulk_are_whole_and_their_chains_verify(world):
    batch = Batch()
    for n in range(20):
        tell(batch, world, n)
        batch.begin(
            Penalty, "punish_on_spot", world.market_officer, on_spot(world, violation=f"当场{n}"), body=world.market,
            key=f"s{n}", at=DAY,
        )  # fmt: skip
    batch.flush()
    assert Penalty.objects.filter(stage="结案", decision="penalty", heaviest="fine").count() == 20
    assert Penalty.objects.filter(track="on_the_spot").count() == 20
    case = Penalty.objects.get(key="b3")
    assert case.records.count() == case.payments.count() == 1
    assert case.officers.count() == 2
    assert not list(verify())


def test_a_hearing_in_bulk_hangs_on_its_penalty(world):
    batch = Batch()
    case = batch.begin(Penalty, "register", world.market_officer, registered(world), body=world.market, key="h", at=DAY)
    for name, data in [
        ("file", filed(world)), ("question", questioned()), ("conclude", concluded()),
        ("inform", informed(hearing_told=True)), ("ask_hearing", {}),
    ]:  # fmt: skip
        role = Penalty.procedure.versions[name][0].by[0]
        batch.act(case, name, getattr(world, f"market_{role}"), data, key=f"h-{name}", at=DAY)
    batch.flush()
    assert PenaltyHearing.objects.get().origin_id == Penalty.objects.get().pk


def test_a_case_told_in_bulk_asks_the_database_at_most_a_few_times(world):
    batch = Batch()
    tell(batch, world, 0)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        tell(batch, world, 1)
    assert len(asked) <= 3, [one["sql"][:80] for one in asked]
