"""Names that are nearly, but not quite, the same."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.lexicon import (
    CONFUSABLE,
    CONTRASTS,
    KNOWN,
    PHRASES,
)
from guiju.reports.audit.words.spelling import confusable, legitimate, near, one_apart, placed

_QUOTED = re.compile(r"[“\"]([^“”\"\n，。；]{3,16})[”\"]|《([^《》\n]{4,40})》")


@rule(
    "name.near_miss",
    "名称差一字",
    "同一份报告里，引号或书名号中的两个名称只差一个字，其中一个可能写错（检察酉声、检察西声）。",
    example="“检察酉声”获评优秀文化品牌。全面加强“检察西声”等品牌建设。",
    holds="“检察酉声”获评优秀文化品牌。全面加强“检察酉声”等品牌建设。",
)
def quoted_names_are_spelt_one_way(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Pairs of quoted names one letter apart; surer for longer names, like letters, and one that stands once."""
    where: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for found in _QUOTED.finditer(report.text):
        group = 1 if found.group(1) else 2
        where[re.sub(r"\s", "", found.group(group))].append(found.span(group))
    names = list(where)
    for index, left in enumerate(names):
        for right in names[index + 1 :]:
            pair = one_apart(left, right)
            if pair is None or legitimate(pair, left, right):
                continue
            often, rare = sorted((left, right), key=lambda name: (-len(where[name]), where[name][0]))
            alike, length = confusable(pair), min(len(left), len(right))
            lopsided = len(where[rare]) == 1 and len(where[often]) >= 2
            inside = left[0] == right[0] and left[-1] == right[-1]
            sure = alike or inside and length >= 4 or lopsided and length >= 4
            if not sure and length < 4:
                continue
            start, end = where[rare][0]
            message = f"“{rare}”与“{often}”只差一个字（{pair[0] or '缺'}／{pair[1]}），请核对哪个对。"
            also = (Place(report.name, *where[often][0]),)
            severity = None if sure else Severity.NOTE
            yield Hit(
                start, end, message, f"“{often}”{len(where[often])} 次，“{rare}”{len(where[rare])} 次", also, severity
            )


@rule(
    "name.unquoted_variant",
    "引用名称与别处差一字",
    "引号里的名称，在别处（不加引号，或加在更长的名称里）写成了差一个形近、音近字的样子。",
    example="擦亮“酉服务”品牌。开展西服务进企业活动。",
    holds="擦亮“酉服务”品牌。开展酉服务进企业活动。",
)
def a_name_is_spelt_one_way_without_quotes(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Looks for each quoted name with one of its letters replaced by a look-alike, anywhere in the text."""
    quoted = {found.group(1) for found in _QUOTED.finditer(report.text) if found.group(1)}
    quoted_spans = {found.span(1) for found in _QUOTED.finditer(report.text) if found.group(1)}
    for name in sorted(quoted):
        for index, char in enumerate(name):
            for other in _look_alikes(char):
                variant = name[:index] + other + name[index + 1 :]
                if variant in PHRASES:
                    continue
                for start, end in _standing(report.text, variant):
                    if (start, end) not in quoted_spans:
                        message = f"“{variant}”与“{name}”只差一个字（{other}／{char}），请核对。"
                        at = report.text.index(name)
                        yield Hit(start, end, message, also=(Place(report.name, at, at + len(name)),))


def _standing(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand; an expression made for each of them would push those that stay out of re's memory."""
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def _look_alikes(char: str) -> set[str]:
    return {other for group in CONFUSABLE if char in group for other in group if other != char}


@rule(
    "name.phrase",
    "常用语差一字",
    "法治政府建设报告的常用语（习近平法治思想、行政机关负责人出庭应诉等）有一个字不同，多半是错别字。",
    example="深入学习贯彻习近平法制思想，落实行政机关负责人出庭应讼制度。",
    holds="深入学习贯彻习近平法治思想，落实行政机关负责人出庭应诉制度。",
)
def set_phrases_are_spelt_right(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Windows of the text one letter away from a set phrase."""
    yield from phrase_hits(report.text, PHRASES)


def phrase_hits(text: str, phrases: frozenset[str]) -> Iterator[Hit]:
    """Where the text has one of the phrases with one letter replaced.

    One letter replaced leaves one half of a phrase whole, so only places where a half stands are looked at.
    """
    taken: set[int] = set()
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        for at in near(text, phrase):
            window = text[at : at + len(phrase)]
            if window in phrases or window in KNOWN:
                continue
            index = next(i for i, char in enumerate(window) if char != phrase[i])
            pair = (window[index], phrase[index])
            if at + index in taken or not "一" <= pair[0] <= "鿿" or placed(text, at + len(phrase)):
                continue
            meant = any(set(pair) <= group for group in CONTRASTS) or pair[0] in "和与及的或对"
            edge = index in {0, len(phrase) - 1}  # may belong to the next word: 行政执法|全员
            if meant or (edge or len(phrase) < 7) and not confusable(pair):
                continue
            taken.add(at + index)
            yield Hit(at, at + len(phrase), f"“{window}”疑为“{phrase}”之误（{pair[0]}／{pair[1]}）。")
