"""The most and the least of one thing: 最多的办理137件，最少的9件."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places

_MOST, _LEAST = re.compile(r"最[多高大长快]"), re.compile(r"最[少低小短慢]")
_LONGEST, _SHORTEST = re.compile(r"最[多高大长慢]"), re.compile(r"最[少低小短快]")
"""Of times the slowest is the most."""


@rule(
    "rank.extremes",
    "最多与最少说反",
    "同一句里“最多的……137件，最少的……9件”：最多的数不会小于最少的数。",
    example="各镇办案不均衡，最少的办理137件，最多的仅9件。",
    holds="各镇办案不均衡，最多的办理137件，最少的仅9件。",
)
def the_most_is_no_less_than_the_least(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Two neighbouring figures of one unit, one called the most and the other the least."""
    for one, other in pairwise(report.figures):
        if one.unit != other.unit or one.kind != other.kind or re.search(r"[。\n]", report.between(one, other)):
            continue
        first, second = _told(report, 0, one.start), _told(report, one.end, other.start)
        most, least = (_LONGEST, _SHORTEST) if one.kind == "duration" else (_MOST, _LEAST)
        falls = most.search(first) and least.search(second) and one.high < other.low
        rises = least.search(first) and most.search(second) and one.low > other.high
        if falls or rises:
            message = "最多（最高）的数小于最少（最低）的数，请核对是不是说反了。"
            yield Hit(other.start, other.end, message, f"{one.text}，{other.text}", places(report, one))


def _told(report: Report, begin: int, end: int) -> str:
    """The words right before a figure that may call it the most or the least."""
    return re.split(r"[。；]", report.text[max(begin, end - _REACH) : end])[-1]


_REACH = 16
