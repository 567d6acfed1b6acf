"""Shares against the base that the words around them name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guiju.reports.audit.numbers.arithmetic import Fit, agrees, decimals, fits, in_words, number, share
from guiju.reports.audit.numbers.bases import how_many
from guiju.reports.audit.numbers.listed import paragraph_of, whole_of
from guiju.reports.audit.numbers.mistakes import mistyped_in, telling_in
from guiju.reports.audit.numbers.plainly import Plain, also_given_by, plainly, right_otherwise
from guiju.reports.audit.numbers.shares import rates
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.rules.shares.fractions import as_worded
from guiju.reports.audit.words.likeness import places
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.read.figure import Figure

_FULL = 100


@rule(
    "rate.named",
    "比率与点名的总数",
    "“占审结数的 p%”“在岗人员中29人，占 p%”“67件，其中52件，占 p%”：话里点明了总数的，应当除以这个总数。",
    example="全年受理申请79件，审结72件。其中纠错11件，占审结数的13.9%。",
    holds="全年受理申请79件，审结72件。其中纠错11件，占审结数的15.3%。",
)
def a_share_is_of_what_its_words_name(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each share against the base named beside it; another count that gives it shows what was divided by instead."""
    for sentence in report.sentences:
        told = [f for f in sentence.figures if in_words(f) and f.actual]
        for rate in told:
            yield from _in_words(report, sentence, rate)
        for rate in rates(sentence):
            if rate.bound != "exact" or not 0 < rate.value < _FULL:
                continue
            plain = plainly(report, sentence, rate)
            if plain is None or not plain.tops or _holds(report, plain, rate):
                continue
            top = _sum(plain.tops[0])
            if plain.certain or _doubtful(report, plain, rate):
                low, _ = share(top, plain.base)
                arithmetic = f"{number(top.value)} ÷ {number(plain.base.value)} = {low:.2f}%，文中为 {rate.text}"
                message = f"按话里点明的总数“{plain.base.text}”，“{top.text}”占不到“{rate.text}”这个数，请核对。"
                yield Hit(rate.start, rate.end, message, arithmetic, places(report, *plain.tops[0], plain.base))


def _in_words(report: Report, sentence: Sentence, rate: Figure) -> Iterator[Hit]:
    """A share told as a fraction right behind its part, of a whole that it names: 3个镇，占乡镇总数的四分之一."""
    plain = plainly(report, sentence, rate)
    said = _OF_ALL.search(report.clause_before(rate))
    if plain is None or not said or len(plain.tops) != 1 or report.text[rate.end : rate.end + 1] in "（(":
        return
    top = _sum(plain.tops[0])
    others = [f for f in paragraph_of(report, rate) if alike_units(f, top) and f.value >= top.value and f is not top]
    if any(agrees(*share(top, f), as_worded(report, rate)) for f in others):
        return
    if rate.start - top.end < _NEAR and not agrees(*share(top, plain.base), as_worded(report, rate)):
        percent = 100 * float(top.value) / float(plain.base.value)
        arithmetic = f"{number(top.value)} ÷ {number(plain.base.value)} = {percent:.1f}%，文中为 {rate.text}"
        message = f"按话里点明的总数“{plain.base.text}”，“{top.text}”占不到“{rate.text}”这个数，请核对。"
        yield Hit(rate.start, rate.end, message, arithmetic, places(report, *plain.tops[0], plain.base))


_OF_ALL = re.compile(r"占[一-鿿（）]{2,12}(?:总数|总量|总额)的$")
_NEAR = 40


def _holds(report: Report, plain: Plain, rate: Figure) -> bool:
    """Whether the base named gives the share, or what it leaves of a hundred where it is no portion of the count."""
    told = [(_sum(tops), plain.base) for tops in plain.tops]
    if any(_gives(rate, *pair) for pair in (*told, *right_otherwise(report, plain, rate))):
        return True
    here = [f for f in report.sentence_at(rate.start).figures if f.end <= rate.start and alike_units(f, plain.base)]
    if plain.base not in here and any(_gives(rate, top, base) for top, _ in told for base in here):
        return True  # 维持14件、纠正3件、未结5件；已审结20件，纠正率15%
    listed = whole_of(report, plain.tops[-1][-1])
    if listed is not None and listed[0] is plain.base and _of_more(report, plain.base, rate):
        return True  # 示范村80个，国家级2个、市级78个，占村总数的52.3%: the eighty of them all
    left = replace(rate, value=_FULL - rate.value)
    return "率" in report.clause_before(rate) and any(_gives(left, *pair) for pair in told)


def _of_more(report: Report, top: Figure, rate: Figure) -> bool:
    """Whether a whole is itself that share of a number told anywhere."""
    step, end = 10.0 ** -decimals(rate.text), len(report.text)
    low, high = float(rate.value) - step / 2, float(rate.value) + step
    return how_many(report, top.unit, 100 * top.low / high, 100 * top.high / low, end, within=end) > 0


def _sum(figures: tuple[Figure, ...]) -> Figure:
    """Several figures as one."""
    return figures[0] if len(figures) == 1 else replace(figures[0], value=sum(f.value for f in figures))


def _gives(rate: Figure, top: Figure, base: Figure) -> bool:
    return bool(base.value) and fits(*share(top, base), rate) is not Fit.NOT


def _doubtful(report: Report, plain: Plain, rate: Figure) -> bool:
    """Whether a slip of the pen, or another base, explains the share."""
    if any(_gives(rate, part, base) for part, base in also_given_by(report, plain, rate)):
        return True
    for top in map(_sum, plain.tops):
        if mistyped_in([rate], lambda stated, top=top: _gives(stated, top, plain.base)):
            return True
        if telling_in((rate, top, plain.base), _gives):
            return True
    return False
