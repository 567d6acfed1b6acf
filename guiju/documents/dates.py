"""The date of a paper (成文日期): Arabic digits without padding in papers of today, Chinese numerals in older forms."""

import re
from datetime import date

from guiju.documents.numerals import DIGITS, counting, spelled

BLANK = "　　年　　月　　日"
_ARABIC = re.compile(r"([1-9]\d{3})年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日")


class DateError(ValueError):
    """A text that is not a date in the form asked for; the message is a sentence for a clerk."""


def written(day: date | None) -> str:
    """A date as GB/T 9704-2012 writes it, 2026年3月5日; without a day, the blank that is filled by hand."""
    return f"{day.year}年{day.month}月{day.day}日" if day else BLANK


def in_numerals(day: date) -> str:
    """The date in Chinese numerals, 二〇二六年三月五日, for forms that still ask for it."""
    return f"{spelled(day.year)}年{counting(day.month)}月{counting(day.day)}日"


def _to_arabic(text: str) -> str:
    """Turns the numerals of a date into Arabic digits: years digit by digit, months and days as counting words."""
    text = re.sub(r"([二三]?)十([一-九]?)", lambda m: f"{DIGITS.find(m[1] or '一')}{DIGITS.find(m[2] or '〇')}", text)
    return "".join(str(DIGITS.index(char)) if char in DIGITS else char for char in text)


def parse(text: str) -> date:
    """Reads back either written form.

    Raises:
        DateError: another form, padded digits (03月), or a day that the calendar does not have.
    """
    found = _ARABIC.fullmatch(text) or _ARABIC.fullmatch(_to_arabic(text))
    if not found:
        raise DateError(f"“{text}”不是规范的成文日期，应当写成“2026年3月5日”，月、日不补零")
    try:
        return date(*map(int, found.groups()))
    except ValueError as error:
        raise DateError(f"“{text}”在日历上不存在") from error
