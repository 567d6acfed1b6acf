"""Papers of service, payment, late fee, closing, retraction, and the list of the dossier."""

from guiju.documents.build import enforcement, facts, paragraph, service_receipt, table
from guiju.documents.content import Paper
from guiju.documents.issue import issues
from guiju.documents.models import Issued
from guiju.documents.remedies import Remedy
from guiju.matters.penalty.models import CrimeTransfer, Penalty, PenaltyHearing
from guiju.matters.penalty.models.words import Decision
from guiju.matters.penalty.papers.common import (
    about,
    approval,
    dated,
    given,
    kinds_of,
    on,
    organ,
    party_rows,
    ways_to_object,
    yuan,
)
from guiju.procedure.models import Case, Event

_DECISIONS = ("行政处罚决定书", "当场行政处罚决定书", "不予行政处罚决定书")


def decided(case: Case) -> str:
    """The decision of the case with its number, as other papers refer to it."""
    issued = Issued.objects.filter(case=case.pk, title__in=_DECISIONS).order_by("pk").last()
    if issued is None:
        return "行政处罚决定"
    number = issued.number or case.number
    return f"《{issued.title}》（{number}）" if number else f"《{issued.title}》"


@issues(Penalty, "送达公告")
def announcement(case: Penalty, event: Event, number: str) -> Paper:
    """To a party that nothing else reached: served when the period is over (民事诉讼法第九十五条)."""
    case = given(case, event)
    return enforcement(
        "送达公告",
        organ(case),
        number=case.number,
        addressee=str(case.party),
        blocks=[
            f"因以其他方式无法送达，现依照《中华人民共和国行政处罚法》第六十一条、《中华人民共和国民事诉讼法》第九十五条的规定，"
            f"向你（单位）公告送达{decided(case)}。",
            f"自公告发布之日（{dated(case.announced_on)}）起经过{case.sector.announcement_days}日，即{dated(case.announced_until)}，视为送达。"
            "请及时到本机关领取。",
            f"公告方式：{case.announced_in}。",
        ],
        date=on(event),
    )  # fmt: skip


@issues(Penalty, "送达回证")
def receipt(case: Penalty, event: Event, number: str) -> Paper:
    """The receipt of service of the decision."""
    case = given(case, event)
    return service_receipt(
        organ(case),
        number=case.number,
        recipient=str(case.party),
        papers=[decided(case)],
        place=case.party.address if case.party else "",
        manner=case.get_service_display(),
    )


@issues(Penalty, "暂缓（分期）缴纳罚款通知书", word="缓缴")
def deferral(case: Penalty, event: Event, number: str) -> Paper:
    """Until when, and in which parts."""
    row = case.hardships.get(event=event)
    return enforcement(
        "暂缓（分期）缴纳罚款通知书",
        organ(case),
        number=number,
        addressee=str(case.party),
        blocks=[
            f"你（单位）{dated(row.applied_on)}就{decided(case)}提出暂缓（分期）缴纳罚款的申请。"
            "经审查，你（单位）确有经济困难，依照《中华人民共和国行政处罚法》第六十六条第二款的规定，同意如下安排：",
            row.plan,
            f"全部罚款应当在{dated(row.until)}前缴清。到期不缴纳的，自次日起每日按未缴罚款的百分之三加处罚款，"
            "并依法强制执行或者申请人民法院强制执行。",
        ],
        date=on(event),
    )


@issues(Penalty, "加处罚款决定书", word="加罚")
def late_fee(case: Penalty, event: Event, number: str) -> Paper:
    """The sum with its arithmetic."""
    day = on(event)
    fee = case.late_fee_on(day)
    return enforcement(
        "加处罚款决定书",
        organ(case),
        number=number,
        addressee=str(case.party),
        blocks=[
            f"本机关{decided(case)}要求你（单位）缴纳罚款，缴纳期限至{dated(case.deferred_until or case.pay_by)}。"
            f"截至{dated(day)}，尚有罚款{yuan(case.fine_left)}未缴纳。",
            "依照《中华人民共和国行政处罚法》第七十二条第一款第一项、第七十三条第三款的规定，"
            f"决定加处罚款{yuan(fee.amount)}。计算如下：",
            *fee.steps,
            "请立即将罚款和加处罚款缴至缴款通知单载明的代收机构。",
        ],
        remedies=ways_to_object(case, Remedy.ORDINARY),
        date=day,
    )


@issues(Penalty, "结案审批表")
def closing(case: Penalty, event: Event, number: str) -> Paper:
    """What was decided, how it was performed, why it may be closed."""
    case = given(case, event)
    money = [f"罚款已缴{yuan(case.fine_paid)}"] if case.fine else []
    money += [f"没收款已缴{yuan(case.gains_paid)}"] if case.confiscated else []
    money += [f"加处罚款已缴{yuan(case.late_fee_paid)}"] if case.late_fee else []
    done = "；".join([*money, *([case.performance] if case.performance else [])])
    punished = case.decision == Decision.PENALTY
    form = approval(
        *about(case),
        [("立案（当场处罚）日期", dated(case.filed_on or case.opened_on)), ("决定日期", dated(case.decided_on))],
        ("决定", f"{case.get_decision_display()}　{kinds_of(case.kinds)}" if punished else case.get_decision_display()),
        ("处罚内容", case.content),
        [("送达日期", dated(case.served_on)), ("公开", case.get_publicity_display())],
        ("执行情况", done or "无须执行"),
        *([("决定变更情况", f"{case.get_overturned_display()}（{case.overturned_by}）")] if case.overturned else []),
        opinion=case.closing or "案件已办理完毕，建议结案。",
    )
    return enforcement("结案审批表", organ(case), number=case.number, blocks=[form], date=on(event), seal=False)


@issues(Penalty, "撤回公开说明")
def retraction(case: Penalty, event: Event, number: str) -> Paper:
    """Why what was public is so no longer (第四十八条第二款)."""
    case = given(case, event)
    return enforcement(
        "撤回公开说明",
        organ(case),
        number=case.number,
        blocks=[
            f"本机关于{dated(case.published_on)}公开的{decided(case)}，已于{dated(case.overturned_on)}"
            f"{case.get_overturned_display()}（{case.overturned_by}）。",
            f"依照《中华人民共和国行政处罚法》第四十八条第二款的规定，现撤回该处罚决定信息。{case.retract_reason}",
        ],
        date=on(event),
    )


@issues(Penalty, "案卷目录")
def dossier(case: Penalty, event: Event, number: str) -> Paper:
    """Every paper of the case in the order in which it came to be, and of the hearing and the transfer with it.

    A reconsideration or suit about it hangs on it too, but has its own dossier.
    """
    case = given(case, event)
    own = [line._meta.model_name for line in (PenaltyHearing, CrimeTransfer)]
    thread = [case.pk, *case.offspring.filter(line__in=own).values_list("pk", flat=True)]
    issued = Issued.objects.filter(case__in=thread).select_related("event").order_by("event__at", "pk")
    rows = [(place, paper.title, paper.number, dated(on(paper.event)), "") for place, paper in enumerate(issued, 1)]
    return enforcement(
        "案卷目录",
        organ(case),
        blocks=[
            facts([("案由", case.violation), ("案号", case.number)], *party_rows(case)),
            paragraph(f"案卷号：{case.volume}　　保管期限：{case.get_retention_display()}"),
            table(("序号", "文书名称", "文号", "日期", "页码"), rows, widths=(1, 4, 4, 3, 1)),
        ],
        date=on(event),
        seal=False,
    )
