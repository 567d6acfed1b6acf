"""The title against the text: the year that the report opens and plans with, and who signed it."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.title import title_of

_YEAR = re.compile(r"(20\d\d)年")
_OPENS = re.compile(r"(?m)^[\s　]*(20\d\d)年(?:以来)?[，,]")
_PLANS = re.compile(
    r"(?m)^[\s　]*(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）])?[^\n。]{0,12}?"
    r"(20\d\d)年[^\n。]{0,8}(?:打算|计划|安排|思路|重点|目标)"
)
_FEWEST = 2


@rule(
    "period.title",
    "标题的年份与正文",
    "标题说一年，正文开头、文中的工作和下一年的计划说的都是另一年：标题的年份多半没有改。",
    example="朔原市2023年法治政府建设年度报告\n2024年，朔原市扎实推进。2024年共办理案件15件。\n三、2025年工作打算\n继续努力。",
    holds="朔原市2024年法治政府建设年度报告\n2024年，朔原市扎实推进。2024年共办理案件15件。\n三、2025年工作打算\n继续努力。",
)
def the_title_bears_the_year_of_the_text(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The year of the title against the one that opens the text, and the one before the year of the plans."""
    title = title_of(report.text)
    said = _YEAR.search(title)
    at = report.text.find(said.group()) if said else -1
    if said is None or at < 0:
        return
    body = report.text[at + len(said.group()) :]
    told = [int(found.group(1)) for found in _OPENS.finditer(body)][:1]
    told += [int(found.group(1)) - 1 for found in _PLANS.finditer(body)][:1]
    year = int(said.group(1))
    if len(told) >= _FEWEST and len(set(told)) == 1 and told[0] != year:
        message = f"标题写{year}年，正文和计划说的是{told[0]}年，请核对标题的年份。"
        yield Hit(at, at + len(said.group()), message, f"标题 {year}，正文 {told[0]}")


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
    if not (one.endswith(other) or other.endswith(one)) and one[-2:] == other[-2:] and one[:4] != other[:4]:
        at = report.text.find(one)
        if at >= 0:
            yield Hit(at, at + len(one), f"标题写“{one}”，落款是“{other}”，请核对单位名称。", f"{one} ≠ {other}")
