"""Identities between figures: what must add up, whoever published it.

    Equal(handled, received + carried_over)
    Within(on_time, concluded)
    Balance(opening, received, closed, closing)

The compiler checks them on what it computed; the auditor checks them on what others published. That a rate is its
numerator over its denominator needs no declaration: `Ratio` says it.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from guiju.indicators import registry
from guiju.indicators.base import Additive, Indicator


@dataclass(frozen=True, eq=False)
class Identity:
    """`left` and `right` compared: equal, or the one at most the other. `why` says it in words, with the law if any."""

    left: Additive
    right: Additive
    why: str = field(default="", kw_only=True)
    relation: ClassVar[str] = "="

    def __post_init__(self) -> None:
        registry.add_identity(self)

    def __str__(self) -> str:
        return f"{spell(self.left)} {self.relation} {spell(self.right)}"

    @property
    def parts(self) -> tuple[Indicator, ...]:
        """Every figure that takes part."""
        return tuple(term for _, term in (*self.left.terms, *self.right.terms))

    def holds(self, left: object, right: object) -> bool:
        """Whether two values stand in the relation."""
        return left == right


@dataclass(frozen=True, eq=False)
class Equal(Identity):
    """Both sides are the same number."""


@dataclass(frozen=True, eq=False)
class Within(Identity):
    """The first is a part of the second, so it is never more."""

    relation: ClassVar[str] = "≤"

    def holds(self, left: object, right: object) -> bool:
        """Whether the part is at most the whole."""
        return left <= right  # type: ignore[operator]


def Balance(opening: Additive, received: Additive, closed: Additive, closing: Additive, *, why: str = "") -> Equal:
    """What was there and came in, less what was finished, is what is left."""
    return Equal(opening + received - closed, closing, why=why)


def spell(expression: Additive) -> str:
    """The expression in the names of its figures."""
    text = ""
    for sign, term in expression.terms:
        text += (" + " if sign > 0 else " − ") if text else ("" if sign > 0 else "−")
        text += term.name
    return text
