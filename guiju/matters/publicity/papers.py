"""The paper of the hint."""

from guiju.documents.build import heading, letter
from guiju.documents.content import Paper
from guiju.documents.issue import issues
from guiju.matters.publicity.models import Hint
from guiju.procedure import clock
from guiju.procedure.models import Event


@issues(Hint, "普法提示函", word="普提函")
def hint(case: Hint, event: Event, number: str) -> Paper:
    """What the other unit neglects, and how it could do better (法治宣传教育法 57)."""
    assert case.counterpart, "a hint names whom it is for"
    return letter(
        "普法提示函",
        case.body.name,
        number=number,
        addressee=case.counterpart.name,
        title="关于改进普法工作的提示函",
        blocks=[
            "根据《中华人民共和国法治宣传教育法》第五十七条，现对你单位普法工作提示如下。",
            heading("存在的问题"),
            case.shortcoming,
            heading("改进建议"),
            case.advice,
            "请及时改进，并将改进情况书面反馈。",
        ],
        date=clock.as_moment(event.at).date(),
    )
