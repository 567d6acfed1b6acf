"""The title against the text: the year that the report opens and plans with, and who signed it."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.title import title_of

_YEAR = re.compile(r"(20\d\d)年")
_TOLD = (
    (re.compile(r"(?m)^[\s　]*(20\d\d)年(?:以来)?[，,]"), 0),
    (re.compile(r"截[至止]到?(20\d\d)年(?:12月|年?底|末)"), 0),
    (re.compile(r"现[就将对][^。\n]{0,16}?(20\d\d)年度?[^。\n]{0,24}如下"), 0),
    (
        re.compile(
            r"(?m)^[\s　]*(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）])?[^\n。]{0,12}?"
            r"(20\d\d)年(?:[^\n。]{0,8}(?:打算|计划|安排|思路|重点|目标)|[，,][^。；\n]{0,16}将)"
        ),
        1,
    ),
)
"""How a text tells its year, and how many years later the year is that it names."""
_SIGNED_ON = re.compile(r"(?m)^[\s　]*(20\d\d)年(\d{1,2})月\d{1,2}日[\s　]*$")
_SPRING, _FEWEST, _HEAD = 9, 2, 100
_TWO_YEARS = re.compile(
    r"(20\d\d)年[^\n]{0,20}?(?:总结|情况)[^\n]{0,4}?[及和与暨、](20\d\d)年[^\n]{0,12}?(?:打算|计划|安排|思路|要点)"
)


@rule(
    "period.title",
    "标题的年份与正文",
    "标题说一年，正文开头、文中的工作和下一年的计划说的都是另一年：标题的年份多半没有改。",
    example="朔原市2023年法治政府建设年度报告\n2024年，朔原市扎实推进。2024年共办理案件15件。\n三、2025年工作打算\n继续努力。",
    holds="朔原市2024年法治政府建设年度报告\n2024年，朔原市扎实推进。2024年共办理案件15件。\n三、2025年工作打算\n继续努力。",
)
def the_title_bears_the_year_of_the_text(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The year of the title against those that open the text, end its figures, plan, and sign."""
    both = _TWO_YEARS.search(report.text, 0, _HEAD)
    if both and int(both.group(2)) != int(both.group(1)) + 1:
        yield Hit(*both.span(), "标题里总结和打算的两个年份不相连，请核对。", f"{both.group(1)}，{both.group(2)}")
    said = _YEAR.search(title_of(report.text))
    at = report.text.find(said.group()) if said else -1
    if said is None or at < 0:
        return
    told = _years_told(report.text[at + len(said.group()) :])
    year = int(said.group(1))
    if len(told) >= _FEWEST and len(set(told)) == 1 and told[0] != year:
        message = f"标题写{year}年，正文、计划和落款说的是{told[0]}年，请核对标题的年份。"
        yield Hit(at, at + len(said.group()), message, f"标题 {year}，正文 {told[0]}")


def _years_told(text: str) -> list[int]:
    """The year of the report by each of the places that tell it, the title left out."""
    told = [int(found.group(1)) - later for pattern, later in _TOLD if (found := pattern.search(text))]
    signed = list(_SIGNED_ON.finditer(text, len(text) // 2))
    if signed:
        told.append(int(signed[-1].group(1)) - (int(signed[-1].group(2)) <= _SPRING))
    return told


_SIGNED = re.compile(r"(?m)^[\s　]*([一-鿿]{2,16}?(?:人民政府|办事处|局|委员会))[\s　]*\n[\s　]*20\d\d年")


@rule(
    "name.signature",
    "标题与落款的单位不一",
    "标题里的报告单位与落款的单位应当是一个。",
    example="青石镇人民政府2023年法治政府建设工作总结\n全镇扎实推进。\n石碾镇人民政府\n2023年12月20日",
    holds="石碾镇人民政府2023年法治政府建设工作总结\n全镇扎实推进。\n石碾镇人民政府\n2023年12月20日",
)
def who_signs_is_who_reports(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The body at the head of the title against the line above the last date."""
    title = title_of(report.text)
    signed = list(_SIGNED.finditer(report.text))
    body = re.match(r"(?:关于)?([一-鿿]{2,16}?(?:人民政府|办事处|局|委员会))(?=20|关于|年度|法治)", title)
    if not signed or body is None:
        return
    one, other = body.group(1), signed[-1].group(1)
    if not (_shortens(one, other) or _shortens(other, one)):
        at = report.text.find(one)
        also = (Place(report.name, at, at + len(one)),) if at >= 0 else ()
        message = f"标题写“{one}”，落款是“{other}”，请核对单位名称。"
        yield Hit(*signed[-1].span(1), message, f"{one} ≠ {other}", also)


def _shortens(short: str, long: str) -> bool:
    """Whether all letters of one name stand in the other in their order: 市监局, 市场监管局."""
    letters = iter(long)
    return all(letter in letters for letter in short)
