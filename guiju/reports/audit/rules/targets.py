"""Aims against results, and a year against the year before."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.arithmetic import decimals, number
from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.likeness import key, loose
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure

_LESS_IS_BETTER = re.compile(r"败诉|纠错|发案|信访量|投诉|差评|超期|逾期|事故|不满意|撤销|重复")


def _rate_key(figure: Figure) -> str:
    """The name of a share without its qualifiers: 行政争议实质化解率."""
    found = re.search(r"[一-鿿]{2,14}(?:率|指数|比例)", key(figure.subject))
    return found.group()[-8:] if found else ""


def _same(target: Figure, result: Figure) -> bool:
    if target.unit != result.unit or target.kind != result.kind:
        return False
    if target.indicator and target.indicator == result.indicator:
        return True
    if target.kind == "count":
        return len(loose(target.subject)) >= 4 and loose(target.subject) == loose(result.subject)
    name = _rate_key(target)
    return len(name) >= (4 if target.indicator and result.indicator else 3) and name == _rate_key(result)


def _comparable(left: Report, right: Report) -> bool:
    if left is right:
        return True
    return left.body.shares_region(right.body) and (left.body.level == "town") == (right.body.level == "town")


@rule(
    "target.below_result",
    "目标低于实绩",
    "下一年的目标比已经达到的还低：或者目标没有动脑筋，或者实绩的口径不同。",
    example="关于2024年法治政府建设情况的报告\n行政争议实质化解率达100%。\n三、2025年工作打算\n确保行政争议实质化解率达85%以上。",
    holds="关于2024年法治政府建设情况的报告\n行政争议实质化解率达80%。\n三、2025年工作打算\n确保行政争议实质化解率达85%以上。",
    many=True,
    slack=1.0,
)
def an_aim_is_not_below_what_was_reached(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Compares each planned share with the share reached, in the same report or one of the same county and year."""
    for report in corpus.reports:
        for target in report.figures:
            if target.actual or target.kind not in {"rate", "score"} or _LESS_IS_BETTER.search(target.subject):
                continue
            if target.bound == "under":
                continue
            for other in corpus.reports:
                if not _comparable(report, other) or other.year != report.year:
                    continue
                result = next(
                    (f for f in other.figures if f.actual and _same(target, f) and f.low > float(target.value) + 1e-9),
                    None,
                )
                if result is not None:
                    message = f"下一年目标“{target.text}”低于已经达到的“{result.text}”。请调整目标，或说明口径的不同。"
                    arithmetic = f"{number(target.value)} < {number(result.value)}（{result.subject}）"
                    also = (Place(other.name, result.start, result.end),)
                    near = result.low - float(target.value) < params["slack"]  # 保持98%以上, after 98.4 %
                    yield Hit(
                        target.start,
                        target.end,
                        message,
                        arithmetic,
                        also,
                        Severity.NOTE if near else None,
                        report.name,
                    )
                    break


@rule(
    "target.missed",
    "没有达到上年定的目标",
    "上一年报告定下的目标，今年的实绩没有达到，报告应当交代。",
    example=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n行政复议成绩明显。\n三、2024年工作打算\n确保行政争议实质化解率达85%以上。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n行政争议实质化解率达80%。",
    ),
    holds=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n行政复议成绩明显。\n三、2024年工作打算\n确保行政争议实质化解率达85%以上。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n行政争议实质化解率达90%。",
    ),
    many=True,
)
def last_years_aim_was_reached(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Compares the plan of one year's report with the result in the next year's."""
    for plan, result in _consecutive(corpus):
        for target in plan.figures:
            if target.actual or target.kind not in {"rate", "score", "count"} or _LESS_IS_BETTER.search(target.subject):
                continue
            reached = next((f for f in result.figures if f.actual and _same(target, f)), None)
            if reached is not None and target.bound != "under" and reached.high < float(target.value) - 1e-9:
                message = f"上一年报告定的目标是“{target.text}”，今年是“{reached.text}”，没有达到。请在报告中交代。"
                arithmetic = f"{number(reached.value)} < {number(target.value)}"
                also = (Place(plan.name, target.start, target.end),)
                yield Hit(reached.start, reached.end, message, arithmetic, also, None, result.name)


def _consecutive(corpus: Corpus) -> Iterator[tuple[Report, Report]]:
    for earlier in corpus.reports:
        for later in corpus.reports:
            following = earlier.year is not None and later.year == earlier.year + 1
            if following and earlier.body.name == later.body.name and earlier.body.shares_region(later.body):
                yield earlier, later


@rule(
    "across.growth",
    "增幅与上年报告",
    "同比增减应当与上一年报告里的同一指标相符。",
    example=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n受理法律援助案件500件。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n受理法律援助案件600件，同比增长35%。",
    ),
    holds=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n受理法律援助案件500件。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n受理法律援助案件600件，同比增长20%。",
    ),
    many=True,
)
def growth_follows_from_last_years_report(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Recomputes 同比 from the same indicator in the report of the year before."""
    for earlier, later in _consecutive(corpus):
        for now, change in zip(later.figures, later.figures[1:], strict=False):
            link = later.between(now, change)
            if (
                change.kind != "change"
                or change.unit != "%"
                or not re.match(r"[，,]?\s*(?:同比|较上年|比上年|较去年|比去年)", link)
            ):
                continue
            then = [
                f
                for f in earlier.figures
                if f.actual and f.indicator and f.indicator == now.indicator and f.unit == now.unit
            ]
            if len(then) != 1 or not then[0].value or now.kind != "count":
                continue
            low = 100 * (now.low / then[0].high - 1)
            high = 100 * (now.high / max(then[0].low, 1e-9) - 1)
            stated = float(change.value) * (-1 if change.direction == "down" else 1)
            step = 10.0 ** -decimals(change.text)
            if not low - step <= stated <= high + step and change.bound == "exact":
                arithmetic = f"{number(now.value)} ÷ {number(then[0].value)} − 1 = {low:.1f}%，文中为 {change.text}"
                message = "按上一年报告的数算不出这个增幅。请核对，或说明上年数作过调整。"
                also = (Place(earlier.name, then[0].start, then[0].end), Place(later.name, now.start, now.end))
                yield Hit(change.start, change.end, message, arithmetic, also, None, later.name)
