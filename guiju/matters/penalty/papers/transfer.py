"""Papers of the transfer of a suspected crime."""

from guiju.documents.build import enforcement, facts, letter, paragraph, signatures, table
from guiju.documents.content import Fact, Paper
from guiju.documents.issue import issues
from guiju.matters.penalty.models import CrimeTransfer
from guiju.matters.penalty.models.hearing import penalty_of
from guiju.matters.penalty.models.lists import lines
from guiju.matters.penalty.papers.common import given, officers_of, on, organ, party_rows
from guiju.procedure.models import Event
from guiju.registry.models import Body


@issues(CrimeTransfer, "涉嫌犯罪案件移送审批表")
def approval(case: CrimeTransfer, event: Event, number: str) -> Paper:
    """The report of the two officers, and room for the decision that only the chief may take."""
    case = given(case, event)
    form = facts(
        [("案号", case.number or ""), ("来源案件", penalty_of(case).number or "")],
        *party_rows(case),
        ("涉嫌的罪名和事实", case.suspicion),
        ("核实人员", officers_of(case)),
        Fact("核实情况和移送报告", case.report, 6),
        Fact(
            "正职负责人（主持工作的负责人）决定",
            "\n□批准移送　□不批准移送，理由：\n　　签名：　　　　　年　　月　　日",
            5,
        ),
    )
    return enforcement(
        "涉嫌犯罪案件移送审批表", organ(penalty_of(case)), number=case.number, blocks=[form], date=on(event), seal=False
    )


@issues(CrimeTransfer, "涉嫌犯罪案件移送书", word="罪移")
def handing_over(case: CrimeTransfer, event: Event, number: str) -> Paper:
    """To the police of the same level, with what goes with it."""
    case = given(case, event)
    return enforcement(
        "涉嫌犯罪案件移送书",
        organ(penalty_of(case)),
        number=number,
        addressee=case.counterpart.name if case.counterpart else "",
        blocks=[
            f"本机关在办理{penalty_of(case).violation}一案中，发现{case.party}的行为涉嫌犯罪：{case.suspicion}",
            "依照《中华人民共和国行政处罚法》第二十七条和《行政执法机关移送涉嫌犯罪案件的规定》第五条、第六条的规定，"
            "经本机关正职负责人批准，现将案件移送你机关。",
            "请自接受之日起三日内审查决定是否立案，并书面通知本机关；不属于你机关管辖的，请在二十四小时内转送有管辖权的机关。",
        ],
        date=on(event),
        attachments=lines(case.materials),
        copies=["人民检察院"],
    )


@issues(CrimeTransfer, "不予立案复议申请书", word="罪复")
def objection(case: CrimeTransfer, event: Event, number: str) -> Paper:
    """To the police, who declined."""
    case = given(case, event)
    return _letter(case, event, number, "不予立案复议申请书", case.counterpart, "请你机关复议，作出立案的决定")


@issues(CrimeTransfer, "立案监督建议书", word="罪督")
def supervision(case: CrimeTransfer, event: Event, number: str) -> Paper:
    """To the procuratorate, that it look at why no case was opened."""
    case = given(case, event)
    return _letter(case, event, number, "立案监督建议书", "人民检察院", "建议你院依法进行立案监督")


def _letter(case: CrimeTransfer, event: Event, number: str, title: str, to: Body | str | None, wish: str) -> Paper:
    return letter(
        title,
        organ(penalty_of(case)),
        number=number,
        addressee=to.name if isinstance(to, Body) else to or "",
        blocks=[
            f"本机关移送的{case.party}涉嫌犯罪案件（{case.number}），公安机关决定不予立案（{case.police_number}）："
            f"{case.police_reasons}",
            f"本机关认为该案应当立案侦查。理由：{case.reasons}",
            f"依照《行政执法机关移送涉嫌犯罪案件的规定》第九条的规定，{wish}。",
        ],
        date=on(event),
    )


@issues(CrimeTransfer, "涉案物品交接清单")
def goods(case: CrimeTransfer, event: Event, number: str) -> Paper:
    """What was handed to the police after they opened a case (第十二条)."""
    case = given(case, event)
    return enforcement(
        "涉案物品交接清单",
        organ(penalty_of(case)),
        number=case.number,
        blocks=[
            paragraph(f"公安机关立案文书：{case.police_number}。"),
            table(("序号", "物品和材料名称、数量"), list(enumerate(lines(case.goods), 1)), widths=(1, 8)),
            signatures("移交人", "接收人"),
        ],
        date=on(event),
    )
