"""Where a report names its own place: title, opening, situation and signature name one county, one town."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.title import title_of

_AREA = re.compile(r"(?:(?![省市州盟县区旗镇乡街])[一-鿿]){2,5}?(?P<level>[省市州盟县区旗镇乡]|街道)(?!场|容|民|级)")
_HEAD = re.compile(r"[\s　]*(?:中共|关于)?(?:20\d\d年度?)?")
_OPENING = re.compile(
    r"(?:20\d\d年(?:以来)?|一年来|过去的一年)[，,](?P<places>[一-鿿]{2,16}?(?:县|区|市|旗|镇|乡|街道))(?:人民政府|办事处|党工委)?"
    r"(?=坚持|深入|始终|全面|认真|在[省市县区]|以习|以法|紧紧|紧扣|聚焦|锚定|围绕|牢牢|立足)"
)
_LIES = re.compile(
    r"(?m)^[\s　]*(?P<places>[一-鿿]{2,6}?(?:镇|乡|街道))(?:位于|地处)(?P<above>[一-鿿]{2,5}?[县区市旗])"
)
_SIGNED = re.compile(r"(?m)^[\s　]*(?P<places>[一-鿿]{2,24}?(?:人民政府|办事处|局|委员会))[\s　]*\n[\s　]*20\d\d年")
_LEAD = 800


@rule(
    "name.own_place",
    "各处的本地名称不一",
    "标题、开头、“某镇位于某县”和落款里的本地名称，同一层级应当是同一个。",
    example="云岫县人民政府关于2024年法治政府建设情况的报告\n2024年，澄江县坚持依法行政。\n云岫县人民政府\n2025年1月3日",
    holds="云岫县人民政府关于2024年法治政府建设情况的报告\n2024年，云岫县坚持依法行政。\n云岫县人民政府\n2025年1月3日",
)
def the_report_names_one_place_as_its_own(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The names of each level at all places where a report says whose it is; the one that stands alone is marked."""
    told: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for at, words in _anchors(report):
        for level, name, start in _areas(words):
            told[level].append((name, at + start))
    for places in told.values():
        often = Counter(name for name, _ in places).most_common()
        if len(often) != 2:
            continue
        right = often[0][0] if often[0][1] > often[1][1] else places[0][0]
        name, start = next(place for place in places if place[0] != right)
        other = next(begin for known, begin in places if known == right)
        message = f"这里的本地名称是“{name}”，别处是“{right}”，请核对地名。"
        yield Hit(
            start, start + len(name), message, f"{right} ≠ {name}", (Place(report.name, other, other + len(right)),)
        )


def _anchors(report: Report) -> Iterator[tuple[int, str]]:
    """Each stretch of text that begins with the body's own place, and where it stands."""
    title, text = title_of(report.text), report.text
    at = text.find(title)
    if at >= 0 and (head := _HEAD.match(title)):
        yield at + head.end(), title[head.end() :]
    for pattern in (_OPENING, _LIES):
        for found in pattern.finditer(text, 0, _LEAD):
            for group in found.groupdict():
                yield found.start(group), found[group]
    if signed := list(_SIGNED.finditer(text, len(text) // 2)):
        yield signed[-1].start("places"), signed[-1]["places"]


def _areas(words: str) -> Iterator[tuple[str, str, int]]:
    """The areas that words begin with, each with its level and place: 昭宁市, 青岚县."""
    at = 0
    while found := _AREA.match(words, at):
        yield found["level"], found.group(), found.start()
        at = found.end()
