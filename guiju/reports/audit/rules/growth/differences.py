"""Differences: 由2人增加到5人，新增3人; 比上年的132300次减少7740次."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.numbers.mistakes import mistyped_in
from guiju.reports.audit.numbers.quotients import one_step
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure
from guiju.reports.read.numerals import chinese_value

_OLD = re.compile(
    r"(?:[较比由从](?:(?:19|20)\d\d年|上年末?|去年末?|上一年度?|年初|原来|原有)?(?:同期)?[^，。；\d]{0,14}|"
    r"(?:上年末?|去年末?|上一年度?|同期|(?:19|20)\d\d年末?|年初目标|目标)[^，。；\d]{0,6}[为是]?|距离?[^，。；\d]{0,8}|年初[^，。；\d]{0,16})$"
)
"""What stands before a value of an earlier time, or the one that something is set against."""
_SIZED = re.compile(
    r"(?:增加|增长|净增|新增|增量|多|扩大|上升|提高|提升|高于|高出|前移|前进|上移|进位|减少|下降|净减|减量|少|降低|回落|压减|精简|缩短|"
    r"低于|后移|下滑|退后|还差|相差|落后|领先)[^，。；、\d]{0,8}$|(?<!最)[高低快慢][了过出]?[约近]?$"
)
"""What stands before a difference."""
_FALLS = re.compile(r"[低慢][了过出]?[约近]?$|落后|下滑|退后|减少|下降|净减|减量|少|降低|回落|压减|精简|缩短|低于|后移")
_EITHER = re.compile(r"差")
_TO = re.compile(r"(?<![量差值幅])[到至为成]\s*$")
VALUES = frozenset({"count", "money", "rate", "score", "rank", "duration", "average", "limit"})
_TINY = 1e-6
_NEAR, _FAR = 40, 90
"""Letters between a difference and the value it is from, and the value it led to."""


@rule(
    "growth.difference",
    "增减数与前后两数",
    "“由 A 增加到 B，新增 d”“今年 B，比上年的 A 减少 d”“B，比上年增加 d，上年为 A”：d 应当等于两个数的差，"
    "方向也应当相符；百分点、名次、分数也一样。",
    example="全县开展检查1200次，比上年的1500次减少200次。",
    holds="全县开展检查1200次，比上年的1500次减少300次。",
)
def a_difference_is_that_of_its_two_values(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each difference with a value of an earlier time beside it, against all that may be this year's value."""
    for sentence in report.sentences:
        values = [f for f in sentence.figures if f.kind in VALUES and not is_sized(report, f)]
        yield from _beyond(report, sentence)
        for change in sentence.figures:
            if change.unit == "%" or report.planned(change) or not is_sized(report, change):
                continue
            if _IN_AND_OUT.match(report.text[change.end : change.end + _NEAR]):
                continue
            alike = [f for f in values if _unit(f) == _unit(change) and f is not change]
            alike = [f for f in alike if not _CLOSED.match(report.between(f, change))]
            yield from _of_ranks(report, sentence, change)
            old = [f for f in alike if _set_against(report, f, change)]
            now = [f for f in alike if f.end <= change.start and f not in old and not _OLD.search(words_to(report, f))]
            extremes = "最" in words_to(report, change)  # 最高与最低相差: of a list, and not of the last two
            if len(now) > 1 and not old and not extremes and _EITHER.search(words_to(report, change)):
                old, now = now[-2:-1], now[-1:]  # 自评96分，市级评估94.5分，两者相差1.5分
            if old and not now and (before := report.before(sentence)) is not None and before.text[-1:] in "；;":
                now = [f for f in before.figures if f.kind in VALUES and _unit(f) == _unit(change)]
            near = [f for f in now if change.start - f.end < _FAR]
            if _is_net(report, change, [f for f in alike if f.end <= change.start]) or _is_flow(report, change, old):
                continue
            if old and near and not any(_differ_by(report, a, b, change) for a in old for b in near):
                yield _doubt(report, change, old, near)


def _is_net(report: Report, change: Figure, values: Sequence[Figure]) -> bool:
    """Whether a change is what is left of two others: 年初12600户，新设立2140户、注销1260户，净增880户."""
    pairs = zip(values, values[1:], strict=False)
    return "净" in words_to(report, change) and any(abs(a.value - b.value) == change.value for a, b in pairs)


def _is_flow(report: Report, change: Figure, old: Sequence[Figure]) -> bool:
    """Whether a change is one of several to what there was: 年初203人，新接收174人、减少186人; 13项和8项基础上增5项."""
    return any(
        _FLOWS.search(report.between(f, change)) or _ON_TOP.search(report.between(f, change))
        for f in old
        if f.end <= change.start
    )


_FLOWS = re.compile(r"[，,].*\d[^，。；\d]{1,4}、[^，。；\d]*$")
_ON_TOP = re.compile(r"[和、加].*\d.*(?:基础上|之外|以外)[，,][^；。]*$")
_CLOSED = re.compile("[^（(）)]*[）)][^）)]")
"""Behind a value in brackets that are closed: 下降19.5%（由41起降至33起），电诈发案15起，同比减少6起."""
_IN_AND_OUT = re.compile(
    r"[，,、和](?:同时|另)?(?:取消|撤[并销]?|减少|退出|核减|调[出减]|注销|合并|下放|删[除减]|停[办运]|离职|退休|清退|淘汰)[^，。；\d]{0,8}\d"
)
"""Behind what came, what went: 32条调整为34条，其中新增5条、撤并3条; neither alone is the difference."""
_PAST = re.compile(
    r"(?:(?P<below>低于|落后于?|距离?|不及|慢于|少于)|高于|超出|超过|领先于?|高出|优于|快于|多于)[^，。；\d]{0,14}$"
)
_OF_IT = re.compile(r"的?[一-鿿]{2,8}?(?:还?有|还差|尚?差)?")


def _beyond(report: Report, sentence: Sentence) -> Iterator[Hit]:
    """92.4%，低于全市95.1%的平均水平2.7个百分点: the points stand behind what the value is set against."""
    for value, norm, points in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        if not value.unit == norm.unit == _unit(points) or points.unit == "%":
            continue
        found = _PAST.search(words_to(report, norm) + re.split(r"\d", norm.text)[0])
        way = _AGAIN if is_sized(report, points) else _OF_IT
        if found is None or not way.fullmatch(report.between(norm, points)):
            continue
        if not _FIRST.fullmatch(report.between(value, norm)):
            continue
        apart = (float(norm.value) - float(value.value)) * (1 if found["below"] else -1)
        step = _written((value, points))  # a norm is as written
        if abs(apart - float(points.value)) > step + _TINY:
            yield _hit(report, points, norm, value)


_AGAIN = re.compile(r"的?(?:平均水平)?[，,（(](?:还|仍)?(?:高出|低出|相差|高|低|差)了?")
"""高于全州平均水平9.5%，高出4.3个百分点: the way is told twice."""
_FIRST = re.compile(r"[，,（(]?[一-鿿（）]{0,16}")
"""What stands between a value and the one that it is set against."""


_FORMER_RANK = re.compile(
    r"第\s*([0-9]+|[一二三四五六七八九十]+)[位名]?(?:上升|前进|前移|提升|跃升|提高|上移|进位|下降|后移|后退|退后|下滑)了?$"
)


def _of_ranks(report: Report, sentence: Sentence, change: Figure) -> Iterator[Hit]:
    """第三，比上年的第七名上升4个位次: the former rank is read here, for it is no value of the year."""
    found = _FORMER_RANK.search(report.clause_before(change))
    now = [f for f in sentence.figures if f.kind == "rank" and f.bound == "exact" and f.end <= change.start]
    if found is None or not now:
        return
    said = found.group(1)
    old = int(said) if said.isdigit() else int(chinese_value(said) or 0)
    rose = (old - int(now[-1].value)) * (-1 if way_of(report, change) == "down" else 1)
    if old and rose != change.value:
        arithmetic = f"第{old} → 第{now[-1].value}，文中为 {change.text}"
        message = "按前后两个名次算不出这个升降数，请核对。"
        yield Hit(change.start, change.end, message, arithmetic, (Place(report.name, now[-1].start, now[-1].end),))


_CLAUSE_END = re.compile("[，,；;。]")
_AIM = re.compile("目标|确定|计划|距")


def _set_against(report: Report, figure: Figure, change: Figure) -> bool:
    """Whether a change is from a figure: it stands beside, or both speak of the beginning of the year."""
    lead = words_to(report, figure)
    apart = figure.start > change.start or _CLAUSE_END.search(report.between(figure, change))
    if (
        apart
        and _AIM.search(lead + report.text[figure.end : figure.end + 4])
        and not _AIM.search(words_to(report, change))
    ):
        return False  # 较上年提高2个百分点，超过年初确定的97%的目标
    opening = all("年初" in words for words in (lead, words_to(report, change)))
    return bool(_OLD.search(lead)) and (opening or _gap(figure, change) < _NEAR)


def _unit(figure: Figure) -> str:
    return "%" if figure.unit in {"%", "百分点"} else figure.unit


def _gap(one: Figure, other: Figure) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def words_to(report: Report, figure: Figure) -> str:
    """The words of its clause before a figure, from the figure before on; 由61件增加到78件 leads 78件 by 增加到."""
    return report.each(_words_to, figure)


def _words_to(report: Report, figure: Figure) -> str:
    clause = re.split(r"[，,。；;：:\n（(]", report.text[max(0, figure.start - 40) : figure.start])[-1].replace(" ", "")
    return re.split(r"\d[\d.]*(?!\d|年)[一-鿿%％]?", clause)[-1]


def is_sized(report: Report, figure: Figure) -> bool:
    """Whether a figure says by how much, and not to what."""
    lead = words_to(report, figure)
    return bool(_SIZED.search(lead)) and not _TO.search(lead) and figure.kind in _SIZES


def way_of(report: Report, figure: Figure) -> str:
    """Whether a difference is one up or down."""
    return figure.direction or ("down" if _FALLS.search(words_to(report, figure)) else "up")


_SIZES = frozenset({"change", "count", "money", "score", "duration"})


def _differ_by(report: Report, old: Figure, new: Figure, change: Figure, *, exactly: bool = False) -> bool:
    """Whether the values lie as far apart as is said, in the direction said; a better rank is a smaller number."""
    if (old.kind == "rank") != (new.kind == "rank"):
        return False
    lead = words_to(report, change)
    sign = -1 if way_of(report, change) == "down" else 1
    apart = (float(new.value) - float(old.value)) * sign * (-1 if new.kind == "rank" else 1)
    if _EITHER.search(lead):
        apart = abs(apart)
    exact = all(f.bound == "exact" for f in (old, new, change))
    rounded = 0.0 if exactly else _written((old, new, change))
    return abs(apart - float(change.value)) <= (rounded if exact else max(abs(apart) * 0.2, 5)) + _TINY


def _written(figures: Sequence[Figure]) -> float:
    """One in the last digit of the roughest of several numbers; whole numbers that are not rounded are right to it."""
    step = max(one_step(figure) for figure in figures)
    return 0.0 if step == 1 else step


def _doubt(report: Report, change: Figure, old: Sequence[Figure], now: Sequence[Figure]) -> Hit:
    """The two values that a slip of the pen, or the wrong word for the way, keeps apart; else a note of the nearest."""

    def holds(former: Figure, value: Figure, apart: Figure) -> bool:
        return _differ_by(report, former, value, apart, exactly=True)

    def mends(former: Figure, value: Figure) -> bool:
        other_way = abs(abs(value.value - former.value) - change.value) < _TINY
        return other_way or mistyped_in((former, value, change), holds) is not None

    pairs = [(a, b) for a in sorted(old, key=lambda f: _gap(f, change)) for b in reversed(now)]
    likely = min(pairs, key=lambda pair: abs(abs(pair[1].value - pair[0].value) - change.value))
    mended = next((pair for pair in (likely, *pairs) if mends(*pair)), None)
    sure = mended or len(pairs) == 1 and _in_a_breath(report, *pairs[0], change)
    return replace(_hit(report, change, *(mended or likely)), severity=None if sure else Severity.NOTE)


def _in_a_breath(report: Report, old: Figure, new: Figure, change: Figure) -> bool:
    """Whether all three stand one right behind the other: 用时4.2天，比规定的7天缩短2.8天."""
    own = not _SOME.search(report.clause_before(new)) and old.kind == new.kind
    by = _BY.fullmatch(report.between(old, change))
    return bool(own and by and _THAN.fullmatch(report.between(new, old)))


_SOME = re.compile("其中|另|[按经由]")
_THAN = re.compile(
    r"[，,（(](?:较|比)[^，。；\d、]{0,4}(?:规定|法定|要求|原来|承诺|上年|去年|20\d\d年)[^，。；\d、]{0,3}的"
)
_BY = re.compile("[一-鿿]{2,4}")


def _hit(report: Report, difference: Figure, old: Figure, new: Figure) -> Hit:
    exact = float(new.value) - float(old.value)
    arithmetic = f"{number(new.value)} − {number(old.value)} = {number(exact)}，文中为 {difference.text}"
    also = tuple(Place(report.name, figure.start, figure.end) for figure in (old, new))
    return Hit(difference.start, difference.end, "按前后两个数算不出这个增减数，请核对。", arithmetic, also)


_ROSE = re.compile(r"[由从][^，。；\d]{0,10}$")
_TO_MORE = re.compile(r"(?:增加?|扩大|提高|上升|发展)(?:至|到|为)$")
_ADDED = re.compile(r"(?:新[增建设创聘办]|再[增建创]|新创建|招录|录用|改造)[^，。；\d]{0,16}$")


@rule(
    "growth.added",
    "新增的数与增至的数",
    "“新创建4个，总数由17个增至21个”：新增的数应当等于前后两个总数之差。",
    example="新创建示范村4个，示范村总数由17个增至22个。",
    holds="新创建示范村4个，示范村总数由17个增至21个。",
)
def what_was_added_is_the_difference(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A number of new ones, and behind it in the sentence the totals before and after."""
    for sentence in report.sentences:
        counted = [f for f in sentence.figures if f.kind == "count" and f.bound == "exact"]
        for added, old, new in zip(counted, counted[1:], counted[2:], strict=False):
            same = added.unit == old.unit == new.unit and old.start - added.end < _NEAR
            rose = _ROSE.search(words_to(report, old)) and _TO_MORE.search(words_to(report, new))
            if same and rose and _ADDED.search(words_to(report, added)) and new.value - old.value != added.value:
                yield _hit(report, added, old, new)


@rule(
    "growth.last_value",
    "增减幅度与括注的上年数",
    "“今年 B，同比增长 p%（上年 A）”：幅度应当与括注的上年数相符。",
    example="罚没收入965.28万元，同比增长14.1%（2023年为866.5万元）。",
    holds="罚没收入965.28万元，同比增长11.4%（2023年为866.5万元）。",
)
def a_change_agrees_with_the_value_in_brackets(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """now, change, then last year's value behind it."""
    for now, change, old in zip(report.figures, report.figures[1:], report.figures[2:], strict=False):
        link = report.between(change, old)
        if change.kind != "change" or change.unit != "%" or now.unit != old.unit or change.bound != "exact":
            continue
        if not _LAST_VALUE.fullmatch(link) or not old.low:
            continue
        sign = -1 if change.direction == "down" else 1
        low, high = 100 * (now.low / old.high - 1), 100 * (now.high / old.low - 1)
        step = 10.0 ** -(len(change.text.partition(".")[2].rstrip("%％")) if "." in change.text else 0)
        if not low - step <= sign * float(change.value) <= high + step:
            arithmetic = (
                f"{number(now.value)} ÷ {number(old.value)} − 1 = {(low + high) / 2:.2f}%，文中为 {change.text}"
            )
            also = tuple(Place(report.name, figure.start, figure.end) for figure in (now, old))
            yield Hit(change.start, change.end, "按上年数算不出这个幅度，请核对。", arithmetic, also)


_LAST_VALUE = re.compile(
    r"\s*(?:[，,]\s*(?:上年|去年|上一年度?|(?:19|20)\d\d年)(?:同期)?(?:为|是)?|"
    r"[（(](?:上年|去年|上一年度?|(?:19|20)\d\d年)(?:同期)?[一-鿿]{0,6})\s*"
)
"""What leads to last year's value behind a change; brackets may say once more what was counted."""
