"""What waits for a user: the open cases in which the user has a step to take, those due first, and how many."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from itertools import cycle
from typing import Any, NamedTuple

from guiju.faces.workbench.due import SHADES, shading, within
from guiju.procedure.models import Case
from guiju.procedure.models.case import PLACES
from guiju.registry.models import User

#: A to-do list is read as far as this. Who has more to do than that looks for one line or one colour.
MOST = 500


class Waiting(NamedTuple):
    """A case on the list."""

    pk: int
    line: str
    due: dt.date | None


@dataclass(frozen=True)
class Asked:
    """What is looked for: one line, one colour; empty for any."""

    line: str = ""
    colour: str = ""

    def __bool__(self) -> bool:
        return bool(self.line or self.colour in SHADES)

    def among(self, waiting: list[Waiting]) -> list[Waiting]:
        """Those of the list that are looked for."""
        shade = shading()
        return [
            one
            for one in waiting
            if self.line in ("", one.line) and (self.colour not in SHADES or self.colour == shade(one.due))
        ]

    def narrowed(self, cases: Any) -> Any:
        """The cases among these that are looked for."""
        cases = cases.filter(within(self.colour))
        return cases.filter(line=self.line) if self.line else cases


_ALL = Asked()


def first_due(user: User, asked: Asked = _ALL) -> list[Waiting]:
    """The cases that wait for the user, the one due first before the others; one more than `MOST` if there are more.

    Those of the user's bodies and those that the user's bodies answer in are each read off one index, which ends after
    `MOST`: neither the size of the table counts nor how many cases wait behind.
    """
    found: set[Waiting] = set()
    for place, visible in zip(PLACES, cycle(Case.objects.visible_by_place(user)), strict=False):
        cases = asked.narrowed(visible.waiting_for(user, place))
        found |= {Waiting(*row) for row in cases.values_list("pk", "line", "next_due")[: MOST + 1]}
    return sorted(found, key=lambda one: (one.due is None, one.due, one.pk))[: MOST + 1]


class Tally:
    """How many wait, as the chips above the list say it: of every line, and of each colour in the line looked for.

    If more wait than were read (`cut`), the colours that come before the last one read are still told exactly, for the
    list is in order of the due dates; of the colours after it nothing is known, and nothing is said.
    """

    def __init__(self, waiting: list[Waiting], line: str) -> None:
        """Count what was read."""
        self.cut = len(waiting) > MOST
        read, shade = waiting[:MOST], shading()
        more = "+" if self.cut else ""
        self.lines = {name: f"{count}{more}" for name, count in Counter(one.line for one in read).items()}
        here = Counter(shade(one.due) for one in read if line in ("", one.line))
        self.counts = {"all": f"{here.total()}{more}" if waiting else ""} | {one: str(here[one]) for one in SHADES}
        last = shade(read[-1].due) if self.cut else ""
        if last:
            self.counts[last] += "+"
            self.counts |= dict.fromkeys(SHADES[SHADES.index(last) + 1 :], "")
