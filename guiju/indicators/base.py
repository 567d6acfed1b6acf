"""What every indicator is, and what may be added."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from guiju.indicators import registry


class Additive:
    """A figure that may be added to and taken from others of its kind."""

    @property
    def terms(self) -> tuple[tuple[int, "Indicator"], ...]:
        """The figures this one is the sum of, each with +1 or −1."""
        raise NotImplementedError

    def __add__(self, other: "Additive") -> "Combination":
        return Combination((*self.terms, *other.terms)) if isinstance(other, Additive) else NotImplemented

    def __sub__(self, other: "Additive") -> "Combination":
        if not isinstance(other, Additive):
            return NotImplemented
        return Combination((*self.terms, *((-sign, term) for sign, term in other.terms)))


@dataclass(frozen=True)
class Combination(Additive):
    """`a + b − c` before it has a name."""

    parts: tuple[tuple[int, "Indicator"], ...]

    @property
    def terms(self) -> tuple[tuple[int, "Indicator"], ...]:
        """The terms in the order in which they were written."""
        return self.parts


@dataclass(frozen=True, eq=False, repr=False)
class Indicator:
    """A figure by its definition: what it is called, in which unit, after which law, and what it is made of.

    `version` is the hash of the definition: it changes when the figure would be another, not when it is renamed.
    """

    id: str
    name: str = field(kw_only=True)
    unit: str = field(kw_only=True)
    aliases: tuple[str, ...] = field(default=(), kw_only=True)
    definition: str = field(default="", kw_only=True)
    law: str = field(default="", kw_only=True)
    kind: str = field(default="", kw_only=True)

    #: The word that declares it, and the kind of figure it is unless it says otherwise.
    word: ClassVar[str]
    usual: ClassVar[str] = "count"

    def __post_init__(self) -> None:
        kinds = {"元": "money", "位": "rank", "分": "score"}
        object.__setattr__(self, "kind", self.kind or kinds.get(self.unit, self.usual))
        registry.add(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"

    @property
    def parts(self) -> tuple["Indicator", ...]:
        """The indicators that this one is computed from."""
        return ()

    @cached_property
    def version(self) -> str:
        """The first 16 hex digits of the SHA-256 over the canonical definition."""
        text = json.dumps(self.canonical(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def canonical(self) -> dict[str, Any]:
        """The definition in plain values: what the figure is made of, and its unit."""
        return {"word": type(self).__name__, "unit": self.unit}

    def check(self) -> None:
        """Refuse a definition that names what does not exist."""
