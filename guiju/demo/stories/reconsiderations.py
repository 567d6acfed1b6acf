"""A year of reconsideration: what came in, what was carried over from the year before, and how each case ended."""

import datetime as dt
from dataclasses import dataclass

from guiju.demo.chance import Chance
from guiju.demo.county import County
from guiju.demo.names import person
from guiju.demo.plan import Plan
from guiju.demo.scribe import Scribe
from guiju.matters.reconsideration.choices import CONCLUDED, DECISIONS, Condition, Outcome, Withdrawal
from guiju.matters.reconsideration.models import Assistant, LiaisonPoint, Reconsideration
from guiju.procedure import calendars
from guiju.registry.models import Body
from guiju.registry.roles import Role

#: The national split of challenged acts (2023), by which a year's cases are drawn.
_ACTS = {
    "penalty": 33, "complaint": 30, "openness": 8, "inaction": 6, "confirmation": 5, "levy": 4, "coercion": 3,
    "title": 2, "licence": 1, "other": 8,
}  # fmt: skip
#: Many acts of many bodies, but most of few: market supervision, police, townships.
_FEW = ("市场监督管理局", "公安局", "规划和自然资源局", "人力资源和社会保障局")
_MONTHS = (8, 6, 11, 11, 11, 10, 11, 11, 10, 6, 0, 0)
_WITHDRAWN = {
    Outcome.SETTLED: Withdrawal.SETTLED,
    Outcome.CORRECTED: Withdrawal.CORRECTED,
    Outcome.WITHDRAWN: Withdrawal.OWN,
}


@dataclass(frozen=True)
class Matter:
    """One application: when it came, when and how it ends, in time or not, the dispute resolved or not."""

    received: dt.date
    concluded: dt.date
    outcome: str
    resolved: bool = True
    screened: dt.date | None = None


def tell(scribe: Scribe, county: County, plan: Plan) -> None:
    """Every case of the year and, if growth was published, those of the year before."""
    for matter in sorted(_matters(scribe.chance, plan), key=lambda one: one.received):
        with scribe.story():
            _one(scribe, county, matter)


def tell_open(scribe: Scribe, county: County, days: list[dt.date]) -> None:
    """Cases that came in on these days, told as far as the present."""
    for day in days:
        with scribe.story():
            _one(scribe, county, Matter(day, scribe.chance.later(day, 25, 38), Outcome.UPHOLD))


def _matters(chance: Chance, plan: Plan) -> list[Matter]:
    year, calendar = plan.year, calendars.current()
    ends = [way for way in CONCLUDED for _ in range(plan(f"reconsideration.ended_{way}"))]
    chance.shuffle(ends)
    fallen = plan("reconsideration.concluded") - plan("reconsideration.resolved")
    fallen -= sum(way in (Outcome.WITHDRAWN, Outcome.TERMINATED) for way in ends)
    decided = [at for at, way in enumerate(ends) if way in DECISIONS]
    lost = set(chance.sample(decided, fallen))
    late = set(chance.sample(decided, len(ends) - plan("reconsideration.concluded_on_time")))
    carried = plan("reconsideration.carried_over")
    before = chance.days(carried, year - 1, (*[0] * 10, 5, 8))
    days = before + chance.days(len(ends) - carried, year, _MONTHS)
    matters = []
    for at, (day, way) in enumerate(zip(days, ends, strict=True)):
        if at in late:
            day = min(day, dt.date(year, 8, 15))  # noqa: PLW2901 — a late one must have begun early
        end = calendar.add(day, chance.randint(52, 62) if at in late else chance.randint(14, 33))
        if day.year < year:
            end = max(end, calendar.next_working(dt.date(year, 1, 2)))
        matters.append(Matter(day, min(end, dt.date(year, 12, 31)), way, at not in lost))
    matters += _unheard(chance, plan) + _pending(chance, plan, len(ends) - carried) + _year_before(chance, plan)
    return matters


def _unheard(chance: Chance, plan: Plan) -> list[Matter]:
    """Refused, or given up by silence."""
    found = []
    for way in (Outcome.REFUSED, Outcome.ABANDONED):
        for day in chance.days(plan(f"reconsideration.ended_{way}"), plan.year, _MONTHS):
            found.append(Matter(day, chance.later(day, 2, 4), way))
    return found


def _pending(chance: Chance, plan: Plan, ended: int) -> list[Matter]:
    """Accepted in the last weeks and decided after the new year; a few not even screened."""
    year, calendar = plan.year, calendars.current()
    last = calendar.previous_working(dt.date(year, 12, 31))
    accepted = plan("reconsideration.accepted") - ended
    unheard = plan("reconsideration.ended_refused") + plan("reconsideration.ended_abandoned")
    rest = plan("reconsideration.received") - plan("reconsideration.accepted") - unheard
    found = [
        Matter(max(day, dt.date(year, 11, 22)), calendar.add(last, chance.randint(3, 8)), Outcome.UPHOLD)
        for day in chance.days(accepted, year, (*[0] * 10, 6, 4))
    ]
    return found + [
        Matter(last, calendar.add(last, 25), Outcome.UPHOLD, screened=calendar.add(last, 2)) for _ in range(rest)
    ]


def _year_before(chance: Chance, plan: Plan) -> list[Matter]:
    """Those concluded in the year before, if the plan asks for any; some had been carried over into it."""
    year, calendar = plan.year - 1, calendars.current()
    names = ("concluded", "concluded_on_time", "carried_over")
    total, in_time, carried = (plan(f"reconsideration.{name}", "", year) for name in names)
    days = chance.days(carried, year - 1, (*[0] * 10, 0, 8))
    days += chance.days(total - carried, year, (*_MONTHS[:8], 0, 0, 0, 0))
    slow = set(chance.sample(range(carried, total), total - in_time))
    found = []
    for at, day in enumerate(days):
        end = calendar.add(day, chance.randint(52, 62) if at in slow else chance.randint(15, 30))
        found.append(Matter(day, max(end, calendar.next_working(dt.date(year, 1, 4))), Outcome.UPHOLD))
    return found


def _one(scribe: Scribe, county: County, matter: Matter) -> None:
    chance, body, calendar = scribe.chance, county.government, calendars.current()
    respondent = _respondent(chance, county)
    known = matter.received - dt.timedelta(days=chance.randint(3, 45))
    clerk, handler, unit_head, head = (
        county.who(body, role) for role in (Role.CLERK, Role.HANDLER, Role.UNIT_HEAD, Role.HEAD)
    )
    party = chance.choice(county.persons if chance.happens(0.7) else county.subjects)
    case = scribe.begin(
        Reconsideration, "receive", clerk, matter.received, body, party=party, counterpart=respondent,
        act_kind=chance.one(_ACTS), request="请求撤销被申请人作出的行政行为。", grounds="认为事实不清、程序违法。",
        channel=chance.one({"written": 5, "post": 3, "online": 2}), known_on=known,
        acted_on=known - dt.timedelta(days=chance.randint(0, 5)),
        respondent_kind="township" if respondent.kind == "township" else "department",
    )  # fmt: skip
    screened = matter.screened or min(chance.later(matter.received, 1, 3), matter.concluded)
    if matter.received.year < matter.concluded.year:
        # Who is carried over was accepted in the old year, unless the plan says otherwise.
        last = calendar.previous_working(dt.date(matter.received.year, 12, 31))
        screened = matter.screened or min(screened, last)
    if matter.outcome == Outcome.REFUSED:
        scribe.act(case, "refuse", head, matter.concluded, unmet=["scope"], reasons="所争议的事项不属于行政复议范围。")
        return
    if matter.outcome == Outcome.ABANDONED:
        scribe.act(case, "ask_correction", handler, screened, correction_items="请补充具体的复议请求和身份证明。")
        served = calendar.add(screened, 1)
        scribe.act(case, "note_correction_served", clerk, served, correction_served_on=served)
        scribe.act(case, "deem_abandoned", None, calendar.add(served, 11))
        return
    scribe.act(case, "accept", handler, screened, met=[one.value for one in Condition])
    _tried(scribe, county, case, matter, screened, handler)
    if matter.outcome in DECISIONS:
        _decided(scribe, county, case, matter)
    elif matter.outcome == Outcome.MEDIATED:
        scribe.act(case, "mediate", unit_head, matter.concluded, terms="双方达成协议，争议就此了结。")
        scribe.act(case, "close", handler, calendar.add(matter.concluded, 20))
    elif matter.outcome == Outcome.TERMINATED:
        scribe.act(
            case, "terminate", unit_head, matter.concluded, end_ground="death", reasons="申请人死亡，近亲属放弃权利。"
        )
    else:
        why = {"end_ground": "withdrawn", "withdrawal": _WITHDRAWN[Outcome(matter.outcome)]}
        scribe.act(case, "terminate", unit_head, matter.concluded, reasons="申请人撤回申请，理由成立。", **why)


def _tried(scribe: Scribe, county: County, case, matter: Matter, accepted: dt.date, handler) -> None:
    """From the acceptance to the hearing of the parties; everything lies before the conclusion."""
    chance, body, calendar = scribe.chance, county.government, calendars.current()
    copied = min(calendar.add(accepted, chance.randint(1, 4)), matter.concluded)
    last = calendar.next_working(copied + dt.timedelta(days=10))  # a long holiday does not wait for the answer
    answered = min(calendar.add(copied, chance.randint(3, 6)), last, matter.concluded)
    examiners = [county.who(body, Role.HANDLER, at) for at in range(3)][: 2 + chance.happens(0.2)]
    scribe.act(case, "appoint", county.who(body, Role.UNIT_HEAD), accepted, examiners=examiners)
    scribe.act(case, "send_copy", handler, copied, copy_served_on=copied)
    scribe.act(case, "answer_application", county.who(case.counterpart, Role.HANDLER), answered,
               reply="被申请人作出的行政行为事实清楚、程序合法。", staff_agents=1)  # fmt: skip
    heard = min(calendar.add(answered, chance.randint(1, 4)), matter.concluded)
    scribe.act(case, "hear", handler, heard, person=case.party.name,
               manner=chance.one({"face": 6, "phone": 3, "online": 1}),
               text="申请人坚持复议请求，并作了说明。")  # fmt: skip


def _decided(scribe: Scribe, county: County, case, matter: Matter) -> None:
    chance, body, calendar = scribe.chance, county.government, calendars.current()
    clerk, handler, head = (county.who(body, role) for role in (Role.CLERK, Role.HANDLER, Role.HEAD))
    more = {"unmet": ["interest"]} if matter.outcome == Outcome.REJECT_APPLICATION else {}
    scribe.act(case, "decide", head, matter.concluded, outcome=matter.outcome, findings="经审理查明的事实与证据一致。",
               reasons="根据审理情况，依法作出本决定。", **more)  # fmt: skip
    served = calendar.add(matter.concluded, chance.randint(1, 3))
    service = chance.one({"direct": 6, "post": 3, "electronic": 1})
    scribe.act(case, "serve", clerk, served, service=service, e_consent=service == "electronic")
    if case.owes:
        scribe.act(case, "perform", county.who(case.counterpart, Role.HANDLER), calendar.add(served, 8),
                   performance="已按决定履行。")  # fmt: skip
    after = calendar.add(served, chance.randint(14, 20))
    if not matter.resolved:
        scribe.act(case, chance.one({"note_petition": 4, "note_suit": 6}), clerk, after)
    scribe.act(case, "close", handler, calendar.add(after, 2))


def _respondent(chance: Chance, county: County) -> Body:
    few = [one for one in county.departments if one.name.endswith(_FEW)]
    own = [one for one in county.departments if one in county.enforcers]
    return chance.choice(chance.one({"few": 60, "town": 20, "rest": 20}) == "few" and few or
                         (county.townships if chance.happens(0.5) else own))  # fmt: skip


def registers(scribe: Scribe, county: County, plan: Plan) -> None:
    """The contact points for firms and the assistants."""
    clerk, body = county.who(county.government, Role.CLERK), county.government
    for at in range(plan("reconsideration.liaison_points")):
        host = county.townships[at]
        day = dt.date(plan.year, 4, 9)
        scribe.record(LiaisonPoint, clerk, day, body, name=f"{host.short}行政复议服务企业联系点", host=host, since=day)
    for _ in range(plan("reconsideration.assistants")):
        day = dt.date(plan.year, 6, 12)
        scribe.record(Assistant, clerk, day, body, name=person(scribe.chance), recruited_on=day)
