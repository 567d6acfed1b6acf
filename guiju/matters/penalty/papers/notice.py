"""行政处罚事先告知书 (with the right to a hearing), 陈述申辩笔录, 陈述申辩复核意见书."""

from guiju.documents.build import enforcement, facts, heading, signatures
from guiju.documents.content import Paper
from guiju.documents.issue import issues
from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.papers.common import (
    dated,
    full,
    given,
    kinds_of,
    lighter,
    officer_lines,
    on,
    organ,
    party_text,
    section,
    yuan,
)
from guiju.procedure.models import Event


@issues(Penalty, "行政处罚事先告知书", word="罚告")
def prior_notice(case: Penalty, event: Event, number: str) -> Paper:
    """Content, facts, reasons and basis of what is intended, and the rights (第四十四条、第四十五条、第六十三条)."""
    case = given(case, event)
    sums = [f"罚款{yuan(case.proposed_fine)}"] if case.proposed_fine else []
    sums += [f"没收{yuan(case.proposed_confiscation)}"] if case.proposed_confiscation else []
    hearing = [
        "上述拟作出的处罚属于《中华人民共和国行政处罚法》第六十三条规定的范围，你（单位）有要求听证的权利。"
        "要求听证的，应当在收到本告知书之日起五个工作日内提出（第六十四条第一项）；逾期不提出的，视为放弃。"
        "听证由非本案调查人员主持，你（单位）不承担组织听证的费用。"
    ]
    return enforcement(
        "行政处罚事先告知书",
        organ(case),
        number=number,
        addressee=str(case.party),
        blocks=[
            party_text(case),
            *(["因发现新的事实和证据，本机关重新告知如下：", case.new_facts] if event.step == "inform_again" else []),
            heading("违法事实"),
            case.facts,
            heading("处罚理由和依据"),
            f"上述行为构成{case.violation}。依据：{full(case.basis)}",
            f"裁量等次：{case.get_leniency_display()}。{lighter(case)}{full(case.discretion)}{full(case.band_reason)}",
            *([f"新旧规定的适用：{case.transitional}"] if case.transitional else []),
            heading("拟作出的处罚"),
            f"{kinds_of(case.proposed_kinds)}。{full(case.proposed_content)}",
            *([f"数额：{'；'.join(sums)}。"] if sums else []),
            heading("你（单位）的权利"),
            f"你（单位）有权进行陈述和申辩。请在{dated(case.defend_by)}前向本机关提出；"
            "本机关不会因陈述、申辩而给予更重的处罚（行政处罚法第四十五条）。",
            *(hearing if case.hearing_told else []),
        ],
        date=on(event),
    )


@issues(Penalty, "陈述申辩笔录")
def defence(case: Penalty, event: Event, number: str) -> Paper:
    """What the party said against it."""
    row = case.defences.get(event=event)
    return enforcement(
        "陈述申辩笔录",
        organ(case),
        number=case.number,
        blocks=[
            facts(
                [("案由", case.violation), ("日期", dated(row.made_on))],
                [("陈述申辩人", str(case.party)), ("方式", row.get_manner_display())],
            ),
            heading("陈述申辩内容", numbered=False),
            row.text,
            *section("提交的证据材料", row.material, numbered=False),
            signatures("陈述申辩人"),
            officer_lines(case),
        ],
        seal=False,
    )


@issues(Penalty, "陈述申辩复核意见书")
def recheck(case: Penalty, event: Event, number: str) -> Paper:
    """Whether the facts, reasons and evidence of the party hold."""
    row = case.rechecks.get(event=event)
    said = [f"{dated(one.made_on)}（{one.get_manner_display()}）：{one.text}" for one in case.defences.order_by("pk")]
    return enforcement(
        "陈述申辩复核意见书",
        organ(case),
        number=case.number,
        blocks=[
            heading("陈述申辩内容"),
            *said,
            heading("复核意见"),
            f"{row.get_result_display()}。{row.text}",
            "本意见不作为加重处罚的理由（行政处罚法第四十五条第二款）。",
            officer_lines(case),
        ],
        date=on(event),
        seal=False,
    )
