"""A figure told again in other words, in one report or in two of one county: the number must be the same."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, disjoint, mistyped, number, slip, swapped
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.rules.across.across import speaks_for_all
from guiju.reports.audit.words.likeness import PLACES, TABLE_CELL, key, misprinted, overlap, places
from guiju.reports.audit.words.retelling import (
    alike_units,
    contradicts,
    noun_behind,
    taking_part,
    told_again,
    words_before,
)
from guiju.reports.read.figure import Figure

_DONE = ("count", "money")
_MOST = 50
"""Words that more figures have than this tell nothing apart, and must not cost the square of the figures."""


def _by_words(figures: Sequence[Figure], words: Callable[[Figure], Iterable[str]]) -> dict[str, list[Figure]]:
    """The figures by the pairs of letters, and other marks, that their words hold."""
    table: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        for word in set(words(figure)):
            table[word].append(figure)
    return table


def _sharing(table: dict[str, list[Figure]], words: Iterable[str]) -> list[Figure]:
    """The figures that share a word, in the order of the text."""
    found = {figure.start: figure for word in words for figure in table.get(word, ())[:_MOST]}
    return [found[start] for start in sorted(found)]


def _pairs_of(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)]


def _told(report: Report) -> list[Figure]:
    told = [f for f in report.figures if f.kind in _DONE and f.unit and f.bound != "approx" and not report.planned(f)]
    return [f for f in told if f.rule != TABLE_CELL]


@rule(
    "mention.retold",
    "换个说法又说一遍",
    "前文“行政处罚权98项”，后文“98项行政处罚权”：同一个数换了语序、说法再说一遍，应当一样。",
    example="赋予乡镇（街道）行政处罚权98项。\n存在问题\n承接89项行政处罚权的能力不足。",
    holds="赋予乡镇（街道）行政处罚权98项。\n存在问题\n承接98项行政处罚权的能力不足。",
)
def a_figure_told_again_is_the_same(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A figure with its noun behind it against those that have the same noun before or behind them."""
    known = _told(report)
    often = Counter((counted_in(f), float(f.value)) for f in known)
    table = _by_words(known, lambda f: _pairs_of(words_before(report, f)[-12:]) + _pairs_of(noun_behind(report, f)))
    for again in known:
        near = _sharing(table, _pairs_of(noun_behind(report, again)))
        alike = [f for f in near if f is not again and alike_units(f, again)]
        named = [(first, noun) for first in alike if (noun := told_again(report, first, report, again))]
        alike = [first for first, _ in named if not disjoint((first.low, first.high), (again.low, again.high))]
        agreeing = bool(alike)
        for first, noun in named:
            if agreeing and any(other.value == first.value for other, _ in named if other is not first):
                continue  # two numbers, each told twice: two things
            other = any(one.start < again.start and not slip(float(one.value), float(first.value)) for one in alike)
            if other or _made_up_of(named, again) and not misprinted(first, again):
                continue  # 年初54000户, 年末58320户; 不合格2卷 and 4卷, 6卷不合格案卷
            if _reached(report, first, again) or _some_now(report, first, again, noun):
                continue
            if often[counted_in(again), float(again.value)] > 1 and (again.value >= _STANDS_OUT or len(noun) == 2):
                continue  # 案件 214 was told as 派驻中队办理214件
            apart = report.sentence_at(first.start) is not report.sentence_at(again.start)
            if apart and first.start < again.start and contradicts(report, first, report, again, noun):
                message = f"前文的“{noun}”是 {first.text}，这里说成 {again.text}。请核对，或写明区别。"
                yield Hit(again.start, again.end, message, f"{first.text} ≠ {again.text}", places(report, first))
                break


def _made_up_of(named: Sequence[tuple[Figure, str]], again: Figure) -> bool:
    """Whether two figures under one noun make up a third one."""
    values = {float(first.value) for first, _ in named}
    return any(float(again.value) - value in values for value in values if 2 * value <= again.value)


def _some_now(report: Report, first: Figure, again: Figure, noun: str) -> bool:
    """Whether the smaller number may be of but some of the bodies or persons that the noun names."""
    small = min(first, again, key=lambda figure: figure.value)
    every = bool(_EVERY.search(report.clause_of(small)))
    told = bool(PLACES.fullmatch(noun)) or any(taking_part(report, figure) for figure in (first, again))
    return told and not every and not misprinted(first, again)


_EVERY = re.compile(r"全[县市区镇乡街州旗部]|所有|各|均|都")
_STANDS_OUT = 20
"""A number from here on is seldom told of two things."""


def _reached(report: Report, first: Figure, again: Figure) -> bool:
    """Whether the sentence of `first` goes on to the number of `again`: 执法人员18名，下沉6名，合署办公24人."""
    said = report.sentence_at(first.start).figures
    return any(f.value == again.value and alike_units(f, again) for f in said if f is not again)


def _marks(figure: Figure) -> list[str]:
    """By what a figure is found again in another report: its subject's letters and its indicator."""
    return [*_pairs_of(key(figure.subject)), *([figure.indicator] if figure.indicator else [])]


def _digits(figure: Figure) -> str:
    """The digits of a figure in their order of size: the same where some of them are swapped."""
    return "".join(sorted(number(float(figure.value)).strip("0").replace(".", "")))


_MANY = 4
"""Two numbers of so many digits, two neighbours of which are swapped, are one whatever is said of them."""


def _own_part(left: Report, one: Figure, right: Report, other: Figure) -> bool:
    """Whether one of two is what a department itself did, and much less than what the county did: no slip."""
    if {left.body.level, right.body.level} != {"department", "government"}:
        return False
    part, own, whole = (left, one, other) if left.body.level == "department" else (right, other, one)
    indicator = one.indicator or other.indicator
    return float(own.value) < _OWN_PART * float(whole.value) and not speaks_for_all(part, own, indicator)


_OWN_PART = 0.7


@rule(
    "across.slip",
    "两份报告的数只差一笔",
    "同一地区、同一年度的两份报告，说法相近，两个数只差一个数字或者两个数字颠倒，别处又都没有对方的数，多半有一份写错了；四位以上的数只是相邻两位颠倒的，说法不相近也算。",
    example=(
        "沂川县人民政府关于2024年法治政府建设情况的报告\n合法性审查县政府重大决策、协议合同等173件。",
        "沂川县司法局关于2024年法治政府建设情况的报告\n参与县政府重大决策、协议合同等合法性审查137件。",
    ),
    holds=(
        "沂川县人民政府关于2024年法治政府建设情况的报告\n合法性审查县政府重大决策、协议合同等173件。",
        "沂川县司法局关于2024年法治政府建设情况的报告\n参与县政府重大决策、协议合同等合法性审查173件。",
    ),
    many=True,
    overlap=0.5,
)
def a_slip_between_two_reports_shows(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Numbers that a slip of the pen keeps apart, of like subjects or of many digits, each absent from the other."""
    for left, right in corpus.colleagues():
        ours, theirs = _told(left), _told(right)
        table, by_digits = _by_words(ours, _marks), defaultdict(list)
        for a in ours:
            by_digits[_digits(a)].append(a)
        said_here, said_there = ({(f.value, counted_in(f)) for f in told} for told in (ours, theirs))
        for b in theirs:
            if (b.value, counted_in(b)) in said_here:
                continue
            for a in [*_sharing(table, _marks(b)), *by_digits[_digits(b)][:_MOST]]:
                like = a.indicator is not None and a.indicator == b.indicator
                slipped = misprinted(a, b) or like and mistyped(float(a.value), float(b.value))
                if a.value < 20 or not alike_units(a, b) or not slipped or _own_part(left, a, right, b):
                    continue
                alone = (a.value, counted_in(a)) not in said_there
                telling = len(_digits(b)) >= _MANY and swapped(float(a.value), float(b.value))
                if alone and (telling or like or overlap(key(a.subject), key(b.subject)) >= params["overlap"]):
                    arithmetic = f"{left.body.short}：{a.subject} {a.text}；{right.body.short}：{b.subject} {b.text}"
                    message = "两份报告的这两个数只差一笔。请核对哪一份写错了；不是一回事的，请写得能分清。"
                    yield Hit(b.start, b.end, message, arithmetic, places(left, a), None, right.name)
                    break
