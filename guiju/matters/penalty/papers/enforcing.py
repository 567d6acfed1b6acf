"""Papers of force: 催告书, 行政强制执行决定书, 强制执行申请书 (行政强制法 35, 37, 45, 54, 55)."""

import datetime as dt

from guiju.documents.build import enforcement, facts, heading, paragraph, signatures, strong
from guiju.documents.content import Paper
from guiju.documents.issue import issues
from guiju.documents.remedies import Remedy
from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.papers.common import dated, on, organ, party_rows, ways_to_object
from guiju.matters.penalty.papers.execution import decided
from guiju.procedure.models import Case, Event


def owed(case: Case) -> str:
    """What is still to be performed, in words."""
    return "；".join(case.outstanding())  # type: ignore[attr-defined]


@issues(Penalty, "催告书", word="催告")
def urging(case: Penalty, event: Event, number: str) -> Paper:
    """The term, the manner, the sum, and the right to state and defend (第三十五条)."""
    until = dated(dt.date.fromisoformat(event.data["urge_until"]))
    return enforcement(
        "催告书",
        organ(case),
        number=number,
        addressee=str(case.party),
        blocks=[
            f"本机关{decided(case)}已于{dated(case.served_on)}送达你（单位）。"
            f"截至{dated(on(event))}，你（单位）尚未履行下列义务：",
            owed(case) + "。",
            paragraph("依照《中华人民共和国行政强制法》第三十五条、第五十四条的规定，请你（单位）于", strong(until),
                      "前履行。款项缴至缴款通知单载明的代收机构。"),
            "你（单位）收到本催告书后有权进行陈述和申辩，本机关将充分听取并予以记录、复核。",
            "经催告仍不履行的，本机关将依法强制执行；没有行政强制执行权的，自本催告书送达十个工作日后可以申请人民法院强制执行。",
        ],
        date=on(event),
    )  # fmt: skip


@issues(Penalty, "行政强制执行决定书", word="强执")
def order(case: Penalty, event: Event, number: str) -> Paper:
    """Reasons and basis, manner and time, remedies (第三十七条)."""
    return enforcement(
        "行政强制执行决定书",
        organ(case),
        number=number,
        addressee=str(case.party),
        blocks=[
            f"本机关{decided(case)}已于{dated(case.served_on)}送达你（单位）。你（单位）逾期不履行，"
            f"经本机关催告（催告书{dated(case.urged_on)}送达，履行期限至{dated(case.urge_until)}），无正当理由仍不履行。",
            f"尚未履行的义务：{owed(case)}。",
            "依照《中华人民共和国行政强制法》第三十七条、第四十六条的规定，本机关决定强制执行。",
            heading("申请行政复议、提起行政诉讼的途径和期限"),
        ],
        remedies=ways_to_object(case, Remedy.ORDINARY),
        date=on(event),
    )


@issues(Penalty, "强制执行申请书", word="申执")
def application(case: Penalty, event: Event, number: str) -> Paper:
    """To the court: the decision, the party's opinion and the urging, what is to be enforced; signed by the head."""
    late = event.data.get("late_cause")
    return enforcement(
        "强制执行申请书",
        organ(case),
        number=number,
        addressee="有管辖权的人民法院",
        blocks=[
            facts(("申请人", organ(case)), *party_rows(case)),
            f"申请事项：强制执行{decided(case)}确定的下列义务：{owed(case)}。",
            f"该决定于{dated(case.decided_on)}作出，{dated(case.served_on)}送达。被申请人在法定期限内不申请行政复议或者提起"
            f"行政诉讼（或者复议、诉讼已经终结），又不履行。催告书于{dated(case.urged_on)}送达，满十个工作日仍不履行。",
            *([f"逾期申请的正当理由：{late}"] if late else []),
            "依照《中华人民共和国行政强制法》第五十三条、第五十四条、第五十五条的规定，申请人民法院强制执行。",
            signatures("行政机关负责人"),
        ],
        attachments=["行政处罚决定书及作出决定的事实、理由和依据", "当事人的意见及催告情况", "申请强制执行标的情况"],
        date=on(event),
    )  # fmt: skip
