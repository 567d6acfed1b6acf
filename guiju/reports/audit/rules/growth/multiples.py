"""Multiples: 是2022年312件的2倍; 复议收案量是一审行政诉讼的3倍."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.numbers.arithmetic import counted_in, decimals, number
from guiju.reports.audit.numbers.lists import compared
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.rules.growth.differences import VALUES, words_to
from guiju.reports.read.figure import Figure

_OF_YEARS = re.compile(r"((?:19|20)\d\d)年[^，。；\d]{0,6}[是为达]?(?:相当于)?((?:19|20)\d\d)年[^，。；\d]{0,6}的$")
"""2025年是2021年的2.8倍: both values are told before, each with its year."""
_MULTIPLE = re.compile(
    r"(?:上年|去年|(?:19|20)\d\d年|同期)[^，。；\d]{0,8}$|(?:[是为达]|达到|相当于)[^，。；\d]{0,12}$"
)
_EARLIER = re.compile("上年|去年|[较比]")
_THE_TWO = re.compile(r"前者(?:约|已)?(?:[是为达]|达到|相当于)后者的$")
_OF_ANOTHER = re.compile(r"(?P<one>[一-鿿]{3,16}?)(?:约|已|就)?(?:[是为]|达到?|相当于)(?P<other>[一-鿿]{3,14}?)的$")
_EMPTY = re.compile(r"[一-鿿]*(?=全[年县市区])|全[年县市区]|同期|案件|[数总]?量|[总件人户]数|已|的")


@rule(
    "growth.multiple",
    "倍数与前后两数",
    "“今年 B，是上年 A 的 k 倍”“甲是乙的 k 倍”：k 应当等于 B ÷ A。",
    example="收到申请624件，是2022年312件的3倍。",
    holds="收到申请624件，是2022年312件的2倍。",
)
def a_multiple_follows_from_its_values(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A value of an earlier year with 的k倍 behind it, against the values in its unit before it."""
    for sentence in report.sentences:
        for times in sentence.figures:
            if times.unit == "倍" and (years := _OF_YEARS.search(report.clause_before(times))):
                told = [f for f in sentence.figures if f.end <= times.start and f.kind in VALUES]
                later, earlier = ([f for f in told if f.period == year] for year in years.groups())
                yield from _times(report, times, [(a, b) for a in earlier for b in later if a.unit == b.unit])
            elif times.unit == "倍" and _THE_TWO.search(report.clause_before(times)):
                told = [f for f in sentence.figures if f.end <= times.start and f.kind in VALUES]
                alike = [f for f in told if told and counted_in(f) == counted_in(told[-1])]
                yield from _times(report, times, [(b, a) for a, b in zip(alike[-2:], alike[-1:], strict=False)])
            elif times.unit == "倍" and (named := _OF_ANOTHER.search(report.clause_before(times))):
                yield from _times(report, times, _by_names(report, named))
        for old, times in zip(sentence.figures, sentence.figures[1:], strict=False):
            if times.unit != "倍" or not old.low or not _MULTIPLE.search(words_to(report, old)):
                continue
            if not re.fullmatch(r"的", report.between(old, times)):
                continue
            now = [f for f in sentence.figures if f.end <= old.start and counted_in(f) == counted_in(old)]
            now = [f for f in now if f.kind == old.kind]
            now = [f for f in now if not compared(report, f)]  # 比上年的118件增长11.0%，约为2021年52件的2.5倍
            yield from _times(report, times, [(old, f) for f in reversed(now)])


def _times(report: Report, times: Figure, pairs: Sequence[tuple[Figure, Figure]]) -> Iterator[Hit]:
    """Compares a multiple with pairs of an old and a new value, the likeliest first."""
    step = 10.0 ** -decimals(times.text)
    low, high = float(times.value) - step, float(times.value) + step
    if pairs and not any(low * old.low < new.high and new.low < high * old.high for old, new in pairs):
        old, new = pairs[0]
        exact = float(new.value) / (float(old.value) or 1)
        arithmetic = f"{number(new.value)} ÷ {number(old.value)} = {exact:.2f}，文中为 {times.text}"
        also = tuple(Place(report.name, figure.start, figure.end) for figure in (old, new))
        yield Hit(times.start, times.end, "按前后两个数算不出这个倍数，请核对。", arithmetic, also)


def _by_names(report: Report, named: re.Match[str]) -> list[tuple[Figure, Figure]]:
    """The counts that are called by the second name, each with those told beside it that are called by the first."""
    one, other = (_EMPTY.sub("", named.group(name)) for name in ("one", "other"))
    if len(one) < _NAME or len(other) < _NAME or re.search("上年|去年|年", other):
        return []
    pairs = {one[i : i + 2] for i in range(len(one) - 1)} - {other[i : i + 2] for i in range(len(other) - 1)}
    counted = [f for f in report.figures if f.kind == "count" and f.value and other[-_NAME:] in report.clause_before(f)]
    bases = [f for f in counted if _EMPTY.sub("", report.clause_before(f)).endswith(other)]
    found = []
    for base in bases:
        if base.actual and not _EARLIER.search(report.clause_before(base)):
            told = report.sentence_at(base.start)
            beside = [f for f in told.figures if f is not base and counted_in(f) == counted_in(base) and f.actual]
            tops = [f for f in beside if any(pair in report.clause_before(f) for pair in pairs)]
            found += [(base, top) for top in tops if not compared(report, top)]
    return found


_NAME = 2
"""Letters that a name has at least."""
