"""The registers of leadership: what may be entered, by whom, and what is refused in which words."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.matters.leadership.models import (
    DutyReport,
    ExamResult,
    ExamSitting,
    LawMeeting,
    LeaderDuty,
    OathCeremony,
    StudyList,
    StudySession,
    TrainingCourse,
    TrialObservation,
)
from guiju.procedure import clock
from guiju.procedure.refusal import Forbidden, Refused
from guiju.procedure.verify import verify

DAY = dt.date(2026, 3, 2)
GOOD = {
    StudySession: {"organ": "executive_meeting", "topic": "statute", "statute": "行政复议法", "title": "会前学法",
                   "held_on": DAY, "attendance": 30},
    StudyList: {"title": "应知应会清单", "kind": "leaders", "entries": 12, "since": DAY},
    TrainingCourse: {"title": "依法行政培训班", "host": "course", "audience": "leaders", "started_on": DAY,
                     "ended_on": DAY, "hours": 8, "attendance": 60},
    TrialObservation: {"court": "酉县人民法院", "case": "某公司诉县市监局", "held_on": DAY, "way": "online",
                       "attendance": 200, "leaders": 20},
    LawMeeting: {"organ": "executive_meeting", "title": "研究法治政府建设", "held_on": DAY},
    LeaderDuty: {"year": 2026, "office": "party", "duty": "听取汇报", "due_on": DAY, "done_on": DAY, "proof": "纪要"},
    DutyReport: {"year": 2025, "form": "written", "reported_on": DAY, "reporters": 7},
    OathCeremony: {"held_on": DAY, "organiser": "县政府", "takers": 15},
    ExamSitting: {"name": "年度考试", "kind": "annual", "held_on": DAY},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clock():
    with clock.standing_at(DAY):
        yield


def record(county, model, **changes):
    return model.record(
        county.market_clerk, GOOD[model] | changes, body=county.market, key=f"{model.__name__}-{changes}"
    )


@pytest.fixture
def sitting(county):
    return record(county, ExamSitting)


def result(county, sitting, **changes):
    plain = {"sitting": sitting, "rank": "staff", "enrolled": 52, "attended": 50, "passed": 49, "score_total": "4600.5"}
    return ExamResult.record(county.market_clerk, plain | changes, body=county.market, key=str(changes))


@pytest.mark.parametrize("model", GOOD)
def test_a_row_is_entered_by_its_body_and_kept_with_its_history(county, model):
    row = record(county, model)
    assert model.objects.get() == row
    assert record(county, model) == row, "the same key again is the same row"
    assert list(verify()) == []
    with pytest.raises(Forbidden):
        model.record(county.town_clerk, GOOD[model], body=county.market, key="other")
    with pytest.raises(Forbidden):
        model.record(county.market_leader, GOOD[model], body=county.market, key="other")


@pytest.mark.parametrize("model", GOOD)
def test_a_row_is_corrected_and_struck_off_with_a_reason_and_never_lost(county, model):
    row = record(county, model)
    name = model.fills[0]
    with pytest.raises(Refused, match="更正的原因"):
        row.amend(county.market_clerk, {name: GOOD[model][name]}, " ")
    row.amend(county.market_clerk, {name: GOOD[model][name]}, "核对无误")
    row.strike(county.market_clerk, "重复登记")
    with pytest.raises(Refused, match="已经撤销"):
        row.amend(county.market_clerk, {name: GOOD[model][name]}, "再改")
    assert model.objects.get().struck
    assert list(verify()) == []


@pytest.mark.parametrize("model", GOOD)
def test_each_field_that_must_be_filled_in_is_asked_for(county, model):
    for name in model.fills:
        with pytest.raises(Refused, match="请填写") as refusal:
            record(county, model, **{name: ""})
        assert name in refusal.value.fields


@pytest.mark.parametrize(
    ("model", "changes", "field"),
    [
        (StudySession, {"statute": ""}, "statute"),
        (StudySession, {"held_on": "2026-03-03"}, "held_on"),
        (StudySession, {"attendance": "-1"}, "attendance"),
        (StudySession, {"organ": "party"}, "organ"),
        (TrainingCourse, {"ended_on": "2026-03-01"}, "ended_on"),
        (TrialObservation, {"leaders": 201}, "leaders"),
        (LeaderDuty, {"proof": ""}, "proof"),
        (DutyReport, {"year": 2027}, "year"),
        (DutyReport, {"year": 1999}, "year"),
        (DutyReport, {"commented": 8}, "commented"),
        (OathCeremony, {"takers": "很多"}, "takers"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(county, model, changes, field):
    with pytest.raises(Refused) as refusal:
        record(county, model, **changes)
    assert field in refusal.value.fields
    assert not model.objects.exists()


def test_a_report_on_duty_counts_in_the_year_it_is_about(county):
    assert record(county, DutyReport).year_end == dt.date(2025, 12, 31)


def test_a_result_is_nested_and_comes_once_for_each_rank(county, sitting):
    assert result(county, sitting).score_total == Decimal("4600.5")
    assert result(county, sitting, rank="county_managed", score_total="").score_total is None
    with pytest.raises(Refused, match="已经登记过"):
        result(county, sitting, enrolled=53)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.tuples(*[st.integers(0, 60)] * 3), total=st.decimals(-1, 6100, places=1))
def test_no_result_passes_that_is_not_nested(county, sitting, numbers, total):
    enrolled, attended, passed = numbers
    row = ExamResult(body=county.market, key="k")
    data = {"sitting": sitting, "rank": "staff", "enrolled": enrolled, "attended": attended, "passed": passed,
            "score_total": total}  # fmt: skip
    good = passed <= attended <= enrolled and 0 <= total <= 100 * attended
    try:
        row.judge(county.market_clerk, data)
    except Refused as refusal:
        assert not good, refusal
    else:
        assert good
