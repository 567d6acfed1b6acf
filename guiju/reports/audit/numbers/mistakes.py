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
    scale, behind = float(figure.value) / float(written), figure.text[found.end() :]
    for other in slips_of(written):
        if not re.match(r"0\d", other):
            text = figure.text[: found.start()] + other + behind
            yield replace(figure, text=text, value=float(other) * scale)
    yield from misscaled(figure)


def misscaled(figure: Figure) -> Iterator[Figure]:
    """The figures whose point stands elsewhere, that have a digit less before it, or another scale word."""
    found = _NUMERAL.search(figure.text)
    written = re.sub("[,，]", "", found.group()) if found else ""
    if found is None or not float(written):
        return
    scale, behind = float(figure.value) / float(written), figure.text[found.end() :]
    for other in _moved(written):
        text = figure.text[: found.start()] + other + behind
        yield replace(figure, text=text, value=float(other) * scale)
    word = behind[:1] if behind[:1] in _SCALES else ""
    for instead, factor in _SCALES[word]:
        text = figure.text[: found.end()] + instead + behind.removeprefix(word)
        yield replace(figure, text=text, value=float(figure.value) * factor)


_SCALES = {"万": (("亿", 1e4), ("", 1e-4)), "亿": (("万", 1e-4),), "": (("万", 1e4),)}
"""The scale words that are written for one another, or left out."""


def _moved(written: str) -> Iterator[str]:
    """The numerals whose point stands one digit further on, or back: 12.3 for 1.23; 8.1 for 18.1."""
    left, point, right = written.partition(".")
    if point and len(right) > 1:
        yield f"{left}{right[0]}.{right[1:]}".lstrip("0")
    elif point:
        yield f"{left}{right}".lstrip("0")
    if point and len(left) > 1:
        yield f"{left[1:]}.{right}"
        yield f"{left[:-1]}.{left[-1]}{right}"


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
