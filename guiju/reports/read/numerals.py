"""Numerals, Arabic and Chinese, and their scale words.

A report writes 1,404, １４０４, 1.4万, 一千四百 and 十余. What is no well-formed number (八五, 十四五, 三五) is none:
such strings are names, or rough speech.
"""

import re
from decimal import Decimal

__all__ = ["ARABIC", "CHINESE", "FULLWIDTH", "SCALES", "arabic_value", "chinese_value", "numeral_value", "scaled"]

FULLWIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_D = "[0-9０-９]"
ARABIC = rf"{_D}{{1,3}}(?:[,，]{_D}{{3}})+(?!{_D})(?:[.．]{_D}+)?|{_D}+(?:[.．]{_D}+)?"
"""Digits with or without thousands separators and decimals."""
CHINESE = "(?:[零〇一二三四五六七八九十百千两]+(?:[万亿][零〇一二三四五六七八九十百千两]+)*|(?<=[上近超逾约])万)"
"""A run of Chinese digits, or 万 in 上万人, 近万件; whether it is a number, `chinese_value` decides."""

SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SECTION = re.compile(
    r"(?:([一二三四五六七八九两]?)千零?)?(?:([一二三四五六七八九两]?)百零?)?(?:([一二三四五六七八九]?)十)?([零〇一二三四五六七八九两]?)"
)


_LONGEST = 18
"""No count of a county has more digits; longer runs are account numbers and the like."""


def arabic_value(text: str) -> int | float | None:
    """The value of an Arabic numeral as `ARABIC` matches it; None for a code: leading zeros (0242), or too long."""
    plain = (text if text.isascii() else text.translate(FULLWIDTH)).replace(",", "")
    if len(plain) > _LONGEST:
        return None
    if len(plain) > 1 and plain[0] == "0" and plain[1] != ".":
        return None
    return float(plain) if "." in plain else int(plain)


def chinese_value(text: str) -> int | None:
    """The value of a Chinese numeral, or None where it is not well formed (八五, 十四五).

    >>> chinese_value("一千二百零三"), chinese_value("两万"), chinese_value("十四五")
    (1203, 20000, None)
    """
    total = 0
    for big in "亿万":
        if big in text:
            head, _, text = text.partition(big)
            value = _section(head)
            if value is None or value == 0:
                return None
            total += value * SCALES[big]
    rest = _section(text.lstrip("零〇") if total else text) if text or not total else 0
    return None if rest is None else total + rest


def numeral_value(text: str) -> int | None:
    """The value of a whole number written either way (46, 四十六), or None where it is none."""
    return int(text) if text.isdigit() else chinese_value(text)


def _section(text: str) -> int | None:
    """The value of a numeral below 10,000; a bare 百 or 千 stands for one of it."""
    found = _SECTION.fullmatch(text)
    if found is None or not text:
        return None
    total = 0
    for digit, size, char in zip(found.groups(), (1000, 100, 10), "千百十", strict=False):
        if digit is not None and char in text:
            total += (_DIGITS[digit] if digit else 1) * size
    last = found.group(4)
    return total + (_DIGITS[last] if last else 0)


def scaled(value: int | float, *scales: str) -> int | float:
    """`value` with scale words applied, whole where it is whole: 2.2 and 亿 give 220000000."""
    factor = 1
    for words in scales:
        for char in words:
            factor *= SCALES[char]
    if factor == 1:
        return value
    if isinstance(value, int):
        return value * factor
    product = Decimal(str(value)) * factor
    return int(product) if product == product.to_integral_value() else float(product)
