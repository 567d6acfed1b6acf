"""Arabic numerals: which of them are figures, and how far they reach."""

import re

from guiju.reports.read.broken import read_broken
from guiju.reports.read.names import arabic_refusal
from guiju.reports.read.numerals import ARABIC, arabic_value
from guiju.reports.read.ranges import read_range
from guiju.reports.read.scan import GAP, Numeral, Scan, Span
from guiju.reports.read.units import CASUAL, find_unit, unit_class

__all__ = ["is_stretch", "read_arabic"]

_BARE_RATE = re.compile(r"(?:率|占比|比重|比例)(?:均|仅|分别|约)?(?:为|达|达到|是)?\s*$")
_BARE_SCORE = re.compile(r"(?:得分|评分|总分|成绩|分数|分值)(?:为|达|达到|是)?\s*$")
_BARE_TOTAL = re.compile(r"(数|数量|总量|总数|合计|共计|总计)(?:为|达|达到|是|：|:)\s*$")
_COUNTED = {"件数": "件", "人次数": "人次", "人数": "人", "次数": "次", "户数": "户", "条数": "条", "份数": "份"}
_CLOSED = re.compile(r"\s*(?:[，。；、！？,;）)]|$)")
_SHARED = re.compile(rf"(?:\s*[、和及]\s*(?:{ARABIC})){{1,12}}{GAP}")
_LINE_GAP = re.compile(r"[ \t\u3000]*\n\s*")
_WORD_END = re.compile(r"[\u4e00-\u9fff”》）)]\s*$")
_DAYS_LIMITED = re.compile(r"\s*(?:缩短|压缩|压减|减少|延长|内|以内|之内|以上|以下|期限|前完成)")
_WHOLE = frozenset(("persons", "cases", "events", "firms", "places", "things"))
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# 办案687件，其中立案231，处罚216: what became of the things that were counted before with their unit.
_OUTCOME = re.compile(
    r"[\s，,、；;（(]+(?:其中|包括)?[：:]?(?:已|共|全部)?(?:立案|处罚|办结|审结|结案|查处|受理|不予受理|维持|撤销|变更|驳回|终止"
    r"|调解|和解|移送|整改|化解|成功|警告|训诫|败诉|胜诉|保留|修改|修订|废止|失效|合格|优秀|通过)(?:了|数)?"
)
_MEAN_AGE = re.compile(r"平均年龄(?:为|约|近|超过?|达到?)*\s*$")
_MARKS_OF_A_CLASS = re.compile(r"\s*(?:以[上下]|至\s*[0-9]+\s*分)\s*的?\s*[0-9]")
_SAID = re.compile(r"[\u4e00-\u9fff]\s*$")


def read_arabic(scan: Scan, start: int, end: int) -> Span | None:
    """The figure of the digits from `start` to `end`, or None."""
    text = scan.text
    broken = read_broken(scan, start, end)
    if broken is not None:
        return broken
    number = arabic_value(text[start:end])
    if number is None:
        scan.refuse(start, end, "编号")
        return None
    numeral = scan.numeral(start, end, number)
    numbered = isinstance(number, float) and _drop_enumerator(text, numeral)
    ranged = read_range(scan, numeral)
    if ranged is not None:
        return ranged
    if numeral.unit is None:
        return _bare(scan, numeral)
    reason = _refusal(text, numeral, numbered)
    if reason is not None:
        scan.refuse(numeral.start, end, reason)
        return None
    return scan.span(numeral, "数字加量词")


def _refusal(text: str, numeral: Numeral, numbered: bool) -> str | None:
    """Why a numeral with a unit is no figure, or None."""
    unit, value = numeral.unit or "", numeral.number
    if unit in CASUAL and not numeral.scale and not numeral.more and (value >= _FIRST_YEAR or value != int(value)):
        return "后面的词不是量词"
    if unit == "分" and _MARKS_OF_A_CLASS.match(text, numeral.unit_end):
        return "分档的界限"  # 90分以上31卷
    if unit == "日" and not is_stretch(text, numeral):
        return "日期"
    if text[numeral.start - 1 : numeral.start] == "每":
        return "每若干之中，是基数"
    if unit == "%" and text.startswith("的", numeral.unit_end) and text.endswith("标准", 0, numeral.start):
        return "条件里的标准"  # 低于最低标准85%的单位
    return None if numbered else arabic_refusal(text, numeral.start, value, unit, numeral.unit_at)


def is_stretch(text: str, numeral: Numeral) -> bool:
    """Whether N日 is a stretch of days (50日以上, 20日内) and not a day of the month."""
    if text[max(0, numeral.start - 2) : numeral.start].rstrip().endswith(("月", "年")):
        return False
    return bool(numeral.more) or numeral.number > 31 or _DAYS_LIMITED.match(text, numeral.unit_end) is not None


def _drop_enumerator(text: str, numeral: Numeral) -> bool:
    """1.338个村 at the head of a line is item 1, then 338个: a village has no decimals. Whether that was so."""
    head = text[max(0, numeral.start - 6) : numeral.start].rstrip(" \t\u3000")
    if numeral.scale or (head and head[-1] not in "\n。；;：:"):
        return False
    item, _, rest = text[numeral.start : numeral.end].replace("．", ".").partition(".")
    whole = numeral.unit is not None and unit_class(numeral.unit) in _WHOLE
    year = len(rest) == 4 and rest[:2] in ("19", "20")
    value = arabic_value(rest)
    if len(item) > 2 or value is None or not (whole or year):
        return False
    numeral.start += len(item) + 1
    numeral.number = value
    return True


def _bare(scan: Scan, numeral: Numeral) -> Span | None:
    """A number without unit is a figure only where the words around it say what it measures."""
    text, start, end = scan.text, numeral.start, numeral.end
    head = text[max(scan.floor, start - 14) : start]
    if (
        numeral.more in ("余", "多")
        and numeral.number >= 10
        and text[numeral.unit_at : numeral.unit_at + 1] not in "年岁"
    ):
        return scan.bounded(start, numeral.unit_at, numeral.value, "", "约数后无量词", numeral.more)
    if (known := _understood(scan, numeral)) is not None:
        return known
    if not numeral.scale and not numeral.more:
        named = _named_measure(head) if _CLOSED.match(text, end) else None
        if named is not None:
            return scan.bounded(start, end, numeral.number, named, "量名后的数")
        across = _LINE_GAP.match(text, end)
        if across is not None and _WORD_END.search(head):
            onward = scan.numeral(start, across.end(), numeral.number)
            if onward.unit is not None and onward.unit not in CASUAL:
                return scan.bounded(start, end, onward.value, onward.unit, "量词在下一行", onward.more)
        if "分别" in head or "各" in head or scan.floor == start - 1:
            shared = _SHARED.match(text, end)
            unit = find_unit(text, shared.end()) if shared else None
            if unit is not None and unit[0] not in ("条", "款", "项", "日"):
                return scan.bounded(start, end, numeral.number, unit[0], "与后面的数共用量词")
    following = text[numeral.unit_at : numeral.unit_at + 1]
    scan.refuse(start, end, {"年": "年份", "月": "月份", "号": "编号"}.get(following, "没有量词"))
    return None


def _understood(scan: Scan, numeral: Numeral) -> Span | None:
    """A mean age, or the number at the end of a clause that counts though its unit is left out."""
    text, start, at = scan.text, numeral.start, numeral.unit_at
    if text.startswith("岁", at) and _MEAN_AGE.search(text, max(0, start - 8), start):
        return scan.bounded(start, at + 1, numeral.value, "岁", "平均年龄", numeral.more)
    rule = _left_out(scan, numeral)
    return scan.bounded(start, at, numeral.value, "", rule, numeral.more) if rule else None


def _left_out(scan: Scan, numeral: Numeral) -> str | None:
    """The rule by which a number at the end of its clause counts though its unit is left out, or None."""
    text, at = scan.text, numeral.unit_at
    if _CLOSED.match(text, at) is None:
        return None
    if numeral.scale in ("万", "亿"):
        said = not text.startswith("、", at) and _SAID.search(text, max(0, numeral.start - 3), numeral.start)
        return "大数后无量词" if said else None
    year = _FIRST_YEAR <= numeral.number < _LAST_YEAR
    listed = not year and scan.floor and _OUTCOME.fullmatch(text, scan.floor, numeral.start)
    return "承前省略量词" if listed else None


def _named_measure(head: str) -> str | None:
    """The unit of a number that follows the name of a measure: 败诉率为0, 得分92.35, 案件数为115."""
    if _BARE_RATE.search(head):
        return "%"
    if _BARE_SCORE.search(head):
        return "分"
    total = _BARE_TOTAL.search(head)
    if total is None:
        return None
    noun = head[: total.end(1)]
    return next((unit for name, unit in _COUNTED.items() if noun.endswith(name)), "")
