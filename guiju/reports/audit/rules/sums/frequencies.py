"""How often in a year, and how many at a time: 每季度1次，每次100卷，全年400卷."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.numerals import numeral_value

_A_YEAR = {"周": 52, "半个月": 24, "月": 12, "个月": 12, "两个月": 6, "季度": 4, "半年": 2}
"""So many times a year comes each term."""
_SAID = re.compile(
    r"每(?P<term>两个月|半个月|个?月|季度|半年|周)(?:度)?[^，。；\d]{0,8}?(?P<times>\d+|[一两二三])[次期轮场][^，。；\d]{0,12}"
    r"[，,][^，。；\d]{0,4}每[次期轮场][^，。；\d]{0,8}(?P<each>\d+)(?P<unit>[卷件份家户名人个处条])"
    r"[^。；\d]{0,10}(?:全年|共|累计|合计)[^。；\d]{0,8}(?P<all>\d+)(?P=unit)"
)


@rule(
    "sum.frequency",
    "次数、每次的数与全年的数",
    "“每季度1次，每次抽取100卷，全年400卷”：一年的次数乘以每次的数，应当等于全年的数。",
    example="每半年开展1次评查，每次抽取100卷，全年评查400卷。",
    holds="每季度开展1次评查，每次抽取100卷，全年评查400卷。",
)
def so_many_times_so_many_make_the_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A term, how often in each, how many each time, and all of the year, in one sentence."""
    for found in _SAID.finditer(report.text):
        times = numeral_value(found["times"]) or 0
        made = _A_YEAR[found["term"]] * times * int(found["each"])
        if made != int(found["all"]):
            message = "次数乘以每次的数，不等于全年的数，请核对。"
            arithmetic = f"{_A_YEAR[found['term']] * times} × {found['each']} = {made}，文中为 {found['all']}"
            yield Hit(*found.span(), message, arithmetic)
