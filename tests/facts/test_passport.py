"""A passport shows the rows behind a figure: as many as the figure says, and no person among them."""

import dataclasses
import datetime as dt

import pytest

from guiju import indicators
from guiju.facts.compile import compile_facts
from guiju.facts.errors import FactsError
from guiju.facts.passport import passport
from guiju.facts.store import Facts
from guiju.indicators.words import Count, Derived
from guiju.lake.snapshot import take
from guiju.registry.models import Subject
from tests.sample.models import Plea

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts(snapshot):
    return compile_facts(snapshot, months=True)


def test_every_count_has_exactly_so_many_rows(facts, snapshot):
    """For every fact of every measure, whole and by body and month."""
    seen = 0
    for fact in facts:
        indicator = indicators.get(fact.indicator)
        if fact.indicator.startswith("plea.") and isinstance(indicator, Count) and not indicator.field:
            (behind,) = passport(facts, snapshot, fact.key).behind
            assert behind.total == fact.value == len(behind.rows), fact.key
            seen += 1
    assert seen > 100


def test_a_rate_shows_both_its_sides(facts, snapshot, played):
    found = passport(facts, snapshot, "plea.revoke_rate@2024")
    assert found.formula == "（申诉撤销数）÷（申诉决定数）×100%"
    assert [(part.key, part.value) for part in found.parts] == [("plea.revoked@2024", 1), ("plea.decided@2024", 3)]
    assert [(rows.name, rows.total) for rows in found.behind] == [("申诉撤销数", 1), ("申诉决定数", 3)]
    assert found.behind[0].rows[0]["number"] == played[4].number
    assert (found.start, found.end) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))


def test_a_passport_speaks_plainly(facts, snapshot):
    found = passport(facts, snapshot, "plea.revoked@2024")
    assert found.formula == "“plea”中办结日期在期内的，结果为“撤销”，计数"
    row = found.behind[0].rows[0]
    assert row["body_id"] == "酉县人民政府"
    assert row["outcome"] == "撤销"
    assert row["closed_on"] == dt.date(2024, 3, 20)
    assert found.behind[0].columns["closed_on"] == "办结日期"


def test_rows_come_a_page_at_a_time_newest_first(facts, snapshot):
    whole = passport(facts, snapshot, "plea.received@2024").behind[0]
    pages = [passport(facts, snapshot, "plea.received", limit=2, offset=at).behind[0] for at in (0, 2, 4)]
    assert [row for page in pages for row in page.rows] == whole.rows
    assert [row["received_on"] for row in whole.rows] == sorted((r["received_on"] for r in whole.rows), reverse=True)
    assert {page.total for page in pages} == {5}


def test_names_of_persons_and_secret_cases_stay_hidden(played, tmp_path):
    person = Subject.objects.create(kind="person", name="欧阳锋")
    Plea.objects.filter(pk=played[4].pk).update(party=person, title="欧阳锋不服罚款案")
    Plea.objects.filter(pk=played[5].pk).update(secret=True, title="隐私案")
    snapshot = take(tmp_path / "s", 2024)
    titles = {row["title"] for row in passport(compile_facts(snapshot), snapshot, "plea.received").behind[0].rows}
    assert {"欧某某不服罚款案", "（不公开）"} <= titles
    assert not any("欧阳" in title or "隐私" in title for title in titles)


def test_facts_of_another_snapshot_or_definition_are_not_passed_off(facts, snapshot, tmp_path):
    other = take(tmp_path / "other", 2024, dt.date(2024, 6, 30))
    with pytest.raises(FactsError, match="对不上"):
        passport(facts, other, "plea.received@2024")
    with pytest.raises(FactsError, match="没有 plea.nothing@2024"):
        passport(facts, snapshot, "plea.nothing@2024")
    changed = Facts(facts.about, tuple(dataclasses.replace(fact, definition="older") for fact in facts))
    found = passport(changed, snapshot, "plea.received@2024")
    assert found.outdated
    assert found.behind == ()


def test_what_is_added_up_keeps_the_rows_of_each_part(facts, snapshot):
    found = passport(facts, snapshot, "plea.handled@2024")
    assert isinstance(indicators.get("plea.handled"), Derived)
    assert [(rows.name, rows.total) for rows in found.behind] == [("申诉收案数", 5), ("申诉旧存数", 2)]
