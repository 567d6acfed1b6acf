"""Numbers with something inside: 13 523件, 27. 5万, 3亿2千万元, and digits that a line end cuts in two."""

import re

from guiju.reports.read.numerals import arabic_value, scaled
from guiju.reports.read.scan import Scan, Span
from guiju.reports.read.units import find_unit

__all__ = ["read_broken"]

# A space before a group of three, a space at the decimal point, or a line end; then more digits.
_JOINT = re.compile(
    r"[ \u3000]?[.．][ \u3000](?=[0-9])|[ \u3000][.．](?=[0-9])"
    r"|[,，]?[ \u3000\xa0](?=[0-9]{3}(?![0-9]))|[.．]?[ \t]*\n[ \t\n]*(?=[0-9])"
)
_GAPS = frozenset(" \t\u3000\xa0\n.．,，")
_GROUPED = re.compile(r"[ \u3000\xa0]$")
_ITEM_END = re.compile(r"[，、；]$")
_REST = re.compile(r"[0-9]+(?:[.．][0-9]+)?")
_TWO_SCALES = re.compile(r"亿([0-9]+)([千百]?)(万?)")
_WORD_END = re.compile(r"[\u4e00-\u9fff”》）)]$")
_LABELS = ("表", "图", "第", "附件", "附录", "至", "年", "月")


def read_broken(scan: Scan, start: int, end: int) -> Span | None:
    """The figure whose first digits stand from `start` to `end` and go on behind a gap, or None.

    Two numbers never stand side by side in prose without a unit, so digits, gap, digits, unit behind a word are one
    number, unless the first are a year or the label of a table.
    """
    text = scan.text
    following = text[end : end + 1]
    if following == "亿":
        return _two_scales(scan, start, end)
    if following not in _GAPS:
        return None
    joint = _JOINT.match(text, end)
    if joint is None:
        return None
    head = text[max(0, start - 4) : start].rstrip()
    rest = _REST.match(text, joint.end())
    year = end - start == 4 and text[start : start + 2] in ("19", "20")
    listed = _GROUPED.match(joint.group()) is not None and _ITEM_END.search(head) is not None  # ，12 345人
    if rest is None or year or not (listed or _WORD_END.search(head)) or head.endswith(_LABELS):
        return None
    point = "." if "." in joint.group() or "．" in joint.group() else ""
    digits = text[start:end] + point + rest.group()
    number = arabic_value(digits) if digits.count(".") <= 1 else None
    if number is None:
        return None
    numeral = scan.numeral(start, rest.end(), number)
    return scan.span(numeral, "数字中有空格或换行") if numeral.unit else None


def _two_scales(scan: Scan, start: int, end: int) -> Span | None:
    """3亿2千万元: a number in two scales."""
    found = _TWO_SCALES.match(scan.text, end)
    unit = find_unit(scan.text, found.end()) if found else None
    number = arabic_value(scan.text[start:end])
    if found is None or unit is None or number is None:
        return None
    value = scaled(number, "亿") + scaled(int(found.group(1)), found.group(2), found.group(3))
    return scan.bounded(start, unit[1], value, unit[0], "两级数目")
