"""A count told in the lead that the body gives only as a share: 调解成功4464件, of 受理4536件，成功率98.4%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guiju.reports.audit.arithmetic import decimals, number, slip, whole_between
from guiju.reports.audit.likeness import of_another_year, places
from guiju.reports.audit.report import Report
from guiju.reports.audit.retelling import alike_units
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.tellings import pairs, summaries, summed_up, telling
from guiju.reports.read.figure import Figure

_RATE = re.compile(r"([一-鿿]{2,8})率[^率，。；\d]{0,3}$")
_LEAST = 100
_AFTER = 2
"""Figures between a whole and the share of it."""


@dataclass(frozen=True, slots=True)
class _Share:
    """A part that the body gives by its share of a whole, between bounds, with what it is called."""

    whole: Figure
    rate: Figure
    low: float
    high: float
    words: frozenset[str]
    about: frozenset[str]


@rule(
    "mention.by_share",
    "开头的件数与正文的比率",
    "开头说“成功调处4464件”，正文只说“受理4536件，调解成功率98.4%”：件数应当等于总数乘以比率。",
    example="全年成功调处矛盾纠纷4646件。\n一、工作情况\n调解组织受理矛盾纠纷4536件，调解成功率98.4%。\n二、存在问题\n经费不足。",
    holds="全年成功调处矛盾纠纷4464件。\n一、工作情况\n调解组织受理矛盾纠纷4536件，调解成功率98.4%。\n二、存在问题\n经费不足。",
)
def a_count_is_its_share_of_the_whole(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Counts outside the body that stand nowhere else, against the shares that the body gives under their words."""
    begin, end = report.once(summaries)
    outer = [f for f in report.figures if f.kind == "count" and f.value >= _LEAST and f.bound == "exact"]
    outer = [f for f in outer if summed_up(report, f.start) and not report.planned(f)]
    if not outer:
        return
    shares = list(_shares(report, begin, end))
    for again in outer:
        alike = [f for f in report.figures if f is not again and alike_units(f, again)]
        if any(f.value == again.value for f in alike) or of_another_year(report, again):
            continue
        said = telling(report, again).clause
        meant = [one for one in shares if alike_units(one.whole, again) and said & one.words and said & one.about]
        if any(one.low <= again.value <= one.high for one in meant):
            continue
        for one in meant:
            if any(slip(value, float(again.value)) for value in whole_between(one.low, one.high)):
                message = f"正文里是“{one.whole.text}”的“{one.rate.text}”，约 {number(round((one.low + one.high) / 2))}，这里是“{again.text}”，请核对。"
                arithmetic = f"{number(one.whole.value)} × {number(one.rate.value)}% ≠ {number(again.value)}"
                yield Hit(again.start, again.end, message, arithmetic, places(report, one.whole, one.rate))
                break


def _shares(report: Report, begin: int, end: int) -> Iterator[_Share]:
    for sentence in report.sentences:
        if not begin <= sentence.start < end:
            continue
        for turn, rate in enumerate(sentence.figures):
            named = _RATE.search(report.clause_before(rate)) if rate.kind == "rate" and rate.unit == "%" else None
            if named is None:
                continue
            for whole in sentence.figures[max(0, turn - _AFTER) : turn]:
                if whole.kind == "count" and whole.value >= _LEAST:
                    half = 10.0 ** -decimals(rate.text) / 2
                    low, high = (float(whole.value) * (float(rate.value) + by) / 100 for by in (-half, half))
                    about = telling(report, whole).about
                    yield _Share(whole, rate, low - 0.5, high + 0.5, frozenset(pairs(named.group(1))), about)
