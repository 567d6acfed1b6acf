"""Whether a slip of the pen is the likely reason why numbers do not hang together.

Numbers that one relation binds and that break it do so, nine times in ten, by one slip in one of them: a digit
changed, dropped or doubled, two neighbours swapped, the point moved. Numbers that no relation binds, taken together
by mistake, are seldom one slip from holding. So a relation that is read from loose wording is doubted only where one
slip mends it, and otherwise no more than noted.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from guiju.reports.audit.numbers.arithmetic import slips_of
from guiju.reports.read.figure import Figure

_NUMERAL = re.compile(r"\d[\d,，]*(?:\.\d+)?")


def mistypings(figure: Figure) -> Iterator[Figure]:
    """The figures whose numeral is one slip of the pen away from a figure's; none where it is written in words."""
    found = _NUMERAL.search(figure.text)
    written = re.sub("[,，]", "", found.group()) if found else ""
    if found is None or not float(written):
        return
    scale = float(figure.value) / float(written)
    for other in slips_of(written):
        if not re.match(r"0\d", other):
            text = figure.text[: found.start()] + other + figure.text[found.end() :]
            yield replace(figure, text=text, value=float(other) * scale)


def mistyped_in(figures: Sequence[Figure], holds: Callable[..., bool]) -> Figure | None:
    """The figure of which one slip of the pen keeps a relation from holding; None where no single slip does.

    Args:
        figures: those that the relation binds, in the order in which `holds` takes them.
        holds: whether the relation holds for such figures.
    """
    for turn, figure in enumerate(figures):
        for other in mistypings(figure):
            if holds(*figures[:turn], other, *figures[turn + 1 :]):
                return figure
    return None
