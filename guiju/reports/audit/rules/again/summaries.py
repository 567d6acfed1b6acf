"""What the first lines, the problems and the plan take up of the body, in whatever words, is what the body says."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.numbers.parts import shares_of_wholes
from guiju.reports.audit.numbers.upheld import upheld
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.backing import IN_HAND, Backing, Backings, taking
from guiju.reports.audit.words.likeness import PLACES, of_another_year, places
from guiju.reports.audit.words.retelling import alike_units, taking_part, whole_above
from guiju.reports.audit.words.tellings import Telling, summaries, summed_up, telling, words_of
from guiju.reports.read.figure import Figure

_KINDS = {"count", "money", "rate", "score", "average", "duration"}
_KNOWN_BEFORE = re.compile(rf"余下|剩余|其余|{IN_HAND.pattern}")
_KNOWN_BEHIND = re.compile(r"[^，。；\d]{0,10}?(?:全部|全员|均|都)")
"""What says in a plan that the number is not aimed at but known: 余下5个, 63个系统全部."""
_STANDING = re.compile(
    r"(?:未|没|不|剩|余|遗留|结转|跨年|存量|现有)[一-鿿]{0,6}的?$|(?:消除|补齐|清零|销号|清退)[一-鿿]{0,2}$"
)
_OF_STANDING = re.compile(r"[^，。；、\d]{0,4}(?:未|没|不|遗留|结转|跨年|存量|基础上)")
"""What says in a plan that those are meant that there are: 未结的5件, 3起遗留纠纷."""
_OPENS = re.compile(r"(?:.*、)?(?:全[县市区镇乡街州局系部]统?|上述|以上|[这该])?")
_NOUN, _LEAST = 2, 10
"""Letters of the shortest noun that tells what the body takes up, and the least number that is no chance."""
_PERSONS = {"人", "名", "位"}
_TINY = 1e-6
_SHARE_OF = re.compile(r"[占比]\s*$|[为是占][^，。；\d]{2,10}的$")


@rule(
    "mention.summary",
    "开头、问题里重说的数",
    "开头、问题和打算里提到正文的数，不论换了什么说法，都应当等于正文里的数，或者正文里两个数之差、之和；"
    "都不是，而正文说同一件事的数只差一笔的，就指出来。",
    example=(
        "沂川县人民政府关于2024年法治政府建设情况的报告\n一、工作情况\n全县有公共厕所92座，其中设无障碍设施的57座。\n二、存在的问题\n仍有25座公共厕所未设无障碍设施。\n"
        "三、工作打算\n继续努力。"
    ),
    holds=(
        "沂川县人民政府关于2024年法治政府建设情况的报告\n一、工作情况\n全县有公共厕所92座，其中设无障碍设施的57座。\n二、存在的问题\n仍有35座公共厕所未设无障碍设施。\n"
        "三、工作打算\n继续努力。"
    ),
)
def what_is_taken_up_is_what_the_body_says(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each figure before and behind the body against all that the body gives in words alike."""
    begin, end = report.once(summaries)
    told = [telling(report, f) for f in report.figures if f.kind in _KINDS and f.unit]
    outer = [one for one in told if _taken_up(report, one) and _known(report, one)]
    until = report.plan_start if any(report.planned(one.figure) for one in outer) else end
    body = [one for one in told if begin <= one.figure.start < until and not report.planned(one.figure)]
    if not body or not outer:
        return
    backings = Backings(report, body, words_of(report), (end, report.plan_start), asked=outer)
    for one in outer:
        if _makes_up(report, one) or any(share.gives(one.figure) for share in shares_of_wholes(report)):
            continue
        meant = backings.against(taking(report, one))
        if meant is None or _told_beside(report, one, meant) or _took_part(one, meant):
            continue
        figures = [of.figure for of in meant.taken]
        said = "、".join(figure.text for figure in figures)
        grown = len(figures) == 1 and not meant.reckoned and abs(float(figures[0].value) - meant.value) > _TINY
        given = f"由“{said}”和增减幅度算得的 {number(meant.value)}" if grown else f"“{said}”"
        message = f"正文里相应的是{given}，这里是“{one.figure.text}”。请核对；不是一回事的，请写得能分清。"
        arithmetic = f"{said} → {number(meant.value)}，文中为 {one.figure.text}"
        yield Hit(one.figure.start, one.figure.end, message, arithmetic, places(report, *figures))


def _told_beside(report: Report, one: Telling, meant: Backing) -> bool:
    """Whether one sentence tells both numbers, so that they are of two things: 编制15名，实有13名, for 13人."""
    here, there = (report.sentence_at(at).figures for at in (one.figure.start, meant.taken[0].figure.start))
    if meant.reckoned:
        return False
    both = any(f.value == one.figure.value and alike_units(f, one.figure) for f in there)
    return both or any(f.value == meant.value and alike_units(f, one.figure) for f in here)


def _took_part(one: Telling, meant: Backing) -> bool:
    """Whether persons were counted where some took part, others than those who there are: 参考129人, of 118人."""
    return one.figure.unit in _PERSONS and _WHO_CAME.search(meant.taken[0].before) is not None


_WHO_CAME = re.compile("(?:参[加与训考会赛评]|到会|出席|受训|受众)[^，。；]{0,6}$")


def _makes_up(report: Report, one: Telling) -> bool:
    """Whether a figure is one of those that make up a whole told before: 11座矿山, 其中砂石矿7座、砖瓦黏土矿4座."""
    whole = whole_above(report, one.figure)
    if whole is None or one.figure.kind == "rate":
        return False
    said = [f for f in report.sentence_at(whole.start).figures if f.start > whole.start and alike_units(f, whole)]
    return any(total == whole.value and part >= one.figure.start for part, total in _running(said))


def _running(parts: Sequence[Figure]) -> Iterator[tuple[int, float]]:
    """The sums of the first figures of a list, each with the place of the last one added."""
    total = 0.0
    for part in parts:
        total += float(part.value)
        yield part.start, total


def _taken_up(report: Report, one: Telling) -> bool:
    """Whether a figure stands outside the body, or opens a clause of it as something known: 25件劳资纠纷涉及134人."""
    if summed_up(report, one.figure.start):
        return True
    opens = _OPENS.fullmatch(report.clause_before(one.figure).strip()) is not None
    opens = opens and not (one.figure.unit in _PERSONS and taking_part(report, one.figure))  # 36名选手参加
    return opens and len(one.noun) >= _NOUN and one.figure.kind == "count" and one.figure.value >= _LEAST


def _standing(one: Telling) -> bool:
    """Whether those are meant that there are, though a plan speaks of them."""
    return _STANDING.search(one.before) is not None or _OF_STANDING.match(one.behind) is not None


def _known(report: Report, one: Telling) -> bool:
    """Whether a figure tells of what is: no aim, no share of something, and no count of some bodies or places."""
    known = _KNOWN_BEFORE.search(one.before) or _KNOWN_BEHIND.match(one.behind) or _standing(one)
    aim = report.planned(one.figure) and not known
    some = (
        (PLACES.match(one.noun) or _WITH_A_TRAIT.match(one.noun)) is not None
        and one.figure.unit not in _PERSONS
        and not _KNOWN_BEFORE.search(one.before)
        and not _LACKING.search(one.noun)
    )
    share = one.figure.kind == "rate" and _SHARE_OF.search(one.before)
    named = _NAMES_LISTED.search(report.clause_before(one.figure)) is not None and one.figure.value < _LEAST
    one_of_them = (
        named or _EXTREME.search(one.before) or upheld(report, one.figure) or of_another_year(report, one.figure)
    )
    return one.figure.bound == "exact" and not aim and not some and not share and not one_of_them


_LACKING = re.compile("(?:没有|未|尚未)[一-鿿]{2}")
"""Behind bodies or places: all those that lack something are meant, 3个乡镇（街道）没有设立."""
_WITH_A_TRAIT = re.compile(rf"[一-鿿]{{2,8}}的{PLACES.pattern}")
"""Bodies that are told from others by how they are: 4个力量不足的乡镇."""
_NAMES_LISTED = re.compile("[一-鿿]、[一-鿿]{2,8}$")
"""Before the number of those who are named: 东溪、横塘两个中队."""
_EXTREME = re.compile("最[高低多少大小长短][^，。；]{0,6}$")
"""Before a number: it is of one of many, 最高的区2.1元."""
