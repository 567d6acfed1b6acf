"""The year a report speaks of, and the year a figure is about."""

import re
from bisect import bisect_left
from itertools import pairwise

from guiju.reports.read.title import title_of

__all__ = ["Years", "coming_year", "report_year"]

# What stands before is asked for behind the first digits, for an expression that opens with digits is found fast.
_YEAR = re.compile(r"((?:19|20)(?<![0-9]..)[0-9]{2})\s*(?:年|(?=[-—–~～至]{1,2}\s*20[0-9]{2}\s*年))")
_TITLE = re.compile(
    r"((?:19|20)[0-9]{2})\s*年(?:度)?(?!以来|起)(?:工作)?[^。，\n]{0,40}?(?:报告|总结|公报|年报|回顾|情况|要点|计划|概况|统计)"
)
_BEHIND_TITLE = re.compile(r"(?:报告|总结|年报|情况|公报)[（(]((?:19|20)[0-9]{2})\s*年度?[）)]$")
_SINCE = re.compile(r"(?:19|20)[0-9]{2}\s*年以来")
_SPELT = re.compile(r"(二[〇零○][一二三][〇零○一二三四五六七八九])年")
_REVIEW = re.compile(
    r"((?:19|20)[0-9]{2})\s*年(?:度)?(?!以来|起)[^。，\n]{0,12}?(?:工作回顾|主要工作|工作情况|工作总结)"
)
_DATE = re.compile(r"((?:19|20)[0-9]{2})\s*年\s*([0-9]{1,2})\s*月")
_OVER = re.compile(r"[（(](?:19|20)[0-9]{2}\s*年?\s*(?:至|到|[-—–~～]{1,2})\s*((?:19|20)[0-9]{2})\s*年[）)]")
"""中期工作总结（2021—2023年）: to the last of the years."""
_PAPER_OVER = re.compile(
    r"《[^》\n]{0,40}(?:19|20)[0-9]{2}\s*年?\s*(?:至|到|[-—–~～]{1,2})\s*(?:19|20)[0-9]{2}[^》\n]*》"
)
"""《法治政府建设实施方案（2021—2025年）》: its years are not the report's."""
_SIGNED_ON = re.compile(rf"(?m)^[ \t\u3000]*{_DATE.pattern}[^\n]{{0,6}}$")
_SIGNED, _SPRING = 200, 4
"""Characters at the end of a text among which it is dated; the last month in which it is about the year before."""
_PART_OF_YEAR = re.compile(
    r"(?:[一二三]季度|上半年|(?<![0-9])(?:[1-9]|1[01])月份?)[^。，\n]{0,30}(?:报告|总结|通报|情况|公报|分析)"
)
_BASE = re.compile(r"(?:较|比|与|对比|相比|高于|低于|超过|自|从|以)\s*$")

_ITSELF = re.compile(r"(?:全年|同期|度|末|底)?的?\s*")
_LAST_YEAR = re.compile(r"(?:上一?年|去年)度?(?:全年|同期|末|底)?的?\s*\Z")
# Between the two years of a span: 2008年1月至2010年5月.
_TO = re.compile(r"\s*(?:[0-9]{1,2}\s*月份?(?:[0-9]{1,2}\s*日|底|末|初)?)?\s*(?:[-–—~～至到]|——)\s*")
_LONGEST_GAP = 12
_OPENS = frozenset("自从。\n \u3000")
"""What stands before the span of years that opens a sentence."""
_ITS_OWN = ("为", "是")
"""2023年为206件，同比增长51.5%: the year is that of one number only."""
_SHUT = re.compile(r"[^（(]*?[）)]")
"""作出506件（2023年471件），移送7件: a year in brackets is not told of what stands behind them."""
_BROUGHT_OVER = ("结转", "遗留", "转入", "未结", "度结转", "末结转", "底结转")


def report_year(text: str) -> int | None:
    """The year that the report is about, from its title, its lead or its date; None if it names none.

    A work report delivered in January speaks of the year before.
    """
    head, title = (_PAPER_OVER.sub("", words) for words in (text[:600], title_of(text)))
    if _SINCE.search(title):  # 关于2008年以来工作情况的报告: to the last year that the lead names
        return max(int(year.group(1)) for year in _YEAR.finditer(head))
    named = (
        _OVER.search(title)
        or _TITLE.search(head)
        or _TITLE.search(title)
        or _BEHIND_TITLE.search(title)
        or _REVIEW.search(text[:6000])
    )
    if named:
        return int(named.group(1))
    if spelt := _SPELT.search(head):
        digits = spelt.group(1).replace("零", "〇").replace("○", "〇")
        return int("".join(str("〇一二三四五六七八九".index(digit)) for digit in digits))
    signed = list(_SIGNED_ON.finditer(text[-_SIGNED:]))
    if dated := signed[-1] if signed else _DATE.search(head) if "报告" in head[:120] else None:
        return _year_before(dated)
    first = _YEAR.search(text[:3000])
    return int(first.group(1)) if first else None


def _year_before(dated: re.Match[str]) -> int:
    """The year that a report of this day is about: until April that before."""
    year, month = int(dated.group(1)), int(dated.group(2))
    return year - 1 if month <= _SPRING else year


def coming_year(text: str, year: int) -> int:
    """The year that the plans of a report are for: the next, but the same in one about a quarter or a half year."""
    return year if _PART_OF_YEAR.search(text[:100]) else year + 1


class Years:
    """The years written in a text, to be asked for the one that a figure's clause or sentence names."""

    __slots__ = ("_at", "_marks", "_opening", "report", "spans", "text")

    def __init__(self, text: str, report: int | None, masked: list[tuple[int, int]]):
        self.text = text
        self.report = report
        self._marks: list[tuple[int, int, int]] = []
        turn = 0
        for found in _YEAR.finditer(text):
            while turn < len(masked) and masked[turn][1] <= found.start():
                turn += 1
            if turn < len(masked) and masked[turn][0] <= found.start():
                continue
            self._marks.append((found.start(), found.end(), int(found.group(1))))
        self._at = [mark[0] for mark in self._marks]
        self.spans: dict[int, str] = {}
        """The spans of years (2008年1月至2010年5月) by the place of their first year among the years."""
        self._opening: list[int] = []
        """Places of the spans that open a sentence."""
        for turn, ((_, end, first), (start, _, last)) in enumerate(pairwise(self._marks)):
            if start - end < _LONGEST_GAP and _TO.fullmatch(text, end, start) and first < last:
                self.spans[turn] = f"{first}-{last}"
                if text[self._at[turn] - 1] in _OPENS:
                    self._opening.append(turn)

    def named(self, sentence: int, clause: int, start: int, clause_end: int) -> str | None:
        """The year, or span of years, that the words around a figure name; None if they name none.

        A year in the figure's own clause wins over one that heads the sentence. 较2022年, 比2022年 is a base and no
        period, but that of the base itself (比2022年的183起, 上年同期158件). 2022年以来 spans to the report's year.
        """
        text = self.text
        if self.report and _LAST_YEAR.search(text, max(sentence, start - 12), start):
            return str(self.report - 1)
        lo, hi = bisect_left(self._at, sentence), bisect_left(self._at, clause_end)
        best: str | None = None
        turn = lo
        while turn < hi:
            at, end, year = self._marks[turn]
            turn += 1
            if at < start and (span := self.spans.get(turn - 1)) is not None:
                best = span
                turn += 1
                continue
            following = text[end : end + 6]
            if following.startswith(_BROUGHT_OVER) or at < clause and following.startswith(_ITS_OWN):
                continue
            if _SHUT.match(text, end, start):
                continue
            if _BASE.search(text[max(0, at - 2) : at]) and not text.startswith(("以来", "起"), end):
                if at < start and _ITSELF.fullmatch(text, end, start):
                    best = str(year)
                    continue
                if not ("以来" in following or following.startswith(("起", "至", "到", "—", "-"))):
                    continue
            if at > start and at >= clause_end:
                break
            if at > start and not text.startswith("度", end):
                continue
            if text.startswith(("以来", "起至今", "至今"), end) and self.report and year < self.report:
                best = f"{year}-{self.report}"
            else:
                best = str(year)
        return best

    def spanning(self, at: int) -> str | None:
        """The span of years that opens the sentence around `at`, semicolons in it or not."""
        lo, hi = bisect_left(self._at, self.text.rfind("。", 0, at) + 1), bisect_left(self._at, at)
        first = bisect_left(self._opening, lo)
        return self.spans[self._opening[first]] if first < len(self._opening) and self._opening[first] < hi else None
