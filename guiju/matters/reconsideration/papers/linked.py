"""Papers of the two kinds of linked case: an application handed in through the penalising body, a document examined."""

from typing import Any

from guiju.documents.build import enforcement, letter
from guiju.documents.citations import in_full
from guiju.documents.content import Paper
from guiju.documents.issue import issues
from guiju.matters.reconsideration.models import DocumentReview, Handover
from guiju.matters.reconsideration.papers.words import NOTICE, on, term
from guiju.procedure.models import Event


@issues(Handover, "纠正决定告知书", word="复纠")
def corrected(case: Any, event: Event, number: str) -> Paper:
    """What the body put right, and that the applicant may still insist."""
    return enforcement(
        "自行纠正告知书", case.body.name, number=number, addressee=str(case.party), date=on(event),
        blocks=[
            f"你不服本机关{case.act_number}，通过本机关提交的行政复议申请已收到。经审查，本机关决定自行纠正：",
            event.data["corrected"],
            f"依据：{in_full(event.law)}。你仍要求对原行政处罚决定申请行政复议的，可以向{case.counterpart.name}提出申请；"
            "本机关审查所用的时间不计入申请期限。",
        ],
    )  # fmt: skip


@issues(Handover, "复议申请转送函", word="复转")
def forwarded(case: Any, event: Event, number: str) -> Paper:
    """With the application and the file of the penalty."""
    return letter(
        "转送函", case.body.name, number=number, addressee=case.counterpart.name, date=on(event),
        title=f"关于转送{case.party}行政复议申请的函",
        blocks=[f"{case.party}不服本单位{case.act_number}，于{case.received_on:%Y年%-m月%-d日}通过本单位提交行政复议申请。"
                f"依照{in_full(event.law)}的规定，现予转送。"],
        attachments=["行政复议申请书", "行政处罚决定书"],
    )  # fmt: skip


@issues(DocumentReview, "附带审查通知书", word="复审")
def told(case: DocumentReview, event: Event, number: str) -> Paper:
    """The maker explains itself in writing within ten working days."""
    return enforcement(
        "附带审查通知书", case.body.name, number=number, date=on(event),
        addressee=case.counterpart.name if case.counterpart else "",
        blocks=[
            f"本机关在行政复议中对《{case.document}》进行附带审查。依照{in_full(event.law)}的规定，请你单位自收到本通知之日起"
            f"{term('REC-D10d', event)}内，就相关条款的合法性提出书面答复，并提交制定依据等有关材料。",
            NOTICE,
        ],
    )  # fmt: skip


@issues(DocumentReview, "附带审查转送函", word="复审转")
def transferred(case: DocumentReview, event: Event, number: str) -> Paper:
    """To the organ that may handle the document, which answers within sixty days."""
    return letter(
        "附带审查转送函", case.body.name, number=number, addressee=event.data["sent_to"], date=on(event),
        title=f"关于转送审查《{case.document}》的函",
        blocks=[f"本机关在行政复议中对《{case.document}》进行附带审查，本机关无权处理。依照{in_full(event.law)}的规定，"
                "现转送你单位，请自收到之日起{term('REC-D10e', event)}内依法处理，并将处理意见回复本机关。"],
    )  # fmt: skip
