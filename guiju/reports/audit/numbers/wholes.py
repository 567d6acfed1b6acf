"""A county and its townships: a part against the whole, in two reports."""

import re
from collections.abc import Iterator, Sequence

from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit
from guiju.reports.audit.words.likeness import loose, places, stated
from guiju.reports.read.figure import Figure


def named_alike(upper: Report, lower: Report) -> Iterator[tuple[Figure, Figure]]:
    """Figures whose subjects are one but for what stands before: 乡镇（街道）承接赋权事项, 承接赋权事项."""
    for b in stated(lower):
        own = loose(b.subject)
        for a in stated(upper):
            name = loose(a.subject)
            like = a.unit == b.unit and a.kind == b.kind and min(len(own), len(name)) >= 4
            if like and (name.endswith(own) or own.endswith(name)):
                yield a, b
                break


def rollup(upper: Report, lower: Report, matched: Sequence[tuple[Figure, Figure]]) -> Iterator[Hit]:
    """A township's count that is larger than the county's."""
    told: set[int] = set()
    for a, b in matched:
        summed = re.fullmatch(r"\s*(?:共计?|合计|总计)", lower.clause_before(b))  # of what the words before it list
        if a.kind != "count" or b.start in told or summed:
            continue
        if b.low > a.high:
            told.add(b.start)
            arithmetic = f"{lower.body.short} {b.text} > {upper.body.short} {a.text}"
            message = "一个乡镇（街道）的数大于全县的数，两份报告的口径不同或者有误，请核对。"
            yield Hit(b.start, b.end, message, arithmetic, places(upper, a), None, lower.name)


_FOUND = re.compile(r"(?:检查|巡查|排查|执法)[一-鿿]{0,4}(?:发现|查出)[一-鿿]{0,4}(?:问题|隐患|违[法规]行为)$")
_DEALT = re.compile(r"(?:处置|查处|纠正|发现|整改)[一-鿿、]{0,12}(?:违[法规](?:行为?)?|问题|隐患)$")


def one_part_of(upper: Report, lower: Report, share: float) -> Iterator[Hit]:
    """What one township dealt with, where it is more than `share` of what checks found in the whole county."""
    found = [figure for figure in stated(upper) if _FOUND.search(figure.subject) and figure.kind == "count"]
    for b in stated(lower):
        if b.kind != "count" or b.value < 30 or not _DEALT.search(b.subject):
            continue
        a = next((figure for figure in found if share * figure.high <= b.low <= figure.high), None)
        if a is not None:
            percent = 100 * b.low / a.high
            arithmetic = f"{number(b.value)} ÷ {number(a.value)} = {percent:.0f}%"
            message = f"一个乡镇（街道）的数占全县“{a.text}”的{percent:.0f}%，两份报告的口径多半不同，请写明。"
            yield Hit(b.start, b.end, message, arithmetic, places(upper, a), None, lower.name)
