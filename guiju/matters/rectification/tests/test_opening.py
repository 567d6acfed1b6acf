"""Other lines open a rectification from their own steps: from a sample line, from a round, in bulk."""

import datetime as dt

import pytest

from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.sources import Source
from guiju.procedure import clock
from guiju.procedure.batch import Batch
from guiju.procedure.models import Deadline, Event
from guiju.procedure.refusal import Refused
from tests.sample.models import Plea

DAY = dt.date(2026, 3, 2)


@pytest.fixture
def pleading(county, monkeypatch):
    """A sample line whose 备注 finds something, as the docstring of `Rectification` shows it."""

    def rectify(self, act):
        finding = {"source": Source.RECONSIDERATION, "document": "行政复议意见书", "text": self.reasons}
        act.open(Rectification, "enter", finding | {"counterpart": county.market, "received_on": act.on})

    monkeypatch.setattr(Plea.procedure.versions["note"][0], "after", rectify)
    with clock.standing_at(DAY):
        yield Plea.begin("receive", county.gov_clerk, {"ground": "不服罚款"}, body=county.government, key="plea")


def test_a_step_of_another_line_opens_one_in_the_same_thread(pleading, county):
    pleading.act("note", county.gov_handler, {"reasons": "程序有瑕疵"}, key="note")
    case = Rectification.objects.get()
    assert (case.root_id, case.origin_id) == (pleading.pk, pleading.pk)
    assert (case.body, case.counterpart) == (county.government, county.market)
    assert case.text == "程序有瑕疵"
    assert case.deadlines.get().due == dt.date(2026, 5, 6)
    pleading.act("note", county.gov_handler, {"reasons": "程序有瑕疵"}, key="note")
    assert Rectification.objects.count() == 1, "the same request twice finds one thing"


def test_what_cannot_be_entered_takes_the_other_step_back_too(pleading, county):
    before = pleading.version
    with pytest.raises(Refused, match="问题原文"):
        pleading.act("note", county.gov_handler, {}, key="note")
    assert Plea.objects.get(pk=pleading.pk).version == before
    assert not Rectification.objects.exists()


def test_the_same_in_bulk(pleading, county):
    batch = Batch()
    plea = batch.begin(
        Plea, "receive", county.gov_clerk, {"ground": "批量"}, body=county.government, key="bulk", at=DAY
    )
    batch.act(plea, "note", county.gov_handler, {"reasons": "程序有瑕疵"}, key="bulk-note", at=DAY)
    batch.flush()
    case = Rectification.objects.get()
    assert case.root_id == plea.pk
    assert Deadline.objects.filter(case=case.pk, rule="REC-D13").count() == 1


def test_a_whole_year_of_items_told_in_bulk_is_what_it_would_be_step_by_step(county):
    """The bulk path judges on cases that are not written yet: no guard may need their rows."""
    batch = Batch()
    steps = [
        ("charge", "justice_supervisor", {"counterpart": county.market, "due_on": "2026-04-30", "requirement": "改"}),
        ("add_measure", "market_handler", {"text": "培训", "due_on": "2026-04-01"}),
        ("submit_plan", "market_handler", {"cause": "人手", "plan": "培训"}),
        ("approve_plan", "justice_unit_head", {}),
        ("report", "market_handler", {"text": "已训", "evidence": "签到表", "finished": 1}),
        ("apply", "market_handler", {"result": "已改"}),
        ("pass_first", "market_reviewer", {"opinion": "属实"}),
        ("strike", "justice_supervisor", {"opinion": "同意"}),
    ]
    with clock.standing_at(DAY):
        for i in range(20):
            entry = {"source": "own", "document": "反馈", "text": f"问题{i}"}
            case = batch.begin(
                Rectification, "enter", county.justice_supervisor, entry, body=county.justice, key=f"b{i}", at=DAY
            )
            for name, actor, data in steps:
                batch.act(case, name, getattr(county, actor), data, key=f"b{i}-{name}", at=DAY)
        batch.flush()
    assert Rectification.objects.filter(stage="已销号", measures_count=1, in_time=True).count() == 20
    assert len(set(Rectification.objects.values_list("finding", flat=True))) == 20
    assert Event.objects.count() == 20 * 9
