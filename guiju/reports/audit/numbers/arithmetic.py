"""Comparing what wordings allow: sums, shares and growth over intervals.

As the calculation rules of XBRL do, two statements contradict each other only when no values that their wordings
allow could satisfy both. Cutting a share off instead of rounding it is a habit of these reports: a mode, not an error.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from math import ceil, floor

from guiju.reports.read.figure import Figure

_SLACK = 1e-9


def counted_in(figure: Figure) -> str:
    """The unit of a figure, 名 and 位 written 人: the three count persons alike; 台 for 台（套）."""
    if figure.kind == "count" and figure.unit in {"名", "位"}:
        return "人"
    if figure.unit == "件次":
        return "件"  # decisions are counted by 件次 beside papers by 件
    return _OR.sub("", figure.unit)


_OR = re.compile(r"[（(/／][套个件家户份名人处所辆][）)]?$")
"""A second unit beside the first: 台（套）, 个/家."""


class Fit(Enum):
    """How a stated share sits with one that was computed."""

    EXACT = "相符"
    CUT = "截尾"
    NOT = "不符"


def decimals(text: str) -> int:
    """Decimals written in a numeral: 2 for 61.17%."""
    found = re.search(r"[.．]\s*([\d０-９]+)", text)
    return len(found.group(1)) if found else 0


def share(part: Figure, whole: Figure) -> tuple[float, float]:
    """The least and greatest per cent that part / whole may be."""
    return 100 * part.low / max(whole.high, _SLACK), 100 * part.high / max(whole.low, _SLACK)


def fits(low: float, high: float, stated: Figure) -> Fit:
    """How a stated per cent sits with a computed one in [low, high]: rounded right, cut off, or not at all."""
    value, step = float(stated.value), 10.0 ** -decimals(stated.text)
    if stated.bound == "over":
        return Fit.EXACT if high >= value - step / 2 else Fit.NOT
    if stated.bound == "under":
        return Fit.EXACT if low <= value + step / 2 else Fit.NOT
    slack = step if stated.bound == "approx" else step / 2
    if low <= value + slack + _SLACK and high >= value - slack - _SLACK:
        return Fit.EXACT
    if low < value + step - _SLACK and high >= value - _SLACK:
        return Fit.CUT
    return Fit.NOT


_WORDS = re.compile(r"[成半]|[二两三四五六七八九十]分之")
_TO_THE_POINT = re.compile("成[一二三四五六七八九]")
_SLACK_OF_WORDS = 2.5
"""Per cent that a share in words may lie off what it says; 近 and 超 open it to one side by a tenth."""
_HALF_AND_MORE = 20
"""过半 is said of up to seven tenths."""


def in_words(stated: Figure) -> bool:
    """Whether a share is told in words: 近六成, 三分之一, 过半."""
    return stated.kind == "rate" and bool(_WORDS.search(stated.text))


def bounds_of_words(stated: Figure) -> tuple[float, float]:
    """The least and greatest per cent that a share in words allows."""
    value = float(stated.value) * 10 if stated.unit == "成" else float(stated.value)
    if re.match(r"近|接近|不到|不足", stated.text):
        return value - 10, value + _SLACK
    if re.match(r"超|过|逾", stated.text) or re.search(r"多|以上", stated.text):
        return value - _SLACK, value + (_HALF_AND_MORE if "半" in stated.text else 10) + _SLACK_OF_WORDS
    if _TO_THE_POINT.search(stated.text):  # 六成二
        return value - 1, value + 1
    slack = _SLACK_OF_WORDS * (2 if stated.unit == "成" or stated.bound == "approx" else 1)
    return value - slack, value + slack


def agrees(low: float, high: float, stated: Figure) -> bool:
    """Whether a computed per cent in [low, high] is what a share says, in figures or in words."""
    if in_words(stated):
        least, most = bounds_of_words(stated)
        return low <= most and high >= least
    return fits(low, high, stated) is not Fit.NOT


def possible(stated: Figure, base: int) -> bool:
    """Whether some whole number out of `base` gives the stated per cent, rounded or cut."""
    guess = floor(float(stated.value) * base / 100)
    return any(
        0 <= count <= base and fits(100 * count / base, 100 * count / base, stated) is not Fit.NOT
        for count in range(guess - 1, guess + 3)
    )


def total(figures: Sequence[Figure]) -> tuple[float, float]:
    """The least and greatest sum of the figures."""
    return sum(figure.low for figure in figures), sum(figure.high for figure in figures)


def adds_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts make up a total, each rounded to the last digit in which its list is told.

    Where the total is told by and large (1.12亿元 of so many 万元), its last digits may have been cut off.
    """
    coarse = rounded_off([whole]) > rounded_off(parts)
    if coarse or any(figure.bound != "exact" for figure in (whole, *parts)):
        return not disjoint(total(parts), (whole.low, whole.high))
    lacking = float(whole.value) - sum(float(part.value) for part in parts)
    return abs(lacking) <= rounded_off((whole, *parts)) + _SLACK


def rounded_off(figures: Sequence[Figure]) -> float:
    """By how much figures that belong together may lie off one another for rounding; nothing where all are whole.

    Beside 9.5万元, 6万元 is 6.0万元: numbers of one list are told to the digit of the finest.
    """
    written = [_written(figure) for figure in figures]
    finest: dict[float, int] = {}
    for scale, digits in written:
        finest[scale] = max(finest.get(scale, 0), digits)
    return sum(scale * 10.0 ** -finest[scale] / 2 for scale, _ in written if scale != 1 or finest[scale])


def _written(figure: Figure) -> tuple[float, int]:
    """What one of the numeral is worth (10000 in 2.7万), and the digits behind its point."""
    found = _NUMERAL.search(figure.text)
    numeral = re.sub("[,，]", "", found.group()) if found else ""
    if not numeral or not float(numeral):
        return 1.0, 0
    return round(float(figure.value) / float(numeral), 9), decimals(numeral)


def disjoint(left: tuple[float, float], right: tuple[float, float]) -> bool:
    """Whether two intervals have no value in common."""
    return left[1] < right[0] - _SLACK or right[1] < left[0] - _SLACK


def number(value: float) -> str:
    """A number as a person writes it."""
    if abs(value - round(value)) < 1e-6:
        return str(round(value))
    return f"{value:.2f}".rstrip("0").rstrip(".")


def slip(wrong: float, right: float) -> bool:
    """Whether one number is the other with one digit changed, dropped or two neighbours swapped."""
    a, b = number(wrong), number(right)
    if len(a) == len(b):
        differing = [i for i in range(len(a)) if a[i] != b[i]]
        if len(differing) == 1:
            return True
        return len(differing) == 2 and sorted(a) == sorted(b)
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def one_slip(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one mistyped digit, in the whole or in one part, would explain the difference."""
    if any(figure.bound != "exact" for figure in (whole, *parts)):
        return False
    missing = float(whole.value) - sum(float(part.value) for part in parts)
    return slip(float(whole.value), float(whole.value) - missing) or any(
        slip(float(part.value), float(part.value) + missing) for part in parts
    )


def mends(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one slip of the pen in the total or in one part, roundings allowed, keeps the parts from making it up."""
    low, high = total(parts)
    if max(part.high - part.low for part in parts) > 1.01 * (whole.high - whole.low) + _SLACK:
        return False  # a part rounded more coarsely than the total tells nothing of its last digits
    return _mistyped(whole, low, high) or any(
        _mistyped(part, whole.low - (high - part.high), whole.high - (low - part.low)) for part in parts
    )


def _mistyped(figure: Figure, low: float, high: float) -> bool:
    """Whether a numeral one slip away from the figure's would lie in [low, high]."""
    numeral = _NUMERAL.search(figure.text)
    written = re.sub("[,，]", "", numeral.group()) if numeral else ""
    if not written or not float(written) or figure.bound != "exact":
        return False
    scale = float(figure.value) / float(written)
    slack = (figure.high - figure.low) / 2 + _SLACK
    return any(
        low - slack <= float(other) * scale <= high + slack for other in slips_of(written) if not other.startswith("00")
    )


_NUMERAL = re.compile(r"\d[\d,，]*(?:\.\d+)?")


def slips_of(written: str) -> Iterator[str]:
    """The numerals one digit changed, one dropped or two neighbours swapped away from one."""
    for i, digit in enumerate(written):
        if digit != ".":
            yield from (written[:i] + other + written[i + 1 :] for other in "0123456789" if other != digit)
            if len(written) > 2 and "." not in written:
                yield written[:i] + written[i + 1 :]
    places = [i for i, digit in enumerate(written) if digit != "."]
    for i, j in pairwise(places):
        yield written[:i] + written[j] + written[i + 1 : j] + written[i] + written[j + 1 :]


def swapped(wrong: float, right: float) -> bool:
    """Whether two neighbouring digits of one number are swapped in the other."""
    a, b = number(wrong), number(right)
    if len(a) == len(b) and a.find(".") == b.find("."):
        a, b = a.replace(".", ""), b.replace(".", "")  # 95.6 for 96.5
    apart = [i for i in range(len(a)) if a[i] != b[i]] if len(a) == len(b) else []
    return len(apart) == 2 and apart[1] - apart[0] == 1 and sorted(a) == sorted(b)


def anagram(wrong: float, right: float) -> bool:
    """Whether two digits of one number, neighbours or not, are swapped in the other: 26.44 for 24.46."""
    a, b = number(wrong), number(right)
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == _BOTH and sorted(a) == sorted(b)


_BOTH = 2


def mistyped(wrong: float, right: float) -> bool:
    """Whether one number is the other with one digit changed, or two neighbours swapped."""
    a, b = number(wrong), number(right)
    differing = sum(x != y for x, y in zip(a, b, strict=False))
    return len(a) == len(b) and (differing == 1 or swapped(wrong, right))


def misprint(wrong: float, right: float) -> bool:
    """Whether a slip of the pen is the likeliest reason for two numbers to differ.

    Neighbouring digits swapped, one of three or more digits changed, the point moved, 万 put in or left out: two
    unrelated numbers seldom stand so to each other.
    """
    a, b = number(wrong), number(right)
    if len(a) == len(b) and a != b:
        apart = [i for i in range(len(a)) if a[i] != b[i]]
        return swapped(wrong, right) or len(apart) == 1 and len(a.replace(".", "")) >= 3
    ratio = max(wrong, right) / min(wrong, right) if wrong and right else 0.0
    digits = len(a.replace(".", "").strip("0"))
    return digits >= 2 and any(abs(ratio / power - 1) < 1e-9 for power in (10, 10_000))


def whole_between(low: float, high: float) -> list[float]:
    """The first whole numbers between two bounds."""
    return [float(one) for one in range(ceil(low), min(floor(high), ceil(low) + _FEW) + 1)]


_FEW = 20
