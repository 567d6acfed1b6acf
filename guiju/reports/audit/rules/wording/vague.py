"""Wordings that no reader can check: rates without a base, comparisons without a number, floors that may be means."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.numbers.lists import counts
from guiju.reports.audit.numbers.shares import name_of, rates
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule


@rule(
    "vague.full_rate",
    "没有分母的百分之百",
    "100%、99.9%以上或0的比率，句中没有给出件数，读者无从核对。",
    severity="note",
    example="手机信息化核查率达100%。",
    holds="核查社区矫正对象57人，核查率达100%。",
)
def a_full_rate_shows_its_base(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Shares of 100 %, above 99.9 %, or 0, in a sentence without a count."""
    for sentence in report.sentences:
        for rate in rates(sentence):
            extreme = rate.value >= 99.9 or rate.value == 0
            if extreme and name_of(report, rate) and not [f for f in counts(sentence.figures) if f.end <= rate.start]:
                message = f"“{rate.text}”没有给出分子和分母。请补上件数，并写明未办结、撤回的是否计入。"
                yield Hit(rate.start, rate.end, message)


@rule(
    "vague.shared_rate",
    "两个比率共用一个数",
    "“办结率和满意率均达100%”：两个比率口径不同，很少真的相等，应当分别写。",
    severity="note",
    example="办结率和满意率均达100%。",
    holds="办结率100%，满意率98%。",
)
def each_rate_has_its_own_number(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """One figure behind two names joined by 和 or 、 and 均; or one rate of two kinds of things."""
    for found in re.finditer(
        r"([一-鿿]{1,8}率)(?:和|、|与|及)([一-鿿]{1,8}率)(?:均|都|分别)?(?:达到?|为)?\s*[\d.]+\s*[%％]", report.text
    ):
        if "分别" not in found.group():
            message = f"“{found.group(1)}”和“{found.group(2)}”共用一个数，请分别写明。"
            yield Hit(found.start(), found.end(), message)
    for found in re.finditer(r"[一-鿿]{2,6}率均达?(?:到|为)?\s*[\d.]+\s*[%％]", report.text):
        if not re.search(r"率(?:和|、|与|及)[一-鿿]{1,8}率均", report.text[max(0, found.start() - 8) : found.end()]):
            yield Hit(found.start(), found.end(), "几类事项共用一个比率，请分别写明件数。")


@rule(
    "vague.comparison",
    "没有数字的比较",
    "“高于全市平均水平”“超过全市比例”：没有给出两边的数，读者无从核对。",
    severity="note",
    example="行政诉讼败诉率仍高于全市平均水平。",
    holds="行政诉讼败诉率为29.6%，比全市平均的20.1%高9.5个百分点。",
)
def a_comparison_gives_both_sides(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """高于, 低于, 超过 with a mean or another area, and no number of it."""
    for found in re.finditer(
        r"(?:高于|低于|超过|优于|不超过)(?:了)?全[国省市区县](?:平均水平|平均|比例|均值|水平)", report.text
    ):
        after = report.text[found.end() : found.end() + 10]
        if not re.search(r"\d", after):
            yield Hit(found.start(), found.end(), "没有给出用来比较的数，请补上两边的数字。")


@rule(
    "vague.rounded",
    "本应确知的约数",
    "台账里有准数的（金额、人数），报告里却用约数；取得太粗的（1万余条，可能差一倍）尤其应当写准数。",
    severity="note",
    example="避免和挽回经济损失约582万元，公开政府信息1万余条。",
    holds="避免和挽回经济损失582.3万元，公开政府信息10482条。",
    width=0.5,
)
def a_register_knows_the_number(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Approximate money; counts so rounded that they may be half as large again; small rounded counts of persons."""
    for figure in report.figures:
        if not figure.actual or figure.bound not in {"over", "approx"} or "以上" in figure.text:
            continue
        loose = (
            figure.high < float("inf")
            and figure.high - figure.low >= params["width"] * figure.value
            and figure.value >= 1000
        )
        few = figure.kind == "count" and figure.unit in {"名", "人", "家"} and figure.value < 100
        if figure.kind == "money" and figure.bound == "approx" or loose or few:
            arithmetic = f"{figure.text} 可以是 {number(figure.low)}～{number(figure.high)}" if loose else ""
            yield Hit(figure.start, figure.end, "台账应有准数，建议写准数。", arithmetic)


@rule(
    "vague.floor_or_mean",
    "是下限还是平均",
    "“综合成绩90分以上”“均达40个学时”：是平均、最低，还是人人如此，没有写明。",
    severity="note",
    example="每名执法人员学习均达40个学时，综合成绩90分以上。",
    holds="执法人员人均学习40个学时，平均成绩90.5分。",
)
def a_floor_is_told_from_a_mean(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Scores with 以上; 每名 … 均达."""
    for figure in report.figures:
        before = report.clause_before(figure)
        if figure.kind == "score" and figure.bound == "over" or re.search(r"每[名人个位].*均[达为]?", before):
            yield Hit(figure.start, figure.end, "请写明这是平均数、最低数，还是每人都达到的数。")


@rule(
    "vague.index",
    "没有定义的指数",
    "活跃度、活跃指数等没有通行的定义，应当写明怎样计算。",
    severity="note",
    example="行政执法人员活跃度月均保持在90%以上。",
    holds="行政执法人员持证率100%。",
)
def an_index_is_defined(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Shares called 活跃度, 贡献度, 匹配度."""
    for sentence in report.sentences:
        for rate in rates(sentence):
            found = re.search(r"(活跃度|贡献度|匹配度|成熟度|集中度|健康度)", report.clause_before(rate))
            if found:
                yield Hit(rate.start, rate.end, f"“{found.group()}”没有定义，请写明怎样计算。")


@rule(
    "vague.cumulative",
    "起点不明的累计",
    "“累计”没有说从什么时候起，不能与年度数比较或相加。",
    severity="note",
    example="累计接收社区矫正对象403人，累计解除333人。",
    holds="自2012年以来累计接收社区矫正对象403人。",
)
def a_running_total_says_since_when(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """累计 twice in a sentence of stocks and flows without a starting point."""
    for sentence in report.sentences:
        marks = list(re.finditer("累计", sentence.text))
        if len(marks) >= 2 and not re.search(r"以来|自20|截至|起累计|至今", sentence.text):
            figure = next((f for f in sentence.figures if f.start >= sentence.start + marks[0].start()), None)
            if figure is not None:
                yield Hit(sentence.start + marks[0].start(), figure.end, "请写明从什么时候起累计。")


@rule(
    "vague.funnel",
    "没有交代的余数",
    "收到的线索只有一小部分纳入清单，其余怎样处理没有交代。",
    severity="note",
    example="收到问题线索111条，纳入整治问题清单27条。",
    holds="收到问题线索111条，纳入整治问题清单97条。",
    least=0.5,
)
def what_dropped_out_is_told(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """收到 … 线索 N, 纳入 … 清单 n, with n under half of N; a filing rate of 100 % with fewer filed than reviewed."""
    for sentence in report.sentences:
        figures = counts(sentence.figures)
        for left, right in zip(figures, figures[1:], strict=False):
            first, second = report.clause_before(left), report.clause_before(right, stop=left.end)
            clues = "线索" in first and re.search(r"纳入|查实|立案", second)
            filed = "审查" in first and re.search(r"报备|备案", second) and "100%" in sentence.text
            if (clues or filed) and right.value < params["least"] * left.value:
                percent = 100 * float(right.value) / float(left.value)
                arithmetic = f"{number(right.value)} ÷ {number(left.value)} = {percent:.1f}%"
                message = "其余的怎样处理没有交代，请补一句。"
                yield Hit(left.start, right.end, message, arithmetic, severity=Severity.NOTE)
