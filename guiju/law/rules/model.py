"""What a deadline is: one row of one statute, as data that a lawyer can check against the text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guiju.law.errors import NotComputable, NotInForce
from guiju.law.periods import Unit
from guiju.law.statutes import Citation, cite_all

__all__ = ["AGENCY", "COURT", "PERSON", "Extension", "Kind", "Rule"]

AGENCY, PERSON, COURT = "机关", "当事人", "法院"
UNLIMITED = 99


class Kind(StrEnum):
    """What the computed day means."""

    AT_MOST = "至迟"
    """The act must be done by this day."""
    AT_LEAST = "至少"
    """The period must be left open until this day is over: public comment, waiting after 催告."""


@dataclass(frozen=True)
class Extension:
    """What the law allows to be added before expiry. `n` None: the law sets no length, the approver does.

    Attributes:
        n: the most that may be added each time.
        unit: its unit.
        by: who approves.
        article: the citation.
        times: how often.
        tell: whether the party must be told, with reasons.
    """

    n: int | None
    unit: Unit
    by: str
    article: str
    times: int = 1
    tell: bool = False


@dataclass(frozen=True)
class Rule:
    """A deadline with its stable id (`PEN-D02`), as the statute gives it.

    Attributes:
        id: the stable id; a letter after it marks a further limit of the same row.
        name: what must be done, in Chinese.
        n: how many units; None where the law gives no number, and then `note` says why.
        unit: the unit of this statute.
        law: the citation, checked by `cite`.
        mark: T read, S secondary, M memory, P practice. Anything but T is configuration that a person must check.
        starts: the event it runs from (for a backward limit, the event it must precede).
        who: whose limit it is: 机关, 当事人 or 法院. A limit of a 当事人 is never read to the shorter side.
        extension: what may be added, None if the law gives no extension.
        otherwise: who may provide for an extension where this law gives none itself (法律、法规、规章另有规定的).
        excludes: stretches of time that do not count or stop the clock, in the words of the law.
        backward: counted back from the event, and moved earlier if it falls on a rest day.
        roll: moved to the next working day if the last day is a rest day.
        kind: at most or at least.
        silent: the statute says 日 and does not define it; counted as calendar days.
        since: first day in force, where it is not that of the statute's text.
        until: last day in force.
        note: what else a user of the date must know.
    """

    id: str
    name: str
    n: int | None
    unit: Unit | None
    law: str
    mark: str
    starts: str
    who: str = AGENCY
    extension: Extension | None = None
    otherwise: str = ""
    excludes: tuple[str, ...] = ()
    backward: bool = False
    roll: bool = True
    kind: Kind = Kind.AT_MOST
    silent: bool = False
    since: date | None = None
    until: date | None = None
    note: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles, in the newest version held."""
        return cite_all(self.law)

    @property
    def length(self) -> str:
        """The period as a clerk writes it: 7个工作日, 90日, 3个月; 无天数 where the law gives no number."""
        return "无天数" if self.n is None or self.unit is None else f"{self.n}{self.unit.label}"

    def require_number(self) -> tuple[int, Unit]:
        """The number and its unit.

        Raises:
            NotComputable: the law gives none.
        """
        if self.n is None or self.unit is None:
            raise NotComputable(f"{self.id}“{self.name}”算不出日期：{self.note}（{self.law}）")
        return self.n, self.unit

    def in_force(self, day: date) -> bool:
        """Whether the rule stood on the day, and a held version of its statute did."""
        if (self.since and day < self.since) or (self.until and day > self.until):
            return False
        try:
            cite_all(self.law, day)
        except NotInForce:
            return False
        return True
