"""What is to be added, and what there will be then: 新增7项，累计达到50项, where there are 43."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.arithmetic import number
from guiju.reports.audit.likeness import places
from guiju.reports.audit.report import Report
from guiju.reports.audit.retelling import alike_units
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.tellings import pairs
from guiju.reports.read.figure import Figure

_NEW = re.compile(
    r"(?:新(?:[增建设创聘开]|招[录聘]|培[养育]|创建|改造|认定|评定)|再[增建创改新培打]|增[加设补]|招[录聘]|引进|补充)[^，。；\d]{0,16}$"
)
_THEN = re.compile(r"[^。；\d]{0,30}(?:累计|总数|总量|数量|总计|总人数)?(?:达到?|增至|增加到|扩大到|升至)(?:了|约)?")
_BETWEEN = re.compile("[每均][^，。；]{0,12}$")
_NO_STOCK = re.compile(r"新|增|其中|[每均]|较|比|由$|从$|减|剩|目标")
_COMMON = 2
"""Pairs of letters that the aim and what there is have in common at least."""
_FAR = 2
"""What there is lies no further from what the aims make of it than so many times."""
_DOUBTFUL = 2
"""So many numbers at most may be meant, and none of them fits."""


@rule(
    "target.sum",
    "新增的数与达到的总数",
    "下一年“新增7项，累计达到50项”：现有的数加上要新增的，应当等于要达到的总数。",
    example="关于2024年法治政府建设情况的报告\n“高效办成一件事”累计上线43项。\n三、2025年工作打算\n“高效办成一件事”新增17项，累计达到50项。",
    holds="关于2024年法治政府建设情况的报告\n“高效办成一件事”累计上线43项。\n三、2025年工作打算\n“高效办成一件事”新增7项，累计达到50项。",
)
def what_is_there_and_what_is_added_make_the_aim(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """An aim of new ones and of all, against the one number of those that there are under the same words."""
    for added, then in _pairs_of(report):
        needed = float(then.value) - float(added.value)
        known = [f for f in report.figures if _is_stock(report, f, then) and needed / _FAR <= f.value <= needed * _FAR]
        words = pairs(report.clause_before(added) + "，" + report.clause_before(then))
        graded = [(len(words & pairs(f.subject + "，" + report.clause_of(f))), f) for f in known]
        best = max((grade for grade, _ in graded), default=0)
        if best < _COMMON or any(f.value == needed and grade >= _COMMON for grade, f in graded):
            continue
        now = [f for grade, f in graded if grade == best]
        if len({f.value for f in now}) <= _DOUBTFUL:
            arithmetic = f"{number(now[0].value)} + {number(added.value)} ≠ {number(then.value)}"
            message = "现有的数加上要新增的，不等于要达到的总数，请核对。"
            yield Hit(then.start, then.end, message, arithmetic, places(report, now[0], added))


def _pairs_of(report: Report) -> Iterator[tuple[Figure, Figure]]:
    """Aims of new ones, each with the aim of all that follows: 新培养13名，每村增加1名，总数达到52名."""
    figures = [f for f in report.figures if f.kind == "count" and not _BETWEEN.search(report.clause_before(f))]
    for added, then in zip(figures, figures[1:], strict=False):
        ahead = report.planned(then) or then.start >= report.plan_start or _of_next_year(report, then)
        pair = ahead and alike_units(added, then) and then.value > added.value
        between = re.sub(
            r"[，,][^，。；]{0,12}[每均][^，。；]{0,12}\d+[一-鿿](?=[，,])", "", report.between(added, then)
        )
        if pair and _NEW.search(report.clause_before(added)) and _THEN.fullmatch(between):
            yield added, then


def _of_next_year(report: Report, figure: Figure) -> bool:
    """Whether the paragraph of a figure begins with the year after the report's."""
    begin = report.text.rfind("\n", 0, figure.start) + 1
    return report.year is not None and report.text[begin : begin + 12].strip().startswith(f"{report.year + 1}年")


def _is_stock(report: Report, figure: Figure, then: Figure) -> bool:
    """Whether a figure may say how many there are now of what an aim counts."""
    counts = figure.kind == "count" and alike_units(figure, then) and figure.bound == "exact"
    return counts and not report.planned(figure) and not _NO_STOCK.search(report.clause_before(figure))
