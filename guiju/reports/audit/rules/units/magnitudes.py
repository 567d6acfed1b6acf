"""Money of a size that a county's work does not have: 挽回损失2376亿元, 罚没入库486元."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_OF_WORK = re.compile(
    r"罚没?款|罚没|没收|挽回|追回|追缴|追发|清欠|清退|退还|退赔|补贴|补助|奖补|奖励|免罚|减免|取得利益|涉及金额|赔偿|经费|"
    r"工资|损失|救助|违规|节约|增收|合同(?:总)?金额|问题金额"
)
_OF_AN_ECONOMY = re.compile(r"生产总值|GDP|产值|贷款|存款|融资|授信|税|财政|预算|交易|进出口|营收|销售|投资|债")
_EACH = re.compile(r"[人户均件每次日月]均|每|平均|标准|单笔|单次|单户|一次性|最[高低多少]|以[上下]|起步|封顶|不满|不足")


@rule(
    "unit.magnitude",
    "钱款的大小不像",
    "县、区和部门一年的罚没、挽回损失、追发工资等，不会上百亿元，也不会只有几百几千元：多半是“亿”“万”写错或漏写（参数以元计）。",
    example="关于2024年法治政府建设情况的报告\n投入120万元。为企业挽回损失2376亿元。",
    holds="关于2024年法治政府建设情况的报告\n投入120万元。为企业挽回损失2376万元。",
    county=1e10,
    city=1e11,
    least=5_000,
    budget=1e7,
)
def money_is_of_a_countys_size(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Sums of a year's work against what can be, where the report's other sums are told in 万元."""
    for figure in report.figures:
        if figure.kind == "count" and "亿" in figure.text and figure.unit in _COUNTED:
            message = f"“{figure.text}”大得不像一地一年的数，请核对是不是“万{figure.unit}”。"
            yield Hit(figure.start, figure.end, message)
    money = [f for f in report.figures if f.unit == "元" and f.kind in {"money", "count"}]
    most = params["city" if report.body.region.endswith(("市", "州", "省")) else "county"]
    usual = sum("万" in f.text for f in money)
    for figure in money:
        clause = report.clause_before(figure)
        if _BUDGET.search(clause) and figure.high < params["budget"] and report.body.level == "government":
            message = f"“{figure.text}”小得不像一县的预算，请核对是不是“亿元”。"
            yield Hit(figure.start, figure.end, message)
        if not _OF_WORK.search(clause) or _EACH.search(clause + figure.text) or _OF_AN_ECONOMY.search(clause):
            continue
        if figure.low >= most:
            message = f"“{figure.text}”大得不像一地一年的数，请核对是不是“万元”。"
            yield Hit(figure.start, figure.end, message)
        elif (
            figure.high < params["least"]
            and usual >= _SEVERAL
            and report.body.level != "town"
            and _WHOLE.search(clause)
        ):
            message = f"“{figure.text}”小得不像一地一年的数，请核对是不是漏了“万”字。"
            yield Hit(figure.start, figure.end, message)


_COUNTED = {"件", "起", "宗", "户", "家", "人", "名", "份", "批", "场", "卷", "个", "处", "台", "辆"}
"""What nobody counts in 亿 in a county; clicks and readers he may."""
_SEVERAL = 2
_BUDGET = re.compile(
    r"一般公共预算(?:收入|支出)(?:[完达实][一-鿿]{0,2})?(?:为|由[^，。]{0,10})?$|地区生产总值(?:为|达到?)?$"
)
_WHOLE = re.compile(r"挽回|涉及金额|取得利益|入库|总额|总金额|罚没款|损失")


@rule(
    "unit.one_of_list",
    "并列的钱款一项没有“万”",
    "“工业用地亩均12万元，商服用地亩均72万元，住宅用地亩均108元”：并列的几项同一种钱款，只有一项以“元”计又小得多，多半漏了“万”字；“亿”也一样。",
    example="工业用地亩均12万元，商服用地亩均72万元，住宅用地亩均108元。",
    holds="工业用地亩均12万元，商服用地亩均72万元，住宅用地亩均108万元。",
)
def sums_of_a_list_share_a_scale(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Three or more sums of one sentence told of one thing, one of them in another scale and a thousand times off."""
    for sentence in report.sentences:
        money = [f for f in sentence.figures if f.unit == "元" and f.value]
        for figure in money:
            tail = _NAME.search(report.clause_before(figure))
            alike = [f for f in money if f is not figure and tail and report.clause_before(f).endswith(tail.group())]
            scales = {_scale(f.text) for f in alike}
            if len(alike) < _SEVERAL or len(scales) != 1 or scales == {_scale(figure.text)}:
                continue
            if all(not 1 / _FAR < float(figure.value) / float(other.value) < _FAR for other in alike):
                message = f"并列的各项以“{alike[0].text[-2:]}”计，这里是“{figure.text}”，请核对单位。"
                yield Hit(figure.start, figure.end, message, "、".join(f.text for f in alike))


_NAME = re.compile(r"[一-鿿]{2}$")
_FAR = 100


def _scale(text: str) -> str:
    return "".join(char for char in text if char in "万亿")
