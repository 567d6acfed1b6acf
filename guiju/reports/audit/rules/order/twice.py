"""One name for two items of a list: 上半年抽查80卷、上半年抽查100卷."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from guiju.reports.audit.numbers.lists import label, main_counts
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places

_NEXT = re.compile(r"[^，,、；。\d]{0,8}[、，,；和]")
_OF_WHICH = re.compile("其中|包括|含")
"""文件、合同43件，其中合同35件: what is told of a list under the name that it ends with is no second item of it."""
_SHORTEST = 2
_OF_SEVERAL = re.compile("(?:合计|共计|共)$|^(?:一|某|每|另外?一|其中一)[户人家名个位方]")
"""一、四季度合计180件 sums up; 一户分得0.5亩、一户分得0.3亩 are two of those without a name."""


@rule(
    "list.twice",
    "并列的两项同名",
    "并列的两项说的是同一个名称而数不同：多半有一项的名称没有改。",
    example="全年评查2次，上半年抽查80卷，上半年抽查100卷。",
    holds="全年评查2次，上半年抽查80卷，下半年抽查100卷。",
)
def two_items_bear_two_names(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Neighbouring counts of one unit that are called the same, without a year or number to tell them apart."""
    for sentence in report.sentences:
        for one, other in pairwise(main_counts(report, sentence.figures)):
            words = report.between(one, other)
            if one.unit != other.unit or one.value == other.value or not _NEXT.match(words) or _OF_WHICH.search(words):
                continue
            if any(_OF_SEVERAL.search(label(report, item)) for item in (one, other)):
                continue
            name = _common(label(report, one), label(report, other))
            if len(name) >= _SHORTEST and not report.text[other.start - len(label(report, other)) - 1].isdigit():
                message = f"前后两项都是“{name}”，数却不同，请核对名称。"
                yield Hit(other.start, other.end, message, f"{one.text}，{other.text}", places(report, one))


_TERM = re.compile(r"上半年|下半年|第?[一二三四]季度|第[一二三四五六][批期次轮]|[上中下]旬")


def _common(one: str, other: str) -> str:
    """The name that two items share: all of it, or its term where what follows the term is no other thing."""
    left, right = (re.sub(r"[^一-鿿]", "", name) for name in (one, other))
    if left == right:
        return left
    terms = [_TERM.match(name) for name in (left, right)]
    if not terms[0] or not terms[1] or terms[0].group() != terms[1].group():
        return ""
    rests = sorted((left[terms[0].end() :], right[terms[1].end() :]), key=len)
    return terms[0].group() if rests[1].startswith(rests[0]) else ""
