"""Figures made of other figures, and figures that no record makes."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from guiju.indicators.base import Additive, Indicator


@dataclass(frozen=True, eq=False, repr=False)
class Derived(Indicator, Additive):
    """A named sum or difference of other figures."""

    of: Additive
    word: ClassVar[str] = "派生"

    @property
    def terms(self) -> tuple[tuple[int, Indicator], ...]:
        """Itself: in a sum it stands under its own name."""
        return ((1, self),)

    @property
    def parts(self) -> tuple[Indicator, ...]:
        """The figures it is the sum of, without their signs."""
        return tuple(term for _, term in self.of.terms)

    def canonical(self) -> dict[str, Any]:
        """The terms with their signs and versions."""
        return super().canonical() | {"terms": _canonical(self.of)}


@dataclass(frozen=True, eq=False, repr=False)
class Ratio(Indicator):
    """One figure against another: in per cent when the unit is `%`, else so much for each. It always keeps its base."""

    numerator: Additive
    denominator: Additive
    unit: str = field(default="%", kw_only=True)
    word: ClassVar[str] = "比率"

    def __post_init__(self) -> None:
        if not self.kind:
            object.__setattr__(self, "kind", "rate" if self.unit == "%" else "average")
        super().__post_init__()

    @property
    def parts(self) -> tuple[Indicator, ...]:
        """What stands above and below the line."""
        return tuple(term for _, term in (*self.numerator.terms, *self.denominator.terms))

    def canonical(self) -> dict[str, Any]:
        """Numerator and denominator."""
        return super().canonical() | {"n": _canonical(self.numerator), "d": _canonical(self.denominator)}


@dataclass(frozen=True, eq=False, repr=False)
class Change(Indicator):
    """Growth over the year before, in per cent; less than nothing when it fell."""

    base: Indicator
    unit: str = field(default="%", kw_only=True)
    word: ClassVar[str] = "同比"
    usual: ClassVar[str] = "change"

    @property
    def parts(self) -> tuple[Indicator, ...]:
        """The figure that changed."""
        return (self.base,)

    def canonical(self) -> dict[str, Any]:
        """The figure that changed."""
        return super().canonical() | {"base": [self.base.id, self.base.version]}


@dataclass(frozen=True, eq=False, repr=False)
class Declared(Indicator, Additive):
    """A figure that no record here makes; it is declared with the document it stands in, and marked so everywhere."""

    word: ClassVar[str] = "申报"

    @property
    def terms(self) -> tuple[tuple[int, Indicator], ...]:
        """Itself."""
        return ((1, self),)


def _canonical(expression: Additive) -> list:
    return sorted([sign, term.id, term.version] for sign, term in expression.terms)
