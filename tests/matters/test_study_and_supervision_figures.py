"""Every figure of the domains supervision, campaign, publicity, exam and leadership compiles from records."""

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from guiju import indicators
from guiju.facts.compile import compile_facts
from guiju.lake.snapshot import take
from guiju.matters.leadership import models as leadership
from guiju.matters.publicity import models as publicity
from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.tests.walk import Walk
from guiju.matters.supervision import models as supervision
from guiju.matters.supervision.tests.walk import announced, underway
from guiju.procedure import clock

DOMAINS = ("supervision", "campaign", "publicity", "exam", "leadership")
CATALOGUE = Path(__file__).resolve().parents[3] / "shared" / "catalogue.csv"
DAY = dt.date(2026, 3, 2)
#: Of each register: the rows of 2026, and one of 2025 that must not count.
LAST_YEAR = dt.date(2025, 12, 31)


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the catalogue is not here")
def test_every_row_of_the_catalogue_is_declared_with_its_name_unit_and_kind():
    known = {one.id: one for one in indicators.all()}
    with CATALOGUE.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["domain"] in DOMAINS]
    assert len(rows) == 68
    for row in rows:
        one = known[row["id"]]
        assert (one.name, one.unit, one.kind) == (row["name_zh"], row["unit"], row["kind"]), row["id"]
        assert set(one.aliases) == set(row["aliases"].split("|")), row["id"]


class Clerk:
    """Enters rows of the market bureau and the township."""

    def __init__(self, county):
        self.county, self.n = county, 0

    def __call__(self, model, times=1, where="market", **data):
        body = {"market": self.county.market, "town": self.county.township}[where]
        for _ in range(times):
            self.n += 1
            row = model.record(getattr(self.county, f"{where}_clerk"), data, body=body, key=f"r{self.n}")
        return row


def study(enter):
    plain = {"title": "学法", "held_on": DAY, "attendance": 20}
    session = leadership.StudySession
    for organ, times in [("standing_committee", 8), ("executive_meeting", 5), ("centre_group", 3), ("party_group", 2),
                         ("reading_class", 1)]:  # fmt: skip
        enter(session, times, organ=organ, topic="thought", **plain)
    enter(session, 1, "town", organ="centre_group", topic="enforcement", lecturer="party_secretary", **plain)
    enter(session, 1, organ="staff", topic="statute", statute="行政复议法", lecturer="government_head", **plain)
    enter(session, 1, organ="executive_meeting", topic="other", **plain | {"held_on": LAST_YEAR})
    enter(leadership.LawMeeting, 9, organ="executive_meeting", title="法治政府建设", held_on=DAY)
    course = {"title": "班", "started_on": DAY, "ended_on": DAY, "hours": 8, "attendance": 50}
    for host, times in [("course", 2), ("party_school", 4), ("lecture_hall", 3)]:
        enter(leadership.TrainingCourse, times, host=host, audience="leaders", **course)
    enter(leadership.TrainingCourse, host="course", audience="officers", **course)
    enter(leadership.OathCeremony, 2, held_on=DAY, organiser="县政府", takers=57)
    enter(leadership.DutyReport, 1, year=2026, form="written", reported_on=DAY, reporters=30)
    enter(leadership.DutyReport, 1, year=2025, form="written", reported_on=DAY, reporters=700)


def exams(enter):
    annual = enter(leadership.ExamSitting, name="年度", kind="annual", held_on=DAY)
    enter(leadership.ExamSitting, name="去年", kind="annual", held_on=LAST_YEAR)
    new = enter(leadership.ExamSitting, name="新提任", kind="appointment", held_on=DAY)
    result = leadership.ExamResult
    enter(result, sitting=annual, rank="staff", enrolled=50, attended=48, passed=46, score_total="4320.5")
    enter(result, 1, "town", sitting=annual, rank="staff", enrolled=10, attended=10, passed=10)
    enter(result, sitting=new, rank="city_managed", enrolled=8, attended=8, passed=8)
    enter(result, sitting=new, rank="county_managed", enrolled=250, attended=248, passed=248)


def publicise(enter):
    plain = {"title": "普法", "held_on": DAY, "audience": "public", "place_kind": "market", "topic": "other"}
    event = publicity.PublicityEvent
    enter(event, 3, form="lecture", attendance=40, leaflets=100, **plain)
    enter(event, 2, form="lesson", attendance=300, pupils=280, programme="youth",
          **plain | {"place_kind": "school", "audience": "pupils"})  # fmt: skip
    village = {"place_kind": "village", "village": "苍岭镇岭口村", "topic": "constitution"}
    enter(event, 2, "town", form="fair", attendance=100, **plain | village)
    enter(event, 1, form="show", attendance=10, programme="internet_story", **plain)
    enter(event, 1, form="show", attendance=10, **plain | {"held_on": LAST_YEAR})
    enter(publicity.MediaPost, 2, channel="wechat", title="每日一法", published_on=DAY, pieces=31)
    enter(publicity.TypicalCase, 4, title="案例", field="反诈", published_on=DAY)
    for model, times, given in [
        (publicity.Volunteer, 7, {"name": "某", "team": "队"}),
        (publicity.LegalMindedPerson, 6, {"name": "某", "village": "某村"}),
        (publicity.PublicitySite, 5, {"name": "某", "kind": "park", "place": "某"}),
    ]:
        enter(model, times, since=LAST_YEAR, **given)
        enter(model, 1, since=LAST_YEAR, until=DAY, **given)
    for n, level in enumerate(["national", "city", "city", "county"]):
        enter(publicity.DemonstrationVillage, village=f"村{n}", level=level, since=LAST_YEAR)
    honour = {"title": "先进", "level": "city", "awarded_on": DAY, "recipient": "某", "subject": "publicity"}
    enter(publicity.Honour, recipient_kind="unit", **honour)
    enter(publicity.Honour, recipient_kind="person", **honour)


def supervise(county, enter):
    story = underway(county).do("form_team", name="第二组", members=4, formed_on=DAY)
    for unit, way in [(county.market, "paper"), (county.market, "site"), (county.township, "site")]:
        story.do("visit", unit=unit, way=way, visited_on=DAY)
    for unit in (county.market, county.township, county.market):
        story.do("find", unit=unit, text="问题", aspect="方面", found_on=DAY)
    first = Walk(county)
    first.do("separate", "justice_supervisor", text="另一项").struck()
    Walk(county).struck()
    for aspect, owner in [("公示", county.market), ("审核", county.market), ("审核", county.township)]:
        walk = Walk(county, source="upper", aspect=aspect).charged(counterpart=owner)
        actor = "market_handler" if owner == county.market else "town_handler"
        for text in ("一", "二"):
            walk.do("add_measure", actor, text=text, due_on=DAY)
    withdrawn = Walk(county).charged().do("object", "market_head", objection="不实")
    withdrawn.do("uphold", "justice_head", opinion="属实")
    # a finding whose first item fell stands for its second
    split = Walk(county, source="audit").do("separate", "justice_supervisor", text="另一项")
    split.charged().do("object", "market_head", objection="不实").do("uphold", "justice_head", opinion="属实")
    for aspect in ("公示", "公示", "审核"):
        enter(supervision.PatrolItem, round_name="第四轮", aspect=aspect, task="任务", included_on=DAY)


def campaign(county):
    story = announced(county).do("refine", text="细化", refined_on=DAY)
    for number in (1, 2):
        story.do("receive_clue", channel="hotline", text="线索", received_on=DAY)
        story.do("set_task", text="任务", set_on=DAY).do("set_measure", text="措施", set_on=DAY, task=number)
    story.do("list_issue", unit=county.market, text="问题", aspect="票据", clue=1, listed_on=DAY)
    story.do("list_issue", unit=county.market, text="问题", aspect="程序", field="enterprise", listed_on=DAY)
    story.do("finish_task", task=1, proof="报告", done_on=DAY)
    Walk.of(county, Rectification.objects.get(source="campaign", aspect="票据")).struck()
    walk = Walk.of(county, Rectification.objects.get(source="campaign", aspect="程序")).rectifying().done()
    walk.do("apply", "market_handler", result="已退还", returned_amount="1253.50")
    walk.do("pass_first", "market_reviewer", opinion="属实").do("strike", "justice_supervisor", opinion="同意")


@pytest.fixture
def facts(county, tmp_path):
    with clock.standing_at(dt.date(2026, 3, 3)):
        enter = Clerk(county)
        study(enter), exams(enter), publicise(enter), supervise(county, enter), campaign(county)
        return compile_facts(take(tmp_path / "snapshot", 2026))


EXPECTED = {
    "leadership.standing_committee_study": 8, "leadership.executive_meeting_study": 5, "leadership.study_total": 13,
    "leadership.centre_group_sessions": 4, "leadership.own_centre_group_study": 4, "leadership.party_group_study": 2,
    "leadership.reading_class_study": 1, "leadership.executive_meetings_on_law": 9, "leadership.training_courses": 2,
    "leadership.party_school_classes": 4, "leadership.lecture_hall_sessions": 3, "leadership.secretary_lectures": 1,
    "leadership.head_lectures": 1, "leadership.enforcement_study_sessions": 1, "leadership.statute_study_sessions": 1,
    "leadership.oath_takers": 114,
    "exam.sessions": 1, "exam.eligible": 60, "exam.participants": 58, "exam.passed": 56, "exam.promoted_municipal": 8,
    "exam.promoted_county": 248, "exam.promoted_passed": 256, "exam.promoted_pass_rate": 100,
    "publicity.events": 8, "publicity.lectures": 3, "publicity.school_events": 2, "publicity.youth_events": 2,
    "publicity.constitution_events": 2, "publicity.internet_story_events": 1, "publicity.info_posts": 62,
    "publicity.cases_pushed": 4, "publicity.leaflets": 300, "publicity.beneficiaries": 930,
    "publicity.villages_reached": 1, "publicity.students_reached": 560, "publicity.volunteers": 7,
    "publicity.legal_minded_persons": 6, "publicity.sites": 5, "publicity.national_demo_villages": 1,
    "publicity.city_demo_villages": 2, "publicity.demo_villages": 4, "publicity.collective_honours": 1,
    "supervision.teams": 2, "supervision.departments_inspected": 1, "supervision.townships_inspected": 1,
    # three of the round; two more findings, of which one has an item that is still open; a withdrawn one is none
    "supervision.issues_found": 5, "supervision.issues_rectified": 1, "supervision.rectification_rate": 20,
    "supervision.feedback_issues": 3, "supervision.feedback_aspects": 2, "supervision.feedback_measures": 6,
    "supervision.feedback_lead_units": 2, "supervision.patrol_aspects": 2, "supervision.patrol_tasks": 3,
    "campaign.aspects": 2, "campaign.clues_received": 2, "campaign.issues_listed": 2, "campaign.issues_rectified": 1,
    "campaign.plan_refinements": 1, "campaign.tasks": 2, "campaign.measures": 2, "campaign.tasks_completed": 1,
    "campaign.tasks_in_progress": 1, "enforcement.funds_returned": Decimal("1253.50"),
    # every source together: items are one more than findings
    "rectification.findings": 11, "rectification.items": 12, "rectification.open_findings": 8,
    "rectification.closed_findings": 3, "rectification.opening": 0, "rectification.struck": 4,
    "rectification.closing": 8, "rectification.rechecked": 0,
}  # fmt: skip


@pytest.mark.django_db
def test_the_figures_are_what_a_clerk_would_count_by_hand(facts):
    assert {id: facts[id].value for id in EXPECTED} == EXPECTED
    assert facts["exam.participation_rate"].numerator == 58
    assert facts["exam.participation_rate"].denominator == 60
    assert round(facts["exam.average_score"].value, 2) == Decimal("90.01")
    assert facts.about.violations == ()


@pytest.mark.django_db
def test_a_report_on_duty_counts_for_its_year_which_ends_later(facts):
    """述法 for 2026 belongs to 31 December 2026, after this cut-off; that for 2025 to the year before."""
    assert facts["leadership.duty_reporters"].value == 0
