"""Plenary sessions that a report studies: one of many years ago is left over from an older report."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_HELD = {
    "十八": (2012, 2013, 2013, 2014, 2015, 2016, 2017),
    "十九": (2017, 2018, 2018, 2019, 2020, 2021, 2022),
    "二十": (2022, 2023, 2024, 2025),
}
"""The years of the plenary sessions of each Central Committee [M]."""
_STANDING = {("十八", "三"), ("十八", "四"), ("十九", "四")}
"""Sessions whose decisions on reform, the rule of law and governance are carried out for many years."""
_NAMED = re.compile(
    r"(?:学习|贯彻|落实|宣传)[^。；，]{0,16}?党的(?P<congress>十八|十九|二十)届(?P<nth>[一二三四五六七])中全会精神"
)
_NUMBERS = "一二三四五六七"
_AWAITED = re.compile(r"(?:迎接|喜迎)[^。；，]{0,6}?党的(?P<congress>十八|十九|二十)大(?:的?胜利|的?顺利)?召开")


@rule(
    "period.plenum",
    "全会与报告年度",
    "学习贯彻的全会应当是报告年度或者上一两年召开的；好几年以前的，多半是从旧报告抄来没有改；还没有召开的，写错了届次"
    "（参数 old 是几年；各次全会的年份 [M]）。",
    example="关于2024年法治政府建设情况的报告\n深入学习贯彻党的十九届三中全会精神。",
    holds="关于2024年法治政府建设情况的报告\n深入学习贯彻党的二十届三中全会精神。",
    old=2,
)
def the_session_studied_is_of_the_time(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each session named as studied, and each congress awaited, by the year in which it was held."""
    for found in _NAMED.finditer(report.text):
        nth, years = _NUMBERS.index(found["nth"]), _HELD[found["congress"]]
        if report.year is None or nth >= len(years) or (found["congress"], found["nth"]) in _STANDING:
            continue
        if not report.year - params["old"] <= years[nth] <= report.year + 1:
            message = f"这次全会是{years[nth]}年召开的，报告年度是{report.year}年，请核对届次。"
            yield Hit(found.start("congress"), found.end("nth") + 3, message, f"{years[nth]}，报告年度 {report.year}")
    for found in _AWAITED.finditer(report.text):
        at = (report.year or 0) + (found.start() >= report.plan_start)
        held = _HELD[found["congress"]][0]  # a congress ends with its committee's first session
        if report.year and not held - 1 <= at <= held:
            message = f"这次大会是{held}年召开的，报告年度是{report.year}年，请核对届次。"
            yield Hit(*found.span("congress"), message, f"{held}，报告年度 {report.year}")
