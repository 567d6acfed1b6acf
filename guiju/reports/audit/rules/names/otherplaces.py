"""Another place's name where the report speaks of its own: left over from a report that served as a model."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.toponyms import (
    Named,
    is_name,
    named_places,
    nearly_each_other,
    nearly_own,
    own_places,
    related,
)
from guiju.reports.read.title import title_of

_LEADERS = re.compile(r"委(?:、[县区市]?(?:人民)?政府|的?(?:正确|坚强|有力)?领导)")
"""委、县政府 behind a name, 委的正确领导: the leaders whom a report invokes are its own."""
_ACCOUNT = re.compile(
    r"[“\"](?P<name>[一-鿿]{2})(?P<rest>[一-鿿]{2,4})[”\"](?:微信|政务|官方|抖音|政府)?(?:公众号|视频号|抖音号|账号|微博|客户端|门户)"
)
"""A medium of the reporting body, which bears its place's name: “禾川人社”公众号."""


@rule(
    "leftover.other_place",
    "别处的地名",
    "说本单位自己的地方，却写了别的县、区、镇的名称，而这个名称全文只有一处，又不是比较、并列、学习、协作：多半是照别处的报告改的，没有改净。",
    example="云岫县人民政府关于2024年法治政府建设情况的报告\n云岫县扎实推进。\n临河县政府全年新收行政复议申请142件。",
    holds="云岫县人民政府关于2024年法治政府建设情况的报告\n云岫县扎实推进。\n云岫县政府全年新收行政复议申请142件，与临河县政府签订合作协议。",
)
def the_report_speaks_of_its_own_place(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Names that are neither the body's own nor above or below it, told once, without a word that says why."""
    own = report.body.region + report.body.name
    if not own:
        return
    text, levels = report.text, _levels(report)
    ours = own + title_of(text) + "".join(line for line in text[-_SIGNED:].split("\n")[1:] if "。" not in line)
    often = {name: text.count(name) for name in {named.name for named in named_places(report)} if name not in ours}
    for named in named_places(report):
        foreign = often.get(named.name) == 1
        beside = _BESIDE_OWN.match(text, named.end)
        colleague = beside is not None and beside["level"] == named.level
        leader = named.level in "县区市" and _LEADERS.match(text, named.end) and not _superior(report, named)
        if foreign and (
            leader or colleague or (named.level in levels or _own_office(report, named)) and not related(report, named)
        ):
            message = f"“{named.place}”不是本报告单位的名称，全文只有这一处。请核对是不是别处报告留下的。"
            yield Hit(named.start, named.end, message, report.body.short)
    for named, place in nearly_own(report):
        if not related(report, named) or _CONTACT.search(report.sentence_at(named.start).text):
            message = f"“{named.place}”与本单位的“{place}”只差一个字，全文只有这一处，请核对。"
            yield Hit(named.start, named.end, message, place)
    for named, other in nearly_each_other(report):
        if not _EXTREME.search(text[max(0, named.start - 6) : named.start]) and not {named.name, other.name} & {
            place[:2] for place in own_places(report)
        }:
            message = f"“{named.place}”与“{other.place}”只差一个字，请核对是不是同一个地方。"
            also = (Place(report.name, other.start, other.end),)
            yield Hit(named.start, named.end, message, f"{other.place} ≠ {named.place}", also)
    for found in _LED_BY.finditer(text):
        if found["name"] not in ours and text.count(found["name"]) == 1 and own.find(found["level"]) > 0:
            message = f"“{found['name']}{found['level']}”不是本报告单位的名称，全文只有这一处，请核对。"
            yield Hit(found.start("name"), found.end("level"), message, report.body.short)
    yield from _two_levels(report, ours)
    yield from _slogans(report)
    for found in _ACCOUNT.finditer(text) if report.body.region else ():
        if (
            found["name"] not in ours
            and is_name(found["name"])
            and not set(found["name"]) & set(own)
            and text.count(found["name"]) == 1
        ):
            message = f"“{found['name']}”不是本地的名称，全文只有这一处。请核对是不是别处报告留下的。"
            yield Hit(found.start("name"), found.end("rest"), message, report.body.short)


_BESIDE_OWN = re.compile(
    r"人民(?:法院|检察院)[、和与及同](?P<level>[县区市旗])(?:人民)?(?:法院|检察院|司法局|公安局|政府)"
)
"""A court and an office of the report's own level: 禾岭县人民法院与县司法局 are of one county."""
_CONTACT = re.compile(r"请[与联].{0,30}(?:联系|咨询)|联系电话|来电")
"""Whom to ask about the report is the body itself."""
_EXTREME = re.compile(r"最[多少高低大小快慢好差](?:的|的?[是为])?$")
"""What stands before one of several areas that are set side by side: 最多的泽阳区502件，最少的泽川区118件."""


def _superior(report: Report, named: Named) -> bool:
    """Whether a city leads the county of the report: 在河泉市委、市政府和祁安县委的正确领导下."""
    led = _LED.search(report.text, named.end, report.sentence_at(named.start).end)
    return named.level == "市" and report.body.region.endswith(("县", "区", "旗")) and led is not None


_LED = re.compile("领导|指导|关心|支持")


_LED_BY = re.compile(r"[和、](?P<name>[一-鿿]{2})(?P<level>[县区旗])委(?:、[县区旗]政府)?的?(?:正确|坚强)领导")
"""The committee that leads a county bears the county's name, whatever letters that has."""


def _two_levels(report: Report, ours: str) -> Iterator[Hit]:
    """One name at two levels, 东澜市 here and 东澜县 there: the one that stands once, or the later of the two."""
    told: dict[str, dict[str, list[Named]]] = defaultdict(lambda: defaultdict(list))
    for named in named_places(report):
        if named.level in _AREAS and named.name not in ours:
            told[named.name][named.level].append(named)
    for levels in told.values():
        if len(levels) == 2:
            rare, often = sorted(levels.values(), key=lambda found: (len(found), -found[0].start))
            if len(rare) == 1 and not related(report, rare[0]):
                message = f"这里写“{rare[0].place}”，别处写“{often[0].place}”，请核对。"
                also = (Place(report.name, often[0].start, often[0].end),)
                yield Hit(rare[0].start, rare[0].end, message, rare[0].place, also)


_SLOGAN = re.compile(
    r"(?P<aim>平安|法治|美丽|幸福|数字|健康|文明|诚信|清廉|活力)(?P<name>[一-鿿]{2})(?:(?P<alone>”|建设|作出)|(?=[、，。；]))"
)
_WIDER = frozenset(
    """
    北京 天津 上海 重庆 河北 山西 辽宁 吉林 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州
    云南 西藏 陕西 甘肃 青海 宁夏 新疆 台湾 香港 澳门 中国 中华 江河 河湖 山水 长江 黄河
    """.split()  # noqa: SIM905 - words apart by spaces, as the other lexicons
)
"""Of whom a county's report may speak as well; the city above it is named elsewhere in it."""


def _slogans(report: Report) -> Iterator[Hit]:
    """平安桐浦、法治桐浦: what a county strives to be bears its own name."""
    own = {place.removesuffix("街道").rstrip("县区市旗镇乡") for place in own_places(report)}
    told = list(_SLOGAN.finditer(report.text)) if own else []
    with_own = any(found["name"] in own for found in told)
    for found in told:
        name = found["name"]
        if (found["alone"] or with_own) and name not in own | _WIDER and is_name(name) and report.text.count(name) == 1:
            message = f"“{name}”不是本地的名称，全文只有这一处。请核对是不是别处报告留下的。"
            yield Hit(*found.span("name"), message, report.body.short)


_AREAS = ("县", "区", "市", "旗")
_SIGNED = 80
"""Letters at the end of a text among which the body signs with its full name."""


def _own_office(report: Report, named: Named) -> bool:
    """Whether the reporting body's own office stands behind a name: 青埠县公安局 in a report of 澜岩市公安局."""
    office = report.body.name.removeprefix(report.body.region)
    department = report.body.level == "department" and len(office) >= _OFFICE
    return department and named.level in "县区市" and report.text.startswith(office, named.end)


_OFFICE = 3


def _levels(report: Report) -> tuple[str, ...]:
    """The levels at which another name can be none of the body's own parts, nor what lies above it."""
    if report.body.level == "town":
        return ("县", "区", "镇", "乡", "街道")
    return ("县", "区", "旗") if report.body.region.endswith(("县", "区", "旗")) else ()
