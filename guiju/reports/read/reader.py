"""From text to figures: the rules put together."""

import re
from bisect import bisect_left, bisect_right

from guiju.reports.read.catalogue import Catalogue, PlainText, default_catalogue, plain
from guiju.reports.read.figure import Figure
from guiju.reports.read.kinds import kind_of
from guiju.reports.read.layout import Layout
from guiju.reports.read.linking import Link, link
from guiju.reports.read.modifiers import DOING
from guiju.reports.read.names import masked_ranges
from guiju.reports.read.periods import Years, report_year
from guiju.reports.read.phrase import Context, Phrase
from guiju.reports.read.scan import Refused, Span
from guiju.reports.read.scopes import document_scope, reporter, scope_of
from guiju.reports.read.spans import find_spans
from guiju.reports.read.standing import is_standing
from guiju.reports.read.subjects import Topic, subject_of
from guiju.reports.read.tables import Cell, read_tables
from guiju.reports.read.title import title_of
from guiju.reports.read.units import unit_class

__all__ = ["read_text"]

_TARGET = re.compile(
    r"力争|争取(?<!向上争取)(?!资金|到|上级|中央|项目|政策|支持|专项|补助)"
    r"|拟(?:新|建|完成|开展|安排)|预计|计划(?:新|完成|开展|建|到)|目标(?:为|是|值)|预期目标"
)
_FAR = 120
_LOOK_BACK = 40
"""Plain characters before a figure among which the words of an indicator are looked for."""
# 率由93.6%提升到100%: the second number is this year's, the first belongs to another.
_RISEN = re.compile(
    r"^(?:大幅|逐步|进一步|已)?(?:提升|提高|上升|增长|下降|降低|回升|压减|压缩|缩短|精简|整合|归并|合并|减少|增加|扩大|扩展|拓展"
    r"|[升降增减扩])[至到为成]\s*$"
)
_GOVERNS = re.compile("审查|审核|办理|受理|审结|办结|收到|新收|评查|制定|印发|清理|排查|化解|调解|调处|培训")
_EXAMINES = ("审查", "审核")
"""What is examined is examined in its parts: 合法性审查37件，其中规范性文件9件."""
_SAME_LIST = re.compile(r"(?:[（(，,：:]?\s*(?:其中|包括)|[、（(和及])(?!.*(?:新增|新建|完成|办结))")
_LAST_ONE = re.compile(r"[，,（(\s]*[较比]?\s*(?:上一?年|去年|20[0-9]{2}\s*年)度?(?:全年|同期|末|底)?的?\s*")
_TOTAL = re.compile(r"[，,、\s]*(?:[两三四]项|以上)?(?:合计|共计|总计|共|总共)\s*")
_FORMER = "与它相比的前期数"
_NEXT_ITEM = ("、", "及", "与", "和")
_NO_ITEM = ("和解", "和谐")
_RISES = ("至", "到", "为", "成", " ", "\n")  # few phrases end so; the expression is asked of those only
_RISING = re.compile(r"率(?:已|均)?[由从]\s*$")
_OTHER_BASE = re.compile(r"环比|[较比](?:上[月季]|年初|上个?季度|上半年|前年|[0-9]{4}年)")
_OTHER_ITEM = re.compile(r"[、和及与]\s*$")
_BY_YEAR = re.compile(r"(?:到|至)(20[0-9]{2})年")
# Of several rates that share one number (办结率和满意率均达100%) the first named gives the indicator.
_RATES = re.compile(r"(.*?率)[、和及与].*率(?:均|都|全部)?(?:达到?|为|是)?\s*$", re.DOTALL)
_IS = re.compile(r"(?:达到?|为|是|有|共|约)*\s*$")
_SHARES = re.compile(r"^\s*[、，,和及]?\s*$")
# The row of a table that is about one place or body among others.
_ONE_OF_MANY = re.compile(r"(?:[省市县区旗镇乡村局委厅院]|街道|社区|开发区|部门|公司|中心)$")
_LEANING = re.compile(
    r"^(?:、|，|其中|同比|环比|较|比|占|均|已|分别|增长|下降|减少|增加|提高|上升|降低|约|达到?|为|共|计|了|上年|去年|全年|年|\s)*$"
)
_NOT_OBJECT = re.compile(
    r"^\s*(?:[、，。；,;+＋和及与（(]|之?内(?![设部容])|以内|以上|左右|相比|的(?!士)|大关|关口|目标|任务|以来"
    r"|(?:大幅)?(?:提升|提高|上升|增长|增加|下降|降低|减少|压缩|压减|缩短|调整|扩大|扩展|拓展|整合|归并|合并|[升降增减扩])[至到为成])"
)


def read_text(
    text: str,
    doc: str = "",
    *,
    year: int | None = None,
    catalogue: Catalogue | None = None,
    refused: Refused | None = None,
) -> list[Figure]:
    """Every figure of a report, in the order of the text.

    Args:
        text: the report's text; offsets of the figures refer to it as given.
        doc: the name that the figures bear.
        year: the year that the report is about; read from its title or lead if not given.
        catalogue: the indicators to link to; the package's own if not given.
        refused: receives (start, end, reason) of each numeral that is no figure.
    """
    return _Reader(text, doc, year, catalogue or default_catalogue()).figures(refused)


class _Reader:
    def __init__(self, text: str, doc: str, year: int | None, catalogue: Catalogue):
        self.text = text
        self.doc = doc
        self.year = year or report_year(text)
        self.catalogue = catalogue
        self.layout = Layout(text, self.year)
        self.masks = masked_ranges(text)
        self.years = Years(text, self.year, self.masks)
        self.plain = PlainText(text)
        title = plain(title_of(text))
        self.body = self.plain.text.find(title) + len(title)
        self.scope = document_scope(text)
        self.reporter = reporter(text)
        self.parted = [found.start() for found in re.finditer("其中", text)]
        """Where the text turns to the parts of what it counted."""
        self.topic = Topic()
        self.spans: list[Span] = []
        self.rows: list[Figure] = []
        self.cells: dict[int, Cell] = {}
        self._respectively: dict[int, tuple[str, str]] = {}

    def figures(self, refused: Refused | None) -> list[Figure]:
        self.cells = {cell.span.start: cell for cell in read_tables(self.text)}
        spans = self.spans = find_spans(self.text, refused, self.masks)
        if self.cells:
            spans = self.spans = _merged(spans, [cell.span for cell in self.cells.values()])
        rows = self.rows
        previous_end = 0
        for turn, span in enumerate(spans):
            following = spans[turn + 1].start if turn + 1 < len(spans) else len(self.text)
            rows.append(self._figure(turn, span, previous_end, following))
            previous_end = span.end
        return rows

    def _figure(self, turn: int, span: Span, previous_end: int, following: int) -> Figure:
        text, start, end = self.text, span.start, span.end
        if (cell := self.cells.get(start)) is not None:
            return self._of_cell(span, cell)
        clause, clause_end = self.layout.clause(start)
        sentence, sentence_end = self.layout.sentence(start)
        sentence_start = sentence
        # A clause without end (a broken file) must not make the reading slow.
        clause, clause_end = max(clause, start - _FAR), min(clause_end, start + 4 * _FAR)
        sentence = max(sentence, start - 4 * _FAR)
        from_here = max(clause, previous_end)
        left = text[from_here:start]
        right = text[end : min(clause_end, following, end + 60)]
        if right and _NOT_OBJECT.match(right):
            right = ""
        kind, direction = self._kind(span, left, sentence)
        self.topic.enter(sentence_start)
        risen = left.endswith(_RISES) and _RISEN.match(left) is not None
        topic = self.topic.last if risen or kind in ("change", "rank") else self.topic.noun
        short = len(left) < (9 if kind == "rank" else 8 if kind == "rate" else 0)
        leans = bool(topic) and not right and (short or _LEANING.match(left) is not None)
        leaning = (left + topic if kind == "rank" else topic + left) if leans else left
        if kind == "rate" and (listed := _RATES.match(leaning)) is not None:
            leaning = listed.group(1)
        if (shared := self._respective(turn, left)) is not None:
            topic, left = shared
            leaning = topic + left
        subject, noun = subject_of("" if risen and topic else left, right, topic)
        if kind == "rank" and leans:
            subject = topic + subject
        if right and _OTHER_ITEM.search(left):
            leaning = ""  # 规范性文件14件、183件合同: what stands before the comma is another item of the list
        if _TOTAL.fullmatch(left) and self._sums_up(sentence_start, span.unit):
            leaning = left  # 人大建议26件、政协提案31件，共57件: of neither
        leaning = self._governed(leaning, right)
        leant = len(topic) if leans and leaning.startswith(topic) and len(leaning) > len(topic) else 0
        found = self._link(leaning, right, sentence, sentence_end, start, kind, span.unit, leant)
        found = self._considered(found, kind, span, left, sentence)
        if kind not in ("rank", "change") and found.reason != _FORMER:
            self.topic.put(noun, from_here, found.indicator, found.sort)
        planned = self.layout.plan(start)
        head = text[clause:start]
        actual = planned is None and not self._is_target(head)
        period = self._period(kind, span, left, subject, found, actual, planned, (sentence, clause, clause_end))
        return Figure(
            self.doc, start, end, text[start:end], span.value, span.unit, span.bound, kind, direction, subject, actual,
            period, found.indicator, scope_of(head, self.scope), found.score, found.reason, span.rule,
        )  # fmt: skip

    def _kind(self, span: Span, left: str, sentence: int) -> tuple[str, str | None]:
        """Kind and direction of a figure whose sentence begins at `sentence`."""
        before = self.rows[-1] if self.rows else None
        alike = before is not None and before.unit == span.unit
        tail = self.text[span.end : span.end + 6]
        since = self.text[sentence : span.start - len(left)] if alike else ""
        kind, direction = kind_of(left, tail, span.unit, span.bound, span.rule, since)
        beside = before is not None and alike and before.start >= sentence
        if before is not None and beside and before.kind in ("change", "average") and _SHARES.match(left):
            if before.kind == "average" and self.text[span.start - 1] == "，":
                return kind, direction  # 人均审结31件，27件结转
            kind, direction = before.kind, before.direction  # 分别增长4.8%、6.9%
        if direction is not None and span.value < 0:  # 增长-3.5%
            span.value, direction = -span.value, "down" if direction == "up" else "up"
        return kind, direction

    def _considered(self, found: Link, kind: str, span: Span, left: str, sentence: int) -> Link:
        """The link as the figures before it and the words of comparison leave it."""
        before = self.rows[-1] if self.rows else None
        if before is not None and before.unit == span.unit and before.start >= sentence and _LAST_ONE.fullmatch(left):
            return Link(before.indicator, before.score, _FORMER, None)  # 比2023年的183起
        if kind == "rate" and _RISING.search(left):
            return Link(None, None, "变化前的旧值")
        if kind == "change" and _OTHER_BASE.search(left):
            return Link(None, None, "不是与上年相比")
        if found.indicator is not None and self._is_part(found.indicator, span.start):
            return Link(None, None, "“其中”之后，是同一指标的一部分")
        return found

    def _of_cell(self, span: Span, cell: Cell) -> Figure:
        """The figure of a bare number in a table: its words are its row's label and its column's header."""
        kind, direction = kind_of(cell.words, "", span.unit, span.bound, span.rule)
        if cell.direction:
            kind, direction = "change", cell.direction
            if span.value < 0:  # -5.0% in a column headed 增长
                span.value, direction = -span.value, "down" if direction == "up" else "up"
        words = plain(cell.words)
        phrase = Phrase(words[-_LOOK_BACK:], "", lambda: Context(words, len(words), "", "", lambda: words))
        found = link(self.catalogue, phrase, kind, span.unit)
        if found.indicator is not None and _ONE_OF_MANY.search(cell.label):
            found = Link(None, None, "表中一地、一部门之数")
        indicator = self.catalogue.indicators.get(found.indicator or "")
        standing = indicator is not None and indicator.stock
        period = None if standing else cell.year or (str(self.year) if self.year else None)
        return Figure(
            self.doc, span.start, span.end, self.text[span.start : span.end], span.value, span.unit, span.bound, kind,
            direction, cell.words, self.layout.plan(span.start) is None, period, found.indicator, self.scope,
            found.score, found.reason, span.rule,
        )  # fmt: skip

    def _respective(self, turn: int, left: str) -> tuple[str, str] | None:
        """满意率分别为99.7%、99%: the numbers belong to the last things counted, one each, in their order."""
        if "分别" in left:
            last = turn
            while last + 1 < len(self.spans) and _SHARES.match(
                self.text[self.spans[last].end : self.spans[last + 1].start]
            ):
                last += 1
            count = last - turn + 1
            words, _, verb = left.lstrip("，、；。 ").partition("分别")
            listed = [noun + _IS.sub("", verb) for noun in re.split("[、和及]", words)]
            nouns = listed if len(listed) == count else self.topic.nouns[-count:]
            if last > turn and len(nouns) == count:
                words = "" if nouns is listed else words
                self._respectively = {turn + place: (noun, words) for place, noun in enumerate(nouns)}
        return self._respectively.get(turn)

    def _governed(self, left: str, right: str) -> str:
        """The words before a figure with the verb that governs the list: 审查规范性文件6件、合同113份 reviews both."""
        part = left[:2] == "其中" and self.topic.verb in _EXAMINES
        if not part and (not left.startswith(_NEXT_ITEM) or left.startswith(_NO_ITEM)):
            verbs = _GOVERNS.findall(left)
            self.topic.verb = verbs[-1] if verbs else ""
            return left
        item = left[2:] if part else left.lstrip("、和及与 ")
        return left if right or not self.topic.verb or item[:2] in DOING else self.topic.verb + item

    def _is_part(self, indicator: str, start: int) -> bool:
        """Whether the sentence has given the whole of an indicator already, and speaks of its parts since (其中)."""
        whole = self.topic.wholes.setdefault(indicator, start)
        last = bisect_left(self.parted, start)
        return last > 0 and self.parted[last - 1] >= whole

    def _sums_up(self, sentence: int, unit: str) -> bool:
        """Whether the two figures before count different things of one unit: their total is no more of either."""
        last = self.rows[-2:]
        return (
            len(last) == 2
            and all(one.start >= sentence and one.unit == unit and one.kind == "count" for one in last)
            and last[0].indicator != last[1].indicator
        )

    def _listed_with(self, span: Span, left: str, sentence: int) -> Figure | None:
        """The figure before, if this one is the next item of its list or a part of it (学校186所，其中幼儿园72所)."""
        before = self.rows[-1] if self.rows else None
        if before is None or before.start < sentence or before.unit != span.unit or not before.actual:
            return None
        return before if before.kind == "count" and _SAME_LIST.match(left) else None

    def _is_target(self, head: str) -> bool:
        """Whether the words before a figure make it a target: 力争…达到, 到2027年…."""
        if _TARGET.search(head):
            return True
        by = _BY_YEAR.search(head) if "年" in head else None
        return by is not None and self.year is not None and int(by.group(1)) > self.year

    def _link(
        self, left: str, right: str, sentence: int, sentence_end: int, start: int, kind: str, unit: str, leant: int
    ) -> Link:
        words = plain(left)
        if leant:
            leant = max(0, len(plain(left[:leant])) - max(0, len(words) - _LOOK_BACK))
        phrase = Phrase(
            words[-_LOOK_BACK:], right and plain(right), lambda: self._context(sentence, sentence_end, start), left,
            leant, self.topic.line, self.topic.sort, self.reporter,
        )  # fmt: skip
        return link(self.catalogue, phrase, kind, unit)

    def _context(self, sentence: int, sentence_end: int, start: int) -> Context:
        """The plain sentence around a figure at `start`, and what stands before it."""
        at = self.plain.at
        lo = max(sentence, start - 160)
        place, begin, clause = at(start), at(lo), self.topic.clause
        whole = self.plain.text[begin : at(min(sentence_end, start + 80))]
        # A title names the law in whatever the report is about: it is no context.
        earlier, _, before = self.plain.text[max(min(self.body, begin), begin - 120) : begin].rpartition("。")
        if self.topic.nouns:
            earlier = ""  # earlier sentences are context only until the sentence counts something of its own
        return Context(whole, place - begin, before, earlier, lambda: whole[max(0, at(clause) - begin) :])

    def _period(
        self, kind: str, span: Span, left: str, subject: str, found: Link, actual: bool, planned: int | None,
        place: tuple[int, int, int],
    ) -> str | None:  # fmt: skip
        """The year of a figure; None for standing numbers and rules."""
        if not actual:
            year = planned or self.layout.coming or None
            named = self.years.named(place[0], place[1], span.start, place[2])
            return named if named and (not self.year or int(named[:4]) > self.year) else (str(year) if year else None)
        if kind == "limit":
            return None
        if kind in ("count", "money"):
            indicator = self.catalogue.indicators.get(found.indicator or "")
            if indicator is not None:
                standing = indicator.stock
            elif (before := self._listed_with(span, left, place[0])) is not None:
                standing = before.period is None  # items of one list are of one sort
            else:
                standing = kind == "count" and is_standing(unit_class(span.unit), left, subject)
            if standing:
                return self.years.named(place[1], place[1], span.start, place[2])
        named = self.years.named(place[0], place[1], span.start, place[2])
        if named is None and self.years.spans:
            named = self.years.spanning(place[0])
        return named or (str(self.year) if self.year else None)


def _merged(spans: list[Span], cells: list[Span]) -> list[Span]:
    """Both lists in the order of the text; a cell gives way to nothing, for its header knows better."""
    ends = [cell.end for cell in cells]  # cells come in the order of the text and never overlap
    free = []
    for span in spans:
        turn = bisect_right(ends, span.start)
        if turn == len(cells) or cells[turn].start >= span.end:
            free.append(span)
    return sorted(free + cells, key=lambda span: span.start)
