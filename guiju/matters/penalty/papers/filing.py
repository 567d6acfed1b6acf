"""立案审批表, 不予立案审批表, 案件移送函."""

from guiju.documents.build import enforcement, letter
from guiju.documents.content import Paper
from guiju.documents.issue import issues
from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.papers.common import about, approval, dated, given, officers_of, on, organ, party_rows
from guiju.procedure.models import Event


@issues(Penalty, "立案审批表")
def filing(case: Penalty, event: Event, number: str) -> Paper:
    """Why a case is opened, who takes it, and that it is in time."""
    case = given(case, event)
    happened = dated(case.happened_on) + (f"至{dated(case.ended_on)}" if case.ended_on else "")
    form = approval(
        *about(case),
        [("案件来源", case.get_source_display()), ("发现之日", dated(case.discovered_on))],
        [("违法行为发生（终了）", happened), ("追责时效至", dated(case.limitation_ends()))],
        ("执法事项", f"{case.item}（{case.item_code}）"),
        ("线索和简要案情", case.lead),
        ("办案人员", officers_of(case)),
        ("办案期限", dated(case.period_of_the_field(on(event))) or "自立案之日起九十日（行政处罚法第六十条）"),
        opinion="经核查，符合立案条件，建议立案（行政处罚法第五十四条第二款）。",
    )
    return enforcement("立案审批表", organ(case), number=case.number, blocks=[form], date=on(event), seal=False)


@issues(Penalty, "不予立案审批表")
def dismissal(case: Penalty, event: Event, number: str) -> Paper:
    """Why no case is opened."""
    case = given(case, event)
    form = approval(
        *party_rows(case),
        [("案件来源", case.get_source_display()), ("发现之日", dated(case.discovered_on))],
        ("线索", case.lead),
        opinion=f"建议不予立案。理由：{case.reasons}",
    )
    return enforcement("不予立案审批表", organ(case), blocks=[form], date=on(event), seal=False)


@issues(Penalty, "举报处理结果告知书", word="举告")
def reporter(case: Penalty, event: Event, number: str) -> Paper:
    """To whoever reported under his own name: whether a case was filed."""
    filed = f"已于{dated(case.filed_on)}立案" if case.filed_on else "不予立案"
    return enforcement(
        "举报处理结果告知书",
        organ(case),
        number=number,
        addressee="举报人",
        blocks=[
            f"你{dated(case.discovered_on)}反映的线索，本机关经核查，{filed}。",
            event.data["reporter_told"],
        ],
        date=on(event),
    )


@issues(Penalty, "案件移送函", word="案移")
def passing_on(case: Penalty, event: Event, number: str) -> Paper:
    """To the agency that has jurisdiction."""
    case = given(case, event)
    return letter(
        "案件移送函",
        organ(case),
        number=number,
        addressee=case.receiving,
        title=f"关于移送{case.headline()}的函",
        blocks=[
            f"我单位在{case.get_source_display()}中发现的{case.headline()}，经核查不属于我单位管辖。{case.reasons}",
            "依照《中华人民共和国行政处罚法》第二十二条的规定，现将案件材料移送你单位处理，请将处理结果告知我单位。",
        ],
        date=on(event),
        attachments=["案件材料清单"],
    )
