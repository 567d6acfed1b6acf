"""Changes and sums that a report tells in its first lines and among its problems: they follow from its body."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.numbers.arithmetic import Fit, fits, number, slip
from guiju.reports.audit.numbers.reckoning import Reckoning, Reckonings
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.audit.words.retelling import FAMILIES
from guiju.reports.audit.words.tellings import Words, summaries, summed_up, telling, words_of
from guiju.reports.read.figure import Figure

_LIKE, _SAID, _NEAR = 0.1, 0.16, 0.5
"""The least share of the words that a change and what it is reckoned from have in common, where a slip of the pen
keeps them apart and where none does; how far apart at most."""


def _with_its_base(report: Report, change: Figure) -> bool:
    """Whether the number that changed stands in the clause of the change: 受理86420件，较2023年的78564件增长10.0%."""
    said = report.sentence_at(change.start).figures
    return any(_BASE.fullmatch(report.between(base, change)) for base in said if base.end <= change.start)


def _reckoned_here(report: Report, change: Figure) -> bool:
    """Whether its own sentence gives what a change is reckoned from: 事故7起, 起数同比减少2起、下降22.2%."""
    said = [f for f in report.sentence_at(change.start).figures if f.end <= change.start]
    if change.unit != "%" or len(said) < _TWO:
        return False
    by, sign = said[-1], -1 if change.direction == "down" else 1
    then = (float(now.value) - sign * float(by.value) for now in said[:-1] if now.unit == by.unit)
    return any(base > 0 and fits(100 * by.low / base, 100 * by.high / base, change) is not Fit.NOT for base in then)


def _added_here(report: Report, total: Figure) -> bool:
    """Whether the items right before make up a sum: 发证47家，登记512家，合计559家."""
    said = [f for f in report.sentence_at(total.start).figures if f.end <= total.start and f.unit == total.unit]
    return len(said) >= _TWO and said[-1].value + said[-2].value == total.value


_TWO = 2
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
    body = [f for f in report.figures if begin <= f.start < end and not summed_up(report, f.start)]
    if not body or not outer:
        return
    words, tables = words_of(report), {}
    for again in outer:
        lead = report.clause_before(again).rstrip("约近超")
        if _with_its_base(report, again) or _reckoned_here(report, again) or _added_here(report, again):
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
        sure = named or not added and (reckoning in slips or again.unit in _SHARES)
        least = _SAID if again.unit in _SHARES and reckoning not in slips else _LIKE
        if sure and grade >= least and (best is None or grade > best[0]):
            best = (grade, reckoning)
    if best is not None:
        taken = best[1].taken
        arithmetic = f"{'、'.join(figure.text for figure in taken)} → {number(best[1].value)}，文中为 {again.text}"
        message = "按正文里的数算不出这个数。请核对；另有口径的请写明。"
        slipped = again.unit != "%" or slip(best[1].value, float(again.value))
        yield Hit(
            again.start, again.end, message, arithmetic, places(report, *taken), None if slipped else Severity.NOTE
        )


def _bounds(figure: Figure) -> tuple[float, float]:
    """The least and greatest value, in per cent where it is a share: 三成多 is from 30 to 40 per cent."""
    if figure.unit != "成":
        return figure.low, figure.high
    tenth = 10.0
    low = float(figure.value) * tenth
    return (low - tenth, low) if figure.text.startswith("近") else (low, low + tenth)


_SHARES, _LEAST = frozenset({"%", "成"}), 20
