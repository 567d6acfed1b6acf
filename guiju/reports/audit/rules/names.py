"""Names that are nearly, but not quite, the same."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.lexicon import (
    BODIES,
    CONFUSABLE,
    CONTRASTS,
    KNOWN,
    PHRASES,
    SHORT_BODIES,
    SISTER_NAMES,
    TITLES,
)
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_QUOTED = re.compile(r"[“\"]([^“”\"\n，。；]{3,16})[”\"]|《([^《》\n]{4,40})》")
_BODY = re.compile(r"(?:县|区|市|镇|乡)?[一-鿿]{2,8}?(?:局|委员会|办公室|中心|司法所|派出所|法院|检察院)")


def one_apart(left: str, right: str) -> tuple[str, str] | None:
    """The two letters (or one and nothing) by which two names differ, if they differ by just one; else None."""
    if left == right or abs(len(left) - len(right)) > 1:
        return None
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    if len(left) == len(right):
        same = left[start + 1 :] == right[start + 1 :]
        return (left[start], right[start]) if same else None
    short, long = sorted((left, right), key=len)
    return ("", long[start]) if short[start:] == long[start + 1 :] else None


def confusable(pair: tuple[str, str]) -> bool:
    """Whether two characters are easily taken for each other, by shape or by sound."""
    return any(set(pair) <= group for group in CONFUSABLE)


def _legitimate(pair: tuple[str, str], left: str, right: str) -> bool:
    """Whether the difference is one that tells real names apart: numerals, letters, levels, opposites."""
    if all(char == "" or not "一" <= char <= "鿿" for char in pair):
        return True
    if any(set(pair) <= group for group in CONTRASTS):
        return True
    return any(left in family and right in family for family in SISTER_NAMES)


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
            if pair is None or _legitimate(pair, left, right):
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
                for found in re.finditer(re.escape(variant), report.text):
                    if found.span() not in quoted_spans and variant not in PHRASES:
                        message = f"“{variant}”与“{name}”只差一个字（{other}／{char}），请核对。"
                        at = report.text.index(f"{name}")
                        yield Hit(found.start(), found.end(), message, also=(Place(report.name, at, at + len(name)),))


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
        for at in _near(text, name):
            window = text[at : at + len(name)]
            index = next(i for i, char in enumerate(window) if char != name[i])
            alike = confusable((window[index], name[index]))
            area = re.match(r"[省市县区州旗局]", text[at - 1 : at]) if at else None
            known = window in BODIES or window in SHORT_BODIES or window in PHRASES
            if known or not "一" <= window[index] <= "鿿" or index == 0 and not area:
                continue
            if alike and (area or index) or len(name) >= 5 and area and not _real_body(window):
                yield Hit(at, at + len(name), f"“{window}”疑为“{name}”之误（{window[index]}／{name[index]}）。")
        if len(name) >= 5:
            for found in _with_one_more(text, name):
                yield Hit(*found, f"“{text[slice(*found)]}”比“{name}”多一个字，请核对单位名称。")
    for found in re.finditer(r"《([^《》（(\n]{5,40})", text):
        title = re.sub(r"\s", "", found.group(1))
        for known_title in TITLES:
            pair = one_apart(title, known_title) if len(title) == len(known_title) else None
            if pair and title not in TITLES:
                yield Hit(*found.span(1), f"“{title}”疑为《{known_title}》之误（{pair[0]}／{pair[1]}）。")


_REAL = re.compile(r"(?:管理|服务|监督|事务|建设|保障|发展|执法|规划|执行)(?:局|委员会|中心)$")


def _real_body(window: str) -> bool:
    """Whether a name a letter off a standard one is likely another real body: 城市建设局, 城市管理处."""
    return not window.endswith(("局", "会", "院", "中心", "大队")) or "城市" in window and bool(_REAL.search(window))


def _with_one_more(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where the text has the name with one letter put in."""
    for cut in range(2, len(name) - 1):
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
    for name in sorted(names, key=len, reverse=True):
        if text.count(name) < 2 and len(name) < 6:
            continue
        for at in _near(text, name):
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
            if index == 0 and not opens or pair[0] in "县市区省全我各该本":
                continue
            taken.add(at + index)
            message = f"“{window}”与报告单位“{name}”只差一个字（{pair[0]}／{pair[1]}），请核对。"
            yield Hit(at, at + len(name), message, severity=None if sure else Severity.NOTE)


_SUBJECT = re.compile(r"(?:将|坚持|认真|紧紧|始终|深入|持续|扎实|全面|积极|以|围绕|聚焦|严格|切实)")


def phrase_hits(text: str, phrases: frozenset[str]) -> Iterator[Hit]:
    """Where the text has one of the phrases with one letter replaced.

    One letter replaced leaves one half of a phrase whole, so only places where a half stands are looked at.
    """
    taken: set[int] = set()
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        for at in _near(text, phrase):
            window = text[at : at + len(phrase)]
            if window in phrases or window in KNOWN:
                continue
            index = next(i for i, char in enumerate(window) if char != phrase[i])
            pair = (window[index], phrase[index])
            if at + index in taken or not "一" <= pair[0] <= "鿿":
                continue
            meant = any(set(pair) <= group for group in CONTRASTS) or pair[0] in "和与及的或对"
            edge = index in {0, len(phrase) - 1}  # may belong to the next word: 行政执法|全员
            if meant or (edge or len(phrase) < 7) and not confusable(pair):
                continue
            taken.add(at + index)
            yield Hit(at, at + len(phrase), f"“{window}”疑为“{phrase}”之误（{pair[0]}／{pair[1]}）。")


def _near(text: str, phrase: str) -> Iterator[int]:
    """Where a window of the text differs from the phrase in just one letter."""
    middle = len(phrase) // 2
    for half, offset in ((phrase[:middle], 0), (phrase[middle:], middle)):
        found = text.find(half, offset)
        while found >= 0:
            at = found - offset
            rest, other = (
                (text[at + middle : at + len(phrase)], phrase[middle:])
                if offset == 0
                else (text[at:found], phrase[:middle])
            )
            if len(rest) == len(other) and sum(a != b for a, b in zip(rest, other, strict=True)) == 1:
                yield at
            found = text.find(half, found + 1)


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
        wild = re.escape(region[:index]) + "([一-鿿])" + re.escape(region[index + 1 :])
        tail = f"(?=[{''.join(tails)}])" if tails else ""
        for found in re.finditer(wild + tail, report.text):
            if found.group(1) == char:
                continue
            alike = confusable((found.group(1), char))
            if not alike and (len(region) < 2 or not tails or found.group(1) in "本全我该各两省市县区在与和为"):
                continue
            if not alike and report.text.count(found.group()) > 1:
                continue
            message = f"“{found.group()}”与报告单位“{region}”只差一个字，请核对。"
            yield Hit(found.start(), found.end(), message, severity=None if alike else Severity.NOTE)


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
            if pair and len(others) >= 2 and len(rare) == len(often) and not _legitimate(pair, rare, often):
                message = f"“{rare}”与“{often}”只差一个字（{pair[0]}／{pair[1]}），请核对单位名称。"
                yield Hit(*spans[0], message, also=(Place(report.name, *others[0]),))
