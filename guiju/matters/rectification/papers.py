"""The papers of rectification: notice, plan, pressure, application, opinion.

A paper says what the step that makes it was given; what the case holds may have moved on by the time it is written.
"""

import datetime as dt
from typing import Any

from guiju.documents.build import document, facts, heading, letter, paragraph, strong, table
from guiju.documents.build import enforcement as form
from guiju.documents.content import Block, Fact, Paper
from guiju.documents.dates import written
from guiju.documents.issue import issues
from guiju.law.statutes import cite_all
from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.sources import terms
from guiju.procedure import clock
from guiju.procedure.models import Event
from guiju.registry.models import Body

#: Room for a hand-written opinion.
_SIGN = "\n签名：　　　　　　　　年　　月　　日"


def on(event: Event) -> dt.date:
    """The day of the step."""
    return clock.as_moment(event.at).date()


def day(event: Event, name: str) -> str:
    """A date that the step was given, as a paper writes it."""
    text = event.data.get(name)
    return written(dt.date.fromisoformat(text)) if text else ""


def found(case: Rectification) -> str:
    """The finding, by its paper."""
    number = f"（{case.document_number}）" if case.document_number else ""
    listed = f"问题清单第{case.list_number}号" if case.list_number else "所列问题"
    return f"《{case.document}》{number}{listed}"


def ground(case: Rectification) -> str:
    """The article that obliges the owner, as a paper cites it: 《行政执法监督条例》第二十八条."""
    return "、".join(f"《{one.law}》{one.text.removeprefix(one.law)}" for one in cite_all(terms(case.source).law))


@issues(Rectification, "整改通知书", word="整通")
def notice(case: Rectification, event: Event, number: str) -> Paper:
    """Handing over, handing to another, or reopening: what is wanted of the owner, by when, on what ground."""
    owner = Body.objects.filter(pk=event.data.get("counterpart")).first() or case.counterpart
    again = event.step == "reopen"
    blocks: list[Block | str] = [
        f"{found(case)}由你单位牵头整改。现将有关事项通知如下。",
        heading("存在的问题"),
        case.text,
        *([heading("回头看发现的反弹情况"), event.data["relapse"]] if again else []),
        heading("整改要求"),
        case.requirement or "请认真整改，举一反三，建立长效机制。",
        heading("时限"),
        paragraph("请于", strong(day(event, "due_on")), "前整改完毕并申请销号。", _plan(case)),
        f"依据：{ground(case)}。",
    ]
    return letter(
        "整改通知书",
        case.body.name,
        number=number,
        addressee=owner.name if owner else "",
        title=f"关于{'重新' if again else ''}整改{case.get_source_display()}指出问题的通知",
        blocks=blocks,
        date=on(event),
    )


def _plan(case: Rectification) -> str:
    return "本问题准许立行立改，不需另报方案。" if case.at_once else "收到本通知后，请先报送整改方案。"


@issues(Rectification, "整改方案审批表")
def plan(case: Rectification, event: Event, number: str) -> Paper:
    """The owner's plan with its measures, and room for the supervising body's approval."""
    measures = [
        (place, measure.text, str(measure.unit or case.counterpart), written(measure.due_on))
        for place, measure in enumerate(case.measures.select_related("unit").order_by("pk"), 1)
    ]
    return form(
        "整改方案审批表",
        _owner(case),
        blocks=[
            facts(
                [("来源", case.get_source_display()), ("清单编号", case.list_number)],
                [("牵头领导", case.leader), ("整改时限", written(case.due_on))],
                Fact("问题", case.text, 2),
                Fact("原因分析", event.data["cause"], 2),
                Fact("整改方案", event.data["plan"], 2),
            ),
            table(("序号", "措施", "落实单位", "完成时限"), measures, caption="整改措施", widths=(1, 6, 3, 3)),
            facts(Fact("责任单位主要负责人意见", _SIGN, 2), Fact("督察机构审批意见", _SIGN, 2)),
        ],
        date=on(event),
        seal=False,
    )


@issues(Rectification, "整改情况回复函")
def answer(case: Rectification, event: Event, number: str) -> Paper:
    """The owner's written answer to the organ that found the problem."""
    return letter(
        "函",
        _owner(case),
        addressee=case.issued_by or case.body.name,
        title=f"关于《{case.document}》办理情况的回复",
        blocks=[
            f"《{case.document}》{_bracketed(case.document_number)}收悉。现将办理情况回复如下。",
            event.data["answer"],
        ],
        date=on(event),
        copies=[case.body.name] if case.issued_by else [],
    )


@issues(Rectification, "异议复核意见", word="整异")
def review(case: Rectification, event: Event, number: str) -> Paper:
    """Whether the owner's objection is accepted, and why."""
    upheld = event.step == "uphold"
    result = "异议成立，撤销原问题，不再整改。" if upheld else "异议不成立，维持原结论，请按期整改。"
    return letter(
        "异议复核意见",
        case.body.name,
        number=number,
        addressee=_owner(case),
        title=f"关于对{case.get_source_display()}问题所提异议的复核意见",
        blocks=[
            f"你单位对{found(case)}提出的异议收悉。经复核，意见如下。",
            heading("异议内容"),
            case.objection,
            heading("复核情况"),
            event.data["opinion"],
            heading("复核结论"),
            paragraph(strong(result)),
        ],
        date=on(event),
    )


@issues(Rectification, "整改督办函", word="整督")
def urging(case: Rectification, event: Event, number: str) -> Paper:
    """The supervising body presses."""
    return letter(
        "督办函",
        case.body.name,
        number=number,
        addressee=_owner(case),
        title="关于加快问题整改的督办函",
        blocks=[
            f"{found(case)}由你单位牵头整改，整改时限为{written(case.due_on)}。",
            event.data["pressure"],
            "请抓紧整改，并书面报告进展。",
        ],
        date=on(event),
    )


@issues(Rectification, "整改情况通报", word="整报")
def circular(case: Rectification, event: Event, number: str) -> Paper:
    """Lateness made known to all."""
    late = (on(event) - case.last_day).days
    return document(
        "通报",
        case.body.name,
        number=number,
        addressee="各有关单位",
        title="关于问题整改逾期情况的通报",
        blocks=[
            f"{found(case)}由{_owner(case)}牵头整改，应于{written(case.due_on)}前完成，至今逾期{late}日未申请销号。",
            event.data["pressure"],
        ],
        date=on(event),
        copies=[_owner(case)],
    )


@issues(Rectification, "销号申请表")
def application(case: Rectification, event: Event, number: str) -> Paper:
    """What was done, its proof, and room for both checks."""
    proofs = [
        (place, one.text, one.evidence)
        for place, one in enumerate(case.progress.exclude(evidence="").order_by("pk"), 1)
    ]
    amount = event.data.get("returned_amount")
    return form(
        "问题整改销号申请表",
        _owner(case),
        number=case.number,
        blocks=[
            facts(
                [("来源", case.get_source_display()), ("清单编号", case.list_number)],
                [("整改时限", written(case.due_on)), ("是否按期", "是" if case.in_time else "否")],
                Fact("问题", case.text, 2),
                Fact("整改结果", event.data["result"] + (f"\n发还{amount}元。" if amount else ""), 2),
            ),
            table(("序号", "做法", "佐证材料"), proofs, caption="佐证材料", widths=(1, 5, 5)),
            facts(
                Fact("责任单位申请意见", _SIGN, 2),
                Fact("牵头部门初核意见", _SIGN, 2),
                Fact("督察机构复核意见", _SIGN, 2),
            ),
        ],
        date=on(event),
        seal=False,
    )


@issues(Rectification, "整改复核意见书", word="整复")
def opinion(case: Rectification, event: Event, number: str) -> Paper:
    """The second check: struck off, or back to the owner by a new day."""
    struck = event.step == "strike"
    looked = day(event, "site_checked_on")
    back = f"该问题尚未整改到位，退回继续整改，请于{day(event, 'due_on')}前完成。"
    return letter(
        "整改复核意见书",
        case.body.name,
        number=number,
        addressee=_owner(case),
        title=f"关于问题整改{'销号' if struck else '退回'}的复核意见",
        blocks=[
            f"你单位关于{found(case)}的销号申请收悉。{f'经{looked}现场核查' if looked else '经复核'}，意见如下。",
            event.data["opinion"],
            paragraph(strong("同意销号。请巩固整改成果，防止反弹。" if struck else back)),
        ],
        date=on(event),
    )


def _owner(case: Any) -> str:
    return case.counterpart.name if case.counterpart else ""


def _bracketed(number: str) -> str:
    return f"（{number}）" if number else ""
