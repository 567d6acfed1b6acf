"""How long something took, against the days and years that bound it: 10月1日至11月15日，连续46天."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.numerals import chinese_value

_LAST = (
    r"(?:历时|为期|连续(?:值守|作战|奋战|开展)?|持续|共)[一-鿿]{0,4}?"
    r"(?P<many>\d+|[一二两三四五六七八九十]{1,3})个?(?P<unit>天|日|月|年)"
)
_DAYS = re.compile(
    r"(?:(?P<y1>20\d\d)年)?(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日(?:\d{1,2}时)?起?(?:至|到|—+|-|～)"
    r"(?:(?P<y2>20\d\d)年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日(?:\d{1,2}时)?止?[，,]?[一-鿿]{0,8}?" + _LAST
)
_MANY = r"(?P<many>\d+|[一二两三四五六七八九十]{1,3})"
_SPAN = r"(?P<first>20\d\d)年?(?:至|到|—+|-|－|～)(?P<last>20\d\d)年?"
_YEARS = re.compile(
    rf"(?:连续{_MANY}年[^，。；（(]{{0,12}}|"
    rf"(?<!\d){_MANY.replace('many', 'planned')}年(?:计划|规划|方案|行动|攻坚|任务|建设|整治|改造|提升|滚动)"
    rf"[^，。；《（(]{{0,10}})[》]?[（(]{_SPAN}[）)]"
)
_SINCE = re.compile(rf"连续{_MANY}年[^。；\d]{{0,16}}?[，,（(](?:即)?自?从?(?P<first>20\d\d)年(?:以来|起)")
_SINCE_THEN = re.compile(rf"(?<!\d)(?P<first>20\d\d)年(?:以来|起)[，,]?[^。；，\d]{{0,12}}?连续{_MANY}年")


@rule(
    "date.length",
    "起止日期与历时",
    "“10月1日至11月15日，连续46天”“连续6年（2019年至2024年）”：天数、月数、年数应当与起止的日期相符；首尾算不算一天，都算相符。",
    example="10月1日至11月15日连续值守64天。",
    holds="10月1日至11月15日连续值守46天。",
)
def a_length_is_that_of_its_span(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Spans of days with their length in days or months, and spans of years."""
    for found in _DAYS.finditer(report.text):
        said = _number(found["many"])
        known = _lengths(report, found) if said else set()
        if said and known and said not in known:
            message = "起止日期与所说的时间长短不符，请核对。"
            yield Hit(
                *found.span("many"), message, f"{min(known)}～{max(known)}{found['unit']}，文中为 {found['many']}"
            )
    for found in _YEARS.finditer(report.text):
        many = found["many"] or found["planned"]
        years, said = int(found["last"]) - int(found["first"]) + 1, _number(many)
        if said and said != years:
            yield Hit(*found.span(), "年数与起止的年份不符，请核对。", f"共 {years} 年，文中为 {many}年")
    for pattern in (_SINCE, _SINCE_THEN):
        for found in pattern.finditer(report.text):
            since, said = (report.year or 0) - int(found["first"]), _number(found["many"])
            if report.year and said and said not in {since, since + 1}:
                message = "连续的年数与起始的年份不符，请核对。"
                yield Hit(*found.span(), message, f"{found['first']}年起到{report.year}年，文中为 {found['many']}年")


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else chinese_value(text.replace("两", "二"))


def _lengths(report: Report, found: re.Match[str]) -> set[int]:
    """The lengths that may be meant, the first and the last day counted or not; in any year where none is told."""
    told, last = found["y1"] or report.year, found["y2"]
    years = [int(told)] if told else [int(last) - 1, int(last)] if last else _ANY_YEAR
    return {length for year in years for length in _lengths_in(year, found)}


_ANY_YEAR = (2023, 2024)
"""A common year and a leap year."""


def _lengths_in(year: int, found: re.Match[str]) -> set[int]:
    first_year = int(found["y1"] or year)
    last_year = int(found["y2"] or first_year)
    try:
        begun = date(first_year, int(found["m1"]), int(found["d1"]))
        ended = date(last_year, int(found["m2"]), int(found["d2"]))
    except ValueError:
        return set()  # told by date.impossible
    days = (ended - begun).days
    if days < 0 or found["unit"] == "年":
        return set()
    if found["unit"] == "月":
        months = (last_year - first_year) * 12 + int(found["m2"]) - int(found["m1"])
        return {months, months + 1, round(days / 30)}
    return {days, days + 1}
