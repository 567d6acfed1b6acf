# ruff: noqa: PLR0911 - a cascade of rules reads best as one rule a return
"""What values the wording of a figure allows.

A number in a report is a statement about an interval. `936件` says 936. `2.7万件` says a number that was rounded
or cut to 2.7万: half a written step below to a whole step above (rounding gives ±½ step, cutting gives [v, v+step)).
`1200余件` says more than 1200 and, as people write it, less than the next step of the last written digit, 1300.
A *step* is the worth of the last digit that carries information: 0.1万 in 2.7万, 100 in 1200, 0.01 in 99.02%.
"""

import re
from functools import lru_cache
from math import inf, nextafter

__all__ = ["interval", "step"]

_NUMERAL = re.compile(r"[0-9０-９][0-9０-９,，.．\s]*|[〇零一二三四五六七八九十百千两半]+")
_ENDS = re.compile(r"([0-9.]+)[^0-9.]{0,3}?(?:-|－|—{1,2}|–|~|～|至|到)\s*([0-9.]+)")
_SCALES = {"十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_FULLWIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_OPEN_ABOVE = ("以上", "不少于", "不低于", "至少", "起码", "达到或超过")
_OPEN_BELOW = ("以内", "以下", "不超过", "不高于", "不多于", "至多", "最多", "前")


def step(text: str, value: float) -> float:
    """The worth of the last digit of `text` that carries information.

    Trailing zeros of a whole number carry none when a bound word stands by it, so `1200余` steps by 100. The
    caller decides whether the step matters.
    """
    found = _NUMERAL.search(text)
    if found is None:
        return 1.0
    digits = re.sub(r"[\s,]", "", found.group().translate(_FULLWIDTH))
    scale = 1.0
    for char in text[found.end() :].replace(" ", "").replace("余", "").replace("多", ""):
        if char not in _SCALES:
            break
        scale *= _SCALES[char]
    if "." in digits:
        return scale * 10.0 ** -len(digits.split(".", 1)[1])
    if digits.isdigit():
        return scale * _trailing(int(digits))
    return float(_trailing(int(value))) if value == int(value) else scale


def _trailing(number: int) -> int:
    """The power of ten that divides `number` last: 100 for 1200, 1 for 936 and for 0."""
    power = 1
    while number and number % (power * 10) == 0:
        power *= 10
    return power


@lru_cache(maxsize=8192)  # the auditor asks the same figure again in every sum, share and rate it may belong to
def interval(text: str, value: float, bound: str) -> tuple[float, float]:
    """The least and greatest value that the wording `text` of a figure with `value` and `bound` allows.

    exact: whole numbers without scale word are themselves; a decimal, a per cent or a scaled number (2.7万) may be
    rounded or cut. over: (v, v + step) for 余, 多, 超; without ceiling for 以上, 不少于. under: (v - step, v) for
    不到; from 0 for 以内, 不超过 and 前十 (from 1). approx: one step to either side.
    """
    value = float(value)
    size = step(text, value)
    if bound == "over":
        if any(word in text for word in _OPEN_ABOVE):
            return value, inf
        return nextafter(value, inf), value + size
    if bound == "under":
        if any(word in text for word in _OPEN_BELOW):
            return (1.0 if "前" in text else 0.0), value
        return value - size, nextafter(value, -inf)
    if bound == "approx" and (ends := _ENDS.search(text.translate(_FULLWIDTH))):
        # The value is the middle of the ends; the share between them gives both, whatever their scale word.
        lower, upper = float(ends.group(1)), float(ends.group(2))
        half = value * (upper - lower) / (upper + lower)
        return value - half, value + half
    if bound == "approx":
        return value - size, value + size
    written_whole = not re.search(r"[.．万亿%％]|百分", text)
    if written_whole:
        return value, value
    size = min(size, 1.0) if re.search(r"[%％]|百分", text) else size
    return value - size / 2, nextafter(value + size, -inf)
