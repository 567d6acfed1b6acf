"""Numbers of headings and lists: what is announced and what is listed, what is skipped."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)}


def _value(text: str) -> int:
    """The value of a Chinese or Arabic numeral up to 99; 0 where it is none."""
    if text.isdigit():
        return int(text)
    if "十" in text and len(text) > 1:
        tens, _, ones = text.partition("十")
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    return _DIGITS.get(text, 2 if text == "两" else 0)


_ROW = re.compile(r"[^\n\t]*\t")
"""A line of cells is numbered as its table is."""


_BY_FIGURES = 2


def _between_rows(text: str, start: int, end: int) -> bool:
    """Whether a line stands within a table: rows of cells before and behind it."""
    above = text[: max(text.rfind("\n", 0, end), 0)].rstrip().rsplit("\n", 1)[-1]
    below = text[text.find("\n", end) + 1 :][:_ROW_LONG].lstrip().split("\n", 1)[0]
    return "\t" in above and "\t" in below


_ROW_LONG = 400
_LEVELS = (
    ("一、", re.compile(r"(?m)^(?:\[[^\]\n]*\])?\s*([一二三四五六七八九十]{1,3})、")),
    ("（一）", re.compile(r"(?m)^(?:\[[^\]\n]*\])?\s*[（(]([一二三四五六七八九十]{1,3})[)）]")),
    ("1.", re.compile(r"(?m)^(?:\[[^\]\n]*\])?\s*(\d{1,2})[.．、](?!\d)")),
    ("（1）", re.compile(r"(?m)^\s*[（(](\d{1,2})[)）]")),
)


@rule(
    "order.heading",
    "标题序号不连续",
    "各级标题的序号应当从一起，逐个递增，不缺不重。",
    example="一、工作情况\n各项工作扎实。\n二、存在问题\n还有不足。\n四、工作打算\n继续努力。",
    holds="一、工作情况\n各项工作扎实。\n二、存在问题\n还有不足。\n三、工作打算\n继续努力。",
)
def headings_count_up(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Top headings through the text; lower ones anew under each heading above."""
    marks = sorted(
        (found.start(1), level, _value(found.group(1)), found)
        for level, (_, p) in enumerate(_LEVELS)
        for found in p.finditer(report.text)
        if not _ROW.match(report.text, found.end())
    )
    last, ever = [0] * len(_LEVELS), [0] * len(_LEVELS)
    for number, (_, level, value, found) in enumerate(marks):
        expected = last[level] + 1
        following = next((later[2] for later in marks[number + 1 :] if later[1] == level), 2)
        anew = value == 1 and (level > 0 or following == 2)  # an annex, or a second report in one file
        runs_on = value == ever[level] + 1  # 1. 2. （二） 3. 4.
        if value != expected and _between_rows(report.text, *found.span()):
            continue  # no heading, but a line of a table that has no cells
        skipped = marks[number - 1][3].end() if number else 0
        told = level == _BY_FIGURES and _told(report, skipped, found.start(), expected, value)
        if value and value != expected and not anew and not runs_on and not told:
            message = f"标题序号不连续：此处应为第 {expected}，写成了第 {value}。"
            if level == last[0] == 0 and value == 2:
                message = "第一个一级标题缺少序号“一、”。"
            yield Hit(found.start(1), found.end(1), message, f"前一个 {last[level]}，此处 {value}")
        last[level] = ever[level] = value or expected
        last[level + 1 :] = [0] * (len(_LEVELS) - level - 1)


_ORDINAL = re.compile(
    r"(?<=[。；：\n，、!！ 　\]])\s*(?:第)?([一二三四五六七八九十]{1,2})(是|要|则)(?= ?[一-鿿A-Za-z\d“《])"
    r"|(?<=^)([一二三四五六七八九十])(是)"
)


@rule(
    "order.points",
    "“一是、二是”不连续",
    "“一是……二是……”应当逐个递增；前面说了“三个方面”的，列出的点数应当相符。",
    example="主要有三个方面的不足：一是能力有待提升。二是保障有待加强。四是力量相对薄弱。",
    holds="主要有三个方面的不足：一是能力有待提升。二是保障有待加强。三是力量相对薄弱。",
)
def points_count_up(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Runs of 一是, 二是 …, and of headings; the number announced right before the first of them."""
    yield from _headed(report)
    run: list[re.Match[str]] = []
    value = outer = 0  # outer: where the list stood that a list inside it interrupted
    for found in [*_ORDINAL.finditer(report.text), None]:
        now = _value(found.group(1) or found.group(3)) if found else 1
        if now == 1 or found is None:
            yield from _announced(report, run, value)
            outer = value if run else 0
            run, value = ([found] if found else []), 1
            continue
        if outer and now == outer + 1 and now <= value:
            run, value, outer = [], now, 0
            continue
        if not run:
            continue
        if now != value + 1 and found is not None and (now == value or now > value):
            at = found.start(1) if found.group(1) else found.start(3)
            message = f"“{found.group().strip()}”序号不连续：前面是第 {value} 点，此处应为第 {value + 1} 点。"
            yield Hit(at, found.end(), message, f"前一个 {value}，此处 {now}")
        elif now < value:
            run, value = [], 0
            continue
        run.append(found)
        value = now


_INLINE = re.compile(
    r"(?<![^。；：;:\n])[ \u3000]*(?:[（(](\d{1,2}|[一二三四五六七八九十]{1,2})[)）](?=[一-鿿“《\dA-Z])"
    r"|(\d{1,2})[.．、](?=[一-鿿“《]))"
)


@rule(
    "order.inline",
    "段内序号不连续",
    "一段之内的“1.……；2.……；3.……”应当从1起逐个递增，不缺不重。",
    example="重点抓好：1.健全制度；2.严格执法；4.加强监督。",
    holds="重点抓好：1.健全制度；2.严格执法；3.加强监督。",
)
def numbers_within_a_paragraph_count_up(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Runs that begin with 1, each kind of number by itself within its paragraph."""
    last, paragraph = {1: 0, 2: 0}, -1
    for found in _INLINE.finditer(report.text):
        here, kind = report.text.rfind("\n", 0, found.start()), found.lastindex or 1
        now = _value(found.group(kind))
        if here != paragraph:
            last, paragraph = {1: 0, 2: 0}, here
        before = last[kind]
        if before and now not in {1, before + 1} and not _told(report, here, found.start(), before + 1, now):
            message = f"序号不连续：前面是第 {before}，此处应为第 {before + 1}。"
            yield Hit(found.start(kind), found.end(kind), message, f"前一个 {before}，此处 {now}")
        last[kind] = now if before or now == 1 else 0


def _told(report: Report, begin: int, end: int, first: int, now: int) -> bool:
    """Whether the numbers between stand before figures or letters, where they look like decimals: 5.12348热线."""
    between = (rf"(?<![\d.])[ \u3000]*{number}[.．、](?=[\dA-Za-z])" for number in range(first, now))
    return now > first and all(re.compile(one).search(report.text, max(begin, 0), end) for one in between)


_ANNOUNCE_WORDS = (
    r"(?:以下|如下|主要有|重点|突出|聚焦|做到|着力|从|存在|抓好|做好|推进|体现在|表现在|实施|开展|围绕)[^。；\n]{0,12}?"
    r"(?P<said>[两二三四五六七八九十]|\d)\s*(?:个方面|大方面|方面|点|件(?:大|实|要)?事|件工作|(?:项|大|个)(?:重点|主要|具体|突出)?(?:工作|任务|措施|重点|举措|行动|"
    r"工程|短板|不足|弱项|问题|抓手)|条)[^。；\n]{0,16}[：:。]\s*"
)
_ANNOUNCE = re.compile(_ANNOUNCE_WORDS + "$")
_HEADS = re.compile(_ANNOUNCE_WORDS + r"(?=[（(](?:一|1)[)）]|1[.．、](?!\d))")
_MARKS = (
    re.compile(r"(?<![^。；：:\s])[（(]([一二三四五六七八九十]{1,3})[)）]"),
    re.compile(r"(?<![^。；：:\s])[（(](\d{1,2})[)）]"),
    re.compile(r"(?<![^。；：:\s])(\d{1,2})[.．、](?!\d)"),
)


def _headed(report: Report) -> Iterator[Hit]:
    """抓好以下四项工作：（一）…（四）: the marks up to the next chapter, against the number said before them."""
    for found in _HEADS.finditer(report.text):
        marks = next(pattern for pattern in _MARKS if pattern.match(report.text, found.end()))
        chapter = _LEVELS[0][1].search(report.text, found.end())
        last = 0
        for mark in marks.finditer(report.text, found.end(), chapter.start() if chapter else len(report.text)):
            if _value(mark.group(1)) != last + 1:
                break
            last += 1
        if last > 1 and _value(found["said"]) != last:
            message = f"前面说有 {found['said']} 项，后面列了 {last} 项，请核对。"
            arithmetic = f"预告 {_value(found['said'])}，列出 {last}"
            yield Hit(found.start("said"), found.end("said") + 1, message, arithmetic)


_COUNTED = re.compile(
    r"(?:问题|不足|短板|困难|工作|任务|措施|重点)[一-鿿]{0,4}?(?:有|包括|是)\s*([两二三四五六七八九十]|\d)\s*(?:个|点|条|项|方面)[一-鿿]{0,4}[：:]\s*$"
)


def _announced(report: Report, run: list[re.Match[str]], last: int) -> Iterator[Hit]:
    if len(run) < 2:
        return
    before = report.text[max(0, run[0].start() - 60) : run[0].start()].rstrip(" \n\u3000")
    found = _ANNOUNCE.search(before) or _COUNTED.search(before)
    if found and _value(found.group(1)) != last:
        start = run[0].start() - 60 if run[0].start() > 60 else 0
        at = start + found.start(1)
        message = f"前面说有 {found.group(1)} 个方面，后面列了 {last} 点，请核对。"
        yield Hit(at, at + len(found.group(1)) + 1, message, f"预告 {_value(found.group(1))}，列出 {last}")


_BODY = re.compile(r"(?:局|委|办|部|厅|院|镇|乡|街道|中心|大队|支队|公司|委员会|办公室|站|所)$")
"""How the names of bodies end: a list of bodies before N个部门 is a list of just those."""
_ITEM_NAMES = (
    r"(?:方面|大类|类|大|种)?(?:制度|机制|清单|措施|任务|工作|内容|环节|领域|活动|行动|举措|改革|平台|体系|职责|方面|程序|"
    r"模式|渠道|工程|品牌|部门|单位|局|机关|乡镇|街道|镇街|二层单位|事业单位|机构|地方性法规|法规|规章)"
)
_LIST = re.compile(rf"(等)?\s*(\d{{1,2}}|[二两三四五六七八九十])\s*(?:项|个|类|大|种|张|条|件|家)?({_ITEM_NAMES})")


@rule(
    "order.listed",
    "列举与所说的个数不符",
    "“甲、乙、丙三项制度”：列出的个数应当与所说的相符；有“等”字的，列出的不应多于所说的。",
    example="出台《权责清单》《处理办法》《通办清单》《负面清单》3张清单，落实公示、记录、审核、评查三项制度。",
    holds="出台《权责清单》《通办清单》《负面清单》3张清单，落实公示、记录、审核三项制度。",
)
def lists_hold_as_many_as_they_say(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Book titles, or words parted by 、, right before `N项制度`."""
    for found in _LIST.finditer(report.text):
        said = _value(found.group(2))
        start = max(0, found.start() - 120)
        before = re.split(r"[。；：:，,\n]", report.text[start : found.start()])[-1]
        titles, bodies = re.findall(r"《[^》]*》", before), False
        if titles and re.search(r"》\s*(?:等)?$", before):
            listed, certain = len(titles), True
        else:
            bare = re.sub(r"“[^”]*”|（[^）]*）|\([^)]*\)|《[^》]*》", "名", before)
            if "、" not in bare or re.search(r"[0-9]", bare):
                continue
            commas, ands = bare.count("、"), len(re.findall(r"[和及]", bare.rsplit("、", 1)[-1]))
            listed, certain = commas + 1 + ands, not ands
            names = re.split(r"[、]", re.sub(r"等$", "", before.strip()))
            bodies = all(_BODY.search(name.strip()) for name in names)
            if commas < 2 and not bodies:
                continue
        wrong = listed > said if found.group(1) else listed != said
        if said < 2 or not wrong or not certain and listed - 1 == said:
            continue
        message = f"所说的是 {said}，列出的有 {listed}，请核对。"
        certain_names = bool(titles) or bodies
        severity = None if certain_names and (not found.group(1) or listed > said) else Severity.NOTE
        yield Hit(found.start(2), found.end(), message, f"列出 {listed}，写明 {said}", severity=severity)


_NAMED = re.compile(
    r"(?<![一-鿿]、)(?P<names>[一-鿿]{2,4}(?:、[一-鿿]{2,4}?)+)(?P<more>等)?(?P<many>\d{1,2}|[两二三四五六七八九十])个"
    r"(?:司法所|派出所|中队|大队|分局|站所|所|行政村|村|社区|村（社区）|乡镇|街道|镇街|镇|小区|试点|片区|园区|景区|县区)(?![一-鿿]?级)"
)
_ALONE = re.compile(
    r"(?<![一-鿿“”）》]、)(?<![一-鿿“”）》\d])(?P<names>[一-鿿]{1,24}、(?:[一-鿿]{1,12}、)*[一-鿿]{1,12}?)"
    r"(?P<many>\d{1,2}|[两二三四五六七八九十])(?:[个家类项所支种张]|大(?=[平体工类板]))(?!人|月|百分|小时|工作日|年|以上|左右)[一-鿿][一-鿿（(]"
)
"""Names parted by 、 alone, from the beginning of their clause on, right before so many of a kind."""
_LISTED_BEFORE = re.compile(r"、[^，。；：\n]*\Z")
"""What stands before short names that are only the end of a longer list: 石盘镇白杨村、柳坝镇上湾村、云桥社区."""
_CLAUSE = 60
_JOINS = re.compile("[和及与或等]|其中|新|第")
"""What may join two lists, or leave some unnamed."""
_SPLITS = {"镇", "村", "乡", "县", "区", "街道", "社区", "部门"}


@rule(
    "order.named",
    "列出的名称与个数不符",
    "“柳湾、云台3个司法所”“普法、调解、援助三项工作”：一一列出的名称应当与所说的个数相符。",
    example="完成柳湾、云台3个司法所改造。",
    holds="完成柳湾、石桥、云台3个司法所改造。",
)
def places_are_as_many_as_named(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Short names parted by 、 right before so many places; 等 leaves some unnamed."""
    told = set()
    for found in _NAMED.finditer(report.text):
        if _LISTED_BEFORE.search(report.text, max(0, found.start() - _CLAUSE), found.start()):
            continue
        told.add(found.start("many"))
        names, said = found["names"].split("、"), _value(found["many"])
        proper = not _SPLITS & set(names) and not re.search("[和及与]", found["names"])
        if proper and (len(names) > said or len(names) < said and not found["more"]):
            message = f"所说的是 {said}，列出的有 {len(names)}，请核对。"
            yield Hit(found.start("many"), found.end(), message, f"列出 {len(names)}，写明 {said}")
    for found in _ALONE.finditer(report.text):
        names, said = found["names"].split("、"), _value(found["many"])
        plain = not _JOINS.search(found["names"].replace("农业农村", "")) and found.start("many") not in told
        if plain and len(names) != said and said > 1:
            message = f"所说的是 {said}，列出的有 {len(names)}，请核对。"
            yield Hit(found.start("many"), found.end(), message, f"列出 {len(names)}，写明 {said}")


_QUOTED = re.compile(
    r"((?:“[^”\n]{2,20}”、?){3,}(?:和“[^”\n]{2,20}”)?)(等)?[一-鿿]{2,8}(?<![一二三四五六七八九十])(\d{1,2})(?:个|项|类|种|款)"
)


@rule(
    "order.quoted",
    "引号里的列举与个数不符",
    "“甲”“乙”“丙”等应用3个：引号里一一列出的，不应多于所说的个数；没有“等”字的应当相等。",
    example="贯通“调解在线”“掌上复议”“警快办”“全民反诈”等数字应用3个。",
    holds="贯通“调解在线”“掌上复议”“警快办”“全民反诈”等数字应用4个。",
)
def quoted_names_are_as_many_as_said(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Three and more quoted names in a row, and the count that follows them."""
    for found in _QUOTED.finditer(report.text):
        listed, said = found.group(1).count("“"), int(found.group(3))
        if said < listed or said > listed and not found.group(2):
            message = f"引号里列出的有 {listed}，所说的是 {said}，请核对。"
            yield Hit(found.start(3), found.end(), message, f"列出 {listed}，写明 {said}")


_RANKED = re.compile(
    r"(?:排名|居|位居|排在|列)前([两二三四五六七八九十]|\d)(?:位|名)?的?(?:分别)?[是为：:]([^。；\n]{4,160})"
)
_TOGETHER = re.compile(r"([两二三四五六七八九十]|\d)(?:家|项|类|个|者)(?:单位|部门)?合计")


@rule(
    "order.ranked",
    "“前几位”与列出的个数不符",
    "“排名前三的分别是甲12件、乙10件、丙8件，三家合计30件”：列出几个，就应当说几个。",
    example="办案数量居前四位的是县公安局842件、县市监局516件、县交通局407件，四家合计1765件。",
    holds="办案数量居前三位的是县公安局842件、县市监局516件、县交通局407件，三家合计1765件。",
)
def as_many_are_named_as_were_ranked(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """前N位 with a list parted by 、; N家合计 behind it."""
    for found in _RANKED.finditer(report.text):
        listed = re.split(r"[，,。；]", found.group(2))[0].count("、") + 1
        if listed < 2:
            continue
        together = _TOGETHER.search(found.group(2))
        for said, at in (
            (found.group(1), found.start(1)),
            *([(together.group(1), found.start(2) + together.start(1))] if together else []),
        ):
            if _value(said) != listed:
                message = f"说的是 {said}，列出的有 {listed}，请核对。"
                yield Hit(at, at + len(said), message, f"列出 {listed}，写明 {_value(said)}")


@rule(
    "order.places",
    "几地的说法不一",
    "同一处合作说“三地”又说“四地”，读者不知有几方。",
    severity="note",
    example="万达开云推行四地住房公积金提取免证办。完成万达开三地交叉互评。",
    holds="万达开三地推行住房公积金提取免证办。完成万达开三地交叉互评。",
)
def places_are_counted_one_way(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """三地 and 四地 in one report."""
    found = list(re.finditer(r"([三四五六])地(?=[一-鿿])(?!方|区|块|级|市)", report.text))
    kinds = {match.group(1) for match in found}
    if len(kinds) > 1:
        first = found[0]
        other = next(match for match in found if match.group(1) != first.group(1))
        also = (Place(report.name, other.start(), other.end()),)
        message = f"此处说“{first.group()}”，别处说“{other.group()}”，请写明是哪几地。"
        yield Hit(first.start(), first.end(), message, also=also)
