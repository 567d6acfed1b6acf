"""法制审核意见书, 集体讨论记录, the decisions, 延长办案期限审批表."""

from guiju.documents.build import enforcement, facts, heading, paragraph, signatures, strong
from guiju.documents.content import Block, Fact, Paper
from guiju.documents.issue import issues
from guiju.documents.remedies import Remedy
from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.models.words import Publicity
from guiju.matters.penalty.papers.common import (
    about,
    approval,
    dated,
    full,
    given,
    how_to_pay,
    kinds_of,
    lighter,
    officers_of,
    on,
    organ,
    party_text,
    section,
    to_correct,
    ways_to_object,
    yuan,
)
from guiju.procedure.models import Event


@issues(Penalty, "法制审核意见书", word="法审")
def review(case: Penalty, event: Event, number: str) -> Paper:
    """On which ground it was reviewed, by whom, with what result."""
    case = given(case, event)
    form = facts(
        *about(case),
        ("应当审核的情形", "；".join(case.review_grounds()) or "自行提请审核"),
        (
            "拟作出的决定",
            f"{kinds_of(case.proposed_kinds)}　{case.proposed_content}" if case.proposed_kinds else "不予处罚",
        ),
        ("审核内容", "主体、权限、事实和证据、法律适用、程序、裁量、文书、是否涉嫌犯罪需要移送"),
        Fact("审核意见", case.review_opinion, 5),
        ("审核结论", case.get_review_result_display()),
        [("法制审核人员", str(event.actor)), ("日期", dated(on(event)))],
    )
    return enforcement("法制审核意见书", organ(case), number=number, blocks=[form], seal=False)


@issues(Penalty, "集体讨论记录")
def discussion(case: Penalty, event: Event, number: str) -> Paper:
    """Who was there, what was concluded, who thought otherwise."""
    case = given(case, event)
    reasons = {"情节复杂": case.complex, "重大违法行为": case.grave}
    form = facts(
        *about(case),
        ("提请讨论的理由", "、".join(name for name, met in reasons.items() if met) or "负责人认为需要"),
        ("参加人", case.attendees),
        Fact("讨论结论", case.discussion, 6),
        Fact("不同意见", case.dissent or "无", 3),
        [("主持人", str(event.actor)), ("日期", dated(on(event)))],
    )
    return enforcement(
        "集体讨论记录", organ(case), number=case.number, blocks=[form, signatures("参加人", "记录人")], seal=False
    )


@issues(Penalty, "行政处罚决定书", word="罚决")
def decision(case: Penalty, event: Event, number: str) -> Paper:
    """The six things of 第五十九条, and why."""
    case = given(case, event)
    sums = [f"罚款{yuan(case.fine)}"] if case.fine else []
    sums += [f"没收{yuan(case.confiscated)}"] if case.confiscated else []
    return enforcement(
        "行政处罚决定书",
        organ(case),
        number=number,
        blocks=[
            party_text(case),
            heading("违法事实和证据"),
            case.facts,
            *_proof(case),
            heading("告知和听取意见"),
            *_heard(case),
            heading("处罚的理由、依据和种类"),
            f"上述行为构成{case.violation}。依据：{full(case.basis)}",
            f"裁量等次：{case.get_leniency_display()}。{lighter(case)}{full(case.discretion)}{full(case.band_reason)}",
            *([f"新旧规定的适用：{case.transitional}"] if case.transitional else []),
            paragraph("本机关决定给予以下行政处罚：", strong(kinds_of(case.kinds)), f"。{full(case.content)}"),
            *([f"数额：{'；'.join(sums)}。"] if sums else []),
            *to_correct(case),
            heading("履行的方式和期限"),
            *how_to_pay(case),
            heading("申请行政复议、提起行政诉讼的途径和期限"),
        ],
        remedies=ways_to_object(case, _way(case)) + _shown(case),
        date=on(event),
    )  # fmt: skip


def _way(case: Penalty) -> Remedy:
    """A penalty on what a device recorded may also be challenged through the organ (行政复议法第三十二条)."""
    return Remedy.ELECTRONIC if case.evidence.filter(kind="monitor").exists() else Remedy.ORDINARY


def _shown(case: Penalty) -> str:
    """Whoever's decision will be published is told so (市监公示规定第八条)."""
    shown = (Publicity.DUE, Publicity.PUBLISHED, Publicity.RETRACTED)
    return "\n本决定依法应当公开的，本机关将在规定期限内向社会公示。" if case.publicity in shown else ""


def _proof(case: Penalty) -> list[str]:
    named = [row.name for row in case.evidence.order_by("pk")]
    named += [f"对{row.person}的笔录" for row in case.records.order_by("pk")]
    return [f"上述事实有以下证据证明：{'；'.join(named)}。"] if named else []


def _heard(case: Penalty) -> list[Block | str]:
    told = f"本机关于{dated(case.told_on)}送达事先告知书，告知拟作出的处罚内容及事实、理由、依据和依法享有的权利。"
    rechecks = list(case.rechecks.order_by("pk"))
    defended = [f"当事人进行了陈述、申辩。经复核：{row.get_result_display()}。{full(row.text)}" for row in rechecks]
    quiet = [] if case.defended or case.heard else [case.waiver or "当事人在规定期限内没有提出陈述、申辩。"]
    heard = (
        [f"应当事人要求，本机关于{dated(case.hearing_held_on)}举行听证。{full(case.hearing_adopted)}"]
        if case.heard
        else []
    )
    return [told, *defended, *quiet, *heard]


@issues(Penalty, "当场行政处罚决定书")
def on_the_spot(case: Penalty, event: Event, number: str) -> Paper:
    """The preset form with its serial number (第五十二条第二款), which says that reconsideration comes first."""
    case = given(case, event)
    refused = "当事人拒绝签收，执法人员已在本决定书上注明。" if case.refused_to_sign else ""
    return enforcement(
        "当场行政处罚决定书",
        organ(case),
        number=case.number,
        blocks=[
            party_text(case),
            f"经查，当事人于{dated(case.happened_on)}在{case.place}有以下违法行为：{case.facts}",
            f"上述行为构成{case.violation}。依据：{full(case.basis)}",
            f"告知和听取意见：{full(case.told)}",
            paragraph(
                "依照《中华人民共和国行政处罚法》第五十一条的规定，当场决定给予：",
                strong(kinds_of(case.kinds)),
                f"。{full(case.content)}",
            ),
            *([f"罚款数额：{yuan(case.fine)}。"] if case.fine else []),
            *to_correct(case),
            *(how_to_pay(case) if case.fine else []),
            *([refused] if refused else []),
            facts([("处罚地点", case.place), ("处罚时间", dated(on(event)))], ("执法人员及证号", officers_of(case))),
            signatures("当事人", "执法人员", "执法人员"),
        ],
        remedies=ways_to_object(case, Remedy.ON_THE_SPOT),
        date=on(event),
    )  # fmt: skip


@issues(Penalty, "不予行政处罚决定书", word="不罚")
def no_penalty(case: Penalty, event: Event, number: str) -> Paper:
    """A violation that is not punished, with the education that goes with it; or facts that do not hold."""
    case = given(case, event)
    founded = event.step == "exempt"
    why = case.get_ground_display() if founded else "违法事实不能成立（第五十七条第一款第三项）"
    listed = (
        [f"免罚清单事项：{case.exemption.name}（{case.exemption.document or case.exemption.code}）。"]
        if case.exemption
        else []
    )
    return enforcement(
        "不予行政处罚决定书",
        organ(case),
        number=number,
        blocks=[
            party_text(case),
            heading("查明的事实"),
            case.facts,
            *_proof(case),
            heading("不予处罚的理由和依据"),
            f"{why}。{full(case.reasons)}",
            *listed,
            "依照《中华人民共和国行政处罚法》第五十七条第一款的规定，本机关决定不予行政处罚。",
            *section("教育", case.education if founded else ""),
        ],
        remedies=ways_to_object(case, Remedy.ORDINARY),
        date=on(event),
    )  # fmt: skip


@issues(Penalty, "延长办案期限审批表")
def extension(case: Penalty, event: Event, number: str) -> Paper:
    """By which rule of the field, and until when."""
    case = given(case, event)
    form = approval(
        *about(case),
        [("立案日期", dated(case.filed_on)), ("延长至", dated(case.decide_by))],
        ("依据和理由", case.extension_basis),
        *([("批准的机关和文号", case.extension_approval)] if case.extension_approval else []),
        ("本领域规定", f"{case.sector.extension_source}（{case.sector.extension_days}日）"),
        opinion="建议延长办案期限。",
    )
    return enforcement("延长办案期限审批表", organ(case), number=case.number, blocks=[form], date=on(event), seal=False)
