"""Whether a slip of the pen is the likely reason why numbers do not hang together.

Numbers that one relation binds and that break it do so, nine times in ten, by one slip in one of them: a digit
changed, dropped or doubled, two neighbours swapped, the point moved. Numbers that no relation binds, taken together
by mistake, are seldom one slip from holding. So a relation that is read from loose wording is doubted only where one
slip mends it, and otherwise no more than noted.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from guiju.reports.audit.numbers.arithmetic import disjoint, rounded_off, slips_of, total
from guiju.reports.read.figure import Figure

_NUMERAL = re.compile(r"\d[\d,，]*(?:\.\d+)?")


def mistypings(figure: Figure) -> Iterator[Figure]:
    """The figures whose numeral is one slip of the pen away from a figure's; none where it is written in words."""
    yield from (replace(figure, text=text, value=value) for text, value in _mistyped(figure))


def misscaled(figure: Figure) -> Iterator[Figure]:
    """The figures whose point stands elsewhere, that have a digit less before it, or another scale word."""
    yield from (replace(figure, text=text, value=value) for text, value in _misscaled(figure))


def _mistyped(figure: Figure) -> Iterator[tuple[str, float]]:
    """What would be written, and what it is worth."""
    if (parted := _numeral(figure)) is None:
        return
    before, written, behind = parted
    scale = float(figure.value) / float(written)
    for other in (*slips_of(written), *_rarer_slips(written)):
        if other[0] != "0" or not other[1:2].isdigit():
            yield before + other + behind, float(other) * scale
    yield from _misscaled(figure)


def _misscaled(figure: Figure) -> Iterator[tuple[str, float]]:
    if (parted := _numeral(figure)) is None:
        return
    before, written, behind = parted
    scale = float(figure.value) / float(written)
    for other in _moved(written):
        yield before + other + behind, float(other) * scale
    word = behind[:1] if behind[:1] in _SCALES else ""
    for instead, factor in _SCALES[word]:
        yield before + written + instead + behind.removeprefix(word), float(figure.value) * factor


def _numeral(figure: Figure) -> tuple[str, str, str] | None:
    """The digits of a figure, their separators left out, with what stands before and behind."""
    found = _NUMERAL.search(figure.text)
    written = re.sub("[,，]", "", found.group()) if found else ""
    if found is None or not float(written):
        return None
    return figure.text[: found.start()], written, figure.text[found.end() :]


_SCALES = {"万": (("亿", 1e4), ("", 1e-4)), "亿": (("万", 1e-4),), "": (("万", 1e4),)}
"""The scale words that are written for one another, put in or left out."""


def _rarer_slips(written: str) -> Iterator[str]:
    """One digit too many in two, a nought too few, two digits swapped that are no neighbours."""
    if len(written) == _TENS:
        yield from written
    if "." not in written:
        yield written + "0"
        yield f"{written[:-1]}.{written[-1]}"
    if len(written.replace(".", "")) > _TENS + 1:
        for one, other in combinations(range(len(written)), 2):
            if other - one > 1 and "." not in written[one] + written[other]:
                yield written[:one] + written[other] + written[one + 1 : other] + written[one] + written[other + 1 :]


_TENS = 2


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


def by_chance(figures: Sequence[Figure]) -> float:
    """How many single slips would mend by chance a relation of figures that no relation binds.

    One of a three-digit number's thirty slips hits a given value once in thirty times, one of a two-digit number's
    twenty once in five: 12 + 4 = 17 is mended by a slip whatever the three numbers count, 1218 + 436 = 1564 hardly.
    """
    digits = [len(re.sub(r"\D", "", parted[1])) for figure in figures if (parted := _numeral(figure))]
    return sum(10 * n / 10**n for n in digits)


def telling_in(figures: Sequence[Figure], holds: Callable[..., bool]) -> Figure | None:
    """Which figure a slip keeps a relation from holding, of those alone that are too long for chance to mend it.

    The longest are tried first, and as many as together leave little to chance: never a number of one digit.
    """
    held, chance = list(figures), 0.0
    for turn in sorted(range(len(held)), key=lambda turn: by_chance(held[turn : turn + 1])):
        chance += by_chance(held[turn : turn + 1])
        if chance > _LITTLE:
            return None
        if mistyped_in(held[turn : turn + 1], lambda one, at=turn: holds(*held[:at], one, *held[at + 1 :])):
            return held[turn]
    return None


_LITTLE = 0.3
"""How many slips may mend by chance; at 0.5 made-up sentences that hold were doubted."""


def mistyped_sum(whole: Figure, parts: Sequence[Figure]) -> Figure | None:
    """The total or the part of which one slip of the pen keeps the parts from making up the total.

    To the last digit written: 180万元 is one of 180 here, and none of 175 or 185.
    """
    figures = (whole, *parts)
    if any(figure.bound != "exact" for figure in figures):
        return mistyped_in(figures, lambda whole, *parts: not disjoint(total(parts), (whole.low, whole.high)))
    slack = rounded_off(figures) + _TINY
    lacking = float(whole.value) - sum(float(part.value) for part in parts)
    for figure in figures:
        meant = float(figure.value) + (-lacking if figure is whole else lacking)
        if any(abs(value - meant) <= slack for _, value in _mistyped(figure)):
            return figure
    return None


_TINY = 1e-6


def mistyped_rest(whole: Figure, done: Figure, left: Figure) -> Figure | None:
    """Which of the three one slip of the pen keeps from being a whole, what was done of it, and what was left."""
    return mistyped_sum(whole, (done, left))
