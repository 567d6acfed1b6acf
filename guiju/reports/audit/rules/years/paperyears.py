"""Years in the names of papers and tables: what is made for a year, followed in it, or counted in it bears its name."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_AHEAD = r"(?:要点|计划|方案|细则|任务|安排|目录|指标|清单)"
_MADE = re.compile(
    rf"(?:制定|印发|出台|编制|下发|公布|发布|制发|审议通过|研究通过|审定)了?(?:并(?:印发|公布))?(?:[全本][县市区镇]|[县区市]政府)?"
    rf"(?:《[一-鿿]{{0,10}}(?P<titled>20\d\d)年[^》]{{0,30}}{_AHEAD}[^》]{{0,6}}》"
    rf"|(?P<bare>20\d\d)年度?[^，。；《》\d]{{2,20}}?{_AHEAD})"
)
_FOLLOWED = re.compile(
    r"(?:按照|根据|对照|落实|围绕|依据)《[^》\d]{0,14}(?P<year>20\d\d)年度?[^》\d]{2,24}(?:要点|计划|任务|安排|目标)[^》\d]{0,6}》"
)
_LEFT = re.compile(r"上年|去年|结转|遗留|跨年|延续|继续")


@rule(
    "period.paper_year",
    "文件的年份不对",
    "当年制定的年度要点、计划、目录，当年所依照的年度要点、计划，名称里的年份应当是报告年度，不会是已经过去的年份。",
    example="关于2024年法治政府建设情况的报告\n制定《2022年法治政府建设工作要点》。",
    holds="关于2024年法治政府建设情况的报告\n制定《2024年法治政府建设工作要点》。",
)
def a_paper_for_the_year_bears_the_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Papers that look ahead, named by a year before the report's, and yet made or followed in it."""
    for found in _MADE.finditer(report.text):
        group = "titled" if found["titled"] else "bare"
        if report.year is not None and int(found[group]) < report.year:
            message = f"报告年度是{report.year}年，制定的却是{found[group]}年的文件，请核对。"
            yield Hit(found.start(group), found.end(group) + 1, message, f"报告年度 {report.year}")
    for found in _FOLLOWED.finditer(report.text, 0, report.plan_start):
        left = _LEFT.search(report.sentence_at(found.start()).text)
        if report.year is not None and int(found["year"]) != report.year and not left:
            message = f"报告年度是{report.year}年，所依照的却是{found['year']}年的文件，请核对。"
            yield Hit(found.start("year"), found.end("year") + 1, message, f"报告年度 {report.year}")
    for found in _SPANNED.finditer(report.text):
        if int(found["to"]) < int(found["on"]):
            message = f"{found['on']}年才印发，名称里的年份却到{found['to']}年为止，请核对。"
            yield Hit(found.start("from"), found.end("to"), message, f"{found['to']} < {found['on']}")


_SPANNED = re.compile(
    r"(?P<on>20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:正式)?(?:印发|出台|制定|发布|下发|实施)(?:了)?《[^》]{2,40}[（(](?P<from>20\d\d)年?"
    r"\s*(?:至|到|—+|-|–|－|～|~)\s*(?P<to>20\d\d)年?[）)]"
)
"""A plan of several years, and when it was issued: 于2021年11月30日印发《实施方案（2021—2025年）》."""
_CAPTION = re.compile(
    r"(?m)^[\s　]*(?P<mark>附?表\s*[\d一二三四五]*[：:.、]?)?[\s　]*[^\n，。；：\d]{0,16}?"
    r"(?P<year>20\d\d)\s*年度?(?![—–～~至到\-])"
    r"[^\n，。；：\d]{2,36}(?:情况|表|统计|一览|汇总|对比|分布|构成|分类|明细|排名|数据|指标)"
    r"[\s　]*(?:[（(][^）)\n]{0,16}[）)])?[\s　]*$"
)
_CELLS = re.compile(r"[\s　]*[^\n]*(?:\t|｜|\|| {2,}[^\s])")


@rule(
    "period.caption",
    "表题的年份不对",
    "年度报告里的表，表题的年份应当是报告年度；另有一张同样的表说报告年度的除外。",
    example="关于2024年法治政府建设情况的报告\n案件如下：\n表1 2022年行政处罚案件情况\n类别\t立案\t结案\n交通\t12\t11",
    holds="关于2024年法治政府建设情况的报告\n案件如下：\n表1 2024年行政处罚案件情况\n类别\t立案\t结案\n交通\t12\t11",
)
def a_table_is_of_the_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Lines that name a table, by their mark or by the cells below, with a year that no other caption rights."""
    captions = [
        found
        for found in _CAPTION.finditer(report.text, 1)
        if found["mark"] or _CELLS.match(report.text, found.end() + 1)
    ]
    if report.year is None or any(int(found["year"]) == report.year for found in captions):
        return
    for found in captions:
        if not re.search("计划|目标|任务", found.group()):
            message = f"报告年度是{report.year}年，表题却写{found['year']}年，请核对。"
            yield Hit(found.start("year"), found.end("year") + 1, message, f"报告年度 {report.year}")
