"""A history told to a batch and the same history acted step by step leave the same rows."""

import datetime as dt
import random

import pytest
from django.db import transaction

from guiju.procedure import clock
from guiju.procedure.batch import Batch
from guiju.procedure.models import Case, Deadline, Event, Outbox
from guiju.procedure.refusal import Refused
from guiju.procedure.verify import verify
from tests.procedure.walking import Walk, make_world
from tests.sample.models import Opinion, Plea

LINES = [pytest.param(model, id=model._meta.label) for model in Case.lines()]
#: Ids differ from run to run, and so do the hashes that cover them and the keys by which requests are known.
NOT_COMPARED = {
    "id", "case_id", "case_ptr_id", "event_id", "root_id", "origin_id", "key", "head", "prev", "hash", "recorded_at",
}  # fmt: skip


class Undo(Exception):
    """Takes back a trial."""


def rows_of(model):
    """Everything that the kernel wrote, in the order in which it happened."""
    parts = {
        line.procedure.part(step)
        for line in Case.lines()
        for steps in line.procedure.versions.values()
        for step in steps
        if step.adds
    }
    found = {}
    for table in (Case, model, Event, Deadline, *sorted(filter(None, parts), key=str)):
        rows = table._base_manager.order_by("pk").values()
        found[table.__name__] = [{k: v for k, v in row.items() if k not in NOT_COMPARED} for row in rows]
    found["Deadline"].sort(key=lambda row: (row["limit"], row["start"], row["due"]))
    found["officers"] = sorted(Case.officers.through.objects.values_list("officer_id", flat=True))
    return found


def tried(work, model):
    """The rows after some work, which is then taken back."""
    kept = {}
    try:
        with transaction.atomic():
            work()
            kept.update(rows_of(model))
            assert list(verify()) == []
            raise Undo
    except Undo:
        return kept


def retell(model, taken):
    """The same history, through a batch."""
    batch, case = Batch(), None
    for place, (name, actor, data, at, body) in enumerate(taken):
        with clock.standing_at(at):
            if case is None:
                case = batch.begin(model, name, actor, data, body=body, key="walk", at=at)
            else:
                batch.act(case, name, actor, data, key=f"walk{place}", at=at)
    batch.flush()


def differences(acted, batched):
    """Where the two tell different things: table, place, column, each side's value."""
    for table, rows in acted.items():
        if len(rows) != len(batched[table]):
            yield table, len(rows), len(batched[table])
        for place, (here, there) in enumerate(zip(rows, batched[table], strict=False)):
            if here != there:
                yield table, place, {k: (here[k], there[k]) for k in here if here[k] != there[k]}


@pytest.mark.parametrize("model", LINES)
def test_a_batch_writes_what_acting_writes(model, county, officers):
    world = make_world(county, officers)
    told = 0
    for seed in range(6):
        # A batch gives numbers when it is flushed, so the one step that quotes the case's own number is left out.
        walk = Walk(world, model, random.Random(seed), dt.date(2026, 7, 6), without=("appeal",))
        acted = tried(lambda walk=walk: [None for _ in walk.go(25)], model)
        if not walk.taken:
            continue
        batched = tried(lambda walk=walk: retell(model, walk.taken), model)
        assert [*differences(acted, batched)] == [], [name for name, *_ in walk.taken]
        told += len(walk.taken)
    if model is Plea:
        assert told > 20


@pytest.fixture
def batch(county):
    with clock.standing_at(dt.date(2026, 8, 3)):
        yield Batch()


def begin(batch, county, n=1):
    return [
        batch.begin(
            Plea, "receive", county.gov_clerk, {"ground": f"x{i}"}, body=county.government, key=f"b{i}", at=clock.now()
        )
        for i in range(n)
    ]


def test_nothing_is_written_before_the_flush_and_everything_by_it(batch, county):
    begin(batch, county, 3)
    assert not Case.objects.exists()
    assert batch.flush() == 3
    assert Plea.objects.count() == Event.objects.count() == 3
    assert batch.flush() == 0


def test_a_batch_is_judged_by_the_law_as_an_officer_is(batch, county):
    (plea,) = begin(batch, county)
    with pytest.raises(Refused, match="办理"):
        batch.act(plea, "accept", county.gov_clerk, key="a", at=clock.now())
    batch.act(plea, "accept", county.gov_handler, key="a", at=clock.now())
    with pytest.raises(Refused, match="应当听取当事人意见"):
        batch.act(plea, "decide", county.gov_head, {"outcome": "revoke", "reasons": "x"}, key="d", at=clock.now())
    batch.flush()
    assert [event.step for event in Event.objects.order_by("seq")] == ["receive", "accept"]


def test_cases_go_on_by_acting_after_a_batch(batch, county):
    (plea,) = begin(batch, county)
    batch.act(plea, "accept", county.gov_handler, key="a", at=clock.now())
    batch.flush()
    plea = Plea.objects.get()
    plea.act("hear", county.gov_handler, {"text": "意见"}, key="h")
    after = Plea.begin("receive", county.gov_clerk, {"ground": "y"}, body=county.government, key="after")
    after.act("accept", county.gov_handler, key="a")
    assert (plea.number, after.number) == ("酉府诉〔2026〕1号", "酉府诉〔2026〕2号")
    assert Opinion.objects.get().case == plea
    assert list(verify()) == []


def test_numbers_are_given_in_the_order_of_the_acts(batch, county):
    first, second = begin(batch, county, 2)
    with clock.standing_at(dt.date(2026, 8, 6)):
        batch.act(first, "accept", county.gov_handler, key="a", at=dt.date(2026, 8, 5))
        batch.act(second, "accept", county.gov_handler, key="a", at=dt.date(2026, 8, 4))
        batch.flush()
    assert Plea.objects.get(ground="x1").number == "酉府诉〔2026〕1号"
    assert Plea.objects.get(ground="x0").number == "酉府诉〔2026〕2号"


def test_papers_are_promised_only_if_asked_for(county):
    with clock.standing_at(dt.date(2026, 8, 3)):
        for papers in (False, True):
            batch, at = Batch(papers=papers), clock.now()
            sent = {"ground": "x"}
            case = batch.begin(Plea, "receive", county.gov_clerk, sent, body=county.government, key=f"p{papers}", at=at)
            batch.act(case, "accept", county.gov_handler, key="a", at=at)
            batch.flush()
            assert Outbox.objects.count() == papers


def test_a_flush_that_fails_writes_nothing(batch, county):
    begin(batch, county, 2)
    Plea.begin("receive", county.gov_clerk, {"ground": "x"}, body=county.government, key="b1")
    with pytest.raises(Exception, match="(?i)unique"), transaction.atomic():
        batch.flush()
    assert Case.objects.count() == 1
