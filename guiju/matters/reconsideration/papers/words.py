"""What every paper of reconsideration says alike."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from guiju.documents.build import enforcement, paragraph, strong
from guiju.documents.citations import in_full
from guiju.documents.content import Block, Paper
from guiju.documents.dates import written
from guiju.law import rules
from guiju.matters.reconsideration.dated import LAW
from guiju.procedure import clock
from guiju.procedure.models import Event

COURT = "有管辖权的人民法院"
#: Ending of a notice.
NOTICE = "特此通知。"


def on(event: Event) -> dt.date:
    """The day of the step."""
    return clock.as_moment(event.at).date()


def day(event: Event, name: str) -> str:
    """A date that the step was given, as a paper writes it."""
    text = event.data.get(name)
    return written(dt.date.fromisoformat(text)) if text else ""


def rests_on(event: Event, law: str = "") -> str:
    """The article that the paper cites: the given one of the present law, or what the step rested on before 2024."""
    return in_full(law if law and on(event) >= LAW else event.law)


def term(rule: str, event: Event) -> str:
    """The length of a period as the law of the day sets it: 60日, 10个工作日."""
    return rules.get(rule, on(event)).length


def respondent(case: Any) -> str:
    """The full name of the respondent."""
    return case.counterpart.name if case.counterpart else ""


def challenge(case: Any) -> str:
    """What is challenged: 不服某局作出的……（文书号）."""
    number = f"（{case.act_number}）" if case.act_number else ""
    return f"不服{respondent(case)}作出的{case.get_act_kind_display()}行为{number}"


def parties(case: Any) -> list[Block]:
    """The heads of the parties."""
    lines = [("申请人：", str(case.party)), ("被申请人：", respondent(case))]
    if case.third_party:
        lines.append(("第三人：", str(case.third_party)))
    return [paragraph(strong(label), name, indent=False) for label, name in lines]


def notice(
    title: str, case: Any, event: Event, number: str, *blocks: Block | str, to: str | None = None, **more: Any
) -> Paper:
    """A notice to a party (the applicant, if nobody is named; a decision names none), dated on the day of the step."""
    return enforcement(
        title,
        case.body.name,
        number=number,
        addressee=str(case.party) if to is None else to,
        blocks=blocks,
        date=on(event),
        **more,
    )


def both(case: Any) -> str:
    """Applicant, respondent and third party as addressees."""
    return "、".join(_present(str(case.party), respondent(case), str(case.third_party or "")))


def _present(*names: str) -> Iterable[str]:
    return (name for name in names if name)
