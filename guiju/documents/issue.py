"""Issuing papers: a line of work says how each of its papers reads; the outbox has it made after the step.

@issues(Penalty, "行政处罚决定书", word="罚决")
def decision(case: Penalty, event: Event, number: str) -> Paper: ...
"""

from collections.abc import Callable
from typing import Any

from guiju.documents.content import Paper
from guiju.documents.models import Issued
from guiju.procedure import clock, outbox
from guiju.procedure.models import Case, Counter, Event, Outbox

#: From a case, the event that makes the paper, and the paper's number ("" if it bears none).
Writer = Callable[[Any, Event, str], Paper]
_writers: dict[tuple[type[Case], str], tuple[Writer, str]] = {}


def issues(model: type[Case], title: str, *, word: str = "") -> Callable[[Writer], Writer]:
    """Decorator: the function writes the paper of this title for this kind of case.

    `word` is the kind word of its number (`罚决` in `酉市监罚决〔2024〕12号`); a paper without one bears no number.
    """

    def register(writer: Writer) -> Writer:
        _writers[model, title] = (writer, word)
        return writer

    return register


def known_titles(model: type[Case]) -> set[str]:
    """The papers that a kind of case can issue."""
    return {title for owner, title in _writers if owner is model}


@outbox.handles("paper")
def issue(promise: Outbox) -> None:
    """Write and freeze the paper that a step promised. A second run finds it there and does nothing."""
    title, event = promise.payload["title"], promise.event
    if Issued.objects.filter(event=event, title=title).exists():
        return
    case = event.case.whole()
    writer, word = _writers[type(case), title]
    number = Counter.take(case.body, word, clock.as_moment(event.at).year) if word else ""
    paper = writer(case, event, number)
    Issued.objects.create(
        case=event.case,
        event=event,
        title=title,
        number=number,
        content=paper.as_dict(),
        digest=paper.digest,
        issued_at=clock.now(),
    )
