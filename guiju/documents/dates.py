"""The date of a paper (成文日期): Arabic digits without padding in papers of today, Chinese numerals in older forms."""

import re
from datetime import date

from guiju.documents.numerals import DIGITS, counting, spelled

BLANK = "　　年　　月　　日"
_ARABIC = re.compile("([1-9][0-9]{3})年([1-9]|1[0-2])月([1-9]|[12][0-9]|3[01])日")
_NUMERAL = re.compile(f"([{DIGITS}]{{4}})年([{DIGITS}十]{{1,2}})月([{DIGITS}十]{{1,3}})日")
_COUNTED = {counting(number): number for number in range(1, 32)}


class DateError(ValueError):
    """A text that is not a date in the form asked for; the message is a sentence for a clerk."""


def written(day: date | None) -> str:
    """A date as GB/T 9704-2012 writes it, 2026年3月5日; without a day, the blank that is filled by hand."""
    return f"{day.year}年{day.month}月{day.day}日" if day else BLANK


def in_numerals(day: date) -> str:
    """The date in Chinese numerals, 二〇二六年三月五日, for forms that still ask for it."""
    return f"{spelled(day.year)}年{counting(day.month)}月{counting(day.day)}日"


def parse(text: str) -> date:
    """Reads back either written form.

    Raises:
        DateError: another form, padded digits (03月), or a day that the calendar does not have.
    """
    numeral = _NUMERAL.fullmatch(text)
    if found := _ARABIC.fullmatch(text):
        parts = [int(part) for part in found.groups()]
    elif numeral and numeral[2] in _COUNTED and numeral[3] in _COUNTED:
        parts = [
            int("".join(str(DIGITS.index(sign)) for sign in numeral[1])),
            _COUNTED[numeral[2]],
            _COUNTED[numeral[3]],
        ]
    else:
        raise DateError(f"“{text}”不是规范的成文日期，应当写成“2026年3月5日”，月、日不补零")
    try:
        return date(*parts)
    except ValueError as error:
        raise DateError(f"“{text}”在日历上不存在") from error
