"""Fines and what was confiscated make up what 罚没 counts."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.numbers.arithmetic import disjoint, number
from guiju.reports.audit.numbers.lists import compared
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import TABLE_CELL, places

_FINED = re.compile(r"罚款(?:金额)?(?:共?计?)?$")
_TAKEN = re.compile(r"没收(?P<only>违法所得|非法所得)?(?:金额|款)?(?:共?计?)?$")
_BOTH = re.compile(r"罚没(?:款|金额|收入|总额)?(?:合计|共计|共)?$")
_SLACK = 0.002


@rule(
    "sum.fines",
    "罚款、没收与罚没",
    "罚款加没收的，等于罚没金额；三个数分在两处说的也一样。没收非法财物数额能够确定的也计入罚没金额"
    "（行政执法统计年报口径），所以只说了没收违法所得的，不足部分只作提示。",
    example="全年查办案件512件，罚没款4358.2万元。\n二、执法\n没收违法所得612.8万元，罚款3754.4万元。",
    holds="全年查办案件512件，罚没款4358.2万元。\n二、执法\n没收违法所得612.8万元，罚款3745.4万元。",
)
def fines_and_confiscations_make_up_both(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A fine and a confiscation told side by side, against the one sum of both that the report gives elsewhere."""
    money = [f for f in report.figures if f.kind == "money" and not report.planned(f) and not compared(report, f)]
    money = [f for f in money if f.rule != TABLE_CELL]
    both = [f for f in money if _BOTH.search(report.clause_before(f))]
    for one, other in zip(money, money[1:], strict=False):
        first, second = report.clause_before(one), report.clause_before(other)
        beside = (_FINED.search(first) and _TAKEN.search(second)) or (_TAKEN.search(first) and _FINED.search(second))
        if not beside or not both or len({f.value for f in both}) > 1 or "。" in report.between(one, other):
            continue
        low, high = one.low + other.low, one.high + other.high
        slack = _SLACK * high
        if disjoint((low - slack, high + slack), (both[0].low, both[0].high)):
            written = f"{number(one.value)} + {number(other.value)} = {number(float(one.value + other.value))}"
            message = f"罚款与没收相加，与罚没“{both[0].text}”不符，请核对。"
            arithmetic = f"{written}，文中为 {number(both[0].value)}"
            taken = _TAKEN.search(first) or _TAKEN.search(second)
            short = taken is not None and taken["only"] and high < both[0].low  # goods may make up the rest
            severity = Severity.NOTE if short else None
            yield Hit(other.start, other.end, message, arithmetic, places(report, one, *both), severity)
