"""What a figure is said to count where it is told again in other words: 行政处罚权98项, later 98项行政处罚权."""

import re

from guiju.reports.audit.numbers.arithmetic import disjoint
from guiju.reports.audit.report import Report
from guiju.reports.audit.words.likeness import PARTIAL, misprinted
from guiju.reports.read.figure import Figure

FAMILIES = (frozenset({"人", "名", "位"}), frozenset({"件", "起", "宗", "例"}), frozenset({"个", "家"}))
"""Units that count the same things."""
_CUT = re.compile(
    r"[的中仍尚未已均为由被等及和与在对内里后前，,。；;：:、（(\s]|需|还|不|作用|难以|参与|[全整]部|集中|开展"
)
_FILL = re.compile(r"[^一-鿿]|全[县区市镇省]|我[县区市镇局]|年内|全年|共有?|约|各类|累计")


def among(report: Report, figure: Figure) -> str:
    """The words that name the whole of which a list tells the parts: 败诉 in 败诉案件中，撤销4件、确认违法2件."""
    sentence = report.sentence_at(figure.start)
    found = list(_AMONG.finditer(report.text[sentence.start : figure.start]))
    return re.sub(r"[^一-鿿]|案件|全部|所有|[的类在从]", "", found[-1].group(1)) if found else ""


_AMONG = re.compile(
    r"(?:^|[，,：:、])([^，,。；;：:、]{2,16})(?<![集其])中(?:[，,]|(?![心队小型央学介标期])(?=[一-鿿]{2,8}\d))"
)
_ADDED_UP = re.compile(r"\d.*(?:共|合计|总计|计)$")
_OF_THOSE = re.compile(
    r"[^，,。；;、\d]{0,14}?(?:(?<![集其])[中里](?![心队小型央学介标期])|有$)|[^。；\d]{0,14}[（(，,]?其中"
)
"""What stands behind a number of which some are told next: 41件案件中，…, 4件败诉案件有3件."""
_LONGEST = 12
"""Letters of the longest noun."""
_NEAR, _NEARER = 0.3, 0.2
"""Two tellings of one thing seldom are further apart than this share; under a noun of three, than the second."""


def alike_units(left: Figure, right: Figure) -> bool:
    """Whether two figures may count the same things."""
    return left.unit == right.unit or any({left.unit, right.unit} <= family for family in FAMILIES)


def noun_behind(report: Report, figure: Figure) -> str:
    """The noun right behind the figure, in plain letters: 行政处罚权 for 98项行政处罚权的能力."""
    after = re.sub(r"[“”‘’\s]|[（(](?=[街村社])|(?<=[道区])[）)]", "", report.text[figure.end : figure.end + 24])
    stop = _CUT.search(after, 1)  # from the second letter on: 不合格 is a noun here
    return after[: stop.start() if stop else _LONGEST][:_LONGEST] if re.match(r"[一-鿿]", after) else ""


def words_before(report: Report, figure: Figure) -> str:
    """The letters of the clause before the figure; none where they are a list that it adds up: 9个乡镇共27家单位."""
    clause = report.clause_before(figure)
    if _ADDED_UP.search(clause):
        return ""
    return _FILL.sub("", re.split(r"\d[一-鿿]?|、", clause)[-1])


def taking_part(report: Report, figure: Figure) -> bool:
    """Whether persons are told by what some of them did: 1280名教职工参加学法考试."""
    return _PART_TAKEN.match(report.text[figure.end : figure.end + 16].strip()) is not None


_PART_TAKEN = re.compile(r"[一-鿿]{2,10}?(?:参加|参与|参训|参考|接受|通过|取得|获|报名|完成)")


def whole_above(report: Report, figure: Figure) -> Figure | None:
    """The figure of which this one is said to be a part: 41 of 23 in 涉企案件41件中，行政处罚23件、行政许可6件."""
    for whole in reversed(report.sentence_at(figure.start).figures):
        between = report.text[whole.end : figure.start]
        if whole.end <= figure.start and alike_units(whole, figure) and _OF_THOSE.match(between):
            return whole
    return None


def told_again(report: Report, first: Figure, other: Report, again: Figure) -> str:
    """The noun under which `again` tells the thing of `first` once more; empty where it does not.

    The noun stands behind `again`, and before or behind `first`. 下沉人员 tells 下沉执法人员 again: head and tail are
    the same.
    """
    noun = noun_behind(other, again)
    if len(noun) < 2:
        return ""
    before, behind = words_before(report, first), noun_behind(report, first)
    for length in range(len(noun), 1, -1):
        head = noun[:length]
        if _WITH_OTHERS.match(noun[length:] or _joined(other, again, noun)):
            continue
        if before.endswith(head) or behind.startswith(head) or length >= 4 and head in behind:
            return head
    tail = before[-12:]
    if len(noun) >= 4 and tail.endswith(noun[-2:]):
        return noun if noun[:2] in tail else noun[-2:]  # the head stands last: 矛盾纠纷, 调解纠纷
    return ""


_WITH_OTHERS = re.compile(r"[和与及、（(]?(?:街道|社区)")
"""Behind a noun: what is counted are those and others, 107个嘎查村和社区, 12个苏木乡镇（街道）."""


def _joined(report: Report, figure: Figure, noun: str) -> str:
    """What stands right behind the noun of a figure."""
    return report.text[figure.end : figure.end + 24].partition(noun)[2]


def contradicts(report: Report, first: Figure, other: Report, again: Figure, noun: str) -> bool:
    """Whether two tellings under one noun are too near to be two things, and yet differ."""
    if not disjoint((first.low, first.high), (again.low, again.high)):
        return False
    if _partial(report, first, noun) or _partial(other, again, noun):
        return False
    small, large = sorted((float(first.value), float(again.value)))
    slipped = misprinted(first, again) and small >= (20 if len(noun) > 2 else 100)
    near = _NEAR if len(noun) >= 4 or noun[0] in "不未" else _NEARER
    return slipped or len(noun) >= 3 and small >= (1 - near) * large


def _partial(report: Report, figure: Figure, noun: str) -> bool:
    """Whether the figure counts only some of what the noun names: 其中专职调解员 are all of the 专职调解员."""
    whole = words_before(report, figure).removeprefix("其中") == noun
    return not whole and bool(PARTIAL.search(report.clause_before(figure)))
