"""The time that a report says its numbers are counted over, and the year that its opening sentence names."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_COUNTED = re.compile(
    r"统计(?:期限|时间|周期|区间)[^。\n\d]{0,8}((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:起)?\s*(?:至|到|—|－|-|～|~)\s*"
    r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日"
)
"""The days that a report's numbers are counted from and to, where it says so."""
_WHOLE_YEAR = re.compile(r"((?:19|20)\d\d)年1月1日(?:起)?\s*(?:至|到|—|－|-|～|~)\s*(?:((?:19|20)\d\d)年)?12月31日")
_OPENING = re.compile(
    r"现(?:就|将|对)?[^。\n]{0,16}?((?:19|20)\d\d)年度?[^。\n]{0,24}(?:报告|公告|公布|分析|通报|总结|汇报|公开)如下"
)


@rule(
    "period.stated",
    "统计期限与报告年度不符",
    "“统计期限为某年1月1日至12月31日”“现将某年工作情况报告如下”：年份应当是报告年度。",
    example="滨江区教育局2023年政府信息公开工作年度报告\n统计期限为2022年1月1日至2022年12月31日。",
    holds="滨江区教育局2023年政府信息公开工作年度报告\n统计期限为2023年1月1日至2023年12月31日。",
)
def the_stated_period_is_the_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A whole year in figures of days, and the opening sentence."""
    if report.year is None:
        return
    for found in _COUNTED.finditer(report.text) if report.whole_year else ():
        whole = (report.year, 1, 1, report.year, 12, 31)
        one_year = found.group(1) == found.group(4) and _WHOLE_YEAR.match(report.text, found.start(1))
        if tuple(map(int, found.groups())) != whole and not one_year:
            message = f"年度报告的统计期限应当是{report.year}年1月1日至12月31日，请核对。"
            yield Hit(found.start(1), found.end(), message, f"报告年度 {report.year}")
    for pattern in (_WHOLE_YEAR, _OPENING):
        for found in pattern.finditer(report.text[:1500]):
            years = {int(year) for year in found.groups() if year}
            if years and report.year not in years:
                message = f"报告年度是{report.year}年，这里写的是{found.group(1)}年，请核对。"
                yield Hit(found.start(1), found.end(1) + 1, message, f"报告年度 {report.year}")
