"""Parts and wholes: sums that do not come out, parts larger than their whole."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isinf
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.numbers.arithmetic import counted_in, number, one_slip, total
from guiju.reports.audit.numbers.balances import adds_up_otherwise, totals_before
from guiju.reports.audit.numbers.lists import are_outcomes, compared, label, main_counts
from guiju.reports.audit.numbers.mistakes import mistyped_in, mistyped_sum
from guiju.reports.audit.numbers.stocks import in_one
from guiju.reports.audit.numbers.totals import Group, groups, to_full_stop
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.retelling import alike_units, noun_behind
from guiju.reports.audit.words.tellings import pairs
from guiju.reports.read.figure import Figure


def _places(report: Report, figures: Sequence[Figure]) -> tuple[Place, ...]:
    return tuple(Place(report.name, figure.start, figure.end) for figure in figures)


def _written(parts: Sequence[Figure], whole: Figure, low: float, high: float) -> str:
    written = " + ".join(number(part.value) for part in parts)
    result = number(low) if isinf(high) or high - low < 0.5 else f"{number(low)}～{number(high)}"
    difference = number(abs(float(whole.value) - sum(float(part.value) for part in parts)))
    return f"{written} = {result}，文中为 {number(whole.value)}，相差 {difference}"


def _hit(report: Report, whole: Figure, parts: Sequence[Figure], severity: Severity | None = None) -> Hit:
    low, high = total(parts)
    side = "多" if low > whole.high else "少"
    message = f"各部分相加比总数{side}。请核对总数“{whole.text}”和各分项，确有未列的部分请写明。"
    return Hit(whole.start, whole.end, message, _written(parts, whole, low, high), _places(report, parts), severity)


_BESIDES = re.compile("加上|另有|另外|此外")


@rule(
    "sum.parts",
    "分项之和",
    "“共 N 件，其中 a 件、b 件……”：分项相加应当等于总数；分项已列全的，不等即为疑点，未列全的，相加不得超过总数。",
    example="明确执法事项117项，其中法定执法事项27项，通用赋权事项15项，自选赋权事项46项，委托执法事项11项。",
    holds="明确执法事项117项，其中法定执法事项27项，通用赋权事项15项，自选赋权事项64项，委托执法事项11项。",
    near=0.8,
    nearly=0.9,
)
def parts_make_up_the_whole(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Compares each whole with the sum of its parts, as far as the wording says that they are all.

    Parts that come near the whole (`near`) and would make it up but for one slip of the pen are doubtful even where no
    word says that they are all; three and more that come as near as `nearly` are so by themselves.
    """
    sentences = to_full_stop(report)
    for turn, sentence in enumerate(sentences):
        before = sentences[max(0, turn - _PARAGRAPH) : turn]
        earlier = [one for one in before if "\n" not in report.text[one.end : sentence.start]]
        listed = [group for group in groups(report, sentence, earlier) if _is_list(report, group)]
        seen = {part.start for group in listed if _comes_out(report, sentence, earlier, group) for part in group.parts}
        judged = [(group, hit) for group in listed if (hit := _judge(report, group, params)) is not None]
        judged = [
            (one, _hit(report, one.wholes[0], one.parts) if _other_way(one, listed) else hit) for one, hit in judged
        ]
        judged.sort(key=lambda one: one[1].severity is Severity.NOTE)  # what one slip mends has the word
        for group, hit in judged:
            if not any(part.start in seen for part in group.parts):
                seen.update(part.start for part in group.parts)
                yield hit


def _other_way(group: Group, listed: Sequence[Group]) -> bool:
    """Whether the same total is told in parts another way too, and there they make it up: 按主体分…；按渠道分…."""
    high, whole = total(group.parts)[1], group.wholes[0]
    several = group.complete and len(group.parts) > 2 and whole.bound == "exact"
    if not several or min(high, whole.high) < _AS_GOOD_AS * max(high, whole.high):
        return False
    return any(one.complete and one.fits and one.wholes[0] is whole and one is not group for one in listed)


_AS_GOOD_AS = 0.95
"""So near to a total that another list makes up, three parts and more are meant to be all of it."""
_PARAGRAPH = 12
"""How many sentences back, in its paragraph, the total of a list may stand."""


def _is_list(report: Report, group: Group) -> bool:
    """Whether the parts are several and none of them is put beside the whole: 受理437宗，加上年结转28宗."""
    later = [part for part in group.parts if part.start > group.wholes[0].start]
    if in_one(report, group.wholes[0], group.parts):
        return False  # 年初23件，新立案512件，处罚486件，年底在办49件: an account of the year, and no list
    if any(_is_step(report, one, other, STEPS) for one, other in pairwise(group.parts)):
        return False  # 诉讼74件，其中开庭60件，出庭57件: one step after the other
    if group.linked and any(part.value == whole.value for part in group.parts for whole in group.wholes):
        return False  # 目录5项，其中3项开展听证、5项经过审查: what is said of some is said of all too
    return len(group.parts) > 1 and not any(_BESIDES.search(report.clause_before(part)) for part in later)


def _comes_out(report: Report, sentence: Sentence, earlier: Sequence[Sentence], group: Group) -> bool:
    return group.fits or any(
        adds_up_otherwise(report, sentence, earlier, whole, group.parts, linked=group.linked or _two(group))
        for whole in group.wholes
    )


def _two(group: Group) -> bool:
    """Whether the parts are the two sides of a whole (胜诉, 败诉): no longer list begins before them."""
    return group.complete and len(group.parts) == 2


def _judge(report: Report, group: Group, params: dict[str, Any]) -> Hit | None:
    low, high = total(group.parts)
    if len(group.parts) == 2 and any(group.parts[0].value * group.parts[1].value == f.value for f in group.wholes):
        return None  # 向11个县各选派2名，共22名
    whole = min(group.wholes, key=lambda figure: abs(float(figure.value) - low))
    close = high >= params["near"] * whole.low and low <= whole.high / params["near"]
    nearly = high >= params["nearly"] * whole.low and low <= whole.high / params["nearly"]
    exceeds = group.linked and low > group.wholes[0].high
    several = len(group.parts) >= 3
    likely = several and one_slip(whole, group.parts) or _two_kinds(report, whole, group.parts, linked=group.linked)
    outcomes = are_outcomes(report, group.parts)
    if not group.linked and re.search("不予受理|不受理", label(report, group.parts[-1])):
        return _hit(report, whole, group.parts, Severity.NOTE) if close else None  # others may still be looked at
    large = several and group.linked and any(one.high >= _LARGE for one in group.wholes)
    bound = group.complete or exceeds or close and (likely or outcomes) or several and (nearly or likely and outcomes)
    slips = _slipped(group) if bound or large else []
    if slips:
        whole = min(slips, key=lambda figure: abs(float(figure.value) - low))
    if bound or slips and whole.high >= _LARGE:
        fewer = not group.complete and mistyped_in((whole, *group.parts), _holds)
        return _hit(report, whole, group.parts, None if slips or exceeds and fewer else Severity.NOTE)
    return _hit(report, whole, group.parts, Severity.NOTE) if close and group.linked else None


def _slipped(group: Group) -> list[Figure]:
    """The totals that the parts would make up but for one slip of the pen."""
    sure = group.complete
    return [w for w in group.wholes if mistyped_sum(w, group.parts) and (sure or not _by_chance(w, group.parts))]


def _by_chance(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one of them is rounded so that a slip of most of the others would make up the total: 1.45万 of 6913."""
    rounded = max((figure.high - figure.low for figure in (whole, *parts)), default=0)
    return rounded > 0 and rounded * _ROUNDED > min(float(part.value) for part in parts)


_ROUNDED = 30
"""A figure that is less than so many times the rounding of another may as well be anything."""
_LARGE = 500
"""Below this total a list of some parts only may well lie one slip from it by chance."""


def _holds(whole: Figure, *parts: Figure) -> bool:
    """Whether some parts of a whole, and maybe not all, are no more than it."""
    return total(parts)[0] <= whole.high


_LONG = 4
"""Two names that end in as many like letters are two of one kind by themselves: 社区调委会办理, 街道调委会办理."""


def _two_kinds(report: Report, whole: Figure, parts: Sequence[Figure], *, linked: bool) -> bool:
    """Whether two parts are two kinds of one noun that the whole names: 行政公益诉讼, 民事公益诉讼 of 公益诉讼案件."""
    if len(parts) != 2:
        return False
    one, two = (re.sub(r"[^一-鿿].*", "", label(report, part)) for part in parts)
    noun = ""
    while len(noun) < min(len(one), len(two)) and one[-len(noun) - 1] == two[-len(noun) - 1]:
        noun = one[-len(noun) - 1 :]
    alike = linked or len(noun) >= _LONG or noun[:4] in report.clause_before(whole)
    return len(noun) >= 2 and min(len(one), len(two)) > len(noun) and alike


@rule(
    "part.exceeds",
    "部分大于整体",
    "“其中”之后的一项、同一环节的后一步（开庭与出庭、受理与成功），不能大于它所属的总数。",
    example="成功化解各类矛盾纠纷1269件，其中重大矛盾纠纷3820件。",
    holds="成功化解各类矛盾纠纷12690件，其中重大矛盾纠纷382件。",
)
def a_part_is_no_larger_than_its_whole(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Compares the single parts behind 其中, and the steps of one process, with their whole."""
    for sentence in report.sentences:
        figures = main_counts(report, sentence.figures)
        for index, (left, right) in enumerate(zip(figures, figures[1:], strict=False)):
            link = report.between(left, right)
            same = counted_in(left) == counted_in(right)
            of_which = same and _OF_THEM.search(link) and "。" not in link and right.low > left.high
            of_which = of_which and not compared(report, left) and not _BY.search(report.clause_before(left))
            direct = re.match(r"[^，,。；]{0,8}[，,（(；;]\s*其中", link)
            earlier = any(f.unit == right.unit and f.high >= right.low for f in figures[:index])
            if not same and re.search(r"[，,（(；;]\s*其中", link) and "。" not in link and not earlier:
                wholes = [f for f in figures[:index] if f.unit == right.unit]
                if wholes and right.low < _TOO_FAR * wholes[-1].high:
                    yield _exceeds(report, wholes[-1], right, "“其中”的一项大于总数")
            both = any(total(both)[1] >= right.low for both in totals_before(report, figures, right))
            both = both or _last_of_list(report, figures[:index], left, right)
            if of_which and not both and (direct and right.low < _TOO_FAR * left.high or not earlier):
                yield _exceeds(report, left, right, "“其中”的一项大于总数")
            elif not of_which and _said_of(report, left, right) and right.low > left.high:
                yield _exceeds(report, left, right, "其中的一部分大于总数")
        yield from _held_within(report, sentence)
        yield from _so_many_in_time(report, figures)
        yield from _later_steps(report, sentence, figures)


def _held_within(report: Report, sentence: Sentence) -> Iterator[Hit]:
    """以区政府为被告的57件（含共同被告的39件）: what a number is said to hold is no more than it."""
    for whole, part in pairwise(sentence.figures):
        same = whole.kind == part.kind == "count" and counted_in(whole) == counted_in(part)
        if same and part.low > whole.high and _HOLDS.fullmatch(report.between(whole, part)):
            yield _exceeds(report, whole, part, "所含的一项大于总数")


_HOLDS = re.compile(r"[^，。；、（）()\d]{0,8}[（(]其?中?(?:包?含|包括)[^，。；、（）()\d]*")


def _later_steps(report: Report, sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Hit]:
    """Steps of one process of which the later counts more than the earlier."""
    carried = re.search(r"结转|上年|往年|以前|存量|积案|旧存|历年|累计", sentence.text)
    for index, left in enumerate(figures):
        for right in figures[index + 1 : index + 4]:
            if left.unit != right.unit or right.low <= left.high or compared(report, right):
                continue
            between = [f for f in figures[index + 1 :] if f.start < right.start and f.unit == right.unit]
            if total([left, *between])[1] >= right.low and _IN_TURN.search(report.clause_before(left)):
                continue  # 第一轮查出33个，第二轮25个，已销号51个
            if any(f.high >= right.low for f in between):
                break  # 上半年50份，下半年70份，全年120份中优秀51份
            if _is_step(report, left, right, STEPS):
                yield _exceeds(report, left, right, "后一环节的数大于前一环节")
                break
            if _is_step(report, left, right, FLOWS) and not carried:
                far = right.low > 1.2 * left.high
                yield _exceeds(report, left, right, "后一环节的数大于前一环节", None if far else Severity.NOTE)
                break


def _last_of_list(report: Report, before: Sequence[Figure], figure: Figure, part: Figure) -> bool:
    """Whether a figure is the last item of a list of which one before it holds the part.

    法院通知246件，检察院通知42件，公安通知23件，其中未成年人89件: of all three.
    """
    name = pairs(label(report, figure))
    alike = [one for one in before[-2:] if counted_in(one) == counted_in(figure) and name & pairs(label(report, one))]
    return len(alike) > 1 and any(one.high >= part.low for one in alike)


_OF_THEM = re.compile(r"[，,（(；;]\s*其中|其中的?$")
_BY = re.compile("(?:减少|增加|净增|净减|下降|上升|多|少)了?$")
"""What stands before a difference, which has no parts."""
_IN_TURN = re.compile("第[一1]|首[轮批次期]|上半年|[一1]季度")


def _said_of(report: Report, whole: Figure, part: Figure) -> bool:
    """Whether a number is said of some of those told right before it: 1268项事项中，可网办的1230项; 7卷，有5卷出自…"""
    if not alike_units(whole, part) or not _AMONG.fullmatch(report.between(whole, part)):
        return False
    if report.text[whole.start - 1] == "、":
        return False  # 8个街道、35个镇、12个乡中，已有47个…: of all of them together
    noun = noun_behind(report, part)
    return part.unit not in _GENERAL or not noun or bool(_VERB.match(noun)) or noun[:2] in report.clause_of(whole)


_AMONG = re.compile(
    r"[^，,。；;、\d]{0,16}(?<![集其])中(?![心队小型央学介标期])[，,]?[^，,。；;、\d]{0,18}|[^，,。；;、\d]{0,6}[，,][仅只已共]?有"
)
_VERB = re.compile("[设建成]立|建[成有]|[完达]成|实现|达到|配[备齐]|开展|承接|取得|通过|参加|整改")
"""What those told do: 22个大厅中，已有19个设立专区."""
_GENERAL = frozenset("个家处所名人次")
"""Units of all sorts of things: 3个镇中有12个村."""
_IN_TIME = re.compile(r"(?:按期|按时|及时|当场|当日|如期|限时|首次|一次性?|成功|依法)([一-鿿]{2,6})$")


def _so_many_in_time(report: Report, figures: Sequence[Figure]) -> Iterator[Hit]:
    """结案27511件，按期结案28613件: no more can be done in time than was done."""
    for index, right in enumerate(figures):
        found = _IN_TIME.search(report.clause_before(right))
        if found is None:
            continue
        for left in figures[max(0, index - _BACK) : index]:
            same = left.unit == right.unit and re.split(r"[、\d]", report.clause_before(left))[-1].endswith(
                found.group(1)
            )
            plain = not _IN_TIME.search(report.clause_before(left))
            if same and plain and right.low > left.high:
                yield _exceeds(report, left, right, f"“{found.group()}”的多于“{found.group(1)}”的")
                break


_BACK = 6
_TOO_FAR = 5
"""A part so many times as large is no slip where an earlier number holds it: 查办331件，移送7件，其中民生领域119件."""
STEPS: tuple[tuple[str, str], ...] = (
    (r"开庭(?:审理)?", r"出庭"),
    (r"一审行政(?:诉讼)?案件|行政(?:诉讼|应诉)案件", r"^(?!.*(?:复议)).*(?:败诉|胜诉|开庭审理|出庭应诉)"),
    (r"(?:收到|接收|接到|新收).*申请", r"^[^一-鿿]*受理"),
    (r"受理.*(?:纠纷|调解)", r"成功(?:调解|化解)|调解成功|调处成功"),
    (r"排查.*(?:纠纷|隐患)|接收|受理", r"成功化解|化解成功|已化解"),
    (r"(?:抽|评)查.*(?:案卷|案件)", r"(?:优秀|合格|不合格)(?:案卷|等次)?"),
    (r"收到.*线索|线索", r"纳入.*清单|查实|核查属实"),
    (r"发现.*(?:问题|隐患)|查出.*问题|排查.*隐患", r"(?:立即|限期|已|完成)整改|整改到位|整改完成|销号"),
    (r"(?:参加|参考|应考).*考试|参考人|参加考试", r"合格|及格|通过"),
    (r"提出.*(?:意见|建议)", r"采纳"),
    (r"自查.*案件|自查.*案卷", r"抽(?:选|查|取)"),
    (
        r"发现|查出|排查|梳理|上报|反馈|收集",
        r"^(?:已|均已|年内|年底前|截至年底)?(?:整改|办结|化解|解决|处置|完成|销号|清偿)",
    ),
    (r"义务案件", r"销号"),
    (
        r"移送|移交|移诉|报案",
        r"(?:公安(?:机关)?|检察院|法院|监委|纪委|司法机关)[^，。]{0,4}(?:立案|受理|起诉)|^(?:被|已)?立案",
    ),
    (r"(?:召开|举行|举办).*会$", r"(?:负责人|领导|[局镇县区市]长|书记|主任)[^，。]{0,4}(?:出席|参加|主持|到会)"),
    (r"办理.*案件$", r"^[，,]?(?:已|现已|其中)(?:办|审)结"),
)
"""Steps of one process: what passes the second was counted at the first."""
FLOWS: tuple[tuple[str, str], ...] = (
    (r"(?:收到|接收|接到|新收).*(?:申请|案件|事项|诉求|投诉|举报)", r"^[^一-鿿]*(?:受理|办结|审结|结案|答复|办理)"),
    (r"受理.*(?:案件|申请|投诉|事项|诉求)|立[一-鿿]{0,4}案", r"^[^一-鿿]*(?:审结|办结|结案|查处|破获|侦破)"),
)
"""Steps that what was carried over from last year passes too: a doubt only where the second is far larger."""


def _is_step(report: Report, left: Figure, right: Figure, steps: tuple[tuple[str, str], ...]) -> bool:
    before = report.clause_before(left) + re.split(r"[，,。；;、]", report.text[left.end : left.end + 10])[0]
    after = report.clause_before(right, stop=left.end)
    return any(re.search(first, before) and re.search(second, after) for first, second in steps)


def _exceeds(report: Report, whole: Figure, part: Figure, what: str, severity: Severity | None = None) -> Hit:
    arithmetic = f"{number(part.value)} > {number(whole.value)}"
    message = f"{what}：“{part.text}”大于“{whole.text}”。请核对两个数，或写明统计范围不同。"
    return Hit(part.start, part.end, message, arithmetic, _places(report, [whole]), severity)
