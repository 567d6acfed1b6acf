"""Two years of one body: what this year's report began with is what last year's ended with."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.numbers.stocks import unopened
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.audit.words.tellings import LEFT, Telling, Words, neighbours, telling, words_of
from guiju.reports.read.figure import Figure

_CAME_OVER = re.compile(
    r"(?:上年|去年|上一年|(?P<year>20\d\d)年)度?[一-鿿]{0,6}(?:结转|遗留|转入|未结)[^，。；\d]{0,10}$"
)
_LEFT_OVER = re.compile("(?:办结|办完|消化|清理|化解|销号|完成|对)[一-鿿]{0,4}(?:结转|遗留|跨年)的$")
"""What a plan says of those that this year left: 上半年全部办结结转的13件申请."""
_GOES_ON = re.compile(r"结转(?:至|到)?(?:下|次|20)")
_HANDLED, _CLOSED = re.compile(r"审理|应[办审结]|[办受]理|在办|接收|收到"), re.compile(r"[办审结了]结|结案|完成|答复")
_ALTOGETHER = re.compile(r"总数|累计|共计?|达到?|增[至到加]|现有")
_ADDED = re.compile(r"新[增建创设命]|再[增建创]")
_AHEAD, _BACK = re.compile(r"前移|提升|上升|进位|跃升|提高"), re.compile(r"后移|下降|退后|下滑|降低")
_AIM = re.compile(
    r"[，,（(]?(?:比|较)?(?:超出|超过|高于|高出|(?P<below>低于))?(?:年初|年度|预期|既定|全年|确定|设定|制?定|的)*目标(?:值|任务)?"
    r"(?:高|多|超|(?P<less>低))?[出过了]?"
)
_LIKE, _SHARE = 4.0, 0.3
"""How much the words of two years' tellings have in common at least, and what share of this year's that is."""


@dataclass(frozen=True, slots=True, eq=False)
class Ended:
    """A number that last year's report ended with: the words told of it, and the figures that give it."""

    value: float
    about: frozenset[str]
    taken: tuple[Figure, ...]


def _disagrees(words: Words, meant: frozenset[str], value: float, known: Iterable[Ended]) -> Ended | None:
    """The number of last year that has most of the words, where none that has enough of them agrees."""
    graded = [(words.rarity(meant & one.about), one) for one in known]
    whole = words.rarity(meant)
    alike = [(g, one) for g, one in graded if g >= max(_LIKE, _SHARE * min(whole, words.rarity(one.about)))]
    if not alike or any(abs(one.value - value) < 1e-6 for _, one in alike):
        return None
    return max(alike, key=lambda pair: pair[0])[1]


def _hit(earlier: Report, later: Report, figure: Figure, ended: Ended, written: str) -> Hit:
    also = tuple(Place(earlier.name, f.start, f.end) for f in ended.taken)
    where = "正文里" if earlier is later else "上一年的报告里"
    message = f"{where}是 {number(ended.value)}，与这里的数接不上。请核对，或说明作过调整。"
    return Hit(figure.start, figure.end, message, written, also, None, later.name)


@rule(
    "across.opening",
    "年初的数与上年年末的数",
    "今年说的“上年结转18件”，应当是上一年报告里没有办完的数；“新增3个，累计31个”“出台7件，废止3件，年末有效84件”，倒推出来的应当是上一年的总数；"
    "“第2位，比上年前移1位”“超出年度目标1个百分点”，应当与上一年的名次、上一年定的目标相符。",
    example=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n办理行政赔偿申请76件，办结68件，其余8件结转下年。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n上年结转的行政赔偿申请6件全部办结。",
    ),
    holds=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n办理行政赔偿申请76件，办结68件，其余8件结转下年。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n上年结转的行政赔偿申请8件全部办结。",
    ),
    many=True,
)
def this_year_begins_where_last_year_ended(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """What came over, totals less what was added, ranks and aims, each against last year's report."""
    for report in corpus.reports:
        yield from _carried(report, report, words_of(report))  # its plan speaks of what this year left
    for earlier, later in corpus.consecutive():
        words = Words(earlier.text, later.text)
        yield from _carried(earlier, later, words)
        yield from _totals(earlier, later, words)
        yield from _stocks(earlier, later, words)
        yield from _ranks(earlier, later, words)
        yield from _aims(earlier, later, words)


def _carried(earlier: Report, later: Report, words: Words) -> Iterator[Hit]:
    """What came over from last year against what last year left."""
    came = [f for f in later.figures if _came_over(earlier, later, f)]
    left = list(_left_over(earlier)) if came else []
    for figure in came:
        known = [one for one in left if alike_units(one.taken[0], figure)]
        known = [one for one in known if earlier is not later or not earlier.planned(one.taken[0])]
        meant = frozenset(pair for pair in telling(later, figure).about if not _WHEN & set(pair))
        ended = _disagrees(words, meant, float(figure.value), known)
        if ended is not None:
            yield _hit(earlier, later, figure, ended, f"{number(ended.value)} ≠ {number(figure.value)}")


_WHEN = frozenset("年遗留")
"""Letters that say of which year they are, and nothing of the thing: 上年督察遗留的4个问题."""


def _came_over(earlier: Report, later: Report, figure: Figure) -> bool:
    """Whether a figure tells what came over from the year of a report; of its own year, only its plan does."""
    if figure.kind != "count" or figure.bound != "exact" or earlier is later and not later.planned(figure):
        return False
    clause = later.clause_before(figure)
    if earlier is later and _LEFT_OVER.search(clause):
        return True
    found = _CAME_OVER.search(clause)
    return found is not None and found.group("year") in {None, str(earlier.year)}


def _left_over(report: Report) -> Iterator[Ended]:
    """What a report says was left at the year's end, and what was handled less what was closed."""
    told = [telling(report, f) for f in report.figures if f.kind == "count" and f.bound == "exact"]
    for one in told:
        standing = _CAME_OVER.search(report.clause_before(one.figure)) and report.planned(one.figure)
        if standing or LEFT.search(f"{one.before}∣{one.noun}") and not _old(report, one) or _GOES_ON.search(one.behind):
            yield Ended(float(one.figure.value), one.about, (one.figure,))
    for whole, done in neighbours(report, [one for one in told if not report.planned(one.figure)]):
        if whole.figure.value > done.figure.value and _HANDLED.search(whole.before) and _CLOSED.search(done.before):
            rest = float(whole.figure.value - done.figure.value)
            yield Ended(rest, whole.about | done.about, (whole.figure, done.figure))


def _old(report: Report, one: Telling) -> bool:
    return _CAME_OVER.search(report.clause_before(one.figure)) is not None


def _totals(earlier: Report, later: Report, words: Words) -> Iterator[Hit]:
    """A total less what was added to it this year against last year's total: 新增3个，累计31个."""
    known = [Ended(float(f.value), telling(earlier, f).about, (f,)) for f in _standing(earlier)]
    for added, total in zip(later.figures, later.figures[1:], strict=False):
        together = added.unit == total.unit and added.bound == total.bound == "exact" and total.kind == "count"
        if not together or later.planned(total) or not _ADDED.search(later.clause_before(added)):
            continue
        apart = later.between(added, total)
        if re.search(r"[。；\n]", apart) or not _ALTOGETHER.search(apart) or total.value <= added.value:
            continue
        before = float(total.value - added.value)
        meant = telling(later, added).clause | telling(later, total).clause
        of_unit = [one for one in known if one.taken[0].unit == total.unit and before / 2 <= one.value <= 2 * before]
        ended = _disagrees(words, meant, before, of_unit)
        if ended is not None:
            yield _hit(
                earlier, later, total, ended, f"{number(total.value)} − {number(added.value)} = {number(before)}"
            )


def _stocks(earlier: Report, later: Report, words: Words) -> Iterator[Hit]:
    """What there is less what came and with what went, against what last year's report kept."""
    kept = [f for f in earlier.figures if f.kind == "count" and f.bound == "exact" and not earlier.planned(f)]
    kept = [f for f in kept if _KEPT.search(earlier.clause_before(f))]
    known = [Ended(float(f.value), telling(earlier, f).about, (f,)) for f in kept]
    for came, went, closing in unopened(later):
        before = float(closing.value - came.value + went.value)
        meant = telling(later, came).clause | telling(later, went).clause | telling(later, closing).clause
        alike = [one for one in known if alike_units(one.taken[0], closing) and before / 2 <= one.value <= 2 * before]
        ended = _disagrees(words, meant, before, alike) if closing.bound == "exact" else None
        if ended is not None:
            written = f"{number(closing.value)} − {number(came.value)} + {number(went.value)} = {number(before)}"
            yield _hit(earlier, later, closing, ended, written)


_KEPT = re.compile("有效|保留|留存|年[末底]|现有|实有|在[册管编]|存量|累计|总数")


def _standing(report: Report) -> Iterator[Figure]:
    """How many there are of something: counts told as totals."""
    for figure in report.figures:
        done = figure.kind == "count" and figure.bound == "exact" and not report.planned(figure)
        if done and _ALTOGETHER.search(report.clause_before(figure)):
            yield figure


def _ranks(earlier: Report, later: Report, words: Words) -> Iterator[Hit]:
    """A rank and how far it moved against last year's rank."""
    told = [f for f in earlier.figures if f.kind == "rank" and f.bound == "exact" and not earlier.planned(f)]
    known = [Ended(float(f.value), telling(earlier, f).about, (f,)) for f in told]
    for rank, moved in zip(later.figures, later.figures[1:], strict=False):
        apart = later.between(rank, moved)
        if rank.kind != "rank" or later.planned(rank) or len(apart) > _NEAR or moved.unit not in {"位", "名", "个"}:
            continue
        way = 1 if _AHEAD.search(apart) else -1 if _BACK.search(apart) else 0
        if not way or not _THAN_LAST.search(apart):
            continue
        before = float(rank.value) + way * float(moved.value)
        clause = telling(later, rank).clause
        meant = clause if words.rarity(clause) >= _LIKE else telling(later, rank).about  # 7个县（市、区）第2位
        ended = _disagrees(words, meant, before, known)
        if ended is not None:
            written = f"第{number(rank.value)}位，移动{number(moved.value)}位，上年应为第{number(before)}位"
            yield _hit(earlier, later, moved, ended, written)


_THAN_LAST = re.compile(
    r"[比较]?(?:上年|去年|20\d\d年)|^[，,（(]?(?:位次|排名)?同?比?(?:前移|后移|上升|下降|进位|提升)了?$"
)
"""What tells that a rank moved from last year's, if only by a verb of moving: 第2位，前移1位."""
_NEAR = 16
"""Letters between a rank and how far it moved."""


def _aims(earlier: Report, later: Report, words: Words) -> Iterator[Hit]:
    """A share and how far it lies off the aim against the aim that last year's report set."""
    aims = [f for f in earlier.figures if earlier.planned(f) and f.kind == "rate" and f.unit == "%"]
    known = [Ended(float(f.value), telling(earlier, f).about, (f,)) for f in aims]
    for reached, apart, before in _with_apart(later):
        found = _AIM.fullmatch(later.between(before, apart))
        if found is None or reached.unit != "%" or apart.unit not in _POINTS or later.planned(reached):
            continue
        sign = -1 if found.group("below") or found.group("less") else 1
        aim = float(reached.value) - sign * float(apart.value)
        ended = _disagrees(words, telling(later, reached).clause, round(aim, 6), known)
        if ended is not None:
            yield _hit(earlier, later, apart, ended, f"{reached.text} − {apart.text} = {number(aim)}%")


def _with_apart(later: Report) -> Iterator[tuple[Figure, Figure, Figure]]:
    """A share, how far it may lie off the aim, and the figure right before that: a change may stand between."""
    for turn, apart in enumerate(later.figures[1:], start=1):
        before = later.figures[turn - 1]
        if before.unit in _POINTS and turn > 1:  # 调解和解率40.0%，比上年提高8.3个百分点，超出年初目标2个百分点
            yield later.figures[turn - 2], apart, before
        else:
            yield before, apart, before


_POINTS = {"百分点", "个百分点"}
