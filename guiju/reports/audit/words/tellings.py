"""What the words around a figure tell of it: its label, its clause, and the sentence that it stands in.

A report tells many figures twice: in its first lines, among its problems, in a colleague's report. The second time the
words are others, but not all of them: the label (败诉) or the noun of its sentence (行政复议) stays. Words are compared
as pairs of letters, and a pair weighs the less the more often the text has it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from guiju.reports.audit.numbers.arithmetic import disjoint
from guiju.reports.audit.report import Report
from guiju.reports.audit.words.likeness import of_the_whole_year
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.read.figure import Figure
from guiju.reports.read.layout import ANNEX, ROW

_EMPTY = re.compile(
    r"[^一-鿿]+|全[县区市镇省国州旗]|我[县区市镇局]|本[县区市局镇]|年内|全年|今年|累计|共计?|合计|总计|各类|各项|其中|"
    r"已|均|仍|尚|还有|只有|仅|达到?|[一二三四五六]是|[的了中和与及等对为由被有占]|在(?![编岗册职校建查办审])|开展|组织|完成|实现|首次|突破|虽然"
)
"""What says nothing of the thing counted; it parts words, so that no pair of letters goes across it."""
_MARK = re.compile(r"[，,。；;：:、\n\t（）()]|\d|其中")
_CLAUSE = re.compile(r"[，,。；;：:\n\t（）()]")
_OF_THOSE = re.compile(r"\d|(?<![集])中(?=[仍尚仅只有，]|$)")
"""Where the words of one figure end and those of another begin: 260宗评查案卷中有8宗."""
_AMONG = re.compile(r"^.*(?<![集其公海])[中里](?![心队小型央学介标期程])")
"""The whole of which the figure counts some: 在编人员中 in 在编人员中持有执法证的30名 names others too."""
_OR_THOSE = re.compile(r"[（(](?:街道|社区|居|含[一-鿿]{2,8})[)）]")
"""What a noun counts besides: 乡镇（街道）, 学校（含幼儿园）."""
NEXT = ("、", "和", "及", "与")
"""What begins the next item of a list."""
LEFT = re.compile(
    r"(?:其余|剩余|剩下|余下|尚余|空编|缺编|空缺)的?|结转(?:至|到)?(?:下|次)一?年度?|缺考|缺席|顺延|超期|逾期(?!视)|超时|跨年|遗留的?|正在(?:办理|审理|整改|推进|处理)|在办∣|∣在办(?:中|$)|(?:仍|尚|还)?(?:未(?!再|经)|没有(?!现成)|没(?=[完办整改结达]))(?!有|发生|出现)|"
    r"尚有|仍有|还有|不(?:合格|满意|达标|及格)"
)
"""Words that say of a figure that it is what was left."""
_REACH = 90
"""Letters of a sentence that a figure still belongs to."""
_MOST = 60
"""A pair of letters that more sentences have than this leads nowhere, and must not cost the square of them."""


def pairs(text: str) -> set[str]:
    """The pairs of letters of the words of a text that say what is counted."""
    return {piece[i : i + 2] for piece in _EMPTY.split(text) for i in range(len(piece) - 1)}


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A figure with the words that tell of it.

    Attributes:
        figure: the figure.
        label: the words between the last mark and the figure, and the noun behind it.
        clause: the words from comma to comma around it.
        about: the words of its sentence up to the figure, with the noun behind it.
        before: the words of the label that stand before the figure, as written.
        behind: the words behind it up to the comma, as written.
        share: whether its share of a whole is told right behind it, so that it is a part.
    """

    figure: Figure
    label: frozenset[str]
    clause: frozenset[str]
    about: frozenset[str]
    before: str
    behind: str
    share: bool = False

    @property
    def noun(self) -> str:
        """The words behind the figure up to the first mark."""
        return _MARK.split(self.behind)[0]


def telling(report: Report, figure: Figure) -> Telling:
    """The words that tell of a figure, read once for all rules that ask."""
    known = report.once(_tellings)
    if (place := (figure.start, figure.end)) not in known:
        known[place] = _read(report, figure)
    return known[place]


def _tellings(report: Report) -> dict[tuple[int, int], Telling]:
    return {}


def _read(report: Report, figure: Figure) -> Telling:
    text, sentence = report.text, report.sentence_at(figure.start)
    since = max(text.rfind("\n", 0, figure.start), text.rfind("。", 0, figure.start), figure.start - _REACH) + 1
    said = text[since : figure.start]
    titled = report.before(sentence)
    if titled is not None and not titled.figures:
        said = titled.text[-_REACH:] + said  # 一是行政复议提质增效。收到…
    behind = _CLAUSE.split(_OR_THOSE.sub("", text[figure.end : figure.end + 30]))[0]
    behind = "" if behind.lstrip()[:1] in NEXT else _OF_THOSE.split(behind)[0]
    left, right = _MARK.split(text[since : figure.start])[-1], _MARK.split(behind)[0]
    label = pairs(_AMONG.sub("", left)) | pairs(right)
    before = re.split(r"\d[一-鿿]?", _CLAUSE.split(text[since : figure.start])[-1])[-1]
    clause = pairs(before) | pairs(behind)
    share = re.match(r"[，,（(]\s*占", text[figure.end : figure.end + 3]) is not None
    return Telling(figure, frozenset(label), frozenset(clause), frozenset(pairs(said) | clause), left, behind, share)


class Words:
    """How much the pairs of letters of some reports tell, by how often they stand there."""

    def __init__(self, *texts: str):
        self._often: Counter[str] = Counter()
        self._rare: dict[str, float] = {}
        for text in texts:
            self._often.update(map("".join, zip(text, text[1:], strict=False)))
        self._clauses = max(sum(map(len, texts)) / _CLAUSE_LENGTH, _LEAST_CLAUSES)

    def weight(self, told: Iterable[str]) -> float:
        """The weight of some pairs: one that stands once weighs 1, one that stands a hundred times a fifth."""
        return sum(1 / (1 + log(max(self._often[pair], 1))) for pair in told)

    def rarity(self, told: Iterable[str]) -> float:
        """How much some pairs tell of the thing: what every clause has tells nothing, what one has tells most."""
        return sum(map(self._rarity_of, told))

    def _rarity_of(self, pair: str) -> float:
        known = self._rare.get(pair)
        if known is None:
            known = self._rare[pair] = max(log(self._clauses / max(self._often[pair], 1)), 0.0)
        return known


_CLAUSE_LENGTH, _LEAST_CLAUSES = 40, 60
"""Letters of a clause with what stands around it; a short text is taken for a piece of a report of so many clauses."""


def told(report: Report) -> list[Telling]:
    """Every count and sum of money that the report states as done, with its words; last year's are left out."""
    return report.once(_told)


def words_of(report: Report) -> "Words":
    """How much the words of one report tell."""
    return report.once(_words)


def _words(report: Report) -> "Words":
    return Words(report.text)


def _told(report: Report) -> list[Telling]:
    return [
        telling(report, figure)
        for figure in report.figures
        if figure.kind in {"count", "money"} and figure.unit and not report.planned(figure)
        if of_the_whole_year(report, figure)
    ]


class Index:
    """Tellings by the pairs of letters of their sentences."""

    def __init__(self, held: Sequence[Telling]):
        self._by_pair: dict[str, list[Telling]] = defaultdict(list)
        for one in held:
            for pair in one.about:
                if len(self._by_pair[pair]) < _MOST:
                    self._by_pair[pair].append(one)

    def sharing(self, again: Telling) -> list[Telling]:
        """The tellings, in the order of the text, whose sentence has a pair of the clause of `again`."""
        found = {one.figure.start: one for pair in again.clause for one in self._by_pair.get(pair, ())}
        return [found[start] for start in sorted(found) if found[start].figure is not again.figure]

    def near(self, again: Telling) -> list[Telling]:
        """Those of them that are in the unit of `again`."""
        return [one for one in self.sharing(again) if alike_units(one.figure, again.figure)]


def agree(left: Figure, right: Figure) -> bool:
    """Whether one value satisfies both wordings."""
    return not disjoint((left.low, left.high), (right.low, right.high))


def neighbours(report: Report, held: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Two tellings of like unit in one sentence, or in two that follow one another, with at most one between them."""
    for turn, first in enumerate(held):
        for second in held[turn + 1 : turn + 4]:
            if alike_units(first.figure, second.figure) and follows(report, first.figure, second.figure):
                yield first, second


def follows(report: Report, first: Figure, second: Figure) -> bool:
    """Whether two figures stand in one sentence, or in two of a paragraph that follow one another."""
    one, other = report.sentence_at(first.start), report.sentence_at(second.start)
    return one is other or report.before(other) is one


def summaries(report: Report) -> tuple[int, int]:
    """Where the body begins and ends: before it the report sums up, behind it come problems and plans.

    Both are the text's bounds where the report has no chapters.
    """
    heads = report.once(_chapters)
    if not heads:
        return 0, len(report.text)
    late = (h.start() for h in heads if _PROBLEMS.search(h.group()) and h.start() > 0.4 * len(report.text))
    return heads[0].start(), next(late, report.plan_start)


def _chapters(report: Report) -> list[re.Match[str]]:
    """The headings of a report; those with plain numbers where it has no others."""
    kinds = (list(marked.finditer(report.text)) for marked in (_CHAPTER, _NUMBERED))
    return next((heads for heads in kinds if len(heads) >= _SEVERAL), [])


def _lead_end(report: Report) -> int:
    """Where the report ends to sum up: some do so in a chapter of its own, or at the head of the first one."""
    heads = report.once(_chapters)
    if not heads:
        return 0
    begin, following = heads[0], heads[1]
    alike = following.group().strip()[0] not in "（("
    return following.start() if alike == bool(_OVERVIEW.search(begin.group())) else begin.start()


def summed_up(report: Report, at: int) -> bool:
    """Whether the report sums up at a place: before or behind its body, and neither in a table nor in an annex."""
    begin, end = report.once(summaries)
    if at < begin:
        return True
    line = report.text.rfind("\n", 0, at) + 1
    outside = at < report.once(_lead_end) or end <= at < report.once(_annex)
    return outside and not ROW.search(report.text[line:].split("\n", 1)[0])


def _annex(report: Report) -> int:
    """Where the annexes behind the last chapter begin; the text's length where there is none."""
    at = report.once(summaries)[1]
    for line in report.text[at:].split("\n"):
        if ANNEX.match(line):
            return at
        at += len(line) + 1
    return len(report.text)


_CHAPTER = re.compile(r"(?m)^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])[^\n。]{0,40}")
_NUMBERED = re.compile(r"(?m)^\s*(?:\d{1,2}[.．、]\s*|第[一二三四五六七八九十]部分\s*)[一-鿿][^\n。]{3,30}$")
_OVERVIEW = re.compile("总体情况|概[述览]|综述|年度?(?:工作)?概况")
_SEVERAL = 2
_PROBLEMS = re.compile(r"问题|不足|短板|差距|困难")
