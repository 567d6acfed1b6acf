"""A chain or a seal that was touched is found, and the record is named."""

import datetime as dt

import pytest
from django.db import connection

from guiju.procedure import chain, clock, seals
from guiju.procedure.models import Change, Event
from guiju.procedure.verify import verify
from tests.sample.models import Meeting, Plea

DAY = dt.date(2026, 8, 3)


@pytest.fixture
def pleas(county):
    made = []
    with clock.standing_at(DAY):
        for i in range(3):
            plea = Plea.begin("receive", county.gov_clerk, {"ground": f"事由{i}"}, body=county.government, key=f"o{i}")
            plea.act("accept", county.gov_handler, key="a")
            plea.act("hear", county.gov_handler, {"text": "意见"}, key="h")
            made.append(plea)
        Meeting.record(county.market_clerk, {"topic": "学法", "held_on": DAY}, body=county.market, key="m")
    return made


def test_untouched_chains_verify(pleas):
    seals.seal()
    assert list(verify()) == []


def test_one_changed_byte_is_named(pleas):
    event = pleas[1].events.get(seq=1)
    Event.objects.filter(pk=event.pk).update(data={"ground": "事由2"})
    (found,) = verify()
    assert pleas[1].number in found
    assert "第1条" in found
    assert "改动" in found


@pytest.mark.parametrize("column", ["label", "actor_id", "at", "role", "law", "key", "late_reason", "target"])
def test_every_column_of_an_event_is_guarded(pleas, county, column):
    event = pleas[0].events.get(seq=2)
    value = {"actor_id": county.gov_head.pk, "at": event.at + dt.timedelta(microseconds=1)}.get(column, "x")
    Event.objects.filter(pk=event.pk).update(**{column: value})
    assert len(list(verify())) == 1


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_a_deleted_event_is_named(pleas, seq):
    from guiju.procedure.models import Outbox
    from tests.sample.models import Opinion

    Opinion.objects.all().delete()
    Outbox.objects.all().delete()
    Event.objects.filter(case=pleas[2].pk, seq=seq).delete()
    (found,) = verify()
    assert pleas[2].number in found


def test_two_swapped_events_are_named(pleas):
    first, second = pleas[0].events.filter(seq__in=(1, 2))
    Event.objects.filter(pk=first.pk).update(seq=99)
    Event.objects.filter(pk=second.pk).update(seq=1)
    Event.objects.filter(pk=first.pk).update(seq=2)
    (found,) = verify()
    assert pleas[0].number in found
    assert "次序" in found


def test_a_forged_event_at_the_end_is_named(pleas):
    last = pleas[0].events.get(seq=3)
    forged = Event(
        case=last.case, seq=4, step="decide", label="决定", source="受理", target="决定", role="head",
        at=last.at, recorded_at=last.recorded_at, key="forged",
    )  # fmt: skip
    chain.link(forged, chain.EVENT_FIELDS, last.hash)
    forged.save()
    (found,) = verify()
    assert "伪造" in found


def test_a_chain_rebuilt_by_the_owner_of_the_database_is_found_by_the_seal(pleas):
    seals.seal()
    plea = pleas[0]
    prev = chain.GENESIS
    for event in plea.events.order_by("seq"):
        event.data = event.data | {"ground": "改写"}
        prev = chain.link(event, chain.EVENT_FIELDS, prev)
        event.save()
    type(plea).objects.filter(pk=plea.pk).update(head=prev)
    (found,) = verify()
    assert "封存" in found


def test_a_case_that_vanished_is_found(pleas):
    from guiju.procedure.models import Deadline, Outbox
    from tests.sample.models import Opinion

    seals.seal()
    for model in (Opinion, Outbox, Event, Deadline):
        model.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sample_plea")
        cursor.execute("DELETE FROM procedure_case")
    assert len([found for found in verify() if "案件" in found]) == 3


def test_a_touched_register_row_is_named(pleas):
    Change.objects.update(data={"topic": "别的"})
    (found,) = verify()
    assert "会议台账" in found


def test_seals_are_chained_and_guard_their_own_leaves(pleas):
    from guiju.procedure.models import Seal

    first = seals.seal()
    assert seals.seal() is None
    with clock.standing_at(DAY):
        pleas[0].act("note", pleas[0].events.get(seq=2).actor, key="n")
    second = seals.seal()
    assert second.prev == first.root
    assert len(second.leaves) == 1
    Seal.objects.filter(number=1).update(root="f" * 64)
    assert len(list(verify())) == 2
