"""Two compiles of a year side by side: which figures changed, because of which rows or because of the definition."""

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal

import pytest

from guiju import indicators
from guiju.faces.cli import main
from guiju.facts.compile import compile_facts
from guiju.facts.difference import differences
from guiju.facts.errors import FactsError
from guiju.lake.snapshot import take
from guiju.procedure import clock
from tests.sample.models import Meeting, Plea

pytestmark = pytest.mark.django_db


def later(played, county):
    """What happens after the first snapshot: a meeting more, an amount put right, an outcome overturned, a row gone."""
    with clock.standing_at(dt.date(2025, 2, 2)):
        data = {"topic": "补录的会", "held_on": dt.date(2024, 5, 1), "attendance": 4}
        Meeting.record(county.market_clerk, data, body=county.market, key="late")
        Meeting.objects.filter(topic="会1").update(attendance=8)
    Plea.objects.filter(pk=played[4].pk).update(outcome="uphold")


@pytest.fixture
def both(played, snapshot, county, tmp_path):
    later(played, county)
    return snapshot, take(tmp_path / "second", 2024)


@pytest.fixture
def changed(both):
    old, new = both
    return {one.indicator: one for one in differences(compile_facts(old), compile_facts(new), old, new)}


def test_only_what_changed_is_named(changed):
    assert set(changed) == {
        "plea.attendance", "plea.meetings", "plea.per_meeting",
        "plea.revoked", "plea.revoke_rate", "plea.rate_growth",
    }  # fmt: skip


def test_rows_added_and_rows_corrected_are_told_apart_with_what_each_did(changed):
    attendance = changed["plea.attendance"]
    assert (attendance.before, attendance.after) == (15, 22)
    assert (attendance.rows["added"].rows, attendance.rows["added"].by) == (1, 4)
    assert (attendance.rows["corrected"].rows, attendance.rows["corrected"].by) == (1, 3)
    assert (attendance.rows["gone"].rows, attendance.rows["gone"].by) == (0, 0)
    assert attendance.rows["corrected"].example == Meeting.objects.get(topic="会1").pk
    assert not attendance.redefined
    assert attendance.elsewhere >= 1


def test_a_row_that_no_longer_counts_was_corrected_not_lost(changed, played):
    revoked = changed["plea.revoked"]
    assert (revoked.before, revoked.after) == (1, 0)
    assert (revoked.rows["corrected"].rows, revoked.rows["corrected"].by) == (1, -1)
    assert revoked.rows["corrected"].example == played[4].pk


def test_a_figure_made_of_others_changed_because_they_did(changed):
    assert changed["plea.per_meeting"].parts == ("plea.attendance", "plea.meetings")
    assert changed["plea.per_meeting"].rows == {}
    assert changed["plea.revoke_rate"].parts == ("plea.revoked",)


def test_a_row_that_is_gone_takes_its_amount_with_it(both):
    new, old = both  # the other way round: the meeting is gone
    changed = {one.indicator: one for one in differences(compile_facts(old), compile_facts(new), old, new)}
    gone = changed["plea.attendance"].rows["gone"]
    assert (gone.rows, gone.by) == (1, -4)


def test_what_rows_do_not_explain_the_definition_does(both, monkeypatch):
    old, new = both
    before = compile_facts(old)
    measure = indicators.get("plea.attendance")
    redefined = tuple(
        replace(fact, value=fact.value + 100, definition="older") if fact.indicator == measure.id else fact
        for fact in before
    )
    (found,) = [
        one
        for one in differences(replace(before, rows=redefined), compile_facts(new), old, new)
        if one.indicator == measure.id
    ]
    assert found.redefined
    assert found.by_definition == -100
    moved = sum(reason.by for reason in found.rows.values())
    assert found.before + found.by_definition + moved == found.after


def test_the_same_compile_has_no_difference(snapshot):
    facts = compile_facts(snapshot)
    assert differences(facts, facts, snapshot, snapshot) == []


def test_without_the_older_snapshot_the_figures_are_named_and_the_rows_are_not(both):
    old, new = (compile_facts(one) for one in both)
    found = differences(old, new)
    assert len(found) == 6
    assert all(one.rows == {} for one in found)


def test_another_year_and_another_snapshot_are_refused(both, played, tmp_path):
    old, new = both
    with pytest.raises(FactsError, match="不是同一年"):
        differences(compile_facts(take(tmp_path / "s23", 2023)), compile_facts(new))
    with pytest.raises(FactsError, match="对不上"):
        differences(compile_facts(old), compile_facts(new), new, new)


def test_the_command_tells_it_in_words_and_in_json(both, tmp_path, capsys):
    old, new = (str(one.folder) for one in both)
    was, is_ = (str(tmp_path / name) for name in ("was.parquet", "is.parquet"))
    assert main(["compile", "--snapshot", old, "--out", was]) == 0
    command = ["compile", "--snapshot", new, "--out", is_, "--against", was]
    assert main([*command, "--before", old]) == 0
    told = capsys.readouterr().out
    assert "6 个指标有变动" in told
    assert "参会人次 plea.attendance：15人次 → 22人次" in told
    assert "新增 1 行 +4（如编号" in told
    assert "更正 1 行 +3（如编号" in told
    assert "由 plea.attendance、plea.meetings 变动而来" in told
    assert main(command) == 0
    assert "--before" in capsys.readouterr().out
    assert main([*command, "--before", old, "--json"]) == 0
    changes = {one["indicator"]: one for one in json.loads(capsys.readouterr().out)["changes"]}
    assert Decimal(changes["plea.attendance"]["rows"]["added"]["by"]) == 4
