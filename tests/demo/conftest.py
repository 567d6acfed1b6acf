"""A small made-up county whose published figures are few, so that a year of it takes seconds."""

import datetime as dt

import pytest

from guiju.demo import profile as profiles
from guiju.demo import year
from guiju.demo.plan import plan
from guiju.procedure import clock

#: Days after the year, so that its stories are over and the open matters lie outside it.
TODAY = dt.date(2026, 11, 18)

_FEW = {
    "publicity.events": 30, "publicity.legal_minded_persons": 8, "publicity.volunteers": 4, "publicity.sites": 5,
    "publicity.demo_villages": 6, "publicity.city_demo_villages": 2, "publicity.national_demo_villages": 1,
    "publicity.students_reached": 900, "publicity.beneficiaries": 3000, "publicity.info_posts": 90,
    "leadership.centre_group_sessions": 12, "leadership.party_group_study": 4, "leadership.duty_reporters": 30,
    "leadership.reading_class_study": 2, "exam.participants": 300, "exam.promoted_county": 5, "exemption.items": 14,
    "reconsideration.received": 14, "litigation.handled": 16, "litigation.first_instance_received": 9,
    "litigation.civil_appearances": 1, "litigation.obligation_cases": 4, "supervision.issues_found": 6,
    "supervision.departments_inspected": 4, "supervision.townships_inspected": 2, "enforcement.penalties": 40,
    "enforcement.funds_returned": 30000, "campaign.issues_rectified": 2,
}  # fmt: skip


def small(*figures, keeps=(), other=(), usual=None):
    """A profile with these figures in one document, and others in a second that keeps the registers of `keeps`."""
    return profiles.parse(
        "small-2024",
        {
            "name": "酉县", "year": 2024, "seed": 7, "word": "酉", "unit": "县", "departments": 16, "townships": 4,
            "region": {"code": "500242", "name": "酉县", "parent": {"code": "500000", "name": "重庆市"}},
            "usual": _FEW | (usual or {}),
            "source": [
                {"id": "county", "title": "县年报", "figures": list(figures)},
                {"id": "justice", "title": "局年报", "keeps": list(keeps), "figures": list(other)},
            ],
        },
    )  # fmt: skip


def figure(id, value, text="", **more):
    return {"id": id, "value": value, "text": text or f"{value}件"} | more


#: One of each kind: counts, a sum over two meetings, rates, a bound, one body's own, growth, another year.
FIGURES = (
    figure("reconsideration.handled", 17),
    figure("reconsideration.received", 15),
    figure("reconsideration.resolution_rate", 84.6, "84.6%"),
    figure("reconsideration.first_choice_rate", 62.5, "62.5%"),
    figure("reconsideration.handled_change", 30.8, "30.8%"),
    figure("litigation.hearings", 7),
    figure("litigation.head_appearance_rate", 100, "100%"),
    figure("litigation.gov_loss_rate", 0, "0"),
    figure("leadership.study_total", 9, "9次"),
    figure("leadership.party_group_study", 3, "3次", body="justice"),
    figure("leadership.duty_reporters", 25, "25名", period="2023"),
    figure("supervision.feedback_issues", 5, "5条"),
    figure("supervision.feedback_measures", 8, "8条"),
    figure("supervision.feedback_aspects", 3, "3个方面"),
    figure("supervision.feedback_lead_units", 2, "2个"),
    figure("supervision.rectification_rate", 100, "100%"),
    figure("campaign.clues_received", 11, "11条"),
    figure("campaign.issues_listed", 5, "5条"),
    figure("campaign.aspects", 3, "3方面"),
    figure("publicity.events", 30, "30余场次", bound="over"),
    figure("publicity.lectures", 4, "4场次"),
    figure("exam.pass_rate", 98.7, "98.7%"),
    figure("exam.participants", 300, "300人"),
    figure("exemption.items", 14, "14项"),
    figure("exemption.fields", 3, "3大"),
    figure("exemption.categories", 5, "5大类"),
    figure("enforcement.penalties", 41),
    figure("enforcement.funds_returned", 30000, "3万元"),
)


@pytest.fixture
def tell(db):
    """Make a profile's year in the test's database."""

    def make(profile):
        with clock.standing_at(TODAY):
            told = plan(profile)
            return year.make(profile, told, lambda phase, count: None), told

    return make
