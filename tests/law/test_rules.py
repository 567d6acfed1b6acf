"""The deadlines as data: each id is there, says its text, keeps its mark, and answers or says why it cannot."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from guiju.law import rules
from guiju.law.clock import due
from guiju.law.errors import NotComputable, NotInForce, UnknownRule
from guiju.law.periods import DAYS, HOURS, MONTHS, WORKING_DAYS
from guiju.law.rules import PERSON, Kind
from guiju.law.statutes import MARKS, cite_all

LAW_MD = Path(__file__).parents[3] / "shared" / "law.md"
ALL = rules.all_rules()
TODAY = date(2026, 9, 2)
by_id = pytest.mark.parametrize("rule", ALL, ids=[f"{r.id}-{r.law}" for r in ALL])
WEIGHT = "TPSM"


def start_of(rule):
    day = min(TODAY, rule.until or TODAY)
    return datetime(day.year, day.month, day.day, 10, 30) if rule.unit is HOURS else day


def test_every_id_of_the_specification_is_here():
    if not LAW_MD.exists():
        pytest.skip("law.md is not beside the project")
    procedures = LAW_MD.read_text(encoding="utf-8").split("## 2. Time", 1)[0]
    ids = set(re.findall(r"\b[A-Z]{3}-[DL]\d\d\b", procedures))
    assert len(ids) > 100
    assert ids - {rule.id for rule in ALL} == set()


@by_id
def test_a_rule_answers_with_its_receipt_or_says_why_it_cannot(rule):
    if rule.n is None:
        with pytest.raises(NotComputable, match=rule.id) as refusal:
            due(rule.id, TODAY)
        assert rule.note.rstrip("。") in str(refusal.value)
        return
    receipt = due(rule.id, start_of(rule))
    assert (receipt.rule, receipt.law, receipt.unit, receipt.mark) == (rule.id, rule.law, rule.unit, rule.mark)
    assert receipt.steps and rule.law in receipt.steps[0]
    assert receipt.due >= receipt.start or rule.backward


@by_id
def test_a_rule_that_was_not_read_says_so_aloud(rule):
    if rule.n is None:
        return
    told = str(due(rule.id, start_of(rule)))
    assert (MARKS[rule.mark] in told) is (rule.mark != "T")


@by_id
def test_a_rule_claims_no_better_mark_than_its_article(rule):
    worst = max((c.mark for c in cite_all(rule.law)), key=WEIGHT.index)
    assert WEIGHT.index(rule.mark) >= WEIGHT.index(worst)


@by_id
def test_an_extension_names_its_article_and_its_approver(rule):
    if rule.extension:
        assert cite_all(rule.extension.article) and rule.extension.by


@by_id
def test_a_limit_of_a_person_is_never_moved_to_an_earlier_day(rule):
    if rule.who == PERSON and rule.backward:
        assert not rule.roll


def test_one_id_has_one_version_on_any_day():
    for rule in ALL:
        twins = [r for r in ALL if r.id == rule.id and r is not rule]
        day = rule.since or (rule.citations[0].version.since if not rule.until else None) or rule.until or TODAY
        assert not any(twin.in_force(day) for twin in twins if rule.in_force(day)), rule.id


@pytest.mark.parametrize(
    ("rule_id", "n", "unit"),
    [
        ("REC-D04", 10, WORKING_DAYS), ("COE-D11", 10, WORKING_DAYS), ("LIT-D07b", 10, DAYS), ("COR-D04", 10, DAYS),
        ("LIT-D14", 2, MONTHS), ("CRM-D03", 24, HOURS), ("LIC-D03", 45, WORKING_DAYS), ("PEN-D06", 15, DAYS),
        ("REC-D06b", 3, WORKING_DAYS), ("REC-D11b", 30, DAYS), ("COE-D12", 3, MONTHS), ("PET-D04", 5, WORKING_DAYS),
    ],
)  # fmt: skip
def test_the_unit_belongs_to_the_statute_and_not_to_the_number(rule_id, n, unit):
    rule = rules.get(rule_id)
    assert (rule.n, rule.unit) == (n, unit)


@pytest.mark.parametrize(
    ("rule_id", "last_unit"),
    [("行政处罚法", {2, 3, 5, 7}), ("行政强制法", set(range(1, 11))), ("行政复议法", {3, 5, 7, 10})],
)
def test_a_statutes_own_definition_of_working_days_is_kept(rule_id, last_unit):
    """行政处罚法第八十五条, 行政强制法第六十九条, 行政复议法第八十八条."""
    for rule in ALL:
        if rule.law.startswith(f"{rule_id}第") and rule.unit in (DAYS, WORKING_DAYS):
            assert (rule.unit is WORKING_DAYS) is (rule.n in last_unit), rule.id


def test_units_that_a_statute_leaves_open_are_counted_as_calendar_days_and_say_so():
    for rule in ALL:
        if rule.silent:
            assert rule.unit is DAYS
            assert "没有写明是不是工作日" in str(due(rule.id, TODAY))


def test_measures_limitation_and_custody_end_on_their_own_day():
    assert {r.id for r in ALL if r.n and not r.roll} == {
        "PEN-L01", "PEN-L02", "COE-D03", "COE-D05", "COE-D15", "COR-D08", "COR-D10", "COR-D15b", "LIC-D08",
    }  # fmt: skip


def test_waiting_periods_are_told_as_waiting():
    waiting = {r.id for r in ALL if r.kind is Kind.AT_LEAST}
    assert {"COE-D08", "COE-D11", "NOR-D01", "DEC-D01", "DEC-D03"} <= waiting
    assert "2026-10-09 的次日起方可" in str(due("COE-D11", date(2026, 9, 18)))


def test_an_unknown_id_is_answered_with_near_ones():
    with pytest.raises(UnknownRule, match="PEN-D09"):
        rules.get("PEN-D90")
    assert rules.get("pen-d02") is rules.get("PEN-D02")


def test_a_rule_before_its_time_is_refused_and_not_guessed():
    with pytest.raises(NotInForce, match="2026-07-01"):
        rules.get("REC-D14", on=date(2026, 6, 30))
    with pytest.raises(NotInForce, match="2018-01-01"):
        due("REC-D11", date(2017, 12, 29))


def test_the_old_reconsideration_law_is_held_as_memory_until_the_end_of_2023():
    old, new = rules.get("REC-D07", on=date(2023, 12, 31)), rules.get("REC-D07", on=date(2024, 1, 1))
    assert (old.mark, old.n, old.unit) == ("M", 10, DAYS)
    assert (new.mark, new.n, new.unit) == ("T", 10, WORKING_DAYS)
    assert rules.get("REC-D12", on=date(2026, 6, 30)).mark == "M"


def test_the_law_of_the_day_is_applied():
    old, new = due("LIT-L01", date(2026, 4, 30)), due("LIT-L01", date(2026, 5, 1))
    assert old.law == "行政诉讼法第四十六条"
    assert new.law == "法释〔2026〕3号第二条"
    assert due("REC-D12", date(2026, 6, 20), on=date(2026, 7, 1)).start == date(2026, 6, 20)
