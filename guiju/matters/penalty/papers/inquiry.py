"""Papers of the investigation: records, advance registration, correction, the report that ends it."""

from guiju.documents.build import enforcement, facts, heading, paragraph, signatures, table
from guiju.documents.content import Paper
from guiju.documents.issue import issues
from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.models.lists import lines
from guiju.matters.penalty.papers.common import (
    about,
    approval,
    dated,
    given,
    officer_lines,
    officers_of,
    on,
    organ,
    party_text,
    yuan,
)
from guiju.procedure.models import Event


@issues(Penalty, "询问笔录")
def questioning(case: Penalty, event: Event, number: str) -> Paper:
    """What the person said, read over and signed on every page."""
    return _record(case, event, "询问笔录", "被询问人")


@issues(Penalty, "现场笔录")
def scene(case: Penalty, event: Event, number: str) -> Paper:
    """What the officers saw."""
    return _record(case, event, "现场笔录", "现场人员")


def _record(case: Penalty, event: Event, title: str, person: str) -> Paper:
    row = case.records.get(event=event)
    refused = "（拒绝签名，执法人员已注明）" if row.signature == "refused" else ""
    return enforcement(
        title,
        organ(case),
        number=case.number,
        blocks=[
            facts(
                [("案由", case.violation), ("日期", dated(row.taken_on))],
                [(person, row.person), ("地点", row.at_place)],
                ("执法人员及证号", officers_of(case)),
            ),
            "执法人员已主动出示执法证件，告知依法享有申请回避、陈述和申辩的权利，以及如实回答询问、协助调查的义务。",
            heading("记录", numbered=False),
            row.text,
            paragraph(f"以上笔录经核对无误。{refused}"),
            signatures((person, ""), "见证人"),
            officer_lines(case),
        ],
        seal=False,
    )


@issues(Penalty, "先行登记保存证据通知书", word="存")
def keeping(case: Penalty, event: Event, number: str) -> Paper:
    """What is kept where, and that it will be decided on within seven working days."""
    row = case.keepings.get(event=event)
    return enforcement(
        "先行登记保存证据通知书",
        organ(case),
        number=number,
        addressee=str(case.party),
        blocks=[
            f"因你（单位）涉嫌{case.violation}，有关证据可能灭失或者以后难以取得：{row.urgency}",
            "经行政机关负责人批准，依照《中华人民共和国行政处罚法》第五十六条的规定，对下列证据先行登记保存，"
            "自登记保存之日起七个工作日内作出处理决定。在此期间，任何人不得销毁或者转移。",
            table(("序号", "名称、数量"), list(enumerate(lines(row.things), 1)), widths=(1, 7)),
            f"保存地点：{row.at_place}。",
            signatures("当事人（见证人）", "执法人员", "执法人员"),
        ],
        date=on(event),
    )


@issues(Penalty, "先行登记保存证据处理决定书", word="存处")
def disposal(case: Penalty, event: Event, number: str) -> Paper:
    """What becomes of the things kept."""
    row = case.disposals.get(event=event)
    return enforcement(
        "先行登记保存证据处理决定书",
        organ(case),
        number=number,
        addressee=str(case.party),
        blocks=[
            f"本机关在{case.violation}一案中先行登记保存的证据，依照《中华人民共和国行政处罚法》第五十六条的规定，"
            f"现决定：{row.get_manner_display()}。",
            row.text,
        ],
        date=on(event),
    )


@issues(Penalty, "责令改正通知书", word="责改")
def correction(case: Penalty, event: Event, number: str) -> Paper:
    """The order that goes with every penalty and is none itself."""
    case = given(case, event)
    until = f"请于{dated(case.correct_by)}前改正。" if case.correct_by else "请立即改正。"
    return enforcement(
        "责令改正通知书",
        organ(case),
        number=number,
        addressee=str(case.party),
        blocks=[
            f"经查，你（单位）的行为涉嫌{case.violation}。"
            "依照《中华人民共和国行政处罚法》第二十八条第一款的规定，责令改正如下：",
            case.correction,
            f"{until}本机关将对改正情况进行复查。责令改正不是行政处罚，是否处罚另行依法决定。",
        ],
        date=on(event),
    )


@issues(Penalty, "中止调查审批表")
def pause(case: Penalty, event: Event, number: str) -> Paper:
    """Why the investigation stands still, and by which rule of the field."""
    case = given(case, event)
    form = approval(
        *about(case),
        ("中止的事由和依据", case.pause_ground),
        ("本领域规定", case.sector.pauses_source),
        opinion="建议中止调查，原因消除后立即恢复。",
    )
    return enforcement("中止调查审批表", organ(case), number=case.number, blocks=[form], date=on(event), seal=False)


@issues(Penalty, "调查终结报告")
def conclusion(case: Penalty, event: Event, number: str) -> Paper:
    """Facts, evidence, circumstances and the proposal."""
    case = given(case, event)
    marks = {
        "情节复杂": case.complex,
        "重大违法行为": case.grave,
        "涉及重大公共利益": case.public_interest,
        "案情疑难复杂、涉及多个法律关系": case.several_relations,
        "违法行为轻微": case.slight,
        "已及时改正": case.corrected,
        "有证据足以证明没有主观过错": case.no_fault,
    }
    sums = [f"货值金额{yuan(case.goods_value)}。"] if case.goods_value is not None else []
    sums += [f"违法所得{yuan(case.illegal_gain)}。"] if case.illegal_gain is not None else []
    return enforcement(
        "调查终结报告",
        organ(case),
        number=case.number,
        blocks=[
            heading("当事人"),
            party_text(case),
            heading("案件来源和调查经过"),
            f"{case.get_source_display()}。{case.lead}",
            f"本案于{dated(case.filed_on)}立案，由{officers_of(case)}办理。",
            heading("违法事实"),
            case.facts,
            *sums,
            heading("证据"),
            *_evidence(case),
            heading("情节"),
            f"危害后果：{case.get_harm_display()}。"
            + ("".join(f"{name}。" for name, met in marks.items() if met) or "没有其他法定情节。"),
            heading("处理建议"),
            f"建议：{case.get_proposal_display()}（行政处罚法第五十七条第一款）。",
            officer_lines(case),
        ],
        date=on(event),
        seal=False,
    )


def _evidence(case: Penalty) -> list[str]:
    found = [f"{row.get_kind_display()}：{row.name}。{row.origin}" for row in case.evidence.order_by("pk")]
    records = case.records.order_by("pk")
    found += [f"{dated(row.taken_on)}对{row.person}制作的笔录。" for row in records]
    return [f"{place}．{text}" for place, text in enumerate(found, 1)]


@issues(Penalty, "证据清单")
def evidence(case: Penalty, event: Event, number: str) -> Paper:
    """Every piece of evidence with its kind, source and day."""
    rows = [
        (place, row.get_kind_display(), row.name, row.origin, dated(row.collected_on))
        for place, row in enumerate(case.evidence.order_by("pk"), 1)
    ]
    rows += [
        (place, "笔录", row.person, row.at_place, dated(row.taken_on))
        for place, row in enumerate(case.records.order_by("pk"), len(rows) + 1)
    ]
    return enforcement(
        "证据清单",
        organ(case),
        number=case.number,
        blocks=[
            table(("序号", "种类", "名称", "来源和证明内容", "取得日期"), rows, widths=(1, 2, 3, 4, 2)),
            officer_lines(case),
        ],
        seal=False,
    )
