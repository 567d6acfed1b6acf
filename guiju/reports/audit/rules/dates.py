"""Dates against each other and against the year: a beginning before its end, nothing done before it came."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_DAY = r"(\d{1,2})月(?:(\d{1,2})日|([上中下]旬|底|初))?"
_BEGUN = re.compile(
    rf"{_DAY}(?:正式|全面)?(?:启动|开始|开工|动工|立案|受理|印发|部署)[^。；]{{0,16}}?{_DAY}(?:前|底前)?(?:全部|全面)?(?:结束|完成|竣工|办结|审结|验收|收官)"
)
_AFTER = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})月(?:\d{1,2}日|底|[上中下]旬)?[^。；月]{2,60}?[，；,](?:已?于|到|至)?(?P<then>\d{1,2})月(?:\d{1,2}日|底|[上中下]旬)?前?"
    r"[^，。；月]{0,10}?(?:全部)?(?:整改|销号|办结|补考|验收|讨论|审议|公布|完毕)"
)
_DUE = re.compile(r"(?:(20\d\d)年)?(\d{1,2})月(?:底|末|\d{1,2}日)?[之以]?前")
_DONE_IN = re.compile(
    r"(?<![\d《“（(])(20\d\d)年(?:(\d{1,2})月)?(?:\d{1,2}日)?(?:正式|全面|已|建成并)?(?:投入(?:使用|运行)|启用|建成|竣工|完成|揭牌|挂牌|上线|成立|召开|举办|印发|出台)"
)
_NUMBER = re.compile(r"[〔\[［（(](20\d\d)[〕\]］）)]\s*\d+\s*号")
_LINE = 24
"""Letters of the longest line that holds nothing but a number."""


@rule(
    "date.steps",
    "先后颠倒的步骤",
    "同一件事，启动在前、结束在后；一句里先后列出的几个期限，后一步不早于前一步。",
    example="评查9月2日启动，8月25日结束。",
    holds="评查9月2日启动，10月25日结束。",
)
def what_ends_began_before(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A beginning and an end in one clause pair, and the steps of a plan with their months."""
    for found in _BEGUN.finditer(report.text):
        begun, ended = (_place_in_year(found.groups()[i : i + 3]) for i in (0, 3))
        if ended < begun and not re.search(r"次年|翌年|年", found.group()):
            yield Hit(found.start(), found.end(), "结束早于启动，请核对日期。", found.group())
    for found in _AFTER.finditer(report.text):
        if not re.search(r"年|[比较]|至|次月|翌", found.group()) and int(found["then"]) < int(found["first"]):
            yield Hit(*found.span("then"), "后说的一步早于先说的一步，请核对日期。", found.group()[-40:])
    for sentence in report.sentences:
        due = list(_DUE.finditer(sentence.text))
        for one, other in pairwise(due):
            years = other.group(1) and other.group(1) != one.group(1)
            near = 0 < other.start() - one.end() < 24
            if near and not years and int(other.group(2)) < int(one.group(2)):
                start, end = sentence.start + one.start(), sentence.start + other.end()
                message = "后一步的期限早于前一步，请核对。"
                yield Hit(start, end, message, f"{one.group()}，{other.group()}")


def _place_in_year(parts: tuple[str | None, ...]) -> tuple[int, int]:
    month, day, third = parts
    named = {"初": 1, "上旬": 5, "中旬": 15, "下旬": 25, "底": 31}
    return int(month or 0), int(day) if day else named.get(third or "", 15)


@rule(
    "date.future",
    "还没有到的日期",
    "讲当年工作的报告，说某年某月已经建成、启用、印发的，不会晚于报告年度；报告公布以前的几个月除外"
    "（参数 late 是公布的月份：年度报告4月1日前公布，[M] 待核对原文）。",
    example="关于2022年法治政府建设情况的报告\n街道综治中心于2023年5月投入使用。",
    holds="关于2022年法治政府建设情况的报告\n街道综治中心于2022年5月投入使用。",
    late=4,
)
def nothing_was_done_after_the_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Dates behind which a verb says that something was done, outside the plan."""
    if report.year is None:
        return
    for found in _DONE_IN.finditer(report.text, 0, report.plan_start):
        year, month = int(found.group(1)), int(found.group(2) or 12)
        far = year > report.year + 1 or year == report.year + 1 and found.group(2) and month >= params["late"]
        clause = report.text[max(0, found.start() - 16) : found.start()]
        if far and not re.search(r"[到至]$|将|拟|预计|计划|力争|确保|争取|目标", clause):
            message = f"报告年度是{report.year}年，这里说{found.group(1)}年的事已经做了，请核对。"
            yield Hit(found.start(), found.end(), message, f"报告年度 {report.year}")


@rule(
    "date.document_number",
    "文号的年份不对",
    "年度报告自己的文号，年份应当是报告年度或者次年。",
    example="青阳县司法局关于2024年法治政府建设工作情况的报告\n青司发〔2023〕7号\n县人民政府：",
    holds="青阳县司法局关于2024年法治政府建设工作情况的报告\n青司发〔2025〕7号\n县人民政府：",
)
def the_own_number_bears_the_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A document number on a line of its own at the head of the report; none in its body is of a year to come."""
    for found in _NUMBER.finditer(report.text, min(400, len(report.text)), report.plan_start):
        if report.year and int(found.group(1)) > report.year:
            message = f"报告年度是{report.year}年，正文里的文件却是{found.group(1)}年的，请核对。"
            yield Hit(*found.span(), message, f"报告年度 {report.year}，文号 {found.group()}")
    at = 0
    for line in report.text[:400].split("\n")[:8]:
        own = _NUMBER.search(line) if len(line.strip()) < _LINE and "。" not in line else None
        if own is not None and report.year and int(own.group(1)) not in {report.year, report.year + 1}:
            message = f"文号的年份与报告年度（{report.year}年）对不上，请核对。"
            arithmetic = f"报告年度 {report.year}，文号 {own.group()}"
            yield Hit(at + own.start(), at + own.end(), message, arithmetic)
        at += len(line) + 1


_LISTED = re.compile(
    r"(?P<many>\d+)次[，,](?:分别|依次)?(?:在|于|是)(?P<months>(?:\d{1,2}月(?:\d{1,2}日)?[、和]?){2,12})"
)


@rule(
    "date.listed",
    "次数与列出的月份",
    "“研究3次，分别在2月、6月、10月”：次数应当与列出的月份个数相符。",
    example="专题研究法治政府建设4次，分别在2月、6月、10月。",
    holds="专题研究法治政府建设3次，分别在2月、6月、10月。",
)
def as_many_times_as_months(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """So many times, and the months or days that follow."""
    for found in _LISTED.finditer(report.text):
        listed = len(re.findall(r"\d{1,2}月(?:\d{1,2}日)?", found["months"]))
        if listed != int(found["many"]):
            message = f"说是{found['many']}次，列出的是{listed}次，请核对。"
            yield Hit(*found.span(), message, f"{found['many']} ≠ {listed}")


_DEADLINE = re.compile(
    r"(?:限于|明确|确保|承诺|定于|要求)[^，。；\d]{0,6}(20\d\d)年\d{1,2}月(?:底|\d{1,2}日)?[之以]?前[^，。；]{0,6}"
    r"(?:完成|整改|销号|办结)"
)


@rule(
    "date.deadline",
    "已经过去的期限",
    "还没有完成的事，限期不会是报告年度以前的日期。",
    example="关于2024年法治政府建设情况的报告\n其余7个问题明确2023年3月底前完成。",
    holds="关于2024年法治政府建设情况的报告\n其余7个问题明确2025年3月底前完成。",
)
def a_deadline_lies_ahead(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Deadlines set for what is still open, in a year before the report's."""
    for found in _DEADLINE.finditer(report.text):
        if report.year is not None and int(found.group(1)) < report.year:
            message = f"报告年度是{report.year}年，期限却在{found.group(1)}年，请核对。"
            yield Hit(*found.span(), message, f"报告年度 {report.year}")
