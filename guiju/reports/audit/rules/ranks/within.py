"""A rank against the first so many that it is said to be among: 第5位，首次进入前三名."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.numerals import numeral_value

_AMONG = re.compile(
    r"(?<!力争)(?<!争取)(?:进入|跻身|跨入|位列|位居|名列|稳居|保持|挺进|列|居)(?:[一-鿿]{0,6}?)前(?P<many>[二三四五六八十]|\d{1,2})"
    r"(?:[名位强列]|(?=[，。；、]))"
)
_BESIDE = re.compile(r"[^。；“”、项]{0,14}")
"""What may stand between the two; 两项指标进入前三 speaks of others."""
_AIM = re.compile("力争|争取|确保|力求|目标|未能|没有|尚未|退出|跌出|差距")


@rule(
    "rank.within",
    "名次与“进入前几”",
    "“办案数量居第2位，首次进入前三名”：说进入前几名的，同一句里的名次应当在其内。",
    example="执法队办案数量居全市19个乡镇第5位，首次进入前三名。",
    holds="执法队办案数量居全市19个乡镇第2位，首次进入前三名。",
)
def a_rank_is_among_the_first_it_is_counted_with(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The exact ranks of the year in a sentence that says to be among the first so many; last year's are left out."""
    for found in _AMONG.finditer(report.text, 0, report.plan_start):
        sentence = report.sentence_at(found.start())
        many = numeral_value(found["many"]) or 0
        if _AIM.search(sentence.text):
            continue
        ranks = [f for f in sentence.figures if f.kind == "rank" and f.bound == "exact" and _of_this_year(report, f)]
        near = [f for f in ranks if _BESIDE.fullmatch(_between(report, f.start, f.end, *found.span()))]
        if near and len(near) == 1 and near[0].value > many:
            message = f"第{near[0].value:g}位不在前{many}之内，请核对。"
            yield Hit(near[0].start, near[0].end, message, f"{near[0].value:g} > {many}", places(report, near[0]))


def _between(report: Report, start: int, end: int, begin: int, stop: int) -> str:
    return report.text[end:begin] if end <= begin else report.text[stop:start]


def _of_this_year(report: Report, rank: Any) -> bool:
    """Whether a rank is not the one before: 由上年的第6位升至第4位."""
    return not re.search(r"[由从比较自][^，。；]{0,12}$", report.text[max(0, rank.start - 14) : rank.start])
