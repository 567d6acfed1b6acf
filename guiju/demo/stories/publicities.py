"""A year of law publicity: events, media, and the persons and places that stand at its end."""

import datetime as dt
from itertools import cycle
from typing import Any

from guiju.demo import names
from guiju.demo.county import County
from guiju.demo.plan import Plan
from guiju.demo.scribe import Scribe
from guiju.matters.publicity.models import (
    DemonstrationVillage,
    Honour,
    LegalMindedPerson,
    MediaPost,
    PublicityEvent,
    PublicitySite,
    TypicalCase,
    Volunteer,
)
from guiju.registry.roles import Role

#: Spring (the month of law for the countryside), June and the week of the constitution in December are busy.
_MONTHS = (5, 4, 13, 10, 10, 12, 7, 6, 10, 8, 9, 16)
_TOPICS = ("civil_code", "security", "fraud", "drugs", "minors", "labour", "business", "land", "safety", "other")
_FORMS = ("stall", "courtyard", "fair", "visit", "lesson", "contest", "show", "online", "mock_trial")
_VILLAGES = 8


def tell(scribe: Scribe, county: County, plan: Plan) -> None:
    """Every row of the year."""
    _events(scribe, county, plan)
    _media(scribe, county, plan)
    _standing(scribe, county, plan)


def _events(scribe: Scribe, county: County, plan: Plan) -> None:
    chance, total = scribe.chance, plan("publicity.events")
    forms = chance.mixed({"lecture": plan("publicity.lectures")}, total, "")
    places = chance.mixed({"school": plan("publicity.school_events")}, total, "")
    topics = chance.mixed({"constitution": plan("publicity.constitution_events")}, total, "")
    youth, stories = plan("publicity.youth_events"), plan("publicity.internet_story_events")
    programmes = chance.mixed({"youth": youth, "internet_story": stories}, total, "")
    schools = places.count("school")
    pupils = chance.split(plan("publicity.students_reached") if schools else 0, schools, least=20)
    others = max(0, plan("publicity.beneficiaries") - sum(pupils))
    crowd = chance.split(others, total - schools, least=10 if others else 0)
    in_school, elsewhere = iter(pupils), iter(crowd)
    rows = zip(chance.days(total, plan.year, _MONTHS), forms, places, topics, programmes, strict=True)
    for day, form, place, topic, programme in rows:
        body = county.justice if chance.happens(0.15) else chance.choice(county.units)
        data: dict[str, Any] = {"programme": programme} if programme else {}
        if place == "school":
            here = next(in_school)
            data |= {"pupils": here, "attendance": here, "audience": "pupils", "place_kind": "school"}
        else:
            kind = (
                chance.choice(("village", "market", "firm", "organ", "site"))
                if programme != "internet_story"
                else "online"
            )
            data |= {
                "attendance": next(elsewhere),
                "audience": "firms" if kind == "firm" else "public",
                "place_kind": kind,
            }
            if kind == "village":
                town = body if body.kind == "township" else chance.choice(county.townships)
                data["village"] = chance.choice(names.villages(town.short, _VILLAGES))
        scribe.record(
            PublicityEvent, county.who(body, Role.CLERK), day, body, title=f"{body}法治宣传活动", held_on=day,
            form=form or chance.choice(_FORMS), topic=topic or chance.choice(_TOPICS),
            leaflets=chance.randint(0, 300), **data,
        )  # fmt: skip


def _media(scribe: Scribe, county: County, plan: Plan) -> None:
    """By channel and month, as busy channels are recorded."""
    chance, clerk = scribe.chance, county.who(county.justice, Role.CLERK)
    posts = plan("publicity.info_posts")
    slots = [(month, channel) for month in range(1, 13) for channel in ("wechat", "website", "video", "learning")]
    for (month, channel), pieces in zip(slots, chance.split(posts, len(slots)), strict=True):
        day = dt.date(plan.year, month, 26)
        if pieces:
            scribe.record(MediaPost, clerk, day, county.justice, channel=channel, title=f"{month}月普法信息",
                          published_on=day, pieces=pieces)  # fmt: skip
    for at, day in enumerate(chance.days(plan("publicity.cases_pushed"), plan.year), 1):
        scribe.record(TypicalCase, clerk, day, county.justice, title=f"以案释法之{at}", published_on=day,
                      field=chance.choice(("行政执法", "婚姻家庭", "劳动用工", "反诈")))  # fmt: skip
    for day in chance.days(plan("publicity.collective_honours"), plan.year):
        scribe.record(Honour, clerk, day, county.justice, title="“八五”普法中期先进集体", subject="publicity",
                      level="national", recipient_kind="unit", awarded_on=day,
                      recipient=county.justice.name)  # fmt: skip


def _standing(scribe: Scribe, county: County, plan: Plan) -> None:
    chance, year = scribe.chance, plan.year
    towns = cycle(county.townships)
    for at in range(plan("publicity.legal_minded_persons")):
        town = next(towns)
        day = chance.days(1, chance.randint(year - 2, year))[0]
        village = chance.choice(names.villages(town.short, _VILLAGES))
        scribe.record(LegalMindedPerson, county.who(town, Role.CLERK), day, town, name=names.person(chance),
                      village=village, since=day, certificate=f"M{year}{at + 1:05d}")  # fmt: skip
    for _ in range(plan("publicity.volunteers")):
        day = chance.days(1, chance.randint(year - 1, year))[0]
        scribe.record(Volunteer, county.who(county.justice, Role.CLERK), day, county.justice, name=names.person(chance),
                      team="青年普法志愿服务队", since=day)  # fmt: skip
    kinds = ("park", "corridor", "hall", "board", "corner")
    for at in range(plan("publicity.sites")):
        town = next(towns)
        day = chance.days(1, chance.randint(year - 3, year))[0]
        kind = kinds[at % 5]
        scribe.record(PublicitySite, county.who(town, Role.CLERK), day, town, name=f"{town.short}法治文化阵地{at + 1}",
                      kind=kind, place=f"{town.short}场镇", since=day)  # fmt: skip
    named = [("national", plan("publicity.national_demo_villages")), ("city", plan("publicity.city_demo_villages"))]
    named.append(("county", plan("publicity.demo_villages") - named[0][1] - named[1][1]))
    villages = iter([(town, village) for at in range(_VILLAGES) for town in county.townships
                     for village in [names.villages(town.short, _VILLAGES)[at]]])  # fmt: skip
    for level, count in named:
        for _ in range(count):
            town, village = next(villages)
            day = chance.days(1, chance.randint(year - 4, year))[0]
            scribe.record(
                DemonstrationVillage, county.who(town, Role.CLERK), day, town, village=village, level=level, since=day
            )
