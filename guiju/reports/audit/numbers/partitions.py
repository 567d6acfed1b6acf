"""Lists told right beside their total: which of them tell all of its parts.

Written law asks for no word that a list is complete, and hardly a report has one. In reports that hold, 95 of 100 lists
behind 其中 whose items a 、 parts, or that stand in brackets, are of all parts; those that are not are of totals of
hundreds, and lie far below them. So a list of such a form is taken to be of all. Of two items parted by commas only one
in three is: there the names must say so (受理, 不予受理; 其余).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guiju.reports.audit.numbers.arithmetic import counted_in, total
from guiju.reports.audit.numbers.balances import totals_before
from guiju.reports.audit.numbers.itemising import BEGINS, LAST_YEAR, LONGEST, in_brackets, item, items, link
from guiju.reports.audit.numbers.lists import (
    OUTCOMES,
    are_outcomes,
    compared,
    complementary,
    ends_alike,
    goes_on,
    label,
    leaves_out_a_grade,
    main_counts,
    opens_kinds,
    overlapping,
    sides_with,
    taken_over,
    takes_the_rest,
    without_labels,
)
from guiju.reports.audit.numbers.readings import Partition, Reading
from guiju.reports.audit.numbers.totals import with_unnumbered
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.words.likeness import of_another_year
from guiju.reports.read.figure import Figure

_OF_WHICH = re.compile(
    r".*(?:其中|包括|包含|分别[为是]?|分为|即|[，,]由|(?:来源|渠道|构成|组成)(?:分别)?[为是有])[：:，,]?(?P<name>[^，,；;。、\d]{0,20})$",
    re.DOTALL,
)
_BRACKET = re.compile(r"(?:[一-鿿、“”]|（[一-鿿、]*）){0,12}[（(](?!含|其中)(?P<name>[^，,；;。\d）)]{0,14})$")
_AMONG = re.compile(r"[一-鿿（）、]{0,12}(?<![集其])中(?![心队小型央学介标期])[，,：:]?(?P<name>[^，,；;。\d]{0,14})$")
_BEHIND = re.compile(r"[一-鿿（）、“”《》]{0,20}[，,：:；;](?P<name>[^；;。\d]{0,24})$")
_COLON = re.compile(r"[一-鿿（）、“”《》]{0,20}[：:](?P<name>[^；;。\d]{0,24})$")
_DONE = re.compile(r"(?P<name>[一-鿿（）]{1,12}已[一-鿿]{1,6})$")
"""64个问题已整改62个，剩余2个: no comma stands between the total and what was done of it."""
_MADE = re.compile(r"新?(?:制定|出台|制发)[一-鿿]*$|年初|[升增减调][一-鿿]{0,2}[至为]$")
"""What stands before a number that what follows adds to, or takes from: 新制定8项，修订13项; 年初168人，新接收143人."""
_OF_EACH = re.compile(r"每[^，。]{1,8}$|平均[^，。]{0,8}$|[均各]$")
"""What stands before numbers of each, which are no parts of the sum of all: 每组4个乡镇、6个部门，共督察16个."""
_NO_WHOLE = re.compile(r"(?:增加|减少|净增|净减|[多少]|增长|下降|新增)$|每|平均|人均|[均各]$")
"""What stands before a difference, or before a number of each, of which no list tells the parts."""
_OTHER = re.compile(r"[^，,。；;\d]{0,8}、\d")
"""What stands behind a total that is one of two of unlike units: 5个集体、8名个人，其中…"""
_CARRIED = re.compile("上年|加上|连同")
_ANEW = re.compile(r"对|办结|审结|提出|并|已|年末|全部")
"""What begins something else behind a list."""
_REST = re.compile(r"其余|剩余|剩下|余下|另|尚有|还有")
_LEFT = re.compile(
    r"其余|剩余|剩下|余下|另|尚|仍|还有|正在|待|因|达到序时|阶段性|引导|列入|转[入为]|延|结转|补考|[未空]|只有"
)
_SUM = "(?:共计?|合计|总计|一共|总共|(?<!累)计)"
_TOGETHER = re.compile(
    rf"[一-鿿“”（）]{{0,8}}[，,、](?!其中|前|[上下]半年)[一-鿿“”（）]{{0,10}}{_SUM}[一-鿿（）“”]{{0,10}}$|"
    rf"[一-鿿“”（）]{{0,8}}{_SUM}$|[一-鿿]{{2,10}}组成的?$"
)
_OF_THE_YEAR = re.compile(r"[，,；;](?:全[年县市区镇乡街省][道]?|年度|三年|总数|累计)[一-鿿]{0,6}$")
_IN_TURN = re.compile("分别|依次|[一1]季度|上半年")
"""四个季度分别9场、14场、8场、17场，全年48场: what stands before parts in turn, and before all of them."""
_SO_MANY = re.compile("([两二三四五六七八])[一-鿿]{1,6}$")
_POSTS = re.compile("编制|核定|定员|应配")
_SO_MANY_EACH = re.compile("([两二三四五六七八])[类种项个家方者级][一-鿿]{0,8}(?:分别|各|依次)[一-鿿]{0,3}$")
_TAKEN_UP = re.compile(r"[一-鿿“”（）、]{0,14}[，,]$")
_ALL_OF_THEM = re.compile(r"[一-鿿（）“”]{0,10}?(?:全部|均|都|率[为达]?到?100)")
_SHORT_ITEM = re.compile(r"[，、][一-鿿]{2,10}")
_BEFORE, _FEW = 3, 100
"""Totals before a list that it may belong to; a total below which two items behind a comma may be chosen ones."""
_ITS_SHARE = re.compile(r"[一-鿿]{0,4}[，,（(]占[一-鿿]{0,6}?(\d[\d.]*)[%％]")
_ROUNDING = 0.2
"""Per cent that the shares of all parts may lie off a hundred."""


def partitions(report: Report, sentence: Sentence, earlier: Sequence[Sentence]) -> Iterator[Partition]:
    """The lists of a sentence, to its full stop, that are of all parts of a total beside them."""
    own = without_labels(report, main_counts(report, sentence.figures))
    own = [figure for figure in own if not compared(report, figure) and not _base_of_share(report, figure)]
    before = main_counts(report, earlier[-1].figures) if earlier and BEGINS.match(sentence.text) else []
    yield from _bracketed(report, sentence, own)
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


def _base_of_share(report: Report, figure: Figure) -> bool:
    """Whether a figure is only told as what a share is of: 清偿3.12亿元，占台账总额3.36亿元的92.9%，余下0.24亿元."""
    share = _PER_CENT.match(report.text, figure.end)
    return share is not None and bool(re.search(r"占[^，。；\d]*$", report.clause_before(figure)))


_PER_CENT = re.compile(r"的\d[\d.]*[%％]")


def _bracketed(report: Report, sentence: Sentence, own: Sequence[Figure]) -> Iterator[Partition]:
    """`免罚305件，集中在市场监管（176件）、城市管理（129件）两个领域`: counts in brackets of a total before."""
    for parts in in_brackets(report, sentence.figures) if "、" in sentence.text or "和" in sentence.text else ():
        unit = counted_in(parts[0])
        wholes = [f for f in own if f.end < parts[0].start and counted_in(f) == unit and _may_be_whole(report, f)]
        if not wholes or goes_on(report, parts[-1]) or max(p.low for p in parts) > wholes[-1].high:
            continue
        apart = report.between(wholes[-1], parts[0])
        if len(apart) > _APART or "。" in apart:
            continue
        others = [([one], parts) for one in wholes[-_BEFORE:-1]]
        lead = apart.rstrip("（(")
        told = _OF_WHICH.match(lead) or _COLON.match(lead) or _SO_MANY_KINDS.match(report.text, parts[-1].end)
        sure = told is not None and not _CHOSEN.search(lead)
        if not sure and total(parts)[1] < _NEARLY_ALL * wholes[-1].low:
            continue
        yield Partition(wholes[-1], tuple(parts), tuple(others), sure)


_APART = 40
"""Letters between a total and a list in brackets, at most."""
_CHOSEN = re.compile("主要|集中|重点|突出|较多")
"""What says that a list is of the largest parts; only where little is left may it be meant to be of all."""
_NEARLY_ALL = 0.85
_SO_MANY_KINDS = re.compile(r"[）)](?:这|等)?[两二三四五六七八九\d][个大类项]")


@dataclass(frozen=True, slots=True)
class _List:
    """A list behind its total, as it is written: the form of what links them, and the mark between the items."""

    report: Report
    alike: Sequence[Figure]
    turn: int
    parts: Sequence[Figure]
    rank: str
    form: re.Pattern[str]
    whole: Figure

    @property
    def rest(self) -> bool:
        """Whether the second of two parts is what the first leaves of the total right before them."""
        left = _REST.match(label(self.report, self.parts[-1]))
        return bool(left) and len(self.parts) == 2 and self.form in {_BEHIND, _COLON, _AMONG, _DONE}

    @property
    def sure(self) -> bool:
        """Whether the form of the list tells that it is of all parts."""
        several, by_comma = len(self.parts) > 2, self.rank == "、"
        return (
            self.form is _BRACKET
            or self.form is _OF_WHICH
            and (by_comma or several)
            or several
            and (by_comma or self.form in {_AMONG, _COLON})
            or by_comma
            and (
                _ends(self.report, self.parts)
                or _two_of_one(self.report, self.parts)
                or self.form is _AMONG
                and _by_causes(self.report, self.parts)
            )
            or _shares_make_all(self.report, self.parts)
            or self._as_many_as_said
        )

    @property
    def _as_many_as_said(self) -> bool:
        """Whether the words say how many parts there are: 罚没款186.4万元，两类程序分别为14.5万元和171.9万元."""
        found = _SO_MANY_EACH.search(link(self.report, self.whole, self.parts[0]))
        return found is not None and "二三四五六七八".index(found.group(1).replace("两", "二")) + 2 == len(self.parts)

    @property
    def of_whole(self) -> bool:
        """Whether the figure before the list is its total, and not the first of the list or what it adds to."""
        report, whole = self.report, self.whole
        if max(part.low for part in self.parts) > _TOO_FAR * whole.high:
            return False
        if self.form not in {_BEHIND, _COLON}:
            return True
        if self._an_item or sides_with(report, whole, self.parts):
            return False  # 受理356件，不予受理31件，撤回25件: the first is one of the list
        if _POSTS.search(label(report, self.parts[0])) and "缺" in label(report, self.parts[-1]):
            return False  # 在岗21名，编制25名，尚缺4名: the second is the total
        if (
            _MADE.search(report.clause_before(whole))
            and not _two_of_one(report, self.parts)
            or _CARRIED.search(label(report, self.parts[0]))
        ):
            return False
        same = self.rank == "，" and not self.rest and any(part.value == whole.value for part in self.parts)
        outcome = OUTCOMES.search(label(report, whole)) and not taken_over(report, whole)
        return not same and not outcome  # 维持131件，驳回38件; 建议214件，按期回复214件

    @property
    def _an_item(self) -> bool:
        """Whether the figure before the list opens it or goes on with one: 从原因看，程序14件，法律6件，…"""
        report, whole = self.report, self.whole
        if opens_kinds(report, whole):
            return True
        if not self.turn or self.rest:
            return False
        before, behind = report.between(self.alike[self.turn - 1], whole), report.between(whole, self.parts[0])
        return _SHORT_ITEM.fullmatch(before) is not None and before[0] == behind[:1]

    def others(self) -> Iterator[Reading]:
        """The readings in which the list holds too: another total, a shorter or a longer list."""
        earlier = (
            self.alike[max(0, self.turn - _BEFORE) : self.turn] if self.form in {_OF_WHICH, _BEHIND, _COLON} else []
        )
        for one in earlier:
            yield [one], self.parts
            if self.form in {_BEHIND, _COLON}:
                yield [one], [self.whole, *self.parts]  # the supposed total is one of the list
        if self.rank != "、":
            yield [self.parts[0]], self.parts[1:]  # 诉讼11件，审结10件，胜诉9件，败诉1件
            yield from (([self.whole], self.parts[:end]) for end in range(2, len(self.parts)))
        near = list(self.alike[max(0, self.turn - _BEFORE) : self.turn + 2])
        yield from ((both, self.parts) for both in totals_before(self.report, near, self.parts[0]))
        behind = self.alike[self.turn + len(self.parts) + 1 :][:1]
        if behind:
            yield behind, self.parts  # 选送8个，一等奖1个、二等奖2个、三等奖3个，6个获奖
        more = item(self.report, self.parts[-1], behind[0]) if behind else None
        if more and not _ANEW.match(more["name"]):
            yield [self.whole], [*self.parts, *behind]


def _two_of_one(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether the names of two parts begin and end alike: 以县政府名义印发3件、以县政府办公室名义印发4件."""
    begins = {label(report, part)[:1] for part in parts}
    return len(parts) == 2 and len(begins) == 1 and ends_alike(report, parts)


def _shares_make_all(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether each item has its share, and the shares make a hundred: 答复44176件，占62.6%；转办26400件，占37.4%."""
    shares = [_ITS_SHARE.match(report.text, part.end) for part in parts]
    return all(shares) and abs(sum(float(found.group(1)) for found in shares if found) - 100) <= _ROUNDING


_TOO_FAR = 10
"""A part so many times as large as the total is no slip."""


def _behind(report: Report, alike: Sequence[Figure], turn: int) -> Partition | None:
    """`52所，其中小学33所、中学19所`: the list behind its total."""
    parts, rank = items(report, alike, turn + 1)
    if rank == "，":
        parts = _up_to_all(parts, alike[turn])
    parts = _without_shares_of_others(report, parts)
    if len(parts) < 2 or goes_on(report, parts[-1]) or overlapping(report, parts):
        return None
    form = _form(report, alike[turn], parts)
    wholes = [f for f in reversed(alike[max(0, turn - _BEFORE) : turn + 1]) if _may_be_whole(report, f)]
    if form is None or not wholes or form is not _OF_WHICH and wholes[0] is not alike[turn]:
        return None
    found = _List(report, alike, turn, parts, rank, form, wholes[0])
    chosen = form is not _OF_WHICH or found.whole.high < _FEW
    if not found.of_whole or chosen and not found.sure and not _named_as_all(found):
        return None
    return Partition(found.whole, tuple(parts), tuple(found.others()), found.sure, found.rest)


def _without_shares_of_others(report: Report, parts: list[Figure]) -> list[Figure]:
    """The items before one that is told as a share of another: 民事518件，涉农264件，占民事案件的51.0%."""
    for turn, part in enumerate(parts[1:], start=1):
        of_which = _SHARE_OF.match(report.text, part.end)
        if of_which and any(of_which.group(1)[:2] in label(report, other) for other in parts[:turn]):
            return parts[:turn]
    return parts


_SHARE_OF = re.compile(r"[，,（(]占([一-鿿]{2,8}?)的?\d")


def _up_to_all(parts: list[Figure], whole: Figure) -> list[Figure]:
    """The items before one that is as large as the total: 客车213辆，货车633辆，入网846辆 says the last of all."""
    for turn, part in enumerate(parts[2:], start=2):
        if part.value == whole.value:
            return parts[:turn]
    return parts


def _form(report: Report, whole: Figure, parts: Sequence[Figure]) -> re.Pattern[str] | None:
    """The way in which a list is linked to the figure before it."""
    words = link(report, whole, parts[0])
    if _OTHER.match(words):
        return None
    rest = bool(_REST.match(label(report, parts[-1])))
    for form in (_OF_WHICH, _BRACKET, _AMONG, _COLON, _BEHIND, *([_DONE] if rest else [])):
        found = form.match(words)
        if found and (found["name"] or form is not _OF_WHICH):
            told = found["name"].strip("有的") or form is _BRACKET or rest or _ends(report, parts)
            told = told or form is _AMONG and _by_causes(report, parts)
            return form if told else None  # 26次，其中9次研究法治议题、6次学法: not all
    return None


def _by_causes(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether each part is told with its cause or kind behind it: 6件败诉案件中有4件因程序违法、2件因事实不清.

    Or with what was said by some, in words that end alike: 17名代表中15名表示赞成、2名有条件赞成.
    """
    behind = [_BEHIND_PART.match(report.text, part.end) for part in parts]
    ends = {found.group(1) for found in behind if found}
    return all(_CAUSE.match(report.text, part.end) for part in parts) or all(behind) and len(ends) == 1


_BEHIND_PART = re.compile("[一-鿿]{1,8}([一-鿿]{2})(?=[、，；。])")
_CAUSE = re.compile("因|由于|属|系|为|是|涉")


def _may_be_whole(report: Report, figure: Figure) -> bool:
    clause = report.clause_before(figure)
    if figure.bound in {"over", "under"}:
        return False  # 全年不少于140宗; 审结不足300件的两地
    return not LAST_YEAR.search(clause) and not _NO_WHOLE.search(clause)


def _named_as_all(found: _List) -> bool:
    """Whether the names of the parts tell that there are no others: two sides, ways to end, 其余."""
    report, parts = found.report, found.parts
    if leaves_out_a_grade(report, parts):
        return False
    if takes_the_rest(report, parts) and not found.rest and not complementary(report, parts):
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
    words = link(report, last, whole)
    taken_up = _TAKEN_UP.fullmatch(report.between(last, whole)) and _ALL_OF_THEM.match(report.text, whole.end)
    if not (taken_up or _TOGETHER.fullmatch(words) or _OF_THE_YEAR.fullmatch(words)) or of_another_year(report, last):
        return None
    first = turn - 1
    while first and turn - first < LONGEST and item(report, alike[first - 1], alike[first]):
        if of_another_year(report, alike[first - 1]):
            break
        first -= 1
    in_turn = _IN_TURN.search(report.clause_before(alike[first])) or _in_pairs(report, alike[first : turn + 1])
    if _OF_THE_YEAR.fullmatch(words) and not in_turn:
        return None
    counted = _SO_MANY.search(words)
    many = 2 + "二三四五六七八".index(counted.group(1).replace("两", "二")) if counted else 0
    parts = alike[max(first, turn - many) if many else first : turn]
    if (
        len(parts) < 2
        or taken_up
        and any(part.value == whole.value for part in parts)  # 意见书14份、建议书6份，14份意见书均…
        or whole.bound in {"over", "under"}
        or _OF_EACH.search(report.clause_before(parts[0]))
        or with_unnumbered(whole, parts, report.between(last, whole))
    ):
        return None
    others = [([whole], alike[begin:turn]) for begin in range(max(0, turn - LONGEST), turn - 1)]
    return Partition(whole, tuple(parts[-2:] if taken_up else parts), tuple(others), False)


def _in_pairs(report: Report, figures: Sequence[Figure]) -> bool:
    """Whether a second measure stands beside several items and their sum: 小学30人次、6万元，…，累计72人次、15万元.

    Of two items 累计 may tell more than their sum: what there has been since the beginning.
    """
    if len(figures) <= _SEVERAL:
        return False
    before = all(_BEFORE_IT.search(report.text, max(0, figure.start - _BESIDE), figure.start) for figure in figures)
    return before or all(_BEHIND_IT.match(report.text, figure.end) for figure in figures)


_BEFORE_IT, _BEHIND_IT = (
    re.compile(r"\d[\d.]*[万亿]?[一-鿿]{1,3}、$"),
    re.compile(r"、\d[\d.]*[万亿]?[一-鿿]{1,3}[，,；。]"),
)
_BESIDE, _SEVERAL = 12, 3
