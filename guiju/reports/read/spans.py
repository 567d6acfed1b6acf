"""The scan: from text to spans, each a numeral with its bound words and unit.

One pass over the numerals of the text, in order. For each the rules say what it is; `refused` receives those that
are no figures, with the reason.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guiju.reports.read import bounds
from guiju.reports.read.names import arabic_refusal, chinese_refusal, masked_ranges
from guiju.reports.read.numerals import ARABIC, CHINESE, arabic_value, chinese_value, scaled
from guiju.reports.read.ranks import read_rank
from guiju.reports.read.units import CASUAL, find_unit, unit_class

__all__ = ["Span", "find_spans"]


@dataclass(slots=True)
class Span:
    """A quantity found in text, before anything is known of its meaning."""

    start: int
    end: int
    value: int | float
    unit: str
    bound: str
    rule: str


Refused = Callable[[int, int, str], None]

_START = re.compile(
    rf"(?P<per>[百千万])分之(?:(?P<pnum>{ARABIC})|(?P<pcn>{CHINESE}(?:点[零〇一二三四五六七八九]+)?))"
    r"|(?P<den>[二三四五六七八九十])分之(?P<nom>[一二三四五六七八九两])"
    r"|(?<![0-9/.])(?P<top>[1-9])/(?P<bottom>[2-9])(?![0-9/.])(?=[的以多左，。；、])"
    rf"|(?P<num>{ARABIC})|(?P<cn>{CHINESE})"
)
_GAP = r"[ \t\u3000\xa0]*"
_SCALE = r"(?:[百千](?!分|瓦|克|米|伏|卡|帕)|[万亿])*"
_TAIL = re.compile(rf"{_GAP}(?P<scale>{_SCALE}){_GAP}(?P<more>[余多来几]?)(?P<scale2>{_SCALE}){_GAP}")
_RANGE = re.compile(rf"{_GAP}(?:-|－|—{{1,2}}|–|~|～|至|到){_GAP}(?P<num>{ARABIC}|{CHINESE})(?P<scale>[万亿]*){_GAP}")
_JOINT = re.compile(
    r"[ \u3000]?[.．][ \u3000](?=[0-9])|[ \u3000][.．](?=[0-9])|[ \u3000\xa0](?=[0-9]{3}(?![0-9]))|[ \t]*\n[ \t\n]*(?=[0-9])"
)
_LINE_GAP = re.compile(r"[ \t\u3000]*\n\s*")
_BARE_RATE = re.compile(r"(?:率|占比|比重|比例)(?:均|仅|分别|约)?(?:为|达|达到|是)?\s*$")
_BARE_SCORE = re.compile(r"(?:得分|评分|总分|成绩|分数|分值)(?:为|达|达到|是)?\s*$")
_BARE_TOTAL = re.compile(r"(?:数|数量|总量|总数|合计|共计|总计)(?:为|达|达到|是|：|:)\s*$")
_COUNT_NOUN = {"件数": "件", "人数": "人", "次数": "次", "户数": "户", "条数": "条", "份数": "份", "人次数": "人次"}
_CLOSED = re.compile(r"\s*(?:[，。；、！？,;）)]|$)")
_SHARED = re.compile(rf"(?:\s*[、和及]\s*(?:{ARABIC}))+{_GAP}")
_QUIET_DAYS = re.compile(r"每(?:月|年|季度?|周)[^，。；]{0,4}$")
_LIMIT_DAYS = re.compile(r"(?:个?工作)?日?(?:内|以内|之内|以上|以下|期限|前完成)")

_CODE_DASH = re.compile(r"[-—A-Za-z]$")
_LABELS = ("表", "图", "第", "附件", "附录", "至", "年", "月")
_COMPOUND = re.compile(r"([0-9]+)([千百]?)(万?)")
_MINUS = frozenset("-－−")
_BEFORE_MINUS = frozenset("为达：:是率速幅")


def find_spans(text: str, refused: Refused | None = None) -> list[Span]:
    """Every quantity of `text`, in order, without overlaps."""
    return list(_Scanner(text, refused).spans())


class _Scanner:
    def __init__(self, text: str, refused: Refused | None):
        self.text = text
        self.refused = refused
        self.floor = 0  # spans may not reach back beyond this offset

    def spans(self) -> Iterator[Span]:
        text = self.text
        masks = masked_ranges(text)
        masks.append((len(text) + 1, len(text) + 1))
        turn, at = 0, 0
        search = _START.search
        while (found := search(text, at)) is not None:
            start = found.start()
            while masks[turn][1] <= start:
                turn += 1
            if masks[turn][0] <= start:
                at = masks[turn][1]
                self._refuse(start, found.end(), "引号、书名号内的名称")
                continue
            span = self._read(found)
            if span is not None:
                yield span
                at = self.floor = max(span.end, found.end() if span.end < found.end() else span.end)
            else:
                at = max(found.end(), self.floor)

    def _refuse(self, start: int, end: int, reason: str) -> None:
        if self.refused is not None:
            self.refused(start, end, reason)

    def _read(self, found: re.Match[str]) -> Span | None:
        if found["num"] is not None:
            return self._arabic(found.start(), found.end())
        if found["cn"] is not None:
            return self._chinese(found.start(), found.end())
        return self._fraction(found)

    # --- shares -----------------------------------------------------------------------------------------------

    def _fraction(self, found: re.Match[str]) -> Span | None:
        """百分之九十五点五, 千分之三, 三分之二, 1/3以上: a share in per cent."""
        if found["den"] is not None or found["top"] is not None:
            below = chinese_value(found["den"]) if found["den"] else int(found["bottom"])
            above = chinese_value(found["nom"]) if found["nom"] else int(found["top"])
            if not below or not above or above >= below:
                return None
            value: int | float = round(100 * above / below, 4)
            unit = "%"
        else:
            if found["pnum"] is not None:
                number: int | float | None = arabic_value(found["pnum"])
            else:
                whole, _, decimals = found["pcn"].partition("点")
                number = chinese_value(whole)
                if number is not None and decimals:
                    digits = "".join(str(chinese_value(char) or 0) for char in decimals)
                    number = float(f"{number}.{digits}")
            if number is None:
                return None
            value, unit = number, {"百": "%", "千": "‰", "万": "‱"}[found["per"]]
        return self._bounded(found.start(), found.end(), value, unit, None, "分数")

    # --- Arabic -----------------------------------------------------------------------------------------------

    def _arabic(self, start: int, end: int) -> Span | None:
        text = self.text
        if text[start - 1 : start] in ("第", "前") and start > self.floor:
            return self._ranked(start, end)
        joined = _JOINT.match(text, end)
        if joined is not None and (span := self._joined(start, end, joined)) is not None:
            return span
        number = arabic_value(text[start:end])
        if number is None:
            self._refuse(start, end, "以零开头的编号")
            return None
        tail = _TAIL.match(text, end)
        assert tail is not None
        scale, more, scale2 = tail.groups()
        unit_at = tail.end()
        unit = find_unit(text, unit_at)
        numbered = False
        if "." in text[start:end] or "．" in text[start:end]:
            numbered, start, number = self._after_enumerator(start, end, number, unit, scale + scale2)
        ranged = self._range(start, end, number, unit, tail)
        if ranged is not None:
            return ranged
        if unit is None and scale == "亿" and (span := self._compound(start, number, unit_at)) is not None:
            return span
        if unit is None:
            return self._bare(start, end, number, scale, more, scale2, unit_at)
        word, unit_end = unit
        if word in CASUAL and not scale and not more and (number >= 1900 or "." in text[start:end]):
            self._refuse(start, end, "后面的词不是量词")
            return None
        if word == "日" and not self._is_limit(start, unit_end, number, more):
            self._refuse(start, end, "日期")
            return None
        reason = arabic_refusal(text, start, end, number, word, unit_at)
        if reason is not None and not numbered:
            self._refuse(start, end, reason)
            return None
        return self._bounded(start, unit_end, scaled(number, scale, scale2), word, more or None, "数字加量词")

    def _after_enumerator(
        self, start: int, end: int, number: int | float, unit: tuple[str, int] | None, scale: str
    ) -> tuple[bool, int, int | float]:
        """1.338个村 at the head of a line is item 1, then 338个: a whole village has no decimals."""
        text = self.text
        head = text[max(0, start - 6) : start].rstrip(" \t\u3000")
        at_head = not head or head[-1] in "\n。；;：:"
        dot = re.search("[.．]", text[start:end])
        assert dot is not None
        fraction = text[start + dot.end() : end]
        if not at_head or dot.start() > 2 or scale or not fraction:
            return False, start, number
        whole_only = unit is not None and unit_class(unit[0]) in ("persons", "cases", "events", "firms", "places", "things")
        year = len(fraction) == 4 and fraction[:2] in ("19", "20")
        if not (whole_only or year):
            return False, start, number
        value = arabic_value(fraction)
        return (False, start, number) if value is None else (True, start + dot.end(), value)

    def _compound(self, start: int, number: int | float, at: int) -> Span | None:
        """3亿2千万元."""
        found = _COMPOUND.match(self.text, at)
        unit = find_unit(self.text, found.end()) if found else None
        if found is None or unit is None:
            return None
        value = scaled(number, "亿") + scaled(int(found.group(1)), found.group(2), found.group(3))
        return self._bounded(start, unit[1], value, unit[0], None, "数字加量词")

    def _joined(self, start: int, end: int, joint: re.Match[str]) -> Span | None:
        """A number with a space or a line end inside: 13 523件, 27. 5万, 1404 broken after 14."""
        text = self.text
        previous = text[max(0, start - 4) : start].rstrip()
        if not "\u4e00" <= previous[-1:] <= "\u9fff" or previous.endswith(_LABELS):
            return None
        rest = re.compile("[0-9]+(?:[.．][0-9]+)?").match(text, joint.end())
        if rest is None or (len(text[start:end]) == 4 and text[start : start + 2] in ("19", "20")):
            return None
        glue = "." if re.search("[.．]", joint.group()) else ""
        if glue and ("." in text[start:end] or "." in rest.group()):
            return None
        number = arabic_value(text[start:end] + glue + rest.group())
        tail = _TAIL.match(text, rest.end())
        assert tail is not None
        unit = find_unit(text, tail.end())
        if number is None or unit is None:
            return None
        scale, more, scale2 = tail.groups()
        return self._bounded(start, unit[1], scaled(number, scale, scale2), unit[0], more or None, "数字中有空格或换行")

    def _range(
        self, start: int, end: int, number: int | float, unit: tuple[str, int] | None, tail: re.Match[str]
    ) -> Span | None:
        """3—5个, 10至15人, 每月1日至20日: one figure from the first numeral to the last unit."""
        text = self.text
        found = _RANGE.match(text, unit[1] if unit else (tail.end() if tail["scale"] else end))
        if found is None or text[start - 1 : start] in ("从", "由", "自"):
            return None
        upper = arabic_value(found["num"]) if found["num"][0] in "0123456789０１２３４５６７８９" else None
        second = find_unit(text, found.end())
        if upper is None or second is None or (unit is not None and unit[0] != second[0]):
            if unit is None:
                self.floor = found.end("num")  # 2021—2025年, 1—9月: neither is a figure
            return None
        if second[0] == "日":
            if _QUIET_DAYS.search(text[max(0, start - 12) : start]):
                return Span(start, second[1], int(upper - number + 1), "日", "exact", "每月的若干日")
            self.floor = second[1]
            return None
        if _CODE_DASH.search(text[max(0, start - 1) : start]) or (second[0] in CASUAL and upper >= 1900):
            return None
        low = scaled(number, tail["scale"] or found["scale"])
        high = scaled(upper, found["scale"])
        if low >= high:
            return None
        middle = (low + high) / 2
        value = int(middle) if middle == int(middle) else middle
        return self._bounded(start, second[1], value, second[0], None, "区间", default="approx")

    def _bare(
        self, start: int, end: int, number: int | float, scale: str, more: str, scale2: str, at: int
    ) -> Span | None:
        """A number without unit: a figure only where the words before or behind it say what it measures."""
        text = self.text
        head = text[max(self.floor, start - 14) : start]
        if _CLOSED.match(text, end) and not more and not scale:
            if _BARE_RATE.search(head):
                return self._bounded(start, end, number, "%", None, "比率后的数")
            if _BARE_SCORE.search(head):
                return self._bounded(start, end, number, "分", None, "得分后的数")
            if (total := _BARE_TOTAL.search(head)) is not None:
                noun = next((n for n in _COUNT_NOUN if head[: total.end()].rstrip("：: 为达到是").endswith(n)), "")
                return self._bounded(start, end, number, _COUNT_NOUN.get(noun, ""), None, "总数后的数")
        across = _LINE_GAP.match(text, end)
        if across is not None and not more and "\u4e00" <= head.rstrip()[-1:] <= "\u9fff":
            unit = find_unit(text, across.end())
            if unit is not None and unit[0] not in CASUAL:
                return self._bounded(start, end, number, unit[0], None, "量词在下一行")
        if "分别" in head or "各" in head or self.floor == start - 1:
            shared = _SHARED.match(text, end)
            unit = find_unit(text, shared.end()) if shared else None
            if unit is not None and unit[0] not in ("条", "款", "项", "日"):
                return self._bounded(start, end, number, unit[0], None, "与后面的数共用量词")
        if (more in ("余", "多") or (scale and text[at : at + 1] > "一")) and number >= 10 and text[at : at + 1] not in "年岁":
            if more:
                return self._bounded(start, at, scaled(number, scale, scale2), "", more, "约数后无量词")
        self._refuse(start, end, "没有量词")
        return None

    def _is_limit(self, start: int, unit_end: int, number: int | float, more: str) -> bool:
        """Whether N日 is a stretch of days (50日以上, 20日内) and not a day of the month."""
        text = self.text
        if text[max(0, start - 2) : start].rstrip().endswith(("月", "年")):
            return False
        return bool(more) or number > 31 or _LIMIT_DAYS.match(text, unit_end) is not None

    # --- Chinese ----------------------------------------------------------------------------------------------

    def _chinese(self, start: int, end: int) -> Span | None:
        text = self.text
        if text[start - 1 : start] in ("第", "前") and start > self.floor:
            return self._ranked(start, end)
        value = chinese_value(text[start:end])
        tail = _TAIL.match(text, end)
        assert tail is not None
        scale, more, scale2 = tail.groups()
        if value is None:
            return None
        unit = find_unit(text, tail.end())
        if unit is None:
            return None
        word, unit_end = unit
        bound, _ = bounds.before(text, start, self.floor)
        if word in CASUAL and word not in ("大", "倍", "成") and not more:
            return None
        if word == "日" or (word == "分" and not bound) or (scale and not more and not bound and value < 2):
            return None
        reason = chinese_refusal(text, start, end, value, word, tail.end(), more or scale or (bound or ""))
        if reason is not None:
            self._refuse(start, end, reason)
            return None
        return self._bounded(start, unit_end, scaled(value, scale, scale2), word, more or None, "中文数字加量词")

    # --- shared -----------------------------------------------------------------------------------------------

    def _ranked(self, start: int, end: int) -> Span | None:
        rank = read_rank(self.text, start - 1)
        if rank is None:
            if self.text[start - 1] == "前":
                return self._first_few(start, end)
            self.floor = self._past_ordinal(end)
            self._refuse(start, end, "序数")
            return None
        return Span(rank[0], rank[1], rank[2], "位", rank[3], "位次")

    def _first_few(self, start: int, end: int) -> Span | None:
        """前20% is a share; 前三季度, 前10个月 are stretches of time."""
        self.floor = end
        return None

    def _past_ordinal(self, end: int) -> int:
        """The offset behind the classifier of an ordinal, so that 第12条 leaves no 12条."""
        unit = find_unit(self.text, end)
        return unit[1] if unit else end

    def _bounded(
        self, start: int, end: int, value: int | float, unit: str, more: str | None, rule: str, default: str = "exact"
    ) -> Span:
        """The span with the bound words around it. 余 and 多 outweigh 约 and 近; words behind outweigh words before."""
        text = self.text
        if text[start - 1 : start] in _MINUS and text[start - 2 : start - 1] in _BEFORE_MINUS and start > self.floor:
            start, value = start - 1, -value
        before, left = bounds.before(text, start, self.floor)
        behind, right = bounds.after(text, end)
        bound = (bounds.INSIDE[more] if more else None) or behind or before or default
        if before is not None:
            start = left
        return Span(start, right if behind else end, value, unit, bound, rule)

