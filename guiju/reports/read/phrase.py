"""The words around a figure: its own phrase, and the sentence that the phrase stands in."""

from collections.abc import Callable
from dataclasses import dataclass, field

from guiju.reports.read.modifiers import DOING

__all__ = ["Context", "Phrase"]


@dataclass(slots=True)
class Context:
    """The sentence of a figure, plain, and what came before it.

    A sentence here ends at a semicolon, too: `before` is the rest of it back to the full stop, `earlier` what stands
    before that.
    """

    sentence: str
    at: int
    """Offset of the figure in the sentence."""
    before: str
    earlier: str
    since: Callable[[], str]
    """The sentence from the clause on that counted something last to its end; few figures ask for it."""
    said: str = field(init=False)
    """All of it, to be asked first whether a word stands anywhere."""

    def __post_init__(self) -> None:
        """Put the parts together, and nothing that a word could reach across."""
        self.said = f"{self.earlier}\n{self.before}\n{self.sentence}"


@dataclass(slots=True)
class Phrase:
    """The words around a figure in its clause, plain.

    Attributes:
        left: the words before it; where the clause leans on what the sentence counted before (受理案件78件，
            按时办结率100%), they begin with that noun.
        right: the words behind it.
        look: makes the context, when it is first asked for; most figures never ask.
        raw: `left` with its quotation marks.
        leant: how many characters of `left` are the noun it leans on.
        line: line of work of what the sentence counted last; None if that has none, empty if nothing was counted.
        sort: the line of work of which what was counted last is but a sort.
        reporter: who reports, see `scopes.reporter`.
    """

    left: str
    right: str
    look: Callable[[], Context]
    raw: str = ""
    leant: int = 0
    line: str | None = ""
    sort: str | None = None
    reporter: str = "government"
    _seen: Context | None = None

    @property
    def context(self) -> Context:
        """The sentence around the figure."""
        if self._seen is None:
            self._seen = self.look()
        return self._seen

    def named_before(self, word: str) -> bool:
        """Whether a quoted name stands right before a word that is a noun: “六月六”普法宣传."""
        return f"”{word}" in self.raw and word[:2] not in DOING
