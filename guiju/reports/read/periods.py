"""The year a report speaks of, and the year a figure is about."""

import re
from bisect import bisect_left

__all__ = ["Years", "coming_year", "report_year"]

# What stands before is asked for behind the first digits, for an expression that opens with digits is found fast.
_YEAR = re.compile(r"((?:19|20)(?<![0-9]..)[0-9]{2})\s*(?:年|(?=[-—–~～至]{1,2}\s*20[0-9]{2}\s*年))")
_TITLE = re.compile(
    r"((?:19|20)[0-9]{2})\s*年(?:度)?(?:工作)?[^。，\n]{0,40}?(?:报告|总结|公报|年报|回顾|情况|要点|计划|概况|统计)"
)
_SPELT = re.compile(r"(二[〇零○][一二三][〇零○一二三四五六七八九])年")
_REVIEW = re.compile(r"((?:19|20)[0-9]{2})\s*年(?:度)?[^。，\n]{0,12}?(?:工作回顾|主要工作|工作情况|工作总结)")
_DATE = re.compile(r"((?:19|20)[0-9]{2})\s*年\s*([0-9]{1,2})\s*月")
_PART_OF_YEAR = re.compile(
    r"(?:[一二三]季度|上半年|(?<![0-9])(?:[1-9]|1[01])月份?)[^。，\n]{0,30}(?:报告|总结|通报|情况|公报|分析)"
)
_BASE = re.compile(r"(?:较|比|与|对比|相比|高于|低于|超过|自|从|以)\s*$")

_ITSELF = re.compile(r"(?:全年|同期|度|末|底)?的?\s*")
_LAST_YEAR = re.compile(r"(?:上一?年|去年)度?(?:全年|同期|末|底)?的?\s*\Z")
_BROUGHT_OVER = ("结转", "遗留", "转入", "未结", "度结转", "末结转", "底结转")


def report_year(text: str) -> int | None:
    """The year that the report is about, from its title, its lead or its date; None if it names none.

    A work report delivered in January speaks of the year before.
    """
    head = text[:600]
    found = _TITLE.search(head)
    if found:
        return int(found.group(1))
    review = _REVIEW.search(text[:6000])
    if review:
        return int(review.group(1))
    dated = _DATE.search(head)
    if dated and "报告" in head[:120]:
        year, month = int(dated.group(1)), int(dated.group(2))
        return year - 1 if month <= 4 else year
    spelt = _SPELT.search(head)
    if spelt:
        return int(
            "".join(
                str("〇一二三四五六七八九".index(char.replace("零", "〇").replace("○", "〇")))
                for char in spelt.group(1)
            )
        )
    first = _YEAR.search(text[:3000])
    return int(first.group(1)) if first else None


def coming_year(text: str, year: int) -> int:
    """The year that the plans of a report are for: the next, but the same in one about a quarter or a half year."""
    return year if _PART_OF_YEAR.search(text[:100]) else year + 1


class Years:
    """The years written in a text, to be asked for the one that a figure's clause or sentence names."""

    __slots__ = ("_at", "_marks", "report", "text")

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
            following = text[end : end + 6]
            if following.startswith(_BROUGHT_OVER):
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
            gap = text[end : self._marks[turn][0]].strip() if turn < len(self._marks) else ""
            if gap in ("至", "到", "-", "—", "——", "–", "~", "～"):
                best = f"{year}-{self._marks[turn][2]}"
                turn += 1
            elif text.startswith(("以来", "起至今", "至今"), end) and self.report and year < self.report:
                best = f"{year}-{self.report}"
            else:
                best = str(year)
        return best
