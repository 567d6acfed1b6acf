"""Years that follow from the report's: what came over is last year's, what is put off is next year's."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.genre import looks_ahead

_YEAR = r"(?P<year>20\d\d)年"
_CAME_OVER = re.compile(rf"(?<![—至到-]){_YEAR}(?:度|底|末)?(?:结转|转入|遗留)(?!(?:至|到|入)?(?:下|次|20\d\d)年)")
_GOES_OVER = re.compile(rf"结转(?:至|到|入)?{_YEAR}(?!度?(?:以前|之前|底前?受理))")
_PUT_OFF = re.compile(
    rf"(?:余下?|剩余|另有|其余|未完成|未结|未整改|尚)[^。；]{{0,40}}?(?:列入|纳入|时限为|限于?){_YEAR}"
    rf"|(?:转入|顺?延期?|延续|推迟|跨)(?:至|到|入)?{_YEAR.replace('year', 'later')}(?!度?(?:以前|之前|底前?受理))"
)
"""What is put off may take longer than a year; what goes on to the next year is told of that year."""
_RATED = re.compile(
    rf"{_YEAR}度[^。；，]{{0,16}}(?:考核|评估|测评|考评|评价)[^。；]{{0,24}}(?:列|居|升至|获|中由)[^。；]{{0,6}}"
)
_REPORTED = re.compile(
    rf"针对{_YEAR}度?[^。；，]{{0,12}}(?:报告|总结|年报)[^。；，]{{0,6}}(?:提出|指出|反映|列出|所列|查摆)"
)
"""What last year's report found wanting is what this year mends."""
_STARTS_FROM = re.compile(rf"在{_YEAR}(?:度|的)?基础上")
_SINCE_NOW = re.compile(rf"[较比]{_YEAR}(?:度|底|末)?(?:再|净)?(?:增加|减少|提高|下降|压减|新增|多|少|增长)")
_PARAGRAPH = re.compile(
    rf"(?m)^[\s　]*{_YEAR}，[^。\n]{{0,30}}?(?:将|一是|要(?!求)|力争|重点(?:抓|做|推)|着力(?:抓|做|推)|锚定|聚焦)"
)


@rule(
    "period.carried",
    "结转、延至和打算的年份",
    "上年结转的是报告年度的上一年，结转到、推迟到的是下一年，下一年的打算以报告年度为基础、从下一年说起。",
    example="关于2024年法治政府建设情况的报告\n受理案件90件，加上2022年结转的8件，办结88件，结转2025年10件。",
    holds="关于2024年法治政府建设情况的报告\n受理案件90件，加上2023年结转的8件，办结88件，结转2025年10件。",
)
def what_is_carried_over_names_the_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each year that words of carrying, putting off or planning fix, against the report's."""
    if report.year is not None and report.whole_year and not looks_ahead(report):
        for found, wanted in (*_done(report, report.year), *_planned(report, report.year)):
            start, end = found.span("year" if found["year"] else "later")
            told = report.text[start:end]
            message = f"报告年度是{report.year}年，这里应当是{wanted}年，却写{told}年，请核对。"
            yield Hit(start, end + 1, message, f"{wanted} ≠ {told}")


def _done(report: Report, year: int) -> Iterator[tuple[re.Match[str], int]]:
    """Years told wrong of the year's work, with the year that is right: what came over, goes over, was rated."""
    plan = report.plan_start
    for found in _CAME_OVER.finditer(report.text, 0, plan):
        if int(found["year"]) != year - 1:
            yield found, year - 1
    for found in _REPORTED.finditer(report.text, 0, plan):
        if int(found["year"]) == year:
            yield found, year - 1
    for found in _GOES_OVER.finditer(report.text, 0, plan):
        if int(found["year"]) != year + 1 and not _EARLIER.search(_clause(report, found)):
            yield found, year + 1
    for found in _PUT_OFF.finditer(report.text, 0, plan):
        if int(found["year"] or found["later"]) <= year and not _EARLIER.search(_clause(report, found)):
            yield found, year + 1
    for found in _RATED.finditer(report.text, 0, plan):
        if int(found["year"]) < year - 1 and not _EARLIER.search(_clause(report, found)):
            yield found, year


def _planned(report: Report, year: int) -> Iterator[tuple[re.Match[str], int]]:
    """Years told wrong of what is planned: from which year it starts, against which it is set, when it shall be."""
    plan = report.plan_start
    for found in (*_CAME_OVER.finditer(report.text, plan), *_STARTS_FROM.finditer(report.text, plan)):
        if int(found["year"]) != year:
            yield found, year
    for found in _SINCE_NOW.finditer(report.text, plan):
        if abs(int(found["year"]) - year) == 1:
            yield found, year
    for found in _PARAGRAPH.finditer(report.text, min(plan, int(len(report.text) * _LATE))):
        if int(found["year"]) > year + 1:
            yield found, year + 1


_EARLIER = re.compile(r"20\d\d年$|上年|去年|年初|此前")


def _clause(report: Report, found: re.Match[str]) -> str:
    return report.text[max(0, found.start() - _CLAUSE) : found.start()]


_CLAUSE, _LATE = 10, 0.6
"""Letters before a year that tell what it is of; where plans begin at the earliest in a report without headings."""


_TOLD = re.compile(
    r"(?<![\d至到—比较与和-])(20\d\d)年(?:度|全年)?(?:[为是达有]|(?!的)[一-鿿]{1,4})?\s*[\d.]+[万亿]?[^\d\s，。；、年月至到—-]"
)
_FEWEST = 4
"""So many years told with a number each are a course."""


@rule(
    "period.course",
    "逐年列数的年份不连续",
    "按年逐个列出的数，年份应当一年接一年，不重复、不跳过。",
    example="案件2020年182件，2022年214件，2023年263件，2024年428件。",
    holds="案件2021年182件，2022年214件，2023年263件，2024年428件。",
)
def a_course_of_years_skips_none(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Four or more years, each with its number, in one sentence."""
    for sentence in report.sentences:
        told = list(_TOLD.finditer(sentence.text))
        if len(told) < _FEWEST:
            continue
        broken = [b for a, b in pairwise(told) if int(b.group(1)) - int(a.group(1)) not in {1, -1}]
        if 1 <= len(broken) <= _SLIPS:
            start = sentence.start + broken[0].start(1)
            listed = "、".join(found.group(1) for found in told)
            yield Hit(start, start + 5, "逐年列出的年份不连续，请核对年份。", listed)


_SLIPS = 2
"""One wrong year breaks the course before and behind it; more breaks are no course."""
