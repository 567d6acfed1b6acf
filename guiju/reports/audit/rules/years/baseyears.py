"""The years that numbers are counted to and compared with."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.genre import covered

_CUT_OFF = re.compile(r"(?<!对)截[至止]到?(20\d\d)年(?:12月(?:31日|底)?|年?底|年?末)(?![^，。；\d]{0,10}的)")
"""截至2022年底的62件, 截至2022年底现行有效的128件 are what there was when the year began, and was dealt with in it."""
_AGAINST_ITSELF = (
    r"(?:较|比|与|(?<![合共])同){year}年(?:度|全年)?(?:同期)?"
    r"(?:的(?!目标|计划|要求)|相比|增|减|上升|下降|提高|提升|降低|有所|多|少)"
)


@rule(
    "period.base",
    "统计截止和比较的年份不对",
    "当年的数截至报告年度末，与上年比；“截至上年底”的数、与报告年度自己相比的增减，年份多半没有改。",
    example="关于2024年法治政府建设情况的报告\n全年调解纠纷186件，比2024年的204件下降8.8%。",
    holds="关于2024年法治政府建设情况的报告\n全年调解纠纷186件，比2023年的204件下降8.8%。",
)
def the_year_is_compared_with_another(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Figures cut off at the end of a year that was over before, and set against the year itself."""
    if report.year is None:
        return
    for found in _CUT_OFF.finditer(report.text, 0, report.plan_start):
        rest = report.text[found.end() : report.sentence_at(found.start()).end]
        if (
            int(found.group(1)) < report.year
            and int(found.group(1)) not in covered(report)
            and f"{report.year}年" not in rest
            and not re.search(r"的[^，。]{0,12}(?:已|全)|结转|遗留|今年|本年", rest)
        ):
            message = f"报告年度是{report.year}年，这里的数截至{found.group(1)}年底，请核对。"
            yield Hit(*found.span(), message, f"报告年度 {report.year}")
    against = list(re.finditer(_AGAINST_ITSELF.format(year=report.year), report.text))
    if report.text.count(f"{report.year}年") == len(against):
        return  # nothing else tells the report's year
    for found in against:
        planned = found.start() >= report.plan_start or any(
            report.planned(figure) for figure in report.sentence_at(found.start()).figures
        )
        ahead = re.search(rf"{report.year + 1}年|将|力争|确保|再", report.sentence_at(found.start()).text)
        if not planned and not ahead:
            message = f"这里把报告年度{report.year}年与它自己相比，请核对年份。"
            yield Hit(*found.span(), message, f"报告年度 {report.year}")
    for found in _IN_BRACKETS.finditer(report.text, 0, report.plan_start):
        since = re.findall(r"(20\d\d)年", report.text[report.sentence_at(found.start()).start : found.start()])
        then = (int(since[-1]) if since else report.year) - 1
        if int(found["year"]) != then:
            message = f"与上年相比，括注的应是{then}年的数，却写{found['year']}年，请核对年份。"
            yield Hit(found.start("year"), found.end("year") + 1, message, f"{then} ≠ {found['year']}")
    for found in _LATER_BASE.finditer(report.text, 0, report.plan_start):
        if int(found["year"]) > report.year:
            message = f"报告年度是{report.year}年，不会与{found['year']}年相比，请核对年份。"
            yield Hit(found.start("year"), found.end("year") + 1, message, f"报告年度 {report.year}")
    for found in _OTHER_YEARS.finditer(report.text, 0, report.plan_start):
        if int(found["year"]) == report.year and report.text.count(f"{report.year}年") > 1:
            message = f"这里拿来比较的年份就是报告年度{report.year}年，请核对年份。"
            yield Hit(found.start("year"), found.end("year") + 1, message, f"报告年度 {report.year}")


_IN_BRACKETS = re.compile(
    r"(?:同比|[较比](?:上年|去年|上一年度?)(?:同期)?)[^，。；（(年]{0,14}[（(](?:上年|去年)?(?P<year>20\d\d)年(?:度|全年|同期)?"
    r"[^，。；）)\d年]{0,10}[\d.]+[^，。；）)年]{0,6}[）)]"
)
"""Last year's number in brackets behind the change: 同比增长20.0%（2022年受理165件）."""
_LATER_BASE = re.compile(
    r"[较比](?P<year>20\d\d)年(?:度|年?[末底初])?的?[^，。；]{0,12}(?:多|少|增|减|上升|下降|提高|降低|前[移进]|后移|第\d)"
)
_OTHER_YEARS = re.compile(
    r"(?<=[；，])(?P<year>20\d\d)年(?:度|全年)?(?:为|是|共)[\d.]+万?[^\d，。；]{1,4}[，,][^，。；\d]{0,4}(?:少|多|净?增|减|下降|上升)[^，。；\d]{0,4}\d"
)
"""Last year's number told to compare with, and the change behind: 2023年为4020件，少办158件."""


_BASES = re.compile(
    r"[较比与](?P<year>20\d\d)年(?:度|同期|年?[底末])?(?:的)?(?=[\d.]|多|少|增|减|上升|下降|提高|降低|增长)"
)
_LONG_AGO = re.compile("以来|五年|十三五|十四五|规划|基期|累计|首次|历史")


@rule(
    "period.other_base",
    "比较的年份前后不一",
    "同一段里的数都与上年比，只有一处与再前一年比：多半是旧报告的年份没有改。",
    example="关于2024年法治政府建设情况的报告\n案件比2022年的450件多36件，罚款比2023年的284万元增长10%，检查比2023年减少3次。",
    holds="关于2024年法治政府建设情况的报告\n案件比2023年的450件多36件，罚款比2023年的284万元增长10%，检查比2023年减少3次。",
)
def a_paragraph_compares_with_one_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The one comparison with the year before last among several with last year, in one paragraph."""
    if report.year is None:
        return
    begin = 0
    for line in report.text[: report.plan_start].split("\n"):
        bases = list(_BASES.finditer(line))
        odd = [found for found in bases if int(found["year"]) == report.year - 2]
        usual = sum(int(found["year"]) == report.year - 1 for found in bases)
        if len(odd) == 1 and usual and len(bases) == usual + 1 and not _LONG_AGO.search(line):
            message = f"同一段别处都与{report.year - 1}年比，这里与{report.year - 2}年比，请核对年份。"
            yield Hit(begin + odd[0].start("year"), begin + odd[0].end("year") + 1, message, f"报告年度 {report.year}")
        begin += len(line) + 1
