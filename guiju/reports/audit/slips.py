"""Which figures of a report a slip of the pen keeps apart: one digit changed, or two neighbours swapped.

The digits are asked first and the words after: few figures of a report are a slip away from another one, so that
all of them can be looked at, whatever the words are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from guiju.reports.audit.arithmetic import number
from guiju.reports.audit.bases import family
from guiju.reports.read.figure import Figure

Units = frozenset[str]


class Slips:
    """Figures by their units and by their digits, each digit left open in turn."""

    def __init__(self, figures: Iterable[Figure]):
        self._open: dict[tuple[Units, str], list[Figure]] = defaultdict(list)
        self._exact: dict[tuple[Units, str], list[Figure]] = defaultdict(list)
        for figure in figures:
            units, digits = family(figure.unit), number(float(figure.value))
            self._exact[units, digits].append(figure)
            for pattern in _opened(digits):
                self._open[units, pattern].append(figure)

    def same(self, figure: Figure) -> list[Figure]:
        """The other figures in like units that have its number."""
        told = self._exact.get((family(figure.unit), number(float(figure.value))), ())
        return [other for other in told if other is not figure]

    def near(self, figure: Figure) -> list[Figure]:
        """The figures in like units from which one digit, or two neighbours swapped, keep it apart; in their order."""
        units, digits = family(figure.unit), number(float(figure.value))
        found = {other.start: other for pattern in _opened(digits) for other in self._open.get((units, pattern), ())}
        found |= {other.start: other for swap in _swaps(digits) for other in self._exact.get((units, swap), ())}
        return [found[start] for start in sorted(found) if found[start].value != figure.value]


def _opened(digits: str) -> Iterator[str]:
    for i, digit in enumerate(digits):
        if digit != ".":
            yield f"{digits[:i]}*{digits[i + 1 :]}"


def _swaps(digits: str) -> Iterator[str]:
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1]:
            yield digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
