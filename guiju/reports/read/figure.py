"""A figure: one quantity of a report, with what it counts and where it stands."""

from dataclasses import dataclass
from typing import Any

from guiju.reports.read.interval import interval

__all__ = ["PUBLIC_KEYS", "Figure"]

PUBLIC_KEYS = (
    "doc", "start", "end", "text", "value", "unit", "bound", "kind", "direction", "subject", "actual", "period",
    "indicator",
)  # fmt: skip
"""The keys of a figure's JSON object that other programs rely on, in their order; extras follow them."""


@dataclass(slots=True)
class Figure:
    """A quantity that a statistician would put in a table.

    Attributes:
        doc: name of the document.
        start: offset of the first character of the span in the document's text.
        end: offset after its last character; ``text[start:end] == figure.text``.
        text: bound words, numeral, scale word and unit as written: ``约5000人次``, ``2.2亿元``.
        value: the number, scale words applied; a per cent is in hundredths (``99.5%`` is 99.5), a rank its place.
        unit: classifier or unit without scale word; ``%`` also for 百分之, ``位`` for a rank, ``百分点`` for points.
        bound: ``exact``, ``over`` (余 多 超 以上), ``under`` (不到 以内) or ``approx`` (约 近 左右).
        kind: count, money, rate, change, rank, score, average, duration or limit.
        direction: ``up`` or ``down`` for a change, else None.
        subject: what is counted, in the report's own words.
        actual: False for a target or plan.
        period: the year, or span of years, the figure is about; None for a standing number or when unsaid.
        indicator: id of the indicator it is a value of, or None.
        scope: region or body the figure is about, in the report's words.
        score: confidence of the indicator link, 0 to 1.
        reason: why that indicator (or why none), in words.
        rule: the rule of the grammar that took the figure.
    """

    doc: str
    start: int
    end: int
    text: str
    value: int | float
    unit: str
    bound: str
    kind: str
    direction: str | None
    subject: str
    actual: bool
    period: str | None
    indicator: str | None
    scope: str | None = None
    score: float | None = None
    reason: str | None = None
    rule: str | None = None

    @property
    def low(self) -> float:
        """The least value that the wording allows."""
        return interval(self.text, self.value, self.bound)[0]

    @property
    def high(self) -> float:
        """The greatest value that the wording allows (``inf`` for 以上 and 不少于)."""
        return interval(self.text, self.value, self.bound)[1]

    def as_dict(self) -> dict[str, Any]:
        """The figure for JSON: the public keys in their order, then the extras."""
        row = {key: getattr(self, key) for key in PUBLIC_KEYS}
        row.update(scope=self.scope, score=self.score, reason=self.reason)
        return row
