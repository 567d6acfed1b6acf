"""The time that each source gives, and the time that the supervising body sets."""

import datetime as dt

import pytest

from guiju.law import rules
from guiju.law.clock import due
from guiju.law.statutes import cite_all
from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.sources import TERMS, Source, terms
from guiju.matters.rectification.tests.walk import DUE, START, Walk
from guiju.procedure import clock
from guiju.procedure.models.deadline import DeadlineState
from guiju.procedure.refusal import Refused
from guiju.procedure.tick import tick


def running(case):
    return {one.limit: one for one in case.deadlines.filter(state=DeadlineState.RUNNING)}


@pytest.mark.parametrize(
    ("source", "last_day"),
    [
        ("reconsideration", dt.date(2026, 5, 6)),  # 60 days: 1 May, moved off the holiday
        ("court_document", dt.date(2026, 5, 6)),
        ("court", dt.date(2026, 5, 6)),  # 2 months: 2 May, moved
        ("procurator", dt.date(2026, 5, 6)),
        ("procurator_urgent", dt.date(2026, 3, 17)),  # 15 days
    ],
)
def test_the_answer_is_due_when_the_statute_says(county, source, last_day):
    one = running(Walk(county, source=source, received_on=START).case)["answering"]
    assert one.due == last_day
    assert one.rule == TERMS[source].rule
    assert one.receipt["law"]


def test_every_rule_that_a_source_names_is_a_rule_of_the_law():
    named = {source: rule.rule for source, rule in TERMS.items() if rule.rule}
    assert len(named) == 5
    for source, rule in named.items():
        assert rules.get(rule).citations == cite_all(terms(source).law)
        assert due(rules.get(rule), START).due > START


@pytest.mark.parametrize("source", [source for source in Source if not terms(source).rule])
def test_a_source_without_a_number_gets_none(county, source):
    entry = {"document_due_on": DUE} if terms(source).dated else {}
    limits = running(Walk(county, source=source, received_on=START, **entry).case)
    expected = {"document_limit"} if entry else {"objecting_limit"} if source == Source.GOVERNMENT else set()
    assert set(limits) == expected


def test_a_day_set_by_the_paper_goes_before_the_statutes(county):
    """综合治理类司法建议: as set, two months only where nothing is set."""
    limits = running(Walk(county, source="court", received_on=START, document_due_on=dt.date(2026, 4, 2)).case)
    assert {name: one.due for name, one in limits.items()} == {"document_limit": dt.date(2026, 4, 2)}


def test_a_statute_that_was_not_yet_in_force_gives_no_limit(county):
    """The judicial interpretation on suggestions about documents stands since 2018-02-08."""
    assert "answering" not in running(Walk(county, source="court_document", received_on=dt.date(2018, 2, 7)).case)
    assert "answering" in running(Walk(county, source="court_document", received_on=dt.date(2018, 2, 8)).case)


def test_an_unknown_day_of_receipt_starts_the_limit_when_the_owner_signs(county):
    walk = Walk(county, source="procurator").charged()
    assert "answering" not in running(walk.case)
    walk.on(dt.date(2026, 3, 5)).do("sign", "market_clerk")
    assert running(walk.case)["answering"].due == dt.date(2026, 5, 6)


def test_the_answer_meets_the_limit_of_its_source_late_or_not(county):
    walk = Walk(county, source="procurator_urgent", received_on=START).charged(due_on=dt.date(2026, 3, 17))
    walk.on(dt.date(2026, 3, 18)).do("answer_source", "market_clerk", answer="已整改")
    limit = walk.case.deadlines.get(limit="answering")
    assert (limit.state, limit.late) == (DeadlineState.MET, True)


def test_an_objection_to_the_inspectorate_comes_within_thirty_days_and_is_decided_within_thirty(county):
    walk = Walk(county, source="government", received_on=START).charged()
    assert running(walk.case)["objecting_limit"].due == dt.date(2026, 4, 1)
    walk.on(dt.date(2026, 4, 1)).do("object", "market_head", objection="不符")
    assert running(walk.case)["reviewing"].due == dt.date(2026, 5, 6)
    late = Walk(county, source="government", received_on=START).charged().on(dt.date(2026, 4, 2))
    with pytest.raises(Refused, match="届满.*政府督查工作条例第十七条"):
        late.do("object", "market_head", objection="不符")


def test_other_sources_set_no_time_to_object(county):
    walk = Walk(county, received_on=START).charged(due_on=dt.date(2026, 9, 1)).on(dt.date(2026, 8, 3))
    assert walk.do("object", "market_head", objection="不符").case.objecting


def test_more_time_moves_the_day_and_keeps_the_request(county):
    later = dt.date(2026, 5, 20)
    walk = Walk(county).rectifying().do("ask_extension", "market_handler", extension_wanted=later, reason="忙")
    walk.do("extend", "justice_head", extended_to=dt.date(2026, 5, 15))
    assert walk.case.due_on == dt.date(2026, 5, 15) == running(walk.case)["rectifying"].due
    assert walk.case.extension_wanted == later
    walk.do("ask_extension", "market_handler", extension_wanted=later, reason="再忙")
    walk.do("refuse_extension", "justice_head", opinion="不同意")
    assert running(walk.case)["rectifying"].due == dt.date(2026, 5, 15)


def test_time_that_ends_in_silence_is_recorded_by_the_clock_and_circulated(county):
    walk = Walk(county).rectifying()
    with clock.standing_at(DUE):
        assert tick().deemed == []
    with clock.standing_at(DUE + dt.timedelta(days=1)):
        assert len(tick().deemed) == 1
        assert tick().deemed == []
    walk.case = Rectification.objects.get(pk=walk.case.pk)
    assert walk.case.overdue
    walk.on(dt.date(2026, 5, 6)).do("circulate", "justice_head", pressure="逾期通报")
    walk.done().do("apply", "market_handler", result="已改")
    assert (walk.case.in_time, walk.case.circulated_on) == (False, dt.date(2026, 5, 6))


def test_an_item_applied_for_in_time_is_never_overdue(county):
    walk = Walk(county).applied()
    with clock.standing_at(DUE + dt.timedelta(days=30)):
        assert tick().deemed == []
    assert not Rectification.objects.get(pk=walk.case.pk).overdue


def test_the_look_back_is_due_when_the_strike_off_said(county):
    walk = Walk(county).struck(recheck_due_on=dt.date(2026, 9, 2))
    assert running(walk.case)["looking_back"].due == dt.date(2026, 9, 2)
    walk.do("recheck", "justice_supervisor", recheck_result="partly", opinion="继续关注")
    assert running(walk.case) == {}
