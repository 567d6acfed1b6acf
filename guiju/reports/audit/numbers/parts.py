"""Counts that a report gives only by their share of a whole: 受理4536件，成功率98.4%, of which 4464 succeeded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guiju.reports.audit.numbers.arithmetic import decimals
from guiju.reports.audit.report import Report
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.audit.words.tellings import pairs, summaries, telling
from guiju.reports.read.figure import Figure

_RATE = re.compile(r"([一-鿿]{2,8})率[^率，。；\d]{0,3}$")
LEAST = 100
_AFTER = 2
"""Figures between a whole and the share of it."""
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Share:
    """A part that the body gives by its share of a whole, between bounds, with what it is called."""

    whole: Figure
    rate: Figure
    low: float
    high: float
    words: frozenset[str]
    about: frozenset[str]

    def gives(self, count: Figure) -> bool:
        """Whether a count may be the part."""
        return self.low <= count.value <= self.high and alike_units(self.whole, count)


def shares_of_wholes(report: Report) -> list[Share]:
    """Every share in the body of a report whose whole, of a hundred or more, stands shortly before it."""
    return report.once(_shares)


def _shares(report: Report) -> list[Share]:
    begin, end = report.once(summaries)
    return [one for s in report.sentences if begin <= s.start < end for one in _in(report, s.figures)]


def _in(report: Report, figures: tuple[Figure, ...]) -> Iterator[Share]:
    for turn, rate in enumerate(figures):
        named = _RATE.search(report.clause_before(rate)) if rate.kind == "rate" and rate.unit == "%" else None
        for whole in figures[max(0, turn - _AFTER) : turn] if named else ():
            if named and whole.kind == "count" and whole.value >= LEAST:
                half = 10.0 ** -decimals(rate.text) / 2
                low, high = (float(whole.value) * (float(rate.value) + by) / 100 for by in (-half, half))
                words, about = frozenset(pairs(named.group(1))), telling(report, whole).about
                yield Share(whole, rate, low - _HALF, high + _HALF, words, about)
