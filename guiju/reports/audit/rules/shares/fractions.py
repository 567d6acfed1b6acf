"""Shares in words: 近六成, 三分之一, 过半."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from guiju.reports.audit.numbers.arithmetic import agrees, counted_in, in_words, number, share
from guiju.reports.audit.numbers.lists import compared, label, main_counts
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.audit.words.tellings import pairs, summed_up, telling, words_of
from guiju.reports.read.figure import Figure

_BESIDE = re.compile(r"[，,（(](?:即|也就是|已|占到?|达到?)?了?")
_END = re.compile("[，,。；;）)]")


@rule(
    "rate.two_ways",
    "用字说的比率与用数说的比率",
    "“占52.2%，超过一半”“近四分之三（73.9%）”：同一个比率用字说一遍、用数说一遍，两种说法应当大体相符。",
    example="涉公安机关的案件占42.2%，超过一半。",
    holds="涉公安机关的案件占52.2%，超过一半。",
)
def a_share_told_in_words_is_the_one_in_figures(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Two shares one right behind the other, one in words and one in figures."""
    for left, right in zip(report.figures, report.figures[1:], strict=False):
        if left.kind == right.kind == "rate" and in_words(left) != in_words(right):
            words, figures = (left, right) if in_words(left) else (right, left)
            one = figures.unit == "%" and _BESIDE.fullmatch(report.between(left, right))
            one = one and _END.match(report.text[right.end : right.end + 1])  # 占8.9%，九成以上争议止于复议: the rest
            if one and not agrees(figures.low, figures.high, words):
                message = f"“{words.text}”与紧挨着的“{figures.text}”不符，请核对。"
                yield Hit(figures.start, figures.end, message, f"{figures.text} ≠ {words.text}", places(report, words))


_OF = re.compile(r"占[一-鿿（）]{2,12}$")
"""占机构总数: what it is a share of is named, and judged with the shares in figures."""


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
            if not in_words(rate) or report.planned(rate) or _OF.search(report.clause_before(rate)):
                continue
            here = [f for f in main_counts(report, sentence.figures) if f.end <= rate.start and not compared(report, f)]
            top, of = _top(report, here, rate), _of_these(report, here, rate)
            if top is None or _of_others(here, top, rate):
                continue
            top = of[0] if of else top
            bases = [of[1]] if of else [f for f in _paragraph(report, turn, sentence, top) if f.low >= top.high]
            if not bases and summed_up(report, rate.start):
                bases = _far_away(report, sentence, top, rate)
            if bases and not any(agrees(*share(top, base), as_worded(report, rate)) for base in bases):
                base = max(bases, key=lambda f: f.start)
                percent = 100 * float(top.value) / float(base.value)
                arithmetic = f"{number(top.value)} ÷ {number(base.value)} = {percent:.1f}%，文中为 {rate.text}"
                message = f"按“{top.text}”和前文的总数算不出“{rate.text}”，请核对。"
                yield Hit(rate.start, rate.end, message, arithmetic, places(report, top, base))


def _of_these(report: Report, here: Sequence[Figure], rate: Figure) -> tuple[Figure, Figure] | None:
    """The part and the whole that 占…件的 names by its number: 6件没有调成，占全部未调成9件的三分之二."""
    if len(here) < _TWO or "占" not in report.clause_before(here[-1]) or report.between(here[-1], rate) != "的":
        return None
    return (here[-2], here[-1]) if here[-2].unit == here[-1].unit else None


_TWO = 2


def _of_others(here: Sequence[Figure], top: Figure, rate: Figure) -> bool:
    """14个所中有5个只有1名人员，超过三分之一: the share is of what was counted before, and not of the persons."""
    pairs = [(a, b) for a, b in zip(here, here[1:], strict=False) if a.unit == b.unit != top.unit and a.low >= b.high]
    return any(agrees(*share(part, base), rate) for base, part in pairs)


def as_worded(report: Report, rate: Figure) -> Figure:
    """A share with the word behind it that says to which side it lies: 三分之一强, 三成弱."""
    side = {"强": "超", "弱": "近"}.get(report.text[rate.end : rate.end + 1])
    return replace(rate, text=side + rate.text) if side else rate


def _top(report: Report, here: Sequence[Figure], rate: Figure) -> Figure | None:
    """The count right before the share, or the one of its sentence that has its name: 刑事431件…刑事案件恰占一半."""
    if here and re.fullmatch(
        r"[一-鿿“”（）]{0,10}[，,（(][占比约达到了总数量的为]{1,8}|[，,（(]?[占比约达到了总数量的为]{0,8}",
        report.between(here[-1], rate),
    ):
        return here[-1]
    said = _NAMED.search(report.clause_before(rate))
    name = said.group(1) if said else ""
    named = [f for f in here if name and name in (_plain(label(report, f)), _plain(_told_as(report, f)))]
    return named[0] if len(named) == 1 else None


def _told_as(report: Report, figure: Figure) -> str:
    return report.clause_before(figure).rsplit("、", 1)[-1]


def _plain(name: str) -> str:
    return re.sub("[^一-鿿]|其中|^包括", "", name)


_NAMED = re.compile(r"^([一-鿿]{2,8}?)(?:类|案件|人员)?(?:恰好?|大?约|仅|就|正好)?占(?:到|了|比)?$")


def _far_away(report: Report, sentence: Sentence, top: Figure, rate: Figure) -> list[Figure]:
    """The totals of the body that the lead or the problems measure by, if no number of the report gives the share."""
    told = [f for f in report.figures if counted_in(f) == counted_in(top) and f.low >= top.high and f.actual]
    told = [f for f in told if f is not top and not compared(report, f)]
    if any(agrees(*share(top, base), rate) for base in told):
        return []
    words, said = words_of(report), frozenset(pairs(sentence.text))
    return [f for f in told if words.rarity(telling(report, f).label & said) >= _TELLING]


_TELLING = 3.0
"""How much the words that a total and a share of it have in common must tell."""


def _paragraph(report: Report, turn: int, sentence: Sentence, top: Figure) -> Sequence[Figure]:
    """The counts in the unit of `top` from the beginning of its paragraph on."""
    begin = report.text.rfind("\n", 0, sentence.start)
    first = turn
    while first and report.sentences[first - 1].start > begin:
        first -= 1
    told = [f for one in report.sentences[first : turn + 1] for f in main_counts(report, one.figures)]
    return [f for f in told if f.end <= top.start and f.value and counted_in(f) == counted_in(top)]
