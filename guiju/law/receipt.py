"""The receipt of a computed deadline: what was counted, under which text, and how, in plain sentences."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from guiju.law.periods import Exclude, Pause, Restart, Unit

__all__ = ["Grant", "Receipt"]


@dataclass(frozen=True)
class Grant:
    """An extension that was given in a case.

    Attributes:
        n: how many units were added; None takes the whole of what the law allows.
        unit: its unit; None takes that of the law.
        by: who approved it, kept in the receipt.
        decided: the day of approval; None where it is not known, and then it cannot be checked against expiry.
        law: the special law, regulation or rule that allows it where the article itself does not (PEN-D02).
    """

    n: int | None = None
    unit: Unit | None = None
    by: str = ""
    decided: date | None = None
    law: str = ""


@dataclass(frozen=True)
class Receipt:
    """One computed deadline and everything it was computed from.

    Attributes:
        rule: the rule's id.
        name: what must be done.
        law: the citation.
        law_version: the version of the text that applied.
        mark: T, S, M or P.
        unit: the unit counted.
        n: the number in the law, without extensions.
        start: the day (for hours the moment) it ran from; of a backward limit, the event it precedes.
        raw: the last day before any move for rest days; the alarm of an agency stands on it.
        due: the last day, after the move.
        shifted_by: the citation of the rule that moved raw to due, "" if nothing moved.
        provisional: the count crossed a year whose holidays are not announced; recompute when they are.
        calendar: the version of the calendar.
        pauses: the exclusions, suspensions and restarts that were given.
        extensions: the extensions that were granted.
        steps: how it was counted, sentence by sentence, in Chinese.
    """

    rule: str
    name: str
    law: str
    law_version: str
    mark: str
    unit: Unit
    n: int
    start: date
    raw: date
    due: date
    shifted_by: str
    provisional: bool
    calendar: str
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Grant, ...] = ()
    steps: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The receipt as JSON holds it: ISO dates, lists, plain strings; `shifted_by` null where nothing moved."""
        out: dict[str, Any] = {field.name: getattr(self, field.name) for field in fields(self)}
        for key in ("start", "raw", "due"):
            out[key] = out[key].isoformat()
        out["unit"] = self.unit.value
        out["shifted_by"] = self.shifted_by or None
        out["pauses"] = [_pause(pause) for pause in self.pauses]
        out["extensions"] = [_plain(grant) for grant in self.extensions]
        out["steps"] = list(self.steps)
        return out

    def __str__(self) -> str:
        """The receipt for a person: the due day, then every step."""
        numbered = "\n".join(f"  {number}. {step}" for number, step in enumerate(self.steps, 1))
        return f"{self.rule} {self.name}：{_moment(self.due)}\n{numbered}"


def _moment(day: date) -> str:
    return day.strftime("%Y-%m-%d %H:%M") if isinstance(day, datetime) else day.isoformat()


def _pause(pause: Pause) -> dict[str, Any]:
    kind = "restart" if isinstance(pause, Restart) else "exclude" if isinstance(pause, Exclude) else "suspend"
    return {"kind": kind, **_plain(pause)}


def _plain(item: Pause | Grant) -> dict[str, Any]:
    values = {field.name: getattr(item, field.name) for field in fields(item)}
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}
