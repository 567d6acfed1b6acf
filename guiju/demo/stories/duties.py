"""A year of leadership registers: study, meetings, courses, oaths, reports on duty, examinations."""

import datetime as dt

from guiju.demo.county import County
from guiju.demo.plan import Plan
from guiju.demo.scribe import Scribe
from guiju.matters.leadership.models import (
    DutyReport,
    ExamResult,
    ExamSitting,
    LawMeeting,
    OathCeremony,
    StudySession,
    TrainingCourse,
)
from guiju.registry.models import Body
from guiju.registry.roles import Role

_STATUTES = ("行政处罚法", "行政复议法", "民法典", "宪法", "法治宣传教育法", "安全生产法")


def tell(scribe: Scribe, county: County, plan: Plan) -> None:
    """Every row of the year."""
    _study(scribe, county, plan)
    _meetings(scribe, county, plan)
    _training(scribe, county, plan)
    _examinations(scribe, county, plan)


def _study(scribe: Scribe, county: County, plan: Plan) -> None:
    get, justice = plan, county.justice

    def several(id: str, organ: str, bodies: list[Body], **more) -> None:
        """As many sessions as the plan has, those of the justice bureau exactly as many as were published of it."""
        own = get(id, "justice")
        rest = [body for body in bodies if body != justice] if plan.has(id, "justice") else bodies
        where = [justice] * own + [rest[at % len(rest)] for at in range(get(id) - own)]
        _sessions(scribe, county, plan, organ, where, **more)

    several("leadership.standing_committee_study", "standing_committee", [county.party])
    several("leadership.executive_meeting_study", "executive_meeting", [county.government])
    topics = {
        "statute": get("leadership.statute_study_sessions"),
        "enforcement": get("leadership.enforcement_study_sessions"),
    }
    own = get("leadership.own_centre_group_study", "justice")
    others = county.units[1:]
    where = [justice] * own + [others[at % len(others)] for at in range(get("leadership.centre_group_sessions") - own)]
    _sessions(scribe, county, plan, "centre_group", where, topics=topics)
    several("leadership.party_group_study", "party_group", county.units)
    several("leadership.reading_class_study", "reading_class", county.units)
    for id, lecturer in (("secretary_lectures", "party_secretary"), ("head_lectures", "government_head")):
        where = [county.townships[at % len(county.townships)] for at in range(get(f"leadership.{id}"))]
        _sessions(scribe, county, plan, "public", where, lecturer=lecturer)


def _sessions(
    scribe: Scribe, county: County, plan: Plan, organ: str, where: list[Body], topics=None, lecturer: str = ""
) -> None:
    chance = scribe.chance
    kinds = chance.mixed(topics or {}, len(where), "thought")
    for day, body, topic in zip(chance.days(len(where), plan.year), where, kinds, strict=True):
        statute = chance.choice(_STATUTES) if topic == "statute" else ""
        data = {"statute": statute} if statute else {}
        data |= {"lecturer": lecturer} if lecturer else {}
        scribe.record(
            StudySession, county.who(body, Role.CLERK), day, body, organ=organ, topic=topic, held_on=day,
            title=f"专题学习《{statute}》" if statute else "学习习近平法治思想",
            attendance=chance.randint(9, 60), **data,
        )  # fmt: skip


def _meetings(scribe: Scribe, county: County, plan: Plan) -> None:
    chance, clerk, government = scribe.chance, county.who(county.government, Role.CLERK), county.government
    for day in chance.days(plan("leadership.executive_meetings_on_law"), plan.year):
        scribe.record(LawMeeting, clerk, day, government, organ="executive_meeting", title="研究法治政府建设工作",
                      held_on=day, decisions=chance.randint(2, 6))  # fmt: skip
    takers = plan("leadership.oath_takers")
    days = chance.days(min(3, takers), plan.year)
    for day, count in zip(days, chance.split(takers, len(days), least=1), strict=True):
        scribe.record(OathCeremony, clerk, day, government, held_on=day, organiser=str(government.name), takers=count)
    for year in {plan.year, *(key[2] for key in plan.numbers if key[0] == "leadership.duty_reporters")}:
        day = dt.date(year + 1, 1, 16)
        counts = chance.split(plan("leadership.duty_reporters", "", year), len(county.units), least=1)
        for body, count in zip(county.units, counts, strict=True):
            if count:
                scribe.record(DutyReport, county.who(body, Role.CLERK), day, body, year=year, form="meeting",
                              reported_on=day, reporters=count)  # fmt: skip


def _training(scribe: Scribe, county: County, plan: Plan) -> None:
    kinds = (
        ("leadership.training_courses", "course", "领导干部法治专题培训班"),
        ("leadership.party_school_classes", "party_school", "党校主体班法治课程"),
        ("leadership.lecture_hall_sessions", "lecture_hall", "干部大讲堂专题讲法"),
    )
    for id, host, title in kinds:
        for day in scribe.chance.days(plan(id), plan.year):
            scribe.record(
                TrainingCourse, county.who(county.justice, Role.CLERK), day, county.justice, title=title, host=host,
                audience="leaders", started_on=day, ended_on=day, hours=4, attendance=scribe.chance.randint(40, 180),
            )  # fmt: skip


def _examinations(scribe: Scribe, county: County, plan: Plan) -> None:
    clerk, justice = county.who(county.justice, Role.CLERK), county.justice
    day = dt.date(plan.year, 11, 29)
    for at in range(plan("exam.sessions")):
        sitting = scribe.row(
            ExamSitting, clerk, day, justice, name=f"{plan.year}年度法治理论考试", kind="annual", held_on=day
        )
        if at == 0:
            for body, (due, sat, passed) in _by_unit(scribe, county, plan):
                scribe.record(ExamResult, county.who(body, Role.CLERK), day, body, sitting=sitting, rank="staff",
                              enrolled=due, attended=sat, passed=passed)  # fmt: skip
    city, own = plan("exam.promoted_municipal"), plan("exam.promoted_county")
    if city + own:
        day = dt.date(plan.year, 9, 20)
        sitting = scribe.row(
            ExamSitting, clerk, day, justice, name="新提任领导干部法治理论考试", kind="appointment", held_on=day
        )
        failed = city + own - plan("exam.promoted_passed")
        for rank, count, below in (("city_managed", city, 0), ("county_managed", own, failed)):
            scribe.record(ExamResult, clerk, day, justice, sitting=sitting, rank=rank, enrolled=count, attended=count,
                          passed=count - below)  # fmt: skip


def _by_unit(scribe: Scribe, county: County, plan: Plan):
    """Of each body how many should sit, sat and passed; those of the justice bureau as published of it."""
    names = ("eligible", "participants", "passed")
    whole = [plan(f"exam.{name}") for name in names]
    bodies = county.units
    own = [0, 0, 0]
    if plan.has("exam.participants", "justice"):
        bodies = bodies[1:]
        own = [plan(f"exam.{name}", "justice") for name in names]
        own[0] = max(own[0], own[1])
        yield county.justice, tuple(own)
    due, sat, passed = (all_ - ours for all_, ours in zip(whole, own, strict=True))
    chance = scribe.chance
    attended = chance.split(sat, len(bodies), least=min(3, sat // max(1, len(bodies))))
    failed = chance.split(sat - passed, len(bodies))
    absent = chance.split(due - sat, len(bodies))
    spare = 0
    for body, here, below, away in zip(bodies, attended, failed, absent, strict=True):
        missed = min(below + spare, here)
        spare += below - missed
        yield body, (here + away, here, here - missed)
    assert not spare, "more failed than sat"
