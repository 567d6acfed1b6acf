"""The largest of several against their sum, the highest and the lowest against their mean."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places

_LARGEST = re.compile(r"(?:单笔|单个|单件|单次|单日|其中)最[高多大]$")


@rule(
    "part.largest",
    "最大的一项与总额",
    "“9笔、4720万元，单笔最高1200万元”：最大的一项不会比总额还大。",
    example="办理专利质押融资9笔，金额4720万元，单笔最高12000万元。",
    holds="办理专利质押融资9笔，金额4720万元，单笔最高1200万元。",
)
def no_single_one_is_larger_than_all(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """单笔最高 against the sums in its unit told before it in the sentence."""
    for sentence in report.sentences:
        for one in sentence.figures:
            if one.kind not in {"money", "count"} or not _LARGEST.search(report.clause_before(one)):
                continue
            totals = [f for f in sentence.figures if f.end <= one.start and f.unit == one.unit and f.kind == one.kind]
            if totals and one.low > max(f.high for f in totals):
                total = totals[-1]
                arithmetic = f"{one.text} > {total.text}"
                yield Hit(one.start, one.end, "最大的一项比总额还大，请核对。", arithmetic, places(report, total))


_EXTREME = re.compile(r"最(?P<how>[低高少多])(?:[分的为是]|[一-鿿]{0,2}分)?\s*$")


@rule(
    "rate.extreme",
    "最高、最低与平均",
    "最低的不会高于平均，最高的不会低于平均。",
    example="全员参加考试，平均分94.3分，最低分95分。",
    holds="全员参加考试，平均分94.3分，最低分81分。",
)
def the_mean_lies_between_the_extremes(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """最低 and 最高 against the mean told before them in the sentence, in like units."""
    for sentence in report.sentences:
        means = [
            f
            for f in sentence.figures
            if re.search(r"平均[一-鿿]{0,4}$|[人户村校]均[一-鿿]{0,4}$", report.clause_before(f))
        ]
        for mean in means:
            for figure in sentence.figures:
                found = _EXTREME.search(report.clause_before(figure)) if figure.unit == mean.unit else None
                if found is None or figure.start < mean.end or report.planned(figure):
                    continue
                low = found.group("how") in "低少"
                if figure.low > mean.high if low else figure.high < mean.low:
                    message = f"最{found.group('how')}的与平均的不符，请核对。"
                    yield Hit(
                        figure.start, figure.end, message, f"{figure.text}，平均 {mean.text}", places(report, mean)
                    )
