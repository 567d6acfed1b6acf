"""A batch judges like `act` and `record`, and writes the same chains."""

import datetime as dt

import pytest

from guiju.procedure import clock
from guiju.procedure.batch import Batch
from guiju.procedure.models import Case, Change, Event
from guiju.procedure.refusal import Forbidden, Refused
from guiju.procedure.verify import verify
from tests.sample.models import Meeting, Plea

DAY = dt.date(2024, 3, 5)


@pytest.fixture
def batch():
    with clock.standing_at(DAY):
        yield Batch()


def row(**more):
    return {"topic": "学习行政处罚法", "held_on": DAY} | more


def test_rows_of_a_register_are_written_with_their_history_and_verify(county, batch):
    for at in range(3):
        batch.record(Meeting, county.market_clerk, row(topic=f"第{at}次"), body=county.market, key=f"m{at}")
    assert not Meeting.objects.exists()
    assert len(batch) == 3
    assert batch.flush() == 3
    assert Meeting.objects.count() == Change.objects.count() == 3
    assert list(verify()) == []


def test_a_row_of_a_batch_is_the_row_that_record_makes(county, batch):
    batch.record(Meeting, county.market_clerk, row(), body=county.market, key="a")
    batch.flush()
    Meeting.record(county.market_clerk, row(), body=county.market, key="b")
    one, other = Change.objects.order_by("row").values("kind", "data", "actor", "seq", "at")
    assert one == other


def test_a_row_recorded_in_a_batch_can_be_amended_afterwards(county, batch):
    batch.record(Meeting, county.market_clerk, row(), body=county.market, key="a")
    batch.flush()
    Meeting.objects.get().amend(county.market_clerk, {"topic": "另一议题"}, "录错")
    assert list(verify()) == []


def test_a_batch_refuses_what_record_refuses(county, batch):
    with pytest.raises(Refused):
        batch.record(Meeting, county.market_clerk, {"topic": ""}, body=county.market, key="a")
    with pytest.raises(Forbidden):
        batch.record(Meeting, county.town_clerk, row(), body=county.market, key="a")
    assert batch.flush() == 0


def test_a_row_that_the_database_refuses_leaves_nothing_of_the_batch(county, batch):
    for _ in range(2):
        batch.record(Meeting, county.market_clerk, row(), body=county.market, key="same")
    with pytest.raises(Exception, match="(?i)unique"):
        batch.flush()
    assert not Meeting.objects.exists()
    assert not Change.objects.exists()


def test_a_story_told_in_a_batch_reads_like_one_taken_step_by_step(county, batch):
    mine = batch.begin(Plea, "receive", county.gov_clerk, {"ground": "不服"}, body=county.government, key="a", at=DAY)
    batch.act(mine, "accept", county.gov_handler, key="x", at=DAY)
    batch.flush()
    other = Plea.begin("receive", county.gov_clerk, {"ground": "不服"}, body=county.government, key="b", at=DAY)
    other.act("accept", county.gov_handler, key="x", at=DAY)
    told, taken = (
        list(Event.objects.filter(case=pk).values("seq", "step", "source", "target", "actor", "at", "data"))
        for pk in (mine.pk, other.pk)
    )
    assert told == taken
    assert Case.objects.get(pk=mine.pk).number == "酉府诉〔2024〕1号"
    assert Plea.objects.get(pk=mine.pk).deadlines.count() == Plea.objects.get(pk=other.pk).deadlines.count()
    Plea.objects.get(pk=mine.pk).act("assign", county.gov_unit_head, {"handler": county.gov_handler}, key="y", at=DAY)
    assert list(verify()) == []
