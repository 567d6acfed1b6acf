"""The papers of litigation: what the body hands to the court, and its own records."""

import datetime as dt
from typing import Any

from guiju.documents.build import enforcement as form
from guiju.documents.build import facts, letter, paragraph, signatures, strong, table
from guiju.documents.citations import in_full
from guiju.documents.content import Block, Fact, Paper
from guiju.documents.dates import written
from guiju.documents.issue import issues
from guiju.matters.litigation.choices import Absence, Fault, Rank
from guiju.matters.litigation.models import Lawsuit, Obligation, Suggestion
from guiju.procedure import clock
from guiju.procedure.models import Event


def on(event: Event) -> dt.date:
    """The day of the step."""
    return clock.as_moment(event.at).date()


def heads(case: Lawsuit) -> list[Block]:
    """The parties, the body as defendant or, on appeal, by its name alone."""
    ours = "答辩人（被告）：" if case.instance == "first" else "答辩人："
    return [
        paragraph(strong(ours), case.body.name, indent=False),
        paragraph(strong("对方当事人："), str(case.party), indent=False),
    ]


def matter(case: Lawsuit) -> str:
    """The suit as the court calls it."""
    number = f"（{case.court_number}）" if case.court_number else ""
    return f"{case.party}诉{case.body.name}{case.get_about_display()}一案{number}"


def to_court(title: str, case: Lawsuit, event: Event, *blocks: Block | str, **more: Any) -> Paper:
    """A paper for the court."""
    closing = [paragraph("此致", indent=True), paragraph(case.court or "人民法院", indent=False)]
    return form(title, case.body.name, number=case.number, blocks=[*blocks, *closing], date=on(event), **more)


@issues(Lawsuit, "应诉案件收件登记表")
def registration(case: Lawsuit, event: Event, number: str) -> Paper:
    """What came in, and by when it must be answered."""
    others = "、".join(body.name for body in case.co_defendants.all())
    running = {one.limit: one.due for one in case.deadlines.all()}
    return form(
        "应诉案件收件登记表", case.body.name, number=case.number, seal=False, date=on(event),
        blocks=[
            facts(
                [("对方当事人", str(case.party)), ("审级", case.get_instance_display())],
                [("受理法院", case.court), ("法院案号", case.court_number)],
                [("案由", case.get_about_display()), ("起诉途径", case.get_way_display())],
                [("收到日期", written(case.received_on)), ("答辩、举证期限", written(running.get("answering")))],
                ("共同被告", others or "无"),
                Fact("诉讼请求", case.claim, 3),
                Fact("拟办意见", "", 3),
                Fact("批示", "", 3),
            )
        ],
    )  # fmt: skip


@issues(Lawsuit, "管辖异议书")
def objection(case: Lawsuit, event: Event, number: str) -> Paper:
    """That another court is competent."""
    told = f"就{matter(case)}，答辩人依照{in_full(event.law)}的规定，提出管辖异议："
    blocks = [*heads(case), told, event.data["objection"]]
    return to_court("管辖异议书", case, event, *blocks)


@issues(Lawsuit, "延期举证申请书")
def delay(case: Lawsuit, event: Event, number: str) -> Paper:
    """Asked within the time for evidence, with the cause."""
    blocks = [
        *heads(case),
        f"就{matter(case)}，答辩人因下列正当事由不能按期提供证据，依照{in_full(event.law)}的规定申请延期：",
        event.data["delay_reason"],
    ]
    return to_court("延期举证申请书", case, event, *blocks)


@issues(Lawsuit, "行政诉讼答辩状")
def answer(case: Lawsuit, event: Event, number: str) -> Paper:
    """The answer, with the evidence as its annex."""
    return to_court(
        "行政诉讼答辩状", case, event, *heads(case), f"就{matter(case)}，答辩如下：", event.data["answer"],
        "综上，请求人民法院依法驳回对方当事人的诉讼请求。", attachments=[f"证据清单及证据{event.data['evidence']}份"],
    )  # fmt: skip


@issues(Lawsuit, "证据清单")
def evidence(case: Lawsuit, event: Event, number: str) -> Paper:
    """As many lines as there are pieces; what each proves is filled in by hand."""
    rows = [(place, "", "", "") for place in range(1, min(event.data["evidence"], 200) + 1)]
    return form(
        "证据清单", case.body.name, number=case.number, date=on(event),
        blocks=[
            f"案件：{matter(case)}",
            table(("序号", "证据名称", "来源", "证明对象"), rows, widths=(1, 4, 2, 4)),
            signatures("提交人", "人民法院收件人"),
        ],
    )  # fmt: skip


@issues(Lawsuit, "改变行政行为告知书")
def change(case: Lawsuit, event: Event, number: str) -> Paper:
    """The court is told at once what was changed."""
    rests = f"依照{in_full(event.law)}的规定，特此告知。"
    blocks = [f"就{matter(case)}，我单位已改变被诉行政行为：", event.data["text"], rests]
    return to_court("改变行政行为告知书", case, event, *blocks)


@issues(Lawsuit, "行政机关负责人身份证明书")
def identity(case: Lawsuit, event: Event, number: str) -> Paper:
    """Name, post and kind of head, sealed."""
    told = event.data
    return to_court(
        "行政机关负责人身份证明书", case, event,
        facts(
            [("姓名", told["head_name"]), ("职务", told["head_post"])],
            ("负责人类别", Rank(told["head_rank"]).label),
        ),
        f"上列人员系我单位负责人，依照{in_full(event.law)}的规定，参加{matter(case)}的诉讼。",
    )  # fmt: skip


@issues(Lawsuit, "授权委托书")
def power(case: Lawsuit, event: Event, number: str) -> Paper:
    """Staff and lawyers who go with or for the head."""
    rows = [("工作人员", event.data.get("staff", "")), ("律师", event.data.get("lawyer", ""))]
    return to_court(
        "授权委托书", case, event,
        f"我单位委托下列人员为{matter(case)}的诉讼代理人：",
        facts(*[(label, name or "无") for label, name in rows]),
        "代理权限：一般代理（出庭、陈述、答辩、举证、质证）；代为承认、放弃、变更诉讼请求，进行和解、调解，须另行特别授权。",
    )  # fmt: skip


@issues(Lawsuit, "负责人不能出庭情况说明")
def absence(case: Lawsuit, event: Event, number: str) -> Paper:
    """Before the hearing, with the ground and its proof, sealed or signed by the head."""
    return to_court(
        "负责人不能出庭情况说明", case, event,
        f"我单位负责人因{Absence(event.data['absence']).label}，不能参加{matter(case)}的庭审，情况说明如下：",
        event.data["absence_text"],
        f"依照{in_full(event.law)}的规定，我单位委托相应的工作人员出庭。",
        signatures("单位负责人"), attachments=["证明材料"],
    )  # fmt: skip


@issues(Lawsuit, "行政上诉状")
def appeal(case: Lawsuit, event: Event, number: str) -> Paper:
    """Our appeal; its requests and reasons are written by hand."""
    blocks: list[Block | str] = [
        paragraph(strong("上诉人："), case.body.name, indent=False),
        f"不服{case.court or '人民法院'}{case.judgment}，依照{in_full(event.law)}的规定提起上诉。",
        "上诉请求：",
        "事实和理由：",
    ]
    return to_court("行政上诉状", case, event, *blocks)


@issues(Lawsuit, "再审申请书")
def retrial(case: Lawsuit, event: Event, number: str) -> Paper:
    """Within six months of taking effect."""
    blocks = [
        f"申请人{case.body.name}不服{case.judgment}，依照{in_full(event.law)}的规定申请再审。",
        "再审请求：",
        "事实和理由：",
    ]
    return to_court("再审申请书", case, event, *blocks)


@issues(Lawsuit, "履行情况报告")
def performance(case: Lawsuit, event: Event, number: str) -> Paper:
    """What was ordered and what was done."""
    owed = case.ordered or case.get_outcome_display()
    told = f"{case.judgment}已经生效。裁判确定的义务：{owed}。现报告履行情况："
    blocks = [told, event.data["performance"]]
    return to_court("履行情况报告", case, event, *blocks)


@issues(Lawsuit, "败诉案件复盘报告")
def replay(case: Lawsuit, event: Event, number: str) -> Paper:
    """Why it was lost, what was learned, what will change."""
    return form(
        "败诉案件复盘报告", case.body.name, number=case.number, date=on(event),
        blocks=[
            facts(
                [("案件", matter(case))],
                [("裁判文书", case.judgment), ("裁判结果", case.get_outcome_display())],
                ("败诉原因", "、".join(Fault(one).label for one in event.data["faults"])),
                Fact("复盘结论", event.data["lessons"], 5),
                Fact("整改措施", event.data["measures"], 5),
                Fact("负责人意见", "", 3),
            )
        ],
    )  # fmt: skip


@issues(Suggestion, "建议书回复函", word="建复")
def reply(case: Suggestion, event: Event, number: str) -> Paper:
    """The written answer to a court's or a procuratorate's suggestion."""
    ref = f"（{case.letter_number}）" if case.letter_number else ""
    return letter(
        "回复函", case.body.name, number=number, addressee=case.sender, date=on(event),
        title=f"关于{case.get_letter_display()}办理情况的回复",
        blocks=[
            f"你单位{case.get_letter_display()}{ref}于{written(case.received_on)}收悉。现将办理情况回复如下：",
            event.data["measures"],
            event.data["reply"],
        ],
    )  # fmt: skip


@issues(Obligation, "履行督办函", word="督履")
def supervision(case: Any, event: Event, number: str) -> Paper:
    """To the body that has to perform."""
    until = event.data.get("due_on")
    term = f"请于{written(dt.date.fromisoformat(until))}前履行完毕，" if until else "请尽快履行，"
    return letter(
        "履行督办函", case.body.name, number=number, addressee=case.counterpart.name, date=on(event),
        title=f"关于督促履行{case.document}的函",
        blocks=[
            f"{case.document}（{case.get_duty_display()}）已经生效，你单位应当履行下列义务：",
            case.content,
            f"依照{in_full(event.law)}的规定，{term}并报送履行情况和证明材料，经核查后销号。",
        ],
    )  # fmt: skip
