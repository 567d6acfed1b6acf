"""A year of penalties: on the spot and by the ordinary procedure, told backward from the day of the decision."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from guiju.demo.chance import SEASON, Chance
from guiju.demo.county import County, Violation
from guiju.demo.plan import Plan
from guiju.demo.scribe import Scribe, holding
from guiju.matters.penalty.models import ExemptionItem, Penalty, Reviewer
from guiju.matters.penalty.models.words import HEARD, Kind
from guiju.matters.penalty.sectors import sector
from guiju.procedure import calendars
from guiju.registry.models import Body, Subject
from guiju.registry.roles import Role

#: Kinds of a decision by the column of the statutory form under which it counts.
_KINDS = {
    "warnings": (("warning",), ("criticism",)),
    "fines": (("fine",), ("warning", "fine")),
    "confiscations": (("fine", "gains"),),
    "suspensions": (("suspend",), ("fine", "suspend")),
    "revocations": (("revoke",),),
    "restrictions": (("restrict",),),
    "stoppages": (("stop",), ("fine", "stop")),
    "others": (("other",),),
}
_SERVICES = {"direct": 70, "post": 15, "electronic": 10, "left": 5}


@dataclass(frozen=True)
class Act:
    """One violation and what is decided about it on which day."""

    body: Body
    violation: Violation
    party: Subject
    kinds: tuple[str, ...]
    decided: dt.date
    happened: dt.date
    spot: bool
    exempt: bool = False


def count(plan: Plan) -> int:
    """How many cases `tell` will tell."""
    decided = plan("enforcement.penalties")
    return decided + _exempted(decided)


def _exempted(decided: int) -> int:
    return round(decided * 0.04)


def tell(scribe: Scribe, county: County, plan: Plan) -> None:
    """Every decision of the year, and beside them the exemptions."""
    for act in _acts(scribe.chance, county, plan):
        with scribe.story():
            (_spot if act.spot else _ordinary)(scribe, county, act)


def tell_open(scribe: Scribe, county: County, days: list[dt.date]) -> None:
    """Cases of the ordinary procedure that will be decided on these days, told as far as the present.

    Every other one is that of the market bureau or of the last township, whose people have demo accounts.
    """
    chance = scribe.chance
    others = list(county.enforcers)
    shown = [county.departments[1], county.departments[1], county.townships[-1]]
    for at, day in enumerate(days):
        body = chance.choice(shown if at % 2 else others)
        act = Act(body, chance.choice(county.violations[body.pk]), chance.choice(county.subjects), ("fine",), day,
                  day, spot=False)  # fmt: skip
        with scribe.story():
            _ordinary(scribe, county, act)


def _acts(chance: Chance, county: County, plan: Plan) -> Iterator[Act]:
    decided = plan("enforcement.penalties")
    bodies = [body for body in county.enforcers if county.profile.penalties_by in ("", body.kind)]
    weights = [county.enforcers[body] for body in bodies]
    columns = chance.mixed({name: plan(f"enforcement.penalties_{name}") for name in _KINDS}, decided, "fines")
    light = [at for at, name in enumerate(columns) if name in ("warnings", "fines")]
    spots = set(chance.sample(light, plan("enforcement.penalties_on_the_spot")))
    rows = [(name, at in spots, False) for at, name in enumerate(columns)]
    rows += [("fines", False, True)] * _exempted(decided)
    chance.shuffle(rows)
    seen: set[tuple] = set()
    for day, (column, spot, exempt) in zip(chance.days(len(rows), plan.year, SEASON), rows, strict=True):
        body = chance.choices(bodies, weights)[0]
        act = Act(body, chance.choice(county.violations[body.pk]), chance.choice(county.subjects),
                  _KINDS[column][0] if spot else chance.choice(_KINDS[column]), day, day, spot, exempt)  # fmt: skip
        while (act.party.pk, act.violation.name) in seen:  # one act is not fined twice (行政处罚法第二十九条)
            act = replace(act, party=chance.choice(county.persons if chance.happens(0.4) else county.subjects))
            if chance.happens(0.02):
                break
        seen.add((act.party.pk, act.violation.name))
        yield act


def _spot(scribe: Scribe, county: County, act: Act) -> None:
    chance, body, day = scribe.chance, act.body, act.decided
    officers = chance.sample(county.officers[body.pk], 2)
    officer, head = county.who_is(officers[0]), county.who(body, Role.HEAD)
    limit = sector(act.violation.item.field).spot_limit(act.party.kind)
    fine = min(limit, chance.choice((50, 100, 150, 200, 300, 500, 1000, 2000))) if Kind.FINE in act.kinds else None
    case = scribe.begin(
        Penalty, "punish_on_spot", officer, day, body, party=act.party, officers=officers, item=act.violation.item,
        violation=act.violation.name, happened_on=day, place=_place(chance, county), certain=True,
        facts=f"现场检查发现当事人{act.violation.name}。", basis=act.violation.basis, kinds=list(act.kinds),
        content=_content(act.kinds, fine), told="已当场告知事实、理由、依据和陈述申辩的权利，当事人没有异议。",
        **holding({"fine": fine and Decimal(fine)}),
    )  # fmt: skip
    scribe.act(case, "report_back", officer, day)
    last = day
    if fine and fine <= 100 and chance.happens(0.5):
        because = {"amount": fine, "because": "small", "receipt": f"P{case.key[-6:]}", "landed_on": day}
        scribe.act(case, "collect", officer, day, **because)
        scribe.act(case, "hand_in", officer, day, handed_in_on=day)
        last = chance.later(day, 1, 2)
        scribe.act(case, "bank", county.who(body, Role.CASHIER), last, banked_on=last)
    elif fine:
        last = chance.later(day, 0, 9) if chance.happens(0.96) else chance.later(day, 12, 60)
        _pay(scribe, county, case, "pay", last, Decimal(fine))
    scribe.act(case, "close", head, chance.later(last, 0, 6))


def _ordinary(scribe: Scribe, county: County, act: Act) -> None:
    """Filed, investigated, told, decided; then served, paid, published and closed."""
    _execute(scribe, county, act, *_decide(scribe, county, act))


def _decide(scribe: Scribe, county: County, act: Act):
    chance, body, calendar = scribe.chance, act.body, calendars.current()
    handler, head = county.who(body, Role.HANDLER), county.who(body, Role.HEAD)
    officers = chance.sample(county.officers[body.pk], 2)
    officer = county.who_is(officers[0])
    told = calendar.subtract(act.decided, chance.randint(7, 10))
    done = calendar.subtract(told, chance.randint(1, 6))
    filed = calendar.subtract(done, chance.randint(4, 30))
    found = calendar.subtract(filed, chance.randint(0, 4))
    happened = found - dt.timedelta(days=chance.randint(0, 25))
    fine = gains = None
    if Kind.FINE in act.kinds:
        fine = Decimal(max(200, round(act.violation.fine * chance.lognormvariate(0, 0.7), -2)))
    if Kind.GAINS in act.kinds:
        gains = Decimal(round(act.violation.fine * chance.lognormvariate(0, 0.9), -1) + 100)
    source = chance.one({"inspection": 62, "complaint": 22, "transfer": 6, "assigned": 5, "data": 3, "other": 2})
    case = scribe.begin(
        Penalty, "register", officer, found, body, source=source, lead=f"发现当事人涉嫌{act.violation.name}。",
        discovered_on=found,
    )  # fmt: skip
    scribe.act(
        case, "file", head, filed, party=act.party, officers=officers, item=act.violation.item,
        violation=act.violation.name, happened_on=happened, place=_place(chance, county), handler=handler,
    )  # fmt: skip
    record = {"at_place": f"{body}", "certificate_shown": True, "signature": "signed"}
    person = act.party.representative or act.party.name
    day = min(done, chance.later(filed, 1, 3))
    scribe.act(case, "question", officer, day, person=person, taken_on=day,
               text=f"问：经营情况？答：属实，存在{act.violation.name}的情况。", **record)  # fmt: skip
    facts = {"facts": f"经查，当事人{act.violation.name}，证据确凿。"}
    if act.exempt:
        scribe.act(
            case, "conclude", handler, done, proposal="exempt", harm="none", slight=True, corrected=True, **facts
        )
        scribe.act(case, "exempt", head, act.decided, ground="minor", education="已对当事人进行教育。",
                   reasons="违法行为轻微，及时改正，没有造成危害后果。")  # fmt: skip
        return case, None, None
    tangled, complex_ = chance.happens(0.06), chance.happens(0.08)
    scribe.act(case, "conclude", handler, done, proposal="penalty", harm=chance.one({"real": 8, "slight": 2}),
               several_relations=tangled, complex=complex_, **facts)  # fmt: skip
    rules = sector(act.violation.item.field)
    large = rules.hearing_from(act.party.kind)
    heard = bool(set(act.kinds) & HEARD) or (fine or 0) >= large or (gains or 0) >= large
    scribe.act(
        case, "inform", officer, told, told_on=told, defend_by=calendar.add(told, 3), proposed_kinds=list(act.kinds),
        proposed_content=_content(act.kinds, fine), basis=act.violation.basis,
        leniency=chance.one({"usual": 7, "light": 3}),
        discretion="根据违法情节、危害后果和改正情况裁量。", hearing_told=heard,
        **holding({"proposed_fine": fine, "proposed_confiscation": gains}),
    )  # fmt: skip
    if chance.happens(0.5):
        scribe.act(case, "waive", officer, told, waiver="当事人书面声明放弃陈述、申辩。")
    elif chance.happens(0.2):
        day = calendar.add(told, 2)
        scribe.act(case, "hear_defence", officer, day, made_on=day, manner="oral", text="请求从轻处罚。")
        scribe.act(
            case, "recheck", officer, calendar.add(told, 3), result="rejected", text="已在裁量中考虑，不予采纳。"
        )
    if tangled or rules.reviewed(fine):
        scribe.act(case, "review", county.who(body, Role.REVIEWER), calendar.add(told, 5), review_result="pass",
                   review_opinion="事实清楚，证据确凿，程序合法，同意。")  # fmt: skip
    if complex_:
        scribe.act(case, "discuss", head, calendar.add(told, 5), attendees="班子成员", discussion="一致同意处罚意见。")
    scribe.act(case, "punish", head, act.decided, kinds=list(act.kinds), content=_content(act.kinds, fine),
               basis=act.violation.basis, **holding({"fine": fine, "confiscated": gains}))  # fmt: skip
    return case, fine, gains


def _execute(scribe: Scribe, county: County, act: Act, case, fine, gains) -> None:
    chance, body = scribe.chance, act.body
    officer, head, clerk = (county.who(body, role) for role in (Role.OFFICER, Role.HEAD, Role.CLERK))
    served = chance.later(act.decided, 0, 4)
    service = chance.one(_SERVICES)
    scribe.act(
        case, "serve", clerk, served, served_on=served, service=service,
        receiver=act.party.representative or act.party.name,
        e_consent=service == "electronic", **holding({"witness": "社区工作人员" if service == "left" else ""}),
    )  # fmt: skip
    last = served
    if case.publicity == "due":
        last = chance.later(served, 0, 2)
        shown = {"tier": "usual"} if last >= dt.date(2026, 4, 1) else {}
        scribe.act(case, "publish", clerk, last, public_until=_in_half_a_year(act.decided), **shown)
    if chance.happens(0.02) and not act.exempt:  # not paid: it stands in the list of what is owed
        return
    paid = chance.later(served, 0, 9) if chance.happens(0.93) else chance.later(served, 12, 70)
    paid = max(paid, last)
    if fine:
        _pay(scribe, county, case, "pay", paid, fine)
    if gains:
        _pay(scribe, county, case, "pay_gains", paid, gains)
    if set(act.kinds) & {"other", "suspend", "revoke", "restrict", "stop"} and not act.exempt:
        scribe.act(case, "perform", officer, paid, performed_on=paid, performance="当事人已自觉履行。")
    closing = chance.later(paid, 1, 12)
    scribe.act(case, "close", head, closing, closing="处罚已执行完毕，同意结案。")
    filed = chance.later(closing, 5, 40)
    if chance.happens(0.8):
        scribe.act(case, "archive", clerk, filed, volume=f"{filed.year}-{case.key[-6:]}", retention="10")


def _pay(scribe: Scribe, county: County, case, step: str, day: dt.date, amount: Decimal) -> None:
    scribe.act(case, step, county.who(case.body, Role.CASHIER), day, amount=amount, paid_on=day,
               voucher=f"V{case.key[-8:]}")  # fmt: skip


def _in_half_a_year(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=200)).replace(day=1)


def _content(kinds: tuple[str, ...], fine) -> str:
    words = "、".join(str(Kind(kind).label) for kind in kinds)
    return f"{words}，罚款{fine}元" if fine else words


def _place(chance: Chance, county: County) -> str:
    return f"{chance.choice(county.townships).short}{chance.choice(('场镇', '农贸市场', '工业园', '新街', '老街'))}"


def lists(scribe: Scribe, county: County, plan: Plan) -> None:
    """The exemption list and the roll of legal reviewers."""
    chance, year = scribe.chance, plan.year
    for body in county.enforcers:
        reviewer = county.who(body, Role.REVIEWER)
        scribe.row(Reviewer, county.who(body, Role.CLERK), dt.date(year - 2, 1, 4), body, user=reviewer,
                   since=dt.date(year - 2, 1, 4), licence=f"A{year - 9}5002{reviewer.pk:05d}")  # fmt: skip
    items, fields, categories = (plan(f"exemption.{name}") for name in ("items", "fields", "categories"))
    if not items:
        return
    bodies = [body for body in county.departments if body in county.enforcers]
    bodies = bodies[: max(1, fields)]
    known = [county.violations[body.pk][0].item.field for body in bodies]
    codes = [one for body in bodies for one in county.violations[body.pk]]
    for at in range(items):
        of = (at if categories < len(known) else at % categories) % len(known)
        ground = "first" if chance.happens(0.55) else "minor"
        scribe.record(
            ExemptionItem, county.who(bodies[of], Role.CLERK), dt.date(year, 1, 8), bodies[of],
            code=codes[at].item.code if at < len(codes) else f"MF-{at + 1:03d}", ground=ground, field=known[of],
            name=codes[at].name if at < len(codes) else f"{known[of]}领域轻微违法情形之{at + 1}",
            category=f"第{at % categories + 1}大类", basis="行政处罚法第三十三条", since=dt.date(year, 1, 10),
            **({"lookback_months": 24} if ground == "first" else {}),
        )  # fmt: skip
