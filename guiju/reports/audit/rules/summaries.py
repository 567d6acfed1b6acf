"""What a report says of its figures a second time, in its first lines and among its problems, and what is left over."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.arithmetic import counted_in, number
from guiju.reports.audit.likeness import misprinted, places
from guiju.reports.audit.report import Report
from guiju.reports.audit.retelling import alike_units
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.tellings import LEFT, Index, Telling, Words, agree, neighbours, pairs, summaries, told
from guiju.reports.read.figure import Figure

_SOME = re.compile(r"[中里](?:仅|只)?(?:仍|尚|还)?有?$|其中|涉及|部分|[另又]有|新增")
"""Words behind which only some of the thing named are counted."""
_STRONG, _LIKE = 0.15, 0.12


@rule(
    "mention.summary",
    "开头、问题里重说的数",
    "开头的概述和“存在的问题”里重说正文的数，换了说法也应当与正文一样；正文里找不到这个数、只找到说法相近而差一笔的，就指出来。",
    example=(
        "沂川县人民政府关于2024年法治政府建设情况的报告\n全县人民调解组织处理纠纷5320件。\n一、工作情况\n各级人民调解委员会受理矛盾纠纷5230件。\n"
        "二、存在的问题\n三、工作打算\n继续努力。"
    ),
    holds=(
        "沂川县人民政府关于2024年法治政府建设情况的报告\n全县人民调解组织处理纠纷5230件。\n一、工作情况\n各级人民调解委员会受理矛盾纠纷5230件。\n"
        "二、存在的问题\n三、工作打算\n继续努力。"
    ),
)
def a_summary_says_what_the_body_says(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each figure before and behind the body against those of the body that share its words."""
    begin, end = summaries(report)
    held = told(report)
    outer = [one for one in held if not begin <= one.figure.start < end]
    if not outer or len(outer) == len(held):
        return
    body = [one for one in held if begin <= one.figure.start < end]
    index, words = Index(body), Words(report.text)
    values = {(counted_in(one.figure), float(one.figure.value)) for one in body}
    sums = {(counted_in(a.figure), float(a.figure.value) - float(b.figure.value)) for a, b in neighbours(report, body)}
    for again in outer:
        if _SOME.search(again.before) or LEFT.search(again.before + again.behind) or (counted_in(again.figure), float(again.figure.value)) in sums:
            continue
        first = _first_telling(again, index.near(again), words, values)
        if first is not None:
            message = f"正文里说法相近的是“{first.figure.text}”，这里是“{again.figure.text}”。请核对；不是一回事的，请写得能分清。"
            arithmetic = f"{first.figure.text} ≠ {again.figure.text}"
            yield Hit(again.figure.start, again.figure.end, message, arithmetic, places(report, first.figure))


def _first_telling(
    again: Telling, near: Sequence[Telling], words: Words, values: set[tuple[str, float]]
) -> Telling | None:
    """The telling of the body that `again` contradicts, or None where it agrees with one or is of something else."""
    graded = sorted(((_likeness(one, again, words), one) for one in near), key=lambda pair: -pair[0])
    if not graded:
        return None
    best = graded[0][0]
    if any(agree(one.figure, again.figure) for grade, one in graded if grade >= 0.7 * best):
        return None
    known = (counted_in(again.figure), float(again.figure.value)) in values
    for grade, one in graded[:4]:
        slipped = misprinted(one.figure, again.figure) and min(one.figure.value, again.figure.value) >= 20
        if slipped and not known and grade >= _LIKE or grade >= _STRONG and one.label and one.label <= again.clause:
            return one
    return None


def _likeness(first: Telling, again: Telling, words: Words) -> float:
    """How much of the words of `again` the sentence of `first` has; its label counts twice."""
    shared = words.weight(again.clause & first.about) + words.weight(again.clause & first.label)
    return shared / (words.weight(again.clause | first.label) or 1)
