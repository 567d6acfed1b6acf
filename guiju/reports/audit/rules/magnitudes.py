"""Money of a size that a county's work does not have: 挽回损失2376亿元, 罚没入库486元."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_OF_WORK = re.compile(
    r"罚没?款|罚没|没收|挽回|追回|追缴|追发|清欠|清退|退还|退赔|补贴|补助|奖补|奖励|免罚|减免|取得利益|涉及金额|涉案|标的|赔偿|经费|"
    r"工资|损失|救助|违规|节约|增收|合同(?:总)?金额|问题金额"
)
_OF_AN_ECONOMY = re.compile(r"生产总值|GDP|产值|贷款|存款|融资|授信|税|财政|预算|交易|进出口|营收|销售|投资|债")
_EACH = re.compile(r"[人户均件每次日月]均|每|平均|标准|单笔|单次|单户|一次性|最[高低多少]|以[上下]|起步|封顶|不满|不足")
_CITY, _COUNTY = 1e11, 1e10
"""元: no bureau's fines, arrears or damages of a year come near them."""
_SMALL = 5_000
"""元: all that a county fined or won back in a year is more."""


@rule(
    "unit.magnitude",
    "钱款的大小不像",
    "县、区和部门一年的罚没、挽回损失、追发工资等，不会上百亿元，也不会只有几百几千元：多半是“亿”“万”写错或漏写。",
    example="关于2024年法治政府建设情况的报告\n投入120万元。为企业挽回损失2376亿元。",
    holds="关于2024年法治政府建设情况的报告\n投入120万元。为企业挽回损失2376万元。",
)
def money_is_of_a_countys_size(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Sums of a year's work against what can be, where the report's other sums are told in 万元."""
    money = [f for f in report.figures if f.unit == "元" and f.kind in {"money", "count"}]
    most = _CITY if report.body.region.endswith(("市", "州", "省")) else _COUNTY
    usual = sum("万" in f.text for f in money)
    for figure in money:
        clause = report.clause_before(figure)
        if not _OF_WORK.search(clause) or _EACH.search(clause + figure.text) or _OF_AN_ECONOMY.search(clause):
            continue
        if figure.low >= most:
            message = f"“{figure.text}”大得不像一地一年的数，请核对是不是“万元”。"
            yield Hit(figure.start, figure.end, message)
        elif figure.high < _SMALL and usual >= _SEVERAL and report.body.level != "town" and _WHOLE.search(clause):
            message = f"“{figure.text}”小得不像一地一年的数，请核对是不是漏了“万”字。"
            yield Hit(figure.start, figure.end, message)


_SEVERAL = 2
_WHOLE = re.compile(r"挽回|涉及金额|取得利益|入库|总额|总金额|罚没款|损失")
