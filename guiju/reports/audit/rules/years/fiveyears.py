"""Plans of five years, whose years all know: “十四五” is 2021 to 2025, and so are the law lessons of “八五”."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.numerals import chinese_value

_YEARS = 5
_STATE, _LESSONS = (14, 2021), (8, 2021)
"""The number of one plan and the year that it began: of the state's plans, and of those for lessons in law."""
_PLAN = re.compile(r"[“\"](?P<short>十[二三四五六七]|[五六七八九])五[”\"]|第(?P<long>十?[一二三四五六七八九])个五年")
_YEAR = re.compile(r"(?:(20\d\d)\s*年(?:度)?|今年|本年度?)(?=[^。；\n\d]{0,40}是)")
_ROLE = re.compile(
    r"[^，。；\n]{0,30}?(?:(?P<last>收官|最后一年|收尾之年|决胜之年)(?!前|在即)|(?P<first>开局|第一年|起步之年|启动之年|启动实施之年|首年)|"
    r"第(?P<nth>[二三四五])年|(?P<middle>承上启下|中期))"
)
_ENTERED = re.compile(
    r"[”\"]?普法(?:规划|工作)?[^，。；\n]{0,8}?(?:进入|步入|迈入|到了?)第(?P<nth>[一二三四五])(?:个)?年"
)
"""“八五”普法进入第四年: in the year of the report."""
_SUMMED_UP = re.compile(
    r"普法(?:规划|工作)?[^，。；“”]{0,6}?(?:总结|终期|期满)?(?:验收|终期评估|总结表彰)(?!时|以来|以后|后|的?(?:各项)?(?:准备|筹备|迎检))"
)
"""The end of the lessons in law, which is looked back upon in their last year or the next."""
_SPAN = re.compile(
    r"[^《》。，；\n]{0,20}(?:规划|计划|纲要)》?[（(](?P<from>20\d\d)\s*年?\s*(?:至|到|—+|-+|–|－|～|~)\s*(?P<to>20\d\d)\s*年?[）)]"
)
_MADE = re.compile(r"(?:制定|编制|起草|谋划|研究|印发|出台|拟定|启动)[^，。；“”]{0,12}$")
_PAPER = re.compile(r"(?![^，。；]{0,14}(?:收官|总结|评估|中期|终期|验收|成果|任务))[^，。；]{0,16}规划")
_OPENED = re.compile(r"(?:(?<![已经])(?:启动|开启|开展|推进|实施)(?:实施)?)(?:我[县市区镇局])?$")
_CLOSED = re.compile(r"[^，。；]{0,14}?(?:收官|总结|评估|终期|验收|考核|成果|以来)")
"""A plan set going in the part about what comes: 启动“九五”普法, and not 开展“八五”普法总结验收."""
_LAST_OR_FIRST = re.compile(
    r"(?P<year>20\d\d)年是[^。；]{0,40}?[（(](?P<from>20\d\d)\s*年?\s*(?:至|到|—+|-+|–|－|～|~)\s*(?P<to>20\d\d)\s*年?[）)]》?"
    r"[^。；，]{0,8}?(?:(?P<last>收官|最后一年|收尾)|(?P<first>开局|第一年|起步))"
)
"""What a year is to a plan whose years stand in brackets: 2025年是《纲要（2021—2025年）》收官之年."""
_REACH = 60


@rule(
    "period.five_years",
    "五年规划与年份",
    "“十四五”、“八五”普法是2021年至2025年，“十五五”从2026年起：收官、开局、第几年，起止年份，下一步编制哪一个，都应当与年份相符。",
    example="关于2024年法治政府建设情况的报告\n2024年是“十四五”规划收官之年。",
    holds="关于2025年法治政府建设情况的报告\n2025年是“十四五”规划收官之年。",
)
def plans_of_five_years_have_theirs(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """What a year is to a plan; the years in brackets behind its name; plans made when they were over."""
    text = report.text
    for found in _LAST_OR_FIRST.finditer(text):
        wanted = int(found["to"] if found["last"] else found["from"])
        if int(found["year"]) != wanted:
            message = (
                f"{found['year']}年不是{found['from']}—{found['to']}年的{found['last'] or found['first']}，请核对年份。"
            )
            yield Hit(found.start("from"), found.end("to"), message, f"{wanted} ≠ {found['year']}")
    for plan in _PLAN.finditer(text):
        first = _first_year(plan, text)
        last = first + _YEARS - 1
        if (span := _SPAN.match(text, plan.end())) and (int(span["from"]), int(span["to"])) != (first, last):
            message = f"“{_named(plan)}”是{first}—{last}年，这里写{span['from']}—{span['to']}年，请核对。"
            yield Hit(span.start("from"), span.end("to"), message)
        at = report.year + 1 if report.year and plan.start() >= report.plan_start else report.year
        clause = text[max(0, plan.start() - _REACH) : plan.start()]
        opened = plan.start() >= report.plan_start and _OPENED.search(clause) and not _CLOSED.match(text, plan.end())
        made = opened or _MADE.search(clause) and _PAPER.match(text, plan.end())
        if at and made and at > last:
            message = f"“{_named(plan)}”到{last}年为止，{at}年不会再编制、启动，请核对。"
            yield Hit(*plan.span(), message, f"{first}—{last}")
        if at and _SUMMED_UP.match(text, plan.end()) and at not in {last, last + 1}:
            message = f"“{_named(plan)}”普法是{first}—{last}年，{at}年不会总结验收，请核对。"
            yield Hit(*plan.span(), message, f"{first}—{last}")
        yield from _what_the_year_is(report, plan, first)


def _first_year(plan: re.Match[str], text: str) -> int:
    number = chinese_value(plan["short"] or plan["long"]) or 0
    lessons = number < 10  # what the state planned under those numbers is long over
    known, began = _LESSONS if lessons else _STATE
    return began + _YEARS * (number - known)


def _what_the_year_is(report: Report, plan: re.Match[str], first: int) -> Iterator[Hit]:
    """2024年是“十四五”规划实施的第四年: the year named last before the plan in its sentence."""
    begin = report.sentence_at(plan.start()).start
    entered = _ENTERED.match(report.text, plan.end())
    if entered and report.year and plan.start() < report.plan_start:
        nth = chinese_value(entered["nth"]) or 0
        if report.year != first + nth - 1:
            message = f"{report.year}年是“{_named(plan)}”的第{report.year - first + 1}年，请核对。"
            yield Hit(plan.start(), entered.end(), message, f"{first}—{first + _YEARS - 1}，文中为第{entered['nth']}年")
        return
    named = list(_YEAR.finditer(report.text, max(begin, plan.start() - _REACH), plan.start()))
    role = _ROLE.match(report.text, plan.end())
    if not named or role is None:
        return
    year = int(named[-1].group(1) or report.year or 0)
    if role["middle"]:
        fits, nth = first < year < first + _YEARS - 1, year - first + 1
    else:
        nth = _YEARS if role["last"] else 1 if role["first"] else chinese_value(role["nth"]) or 0
        fits = year == first + nth - 1
    if year and not fits:
        years, within = f"“{_named(plan)}”（{first}—{first + _YEARS - 1}年）", first <= year < first + _YEARS
        message = f"{year}年是{years}的第{year - first + 1}年" if within else f"{year}年不在{years}之内"
        yield Hit(plan.start(), role.end(), f"{message}，请核对。", f"{first}—{first + _YEARS - 1}，文中为 {year}")


def _named(plan: re.Match[str]) -> str:
    return plan.group().strip('“”"')
