"""One thing under two names that differ by a word: 综合执法大队 and 综合执法支队, 三年行动方案 and 五年行动方案."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_TROOP = re.compile(r"(?P<stem>[一-鿿]{4})(?P<kind>大队|支队|总队)")
_ABOVE = re.compile(r"[省市州盟]级?[一-鿿]{0,10}$")
_PROGRAMME = re.compile(
    r"(?P<kind>[二两三四五六七八九十])年(?P<stem>(?:专项)?(?:行动|提升|攻坚|整治|改革|建设|治理|创建|倍增|培育)*(?:方案|计划|规划|行动))"
)
_FRAMED = re.compile(r"[《“\"（(][^》”\"）)]{0,30}$")
_BACK = 14


@rule(
    "name.kind",
    "同一名称，一处换了词",
    "同一个队伍一处称大队、一处称支队，同一个行动方案一处称三年、一处称五年，多半写错了一处。",
    example="综合执法大队共有队员47人。\n综合执法支队全年办案120件。",
    holds="综合执法大队共有队员47人。\n市综合执法支队开展督导，综合执法大队全年办案120件。",
)
def one_thing_has_one_name(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Troops of one stem and two ranks, programmes of one stem and two lengths, of which one stands once."""
    own = (found for found in _TROOP.finditer(report.text) if not _ABOVE.search(_before(report, found)))
    yield from _told_otherwise(report, own, _LIKELY)
    plain = (found for found in _PROGRAMME.finditer(report.text) if found["stem"] not in {"规划", "计划", "行动"})
    yield from _told_otherwise(report, plain, _SURE)


_LIKELY, _SURE = 1, 2
"""How often the other name must stand at least for the one that stands once to be doubted."""


def _before(report: Report, found: re.Match[str]) -> str:
    return report.text[max(0, found.start() - _BACK) : found.start() + 4].split("，")[-1]


def _told_otherwise(report: Report, names: Iterator[re.Match[str]], least: int) -> Iterator[Hit]:
    told: dict[str, dict[str, list[re.Match[str]]]] = defaultdict(lambda: defaultdict(list))
    for found in names:
        told[found["stem"]][found["kind"]].append(found)
    for kinds in told.values():
        if len(kinds) != 2:
            continue
        rare, often = sorted(kinds.values(), key=lambda found: (len(found), -found[0].start()))
        framed = _FRAMED.search(report.text[max(0, rare[0].start() - _BACK) : rare[0].start()])
        if len(rare) == 1 and len(often) >= least and not framed:
            message = f"这里写“{rare[0].group()}”，别处写“{often[0].group()}”，请核对名称。"
            yield Hit(*rare[0].span(), message, also=(Place(report.name, *often[0].span()),))
