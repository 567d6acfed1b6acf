"""Papers of the decision, its service and performance (行政复议法 61–79)."""

import datetime as dt

from guiju.documents.build import heading, letter, paragraph, service_receipt, signatures, strong
from guiju.documents.content import Block, Paper
from guiju.documents.dates import written
from guiju.documents.issue import issues
from guiju.documents.models import Issued
from guiju.documents.numerals import money_in_capitals
from guiju.documents.remedies import Remedy, remedies
from guiju.matters.reconsideration.choices import DECISIONS, Condition, Outcome, Pressure
from guiju.matters.reconsideration.models import Reconsideration
from guiju.matters.reconsideration.papers.words import (
    COURT,
    NOTICE,
    challenge,
    day,
    notice,
    on,
    parties,
    respondent,
    rests_on,
    term,
)  # fmt: skip
from guiju.matters.service import Service
from guiju.procedure.counting import last_day
from guiju.procedure.models import Event

_ORDERS = {
    Outcome.UPHOLD: "维持{act}。",
    Outcome.CHANGE: "变更{act}。",
    Outcome.REVOKE: "撤销{act}。",
    Outcome.REVOKE_PART: "部分撤销{act}。",
    Outcome.ILLEGAL: "确认{act}违法。",
    Outcome.VOID: "确认{act}无效。",
    Outcome.PERFORM: "责令被申请人依法履行法定职责。",
    Outcome.REJECT_CLAIM: "驳回申请人的行政复议请求。",
    Outcome.REJECT_APPLICATION: "驳回申请人的行政复议申请。",
    Outcome.AGREEMENT: "就所涉行政协议作出如下决定。",
}


@issues(Reconsideration, "行政复议决定书", word="复决")
def decision(case: Reconsideration, event: Event, number: str) -> Paper:
    """Parties, request, answer, facts, reasons, orders under the article of their kind, and the way to court."""
    outcome = Outcome(event.data["outcome"])
    blocks: list[Block | str] = [
        *parties(case),
        f"申请人{challenge(case)}，于{written(case.received_on)}向本机关申请行政复议，本机关于{written(case.accepted_on)}"
        f"受理（{case.number}），适用{case.get_track_display()}审理。现已审理终结。",
        heading("申请人的请求和理由", numbered=False),
        f"请求：{case.request}",
        *([case.grounds] if case.grounds else []),
        heading("被申请人的答复", numbered=False),
        case.reply or "被申请人未在法定期限内提出书面答复、提交证据和依据，依法视为该行政行为没有证据、依据。",
        *([heading("第三人提供的证据", numbered=False), case.third_party_proof] if case.third_party_proof else []),
        heading("查明的事实", numbered=False),
        event.data["findings"],
        heading("本机关认为", numbered=False),
        event.data["reasons"],
        *_unmet(event),
        f"{_approval(case, event)}，依照{rests_on(event, DECISIONS[outcome])}的规定，本机关决定：",
        paragraph(strong(_ORDERS[outcome].format(act=f"{respondent(case)}作出的行政行为{_number(case)}"))),
        *([event.data["orders"]] if event.data.get("orders") else []),
        *_further(case, event),
    ]
    return notice(
        "行政复议决定书", case, event, number, *blocks, to="", remedies=remedies(Remedy.RECONSIDERED, court=COURT)
    )  # fmt: skip


def _number(case: Reconsideration) -> str:
    return f"（{case.act_number}）" if case.act_number else ""


def _approval(case: Reconsideration, event: Event) -> str:
    return "经本机关集体讨论通过" if event.data.get("collective") else "经本机关负责人同意"


def _unmet(event: Event) -> list[str]:
    failed = event.data.get("unmet")
    return [f"不符合的受理条件：{'；'.join(Condition(one).label for one in failed)}。"] if failed else []


def _further(case: Reconsideration, event: Event) -> list[str]:
    """Remaking, compensation and the term of performance, as far as the decision says them."""
    told = []
    until = day(event, "perform_until")
    if event.data.get("redo"):
        within = f"于{until}前" if until else f"自收到本决定书之日起{term('REC-D12', event)}内"
        told.append(f"责令被申请人{within}重新作出行政行为。")
    elif until:
        told.append(f"被申请人应当于{until}前履行完毕。")
    if case.compensation:
        told.append(f"被申请人赔偿申请人人民币{money_in_capitals(case.compensation)}。")
    return told


@issues(Reconsideration, "行政复议调解书", word="复调")
def mediation(case: Reconsideration, event: Event, number: str) -> Paper:
    """What both agreed on; binding once all have signed and the organ has sealed it."""
    until = day(event, "perform_until")
    return notice(
        "行政复议调解书", case, event, number, *parties(case),
        f"申请人{challenge(case)}，于{written(case.received_on)}向本机关申请行政复议（{case.number}）。请求：{case.request}",
        "经本机关主持调解，各方当事人自愿达成如下协议：",
        event.data["terms"],
        *([f"上述协议应当于{until}前履行完毕。"] if until else []),
        f"依照{rests_on(event, '行政复议法第七十三条')}的规定，本调解书经各方当事人签字或者签章，"
        "并加盖本机关印章，即具有法律效力。",
        signatures("申请人", "被申请人", "第三人"), to="",
    )  # fmt: skip


@issues(Reconsideration, "送达公告")
def announcement(case: Reconsideration, event: Event, number: str) -> Paper:
    """To an applicant whom nothing else reached: served when the thirty days are over."""
    announced = dt.date.fromisoformat(event.data["announced_on"])
    return notice(
        "送达公告", case, event, number,
        f"因以其他方式无法送达，现依照{rests_on(event)}的规定，向你公告送达{_decided(case)}。",
        f"自公告发布之日（{written(announced)}）起经过{term('SRV-D01', event)}，"
        f"即{written(last_day('SRV-D01', announced))}，视为送达。请及时到本机关领取。",
    )  # fmt: skip


def _decided(case: Reconsideration) -> str:
    issued = Issued.objects.filter(case=case.pk, title="行政复议决定书").first()
    return f"行政复议决定书（{issued.number}）" if issued else "行政复议决定书"


@issues(Reconsideration, "送达回证")
def receipt(case: Reconsideration, event: Event, number: str) -> Paper:
    """To be signed when the decision is handed over."""
    return service_receipt(
        case.body.name, number=case.number, recipient=str(case.party),
        papers=[_decided(case)],
        manner=Service(event.data["service"]).label,
    )  # fmt: skip


@issues(Reconsideration, "责令履行通知书", word="复履")
def urging(case: Reconsideration, event: Event, number: str) -> Paper:
    """By when, and what follows."""
    pressure = event.data.get("pressure")
    return notice(
        "责令履行通知书", case, event, number,
        f"{case.party}{challenge(case)}一案（{case.number}），"
        f"行政复议{'调解书' if case.outcome == Outcome.MEDIATED else '决定书'}已于{written(case.served_on)}生效，"
        "你单位尚未履行。",
        paragraph("依照", rests_on(event), "的规定，责令你单位于", strong(day(event, "urged_until")), "前履行，"
                  "并书面报告履行情况。"),
        *([f"同时决定：{Pressure(pressure).label}。"] if pressure else []),
        "拒不履行的，对负有责任的领导人员和直接责任人员依法给予处分。",
        NOTICE, to=respondent(case),
    )  # fmt: skip


@issues(Reconsideration, "行政复议意见书", word="复意")
def opinion(case: Reconsideration, event: Event, number: str) -> Paper:
    """What was found illegal or improper; the respondent reports back in sixty days."""
    return letter(
        "行政复议意见书", case.body.name, number=number, addressee=respondent(case),
        title=f"关于{case.number}案有关问题的行政复议意见书",
        blocks=[
            f"本机关在审理{case.party}{challenge(case)}一案（{case.number}）中，发现你单位存在下列问题：",
            event.data["letter"],
            f"依照{rests_on(event)}的规定，请你单位自收到本意见书之日起{term('REC-D13', event)}内，"
            "将纠正相关违法或者不当行政行为的情况报送本机关。",
        ],
        date=on(event),
    )  # fmt: skip


@issues(Reconsideration, "行政复议建议书", word="复建")
def advice(case: Reconsideration, event: Event, number: str) -> Paper:
    """General problems of laws, rules and documents, to those who make them."""
    return letter(
        "行政复议建议书", case.body.name, number=number, addressee="有关机关",
        title="关于完善制度和改进执法的行政复议建议书",
        blocks=[
            f"审理{case.number}案中发现下列带有普遍性的问题，依照{rests_on(event)}的规定提出建议：",
            event.data["advice_to_makers"],
        ],
        date=on(event),
    )  # fmt: skip


@issues(Reconsideration, "抄告函", word="复抄")
def copy_out(case: Reconsideration, event: Event, number: str) -> Paper:
    """The decision is sent to the respondent's superior department."""
    return letter(
        "抄告函", case.body.name, number=number, addressee=f"{respondent(case)}的上一级主管部门",
        title=f"关于抄告{case.number}案行政复议决定书的函",
        blocks=[f"{case.party}{challenge(case)}一案已经审结。依照{rests_on(event)}的规定，现将行政复议决定书抄告你单位。"],
        date=on(event), attachments=["行政复议决定书"],
    )  # fmt: skip
