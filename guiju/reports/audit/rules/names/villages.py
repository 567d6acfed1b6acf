"""One village, market or works told twice, its name one letter off: 云桥社区 in the body, 云溪社区 in the plan."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.lexicon import CONTRASTS
from guiju.reports.audit.words.tellings import pairs, words_of
from guiju.reports.audit.words.toponyms import is_name

_VILLAGE = re.compile(r"([一-鿿]{2})(社区|村)(?![民级干支两委居镇（(])")
_SHARED, _BACK = 8.0, 60
"""How much the words around two names have in common, by rare words, where one place is meant; how far around."""
_MOST = 400
"""More names than this are a list of all villages, of which many are near each other."""


@rule(
    "name.village",
    "村、社区、工程、市场名差一字",
    "同一个村、社区、工程、市场在正文和打算里各说一次，名称只差一个字，前后的话讲的又是同一件事，多半写错了一处。",
    example="云脚村、大坪村2个村调解成功率不到90%。\n三、下一步打算\n重点帮扶云岭村、大坪村。",
    holds="云脚村、大坪村2个村调解成功率不到90%。\n三、下一步打算\n重点帮扶云脚村、大坪村。",
)
def one_village_has_one_name(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Names of villages that differ by one letter, one of which stands once, where the same is said of both."""
    told: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for found in _VILLAGE.finditer(report.text):
        if is_name(found.group(1)) and found.group(1)[1] != "和":  # 机关和社区
            told[found.group(2)][found.group(1)].append(found.start())
    for kind, names in told.items():
        for one, other in combinations(names, 2) if len(names) < _MOST else ():
            if not _near(one, other):
                continue
            often, rare = sorted((one, other), key=lambda name: (-len(names[name]), names[name][0]))
            at, first = names[rare][0], names[often][0]
            apart = report.sentence_at(at) is not report.sentence_at(first)
            if (
                len(names[rare]) == 1
                and apart
                and (_together(report, names, at, first) or _one_affair(report, at, first))
            ):
                message = f"“{rare}{kind}”与“{often}{kind}”只差一个字，说的像是同一个地方，请核对。"
                end = at + len(rare) + len(kind)
                also = (Place(report.name, first, first + len(often) + len(kind)),)
                yield Hit(at, end, message, f"{often}{kind} ≠ {rare}{kind}", also)

    yield from _sites(report)


_SITE = re.compile("工程|市场|小区|广场|大桥|水库|产业园|医院|小学|中学|公园|码头")
_LONGEST, _SAME_BEHIND = 14, 3
"""Letters before 市场 that may belong to its name, and how many of them next to it must be the same in both."""


def _sites(report: Report) -> Iterator[Hit]:
    """城东农贸批发市场 and 城西农贸批发市场, each told once and in one affair."""
    told: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for found in _SITE.finditer(report.text):
        before = _LETTERS.search(report.text[max(0, found.start() - _LONGEST) : found.start()]).group()  # type: ignore[union-attr]
        if len(before) > _SAME_BEHIND:
            told[before[-_SAME_BEHIND:] + found.group()][before].append(found.end())
    for kind, names in told.items():
        for one, other in combinations(names, 2) if len(names) < _MOST else ():
            often, rare = sorted((names[one], names[other]), key=lambda found: (-len(found), found[0]))
            length, at, first = _one_letter_off(one, other), rare[0], often[0]
            apart = report.sentence_at(at - 1) is not report.sentence_at(first - 1)
            if length and len(rare) == 1 and apart and _one_affair(report, at, first):
                size = length - _SAME_BEHIND + len(kind)
                here, there = report.text[at - size : at], report.text[first - size : first]
                message = f"“{here}”与“{there}”只差一个字，说的像是同一处，请核对。"
                yield Hit(at - size, at, message, f"{there} ≠ {here}", (Place(report.name, first - size, first),))


_LETTERS = re.compile("(?:(?![有的了在和与为是个没未成设])[一-鿿])*$")
"""What may be a name: letters that no clause is put together with."""


def _one_letter_off(one: str, other: str) -> int:
    """How many letters, counted from the end, two names share but for one in between; 0 where they do not."""
    other_than = [turn for turn, (a, b) in enumerate(zip(reversed(one), reversed(other), strict=False)) if a != b]
    if not other_than or other_than[0] + 1 in other_than or other_than[0] + 1 >= min(len(one), len(other)):
        return 0
    return other_than[1] if len(other_than) > 1 else min(len(one), len(other))


def _near(one: str, other: str) -> bool:
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and not any(set(apart[0]) <= group for group in CONTRASTS)


def _together(report: Report, names: dict[str, list[int]], at: int, first: int) -> bool:
    """Whether one and the same village is named beside both."""
    beside = [
        {name for name, places in names.items() if any(0 < abs(p - at_) <= _LISTED for p in places)}
        for at_ in (at, first)
    ]
    return bool(beside[0] & beside[1])


_LISTED = 8
"""Letters between two names of a list."""


def _one_affair(report: Report, at: int, first: int) -> bool:
    here, there = (pairs(report.text[max(0, p - _BACK) : p + _BACK]) for p in (at, first))
    return words_of(report).rarity(here & there) >= _SHARED
