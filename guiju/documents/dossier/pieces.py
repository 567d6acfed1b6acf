"""What belongs into the file of a case: every paper that was issued, every file that was added, in their order."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from guiju.documents.dossier.arrangement import Shelf, arrangement_of
from guiju.documents.models import Attachment, Issued
from guiju.procedure import clock
from guiju.procedure.models import Case, Outbox
from guiju.procedure.outbox import GIVE_UP_AFTER
from guiju.procedure.refusal import Forbidden, Refused
from guiju.registry.models import User

WHOLE, SHOWN = "whole", "shown"
"""The parts that are offered: all of it, and what the party may be shown."""


@dataclass(frozen=True)
class Piece:
    """One paper or file of a case, as the list of contents (卷内目录) names it."""

    source: Issued | Attachment
    shelf: Shelf
    number: str
    author: str
    title: str
    day: date


def offered(case: Case, user: User) -> tuple[str, ...]:
    """The parts that may be bound for this user; none where there is nothing to bind, or not all of it may be seen."""
    cases = _bound_together(case)
    if not _sees(user, cases) or not (
        Issued.objects.filter(case__in=cases).exists() or Attachment.objects.filter(case__in=cases).exists()
    ):
        return ()
    return (WHOLE, SHOWN) if arrangement_of(type(case)).parted else (WHOLE,)


def pieces(case: Case, user: User, part: str = WHOLE) -> list[Piece]:
    """The papers and files of a case in the order in which they are bound.

    Args:
        case: With its line's own fields.
        user: Somebody who sees the case.
        part: `WHOLE`, or `SHOWN` for what the party may be shown.

    Raises:
        Forbidden: The user may not see a case that is bound along. Refused: There is nothing to bind, or not yet.
    """
    rules, cases = arrangement_of(type(case)), _bound_together(case)
    if not _sees(user, cases):
        raise Forbidden("本案卷里有不公开的材料，由办理机关的人员装订。")
    if _promised(cases).filter(attempts__lt=GIVE_UP_AFTER).exists():
        raise Refused("本案还有文书没有制作完成，请稍后再装订；过一会仍然不行的，请告知系统管理员。")
    found = []
    papers = Issued.objects.filter(case__in=cases).exclude(title__in=rules.replaced)
    for one in papers.select_related("event").order_by("pk"):
        at, shelf = rules.shelf_of(paper=one.title)
        paper, when = one.paper, one.event
        name = paper.heading.replace("\n", "")
        day = paper.date or clock.as_moment(when.at).date()
        found.append(((at, when.at, when.pk, 0, one.pk), Piece(one, shelf, one.number, paper.organ, name, day)))
    files = Attachment.objects.filter(case__in=cases).select_related("event__actor", "about")
    for file in files.order_by("pk"):
        at, shelf = rules.shelf_of(step=file.about.step if file.about else "")
        when = file.about or file.event
        added = f"{file.event.actor}添加"
        day = clock.as_moment(when.at).date()
        found.append(((at, when.at, when.pk, 1, file.pk), Piece(file, shelf, "", added, file.name, day)))
    found = [(key, piece) for key, piece in found if part != SHOWN or piece.shelf.shown]
    if not found:
        raise Refused("本案还没有可以装订的文书和附件。")
    return [piece for _, piece in sorted(found, key=lambda one: one[0])]


def never_made(case: Case) -> list[str]:
    """Titles of papers that were promised and could not be made, however often it was tried."""
    return [one.payload["title"] for one in _promised(_bound_together(case)).order_by("pk")]


def _promised(cases: list[int]) -> QuerySet[Outbox]:
    return Outbox.objects.filter(event__case__in=cases, topic="paper", done_at=None)


def _bound_together(case: Case) -> list[int]:
    """The case, and those it led to that have no file of their own."""
    lines = [model._meta.model_name for model in arrangement_of(type(case)).along]
    along = case.offspring.filter(line__in=lines).values_list("pk", flat=True) if lines else ()
    return [case.pk, *along]


def _sees(user: User, cases: list[int]) -> bool:
    return Case.objects.visible_to(user).filter(pk__in=cases).count() == len(cases)
