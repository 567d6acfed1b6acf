"""The scan: from text to spans, each a numeral with its bound words and unit.

One pass over the numerals of the text, in order. For each the rules say what it is; those that are no figures are
refused with the reason.
"""

import re

from guiju.reports.read import bounds
from guiju.reports.read.arabic import is_stretch, read_arabic
from guiju.reports.read.names import chinese_refusal, masked_ranges
from guiju.reports.read.numerals import ARABIC, CHINESE, arabic_value, chinese_value
from guiju.reports.read.ranks import read_rank
from guiju.reports.read.scan import Refused, Scan, Span
from guiju.reports.read.units import CASUAL, find_unit

__all__ = ["find_spans"]

_DIGIT = re.compile(
    "[0-9０-９零〇一二三四五六七八九十百千万两半]+"
)  # by itself, for a class of characters is found fast
_NUMERAL = re.compile(
    rf"(?P<per>[百千万])分之(?:(?P<pnum>{ARABIC})|(?P<pcn>{CHINESE}(?:点[零〇一二三四五六七八九]+)?))"
    r"|(?P<den>[二三四五六七八九十])分之(?P<nom>[一二三四五六七八九两])"
    r"|(?<![0-9/.])(?P<top>[1-9])/(?P<bottom>[2-9])(?![0-9/.])(?=[的以多左，。；、])"
    r"|(?P<tenths>[一二三四五六七八九])成(?P<tenth>[一二三四五六七八九])(?=[，。；、！？,;）)\s的左以上是为]|$)"
    r"|(?P<half>(?<!另)一半(?![年月天径成])|半数|(?<=[过近超逾])(?<!时间过)(?<!任务过)(?<!双过)"
    r"半(?=[，。；、！？,;）)\s的是为在由属]|来自|$))"
    rf"|(?P<num>{ARABIC})|(?P<cn>{CHINESE})"
)
_LISTED = re.compile(rf"(?:\s*[、，和及至—-]\s*(?:{ARABIC}|{CHINESE}))+(?=[条款项期批号章节次页个])")
_PER = {"百": "%", "千": "‰", "万": "‱"}


def find_spans(text: str, refused: Refused | None = None, masks: list[tuple[int, int]] | None = None) -> list[Span]:
    """Every quantity of `text`, in order, without overlaps.

    Args:
        text: the text.
        refused: receives (start, end, reason) of each numeral that is no figure.
        masks: the ranges of quoted names, if they are known already.
    """
    scan = Scan(text, refused)
    masks = [*(masked_ranges(text) if masks is None else masks), (len(text) + 1, len(text) + 1)]
    spans = []
    turn = at = 0
    while (digit := _DIGIT.search(text, at)) is not None:
        start = digit.start()
        while masks[turn][1] <= start:
            turn += 1
        if masks[turn][0] <= start:
            at = masks[turn][1]
            scan.refuse(start, digit.end(), "引号、书名号内的名称")
            continue
        found = _NUMERAL.match(text, start)
        if found is None:
            at = start + 1
            continue
        span = _read(scan, found)
        if span is not None:
            spans.append(span)
            scan.floor = at = max(span.end, found.end())
        else:
            at = max(scan.floor, found.end())
    return spans


def _read(scan: Scan, found: re.Match[str]) -> Span | None:
    start, end = found.span()
    form = found.lastgroup
    if form not in ("num", "cn"):
        return _share(scan, found)
    if start > scan.floor and scan.text[start - 1] in "第前" and not scan.text.endswith("学前", 0, start):
        return _ordinal(scan, start, end)
    return read_arabic(scan, start, end) if form == "num" else _chinese(scan, start, end)


def _share(scan: Scan, found: re.Match[str]) -> Span | None:
    """百分之九十五点五, 千分之三; 三分之二, 1/3以上 and 过半 as a share in per cent; 六成二 as 6.2 tenths."""
    value: int | float | None
    if found["tenths"]:
        value, unit = float(f"{chinese_value(found['tenths'])}.{chinese_value(found['tenth'])}"), "成"
    elif found["half"]:
        passed = found["half"] != "一半" and scan.text[found.start() - 1] == "过" and found.start() - 1 > scan.floor
        if passed and not scan.text.endswith("超过", 0, found.start()):
            return scan.bounded(found.start() - 1, found.end(), 50, "%", "分数", default="over")
        value, unit = 50, "%"
    elif found["per"]:
        value = arabic_value(found["pnum"]) if found["pnum"] else _decimal(found["pcn"])
        unit = _PER[found["per"]]
    else:
        below = chinese_value(found["den"]) if found["den"] else int(found["bottom"])
        above = chinese_value(found["nom"]) if found["nom"] else int(found["top"])
        value = round(100 * above / below, 4) if above and below and above < below else None
        unit = "%"
    return None if value is None else scan.bounded(found.start(), found.end(), value, unit, "分数")


def _decimal(words: str) -> int | float | None:
    """九十五点五 is 95.5."""
    whole, _, decimals = words.partition("点")
    value = chinese_value(whole)
    if value is None or not decimals:
        return value
    return float(f"{value}." + "".join(str(chinese_value(char) or 0) for char in decimals))


def _ordinal(scan: Scan, start: int, end: int) -> Span | None:
    """全市第1, 第二名, 前十 are ranks; 第三批, 第12条, 前三季度 only order things."""
    rank = read_rank(scan.text, start - 1)
    if rank is not None:
        return Span(rank[0], rank[1], rank[2], "位", rank[3], "位次")
    listed = _LISTED.match(scan.text, end)  # 第1、2、3项
    end = listed.end() if listed else end
    unit = find_unit(scan.text, end)
    scan.floor = unit[1] if unit else end
    scan.refuse(start, end, "序数")
    return None


def _chinese(scan: Scan, start: int, end: int) -> Span | None:
    """两名, 三百多人次, 五大: a Chinese numeral counts only with a classifier, and where it is no name."""
    text = scan.text
    value = 10_000 if text[start:end] == "万" else chinese_value(text[start:end])
    if value is None or text[start - 1 : start] in ("几", "数"):
        return None  # 几十, 数百 name no number
    numeral = scan.numeral(start, end, value)
    unit = numeral.unit
    if (
        unit is None
        or (unit == "日" and not is_stretch(text, numeral))
        or (unit in CASUAL and unit not in ("大", "倍", "成") and not numeral.more)
    ):
        return None
    bound, _ = bounds.before(text, start, scan.floor)
    estimated = bool(numeral.more or bound)
    if (unit == "分" and not bound) or (numeral.scale and not estimated and value < 2):
        return None
    reason = chinese_refusal(text, start, end, value, unit, numeral.unit_at, estimated or bool(numeral.scale))
    if reason is not None:
        scan.refuse(start, end, reason)
        return None
    return scan.span(numeral, "中文数字加量词")
