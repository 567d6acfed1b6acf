"""A report as the rules see it: text, sentences, figures, its year, its body and what part of it is plan."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from guiju.reports.audit.words.title import Body, body_of
from guiju.reports.read.figure import Figure
from guiju.reports.read.files import Document
from guiju.reports.read.periods import report_year

Answer = TypeVar("Answer")
_SENTENCE = re.compile(r"[。；！？;!?]")
_BREAK = re.compile(r"\n\s*")
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[-—]\s)"
)
_PLAN = re.compile(r"打算|思路|计划|安排|下一步|下步|展望|设想|考虑|努力方向|20\d\d年目标|年思路")
_BROUGHT_TO = re.compile(r"(?<!已)(?<![已现]经)(?:达|[提升增扩压降减][高升加大减低少]?|控制|稳定|保持|突破)[到至在]$")
_LEVEL = re.compile(r"国家级|省级|市级|县级|区级|镇级|村级")
"""A level by itself is short for the thing before it: 国家级民主法治示范村2个、省级14个."""
_LONGEST = 120
"""Figures of one sentence, at most: rules weigh each of them against the others."""
_CLAUSE = re.compile(r"[，,。；;：:\n]")
_CHAPTER = re.compile(
    r"(?m)^\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,2}(?:部分|章)\s*|20\d\d年|下一?步)[^\n。]{2,40}"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of text up to a full stop or semicolon, with the figures in it; a page break does not end it."""

    start: int
    end: int
    text: str
    figures: tuple[Figure, ...]


@dataclass
class Report:
    """One report with everything the rules ask of it."""

    document: Document
    figures: list[Figure]
    _bounds: list[int] = field(init=False, repr=False)
    _clauses: dict[tuple[int, int], str] = field(default_factory=dict, init=False, repr=False)
    _known: dict[Callable[["Report"], Any], Any] = field(default_factory=dict, init=False, repr=False)

    _of_figures: dict[tuple[Callable[["Report", Figure], Any], int, int], Any] = field(
        default_factory=dict, init=False, repr=False
    )

    def __post_init__(self) -> None:
        self.figures = sorted(self.figures, key=lambda figure: (figure.start, figure.end))
        self._bounds = [sentence.start for sentence in self.sentences]
        for before, figure in zip(self.figures, self.figures[1:], strict=False):
            if (
                _LEVEL.fullmatch(figure.subject)
                and figure.unit == before.unit
                and "。" not in self.between(before, figure)
            ):
                figure.subject = figure.subject + _LEVEL.sub("", before.subject, count=1)

    @property
    def name(self) -> str:
        """The document's name."""
        return self.document.name

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @cached_property
    def year(self) -> int | None:
        """The year the report is about, from its title, its first lines or its date."""
        return report_year(self.text)

    @cached_property
    def whole_year(self) -> bool:
        """Whether the report is about a whole year, as far as its first lines tell."""
        return not re.search(
            r"上半年|下半年|[一二三四]季度|\d月份?[）)]?[^。\n]{0,12}(?:报告|总结|情况|分析)", self.text[:100]
        )

    @cached_property
    def body(self) -> Body:
        """Whose report it is."""
        return body_of(self.text)

    def once(self, asked: Callable[["Report"], Answer]) -> Answer:
        """What a function says of the report, worked out once for all rules that ask."""
        if asked not in self._known:
            self._known[asked] = asked(self)
        answer: Answer = self._known[asked]
        return answer

    def each(self, asked: Callable[["Report", Figure], Answer], figure: Figure) -> Answer:
        """What a function says of a figure, worked out once for all rules that ask."""
        place = asked, figure.start, figure.end
        if place not in self._of_figures:
            self._of_figures[place] = asked(self, figure)
        answer: Answer = self._of_figures[place]
        return answer

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences, in order."""
        return list(self._split())

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that the character at `offset` stands in."""
        return self.sentences[max(bisect_right(self._bounds, offset) - 1, 0)]

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, in the same paragraph."""
        index = bisect_right(self._bounds, sentence.start) - 2
        if index < 0:
            return None
        previous = self.sentences[index]
        return None if "\n" in self.text[previous.end : sentence.start] else previous

    def between(self, left: Figure, right: Figure) -> str:
        """The words between two figures, without the spaces that some writers put around numbers."""
        return self.text[left.end : right.start].replace(" ", "")

    def planned(self, figure: Figure) -> bool:
        """Whether a figure is an aim: said to be one, or told of the year after the report's."""
        next_year = self.year is not None and figure.period == str(self.year + 1)
        return not figure.actual or next_year or figure.start in self._aimed_at

    @cached_property
    def _aimed_at(self) -> frozenset[int]:
        """Where the figures of the plan stand that something is to be brought to: 一是扫码检查率提高到99.5%以上."""
        plan = self.figures[bisect_right(self.figures, self.plan_start, key=lambda figure: figure.start) :]
        return frozenset(f.start for f in plan if f.bound != "approx" and _BROUGHT_TO.search(self.clause_before(f)))

    def clause_before(self, figure: Figure, *, stop: int = 0) -> str:
        """The words from the last comma (or `stop`) to the figure; all rules ask, so they are cut out once."""
        place = figure.start, max(stop, figure.start - 60)
        clause = self._clauses.get(place)
        if clause is None:
            words = _CLAUSE.split(self.text[place[1] : figure.start])[-1]
            clause = self._clauses[place] = words.replace(" ", "")
        return clause

    def clause_of(self, figure: Figure) -> str:
        """The clause around the figure, both sides."""
        after = re.split(r"[，,。；;：:、\n]", self.text[figure.end : figure.end + 40].replace(" ", ""))[0]
        return self.clause_before(figure) + figure.text + after

    @cached_property
    def plan_start(self) -> int:
        """Where the part about the coming year begins; the text's length where there is none."""
        year = self.year
        for found in _CHAPTER.finditer(self.text):
            if found.start() > len(self.text) * 0.3 and _PLAN.search(found.group()):
                return found.start()
        if year is not None:
            following = re.search(
                rf"(?<=[。\n])\s*{year + 1}年[，,]?[^。]{{0,12}}(?:将|坚持|要|继续|我|一是)", self.text
            )
            if following and following.start() > len(self.text) * 0.4:
                return following.start()
        return len(self.text)

    def _split(self) -> Iterator[Sentence]:
        text, start = self.text, 0
        ends = sorted({found.end() for found in _SENTENCE.finditer(text)} | set(self._paragraph_ends()) | {len(text)})
        turn = 0
        for end in ends:
            stripped = start + len(text[start:end]) - len(text[start:end].lstrip())
            if text[stripped:end].strip():
                figures = []
                while turn < len(self.figures) and self.figures[turn].start < end:
                    figures.append(self.figures[turn])
                    turn += 1
                yield from self._cut(stripped, end, figures)
            start = end

    def _cut(self, start: int, end: int, figures: list[Figure]) -> Iterator[Sentence]:
        """One sentence, or several where somebody wrote hundreds of figures without a full stop."""
        for first in range(0, len(figures) or 1, _LONGEST):
            some = figures[first : first + _LONGEST]
            last = first + _LONGEST >= len(figures)
            begin, stop = (figures[first - 1].end if first else start), (end if last else some[-1].end)
            yield Sentence(begin, stop, self.text[begin:stop], tuple(some))

    def _paragraph_ends(self) -> Iterator[int]:
        """Line ends that end a sentence: after a full stop, before a heading, after a short line."""
        text = self.text
        for found in _BREAK.finditer(text):
            line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip()
            following = text[found.end() : found.end() + 12]
            titled = line.endswith(("报告", "总结", "通报"))
            unfinished = (
                len(line) > 24 and not titled and re.search(r"[一-鿿、，,\d]$", line) and not _HEADING.match(following)
            )
            if not unfinished:
                yield found.start()


class Corpus:
    """The reports that are audited together."""

    def __init__(self, reports: Sequence[Report]):
        self.reports = list(reports)

    def pairs(self) -> Iterator[tuple[Report, Report]]:
        """Every two reports, once."""
        for index, left in enumerate(self.reports):
            for right in self.reports[index + 1 :]:
                yield left, right

    def of_one_year(self) -> Iterator[tuple[Report, Report]]:
        """Every two reports of one county and one year."""
        for left, right in self.pairs():
            if left.body.shares_region(right.body) and left.year == right.year:
                yield left, right

    def colleagues(self) -> Iterator[tuple[Report, Report]]:
        """Those of them that may speak of the whole county: neither is a township's."""
        for left, right in self.of_one_year():
            if "town" not in {left.body.level, right.body.level}:
                yield left, right

    def consecutive(self) -> Iterator[tuple[Report, Report]]:
        """Reports of one body for two years that follow each other, the earlier first."""
        for earlier in self.reports:
            for later in self.reports:
                following = earlier.year is not None and later.year == earlier.year + 1
                if following and earlier.body.name == later.body.name and earlier.body.shares_region(later.body):
                    yield earlier, later
