"""The shape of a report: lines and clauses, headings, and where it speaks of plans.

A line end inside a sentence (a page broke there) separates nothing. Clauses end at commas, sentences at full stops
and semicolons. A section of plans begins with a heading such as 三、2025年工作打算, or with a sentence that opens
with a later year and says what shall be done; it ends at the next heading, at an annex, and no row of a table is in it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from guiju.reports.read.periods import coming_year

__all__ = ["ANNEX", "ROW", "Layout"]

_BREAK = re.compile(r"[，,；;。！？!?：\n\t]")
_HARD_END = "。；！？：:;!?”）)…]】"
_HEAD = re.compile(
    r"[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}[、是.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]"
    r"|[0-9]{1,2}[.．、](?![0-9])|第[一二三四五六七八九十]+[章节部])"
)
# A line that is no sentence and ends as titles do; a line cut by the page's width seldom does both.
_TITLE = re.compile(
    r"[^，。；：,;]{9,60}(?:报告|总结|情况|公报|年报|白皮书|通报|纪实|成效|成果|工作|建设|做法|问题|不足|打算|措施|安排|计划|思路"
    r"|要点|方案|治理|服务|能力|水平|[）)])"
)
_COMMA = re.compile("[，,]")
_FIRSTLY = re.compile(r"[ \t\u3000]*[一二三四五六七八九十]{1,3}是")  # 一是规划先行 counts points, it heads no section
_TOP = re.compile(r"[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章部])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PLAN_HEAD = re.compile(r"下一?步|打算|思路|展望|今后|明年|目标任务|主要目标|预期目标|努力方向")
# Headings of plans and of accounts alike: what stands under them tells which.
_WORK_HEAD = re.compile(r"计划(?!生育)|安排|规划|工作重点|重点工作|工作措施|改进措施|整改措施|工作要点|总体要求")
_DONE = re.compile(r"全年|年内|今年|本年|同比|[比较](?:上|去|19[0-9]{2}|20[0-9]{2})年|累计|共|已|了")
# Problems and plans under one heading: the problems come first, and the text says where it turns to the plans.
_NO_PLAN_HEAD = re.compile(r"问题|不足|情况|成效|完成|回顾")
_PLAN_DOCUMENT = re.compile(
    r"(?:工作)?(?:要点|计划|规划|实施方案|行动方案|工作安排|工作思路)(?:[（(].{0,12}[）)])?\s*$"
)
_ACCOUNT = re.compile(r"报告|总结|情况|回顾|公报")
_WILL = re.compile(r"将|要(?!求|点|素)|力争|计划|继续|预期|目标|拟|打算|进一步")
_AIMED = re.compile(r"力争|争取|预期目标")
_AIM = 30
"""So many characters behind the coming year a verb of aiming speaks of it: 2025年行政复议调解率力争达到45%."""
_NEXT = re.compile(r"(?:明年|下一?步|新的一年|今后|接下来|下一年度?)[^。]{0,40}?(?:将|要|力争|计划|继续|预期|目标|拟)")

ANNEX = re.compile(
    r"[ \t\u3000]*(?:附[表件图录]|附\d{0,2}[：:]|注[：:]|备注[：:]|表\s?[一二三四五六七八九十\d]{1,2}[ \u3000：:.．])"
)
ROW = re.compile(r"\t|\S \| |^[^，。；]*\S {2,}\S+ {2,}\S")
"""A line that is a row of a table: cells parted by tabs, by bars or by wide gaps."""

_GLIMPSE = 300
"""So much of a section tells a plan from an account."""


class Layout:
    """Breaks, sentences and plan sections of one text."""

    __slots__ = ("_break_at", "_plan_at", "_plan_state", "_sentence_at", "coming", "text", "year")

    def __init__(self, text: str, year: int | None):
        self.text = text
        self.year = year
        self.coming = coming_year(text, year) if year else 0
        self._break_at: list[int] = []
        self._sentence_at: list[int] = [-1]
        for found in _BREAK.finditer(text):
            at = found.start()
            char = text[at]
            if char == "," and text[at - 1 : at].isdigit() and _thousands(text, at):
                continue
            if char == "\n" and not self._hard(at):
                continue
            self._break_at.append(at)
            if char not in "，,：":
                self._sentence_at.append(at)
        self._break_at.append(len(text))
        self._sentence_at.append(len(text))
        self._plan_at, self._plan_state = self._plans()

    def _hard(self, at: int) -> bool:
        """Whether the line end at `at` also ends the sentence."""
        text = self.text
        line_start = text.rfind("\n", 0, at) + 1
        line = text[line_start:at].strip()
        if not line:
            return False
        if line[-1] in _HARD_END or len(line) < 18 or "\t" in line:
            return True
        if _TITLE.fullmatch(line):
            return True
        following = at + 1
        while text[following : following + 1] in ("\n", " ", "\t", "\u3000", "\r"):
            following += 1
        return _HEAD.match(text, following) is not None or text[following - 2 : following] in ("\u3000\u3000", "  ")

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the clause around offset `at`."""
        turn = bisect_left(self._break_at, at)
        return (self._break_at[turn - 1] + 1 if turn else 0), self._break_at[turn]

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence (to the semicolon) around offset `at`."""
        turn = bisect_left(self._sentence_at, at)
        return self._sentence_at[turn - 1] + 1, self._sentence_at[turn]

    def plan(self, at: int) -> int | None:
        """The year of the plan that the text at `at` belongs to (0 if unsaid), or None in what is reported as done."""
        turn = bisect_right(self._plan_at, at) - 1
        return self._plan_state[turn] if turn >= 0 else None

    # --- plans ------------------------------------------------------------------------------------------------

    def _plans(self) -> tuple[list[int], list[int | None]]:
        places: list[int] = []
        states: list[int | None] = []
        state: int | None = self._document_plan()
        places.append(0)
        states.append(state)
        document = state is not None
        for start, line in self._lines():
            if document:
                break
            heading = len(line) < 60 and not _COMMA.search(line, 0, 30) and not _FIRSTLY.match(line)
            if _TOP.match(line) or (heading and _HEAD.match(line)):
                title = re.split("[。，：,:]", line, maxsplit=1)[0]
                planned = self._heading_plan(title, start + len(line))
                if planned is not None:
                    state = planned
                elif _TOP.match(line):
                    state = None
                if states[-1] != state:
                    places.append(start)
                    states.append(state)
            if state is not None and ANNEX.match(line):  # tables and remarks behind the last plan tell what was done
                state = None
                places.append(start)
                states.append(state)
            elif state is not None and ROW.search(line):
                places += (start, start + len(line) + 1)
                states += (None, state)
            if state is None:
                turn = self._turn(start, line)
                if turn is not None:
                    at, state = turn
                    places.append(at)
                    states.append(state)
        return places, states

    def _lines(self) -> Iterator[tuple[int, str]]:
        start = 0
        for line in self.text.split("\n"):
            if line and not line.isspace():
                yield start, line
            start += len(line) + 1

    def _document_plan(self) -> int | None:
        """The year of a document that is a plan from its title on."""
        title = self.text[:200].strip().split("\n")[:3]
        planned = any(_PLAN_DOCUMENT.search(line.strip()) for line in title)
        return self.year if planned and not _ACCOUNT.search("".join(title)[:100]) else None

    def _heading_plan(self, title: str, below: int) -> int | None:
        years = [int(year) for year in _YEAR.findall(title)]
        if _NO_PLAN_HEAD.search(title):
            return None
        if _PLAN_HEAD.search(title):
            return max(years) if years else self.coming
        if _WORK_HEAD.search(title) and not (years and max(years) == self.year) and not self._account(below):
            return max(years) if years else self.coming
        if years and self.year and min(years) > self.year:
            return min(years)
        return None

    def _account(self, start: int) -> bool:
        """Whether the first paragraphs from here tell of what was done."""
        return _DONE.search(self.text, start, start + _GLIMPSE) is not None

    def _turn(self, start: int, line: str) -> tuple[int, int] | None:
        """Where inside a paragraph the report turns to the coming year, and that year."""
        if self.year:
            mark = f"{self.year + 1}年"
            at = line.find(mark)
            while at >= 0:
                opens = at == 0 or line[at - 1] in "。；，是、） \t\u3000"
                wanted = line[at + 5 : at + 6] in "，,我全县区市" and _WILL.search(line, at, at + 80)
                if opens and (wanted or _AIMED.search(line, at, at + _AIM)):
                    return start + at, self.year + 1
                at = line.find(mark, at + 1)
        found = _NEXT.search(line)
        if found and (found.start() == 0 or line[found.start() - 1] in "。；\u3000 "):
            return start + found.start(), self.coming
        return None


def _thousands(text: str, at: int) -> bool:
    """Whether the comma at `at` separates thousands."""
    group = text[at + 1 : at + 5]
    return len(group) >= 3 and group[:3].isdigit() and not group[3:].isdigit()
