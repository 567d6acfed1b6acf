"""What a report says of its figures a second time, in its first lines and among its problems, and what is left over."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.arithmetic import counted_in, number
from guiju.reports.audit.likeness import misprinted, places
from guiju.reports.audit.reckoning import Reckoning, Reckonings
from guiju.reports.audit.report import Report
from guiju.reports.audit.retelling import FAMILIES, whole_above
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.tellings import (
    LEFT,
    Index,
    Telling,
    Words,
    agree,
    neighbours,
    summaries,
    summed_up,
    telling,
    told,
    words_of,
)
from guiju.reports.read.figure import Figure

_SOME = re.compile(r"[中里](?:仅|只)?(?:仍|尚|还)?有?$|其中|涉及|部分|[另又]有|新增")
"""Words behind which only some of the thing named are counted."""
_STRONG, _LIKE = 0.1, 0.1
_MOSTLY = 0.6
"""The share of the words of a part that those of the same part have."""
_STANDS_OUT, _NEAR = 20, 0.5
"""From what number on a second telling is no chance; how far two tellings of one thing lie apart at most."""


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
    begin, end = report.once(summaries)
    held = told(report)
    outer = [one for one in held if summed_up(report, one.figure.start)]
    if not outer or len(outer) == len(held):
        return
    body = [one for one in held if begin <= one.figure.start < end]
    index, words = Index(body), words_of(report)
    values = {(counted_in(one.figure), float(one.figure.value)) for one in body}
    sums = {(counted_in(a.figure), float(a.figure.value) - float(b.figure.value)) for a, b in neighbours(report, body)}
    together = {
        (one.start, float(a.figure.value) + float(b.figure.value))
        for a, b in neighbours(report, outer)
        for one in (a.figure, b.figure)
    }
    for again in outer:
        if (
            _SOME.search(again.before)
            or LEFT.search(again.before + again.behind)
            or (counted_in(again.figure), float(again.figure.value)) in sums
        ):
            continue
        part = whole_above(report, again.figure) is not None
        first = _first_telling(again, index.near(again), words, values, part=part)
        if first is not None and (again.figure.start, float(first.figure.value)) not in together:
            message = f"正文里说法相近的是“{first.figure.text}”，这里是“{again.figure.text}”。"
            message += "请核对；不是一回事的，请写得能分清。"
            arithmetic = f"{first.figure.text} ≠ {again.figure.text}"
            yield Hit(again.figure.start, again.figure.end, message, arithmetic, places(report, first.figure))


def _first_telling(
    again: Telling, near: Sequence[Telling], words: Words, values: set[tuple[str, float]], *, part: bool
) -> Telling | None:
    """The telling of the body that `again` contradicts, or None where it agrees with one or is of something else.

    A `part` of what its own clause counts (17048件举报中职业索赔类8183件) contradicts only
    what a slip of the pen explains.
    """
    graded = sorted(((_likeness(one, again, words), one) for one in near), key=lambda pair: -pair[0])
    if not graded:
        return None
    best = graded[0][0]
    if any(agree(one.figure, again.figure) for grade, one in graded if grade >= 0.7 * best):
        return None
    known = (counted_in(again.figure), float(again.figure.value)) in values
    told_too = again.figure.value >= _STANDS_OUT and any(
        agree(one.figure, again.figure) and one.label & again.clause for _, one in graded
    )
    for grade, one in graded[:4]:
        small, large = sorted((float(one.figure.value), float(again.figure.value)))
        slipped = misprinted(one.figure, again.figure) and small >= _STANDS_OUT
        if again.share and words.weight(again.label & one.about) < _MOSTLY * words.weight(again.label):
            continue  # 噪声油烟类投诉1120件，占35.9%, where there were 3120 complaints
        if slipped and not known and grade >= _LIKE:
            return one
        named = grade >= _STRONG and one.label and one.label <= again.clause
        if named and not part and not told_too and small >= _NEAR * large:
            return one
    return None


def _likeness(first: Telling, again: Telling, words: Words) -> float:
    """How much of the words of `again` the sentence of `first` has; its label counts twice."""
    shared = words.weight(again.clause & first.about) + words.weight(again.clause & first.label)
    return shared / (words.weight(again.clause | first.label) or 1)


def _with_its_base(report: Report, change: Figure) -> bool:
    """Whether the number that changed stands in the clause of the change: 受理86420件，较2023年的78564件增长10.0%."""
    said = report.sentence_at(change.start).figures
    return any(_BASE.fullmatch(report.between(base, change)) for base in said if base.end <= change.start)


_BASE = re.compile(r"(?:相比)?[，,]?(?:净|同比)?(?:增长|增加|上升|提高|下降|减少|降低|缩短|多了?|少了?)了?约?近?")
_CHANGED = re.compile(r"(?:同比|较上年)?(?:少了|多了|增加了?|减少了?|下降了?|增长了?|砍掉了?|压减了?|压缩了?|减了)$")
_ADDED = re.compile(r"(?:合计|共计|总计|两[类项者]共?)$")


@rule(
    "mention.derived",
    "重说的增减和合计",
    "开头和问题里说的“少了264起”“砍掉三成多”“两类合计873起”：增减应当等于正文里两个数之差或所说的幅度，合计应当等于正文里两项之和。",
    example=(
        "甲市城管局2025年法治政府建设年度报告\n办案总量同比少了246起。\n一、工作情况\n全年办理处罚案件1946起，较2024年的2210起下降11.9%。\n"
        "二、存在的问题\n三、工作打算\n继续努力。"
    ),
    holds=(
        "甲市城管局2025年法治政府建设年度报告\n办案总量同比少了264起。\n一、工作情况\n全年办理处罚案件1946起，较2024年的2210起下降11.9%。\n"
        "二、存在的问题\n三、工作打算\n继续努力。"
    ),
)
def what_was_reckoned_follows_from_the_body(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Changes and sums told outside the body against those that its neighbouring figures give, in words alike."""
    begin, end = report.once(summaries)
    outer = [f for f in report.figures if summed_up(report, f.start) and not report.planned(f)]
    body = [f for f in report.figures if begin <= f.start < end]
    if not body or not outer:
        return
    words, tables = words_of(report), {}
    for again in outer:
        lead = report.clause_before(again).rstrip("约近超")
        if _with_its_base(report, again):
            continue
        added = bool(_ADDED.search(lead)) and again.kind in {"count", "money"}
        if added or _CHANGED.search(lead):
            family = next((name for name in (*FAMILIES, _SHARES) if again.unit in name), again.unit)
            if (family, added) not in tables:
                tables[family, added] = Reckonings(report, body, family, added=added)
            yield from _reckoned(report, again, tables[family, added], words, added=added)


def _reckoned(report: Report, again: Figure, table: Reckonings, words: Words, *, added: bool) -> Iterator[Hit]:
    """The sum, difference or change that stands nearest in words and number, where none in the body agrees."""
    low, high = _bounds(again)
    if table.has(low, high):
        return
    one = telling(report, again)
    slips = table.slips_of(float(again.value)) if again.value >= _LEAST else []
    best: tuple[float, Reckoning] | None = None
    for reckoning in dict.fromkeys([*slips, *table.near(one)]):
        there: frozenset[str] = frozenset().union(*(telling(report, figure).about for figure in reckoning.taken))
        grade = words.weight(one.clause & there) / (words.weight(one.clause) or 1) + (reckoning in slips)
        small, large = sorted((abs(reckoning.value), float(again.value)))
        named = added and all(telling(report, figure).label & one.clause for figure in reckoning.taken)
        named = named and small >= _NEAR * large
        sure = reckoning in slips or named or again.unit in _SHARES
        if sure and grade >= _LIKE and (best is None or grade > best[0]):
            best = (grade, reckoning)
    if best is not None:
        taken = best[1].taken
        arithmetic = f"{'、'.join(figure.text for figure in taken)} → {number(best[1].value)}，文中为 {again.text}"
        message = "按正文里的数算不出这个数。请核对；另有口径的请写明。"
        yield Hit(again.start, again.end, message, arithmetic, places(report, *taken))


def _bounds(figure: Figure) -> tuple[float, float]:
    """The least and greatest value, in per cent where it is a share: 三成多 is from 30 to 40 per cent."""
    if figure.unit != "成":
        return figure.low, figure.high
    tenth = 10.0
    low = float(figure.value) * tenth
    return (low - tenth, low) if figure.text.startswith("近") else (low, low + tenth)


_SHARES, _LEAST = frozenset({"%", "成"}), 20
