"""A field matters only where another has a certain value: form, API and the kernel say the same."""

import datetime as dt

import pytest
from django.core.exceptions import ImproperlyConfigured

from guiju.faces.api.fields import form_of
from guiju.faces.workbench.forms import StepForm
from guiju.procedure import clock, relevance
from guiju.procedure.refusal import Refused
from tests.sample.models import Plea

DAY = dt.date(2026, 8, 3)
DECIDE = Plea.procedure.step("decide", DAY)


@pytest.fixture
def plea(county):
    """One on which the head may decide."""
    with clock.standing_at(DAY):
        case = Plea.begin("receive", county.gov_clerk, {"ground": "罚款"}, body=county.government, key="1")
        case.act("accept", county.gov_handler, key="2")
        case.act("hear", county.gov_handler, {"text": "不服"}, key="3")
        yield case


def decide(county, case, **more):
    return case.act("decide", county.gov_head, {"reasons": "理由", **more}, key="d")


def test_what_has_no_place_is_refused_in_a_sentence_that_says_when_it_has(county, plea):
    with pytest.raises(Refused, match="“结果”为“撤销”的才填“责令重作”") as refusal:
        decide(county, plea, outcome="uphold", redo=True, redo_until="2026-09-01")
    assert set(refusal.value.fields) == {"redo"}  # what follows from it is not blamed twice
    with pytest.raises(Refused, match="勾选了“责令重作”的才填“重作期限”"):
        decide(county, plea, outcome="revoke", redo_until="2026-09-01")


def test_what_must_be_filled_in_must_be_so_only_where_it_matters(county, plea):
    with pytest.raises(Refused, match="请填写“重作期限”"):
        decide(county, plea, outcome="revoke", redo=True)
    decide(county, plea, outcome="uphold", redo="", redo_until="")  # as a form sends what it did not ask
    assert (plea.stage, plea.redo, plea.redo_until) == ("决定", False, None)


def test_the_whole_chain_of_answers_is_taken(county, plea):
    decide(county, plea, outcome="revoke", redo=True, redo_until="2026-09-01")
    assert plea.redo_until == dt.date(2026, 9, 1)


def test_the_form_puts_a_question_after_the_one_it_hangs_on(county, plea):
    (_, must), *rest = StepForm(DECIDE, plea, county.gov_head).groups
    assert [one.name for one in must] == ["outcome", "redo", "redo_until", "reasons"]
    assert rest == []


def test_the_api_says_the_condition_and_demands_nothing_that_may_not_matter():
    told = form_of(DECIDE)
    assert told["required"] == ["outcome", "reasons"]
    assert told["properties"]["redo"]["description"] == "“结果”为“撤销”的才填"


@pytest.mark.parametrize("said", [{"redo": ("outcome", "nothing")}, {"redo_until": ("redo", "yes")}])
def test_a_condition_on_a_choice_that_is_none_does_not_load(said):
    model = type("Model", (), {"only": said})
    with pytest.raises(ImproperlyConfigured):
        relevance.declared(model, DECIDE.fields)


def test_a_form_without_the_other_field_asks_always():
    assert relevance.declared(Plea, {"redo": Plea._meta.get_field("redo")}) == {}
