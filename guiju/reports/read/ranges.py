"""Ranges: 3—5个, 10至15人, 每月1日至20日 are one figure, from the first numeral to the last unit."""

import re

from guiju.reports.read.numerals import ARABIC, arabic_value, scaled
from guiju.reports.read.scan import GAP, SPACES, Numeral, Scan, Span
from guiju.reports.read.units import CASUAL, find_unit

__all__ = ["read_range"]

_TO = re.compile(rf"{GAP}(?:-|－|—{{1,2}}|–|~|～|至|到){GAP}(?P<num>{ARABIC})(?P<scale>[万亿]{{0,2}}){GAP}")
_TO_OPENS = frozenset("-－—–~～至到" + SPACES)
_EVERY = re.compile(r"每(?:月|年|季度?|周)[^，。；]{0,4}$")
_COUNTED = re.compile(r"\s*的?\s*[0-9]")
_IN_A_CODE = re.compile(r"[-—A-Za-z]$")


def read_range(scan: Scan, numeral: Numeral) -> Span | None:
    """The range that a numeral opens, or None.

    The value is the middle and the bound approx: the wording says no more. A stretch of days of each month is a rule:
    its value is the days it covers. 2021—2025年 and 1—9月 are dates: neither number is a figure then, and the scan
    goes on behind them. 从3家到5家 and 由30天缩短为15天 are two figures.
    """
    text, start = scan.text, numeral.start
    at = numeral.unit_end if numeral.unit or numeral.scale else numeral.end
    found = _TO.match(text, at) if text[at : at + 1] in _TO_OPENS else None
    if found is None or text[start - 1 : start] in ("从", "由", "自"):
        return None
    upper = arabic_value(found["num"])
    unit = find_unit(text, found.end())
    if upper is None or unit is None or (numeral.unit is not None and numeral.unit != unit[0]):
        if numeral.unit is None:
            scan.floor = found.end("num")
        return None
    word, end = unit
    if word == "日" and _EVERY.search(text[max(0, start - 12) : start]):
        return Span(start, end, int(upper - numeral.number + 1), word, "exact", "每月的若干日")
    if word == "日" or (word == "分" and _COUNTED.match(text, end)):
        scan.floor = end  # dates, and the marks of a class: 80分至90分38卷
        return None
    low = scaled(numeral.number, numeral.scale or found["scale"])
    high = scaled(upper, found["scale"])
    if low >= high or (word in CASUAL and upper >= 1900) or _IN_A_CODE.search(text[max(0, start - 1) : start]):
        return None
    middle = (low + high) / 2
    value = int(middle) if middle == int(middle) else middle
    return scan.bounded(start, end, value, word, "区间", default="approx")
