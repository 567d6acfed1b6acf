"""Spans that run backwards: dates, years, numbers."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_TO = r"\s*(?:起|始)?\s*(?:至|到|—{1,2}|－|-|～|~)\s*"
_DAY = r"(?:((?:19|20)\d\d)\s*年\s*)?(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?"
_SPAN = re.compile(rf"(?<!\d){_DAY}{_TO}(?:(?:当|同)年\s*)?{_DAY}")
_SAME_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*(?:日)?\s*(?:至|到|—{1,2}|－|-|～|~)\s*(\d{1,2})\s*日")
_SEASON = re.compile(r"每年|防火|防汛|供暖|取暖|采暖|学年|次年|翌年|冬春|元旦|春节")


@rule(
    "date.order",
    "起止日期颠倒",
    "“从某年某月到某年某月”“从某日到某日”：止不应早于起；跨年的应写“次年”。",
    example="2024年6月至2024年3月开展专项行动。",
    holds="2024年3月至2024年6月开展专项行动。",
)
def a_span_ends_after_it_begins(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Months and days joined by 至, 到 or a dash; without a second year both lie in one."""
    for found in _SPAN.finditer(report.text):
        year, month, day, until_year, until_month, until_day = (int(part or 0) for part in found.groups())
        if until_year and not year:
            continue
        same_year = not until_year or until_year == year
        first, last = (year, month), (year if same_year else until_year, until_month)
        backwards = last < first or last == first and day and until_day and until_day < day
        around = report.text[max(0, found.start() - 12) : found.end() + 16]
        if not backwards or not until_year and _SEASON.search(around):
            continue
        turn = not until_year and not year and _over_winter(month, until_month)
        message = "止日早于起日，请核对；跨年的请写明“次年”。"
        yield Hit(found.start(), found.end(), message, severity=Severity.NOTE if turn else None)
    for found in _SAME_MONTH.finditer(report.text):
        if int(found.group(3)) < int(found.group(2)):
            yield Hit(found.start(), found.end(), "止日早于起日，请核对。")


def _over_winter(month: int, until: int) -> bool:
    """Whether months are those of a winter or a school year, which people tell without a year: 11月至3月, 9月至6月."""
    return month in _AUTUMN and until in _SPRING or month == _SCHOOL and until in _HOLIDAYS


_AUTUMN, _SPRING, _SCHOOL, _HOLIDAYS = {10, 11, 12}, {1, 2, 3, 4}, 9, {6, 7}


_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年?\s*(?:至|到|—{1,2}|－|-|–|～|~)\s*((?:19|20)\d\d)\s*年")
_NUMBERS = re.compile(
    r"(?<![\d.〔\[])(\d+(?:\.\d+)?)\s*(?:至|～|~)\s*(\d+(?:\.\d+)?)\s*(?=[万亿]?(?:件|个|次|人|名|家|户|项|条|份|起|宗|元|%|％|场|天|日|周|个月))"
)


@rule(
    "range.order",
    "起止数颠倒",
    "“2025—2021年”“400至300次”：区间的后一个数不应小于前一个数。",
    example="每季度巡查400至300次，落实2025—2021年规划。",
    holds="每季度巡查300至400次，落实2021—2025年规划。",
)
def a_range_runs_upwards(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Two years, or two numbers with one unit, the second smaller."""
    for pattern in (_YEARS, _NUMBERS):
        for found in pattern.finditer(report.text):
            lead = report.text[max(0, found.start() - 24) : found.start()]
            moved = re.search(r"[由从][^，。；]*$|[月日]\s*$", lead)
            if float(found.group(2)) < float(found.group(1)) and not moved:
                arithmetic = f"{found.group(2)} < {found.group(1)}"
                yield Hit(found.start(), found.end(), "区间的起止颠倒，请核对。", arithmetic)


_NUMBER_OF_PAPER = re.compile(r"[〔\[［【(（]\s*([\dOoＯ○〇]{2,6})\s*[〕\]］】)）]\s*(?:第)?\s*(\d*)\s*号")


@rule(
    "paper.number",
    "文号不对",
    "发文字号的年份用六角括号“〔〕”括入，年份应当是真实的四位年份且不晚于成文的年份，序号不能空（党政机关公文格式）。",
    example="酉阳县人民政府关于2023年法治政府建设情况的报告\n印发《规定》（酉府发〔2032〕18号）。",
    holds="酉阳县人民政府关于2023年法治政府建设情况的报告\n印发《规定》（酉府发〔2023〕18号）。",
)
def a_papers_number_is_whole(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Year within reason, brackets of a kind, a number behind."""
    latest = (report.year or 2100) + 1
    for found in _NUMBER_OF_PAPER.finditer(report.text):
        words, year = found.group(), found.group(1)
        marks = re.sub(r"[^〔\[［【(（〕\]］】)）]", "", words)
        if not year.isdecimal() or not 1949 <= int(year) <= latest:
            yield Hit(found.start(), found.end(), f"文号的年份“{year}”不对，请核对。", f"报告年度 {report.year}")
        elif marks not in {"〔〕", "[]", "［］", "【】", "()", "（）"}:
            yield Hit(found.start(), found.end(), "文号的括号前后不一，应当用“〔〕”。")
        elif not found.group(2):
            yield Hit(found.start(), found.end(), "文号缺了序号，请补上。")
