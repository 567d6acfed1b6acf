"""Papers of the examination (行政复议法 38–51, 62)."""

from guiju.documents.build import enforcement as form
from guiju.documents.build import facts, paragraph, signatures, strong
from guiju.documents.content import Fact, Paper
from guiju.documents.dates import written
from guiju.documents.issue import issues
from guiju.matters.reconsideration.choices import End, HeadAtHearing, Pause, Stay, Track, Withdrawal
from guiju.matters.reconsideration.models import Reconsideration
from guiju.matters.reconsideration.papers.words import (
    NOTICE,
    both,
    challenge,
    day,
    notice,
    on,
    parties,
    respondent,
    rests_on,
)  # fmt: skip
from guiju.procedure.counting import last_day
from guiju.procedure.models import Deadline, Event


@issues(Reconsideration, "答复通知书", word="复答")
def reply(case: Reconsideration, event: Event, number: str) -> Paper:
    """To the respondent, with the last day of its reply."""
    simplified = case.track == Track.SIMPLIFIED
    last = last_day("REC-D07b" if simplified else "REC-D07", case.copy_served_on)
    article = "行政复议法第五十四条" if simplified else "行政复议法第四十八条"
    return notice(
        "行政复议答复通知书", case, event, number,
        f"申请人{case.party}{challenge(case)}提出的行政复议申请，本机关已于{written(case.accepted_on)}受理（{case.number}），"
        f"适用{case.get_track_display()}审理。现将申请书副本送达你单位。",
        paragraph("请你单位依照", rests_on(event, article), "的规定，最迟于", strong(written(last)),
                  "提出书面答复，并提交作出行政行为的全部证据、依据和其他有关材料。"),
        "书面答复应当说明行政行为的合法性、适当性，并对申请人的请求作出回应。你单位应当委托一至二名工作人员参加行政复议，"
        "不得仅委托律师。逾期不答复、不提交的，依法视为该行政行为没有证据、依据。",
        NOTICE, to=respondent(case), attachments=["行政复议申请书副本"],
    )  # fmt: skip


@issues(Reconsideration, "查阅复制案卷登记表")
def shown(case: Reconsideration, event: Event, number: str) -> Paper:
    """Who asked to see what, and what was shown."""
    row = case.file_requests.get(event=event)
    return form(
        "查阅复制案卷登记表", case.body.name, number=case.number,
        blocks=[
            facts(
                [("案由", case.headline())],
                [("申请查阅人", row.person), ("申请日期", written(row.asked_on))],
                [("是否同意", row.get_granted_display()), ("不予查阅的情形", row.get_withheld_display() or "无")],
                Fact("查阅、复制的材料", row.material or "（未列明）", 6),
            ),
            signatures("申请查阅人", "行政复议人员"),
        ],
        seal=False,
    )  # fmt: skip


@issues(Reconsideration, "听证通知书", word="复听")
def hearing(case: Reconsideration, event: Event, number: str) -> Paper:
    """When and where; what absence means for each side."""
    return notice(
        "行政复议听证通知书", case, event, number,
        paragraph("本机关受理的", f"{case.party}{challenge(case)}一案（{case.number}），定于",
                  strong(day(event, "hearing_on")), "在", strong(event.data["hearing_place"]), "举行听证。"),
        "申请人无正当理由拒不参加听证的，视为放弃听证权利。被申请人的负责人应当参加听证；不能参加的，应当说明理由并委托相应的"
        "工作人员参加。",
        f"依据：{rests_on(event)}。",
        NOTICE, to=both(case),
    )  # fmt: skip


@issues(Reconsideration, "听证笔录")
def minutes(case: Reconsideration, event: Event, number: str) -> Paper:
    """The record of the hearing, to be signed."""
    held = event.data
    came = HeadAtHearing(held["head"]).label
    return form(
        "行政复议听证笔录", case.body.name, number=case.number,
        blocks=[
            facts(
                [("案由", case.headline())],
                [("时间", written(on(event))), ("地点", case.hearing_place)],
                [("主持人", str(event.actor or "")), ("听证员", f"{held['panel']}人"), ("记录员", held["recorder"])],
                [("申请人", _presence(held)), ("被申请人负责人", came)],
                Fact("听证情况", held["text"], 10),
            ),
            signatures("申请人", "被申请人代理人", "主持人", "记录员"),
        ],
        seal=False,
    )  # fmt: skip


def _presence(held: dict) -> str:
    return "参加" if held.get("applicant_came", True) else "未参加，视为放弃听证权利"


@issues(Reconsideration, "停止执行通知书", word="复停")
def stay(case: Reconsideration, event: Event, number: str) -> Paper:
    """Which act stands still, and why."""
    return notice(
        "停止执行通知书", case, event, number,
        f"{case.party}{challenge(case)}一案（{case.number}），因{Stay(event.data['stay_ground']).label}，"
        f"依照{rests_on(event)}的规定，行政复议期间停止执行该行政行为。",
        NOTICE, to=both(case),
    )  # fmt: skip


@issues(Reconsideration, "延期审理通知书", word="复延")
def extension(case: Reconsideration, event: Event, number: str) -> Paper:
    """The new last day, which is counted on from the old one."""
    trial = Deadline.objects.filter(case=case.pk, limit="trial").latest("pk")
    return notice(
        "延期审理通知书", case, event, number,
        f"{case.party}{challenge(case)}一案（{case.number}），因情况复杂，不能在规定期限内作出行政复议决定：",
        event.data["reasons"],
        paragraph("依照", rests_on(event), f"的规定，经{_approver(event)}批准，审理期限延长至",
                  strong(written(trial.due)), "。"),
        NOTICE, to=both(case),
    )  # fmt: skip


def _approver(event: Event) -> str:
    return "行政复议机关负责人" if event.role == "head" else "行政复议机构负责人"


@issues(Reconsideration, "中止通知书", word="复中")
def pause(case: Reconsideration, event: Event, number: str) -> Paper:
    """From when, and on which ground."""
    document = event.data.get("document")
    return notice(
        "行政复议中止通知书", case, event, number,
        f"{case.party}{challenge(case)}一案（{case.number}），因{Pause(event.data['pause_ground']).label}"
        f"{f'（《{document}》）' if document else ''}，依照{rests_on(event)}的规定，自{written(on(event))}起中止审理。"
        "中止的原因消除后，本机关将及时恢复审理并书面告知。",
        NOTICE, to=both(case),
    )  # fmt: skip


@issues(Reconsideration, "恢复审理通知书", word="复恢")
def resumption(case: Reconsideration, event: Event, number: str) -> Paper:
    """The cause is gone; time runs again."""
    return notice(
        "恢复审理通知书", case, event, number,
        f"{case.party}{challenge(case)}一案（{case.number}）的中止原因已经消除：",
        event.data["reasons"],
        f"依照{rests_on(event)}的规定，自{written(on(event))}起恢复审理，中止期间不计入审理期限。",
        NOTICE, to=both(case),
    )  # fmt: skip


@issues(Reconsideration, "终止决定书", word="复终")
def termination(case: Reconsideration, event: Event, number: str) -> Paper:
    """On which ground the case ends without a decision."""
    if event.step == "terminate_suspended":
        ground = f"因{case.get_pause_ground_display()}，自{written(case.paused_on)}起中止满六十日，原因仍未消除"
    else:
        ground = End(event.data["end_ground"]).label
        if why := event.data.get("withdrawal"):
            ground += f"（{Withdrawal(why).label}），本机关准予撤回"
    return notice(
        "行政复议终止决定书", case, event, number, *parties(case),
        f"申请人{challenge(case)}，于{written(case.received_on)}向本机关申请行政复议（{case.number}）。",
        f"审理中，{ground}。依照{rests_on(event)}的规定，本机关决定终止行政复议。", to="",
    )  # fmt: skip


@issues(Reconsideration, "提级审理报请函", word="复报")
def report_up(case: Reconsideration, event: Event, number: str) -> Paper:
    """To the superior organ."""
    return notice(
        "提级审理报请函", case, event, number,
        f"本机关受理的{case.party}{challenge(case)}一案（{case.number}），拟报请你机关提级审理，理由如下：",
        event.data["reasons"], f"依据：{rests_on(event)}。请予审查。", to="上一级行政复议机关",
    )  # fmt: skip


@issues(Reconsideration, "案卷移送函", word="复移")
def hand_up(case: Reconsideration, event: Event, number: str) -> Paper:
    """The whole file goes to the superior organ."""
    return notice(
        "案卷移送函", case, event, number,
        f"{case.party}{challenge(case)}一案（{case.number}），你机关已决定提级审理。依照{rests_on(event)}的规定，"
        "现将全部案卷材料移送你机关。", to="上一级行政复议机关", attachments=["案卷材料"],
    )  # fmt: skip
