"""A year in court: suits of the first instance, appeals, the court's notices, obligations to perform."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from guiju.demo.chance import Chance
from guiju.demo.county import County
from guiju.demo.names import person
from guiju.demo.plan import Plan
from guiju.demo.scribe import Scribe
from guiju.matters.litigation.choices import LOST, RULINGS, SETTLED, UPPER, Outcome
from guiju.matters.litigation.models import CourtNotice, Lawsuit, Obligation
from guiju.procedure import calendars
from guiju.registry.models import Body
from guiju.registry.roles import Role

_ABOUT = {
    "penalty": 26, "levy": 14, "title": 9, "openness": 8, "inaction": 14, "coercion": 9, "confirmation": 8,
    "reconsideration": 6, "agreement": 2, "other": 4,
}  # fmt: skip
_MONTHS = (9, 6, 11, 11, 10, 10, 10, 9, 9, 9, 0, 0)


@dataclass(frozen=True)
class Suit:
    """One suit of the first instance: against whom, how it ends when, heard with or without a head, appealed."""

    government: bool
    received: dt.date
    concluded: dt.date
    outcome: str
    heard: bool
    head: bool
    spoke: bool
    appealed: bool


def tell(scribe: Scribe, county: County, plan: Plan) -> None:
    """Every suit that stood in the year."""
    for suit in sorted(_suits(scribe.chance, plan), key=lambda one: one.received):
        with scribe.story():
            _one(scribe, county, suit)
    _civil(scribe, county, plan)
    _notices(scribe, county, plan)
    _obligations(scribe, county, plan)


def tell_open(scribe: Scribe, county: County, days: list[dt.date]) -> None:
    """Suits that came in on these days, told as far as the present."""
    for day in days:
        end = scribe.chance.later(day, 30, 45)
        with scribe.story():
            _one(
                scribe,
                county,
                Suit(False, day, end, Outcome.DISMISSED, heard=True, head=True, spoke=True, appealed=False),
            )


def _suits(chance: Chance, plan: Plan) -> list[Suit]:
    """Concluded ones as the plan has them; the rest of those handled are appeals and suits still pending."""
    total, government = plan("litigation.first_instance_concluded"), plan("litigation.gov_first_instance")
    of_government = [at < government for at in range(total)]
    lost = [kind for kind in LOST for _ in range(plan(f"litigation.first_instance_{kind}"))]
    other = [kind for kind in Outcome if kind not in (*LOST, *UPPER)
             for _ in range(plan(f"litigation.first_instance_{kind}"))]  # fmt: skip
    chance.shuffle(lost)
    chance.shuffle(other)
    won = government - plan("litigation.gov_lost")
    # The government's: as many lost as planned, the rest not; the departments take what is left.
    outcomes = lost[: government - won] + other[:won]
    rest = lost[government - won :] + other[won:]
    chance.shuffle(rest)
    outcomes += rest
    heard = _first(chance, of_government, plan("litigation.gov_hearings"), plan("litigation.hearings"))
    came = _first(
        chance, of_government, plan("litigation.gov_head_appearances"), plan("litigation.head_appearances"), heard
    )
    spoke = set(sorted(came)[: plan("litigation.head_spoke")])
    open_ = plan("litigation.handled") - total
    ready = [at for at in range(total) if outcomes[at] not in SETTLED and not of_government[at]]
    appealed = set(chance.sample(ready, min(len(ready), round(open_ * 0.8))))
    days = chance.days(total, plan.year, _MONTHS)
    chance.shuffle(days)
    suits = []
    for at, day in enumerate(days):
        end = min(chance.later(day, 24, 45), dt.date(plan.year, 12, 12))
        suits.append(
            Suit(of_government[at], day, end, outcomes[at], at in heard, at in came, at in spoke, at in appealed)
        )
    for day in chance.days(open_ - len(appealed), plan.year, (*[0] * 10, 5, 5)):
        end = chance.later(dt.date(plan.year + 1, 1, 8), 5, 30)
        suits.append(Suit(False, day, end, Outcome.DISMISSED, heard=False, head=False, spoke=False, appealed=False))
    return suits


def _first(chance: Chance, of_government: list[bool], own: int, total: int, among: set[int] | None = None) -> set[int]:
    """So many suits in all, so many of them the government's, out of those `among`."""
    here = [at for at in range(len(of_government)) if among is None or at in among]
    ours, theirs = ([at for at in here if of_government[at] is side] for side in (True, False))
    return {*chance.sample(ours, own), *chance.sample(theirs, total - own)}


def _one(scribe: Scribe, county: County, suit: Suit) -> None:
    chance, calendar = scribe.chance, calendars.current()
    body = county.government if suit.government else _defendant(chance, county)
    clerk, handler, unit_head = (county.who(body, role) for role in (Role.CLERK, Role.HANDLER, Role.UNIT_HEAD))
    party = chance.choice(county.persons if chance.happens(0.75) else county.subjects)
    case = scribe.begin(
        Lawsuit, "receive", clerk, suit.received, body, party=party, court=f"{county.profile.name}人民法院",
        about=chance.one(_ABOUT), received_on=suit.received, way="direct" if chance.happens(0.8) else "reconsidered",
        claim="请求撤销被诉行政行为。",
    )  # fmt: skip
    day = min(calendar.add(suit.received, 1), suit.concluded)
    scribe.act(case, "dispatch", clerk, day, unit="法规科", handler=handler)
    day = min(calendar.add(suit.received, chance.randint(4, 8)), suit.concluded)
    scribe.act(case, "answer_suit", handler, day, answer="被诉行政行为合法，请求驳回诉讼请求。",
               evidence=chance.randint(4, 22))  # fmt: skip
    if suit.heard:
        _in_court(scribe, county, case, suit, day)
    number = f"（{suit.concluded.year}）渝{county.profile.region['code']}行初{case.key.rpartition('-')[2]}号"
    if suit.outcome in SETTLED:
        scribe.act(case, "settle", clerk, suit.concluded, outcome=suit.outcome, judgment=number)
    else:
        scribe.act(case, "judge", clerk, suit.concluded, outcome=suit.outcome, judgment=number)
        if suit.appealed:
            _appeal(scribe, county, case, suit)
            return
        wait = 11 if suit.outcome in RULINGS else 16
        scribe.act(case, "take_effect", None, calendar.next_working(suit.concluded + dt.timedelta(days=wait + 9)))
    _after(scribe, case, case.last_at.date(), handler, unit_head)


def _in_court(scribe: Scribe, county: County, case, suit: Suit, answered: dt.date) -> None:
    chance = scribe.chance
    day = min(chance.later(answered, 5, 14), suit.concluded)
    body = case.body
    if suit.head:
        name = county.who(body, Role.HEAD).name
        scribe.act(case, "name_head", county.who(body, Role.UNIT_HEAD), min(chance.later(answered, 1, 3), day),
                   head_name=name, head_post="副职负责人", head_rank="charged")  # fmt: skip
    else:
        scribe.act(case, "explain_absence", county.who(body, Role.HEAD), min(chance.later(answered, 1, 3), day),
                   absence="duty", absence_text="因履行他人不能代替的公务不能出庭。")  # fmt: skip
    scribe.act(case, "open_court", county.who(body, Role.CLERK), day, head_came=suit.head, spoke=suit.spoke,
               staff="法规科工作人员", lawyer="委托律师")  # fmt: skip


def _appeal(scribe: Scribe, county: County, case, suit: Suit) -> None:
    """The other side appeals in time; the second instance is a case of its own."""
    chance, calendar = scribe.chance, calendars.current()
    clerk, handler, unit_head = (county.who(case.body, role) for role in (Role.CLERK, Role.HANDLER, Role.UNIT_HEAD))
    day = calendar.add(suit.concluded, chance.randint(2, 4))
    scribe.act(case, "be_appealed", clerk, day)
    for second in scribe.offspring(case):
        scribe.act(second, "dispatch", clerk, calendar.add(day, 1), unit="法规科")
        scribe.act(second, "answer_suit", handler, calendar.add(day, 6), answer="一审裁判正确，请求维持。", evidence=6)
        end = calendar.add(day, chance.randint(30, 50))
        outcome = "upheld" if chance.happens(0.9) else "remanded"
        scribe.act(second, "judge_finally", clerk, end, outcome=outcome, judgment=f"二审终审裁判{second.key[-12:]}")
        _after(scribe, second, end, handler, unit_head)


def _after(scribe: Scribe, case, day: dt.date, handler, unit_head) -> None:
    """Performance, the replay of a lost case, closing."""
    calendar = calendars.current()
    if case.lost:
        fault = scribe.chance.choice(("facts", "procedure", "application"))
        scribe.act(case, "replay", handler, calendar.add(day, 6), faults=[fault],
                   lessons="取证和程序把关不严。", measures="完善审核制度，开展培训。")  # fmt: skip
    if case.owes:
        scribe.act(case, "perform", handler, calendar.add(day, 10), performance="已按裁判履行。")
    scribe.act(case, "close", unit_head, calendar.add(day, 15))


def _civil(scribe: Scribe, county: County, plan: Plan) -> None:
    """Civil suits in which a body appeared."""
    for day in scribe.chance.days(plan("litigation.civil_appearances"), plan.year, _MONTHS):
        body = scribe.chance.choice(county.departments)
        clerk = county.who(body, Role.CLERK)
        with scribe.story():
            case = scribe.begin(
                Lawsuit, "receive", clerk, day, body, party=scribe.chance.choice(county.subjects), category="civil",
                court=f"{county.profile.name}人民法院", about="other", received_on=day,
            )  # fmt: skip
            scribe.act(case, "dispatch", clerk, day, unit="法规科")
            sat = scribe.chance.later(day, 12, 20)
            scribe.act(case, "open_court", clerk, sat, staff="工作人员")
            ruled = scribe.chance.later(sat, 5, 15)
            scribe.act(case, "settle", clerk, ruled, outcome="mediated", judgment=f"民事调解书{case.key[-12:]}")
            scribe.act(case, "close", county.who(body, Role.HANDLER), scribe.chance.later(ruled, 5, 9))


def _notices(scribe: Scribe, county: County, plan: Plan) -> None:
    """What the court says it received: the base of the share that chose reconsideration."""
    total, chance = plan("litigation.first_instance_received"), scribe.chance
    ways = chance.mixed({"direct": plan("litigation.first_instance_direct")}, total, "reconsidered")
    court = f"{county.profile.name}人民法院"
    for at, (day, way) in enumerate(zip(chance.days(total, plan.year), ways, strict=True), 1):
        scribe.record(
            CourtNotice, county.who(county.justice, Role.CLERK), day, county.justice, court=court, instance="first",
            court_number=f"（{plan.year}）渝{county.profile.region['code']}行初{at}号", received_on=day, way=way,
        )  # fmt: skip


def _obligations(scribe: Scribe, county: County, plan: Plan) -> None:
    """Listed, performed, checked and struck off."""
    chance, body = scribe.chance, county.justice
    cases, closed = plan("litigation.obligation_cases"), plan("litigation.obligation_closed")
    units = chance.sample(county.units[1:], plan("litigation.obligation_units"))
    for at, (day, unit) in enumerate(_spread(chance, cases, units, plan.year)):
        with scribe.story():
            case = scribe.begin(
                Obligation, "enter", county.who(body, Role.SUPERVISOR), day, body, counterpart=unit,
                duty=chance.one({"judgment": 6, "reconsideration": 3, "mediation": 1}), content="按生效文书履行义务。",
                document=f"生效文书{at + 1}号（{person(chance)}案）", due_on=chance.later(day, 25, 40),
            )  # fmt: skip
            if at < closed:
                done = chance.later(day, 8, 22)
                scribe.act(
                    case, "report", county.who(unit, Role.HANDLER), done, performance="已全部履行。", proof="履行凭证"
                )
                scribe.act(case, "strike", county.who(body, Role.SUPERVISOR, 1), chance.later(done, 1, 5),
                           findings="经核查，已履行完毕。")  # fmt: skip


def _spread(chance: Chance, cases: int, units: list[Body], year: int) -> Iterator[tuple[dt.date, Body]]:
    """Each unit at least once."""
    owners = [*units, *(chance.choice(units) for _ in range(cases - len(units)))] if units else []
    chance.shuffle(owners)
    return zip(chance.days(cases, year, (*[10] * 10, 0, 0)), owners, strict=True)


def _defendant(chance: Chance, county: County) -> Body:
    return chance.choice(county.townships if chance.happens(0.4) else list(county.enforcers))
