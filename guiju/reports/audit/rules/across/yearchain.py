"""What this year's report tells of last year's numbers without naming them: 305件，比上年增加91件 was 214 last year."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.numbers.arithmetic import anagram, misprint, mistyped, number, swapped
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.audit.words.tellings import Words, telling
from guiju.reports.read.figure import Figure

_KINDS = {"count", "money", "rate", "duration", "average"}
_BY = re.compile(
    r"[，,（(]?(?:同比|[比较](?:上年|去年|上一年度?|20\d\d年))(?:净|多办|少办|又|再|进一步|继续)?(?P<way>增加|增长|上升|提高|多|增|减少|下降|降低|回落|压缩|缩短|少|减)[一-鿿]{0,2}?了?"
)
_FROM = re.compile(r"[由从](?:上年|去年|上一年度?|20\d\d年)?度?的?$")
_TO = re.compile(r"[一-鿿]{0,4}[到至为]")
_DOWN = re.compile("减|降|少|落|缩")
_TELLING, _TELLING_SWAPPED, _STANDS_OUT = 4.0, 1.0, 100
"""How much the words that two years' figures share must tell; less where two digits of a long number are swapped."""


@rule(
    "across.chain",
    "由今年的数推出的上年数",
    "今年“305件，比上年增加91件”，上年就是214件；“由11.3%降到8.7%”，上年就是11.3%；“出台7件、废止3件，年末有效84件”，上年末就是80件："
    "上一年的报告里没有这个数、只有差一笔的，两年的报告有一份写错了。",
    example=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n对241件轻微违法案件不予处罚。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n轻微违法案件不予处罚305件，比上年增加91件。",
    ),
    holds=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n对214件轻微违法案件不予处罚。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n轻微违法案件不予处罚305件，比上年增加91件。",
    ),
    many=True,
)
def what_this_year_implies_stands_in_last_years(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Last year's numbers as this year's report implies them, each looked up in last year's by its digits."""
    for earlier, later in corpus.consecutive():
        words = Words(earlier.text, later.text)
        known = [f for f in earlier.figures if f.kind in _KINDS and not earlier.planned(f) and f.bound == "exact"]
        for implied, figure, of in (*_changed(later), *_moved(later), *_stocks(later)):
            first = _meant(earlier, later, words, known, implied, figure)
            if first is not None:
                message = (
                    f"按这里的数，上年是 {number(implied)}，上一年的报告里是“{first.text}”。请核对，或说明作过调整。"
                )
                also = (Place(earlier.name, first.start, first.end), *(Place(later.name, f.start, f.end) for f in of))
                yield Hit(
                    figure.start, figure.end, message, f"{number(implied)} ≠ {first.text}", also, None, later.name
                )


Implied = tuple[float, Figure, tuple[Figure, ...]]
"""A number of last year, the figure of this year that tells it, and the others that it was reckoned with."""


def _changed(later: Report) -> Iterator[Implied]:
    """What was there before a change: 305件，比上年增加91件."""
    for now, by in pairwise(later.figures):
        found = _BY.fullmatch(later.between(now, by))
        of_one = by.unit == now.unit or by.unit == "百分点" and now.unit == "%" or alike_units(now, by)
        if found is None or not of_one or now.bound != "exact" or by.bound != "exact" or later.planned(now):
            continue
        sign = -1 if _DOWN.search(found["way"]) else 1
        yield round(float(now.value) - sign * float(by.value), 6), now, (by,)


def _moved(later: Report) -> Iterator[Implied]:
    """Where a number began: 由11.3%降到8.7%."""
    for old, new in pairwise(later.figures):
        done = not later.planned(new) and new.start < later.plan_start and old.unit == new.unit
        told = done and old.kind in _KINDS and old.bound == "exact" and _TO.fullmatch(later.between(old, new))
        if told and _FROM.search(later.clause_before(old)):
            yield float(old.value), old, (new,)


_COME = re.compile(r"新[增建制设]|出台|制定|印发|新?收|增加|纳入|建成")
_GONE = re.compile(r"废止|失效|注销|退出|撤销|核销|取消|减少|解除")
_STANDS = re.compile(r"年[末底](?:现行|继续|仍|在册|实有|共有|保有)?|(?:现行|继续)有效|实有")


def _stocks(later: Report) -> Iterator[Implied]:
    """What there was before some came and some went: 出台7件，废止3件，年末现行有效84件."""
    for come, gone, stands in zip(later.figures, later.figures[1:], later.figures[2:], strict=False):
        before = [later.clause_before(f) for f in (come, gone, stands)]
        told = _COME.search(before[0]) and _GONE.search(before[1]) and _STANDS.search(before[2])
        one = alike_units(come, gone) and alike_units(gone, stands) and not later.planned(stands)
        if told and one and later.sentence_at(come.start) is later.sentence_at(stands.start):
            yield float(stands.value - come.value + gone.value), stands, (come, gone)


def _meant(
    earlier: Report, later: Report, words: Words, known: Sequence[Figure], implied: float, figure: Figure
) -> Figure | None:
    """The figure of last year that is a slip of the pen off, in words alike, where none gives the implied number."""
    alike = [f for f in known if alike_units(f, figure)]
    if implied <= 0:
        return None
    long, graded = implied >= _STANDS_OUT or implied != int(implied), []
    for first in alike:
        same = abs(float(first.value) - implied) < _SAME
        real = round(float(figure.value) - implied + float(first.value), 6)  # what last year's number would make
        if not same and not _slipped(float(first.value), implied) and not _slipped(real, float(figure.value)):
            continue
        shared = words.rarity(telling(later, figure).about & telling(earlier, first).about)
        if same and (long or shared >= _SOME):
            return None
        telling_digits = long and swapped(float(first.value), implied)
        sure = misprint(float(first.value), implied) or misprint(real, float(figure.value)) or figure.unit != "%"
        if not same and sure and shared >= (_TELLING_SWAPPED if telling_digits else _TELLING):
            graded.append((shared, first))
    return max(graded, key=lambda pair: pair[0])[1] if graded else None


def _slipped(one: float, other: float) -> bool:
    return mistyped(one, other) or anagram(one, other)


_SAME, _SOME = 1e-6, 2.0
