"""Shares in words: 近六成, 三分之一, 过半."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.arithmetic import counted_in, number
from guiju.reports.audit.likeness import places
from guiju.reports.audit.lists import compared, label, main_counts
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure

_SLACK = 3.0
"""Per cent that a share in words may lie off what it says; 近 and 超 open it to one side by a tenth."""


@rule(
    "rate.fraction",
    "“几成”“几分之一”与数字",
    "“两类合计322件，接近六成”：这一项除以同一段里的总数，应当大体是所说的成数或分数。",
    example="受理的546件案件中，处罚213件、不履职109件。两类合计322件，接近八成。",
    holds="受理的546件案件中，处罚213件、不履职109件。两类合计322件，接近六成。",
)
def a_share_in_words_follows_from_its_counts(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each share in tenths, or in fractions, right behind a count, against the larger counts of its paragraph."""
    for turn, sentence in enumerate(report.sentences):
        for rate in sentence.figures:
            if rate.kind != "rate" or not re.search(r"[成分半]", rate.text) or report.planned(rate):
                continue
            here = [f for f in main_counts(report, sentence.figures) if f.end <= rate.start and not compared(report, f)]
            top = _top(report, here, rate)
            if top is None:
                continue
            bases = [f for f in _paragraph(report, turn, sentence, top) if f.low >= top.high]
            low, high = _bounds(rate)
            if bases and not any(low <= 100 * float(top.value) / float(f.value) <= high for f in bases):
                base = max(bases, key=lambda f: f.start)
                share = 100 * float(top.value) / float(base.value)
                arithmetic = f"{number(top.value)} ÷ {number(base.value)} = {share:.1f}%，文中为 {rate.text}"
                message = f"按“{top.text}”和前文的总数算不出“{rate.text}”，请核对。"
                yield Hit(rate.start, rate.end, message, arithmetic, places(report, top, base))


def _top(report: Report, here: Sequence[Figure], rate: Figure) -> Figure | None:
    """The count right before the share, or the one of its sentence that has its name: 刑事431件…刑事案件恰占一半."""
    if here and re.fullmatch(r"[，,（(]?[占约达到了总数量的]{0,8}", report.between(here[-1], rate)):
        return here[-1]
    said = _NAMED.search(report.clause_before(rate))
    name = said.group(1) if said else ""
    named = [f for f in here if name and re.sub(r"[^一-鿿]|其中", "", label(report, f)) == name]
    return named[0] if len(named) == 1 else None


_NAMED = re.compile(r"^([一-鿿]{2,8}?)(?:类|案件|人员)?(?:恰|约|仅|正好)?占(?:到|了)?$")


def _paragraph(report: Report, turn: int, sentence: Sentence, top: Figure) -> Sequence[Figure]:
    """The counts in the unit of `top` from the beginning of its paragraph on."""
    begin = report.text.rfind("\n", 0, sentence.start)
    first = turn
    while first and report.sentences[first - 1].start > begin:
        first -= 1
    told = [f for one in report.sentences[first : turn + 1] for f in main_counts(report, one.figures)]
    return [f for f in told if f.end <= top.start and f.value and counted_in(f) == counted_in(top)]


def _bounds(rate: Figure) -> tuple[float, float]:
    """The least and greatest per cent that the words allow."""
    value = float(rate.value) * 10 if rate.unit == "成" else float(rate.value)
    if re.match(r"近|接近|不到|不足", rate.text):
        return value - 10, value
    if re.match(r"超|过|逾", rate.text) or re.search(r"多|以上", rate.text):
        return value, value + 10 + _SLACK
    return value - _SLACK - (2 if rate.unit == "成" else 0), value + _SLACK + (2 if rate.unit == "成" else 0)
