"""How often in a year, and how many at a time: 每季度1次，每次100卷，全年400卷; 每月一次，全年12次."""

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


_TERM = r"每(?P<term>两个月|半个月|个?月|季度|半年|周)(?:度)?(?!人均|平均)"
_TIMES = r"(?P<all>\d+)(?:次|场次|场|期|轮)"
_TOLD = (
    re.compile(
        rf"(?<!至少){_TERM}(?:(?!至少|不少于|最少|以上)[^，。；\d]){{0,10}}?[一1][次场期轮][^，。；\d]{{0,16}}[，,]"
        rf"[^，。；\d]{{0,4}}全年[^，。；\d]{{0,12}}{_TIMES}(?!以上)"
    ),
    re.compile(rf"{_TIMES}[，,](?:基本)?(?:做到|实现|坚持|达到)了?{_TERM}[^，。；\d]{{0,4}}[一1][次场期轮]"),
)


@rule(
    "sum.how_often",
    "多久一次与全年的次数",
    "“每月安排一次集中学法，全年学法12次”：次数比一年应有的少，或者是另一种间隔的次数（每季度一次却有12次），多半写错了一个。",
    example="关于2024年法治政府建设情况的报告\n坚持每季度安排一次集中学法，全年学法12次。",
    holds="关于2024年法治政府建设情况的报告\n坚持每月安排一次集中学法，全年学法12次。",
)
def so_often_makes_so_many_times(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A term and the times of a year: fewer than the term asks for, or as many as another term makes.

    More than the term asks for may be so, for 每季度一次 is a least.
    """
    for pattern in _TOLD:
        for found in pattern.finditer(report.text, 0, report.plan_start):
            wanted, times = _A_YEAR[found["term"]], int(found["all"])
            of_another = times != wanted and times in _A_YEAR.values()
            if report.whole_year and (times < wanted - (wanted > _MANY) * _SPARED or of_another):
                message = f"每{found['term']}一次，全年应当是{wanted}次，请核对。"
                yield Hit(*found.span("all"), message, f"{wanted} ≠ {times}")


_MANY, _SPARED = 24, 6
"""Of weekly meetings a few may fall on holidays."""
