"""One township in the county's report and in its own: what the county says of it, and what it hands down to it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import misprinted, places
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.audit.words.tellings import Index, Telling, Words, agree, pairs, told

_LIKE = 0.2
"""The share of words that two tellings must have in common to be of one thing."""
_BACK = 120
"""How many letters before a part its whole may stand."""
_GIVEN, _TAKEN = re.compile(r"赋予|下放|赋权|移交|划转|委托"), re.compile(r"承接|认领|接收")


@rule(
    "across.named_part",
    "全县报告里的一地与该地自己的报告",
    "全县的报告点名说到一个乡镇（“其中柳河镇61件”），该镇自己的报告里同一件事的数应当一样；县里下放、赋予的项数与乡镇承接的项数应当一样。",
    example=(
        "宛丘县人民政府关于2024年法治政府建设情况的报告\n全年乡镇（街道）办理行政处罚538件，其中柳河镇71件。",
        "宛丘县柳河镇人民政府2024年法治政府建设情况的报告\n全年办理行政处罚案件61件。",
    ),
    holds=(
        "宛丘县人民政府关于2024年法治政府建设情况的报告\n全年乡镇（街道）办理行政处罚538件，其中柳河镇61件。",
        "宛丘县柳河镇人民政府2024年法治政府建设情况的报告\n全年办理行政处罚案件61件。",
    ),
    many=True,
)
def a_township_has_one_number_in_both_reports(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """What the county names of a township, and hands down to all, against the township's own figures."""
    for left, right in corpus.of_one_year():
        towns = [report for report in (left, right) if report.body.level == "town"]
        if len(towns) == 1:
            upper = right if towns[0] is left else left
            yield from _named(upper, towns[0])


def _named(upper: Report, lower: Report) -> Iterator[Hit]:
    name, words = lower.body.name, Words(upper.text, lower.text)
    known, own = told(upper), told(lower)
    for turn, part in enumerate(known):
        if part.before.endswith(name):
            meant = _whole_words(upper, known[:turn], part) - pairs(name)
        elif _GIVEN.search(_around(upper, part)):
            meant = part.clause | part.label
        else:
            continue
        near = [one for one in own if alike_units(one.figure, part.figure)]
        if not part.before.endswith(name):
            near = [one for one in near if _TAKEN.search(_around(lower, one))]
        graded = sorted(((_likeness(one, meant, words), one) for one in near), key=lambda pair: -pair[0])
        if not graded or graded[0][0] < _LIKE:
            continue
        best, first = graded[0]
        beside = {figure.start for figure in lower.sentence_at(first.figure.start).figures}
        said = [one for grade, one in graded if grade >= 0.5 * best or one.figure.start in beside]
        if any(agree(one.figure, part.figure) for one in said):
            continue
        said_there = f"{upper.body.short}的报告说到{name}时是“{part.figure.text}”"
        message = f"{said_there}，{name}自己的报告是“{first.figure.text}”。请核对。"
        arithmetic = f"{part.figure.text} ≠ {first.figure.text}"
        yield Hit(
            first.figure.start, first.figure.end, message, arithmetic, places(upper, part.figure), None, lower.name
        )


def _around(report: Report, one: Telling) -> str:
    return report.clause_of(one.figure)


def _whole_words(report: Report, before: Sequence[Telling], part: Telling) -> frozenset[str]:
    """The words of the whole that a named part belongs to: the nearest figure before it that is larger."""
    for whole in reversed(before[-6:]):
        near = part.figure.start - whole.figure.end < _BACK
        if near and alike_units(whole.figure, part.figure) and whole.figure.value > 2 * part.figure.value:
            return whole.clause | whole.label
    return frozenset()


def _likeness(one: Telling, meant: frozenset[str], words: Words) -> float:
    return words.weight(meant & (one.clause | one.label)) / (words.weight(meant) or 1)


@rule(
    "across.retold",
    "两份报告换了说法、数不同",
    "同一地区、同一年度的县报告和部门报告，同一环节、同一事物换了说法再说，数应当一样；数只差一笔、别处又都没有的，多半有一份写错了。",
    example=(
        "沂川县人民政府关于2024年法治政府建设情况的报告\n行政诉讼：县政府为被告的行政应诉案件46件。",
        "沂川县司法局关于2024年法治政府建设情况的报告\n代理县政府行政应诉案件64件。",
    ),
    holds=(
        "沂川县人民政府关于2024年法治政府建设情况的报告\n行政诉讼：县政府为被告的行政应诉案件46件。",
        "沂川县司法局关于2024年法治政府建设情况的报告\n代理县政府行政应诉案件46件。",
    ),
    many=True,
)
def colleagues_tell_one_number(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Figures that share most of their words and are a slip of the pen apart, each absent from the other report."""
    for left, right in corpus.colleagues():
        ours, theirs = told(left), told(right)
        here, there = ({(counted_in(one.figure), one.figure.value) for one in held} for held in (ours, theirs))
        index, words = Index(ours), Words(left.text, right.text)
        for again in theirs:
            if (counted_in(again.figure), again.figure.value) in here:
                continue
            for first in index.near(again):
                absent = (counted_in(first.figure), first.figure.value) not in there
                shared = _likeness(first, again.clause, words) if first.clause else 0.0
                if absent and _slipped(first, again) and shared >= _MOSTLY:
                    message = "两份报告说法相近，数只差一笔。请核对哪一份写错了；不是一回事的，请写得能分清。"
                    arithmetic = f"{left.body.short} {first.figure.text}；{right.body.short} {again.figure.text}"
                    place = places(left, first.figure)
                    yield Hit(again.figure.start, again.figure.end, message, arithmetic, place, None, right.name)
                    break


_MOSTLY, _LEAST = 0.4, 20


def _slipped(first: Telling, again: Telling) -> bool:
    """Whether one digit, or two that changed places, keep two figures apart; small ones prove nothing."""
    exact = first.figure.bound == again.figure.bound == "exact"
    large = min(first.figure.value, again.figure.value) >= _LEAST
    return exact and large and misprinted(first.figure, again.figure)
