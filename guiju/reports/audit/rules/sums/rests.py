"""A whole, what was done of it and the rest, told one after another: 42项，完成41项，余1项."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import agrees, number, rounded_off, share, total
from guiju.reports.audit.numbers.lists import (
    OUTCOMES,
    compared,
    complementary,
    counts,
    label,
    leaves_out_a_grade,
    opens_kinds,
)
from guiju.reports.audit.numbers.mistakes import mistyped_in, mistyped_rest
from guiju.reports.audit.numbers.stocks import closes
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import PLACES, TABLE_CELL, places
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.read.figure import Figure

_REST_BEFORE = re.compile(
    r"(?:(?:其余|其他|剩余|剩下|余下|余|尚有|还有|仍有|另(?!有|外))的?[一-鿿]{0,3}|[还尚仅只]剩下?|[结节]余|空编|空?缺[编额员]?|尚在[一-鿿]{0,4}|在办|正在[一-鿿]{0,4}|"
    r"(?<!从)未(?!来|成年)[一-鿿]{0,8}|没有[一-鿿]{0,10}|不予[一-鿿]{0,10}|(?<!年)(?<!年度)结转(?:(?:至|到)?(?:下|次|20)[^，。]{0,6})?)$"
)
"""Words right before a number of what was left."""
_REST_BEHIND = re.compile(
    r"[一-鿿]{0,14}?(?:在办|尚未|未(?!来|成年)|正在|待[一-鿿]|结转(?:至|到)?(?:下|次|20)|结转(?=$|[，。；）])|转入(?:下|次|20)|顺延|跨年)"
)
"""Words right behind one."""
_ANY = re.compile("[余剩另其尚仍还在未没不转顺跨待缺空]")
"""A letter of each of these words; most figures have none near."""
_SHORT = 16
"""Letters in which they stand."""
_BACK, _AHEAD = 5, 2
"""Figures in like units before and behind it that may explain it."""
_CLOSE = 90
"""Letters over which the three may be told."""


@rule(
    "sum.left",
    "总数、已办与余下的数",
    "“任务42项，完成41项，其余1项……”：一个总数、已办的数和余下的数接连说的，总数减已办应当等于余下；三个数里有一个改动一个数字或者颠倒两个数字就相符的，多半写错了。",
    example="查处违法建设612平方米，拆除487平方米，其余215平方米正在办理。",
    holds="查处违法建设612平方米，拆除487平方米，其余125平方米正在办理。",
)
def whole_done_and_rest_agree(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each figure that is said to be left, with the two in like units told before it in its paragraph."""
    told = [
        f for f in counts(report.figures) if f.rule != TABLE_CELL and not report.planned(f) and not compared(report, f)
    ]
    told = [f for f in told if not _OF_EACH.search(report.clause_before(f))]
    for turn, left in enumerate(told):
        if left.bound == "exact":
            yield from _judged(report, told, turn)


def _judged(report: Report, told: Sequence[Figure], turn: int) -> Iterator[Hit]:
    """By the rate of what was done, by the words of an account, else by the two told right before what is left."""
    left, previous = told[turn], told[turn - 1] if turn else None
    is_left = _is_left(report, left, previous)
    if not is_left and not (previous and _is_other_side(report, previous, left)):
        return
    earlier = _alike(report, reversed(told[max(0, turn - _FAR) : turn]), left, _FAR)[::-1]
    if wholes := _by_rate(report, earlier, left):
        if not any(_makes([whole, earlier[-1]], 1, left) for whole in wholes):
            yield from (_hit(report, w, earlier[-1], left) for w in wholes[-1:] if _slipped(w, earlier[-1], left))
    elif rate := _by_itself(report, earlier, left):
        if mistyped_in((earlier[-1], rate, left), _share_of_both):
            yield _unlike(report, earlier[-1], rate, left)
    elif is_left and len(earlier) >= _PAIR and not _CARRIED.search(report.text[earlier[-_PAIR].start : left.start]):
        behind = _alike(report, told[turn + 1 : turn + 1 + _FAR], left, _AHEAD)
        if _explained(earlier[-_BACK:], behind, left):
            return
        pair = _spent(report, earlier, left) or _right_before(report, earlier[-_BACK:], left)
        if pair is not None and _slipped(*pair, left):
            yield _hit(report, *pair, left)


def _right_before(report: Report, before: Sequence[Figure], left: Figure) -> tuple[Figure, Figure] | None:
    """The two told right before what is left, where nothing else tells what it is the rest of."""
    whole, done = before[-2:]
    if left.start - whole.end > _CLOSE or "。" in report.between(whole, left):
        return None
    if done.value > whole.value and _SHORT_OF.search(report.clause_before(left)):
        whole, done = done, whole  # 在岗24名，编制30名，尚缺6名
    if closes(report, left) or _of_others(report, before, left) or left.value > max(whole.value, done.value):
        return None
    return whole, done


def _hit(report: Report, whole: Figure, done: Figure, left: Figure) -> Hit:
    rest = float(whole.value) - float(done.value)
    written = f"{number(whole.value)} − {number(done.value)} = {number(rest)}，文中为 {number(left.value)}"
    message = f"“{whole.text}”减去“{done.text}”，余下的不是“{left.text}”，请核对三个数。"
    return Hit(left.start, left.end, message, written, places(report, whole, done))


def _spent(report: Report, earlier: Sequence[Figure], left: Figure) -> tuple[Figure, Figure] | None:
    """What was given, and what was done of it, by their words: 安排20万元，使用18.5万元，其中…，结余1.5万元."""
    for given, spent, rest in _ACCOUNTS:
        if not re.search(rest, report.clause_before(left)[-_SHORT:]):
            continue
        done = next((f for f in reversed(earlier) if re.search(spent, label(report, f))), None)
        before = [f for f in earlier if done is not None and f.end <= done.start]
        whole = next((f for f in reversed(before) if re.search(given, label(report, f))), None)
        if whole is not None and done is not None and not _CARRIED.search(report.text[whole.start : left.start]):
            return whole, done
    return None


_ACCOUNTS = (
    (
        re.compile("安排|预算|到位|下达|筹[集措]|拨入|争取|经费|资金"),
        re.compile("支出|使用|支付|发放|兑付"),
        re.compile("[结节]余|剩余|余"),
    ),
    (re.compile("(?<!不予)受理|立案|收案"), re.compile("[审办]结|结案"), re.compile("结转|未[审办]?结")),
)
"""The words of what was given, of what was done of it and of what was left."""
_CARRIED = re.compile(
    r"(?:上年|去年|20\d\d年)度?(?:结转|结余|末|未|遗留|转入|存)|加上|连同|含(?:上年|往年|积案)|[应共]办|旧存"
)


def _by_rate(report: Report, earlier: Sequence[Figure], left: Figure) -> list[Figure]:
    """The wholes that the rate between what was done and what was left tells: 成功303件，成功率97.1%，没有谈拢的9件."""
    rate = _rate(report, earlier, left) if len(earlier) >= _PAIR else None
    if rate is None or _LISTED.search(report.clause_before(left)):
        return []
    done = earlier[-1]
    return [whole for whole in earlier[:-1] if whole.low > done.high and agrees(*share(done, whole), rate)]


def _by_itself(report: Report, earlier: Sequence[Figure], left: Figure) -> Figure | None:
    """The rate of what was done, where it is not that of all that was done or left: 142件，占53.0%，现场136件."""
    rate = _rate(report, earlier, left)
    if rate is None or _share_of_both(earlier[-1], rate, left):
        return None
    if _LISTED_BEFORE.search(report.text[max(0, earlier[-1].start - _SHORT) : earlier[-1].start]):
        return None  # 认定478件、不予认定19件，认定率96.2%，…
    name = report.clause_before(rate)
    own = name.startswith("占") or bool(set(name.split("率")[0]) & set(label(report, earlier[-1])))
    others = _ALL_OTHERS.search(report.clause_before(left)) or _REST_BEHIND.match(report.text, left.end)
    return rate if own and (others or complementary(report, [earlier[-1], left])) else None


_LISTED_BEFORE = re.compile(r"、[一-鿿]{1,12}$")


def _share_of_both(done: Figure, rate: Figure, left: Figure) -> bool:
    """Whether a rate is that of what was done among what was done and what was left."""
    least, most = done.low / ((done.low + left.high) or 1), done.high / ((done.high + left.low) or 1)
    return agrees(_FULL * least, _FULL * most, rate)


def _unlike(report: Report, done: Figure, rate: Figure, left: Figure) -> Hit:
    computed = _FULL * float(done.value) / float(done.value + left.value)
    written = f"{number(done.value)} ÷ （{number(done.value)} + {number(left.value)}） = {computed:.2f}%"
    message = f"按“{done.text}”和“{left.text}”算不出“{rate.text}”，请核对三个数。"
    return Hit(left.start, left.end, message, f"{written}，文中为 {rate.text}", places(report, done, rate))


def _rate(report: Report, earlier: Sequence[Figure], left: Figure) -> Figure | None:
    """The rate between what was done and what was left."""
    if not earlier:
        return None
    done = earlier[-1]
    between = report.text[done.end : left.start]
    found = _RATE.fullmatch(between.replace(" ", ""))
    rate = next((f for f in report.sentence_at(done.start).figures if f.start > done.end), None) if found else None
    if rate is None or rate.unit != "%" or rate.end > left.start or rate.value >= _FULL:
        return None
    return rate if rate.value >= _HALF or _ALL_OTHERS.search(report.clause_before(left)) else None


_RATE = re.compile(
    r"[^，。；：、\d]{0,6}[，,（(](?:[一-鿿]{1,6}率|占比?)[一-鿿]{0,8}[\d.]+[%％][）)]?[，,；;][^，。；\d]*"
)
"""What stands between the two where a rate tells of which whole they are."""
_HALF, _FULL = 50, 100
_ALL_OTHERS = re.compile(r"(?:其余|剩余|剩下|余下)的?[一-鿿]{0,3}$")
"""What leaves no doubt that all others are told, however few were done."""
_PAIR, _FAR = 2, 16
_LISTED = re.compile(r"(?:其他|不予|无法|未)[一-鿿]{0,10}$")
"""What a list of parts or of outcomes ends with, too."""


def _is_other_side(report: Report, done: Figure, other: Figure) -> bool:
    """Whether a figure counts the other side of the one before it and a rate stands between: 网上…，网办率…，线下…."""
    between = report.text[done.end : other.start]
    near = len(between) <= _CLOSE // 2 and re.search("率|占", between) is not None and not _ELSE.search(between)
    return near and alike_units(done, other) and complementary(report, [done, other])


_ELSE = re.compile("[；;]|结转")
_OF_EACH = re.compile(r"(?:每[一-鿿（）]{1,6}|平均[一-鿿]{0,4}|[均各])$")
"""What stands before a number of each, of which nothing is left: 抽查企业144家，每批8家."""
_ITEM = re.compile("、(?!已|实|完成|办|整改|拆)")
"""What stands before the next item of a list, and not before what was done of a whole."""
_SHORT_OF = re.compile("缺|空编")


def _of_others(report: Report, before: Sequence[Figure], left: Figure) -> bool:
    """Whether the three are parts of one list, outcomes, or areas of which the others tell nothing."""
    whole, done = before[-2:]
    if OUTCOMES.search(label(report, whole)) or opens_kinds(report, whole) or leaves_out_a_grade(report, [done, left]):
        return True
    if _ITEM.match(report.between(whole, done)) or report.text.startswith("中", left.end):
        return True  # 经营许可31件、零售许可34件、其他4件; 不予公开41件中，…
    area = PLACES.match(report.text[left.end : left.end + 8])
    if area and not all(area.group() in report.clause_of(figure) for figure in (whole, done)):
        return True
    told = [*before[-3:], left]
    marks = [re.findall(r"[，；、。：]", report.between(*two))[-1:] for two in zip(told, told[1:], strict=False)]
    return bool(_LISTED.search(report.clause_before(left))) and len(told) > 3 and all(m == marks[0] for m in marks)


def _alike(report: Report, figures: Iterator[Figure] | Sequence[Figure], left: Figure, many: int) -> list[Figure]:
    """The nearest in like units of the same paragraph."""
    found: list[Figure] = []
    for figure in figures:
        first, last = sorted((figure, left), key=lambda f: f.start)
        if "\n" in report.text[first.end : last.start] or len(found) == many:
            break
        if alike_units(figure, left):
            found.append(figure)
    return found


def _is_left(report: Report, left: Figure, previous: Figure | None) -> bool:
    """Whether the words around a figure, or around the one it stands beside, say that it was left: 剩余2人、1.2万元."""
    if not _ANY.search(report.text, max(0, left.start - 2 * _SHORT), left.end + 2 * _SHORT):
        return False
    words = report.clause_before(left)
    if previous is not None and previous.end > left.start - len(words):
        words = report.between(previous, left)
        if words in {"", "、"} and not alike_units(previous, left):
            return bool(_REST_BEFORE.search(report.clause_before(previous)))
    behind = re.split(r"[，,。；;：:、\d]", _REMARK.sub("", report.text[left.end : left.end + 2 * _SHORT]))[0]
    return bool(_REST_BEFORE.search(words[-_SHORT:]) or _REST_BEHIND.match(behind))


_REMARK = re.compile(r"^[（(][^（）()]*[）)]")
"""Which ones: 1项（服务站迁建）因选址调整顺延."""


def _explained(before: Sequence[Figure], behind: Sequence[Figure], left: Figure) -> bool:
    """Whether neighbours of one another leave it: one less those that follow, or two less another."""
    if any(_makes([whole, before[-1]], 1, left) for whole in before[:-1]):
        return True  # 19个中由14个提升到18个，仅余1个
    around = [*before, *behind]
    runs = (around[first : first + size] for size in (2, 3, 4) for first in range(len(around) - size + 1))
    return any(_makes(some, split, left) for some in runs for split in (1, 2)[: len(some) - 1])


def _makes(some: Sequence[Figure], split: int, left: Figure) -> bool:
    """Whether the first of some figures, less the others, leave a number."""
    wholes, parts = some[:split], [*some[split:], left]
    if any(figure.bound != "exact" for figure in some):
        low, high = total(wholes)
        least, most = total(parts)
        return low <= most and least <= high
    apart = sum(float(f.value) for f in wholes) - sum(float(f.value) for f in parts)
    return abs(apart) <= rounded_off([*some, left]) + _TINY


_TINY = 1e-6


def _slipped(whole: Figure, done: Figure, left: Figure) -> bool:
    """Whether the three do not agree, and one slip of the pen in one of them keeps them from it."""
    told = whole.bound == done.bound == "exact" and done.value < whole.value
    return told and not _makes([whole, done], 1, left) and mistyped_rest(whole, done, left) is not None
