"""The year: the plan told by the stories, in bulk, and a few open matters of the last weeks for the to-do list."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from guiju.demo import county as counties
from guiju.demo.chance import Chance
from guiju.demo.county import County
from guiju.demo.plan import Plan
from guiju.demo.profile import Profile
from guiju.demo.scribe import Scribe
from guiju.demo.stories import duties, penalties, publicities, reconsiderations, suits, supervisions
from guiju.procedure import calendars, clock

#: Told after each write: the phase, and how many cases and rows were written.
Progress = Callable[[str, int], None]


def scaled(plan: Plan, cases: int) -> Plan:
    """The plan with so many penalties instead, their kinds in the same proportion; its figure is no longer met."""
    of = plan("enforcement.penalties")
    numbers = dict(plan.numbers)
    mine = [key for key in numbers if key[0].startswith("enforcement.penalties") and key[0] != "enforcement.penalties"]
    for key in mine:
        numbers[key] = numbers[key] * cases // of
    kinds = [key for key in mine if not key[0].endswith("on_the_spot")]
    numbers["enforcement.penalties_fines", "", plan.year] += cases - sum(numbers[key] for key in kinds)
    numbers["enforcement.penalties", "", plan.year] = cases
    return replace(plan, numbers=numbers)


def expected(plan: Plan) -> int:
    """About how many cases and rows `make` will write."""
    rows = ("publicity.events", "publicity.legal_minded_persons", "publicity.volunteers", "publicity.sites")
    return 2500 + penalties.count(plan) + round(_firms(plan) * 1.4) + sum(plan(id) for id in rows)


def _firms(plan: Plan) -> int:
    return max(300, penalties.count(plan) * 6 // 10)


def make(profile: Profile, plan: Plan, progress: Progress) -> County:
    """Make the county and tell its year in an empty database. The same profile gives the same records."""
    firms = _firms(plan)
    progress("机构、人员、事项、相对人", 0)
    county = counties.make(profile, firms, max(200, firms // 3))
    progress("机构、人员、事项、相对人", len(county.subjects) + len(county.persons) + len(county.staff))
    for name, tell in (
        ("免罚清单、审核人员", penalties.lists),
        ("学法、述法、培训、考试", duties.tell),
        ("普法活动与阵地", publicities.tell),
        ("复议联系点、助审员", reconsiderations.registers),
        ("行政复议", reconsiderations.tell),
        ("行政应诉", suits.tell),
        ("法治督察、专项整治、问题整改", supervisions.tell),
        ("行政处罚", penalties.tell),
    ):
        progress(name, 0)
        scribe = Scribe(name, Chance(profile.seed, name), written=lambda count, name=name: progress(name, count))
        tell(scribe, county, plan)
        scribe.close()
    _present(profile, county, progress)
    return county


def _present(profile: Profile, county: County, progress: Progress) -> None:
    """Matters of the last weeks, told step by step, so that their papers are there and the to-do list is alive."""
    progress("近期在办案件和文书", 0)
    chance, calendar = Chance(profile.seed, "present"), calendars.current()
    today = calendar.previous_working(clock.today())
    scribe = Scribe("present", chance, papers=True)

    def ahead(count: int, least: int, most: int) -> list[dt.date]:
        return [calendar.add(today, chance.randint(least, most)) for _ in range(count)]

    def ago(count: int, least: int, most: int) -> list[dt.date]:
        return [calendar.subtract(today, chance.randint(least, most)) for _ in range(count)]

    for tell, when in (
        (penalties.tell_open, ahead(18, 1, 28) + ago(6, 1, 5)),
        (reconsiderations.tell_open, ago(5, 1, 24)),
        (suits.tell_open, ago(4, 1, 20)),
        (supervisions.tell_open, ago(6, 2, 30)),
    ):
        tell(scribe, county, when)
        progress("近期在办案件和文书", len(when))
    # And some where nothing was done for a while, so that time is short or over.
    lagging = Scribe("lagging", chance, papers=True, until=calendar.subtract(today, 11))
    penalties.tell_open(lagging, county, ago(6, 13, 15))
    supervisions.tell_open(lagging, county, ago(3, 60, 62))
    progress("近期在办案件和文书", 9)
