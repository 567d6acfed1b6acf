"""How far an aim lies from what there is: 1310批次，比上年实际多62批次, where 1248 were done."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor
from typing import Any

from guiju.reports.audit.numbers.arithmetic import decimals, number, slip
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.audit.words.tellings import pairs, telling
from guiju.reports.read.figure import Figure

_APART = re.compile(
    r"[比较](?P<then>[^，。；\d]{0,8}(?:20\d\d年)?[^，。；\d]{0,16}?)(?P<way>多|增加|新增|增|高出?|提高|少|减少|减|下降|降低|低)(?:出|了|安排)?约?$"
)
"""The words that lead to how far an aim lies from what was done: 比2023年实际完成数多."""
_DOWN = re.compile("少|减|降|低")
_ELSEWHERE = re.compile(r"全[国省市]|省级?|平均|规定|标准|要求|[一-鿿]{2}[县区市](?!级)")
"""What is compared with another place, or with what is prescribed."""
_KINDS = {"count", "money", "rate", "score"}
_NEAR, _MOSTLY = 0.3, 0.5
"""How far off, and how much of an aim's words, a number has at least that may be meant."""


@rule(
    "target.apart",
    "目标与现状之差",
    "下一年安排“1310批次，比上年实际多62批次”：相差的数应当是目标与报告里现在的数之差，多少的方向也一样。",
    example="关于2024年法治政府建设情况的报告\n全年完成食品抽检1248批次。\n三、2025年工作打算\n食品抽检安排1310批次，比2024年多52批次。",
    holds="关于2024年法治政府建设情况的报告\n全年完成食品抽检1248批次。\n三、2025年工作打算\n食品抽检安排1310批次，比2024年多62批次。",
)
def an_aim_lies_as_far_off_as_is_said(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each difference told behind an aim, against what there is under the aim's words."""
    for sentence in _of_the_plan(report):
        for turn, apart in enumerate(sentence.figures):
            found = _APART.search(report.clause_before(apart))
            if found is None or _ELSEWHERE.search(found["then"]) or apart.kind not in {"count", "money", "change"}:
                continue
            sign = -1 if _DOWN.search(found["way"]) else 1
            aims = [f for f in sentence.figures[:turn] if f.kind in _KINDS and _measured_alike(f, apart)]
            bases = [float(f.value) - sign * float(apart.value) for f in aims]
            known = [
                f for f in report.figures if f.kind in _KINDS and f not in aims and any(alike_units(f, a) for a in aims)
            ]
            of_kind, named = _of_the_kind(report, known, found["then"])
            if aims and not any(abs(f.value - base) < _SLACK for f in of_kind for base in bases):
                before = [f for f in of_kind if f.start < sentence.start]
                yield from _meant(report, aims[0], apart, sign, before, named=named)
        yield from _by_itself(report, sentence)


_INTENDED, _REAL = re.compile("计划|目标|任务|原定|下达"), re.compile("完成|实际|实绩|实有|现有|已")


def _of_the_kind(report: Report, known: Sequence[Figure], then: str) -> tuple[Sequence[Figure], bool]:
    """What was intended, or what was done, where it is said which (比2023年计划增加20名); and whether it is."""
    if _REAL.search(then):
        return [f for f in known if not _INTENDED.search(report.clause_before(f))], True
    intended = [f for f in known if _INTENDED.search(report.clause_before(f))] if _INTENDED.search(then) else []
    return intended or known, bool(intended)


_BEGAN, _RISES = re.compile(r"[由从][^，。；\d]{0,10}$"), re.compile(r"[一-鿿]{0,4}[到至为](?:不[低少高多超][于过])?")
_SO_FAR = re.compile(
    r"[，,（(]?(?:即|也就是)?(?:至少|最少|再|净|要|还要|需|须|将){0,3}(?P<way>提高|增加|上升|提升|增长|下降|减少|降低|压减|缩短)"
)


def _by_itself(report: Report, sentence: Sentence) -> Iterator[Hit]:
    """How far an aim lies from where it is said to begin: 由27.8%提高到32%以上，即至少再提高4.2个百分点."""
    for now, aim, apart in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        told = _BEGAN.search(report.clause_before(now)) and _RISES.fullmatch(report.between(now, aim))
        found = _SO_FAR.fullmatch(report.between(aim, apart)) if told and _measured_alike(aim, apart) else None
        if found is None or not alike_units(now, aim) or now.bound != "exact" or apart.bound == "approx":
            continue
        real = abs(float(aim.value) - float(now.value))
        falls = bool(_DOWN.search(found["way"]) or "压" in found["way"] or "缩" in found["way"])
        if abs(real - float(apart.value)) > _SLACK or falls != (aim.value < now.value):
            message = f"由“{now.text}”到“{aim.text}”，相差的数不是“{apart.text}”，或者方向说反了。请核对。"
            arithmetic = f"{number(aim.value)} − {number(now.value)} = {number(float(aim.value) - float(now.value))}"
            yield Hit(apart.start, apart.end, message, arithmetic, places(report, now, aim))


_SLACK = 1e-6


def _measured_alike(aim: Figure, apart: Figure) -> bool:
    """Whether a difference may be told of an aim: in its unit, or in points of a share."""
    return alike_units(aim, apart) or aim.unit == "%" and apart.unit in {"百分点", "个百分点"}


def _of_the_plan(report: Report) -> Iterator[Sentence]:
    """The sentences about the coming year."""
    for sentence in report.sentences:
        if sentence.start >= report.plan_start or any(report.planned(f) for f in sentence.figures):
            yield sentence


def _meant(
    report: Report, aim: Figure, apart: Figure, sign: int, known: Sequence[Figure], *, named: bool
) -> Iterator[Hit]:
    """The number that the aim was to be compared with: under its words, or a slip of the pen from what is said."""
    needed, words = float(aim.value) - sign * float(apart.value), pairs(report.clause_before(aim))
    graded = []
    for figure in known:
        real = abs(float(aim.value) - float(figure.value))
        slipped = slip(real, float(apart.value)) or abs(real - float(apart.value)) < _SLACK
        said = pairs(figure.subject + "，" + report.clause_of(figure))
        said |= telling(report, figure).about if named or slipped else set()
        shared = len(words & said) / (len(words) or 1)
        near = abs(figure.value - needed) <= _NEAR * max(needed, float(figure.value))
        if near and (shared >= _MOSTLY or (named or slipped) and shared > 0):
            graded.append((slipped + shared, figure))
    if graded:
        now = max(graded, key=lambda pair: pair[0])[1]
        message = f"目标是“{aim.text}”，报告里现在是“{now.text}”，相差的数不是“{apart.text}”，或者方向说反了。请核对。"
        arithmetic = f"{number(aim.value)} − {number(now.value)} = {number(float(aim.value) - float(now.value))}"
        yield Hit(apart.start, apart.end, message, arithmetic, places(report, aim, now))


_WANTED = r"[^，。；\d]{0,10}(?:目标|任务|要求|标准|计划|控制线|底线|红线|上限|下限|指标)(?:值|数|线|量)?"
_FROM_WANTED = re.compile(
    rf"[，,（(]?(?:仍|还|已|均|也)?[高低超多少优][于过出]?[^，。；\d]{{0,12}}@{_WANTED}(?:还|仍|又)?[高低多少超差]?[出过]?了?[，,]?(?:达到?)?#"
)
"""3.4%，低于4.5%的控制目标1.1个百分点: the number, what was wanted, and how far apart they are."""
_WANTED_FIRST = re.compile(
    r"(?:[，,；]|而)?(?:全年|年末)?(?:实际|实绩|实有|完成|达到|目前|现)[^，。；\d]{0,6}@[，,]?(?:还|仍|尚|相|超额)?(?:差|缺|欠|高|低|多|少|超)[出过了]?#"
)
"""目标为90%，实际为87.5%，还差2.5个百分点."""
_SET = re.compile(r"(?:目标|任务|要求|标准|计划)[^，。；\d]{0,4}$")


def _distances(report: Report) -> Iterator[Hit]:
    """What was reached, what was wanted, and how far apart they are, one right behind the other."""
    for sentence in report.sentences:
        for one, other, apart in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
            if not (alike_units(one, other) and _measured_alike(one, apart)) or apart.bound == "approx":
                continue
            to_other, to_apart = (
                report.between(left, right) + _before_digits(right) for left, right in ((one, other), (other, apart))
            )
            said = f"{to_other}@{to_apart}#"
            wanted_first = _SET.search(report.clause_before(one)) and _WANTED_FIRST.fullmatch(said)
            if one.bound != "exact" and not wanted_first or not (wanted_first or _FROM_WANTED.fullmatch(said)):
                continue
            real = abs(float(one.value) - float(other.value))
            if abs(real - float(apart.value)) > _SLACK:
                message = f"“{one.text}”与“{other.text}”相差的不是“{apart.text}”，请核对。"
                arithmetic = f"{number(one.value)} 与 {number(other.value)} 相差 {number(real)}，文中为 {apart.text}"
                yield Hit(apart.start, apart.end, message, arithmetic, places(report, one, other))


def _before_digits(figure: Figure) -> str:
    """The words of a figure before its digits: 低于 in 低于4.5%."""
    return re.split(r"\d", figure.text)[0]


_NEEDED = re.compile(r"需要?|达到|应有|应配|标准|要求|才能")
_STILL = re.compile(
    r"(?:(?:还|尚|仍)(?:需要?|须|要|差|缺)|缺口|需再|需新)[^，。；\d]{0,3}(?:增加|补充|增配|增补|新增|招[录聘]|配备|培[养育]|新建|补齐|完成)?[^，。；\d]{0,6}$"
)


@rule(
    "target.gap",
    "目标与还差的数",
    "“至少需要174人，还需增加31人”“3.4%，低于4.5%的控制目标1.1个百分点”：还差、相差的数应当等于要达到的数与现在的数之差。",
    example="关于2024年法治政府建设情况的报告\n现有专职调解员143人。\n三、2025年工作打算\n专职调解员需要达到174人，还需增加41人。",
    holds="关于2024年法治政府建设情况的报告\n现有专职调解员143人。\n三、2025年工作打算\n专职调解员需要达到174人，还需增加31人。",
)
def what_is_lacking_makes_up_the_aim(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """What is still needed of an aim, against the number that there is now."""
    for sentence in report.sentences:
        for aim, lacking in pairwise(sentence.figures):
            told = _NEEDED.search(report.clause_before(aim)) and _STILL.search(report.clause_before(lacking))
            if not told or not alike_units(aim, lacking) or aim.value <= lacking.value:
                continue
            now = float(aim.value - lacking.value)
            known = [f for f in report.figures if f is not aim and f is not lacking and alike_units(f, aim)]
            if any(abs(f.value - now) < _SLACK for f in known):
                continue
            meant = [f for f in known if f.value < aim.value and slip(float(aim.value - f.value), float(lacking.value))]
            words = pairs(report.clause_of(aim))
            meant = [f for f in meant if abs(f.start - aim.start) < _BESIDE or words & pairs(_said(report, f))]
            if meant:
                message = f"要达到的是“{aim.text}”，现在是“{meant[-1].text}”，还差的不是“{lacking.text}”，请核对。"
                arithmetic = f"{number(aim.value)} − {number(meant[-1].value)} ≠ {number(lacking.value)}"
                yield Hit(lacking.start, lacking.end, message, arithmetic, places(report, aim, meant[-1]))
    yield from _distances(report)


def _said(report: Report, figure: Figure) -> str:
    return figure.subject + "，" + report.clause_of(figure)


_BESIDE = 100
"""Letters within which no words are needed for two numbers to be of one thing."""
_BY = re.compile(
    r"[，,]?(?:再|力争|预计|比例)?(?P<way>增加|增长|提高|上升|提升|扩大|减少|下降|降低|压减|压缩|压降|精简)了?约?"
)
_TO = re.compile(
    r"(?:左右|以上)?[，,]?(?:力争|争取|即)?(?:控制在?|[降减压][到至为]|[降减压][低少缩减][到至为]|达到?|[增升提][加高升长]?[到至]|不[超少低多][过于])约?"
)
_ON_BASE = re.compile(r"(?:的?基础上|相比)?")


@rule(
    "target.scaled",
    "基数、幅度与目标",
    "“在18580户次基础上再减少10%，降到16722户次”：目标应当等于基数按幅度增减后的数。",
    example="关于2024年法治政府建设情况的报告\n三、2025年工作打算\n检查总量在18850户次基础上再减少10%，降到16722户次左右。",
    holds="关于2024年法治政府建设情况的报告\n三、2025年工作打算\n检查总量在18580户次基础上再减少10%，降到16722户次左右。",
)
def an_aim_is_its_base_scaled(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A base, how much of it is to be added or taken off, and the number that is aimed at."""
    for sentence in _of_the_plan(report):
        for base, by, aim in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
            way = _BY.fullmatch(_ON_BASE.sub("", report.between(base, by), count=1))
            if way is None or not _TO.fullmatch(report.between(by, aim)):
                continue
            if _measured_alike(base, by) and (by.unit != "%" or base.unit == "%"):
                yield from _added_to(report, base, by, aim, -1 if _falls(way["way"]) else 1)
                continue
            if by.unit not in {"%", "成"}:
                continue
            share = float(by.value) / (10 if by.unit == "成" else 100) * (-1 if _falls(way["way"]) else 1)
            meant, unit = float(base.value) * (1 + share), 10.0 ** -decimals(aim.text)
            scale = float(aim.value) / float(re.sub(r"[^\d.]", "", aim.text) or aim.value) if aim.value else 1.0
            loose = _LOOSE * meant if aim.bound != "exact" else 0.0
            if alike_units(base, aim) and abs(meant - float(aim.value)) > max(unit * scale, loose):
                message = f"“{base.text}”{way['way']}“{by.text}”应是 {number(meant)}，这里是“{aim.text}”，请核对。"
                arithmetic = f"{number(base.value)} × {number(1 + share)} = {number(meant)}，文中为 {aim.text}"
                yield Hit(aim.start, aim.end, message, arithmetic, places(report, base, by))


def _added_to(report: Report, base: Figure, by: Figure, aim: Figure, sign: int) -> Iterator[Hit]:
    """An aim told as what there is and what is added: 在现有70%的基础上再提高5个百分点，达到75%."""
    meant = float(base.value) + sign * float(by.value)
    if (
        alike_units(base, aim)
        and abs(meant - float(aim.value)) > _SLACK
        and _FROM_BASE.search(report.between(base, by))
    ):
        message = f"“{base.text}”加减“{by.text}”应是 {number(meant)}，这里是“{aim.text}”，请核对。"
        arithmetic = f"{number(base.value)} {'+' if sign > 0 else '−'} {number(by.value)} = {number(meant)}"
        yield Hit(aim.start, aim.end, message, f"{arithmetic}，文中为 {aim.text}", places(report, base, by))


def _falls(way: str) -> bool:
    """Whether a verb says that something is to become less."""
    return _DOWN.search(way) is not None or "压" in way or "精简" in way


_FROM_BASE = re.compile("基础上")
_LOOSE = 0.01
"""How far off an aim told with 左右 or 以内 may lie."""
_THAT_IS = re.compile(r"(?:以上|左右)?[，,（(]?(?:即|也就是|相当于|折合)[^，。；\d]{0,6}")
_AT_LEAST = re.compile(r"[^，。；\d]{0,6}(?:中|里|当中)[^，。；\d]{0,6}")


@rule(
    "target.least",
    "目标比例与至少的个数",
    "“达到98%以上，即118项中至少116项”：个数应当是总数按比例得出的数。",
    example="关于2024年法治政府建设情况的报告\n三、2025年工作打算\n网办率达到98%以上，即118项中至少106项可网办。",
    holds="关于2024年法治政府建设情况的报告\n三、2025年工作打算\n网办率达到98%以上，即118项中至少116项可网办。",
)
def an_aim_in_counts_is_the_aim_in_shares(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A share aimed at, and of how many how many that are."""
    for sentence in _of_the_plan(report):
        for rate, whole, part in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
            told = _THAT_IS.fullmatch(report.between(rate, whole)) and _AT_LEAST.fullmatch(report.between(whole, part))
            if not told or rate.unit != "%" or not alike_units(whole, part):
                continue
            meant = float(whole.value) * float(rate.value) / 100
            if not floor(meant) <= part.value <= ceil(meant):
                message = f"“{whole.text}”的“{rate.text}”是 {number(meant)}，这里是“{part.text}”，请核对。"
                arithmetic = f"{number(whole.value)} × {number(rate.value)}% = {number(meant)}，文中为 {part.text}"
                yield Hit(part.start, part.end, message, arithmetic, places(report, rate, whole))
