"""A list, the total beside it, and what else it may be the list of."""

from collections.abc import Sequence
from dataclasses import dataclass

from guiju.reports.audit.numbers.arithmetic import adds_up, disjoint, rounded_off, total
from guiju.reports.audit.numbers.mistakes import mistyped_sum
from guiju.reports.read.figure import Figure

Reading = tuple[Sequence[Figure], Sequence[Figure]]


@dataclass(frozen=True, slots=True)
class Partition:
    """A list and the total that it is of.

    Attributes:
        whole: the total right beside the list.
        parts: its items.
        others: what else it may be the list of, or with what else it goes on: readings that also hold.
        sure: whether its form tells that it is of all parts; else only the names of the parts do.
        rest: whether its last part is what the others leave.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    others: tuple[Reading, ...]
    sure: bool
    rest: bool = False

    @property
    def holds(self) -> bool:
        """Whether the parts make up the total in one of the readings."""
        return adds_up(self.whole, self.parts) or any(
            not disjoint(total(left), total(right)) and not (tuple(right) == self.parts and self._rounded(left))
            for left, right in self.others
        )

    def _rounded(self, left: Sequence[Figure]) -> bool:
        """Whether only its rounding lets a farther total hold, and a slip in the nearest one is likelier.

        预算24万元，实际支出24.3万元，其中…: what is listed makes 23.4万元, to the last digit.
        """
        if (
            not self.sure
            or len(self.parts) < _SEVERAL
            or self.whole.bound != "exact"
            or len(left) != 1
            or left[0] is self.whole
        ):
            return False
        apart = abs(float(left[0].value) - sum(float(part.value) for part in self.parts))
        rounded = apart > rounded_off(self.parts) + _TINY
        return rounded and mistyped_sum(self.whole, self.parts) is not None and _at_most(self.whole, left[0])


def _at_most(one: Figure, other: Figure) -> bool:
    """Whether two numbers are so near each other that one may be what was given and the other what was done of it."""
    return 0.8 * other.low <= one.low <= 1.25 * other.high


_SEVERAL, _TINY = 3, 1e-6
