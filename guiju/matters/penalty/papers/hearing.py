"""听证通知书, 听证笔录, 听证报告."""

from guiju.documents.build import enforcement, facts, heading, paragraph, signatures
from guiju.documents.content import Paper
from guiju.documents.issue import issues
from guiju.matters.penalty.models import PenaltyHearing
from guiju.matters.penalty.models.hearing import penalty_of
from guiju.matters.penalty.papers.common import dated, given, on, organ
from guiju.procedure.models import Event


@issues(PenaltyHearing, "听证通知书", word="听通")
def invitation(hearing: PenaltyHearing, event: Event, number: str) -> Paper:
    """When, where, before whom; and the rights there."""
    hearing, case = given(hearing, event), penalty_of(hearing)
    manner = "公开举行" if hearing.open_to_public else f"不公开举行（{hearing.closed_reason}）"
    return enforcement(
        "听证通知书",
        organ(case),
        number=number,
        addressee=str(hearing.party),
        blocks=[
            f"你（单位）{dated(hearing.asked_on)}就{case.violation}一案要求听证。"
            "依照《中华人民共和国行政处罚法》第六十四条的规定，现通知如下：",
            facts(
                [("时间", dated(hearing.set_for)), ("方式", manner)],
                ("地点", hearing.place),
                [("主持人", str(hearing.host)), ("记录员", hearing.recorder)],
            ),
            "你（单位）可以亲自参加，也可以委托一至二人代理；认为主持人与本案有直接利害关系的，有权申请回避。"
            "参加时请携带身份证明、委托书和有关证据。",
            "无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利，听证终止。听证不收取费用。",
        ],
        date=on(event),
    )


@issues(PenaltyHearing, "听证笔录")
def record(hearing: PenaltyHearing, event: Event, number: str) -> Paper:
    """On which the decision rests (第六十五条)."""
    hearing, case = given(hearing, event), penalty_of(hearing)
    refused = "（当事人或者其代理人拒绝签名，主持人已注明）" if hearing.signed == "refused" else ""
    return enforcement(
        "听证笔录",
        organ(case),
        number=hearing.number,
        blocks=[
            facts(
                [("案由", case.violation), ("日期", dated(hearing.held_on))],
                ("地点", hearing.place),
                [("主持人", str(hearing.host)), ("记录员", hearing.recorder)],
                ("到场人员", hearing.attendance),
            ),
            heading("听证过程", numbered=False),
            hearing.record,
            paragraph(f"以上笔录经核对无误。{refused}"),
            signatures("当事人（代理人）", "办案人员", "主持人", "记录员"),
        ],
        seal=False,
    )


@issues(PenaltyHearing, "听证报告")
def report(hearing: PenaltyHearing, event: Event, number: str) -> Paper:
    """What the host makes of it, for the head who decides."""
    hearing, case = given(hearing, event), penalty_of(hearing)
    return enforcement(
        "听证报告",
        organ(case),
        number=hearing.number,
        blocks=[
            f"{case.violation}一案（{case.number}）应当事人{hearing.party}要求，于{dated(hearing.held_on)}在{hearing.place}听证。",
            f"到场人员：{hearing.attendance}",
            heading("听证情况"),
            hearing.record,
            heading("听证意见"),
            hearing.opinion,
            signatures(("听证主持人", str(hearing.host))),
        ],
        date=on(event),
        seal=False,
    )
