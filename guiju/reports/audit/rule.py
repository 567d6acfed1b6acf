"""What a rule is, and the list of all rules."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.report import Corpus, Report


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule yields; the engine adds the document, the rule's id and its severity."""

    start: int
    end: int
    message: str
    arithmetic: str = ""
    also: tuple[Place, ...] = ()
    severity: Severity | None = None
    doc: str | None = None


Check = Callable[[Report, dict[str, Any]], Iterable[Hit]]
CorpusCheck = Callable[[Corpus, dict[str, Any]], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for.

    Attributes:
        id: stable name, `topic.what`.
        name: what a clerk calls it.
        about: one or two plain sentences: what is compared, and when it is a finding.
        severity: of a finding, unless the rule lowers it for the single case.
        example: a text (or texts of several reports) in which the rule finds something.
        holds: a like text in which it finds nothing.
        params: numbers that a user may tune.
        check: the function, over one report or (`many`) over all of them.
        many: whether the rule needs all reports together.
    """

    id: str
    name: str
    about: str
    severity: Severity
    example: str | tuple[str, ...]
    holds: str | tuple[str, ...]
    check: Callable[..., Iterable[Hit]]
    many: bool = False
    params: dict[str, Any] = field(default_factory=dict)


RULES: dict[str, Rule] = {}
"""All rules that come with the house, by id. Importing `guiju.reports.audit.rules` fills it."""


def rule(
    id: str,
    name: str,
    about: str,
    *,
    example: str | tuple[str, ...],
    holds: str | tuple[str, ...],
    severity: str = "warning",
    many: bool = False,
    **params: Any,
) -> Callable[[Callable[..., Iterable[Hit]]], Callable[..., Iterable[Hit]]]:
    """Declares the function below it to be a rule."""

    def declare(check: Callable[..., Iterable[Hit]]) -> Callable[..., Iterable[Hit]]:
        if id in RULES:
            raise ValueError(f"two rules named {id}")
        RULES[id] = Rule(id, name, about, Severity(severity), example, holds, check, many, params)
        return check

    return declare
