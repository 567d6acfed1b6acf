"""What the auditor says: a finding, its place, its arithmetic, and what to do."""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How sure and how grave. Only warning and error hold up a publication."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def label(self) -> str:
        """The word that a reader of the Chinese output sees."""
        return {"note": "提示", "warning": "疑点", "error": "错误"}[self.value]

    @property
    def rank(self) -> int:
        """0 for a note, 2 for an error."""
        return list(Severity).index(self)


LABELS = ("错误", "疑点", "存疑", "建议")
"""What findings are called in Chinese, the gravest first."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span of a document's text."""

    doc: str
    start: int
    end: int

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"doc": self.doc, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold, or that a careful reader would ask about.

    Attributes:
        doc: the document's name.
        start: offset of the marked span in its text.
        end: offset after the span.
        severity: note, warning or error.
        rule: id of the rule.
        message: what is wrong and what to do, in plain Chinese.
        arithmetic: the calculation, written out; empty where there is none.
        also: the other places that take part.
        text: the marked words.
    """

    doc: str
    start: int
    end: int
    severity: Severity
    rule: str
    message: str
    arithmetic: str = ""
    also: tuple[Place, ...] = ()
    text: str = ""

    @property
    def doubt(self) -> bool:
        """Whether a note says that numbers may not agree, and is no advice on wording: it shows a calculation."""
        return self.severity is Severity.NOTE and bool(self.arithmetic)

    @property
    def label(self) -> str:
        """The word that a reader of the Chinese output sees: notes are 存疑 (numbers) or 建议 (wording)."""
        if self.severity is not Severity.NOTE:
            return self.severity.label
        return "存疑" if self.doubt else "建议"

    @property
    def fingerprint(self) -> str:
        """What names this finding in a ledger: rule, marked words and arithmetic, but no offset and no folder.

        It survives edits elsewhere in the report and changes as soon as one of the numbers does.
        """
        squeezed = re.sub(r"\s", "", f"{self.text}|{self.arithmetic}")
        name = re.split(r"[\\/]", self.doc)[-1]
        return hashlib.sha256(f"{self.rule}|{name}|{squeezed}".encode()).hexdigest()[:16]

    def as_dict(self) -> dict[str, Any]:
        """For JSON lines: the keys other programs rely on, in order, then the marked words and the fingerprint."""
        return {
            "doc": self.doc,
            "start": self.start,
            "end": self.end,
            "severity": self.severity.value,
            "rule": self.rule,
            "message": self.message,
            "arithmetic": self.arithmetic,
            "also": [place.as_dict() for place in self.also],
            "text": self.text,
            "fingerprint": self.fingerprint,
        }
