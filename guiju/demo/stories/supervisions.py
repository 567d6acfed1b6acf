"""A year of supervision: a round with its teams and visits, feedback from above, campaigns; and what was put right."""

import datetime as dt
from typing import Any

from guiju.demo.chance import Chance
from guiju.demo.county import County
from guiju.demo.plan import Plan
from guiju.demo.scribe import Scribe
from guiju.matters.rectification.choices import Field
from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.sources import Source
from guiju.matters.supervision.models import Campaign, PatrolItem, Round
from guiju.matters.supervision.models.campaign import Channel
from guiju.procedure import calendars
from guiju.registry.models import Body
from guiju.registry.roles import Role

_ASPECTS = (
    "组织领导", "依法决策", "规范性文件管理", "行政执法", "矛盾纠纷化解", "行政权力监督", "法治保障", "政务服务",
    "普法宣传", "队伍建设",
)  # fmt: skip
_PROBLEMS = (
    "执法程序记录不完整",
    "法制审核未做到全覆盖",
    "公示信息更新不及时",
    "案卷归档不规范",
    "学法制度落实不到位",
    "裁量说理不充分",
)


def tell(scribe: Scribe, county: County, plan: Plan) -> None:
    """The round, the feedback, the patrol items and the campaigns."""
    with scribe.story():
        _round(scribe, county, plan)
    for problem in _feedback(scribe.chance, county, plan):
        with scribe.story():
            _from_above(scribe, county, plan, **problem)
    for at in range(plan("supervision.patrol_tasks")):
        scribe.record(
            PatrolItem, county.who(county.justice, Role.CLERK), dt.date(plan.year, 3, 12), county.justice,
            round_name="本届党委巡察", aspect=_ASPECTS[at % plan("supervision.patrol_aspects")],
            task=f"法治建设重点任务之{at + 1}", included_on=dt.date(plan.year, 3, 12),
        )  # fmt: skip
    _earlier_campaigns(scribe, county, plan)
    with scribe.story():
        _campaign(scribe, county, plan)


def tell_open(scribe: Scribe, county: County, days: list[dt.date]) -> None:
    """Problems found on these days, told as far as the present."""
    for day in days:
        owner = scribe.chance.choice(county.units[1:])
        with scribe.story():
            case = scribe.begin(
                Rectification, "enter", county.who(county.justice, Role.SUPERVISOR), day, county.justice,
                source=Source.OWN, document="法治督察反馈意见", text=scribe.chance.choice(_PROBLEMS),
                counterpart=owner, found_on=day,
            )  # fmt: skip
            put_right(scribe, county, case, owner, day, struck=scribe.chance.later(day, 30, 50))


# -- putting right


def put_right(
    scribe: Scribe,
    county: County,
    case,
    owner: Body,
    day: dt.date,
    *,
    struck: dt.date,
    measures: int = 1,
    money: int = 0,
) -> None:
    """From handing over to strike-off: plan, measures, proof, two checks by two bodies."""
    chance, calendar, here = scribe.chance, calendars.current(), county.justice
    supervisor, second = county.who(here, Role.SUPERVISOR), county.who(here, Role.UNIT_HEAD)
    worker, reviewer = county.who(owner, Role.HANDLER), county.who(owner, Role.REVIEWER)
    charged = calendar.add(day, chance.randint(1, 4))
    due = calendar.add(struck, chance.randint(2, 12))
    scribe.act(
        case,
        "charge",
        supervisor,
        charged,
        counterpart=owner,
        due_on=due,
        requirement="对照问题举一反三，按期整改到位。",
    )
    planned = calendar.add(charged, 2)
    for at in range(measures):
        scribe.act(
            case, "add_measure", worker, planned, text=f"整改措施{at + 1}：完善制度、补正案卷、组织培训。", due_on=due
        )
    scribe.act(case, "submit_plan", worker, planned, cause="重视不够，把关不严。", plan="明确责任人和时限，逐项落实。")
    scribe.act(case, "approve_plan", second, calendar.add(planned, 1))
    applied = max(calendar.add(planned, 2), calendar.subtract(struck, 3))
    for at in range(measures):
        scribe.act(case, "report", worker, applied, text="措施已落实。", evidence=f"佐证材料{at + 1}", finished=at + 1)
    scribe.act(
        case, "apply", worker, applied, result="问题已整改到位。", **({"returned_amount": money} if money else {})
    )
    scribe.act(case, "pass_first", reviewer, calendar.add(applied, 1), opinion="经初核属实。")
    struck = max(struck, calendar.add(applied, 2))
    again = calendar.add(struck, chance.randint(50, 90))
    scribe.act(case, "strike", second, struck, opinion="经复核，同意销号。", recheck_due_on=calendar.add(again, 10))
    scribe.act(case, "recheck", supervisor, again, recheck_result="held", opinion="整改成果巩固，没有反弹。")
    scribe.act(case, "archive", supervisor, calendar.add(again, 3))


# -- 法治督察


def _round(scribe: Scribe, county: County, plan: Plan) -> None:
    chance, calendar, body = scribe.chance, calendars.current(), county.justice
    supervisor, head = county.who(body, Role.SUPERVISOR), county.who(body, Role.HEAD)
    year = plan.year
    start = calendar.next_working(dt.date(year, 3, 4))
    case = scribe.begin(Round, "draft", supervisor, start, body, name=f"{year}年度法治政府建设督察", mode="joint",
                        theme="法治政府建设责任落实", plan="书面与实地结合。", partners="纪委监委、巡察办")  # fmt: skip
    scribe.act(case, "approve", head, calendar.add(start, 3))
    formed = calendar.add(start, 5)
    teams = plan("supervision.teams")
    for at in range(teams):
        scribe.act(case, "form_team", supervisor, formed, name=f"第{at + 1}督察组", members=chance.randint(4, 7),
                   formed_on=formed)  # fmt: skip
    scribe.act(case, "notify", head, calendar.add(formed, 1))
    departments = [one for one in county.departments if one != body][: plan("supervision.departments_inspected")]
    visited = [*departments, *county.townships[: plan("supervision.townships_inspected")]]
    day = calendar.add(formed, 3)
    for at, unit in enumerate(visited):
        if at % 4 == 3:
            day = calendar.add(day, 1)
        scribe.act(case, "visit", supervisor, day, unit=unit, way="site" if chance.happens(0.5) else "paper",
                   visited_on=day, team=f"第{at % max(1, teams) + 1}督察组")  # fmt: skip
    owners = []
    for at in range(plan("supervision.issues_found")):
        owners.append(unit := chance.choice(visited))
        scribe.act(case, "find", supervisor, day, unit=unit, text=f"{chance.choice(_PROBLEMS)}（问题{at + 1}）",
                   aspect=chance.choice(_ASPECTS), found_on=day, list_number=str(at + 1))  # fmt: skip
    told = calendar.add(day, 5)
    scribe.act(case, "feed_back", head, told, opinion="反馈督察发现的问题，限期整改。")
    scribe.act(case, "circulate", head, calendar.add(told, 4), circular="通报督察情况。")
    open_ = plan("supervision.issues_open")
    for at, (found, owner) in enumerate(zip(scribe.offspring(case), owners, strict=True)):
        if at >= open_:
            struck = min(calendar.add(told, chance.randint(20, 110)), dt.date(year, 12, 18))
            put_right(scribe, county, found, owner, told, struck=calendar.next_working(struck))
    scribe.act(case, "close", head, calendar.add(told, 6))


# -- 上级反馈


def _feedback(chance: Chance, county: County, plan: Plan) -> list[dict[str, Any]]:
    issues = plan("supervision.feedback_issues")
    owners = [one for one in county.departments if one != county.justice][: plan("supervision.feedback_lead_units")]
    measures = chance.split(plan("supervision.feedback_measures"), issues, least=1)
    return [
        {"aspect": _ASPECTS[at % plan("supervision.feedback_aspects")], "owner": owners[at % len(owners)],
         "measures": measures[at], "number": str(at + 1)}
        for at in range(issues)
    ]  # fmt: skip


def _from_above(
    scribe: Scribe, county: County, plan: Plan, aspect: str, owner: Body, measures: int, number: str
) -> None:
    day = calendars.current().next_working(dt.date(plan.year, 2, 20))
    case = scribe.begin(
        Rectification, "enter", county.who(county.justice, Role.SUPERVISOR), day, county.justice, source=Source.UPPER,
        document="上级法治督察反馈意见", issued_by="上级依法治理机构", text=scribe.chance.choice(_PROBLEMS),
        aspect=aspect, counterpart=owner, found_on=day, list_number=number,
    )  # fmt: skip
    put_right(scribe, county, case, owner, day, struck=scribe.chance.later(day, 50, 180), measures=measures)


# -- 专项整治


def _earlier_campaigns(scribe: Scribe, county: County, plan: Plan) -> None:
    """Listed last autumn, put right and struck off this year: on enforcement, and on enforcement against firms."""
    money = plan("enforcement.funds_returned")
    wanted = (
        ("行政执法突出问题专项整治", Field.ENFORCEMENT, plan("campaign.issues_rectified"), 0),
        ("涉企执法突出问题专项治理", Field.ENTERPRISE, min(9, money // 10_000), money),
    )
    for name, field, count, returned in wanted:
        if count:
            with scribe.story():
                case = _start(scribe, county, plan.year - 1, name, field, 9)
                _list(scribe, county, case, dt.date(plan.year - 1, 10, 23), count, 7, plan.year, money=returned)
                _finish(scribe, county, case, dt.date(plan.year, 12, 4))


def _campaign(scribe: Scribe, county: County, plan: Plan) -> None:
    names = ("clues_received", "issues_listed", "tasks", "plan_refinements", "measures")
    clues, listed, tasks, refined, measures = (plan(f"campaign.{name}") for name in names)
    chance, calendar = scribe.chance, calendars.current()
    case = _start(scribe, county, plan.year, "突出问题专项整治", Field.TRAFFIC if listed else Field.CONDUCT, 4)
    supervisor = county.who(county.justice, Role.SUPERVISOR)
    day = calendar.next_working(dt.date(plan.year, 5, 6))
    for at in range(refined):
        scribe.act(
            case, "refine", supervisor, calendar.add(day, at), text="细化任务和时限。", refined_on=calendar.add(day, at)
        )
    day = calendar.add(day, refined)
    for at in range(tasks):
        scribe.act(case, "set_task", supervisor, day, text=f"整治任务{at + 1}", set_on=day)
    for at in range(measures):
        extra = {"task": at % tasks + 1} if tasks else {}
        scribe.act(case, "set_measure", supervisor, day, text=f"整治措施{at + 1}", set_on=day, **extra)
    channels = list(Channel)
    for at in range(clues):
        day = calendar.add(day, 1) if at % 9 == 8 else day
        scribe.act(
            case,
            "receive_clue",
            supervisor,
            day,
            channel=chance.choice(channels),
            text=f"线索{at + 1}",
            received_on=day,
        )
    for at in range(clues):
        if at >= listed:
            scribe.act(case, "dismiss_clue", supervisor, day, clue=at + 1, reason="经核查不属实或者不属整治范围。")
    _list(scribe, county, case, calendar.add(day, 2), listed, plan("campaign.aspects"), plan.year, clues=True)
    day = calendar.next_working(dt.date(plan.year, 11, 20))
    for at in range(plan("campaign.tasks_completed")):
        scribe.act(case, "finish_task", supervisor, day, task=at + 1, proof="整治佐证材料", done_on=day)
    if plan("campaign.tasks_completed") == tasks:
        _finish(scribe, county, case, dt.date(plan.year, 12, 10))


def _start(scribe: Scribe, county: County, year: int, name: str, field: str, month: int) -> Any:
    body, calendar = county.justice, calendars.current()
    day = calendar.next_working(dt.date(year, month, 10))
    case = scribe.begin(Campaign, "start", county.who(body, Role.SUPERVISOR), day, body, name=f"{year}年{name}",
                        field=field, plan="分动员、排查、整改、巩固四个阶段。")  # fmt: skip
    scribe.act(case, "announce", county.who(body, Role.HEAD), calendar.add(day, 3), notice="面向社会征集线索。")
    return case


def _list(
    scribe: Scribe,
    county: County,
    case,
    day: dt.date,
    count: int,
    aspects: int,
    year: int,
    *,
    clues: bool = False,
    money: int = 0,
) -> None:
    chance, calendar = scribe.chance, calendars.current()
    day = calendar.next_working(day)
    owners = [chance.choice(list(county.enforcers)) for _ in range(count)]
    for at, owner in enumerate(owners):
        extra = {"clue": at + 1} if clues else {}
        scribe.act(case, "list_issue", county.who(county.justice, Role.SUPERVISOR), day, unit=owner,
                   text=f"{chance.choice(_PROBLEMS)}（清单{at + 1}）", aspect=_ASPECTS[at % max(1, aspects)],
                   listed_on=day, **extra)  # fmt: skip
    first = max(day, dt.date(year, 1, 5))
    sums = chance.split(money, count)
    for one, owner, back in zip(scribe.offspring(case), owners, sums, strict=True):
        struck = min(calendar.add(first, chance.randint(30, 110)), dt.date(year, 12, 16))
        put_right(scribe, county, one, owner, day, struck=calendar.next_working(struck), money=back)


def _finish(scribe: Scribe, county: County, case, day: dt.date) -> None:
    head = county.who(county.justice, Role.HEAD)
    scribe.act(
        case,
        "close",
        head,
        calendars.current().next_working(day),
        summary="专项整治任务完成。",
        lasting="形成长效制度。",
    )
