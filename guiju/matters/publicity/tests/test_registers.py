"""The registers of publicity: what may be entered, and what is refused in which words."""

import datetime as dt

import pytest

from guiju.matters.publicity.models import (
    DemonstrationVillage,
    Honour,
    LegalMindedPerson,
    MediaPost,
    PlanReview,
    PublicityDuty,
    PublicityEvent,
    PublicityPlan,
    PublicitySite,
    TypicalCase,
    VicePrincipal,
    Volunteer,
)
from guiju.procedure import clock
from guiju.procedure.refusal import Forbidden, Refused
from guiju.procedure.verify import verify

DAY = dt.date(2026, 3, 2)
GOOD = {
    PublicityEvent: {"title": "法治赶场", "form": "fair", "topic": "constitution", "place_kind": "village",
                     "village": "苍岭镇岭口村", "audience": "public", "held_on": DAY, "attendance": 200,
                     "leaflets": 300},
    MediaPost: {"channel": "wechat", "title": "每日一法", "published_on": DAY, "pieces": 31},
    TypicalCase: {"title": "刷单被骗案", "field": "反诈", "published_on": DAY},
    LegalMindedPerson: {"name": "𠮷某", "village": "苍岭镇岭口村", "since": DAY},
    Volunteer: {"name": "李某", "team": "青年普法队", "since": DAY},
    VicePrincipal: {"name": "王某", "school": "苍岭镇中心小学", "unit": "县人民检察院", "since": DAY},
    PublicitySite: {"name": "法治何家岩", "kind": "corridor", "place": "花田乡", "since": DAY},
    DemonstrationVillage: {"village": "苍岭镇岭口村", "level": "city", "since": DAY},
    PublicityDuty: {"year": 2026, "statute": "食品安全法", "audience": "食品经营者"},
    PublicityPlan: {"year": 2026, "entry": "宪法宣传周", "due_on": dt.date(2026, 12, 7)},
    PlanReview: {"plan": "“八五”普法规划", "stage": "midterm", "reviewed_on": DAY, "score": "92.50"},
    Honour: {"title": "普法先进集体", "subject": "publicity", "recipient_kind": "unit", "recipient": "县司法局",
             "level": "city", "awarded_on": DAY},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clock():
    with clock.standing_at(DAY):
        yield


def record(county, model, **changes):
    return model.record(county.town_clerk, GOOD[model] | changes, body=county.township, key=f"{model}-{changes}")


@pytest.mark.parametrize("model", GOOD)
def test_a_row_is_entered_by_its_body_and_kept_with_its_history(county, model):
    row = record(county, model)
    assert model.objects.get() == row
    assert list(verify()) == []
    with pytest.raises(Forbidden):
        model.record(county.market_clerk, GOOD[model], body=county.township, key="other")


@pytest.mark.parametrize("model", GOOD)
def test_each_field_that_must_be_filled_in_is_asked_for(county, model):
    for name in model.fills:
        with pytest.raises(Refused, match="请填写") as refusal:
            record(county, model, **{name: ""})
        assert name in refusal.value.fields


@pytest.mark.parametrize(
    ("model", "changes", "field"),
    [
        (PublicityEvent, {"village": ""}, "village"),
        (PublicityEvent, {"pupils": 201}, "pupils"),
        (PublicityEvent, {"held_on": "2026-03-03"}, "held_on"),
        (PublicityEvent, {"held_on": "2026-02-30"}, "held_on"),
        (PublicityEvent, {"attendance": "约200"}, "attendance"),
        (MediaPost, {"link": "javascript:alert(1)"}, "link"),
        (Volunteer, {"until": "2026-03-01"}, "until"),
        (PublicityPlan, {"done_on": DAY}, "proof"),
        (Honour, {"level": "world"}, "level"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(county, model, changes, field):
    with pytest.raises(Refused) as refusal:
        record(county, model, **changes)
    assert field in refusal.value.fields
    assert not model.objects.exists()


def test_a_village_stands_on_the_list_once_and_rises_by_leaving_its_old_level(county):
    village = record(county, DemonstrationVillage)
    with pytest.raises(Refused, match="已在名录中") as refusal:
        record(county, DemonstrationVillage, level="national")
    assert "village" in refusal.value.fields
    village.amend(county.town_clerk, {"until": DAY}, "升为国家级")
    assert record(county, DemonstrationVillage, level="national").level == "national"


def test_no_more_is_kept_of_a_person_than_name_place_and_time():
    """Least data: neither identity number nor telephone nor age."""
    kept = {"id", "key", "body", "struck", "version", "head", "name", "since", "until"}
    assert {field.name for field in LegalMindedPerson._meta.fields} == kept | {"village", "certificate"}
    assert {field.name for field in Volunteer._meta.fields} == kept | {"team"}
    assert {field.name for field in VicePrincipal._meta.fields} == kept | {"school", "unit"}
