"""In which order the papers and files of a kind of case are bound, and which of them its party may be shown.

A line of work says it as data beside its papers:

arranges(Penalty, Arrangement(law="…", mark="M", shelves=(Shelf("正卷", "决定书", ("行政处罚决定书",), shown=True), …)))

A line that says nothing has one volume, in the order of the events, and no part of it is offered as one for the party.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.documents.dates import written
from guiju.procedure.models import Case

#: What the cover says beside the body, the case number and the volume number: labels and their values. What is empty is
#: filled in by hand, what is None is left out.
Cover = Callable[[Any], list[tuple[str, str | None]]]


@dataclass(frozen=True)
class Shelf:
    """Papers and files that are bound together, in the order of their events.

    Attributes:
        volume: 正卷, 副卷.
        name: What stands on it.
        papers: Titles of papers.
        steps: The steps whose files stand here: what was sent along with `gather` is evidence.
        shown: Whether the party may be shown it. Not unless said: what nobody thought of stays inside.
    """

    volume: str
    name: str
    papers: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    shown: bool = False


def plain(case: Case) -> list[tuple[str, str | None]]:
    """The cover of a line that has no words of its own."""
    officers = "、".join(officer.name for officer in case.officers.all())
    return [
        ("当事人", str(case.party) if case.party else None),
        ("对方单位", case.counterpart.name if case.counterpart else None),
        ("收案日期", day(case.opened_on)),
        ("结案日期", day(case.closed_on)),
        ("经办人", str(case.handler or "") or officers),
    ]


def day(when: date | None) -> str:
    """A day as the cover writes it, or nothing."""
    return written(when) if when else ""


@dataclass(frozen=True)
class Arrangement:
    """How the file of a kind of case is arranged.

    Attributes:
        law, mark: The rule that orders it, and how sure we are of it. Without one the order is that of the events.
        shelves: In order. What stands on none of them comes last, on the last one's volume, and is not shown.
        along: Kinds of case that this one led to and that have no file of their own: a hearing.
        replaced: Papers in whose place the booklet has its own: a list of contents without page numbers.
        cover: What the cover says.
        keeping: Volume number and time of keeping (案卷号、保管期限); what is empty is filled in by hand.
    """

    law: str = ""
    mark: str = ""
    shelves: tuple[Shelf, ...] = ()
    along: tuple[type[Case], ...] = ()
    replaced: tuple[str, ...] = ()
    cover: Cover = plain
    keeping: Callable[[Any], tuple[str, str]] = lambda case: ("", "")

    @property
    def parted(self) -> bool:
        """Whether the kinds of papers tell what the party may be shown."""
        return any(shelf.shown for shelf in self.shelves)

    def shelf_of(self, *, paper: str = "", step: str = "") -> tuple[int, Shelf]:
        """Where a paper of this title stands, or a file that came with this step; and the how-manieth shelf it is."""
        for at, shelf in enumerate(self.shelves):
            if paper in shelf.papers or step in shelf.steps:
                return at, shelf
        last = self.shelves[-1].volume if self.shelves else ""
        return len(self.shelves), Shelf(last, "其他")


_arrangements: dict[type[Case], Arrangement] = {}


def arranges(model: type[Case], arrangement: Arrangement) -> None:
    """Say how the file of this kind of case is arranged."""
    _arrangements[model] = arrangement


def arrangement_of(model: type[Case]) -> Arrangement:
    """How the file of this kind of case is arranged."""
    return _arrangements.get(model, Arrangement())
