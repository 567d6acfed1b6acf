"""Which result an aim is of: one indicator, one name, or a bare one (满意率) beside the aim's words."""

import re
from collections import defaultdict
from functools import lru_cache

from guiju.reports.audit.report import Report
from guiju.reports.audit.words.likeness import key, loose, of_another_year
from guiju.reports.audit.words.tellings import pairs, telling
from guiju.reports.read.figure import Figure

LAST_YEARS = re.compile(r"(?:上年|去年|20\d\d年)[度的]?(?:同期)?(?:的|为)?\s*$|[由从]$")
_AIMED = re.compile(
    r"^(?:确保|力争|实现|保持|继续|推动|争取|使|将|全县|全市|全区|我[县市区局镇]|普通程序)+|(?:继续)?(?:不少于|不低于|稳定|保持|达到?|提升|提高)?[在至到]?$|由(?:上年|去年)的?$|(?:办理|受理)量$|(?<=[一-鿿]{3})(?:总[量数]|数量|频次|次数|量|[起件宗批]数)$"
)

_LESS_IS_BETTER = re.compile(r"败诉|纠错|发案|信访量|投诉|差评|超期|逾期|事故|不满意|不合格|退件|超限|浓度|撤销|重复")
_MORE_IS_BETTER = re.compile(
    r"(?<!不)(?:满意|合格|优秀|优良|成功|出庭|应诉|网办|可办|办结|结案|持证|备案|报备|调解|和解|整改|处置|响应|化解|转化|解决|答复|查处|"
    r"覆盖|公开|参训|参考|达标|知晓|回访|维持|销号|采纳|审核|审查|履约|好评|及时|执行)(?:(?!败诉|纠错|撤销)[一-鿿]){0,3}率"
)


def wanted(words: str) -> bool:
    """Whether more of what words name is better: 出庭应诉率, 投诉办结率."""
    return bool(_MORE_IS_BETTER.search(words))


def scarce(words: str) -> bool:
    """Whether less of what words name is better: 败诉率, and not 投诉回访满意率."""
    return bool(_LESS_IS_BETTER.search(words)) and not wanted(words)


def rate_name(figure: Figure) -> str:
    """The name of a share without its qualifiers of time and place: 行政争议实质化解率."""
    return _name_in(figure.subject)


@lru_cache(maxsize=4096)  # each aim of a long report asks it of each result
def _name_in(subject: str) -> str:
    found = re.search(r"[一-鿿]{2,14}(?:率|指数|比例|占比)", _AIMED.sub("", key(subject)))
    return _AIMED.sub("", found.group()).replace("案件", "") if found else ""


@lru_cache(maxsize=4096)
def thing_in(subject: str) -> str:
    """The name of a thing without the verbs that lead it and the words of how much."""
    return _AIMED.sub("", loose(subject))


def same(target: Figure, result: Figure) -> bool:
    """Whether an aim and a result are of one thing: one indicator, or one name that the other may qualify."""
    if target.unit != result.unit or target.kind != result.kind:
        return False
    if target.indicator and target.indicator == result.indicator:
        return True
    if target.kind in {"count", "average"}:
        return _same_subject(target, result)
    one, two = rate_name(target), rate_name(result)
    if target.indicator and result.indicator or min(len(one), len(two)) < 3:
        return len(one) >= 4 and one == two
    return _qualified(one, two)


def _same_subject(left: Figure, right: Figure) -> bool:
    one, two = thing_in(left.subject), thing_in(right.subject)
    short, long = sorted((one, two), key=len)
    in_all = long.startswith(short) and bool(_IN_ALL.match((left if short == one else right).subject))  # 合计主动公开
    return len(short) >= 4 and (_qualified(one, two) or in_all)


_IN_ALL = re.compile("合计|共计|累计|总计")


def _qualified(one: str, two: str) -> bool:
    """Whether one name is the other with words before it, that do not deny it: 非现场检查 is no 现场检查."""
    short, long = sorted((one, two), key=len)
    return long.endswith(short) and not long.removesuffix(short).endswith(("非", "不", "未", "无", "免"))


def all_reached(report: Report) -> dict[tuple[str, str], list[Figure]]:
    """What a report says was reached, by unit and kind."""
    held: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in report.figures:
        if not report.planned(figure):
            held[figure.unit, figure.kind].append(figure)
    return held


def result_of(report: Report, other: Report, target: Figure) -> Figure | None:
    """What was reached of an aim: the result whose name is the aim's; of several like ones the one named alike."""
    reached = other.once(all_reached).get((target.unit, target.kind), ())
    results = [f for f in reached if same(target, f) and _of_one_affair(report, other, target, f)]
    results = [f for f in results if not LAST_YEARS.search(other.clause_before(f)) and not _a_whole(other, f)]
    if target.kind == "count" and _ALTOGETHER.search(report.clause_before(target)):
        there = [f for f in results if not _NEW.search(other.clause_before(f))]  # 新建15个，总数达到96个
        results = there or results
    elif target.kind == "count":
        results = [f for f in results if float(f.value) <= _FAR * float(target.value)]
    if not results:
        alike = named_alike(report, other, target)
        beaten = all(f.low > float(target.value) + 1e-9 for f in alike)
        return min(alike, key=lambda f: f.value) if alike and beaten else None
    if target.indicator:
        return next((f for f in results if f.low > float(target.value) + 1e-9), None)
    alike = [f for f in results if rate_name(f) == rate_name(target)] or results
    told = {f.value for f in alike}
    return alike[-1] if alike and (len(told) == 1 or target.kind == "count") else None


def _a_whole(report: Report, figure: Figure) -> bool:
    """Whether a number is of those of whom the words behind it count some: 43名法制员中通过考试的只有11名."""
    return figure.kind == "count" and _OF_WHOM.match(report.text, figure.end) is not None


_OF_WHOM = re.compile(r"[一-鿿]{1,12}?(?<![集其])中(?![心队小型央学介标期])")
_ALTOGETHER = re.compile(r"[达至到]\s*$|总[数量]|累计|保持")
_NEW = re.compile("新[建增设创开]")
_FAR = 2
"""A number reached that is so many times the aim is of all there are, and the aim of those to come."""


def _of_one_affair(report: Report, other: Report, target: Figure, result: Figure) -> bool:
    """Whether of two shares of which one has a bare name (合格率) the aim has a word of the other's paragraph."""
    if target.kind != "rate" or target.indicator and target.indicator == result.indicator:
        return True
    names = rate_name(target), rate_name(result)
    if min(map(len, names)) > _BARE or other is report and names[0] == names[1]:
        return True
    begin = other.text.rfind("\n", 0, result.start) + 1
    paragraph = pairs(other.text[begin : result.end])
    return bool((telling(report, target).about - pairs(min(names, key=len))) & paragraph)


_BARE = 3


_CALLED = re.compile(
    r"(?P<stem>[一-鿿（）“”]{1,16}?)(?P<of>率|指数|比例|占比|天数|时长|时间|周期)[^率\d，。]{0,8}(?:[由从][^，。；]{1,14}?[到至为])?$"
)
"""The name that a clause gives to the share or length at its end: 货车超限率由上年的2.1%下降到."""
_MEASURES = {"limit", "duration", "average"}
_COVERED = 0.5
"""The share of an aim's other words that the sentence of a result with a bare name must have."""


def named_alike(report: Report, other: Report, target: Figure) -> list[Figure]:
    """The results whose name is the aim's, or what is left of it where their sentence has the rest of its words.

    投诉回访满意率 is meant by 满意率96.9% in a sentence about 投诉 and 回访; 调解成功率 by 成功率 in one about 调解.
    """
    aim = _called(report, target)
    if aim is None:
        return _only_one(report, other, target) if target.kind == "count" and target.bound != "under" else []
    graded = [
        (_cover(report, target, other, f, aim[0], name), f)
        for f, name in other.once(_named).get((target.unit, aim[1]), ())
        if f.kind == target.kind or {f.kind, target.kind} <= _MEASURES
    ]
    best = max((grade for grade, _ in graded), default=0.0)
    return [f for grade, f in graded if grade == best] if best >= _COVERED else []


def _only_one(report: Report, other: Report, target: Figure) -> list[Figure]:
    """The one count that the report has in the unit of an aim, where it shares a word with it: 54场次 of 活动."""
    known = [
        f for f in other.once(all_reached).get((target.unit, "count"), ()) if not _EACH.search(other.clause_before(f))
    ]
    alike = [f for f in known if pairs(other.clause_of(f)) & pairs(report.clause_before(target))]
    return alike if len(known) == 1 and known[0].value <= _FAR * target.value else []


_EACH = re.compile("[每均][^，。]{0,8}$")


def _called(report: Report, figure: Figure) -> tuple[str, str] | None:
    found = _CALLED.search(report.clause_before(figure))
    stem = _AIMED.sub("", re.sub("[^一-鿿]", "", found["stem"])).replace("案件", "") if found else ""
    return (stem, found["of"]) if found and len(stem) > 1 else None


def _named(report: Report) -> dict[tuple[str, str], list[tuple[Figure, str]]]:
    """What was reached in the report's year, by unit and by the last word of its name."""
    held: dict[tuple[str, str], list[tuple[Figure, str]]] = defaultdict(list)
    for figure in report.figures:
        if report.planned(figure) or figure.bound == "under" or figure.kind not in {"rate", *_MEASURES}:
            continue
        past = LAST_YEARS.search(report.clause_before(figure)) or of_another_year(report, figure)
        if not past and (called := _called(report, figure)):
            held[figure.unit, called[1]].append((figure, called[0]))
    return held


def _cover(report: Report, target: Figure, other: Report, result: Figure, aim: str, name: str) -> float:
    """How much of the words by which one name is longer the other figure's sentence has."""
    if aim == name:
        return 1.0
    longer, shorter, where, figure = (aim, name, other, result) if name in aim else (name, aim, report, target)
    if shorter not in longer or longer.removesuffix(shorter).endswith(("非", "不", "未", "无", "免")):
        return 0.0
    words = pairs(longer) - pairs(shorter)
    begin = where.text.rfind("\n", 0, figure.start) + 1
    about = telling(where, figure).about | pairs(where.text[max(begin, figure.start - _PARAGRAPH) : figure.start])
    covered = len(words & about) / len(words) if words else 1.0
    full = shorter == aim and len(aim) >= _FULL_NAME and longer.endswith(aim)  # 平均办理时长, of 审批事项平均办理时长
    return max(covered, _COVERED) if full else covered


_PARAGRAPH, _FULL_NAME = 160, 4


_VERBS = re.compile(
    r"^[一-鿿]{0,10}[、，]|力争|确保|争取|实现|全[年县市区镇]|扩[展大]到|增加?到|提[高升]到|达到?|保持|不[少低]于|超过|的?比例|占比|[在]"
)
_MOST_WORDS, _FEWEST = 0.6, 3


def told_of_most_words(report: Report, target: Figure) -> Figure | None:
    """The one number reached that is told of most of an aim's words, in whatever order, some right beside it.

    A share is told by the words of the number that it is given of: 以调解和解方式终止36件，占审结数的30.5%.
    """
    words = pairs(_VERBS.sub("，", report.clause_before(target)))
    reached = report.once(all_reached).get((target.unit, target.kind), ())
    if len(words) < _FEWEST:
        return None
    graded = []
    for figure in reached:
        far = figure.bound != "exact" or figure.value > _FAR * target.value
        if far or LAST_YEARS.search(report.clause_before(figure)):
            continue
        one = telling(report, figure)
        beside = one.label | (_part_of_it(report, figure) if target.unit == "%" else frozenset())
        if len(words & (one.about | beside)) >= _MOST_WORDS * len(words) and words & beside:
            graded.append((len(words & beside), figure))
    best = max((grade for grade, _ in graded), default=0)
    named = [figure for grade, figure in graded if grade == best]
    return named[0] if len({figure.value for figure in named}) == 1 else None


def _part_of_it(report: Report, share: Figure) -> frozenset[str]:
    """The words of the number right before a share of it."""
    before = [f for f in report.sentence_at(share.start).figures if f.end <= share.start]
    beside = before and re.fullmatch(r"[，,（(]占[^，。；\d]{0,12}", report.between(before[-1], share))
    return frozenset(pairs(report.clause_of(before[-1]))) if beside else frozenset()
