"""Lists told right beside their total: which of them tell all of its parts.

Written law asks for no word that a list is complete, and hardly a report has one. In reports that hold, 95 of 100 lists
behind 其中 whose items a 、 parts, or that stand in brackets, are of all parts; those that are not are of totals of
hundreds, and lie far below them. So a list of such a form is taken to be of all. Of two items parted by commas only one
in three is: there the names must say so (受理, 不予受理; 其余).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guiju.reports.audit.arithmetic import counted_in, disjoint, total
from guiju.reports.audit.balances import totals_before
from guiju.reports.audit.likeness import of_another_year
from guiju.reports.audit.lists import (
    NOT_PART,
    OUTCOMES,
    are_outcomes,
    complementary,
    label,
    main_counts,
    takes_the_rest,
    without_labels,
)
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.totals import with_unnumbered
from guiju.reports.read.figure import Figure

_OF_WHICH = re.compile(r"(?:其中|包括|包含|分别[为是]?|分为|即)[：:，,]?(?P<name>[^，,；;。、\d]{0,20})$")
_BRACKET = re.compile(r"(?:[一-鿿、“”]|（[一-鿿、]*）){0,12}[（(](?!含|其中)(?P<name>[^，,；;。\d）)]{0,14})$")
_AMONG = re.compile(r"[一-鿿（）、]{0,12}(?<![集其])中(?![心队小型央学介标期])[，,：:]?(?P<name>[^，,；;。\d]{0,14})$")
_BEHIND = re.compile(r"[一-鿿（）、“”《》]{0,20}[，,：:；;](?P<name>[^；;。\d]{0,24})$")
_DONE = re.compile(r"(?P<name>[一-鿿（）]{1,12}已[一-鿿]{1,6})$")
"""64个问题已整改62个，剩余2个: no comma stands between the total and what was done of it."""
_SHARE = re.compile(
    r"[，,（(](?:约|各)?(?:占|完成|同比|环比|[比较]上年|增长|下降|上升|[一-鿿]{1,7}率)[^，,；;、。）)]*[%％](?:[^，,；;、。）)以至]*[）)]|(?=[，,；;、。]|$))"
)
"""A remark between two items that does not part them: 民事4212件，占65.0%；刑事2203件."""
_ITEM = re.compile(r"(?P<noun>(?:[一-鿿“”]|[（(][^（）()\d]*[）)]){0,12}?)(?P<mark>[、，,；;]|[和及与](?!解|谐))(?P<name>[^，,；;。\d]{0,20})$")
_NO_COUNT = re.compile(
    r"\d{3,5}(?=热线|平台|[转联])|20\d\d年度?|\d{1,2}月(?:\d{1,2}日|[底末份])?|\d[\d.]*(?:%|分|万?元|周?岁)?(?:（含）|及?以[上下]|不足|至|—)+"
)
"""Numbers in the name of an item: 12345热线转办156件, 2023年改造6个, 90分以上46人."""
_BESIDE_IT = re.compile(
    r"^、?[一-鿿]{0,4}\d[\d.]*[万亿]?[一-鿿]{1,3}(?=[，,；;（(、])|(?<=[一-鿿，])\d[\d.]*[万亿]?[一-鿿]{1,3}、?$"
)
"""A second measure of an item: 8处940平方米; 17人、10.4万元."""
_REST_ITEM = re.compile(r"(?P<mark>[，,])(?P<name>(?:其余|剩余|剩下|余下|另外?有?|尚有|还有)[^，,；;。\d]{0,10})$")
"""What is left may stand behind remarks of all sorts: 调解成功29起，涉及金额186.4万元，另有2起."""
_MORE = re.compile(r"[一-鿿]{0,4}等|[一-鿿]{0,4}[，,](?:其余|其他)[^\d，,。；]{0,8}[，,。；]")
_MADE = re.compile(r"新?(?:制定|出台|制发)[一-鿿]*$|年初|[升增减调][一-鿿]{0,2}[至为]$")
"""What stands before a number that what follows adds to, or takes from: 新制定8项，修订13项; 年初在册168人，新接收143人."""
_LAST_YEAR = re.compile(r"[较比](?:上|去|前|20|同)|与(?:上年|去年|20\d\d年)|同期|(?<!结转)(?<!转至)(?<!延至)(?:20\d\d|上|去)年末?(?:[为是的]|同期)?$|[由从](?:上年)?的?$")
_NO_WHOLE = re.compile(r"(?:增加|减少|净增|净减|[多少]|增长|下降|新增)$|每|平均|人均|[均各]$")
"""What stands before a difference, or before a number of each, of which no list tells the parts."""
_OTHER = re.compile(r"[^，,。；;\d]{0,8}、\d")
"""What stands behind a total that is one of two of unlike units: 5个集体、8名个人，其中…"""
_CARRIED = re.compile("上年|加上|连同")
_ANEW = re.compile(r"对|办结|审结|提出|并|已|年末|全部")
"""What begins something else behind a list."""
_REST = re.compile(r"其余|剩余|剩下|余下|另|尚有|还有")
_LEFT = re.compile(r"其余|剩余|剩下|余下|另|尚|仍|还有|正在|待|因|达到序时|阶段性|引导|列入|转入|延|结转|补考|[未空]|只有")
_SUM = "(?:共计?|合计|总计|一共|总共|(?<!累)计)"
_TOGETHER = re.compile(
    rf"[一-鿿“”（）]{{0,8}}[，,、](?!其中|前|[上下]半年)[一-鿿“”（）]{{0,10}}{_SUM}[一-鿿（）“”]{{0,10}}$|[一-鿿“”（）]{{0,8}}{_SUM}$|[一-鿿]{{2,10}}组成的?$"
)
_SO_MANY = re.compile("([两二三四五六七八])[一-鿿]{1,6}$")
_TAKEN_UP = re.compile(r"[一-鿿“”（）、]{0,14}[，,]$")
_ALL_OF_THEM = re.compile(r"[一-鿿（）“”]{0,10}?(?:全部|均|都|率[为达]?到?100)")
_LONGEST, _BEFORE, _FEW = 12, 3, 100
"""Items of a list; totals that it may belong to; a total below which two items may be chosen ones."""


@dataclass(frozen=True, slots=True)
class Partition:
    """A list and the total that it is of.

    Attributes:
        whole: the total right beside the list.
        parts: its items.
        others: what else it may be the list of, or with what else it goes on: readings that also hold.
        sure: whether its form tells that it is of all parts; else only the names of the parts do.
        rest: whether its last part is what the others leave.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    others: tuple[tuple[Sequence[Figure], Sequence[Figure]], ...]
    sure: bool
    rest: bool = False

    @property
    def holds(self) -> bool:
        """Whether the parts make up the total in one of the readings."""
        readings = [([self.whole], self.parts), *self.others]
        return any(not disjoint(total(left), total(right)) for left, right in readings)


def partitions(report: Report, sentence: Sentence, earlier: Sequence[Sentence]) -> Iterator[Partition]:
    """The lists of a sentence, to its full stop, that are of all parts of a total beside them."""
    own = without_labels(report, main_counts(report, sentence.figures))
    before = main_counts(report, earlier[-1].figures) if earlier and re.match(r"\s*其中", sentence.text) else []
    units: dict[str, list[Figure]] = {}
    for figure in (*before, *own):
        units.setdefault(counted_in(figure), []).append(figure)
    for alike in units.values():
        for turn in range(len(alike) - 2):
            if (found := _behind(report, alike, turn)) is not None:
                yield found
        for turn in range(2, len(alike)):
            if (found := _before(report, alike, turn)) is not None:
                yield found


def _link(report: Report, left: Figure, right: Figure) -> str:
    words = _SHARE.sub("", report.between(left, right))
    if not re.search(r"\d", words):
        return words
    words = _NO_COUNT.sub("", words)
    return _BESIDE_IT.sub("", words) if re.search(r"\d", words) else words


def _items(report: Report, alike: Sequence[Figure], first: int) -> tuple[list[Figure], str]:
    """The figures from the first on that marks of one rank part, and the mark."""
    parts, rank = [alike[first]], ""
    for figure in alike[first + 1 : first + _LONGEST]:
        link = _link(report, parts[-1], figure)
        found = _ITEM.match(link) or _REST_ITEM.search(link)
        if found is None or NOT_PART.search(found["name"]) or _LAST_YEAR.search(report.clause_before(figure)):
            break
        mark = "" if found["mark"] in "和及与" else found["mark"].replace(",", "，").replace(";", "；")
        if mark == "；" != rank and "，占" not in report.between(parts[-1], figure):
            break  # a semicolon begins something else, but where each item has its share
        if mark and rank and mark != rank and not _goes_on(report, parts, rank, figure, found["name"]):
            break
        rank = rank or mark
        parts.append(figure)
    return parts, rank


def _goes_on(report: Report, parts: Sequence[Figure], rank: str, figure: Figure, name: str) -> bool:
    """Whether a list goes on behind another mark: 废止4份、修改7份，其余301份; more ways to end; shares no longer told."""
    return (
        bool(_THE_REST.match(name)) or rank == "；" or rank == "、" and bool(name) and are_outcomes(report, [*parts, figure])
    )


_THE_REST = re.compile("其余|其他|剩余|余下")


def _shares_make_all(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether each item has its share, and the shares make a hundred: 答复44176件，占62.6%；转办26400件，占37.4%."""
    shares = [_ITS_SHARE.match(report.text, part.end) for part in parts]
    return all(shares) and abs(sum(float(found.group(1)) for found in shares if found) - 100) <= _ROUNDING


_ITS_SHARE = re.compile(r"[一-鿿]{0,4}[，,（(]占[一-鿿]{0,6}?(\d[\d.]*)[%％]")
_ROUNDING = 0.2


def _behind(report: Report, alike: Sequence[Figure], turn: int) -> Partition | None:
    """`52所，其中小学33所、中学19所`: the list behind its total."""
    parts, rank = _items(report, alike, turn + 1)
    link = _link(report, alike[turn], parts[0])
    rest = bool(_REST.match(label(report, parts[-1])))
    found = form = None
    forms = (_OF_WHICH, _BRACKET, _AMONG, _BEHIND, *([_DONE] if rest else []))
    for form in forms:
        found = form.search(link) if form is _OF_WHICH else form.match(link)
        if found and (found["name"] or form is not _OF_WHICH):
            break
    if found is None or len(parts) < 2 or _MORE.match(report.text, parts[-1].end):
        return None
    if form is not _BRACKET and not found["name"].strip("有的") and not rest and not _ends(report, parts):
        return None  # 26次，其中9次研究法治议题、6次学法
    wholes = [f for f in reversed(alike[: turn + 1]) if _may_be_whole(report, f)]
    if form is not _OF_WHICH and wholes[:1] != [alike[turn]] or _OTHER.match(link):
        return None
    if not wholes or max(part.low for part in parts) > 10 * wholes[0].high:
        return None
    if form is _BEHIND and (_MADE.search(report.clause_before(wholes[0])) or OUTCOMES.search(label(report, wholes[0])) or _CARRIED.search(label(report, parts[0]))):
        return None  # 维持131件，驳回38件，撤销24件: one of the list
    if form is _BEHIND and rank == "，" and not rest and any(part.value == wholes[0].value for part in parts):
        return None  # 建议214件，按期回复214件，未采纳4件: said of all
    several = len(parts) > 2
    sure = form is _BRACKET or form is _OF_WHICH and (rank == "、" or several)
    sure = sure or several and (form is _AMONG or rank == "、") or rank == "、" and _ends(report, parts)
    sure = sure or _shares_make_all(report, parts)
    rest = rest and len(parts) == 2 and form in {_BEHIND, _AMONG, _DONE}
    if not sure and not _named_as_all(report, parts, rest) and (form is not _OF_WHICH or wholes[0].high < _FEW):
        return None
    earlier = alike[max(0, turn - _BEFORE) : turn] if form in {_OF_WHICH, _BEHIND} else []
    others: list[tuple[Sequence[Figure], Sequence[Figure]]] = [([whole], parts) for whole in earlier]
    if form is _BEHIND:
        others += [([one], [wholes[0], *parts]) for one in earlier]  # the supposed total is one of the list
    if rank != "、":
        others += [([wholes[0]], parts[:end]) for end in range(2, len(parts))]
    others += [(both, parts) for both in totals_before(report, list(alike), parts[0])]
    last = alike.index(parts[-1])
    more = _ITEM.match(_link(report, parts[-1], alike[last + 1])) if last + 1 < len(alike) else None
    if more and not NOT_PART.search(more["name"]) and not _ANEW.match(more["name"]):
        others.append(([wholes[0]], alike[turn + 1 : last + 2]))
    return Partition(wholes[0], tuple(parts), tuple(others), sure, rest)


def _may_be_whole(report: Report, figure: Figure) -> bool:
    clause = report.clause_before(figure)
    return not _LAST_YEAR.search(clause) and not _NO_WHOLE.search(clause)


def _named_as_all(report: Report, parts: Sequence[Figure], rest: bool) -> bool:
    """Whether the names of the parts tell that there are no others: two sides, ways to end, 其余."""
    if takes_the_rest(report, parts) and not rest and not complementary(report, parts):
        return False  # 医疗61起，公共88起，…，其他12起: the first may be one of the list
    left = bool(_LEFT.match(label(report, parts[-1])))
    return left or complementary(report, parts) or _ends(report, parts)


def _ends(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether the parts are ways to end, and not only those of the papers that a review did away with or changed."""
    kept = any(not _DONE_AWAY.search(label(report, part)) for part in parts)
    return kept and are_outcomes(report, parts)


_DONE_AWAY = re.compile("废止|失效|修[改订]")


def _before(report: Report, alike: Sequence[Figure], turn: int) -> Partition | None:
    """`社区11个、行政村4个，共15个`; `建议5件、提案7件，12件全部办结`: the list before its total."""
    whole, last = alike[turn], alike[turn - 1]
    link = _link(report, last, whole)
    taken_up = _TAKEN_UP.fullmatch(report.between(last, whole)) and _ALL_OF_THEM.match(report.text, whole.end)
    if not (taken_up or _TOGETHER.fullmatch(link)) or of_another_year(report, last):
        return None
    first = turn - 1
    while first and turn - first < _LONGEST:
        found = _ITEM.match(_link(report, alike[first - 1], alike[first]))
        if found is None or NOT_PART.search(found["name"]) or of_another_year(report, alike[first - 1]):
            break
        first -= 1
    counted = _SO_MANY.search(link)
    many = 2 + "二三四五六七八".index(counted.group(1).replace("两", "二")) if counted else 0
    parts = alike[max(first, turn - many) if many else first : turn]
    if len(parts) < 2 or with_unnumbered(whole, parts, report.between(parts[-1], whole)):
        return None
    others = [([whole], alike[begin:turn]) for begin in range(turn - 1)]
    return Partition(whole, tuple(parts[-2:] if len(parts) > 2 and taken_up else parts), tuple(others), False)
