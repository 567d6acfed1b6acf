"""Names of bodies, areas and statutes: the reporting body's own, its county's, and those that all reports use."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from guiju.law.statutes import statutes
from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.lexicon import BODIES, PHRASES, SHORT_BODIES, TITLES
from guiju.reports.audit.words.spelling import confusable, legitimate, near, one_apart, placed, with_other_letters


@rule(
    "name.known",
    "机构、法规名称差一字",
    "全国通用的机构名称（生态环境局、卫生健康委员会）和书名号里的法律法规名称，差一个字、多一个字的，多半写错了。",
    example="市生态环保局牵头贯彻《中华人民共和国政府信息公开条列》。",
    holds="市生态环境局牵头贯彻《中华人民共和国政府信息公开条例》。",
)
def known_names_are_spelt_right(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Standard names of bodies with a letter replaced or put in; titles of statutes with a letter replaced."""
    text = report.text
    for name in sorted(BODIES | SHORT_BODIES):
        for at in near(text, name):
            window = text[at : at + len(name)]
            index = next(i for i, char in enumerate(window) if char != name[i])
            alike = confusable((window[index], name[index]))
            area = re.match(r"[省市县区州旗局]", text[at - 1 : at]) if at else None
            known = window in BODIES or window in SHORT_BODIES or window in PHRASES
            if known or not "一" <= window[index] <= "鿿" or index == 0 and not area:
                continue
            if placed(text, at + len(name)):
                continue
            if alike and (area or index) or len(name) >= 5 and area and not _real_body(window):
                yield Hit(at, at + len(name), f"“{window}”疑为“{name}”之误（{window[index]}／{name[index]}）。")
        if len(name) >= 5:
            for start, end in _with_one_more(text, name):
                yield Hit(start, end, f"“{text[start:end]}”比“{name}”多一个字，请核对单位名称。")
    for found in re.finditer(r"《([^《》（(\n]{5,40})", text):
        title = re.sub(r"\s", "", found.group(1))
        bare = title.removeprefix("中华人民共和国")
        if bare in _titles():
            continue
        for known_title in _titles():
            pair = one_apart(bare, known_title) if len(bare) == len(known_title) else None
            if pair and not legitimate(pair, bare, known_title):
                yield Hit(*found.span(1), f"“{title}”疑为《{known_title}》之误（{pair[0]}／{pair[1]}）。")


@cache
def _titles() -> frozenset[str]:
    """Titles of statutes that the house knows, and of papers that reports name everywhere."""
    return TITLES | {one.name for one in statutes() if len(one.name) >= 5 and not re.search(r"[〔（]", one.name)}


_REAL = re.compile(r"(?:管理|服务|监督|事务|建设|保障|发展|执法|规划|执行)(?:局|委员会|中心)$")


def _real_body(window: str) -> bool:
    """Whether a name a letter off a standard one is likely another real body: 城市建设局, 城市管理处."""
    return not window.endswith(("局", "会", "院", "中心", "大队")) or "城市" in window and bool(_REAL.search(window))


def _with_one_more(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where the text has the name with one letter put in."""
    for cut in range(2, len(name)):
        head, tail = name[:cut], name[cut:]
        at = text.find(head)
        while at >= 0:
            if text.startswith(tail, at + cut + 1) and not text.startswith(tail, at + cut):
                extra = text[at + cut]
                if "一" <= extra <= "鿿" and extra not in "和与及" and extra != tail[0]:
                    yield at, at + len(name) + 1
            at = text.find(head, at + 1)


@rule(
    "name.own_body",
    "本单位名称写错",
    "报告单位的名称在标题、落款里写得清楚，正文里差一个字的，多半写错了。",
    example="云溪县青石镇人民政府2024年度法治政府建设工作总结\n2024年，青石镇扎实推进。\n三、打算\n2025年，青右镇将重点做好普法。\n云溪县青石镇人民政府\n2024年12月20日",
    holds="云溪县青石镇人民政府2024年度法治政府建设工作总结\n2024年，青石镇扎实推进。\n三、打算\n2025年，青石镇将重点做好普法。\n云溪县青石镇人民政府\n2024年12月20日",
)
def the_own_name_is_spelt_one_way(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The body's name, with its county and without, one letter replaced; a town in the place of a subject."""
    text, body = report.text, report.body
    names = {name for name in (body.name, f"{body.region}{body.name}") if 3 <= len(name) <= 20}
    if body.level == "government":
        names = set()
    taken: set[int] = set()
    yield from _titled_otherwise(report)
    for name in sorted(names, key=len, reverse=True):
        if text.count(name) < 2 and len(name) < 6:
            continue
        for at in near(text, name):
            window = text[at : at + len(name)]
            index = next(i for i, char in enumerate(window) if char != name[i])
            pair = (window[index], name[index])
            if at + index in taken or not "一" <= pair[0] <= "鿿" or text.count(window) > 1:
                continue
            opens = not at or text[at - 1] in "，。；：、\n 　在"
            sure = (
                confusable(pair)
                or len(name) >= 6
                and 0 < index < len(name) - 1
                or opens
                and _SUBJECT.match(text, at + len(name))
            )
            if not sure and len(name) <= 3:
                continue
            if index == 0 and not opens or pair[0] in "县市区省全我各该本":
                continue
            taken.add(at + index)
            message = f"“{window}”与报告单位“{name}”只差一个字（{pair[0]}／{pair[1]}），请核对。"
            yield Hit(at, at + len(name), message, severity=None if sure else Severity.NOTE)
        yield from _with_another_word(report, name)


_LONG, _HEAD, _WORD = 8, 3, 2


def _with_another_word(report: Report, name: str) -> Iterator[Hit]:
    """A long name with one word of two letters replaced, told once: 综合行政管理局 for 综合行政执法局."""
    for cut in range(_HEAD, len(name) - _WORD) if len(name) >= _LONG and report.text.count(name) > 1 else ():
        for at in with_other_letters(report.text, name, cut, _WORD):
            told = report.text[at : at + len(name)]
            meant, said = name[cut : cut + _WORD], told[cut : cut + _WORD]
            if said[0] != meant[0] and said[1] != meant[1] and report.text.count(told) == 1:
                message = f"“{told}”与报告单位“{name}”只差一个词（{said}／{meant}），请核对。"
                yield Hit(at, at + len(name), message)


def _titled_otherwise(report: Report) -> Iterator[Hit]:
    """The title itself with another letter than the text and the signature, which agree."""
    text, name = report.text, report.body.name
    if not 3 <= len(name) <= _LONG_NAME or text.count(name) > 1:
        return
    others = Counter(text[at : at + len(name)] for at in near(text, name))
    for other, often in others.most_common(1):
        at = text.find(name)
        if often > 1 and at >= 0 and min(other) >= "一" and max(other) <= "鿿" and other[-1] == name[-1]:
            yield Hit(at, at + len(name), f"标题写“{name}”，正文和落款写“{other}”，请核对单位名称。")


_LONG_NAME = 20
_SUBJECT = re.compile(r"(?:将|坚持|认真|紧紧|始终|深入|持续|扎实|全面|积极|以|围绕|聚焦|严格|切实)")


@rule(
    "name.own_region",
    "本地名称写错",
    "报告单位的地名在文中出现多次，偶有一处差一个形近、音近字的，多半是写错或识别错。",
    example="酉阳县人民政府关于2024年法治政府建设情况的报告\n酉阳县坚持依法行政。酉阳县成效明显。西阳县将继续努力。",
    holds="酉阳县人民政府关于2024年法治政府建设情况的报告\n酉阳县坚持依法行政。酉阳县成效明显。酉阳县将继续努力。",
)
def the_region_is_spelt_one_way(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The region's name with one letter replaced, much rarer than the name itself."""
    region = re.sub(r"(?:土家族|苗族|[一-鿿]族)*自治[县旗州]$|[县区市旗州省]$", "", report.body.region)
    if not 2 <= len(region) <= 4 or report.text.count(region) < 3:
        return
    tails = Counter(re.findall(re.escape(region) + r"([县区市镇])", report.text))
    for index, char in enumerate(region):
        for at in with_other_letters(report.text, region, index, 1):
            end = at + len(region)
            told, other = report.text[at:end], report.text[at + index]
            if tails and report.text[end : end + 1] not in tails:
                continue
            alike = confusable((other, char))
            if not alike and (not tails or other in "本全我该各两省市县区在与和为" or report.text.count(told) > 1):
                continue
            message = f"“{told}”与报告单位“{region}”只差一个字，请核对。"
            yield Hit(at, end, message, severity=None if alike else Severity.NOTE)


@rule(
    "name.body_variant",
    "单位名称差一字",
    "同一单位的名称在文中多次出现，有一处差一个字。",
    example="县市场监督管理局牵头。县市场监督管理局配合。县市场监督管里局落实。",
    holds="县市场监督管理局牵头。县市场监督管理局配合。县市场监督管理局落实。",
)
def bodies_are_spelt_one_way(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Names of bodies, six letters and longer, one of which stands once and is one letter off."""
    where: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for found in re.finditer(r"(?:[县区市]|(?<=[、，和与]))[一-鿿]{3,9}?(?:局|委员会|办公室|法院|检察院)", report.text):
        where[found.group()].append(found.span())
    for rare, spans in where.items():
        if len(spans) > 1 or len(rare) < 5:
            continue
        for often, others in where.items():
            pair = one_apart(rare, often)
            begins = rare[1:] == often[1:] and often[0] in "县区市省"  # 387项，占|综合行政执法局1502项的25.8%
            if (
                pair
                and not begins
                and len(others) >= 2
                and len(rare) == len(often)
                and not legitimate(pair, rare, often)
            ):
                message = f"“{rare}”与“{often}”只差一个字（{pair[0]}／{pair[1]}），请核对单位名称。"
                yield Hit(*spans[0], message, also=(Place(report.name, *others[0]),))


_SPAN = re.compile(r"《([^《》（(\n]{4,40})[（(]\s*((?:19|20)\d\d)\s*[-—–－~～至]+\s*((?:19|20)\d\d)\s*年?\s*[）)]》?")


_KNOWN_YEARS = {
    "法治政府建设实施纲要": (2021, 2025),
    "法治社会建设实施纲要": (2020, 2025),
    "法治中国建设规划": (2020, 2025),
    "全国公共法律服务体系建设规划": (2021, 2025),
}
"""Plans of the whole country that every report names, with the years that stand in their titles."""
_BEFORE_THEM = {"法治政府建设实施纲要": (2015, 2020)}
"""The plan of the same name that went before; any other years are a mistake."""


@rule(
    "name.title_years",
    "同一文件的年份不一",
    "同一份纲要、规划在文中的起止年份应当一样（《法治政府建设实施纲要（2021—2025年）》）。",
    example="贯彻《法治政府建设实施纲要（2021—2025年）》。落实《法治政府建设实施纲要（2021—2026年）》。",
    holds="贯彻《法治政府建设实施纲要（2021—2025年）》。落实《法治政府建设实施纲要（2021-2025年）》。",
)
def a_paper_covers_the_same_years(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Titles with a span of years in brackets, one of which overlaps another of the same title."""
    spans: dict[str, list[tuple[tuple[int, int], int, int]]] = defaultdict(list)
    for title, years in _KNOWN_YEARS.items():
        spans[title].append((years, -1, -1))
    for found in _SPAN.finditer(report.text):
        years = int(found.group(2)), int(found.group(3))
        spans[found.group(1)].append((years, found.start(2), found.end(3)))
    for title, told in spans.items():
        for years, start, end in told[1:]:
            first = told[0][0]
            never = title in _BEFORE_THEM and years not in {first, _BEFORE_THEM[title]} and years[0] < first[0]
            if never or years != first and years[0] <= first[1] and first[0] <= years[1]:
                known = told[0][1] < 0
                said = f"的起止年份是{first[0]}—{first[1]}年" if known else f"前面写{first[0]}—{first[1]}年"
                also = () if known else (Place(report.name, told[0][1], told[0][2]),)
                yield Hit(start, end, f"《{title}》{said}，这里写{years[0]}—{years[1]}年，请核对。", also=also)
