"""Which figures of a report a slip of the pen keeps apart: one digit changed, or two neighbours swapped.

The digits are asked first and the words after: few figures of a report are a slip away from another one, so that
all of them can be looked at, whatever the words are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.numbers.bases import family
from guiju.reports.read.figure import Figure

Units = frozenset[str]


class Slips:
    """Figures by their units and by their digits, each digit left open in turn."""

    def __init__(self, told: Iterable[Figure], doubtful: Iterable[Figure]):
        """`told`: all whose numbers may stand again; `doubtful`: those of them that may have been mistyped."""
        self._open: dict[tuple[Units, str], list[Figure]] = defaultdict(list)
        self._exact: dict[tuple[Units, str], list[Figure]] = defaultdict(list)
        for figure in told:
            self._exact[_key(figure)].append(figure)
        for figure in doubtful:
            units, digits = _key(figure)
            for pattern in _patterns(digits):
                self._open[units, pattern].append(figure)

    def same(self, figure: Figure) -> list[Figure]:
        """The other figures in like units that have its number."""
        return [other for other in self._exact.get(_key(figure), ()) if other is not figure]

    def near(self, figure: Figure) -> list[Figure]:
        """The doubtful ones that one digit, or two neighbours swapped, keep apart from a figure; in their order."""
        units, digits = _key(figure)
        found = {f.start: f for pattern in _patterns(digits) for f in self._open.get((units, pattern), ())}
        return [found[start] for start in sorted(found) if found[start].value != figure.value]


def _key(figure: Figure) -> tuple[Units, str]:
    return family(figure.unit), number(float(figure.value))


def _patterns(digits: str) -> Iterator[str]:
    """The digits with each left open in turn, and with every two neighbours in order: both slips keep one of them."""
    for i, digit in enumerate(digits):
        if digit != ".":
            yield f"{digits[:i]}*{digits[i + 1 :]}"
    for i in range(len(digits) - 1):
        left, right = sorted(digits[i : i + 2])
        if left != right:
            yield f"{digits[:i]}<{left}{right}>{digits[i + 2 :]}"
