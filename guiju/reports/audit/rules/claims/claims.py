"""Claims in words that figures elsewhere contradict."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure

_ASKED = re.compile(r"行政复议案件(?!.*纠错)")
_SUED = re.compile(r"行政(?:诉讼|应诉)案件")


def _cases(report: Report, pattern: re.Pattern[str]) -> list[Figure]:
    """Counts of cases whose own clause names them."""
    return [
        figure
        for figure in report.figures
        if figure.actual and figure.kind == "count" and figure.unit == "件" and pattern.search(report.clause_of(figure))
    ]


@rule(
    "claim.outnumbers",
    "“超过”与数字不符",
    "说行政复议案件数超过行政诉讼案件数的，同一地区同一年度报告里的件数应当支持；审级、被告范围不同的应写明。",
    severity="note",
    example=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n办理行政复议案件115件，行政应诉案件135件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n首次实现行政复议案件数量超过一审行政诉讼案件数量。",
    ),
    holds=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n办理行政复议案件135件，行政应诉案件115件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n首次实现行政复议案件数量超过一审行政诉讼案件数量。",
    ),
    many=True,
)
def the_larger_count_is_larger(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """复议案件 … 超过 … 诉讼案件, against the counts in every report of the county and year."""
    for report in corpus.reports:
        for found in re.finditer(r"行政复议案件[^。；，]{0,6}超过[^。；，]{0,6}行政诉讼案件", report.text):
            for other in corpus.reports:
                if other is not report and (not other.body.shares_region(report.body) or other.year != report.year):
                    continue
                asked, sued = _cases(other, _ASKED), _cases(other, _SUED)
                if asked and sued and max(f.high for f in asked) <= max(f.low for f in sued):
                    most = max(sued, key=lambda figure: figure.low)
                    arithmetic = f"{number(asked[0].value)} < {number(most.value)}"
                    message = (
                        f"另一处的诉讼（应诉）案件“{most.text}”比复议案件“{asked[0].text}”多。请写明比较的审级和范围。"
                    )
                    also = (Place(other.name, most.start, most.end), Place(other.name, asked[0].start, asked[0].end))
                    yield Hit(found.start(), found.end(), message, arithmetic, also, Severity.NOTE, report.name)


@rule(
    "claim.none_sued",
    "“均未起诉”与应诉件数",
    "说复议案件均未被提起诉讼，又报告同一机关作被告的诉讼案件，读者会觉得矛盾，应当写明那些诉讼未经复议。",
    severity="note",
    example="办理行政复议案件128件，均未被提起行政诉讼；办理县政府为被告的一审行政诉讼案件27件。",
    holds="办理行政复议案件128件，均未被提起行政诉讼；本年没有应诉案件。",
)
def suits_are_squared_with_none_sued(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """均未被提起行政诉讼 beside a count of suits."""
    for found in re.finditer(r"均未(?:被)?(?:提起|引发)(?:行政)?(?:诉讼|应诉)", report.text):
        for suit in _cases(report, _SUED):
            if suit.value > 0 and not re.search("复议", report.clause_of(suit)):
                start = report.text.rfind("，", 0, found.start() - 1)
                before = next((f for f in reversed(report.figures) if f.end <= found.start()), None)
                start = before.start if before and found.start() - before.end < 4 else start + 1
                message = f"又说有“{suit.text}”行政诉讼。请写明这些案件是否未经复议。"
                also = (Place(report.name, suit.start, suit.end),)
                yield Hit(start, found.end(), message, f"{suit.text} > 0", also, Severity.NOTE)
                break
