"""What was left over: the whole less what was done, told beside them or far away in other words."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.numbers.balances import totals_before
from guiju.reports.audit.numbers.bases import family, how_many
from guiju.reports.audit.numbers.grid import leaves
from guiju.reports.audit.numbers.lists import opens_kinds
from guiju.reports.audit.numbers.mistakes import mistyped_rest
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import PLACES, places
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.audit.words.tellings import LEFT, Index, Telling, agree, follows, told, words_of
from guiju.reports.read.figure import Figure

_DONE = re.compile(
    r"完成|整改|办结|已结|审结|化解|结案|成功|合格|采纳|销号|持证|持有|取得|解决|清偿|兑付|满意|通过|报备|备案|创建|累计|落实|答复|达标|消除|验收|恢复|修复|复绿|实有|在编|在岗|实考|实到|立案|查处|出库"
)
"""What is said of those that are not left."""
_REACH = 120
"""Letters before what goes on to the next year in which what came over from the last is told."""
_PART_OF_LEFT = re.compile(r"(?<![集其])中(?![心队小型])")
"""What stands behind 不合格案卷 where only some of those are told: 不合格案卷中行政处罚案卷7卷."""
_LAST_YEARS = re.compile(r"(?:上|去|上一)年度?(?:结转|遗留|未|尚未|末)|年初")
"""What was left of the year before is none of what was done in this one: 加上上年未结8件."""
_OF_SOME = re.compile(r"\d([家个名])[^，。；\d]*$")
_SHORT_OF = re.compile(r"不(?:合格|满意|达标|及格)")
_LEAST = 0.2
"""Below this share of the whole the second figure is hardly what was done of it."""
_BACK = 4
"""How many figures back the whole may stand."""
_CLOSEST = 6
"""How many tellings in like words are asked for a whole and what was done of it."""
_TELLING = 20
"""Below this number two figures far from each other may well differ by it."""
_SHARED = 0.2
"""The weight of the words that what is left must share with the whole, where they stand apart."""


@rule(
    "sum.remainder",
    "余数与总数、已办数",
    "“发现问题137个，整改131个……还有6个没有销号”：余下的、没有办完的，应当等于总数减去已经办的数；隔得远、换了说法的也算。",
    example="督察发现问题137个，完成整改131个。\n存在的问题：督察发现的问题还有8个没有销号。",
    holds="督察发现问题137个，完成整改131个。\n存在的问题：督察发现的问题还有6个没有销号。",
)
def what_is_left_is_the_whole_less_what_was_done(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each figure of what is left against the whole and the done beside it, else against those of like words."""
    held = told(report)
    turns = {one.figure.start: turn for turn, one in enumerate(held)}
    index, words = Index(held), words_of(report)
    for left in held:
        found = LEFT.search(f"{left.before}∣{left.noun}")
        if (
            found is None
            or _LAST_YEARS.search(left.before)
            or _of_some(report, left.figure)
            or _PART_OF_LEFT.search(left.before, found.end())
        ):
            continue
        end = report.sentence_at(left.figure.start).end
        near = [one for one in index.near(left) if not left.figure.end <= one.figure.start < end]  # its own parts
        near.sort(key=lambda one: -words.weight(left.clause & one.about))
        if any(agree(one.figure, left.figure) for one in near if left.clause & one.label):
            continue
        turn = turns[left.figure.start]
        for back in (_BACK, 2 * _BACK):
            window = [
                one for one in held[max(0, turn - back) : turn] if "\n" not in report.between(one.figure, left.figure)
            ]
            if wholes := list(_wholes(report, window, left)):
                break
        if not wholes and _SHORT_OF.search(left.before):
            continue  # 抽检24680批次，检出不合格494批次: a part, and nothing is said of the others
        beside = held[max(0, turn - _BACK) : turn] if left.figure.value >= _TELLING else held[max(0, turn - 2) : turn]
        if not wholes:
            windows = [_around(held, turns[one.figure.start]) for one in near[:_CLOSEST]]
            window = [one for there in windows for one in there if words.weight(left.clause & one.about) > _SHARED]
            window = [one for one in window if alike_units(one.figure, left.figure)]
            wholes = [pair for there in windows for pair in _wholes(report, there, left)]
            wholes = [pair for pair in wholes if words.weight(left.clause & (pair[0].about | pair[1].about)) > _SHARED]
        if not wholes or any(_leaves(whole.figure, [done.figure], left.figure) for whole, done in wholes):
            continue
        if _carried_over(report, wholes, left) or _explained(window, left.figure) or _explained(beside, left.figure):
            continue
        whole, done = wholes[0]
        if turn and _leaves_beyond_a_list(held[max(0, turn - 2 * _BACK) : turn], left.figure):
            continue
        if leaves(report, left.figure) or _of_other_areas(left, whole, done):
            continue
        if left.figure.high <= whole.figure.high:
            rest = float(whole.figure.value) - float(done.figure.value)
            written = f"{number(whole.figure.value)} − {number(done.figure.value)} = {number(rest)}"
            message = f"按“{whole.figure.text}”和“{done.figure.text}”，余下的应是 {number(rest)}。请核对三个数。"
            also = places(report, whole.figure, done.figure)
            severity = None if mistyped_rest(whole.figure, done.figure, left.figure) else Severity.NOTE
            yield Hit(
                left.figure.start, left.figure.end, message, f"{written}，文中为 {left.figure.text}", also, severity
            )


def _of_other_areas(left: Telling, *told: Telling) -> bool:
    """Whether areas are left (3个乡镇未…), and the whole, or what was done, counts no areas of the kind."""
    area = PLACES.match(left.noun)
    return area is not None and not all(area.group() in one.before + one.behind for one in told)


def _carried_over(report: Report, wholes: Sequence[tuple[Telling, Telling]], left: Telling) -> bool:
    """Whether what came over from last year explains what goes on to the next: 新收69件、上年2件，办结68件，结转3件."""
    if "结转" not in report.text[max(0, left.figure.start - _REACH) : left.figure.start]:
        return False
    carried = (float(left.figure.value + done.figure.value - whole.figure.value) for whole, done in wholes)
    return any(over > 0 and how_many(report, left.figure.unit, over, over, left.figure.end) for over in carried)


def _of_some(report: Report, left: Figure) -> bool:
    """Whether what is left is left of some only that its clause names: 6家单位尚有72件."""
    some = _OF_SOME.search(report.clause_before(left))
    return some is not None and some.group(1) != left.unit


def _around(held: Sequence[Telling], turn: int) -> Sequence[Telling]:
    return held[max(0, turn - 2) : turn + _BACK]


def _wholes(report: Report, window: Sequence[Telling], left: Telling) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of a whole and what was done of it, the last first."""
    alike = [one for one in window if alike_units(one.figure, left.figure)]
    for done in reversed(alike):
        for whole in reversed(alike):
            near = follows(report, whole.figure, done.figure) or follows(report, done.figure, whole.figure)
            if whole.figure.value > done.figure.value and near and _is_done(whole, done):
                yield whole, done


def _explained(window: Sequence[Telling], left: Figure) -> bool:
    """Whether two figures of the window leave this one, or the first of some less all that follow it."""
    figures = [one.figure for one in window]
    for turn, whole in enumerate(figures):
        runs = [[done] for done in figures if done is not whole] + [figures[k:] for k in range(turn + 1, len(figures))]
        if any(_leaves(whole, run, left) for run in runs):
            return True
        carried, done = figures[turn + 1 : turn + 2], figures[turn + 2 : turn + 3]
        if (
            done
            and whole.low + carried[0].low - done[0].high <= left.high <= whole.high + carried[0].high - done[0].low
        ):
            return True  # 新收94件，上年结转3件，答复92件，结转下年度5件
    return False


def _leaves_beyond_a_list(window: Sequence[Telling], left: Figure) -> bool:
    """问题54个，其中职责类19个、规范类23个、制度类12个，整改51个，余下3个: the whole stands before its kinds."""
    return any(_leaves(one.figure, [window[-1].figure], left) for one in window[:-1])


def _leaves(whole: Figure, done: Sequence[Figure], left: Figure) -> bool:
    low, high = whole.low - sum(f.high for f in done), whole.high - sum(f.low for f in done)
    return bool(done) and low <= left.high and left.low <= high


def _is_done(whole: Telling, done: Telling) -> bool:
    """Whether the second figure says of much of the first that it is done with."""
    share = float(done.figure.value) / (float(whole.figure.value) or 1)
    outcome = bool(_DONE.search(whole.before))
    return _LEAST <= share <= 1 and bool(_DONE.search(done.before)) and not LEFT.search(done.before) and not outcome


def _threes(held: Sequence[Telling]) -> Iterator[tuple[Telling | None, Telling, Telling]]:
    """Figures that follow one another among those in like units, each two with the one before them."""
    by_unit: dict[frozenset[str], list[Telling]] = {}
    for one in held:
        by_unit.setdefault(family(one.figure.unit), []).append(one)
    for alike in by_unit.values():
        yield from zip([None, *alike], alike, alike[1:], strict=False)


def _rest_of(report: Report, whole: Telling, done: Telling, left: Telling) -> bool:
    """Whether the third counts those of the first that the second does not: 查处4处，拆除3处，另1处未拆."""
    near = follows(report, whole.figure, done.figure) and whole.figure.value > done.figure.value
    if opens_kinds(report, whole.figure):
        return False  # 按区域分，城区38处，城郊21处，其余14处…: the first is one of the kinds
    among = re.search(r"中有?[^，。]{0,6}$", done.before)
    alone = re.search(r"(?:另有?|另外|其余)$", report.clause_before(left.figure)) or re.search(
        r"[另余]\d+[处个件户名家起][\d.]+[^，。]{0,4}$", report.clause_before(left.figure) + left.figure.text
    )
    if report.between(whole.figure, done.figure).startswith("、"):
        return False  # 准许撤诉52件、驳回起诉33件，其余9件: the first is one of the list
    if report.clause_before(left.figure, stop=done.figure.end).startswith("除") or _EXCEPT.search(done.before):
        return False  # 除前述的1个外，另有2个
    if near and _THE_REST.match(report.clause_before(left.figure)):
        return True  # 排查680家，安装净化设施646家，其余34家…
    dealt = not among and bool(_DONE.search(done.before) or re.search("拆除|发放|处理", done.before)) and alone
    return near and bool(_OTHERS.search(report.clause_before(left.figure))) and bool(among or dealt)


_EXCEPT = re.compile(r"除[^，。；]{0,12}$")
_NOT = re.compile(r"(?:尚|仍|还)?(?:未|没有)([一-鿿]{1,4})$")
_THE_REST = re.compile(r"(?:其余|剩余|余下|剩下)(?:的|[一-鿿]{0,3})$")
_OTHERS = re.compile(r"另有?|另外|其余|其他|剩余|余下|剩下")
_NEARLY, _NEARER = 1.3, 1.5
"""How much larger than both parts together a number may be that is yet taken for their whole."""


@rule(
    "sum.rest",
    "已办、未办与总数",
    "“办结 a 件，未办结 b 件”：两数之和应当是前文的总数；“N 个中有 a 个……，另有 b 个……”：b 应当等于 N − a。",
    example="全年接收诉求316件。回访140件。办结298件，未办结81件。",
    holds="全年接收诉求316件。回访140件。办结298件，未办结18件。",
)
def done_and_not_done_make_up_the_whole(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A figure and the one beside it whose label says that it was not done, or that it counts the others."""
    for whole, done, left in _threes(told(report)):
        units = alike_units(done.figure, left.figure) and follows(report, done.figure, left.figure)
        if not units or done.figure.bound != "exact" or left.figure.bound != "exact":
            continue
        both = float(done.figure.value + left.figure.value)
        if (verb := _NOT.search(left.before)) and done.before.endswith(verb.group(1)):
            if how_many(report, left.figure.unit, both, both, done.figure.start):
                continue
            carried = [f for f in report.sentence_at(done.figure.start).figures if f.end <= done.figure.start]
            if any("结转" in report.clause_before(f) for f in carried):
                continue  # 受理1756件，加上年结转164件
            before = [one.figure for one in told(report) if one.figure.end <= done.figure.start]
            wholes = [f for f in before[-_FAR:] if alike_units(f, left.figure) and done.figure.value < f.value]
            meant = next((f for f in reversed(wholes) if both / _NEARLY <= f.value <= both * _NEARLY), None)
        elif whole is not None and _rest_of(report, whole, done, left):
            window = [one for one in _before(report, left) if alike_units(one.figure, left.figure)]
            if _explained(window, left.figure) or _of_both(report, window, both):
                continue
            near = both / _NEARER <= whole.figure.value <= both * _NEARER
            meant = whole.figure if near and whole.figure.value != both and whole.figure.bound == "exact" else None
        else:
            continue
        if meant is not None:
            written = f"{number(done.figure.value)} + {number(left.figure.value)} = {number(both)}"
            also = places(report, meant, done.figure)
            message = f"与“{meant.text}”不符，请核对三个数。"
            severity = None if mistyped_rest(meant, done.figure, left.figure) else Severity.NOTE
            yield Hit(
                left.figure.start, left.figure.end, message, f"{written}，总数为 {number(meant.value)}", also, severity
            )


def _before(report: Report, left: Telling) -> list[Telling]:
    """The figures told before what is left, in its sentence and the one before."""
    held = [one for one in told(report) if one.figure.end <= left.figure.start]
    return [one for one in held[-_FAR:] if follows(report, one.figure, left.figure)]


def _of_both(report: Report, window: Sequence[Telling], both: float) -> bool:
    """Whether done and left make up several told one after the other: 14个乡镇、36个部门, 现场10家，其余40家书面."""
    figures = [one.figure for one in window]
    sums = (totals_before(report, figures[:turn], part) for turn, part in enumerate(figures))
    return any(sum(float(f.value) for f in listed) == both for found in sums for listed in found)


_FAR = 12
"""How many figures before the two their whole may stand."""
