"""Halves, quarters and months of the year against each other: 第三季度最高，其中7月690件、8月742件、9月618件."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.figure import Figure
from guiju.reports.read.numerals import chinese_value

_QUARTER = re.compile(r"第?(?P<quarter>[一二三四])季度[^。；\n]{0,30}?其中[，,]?(?P<month>1[0-2]|[1-9])月(?!份?均)")
_MONTH = re.compile(r"(?<![\d.年])(?P<month>1[0-2]|[1-9])月份?[^\d，。；、]{0,8}$")
_MOST = re.compile(
    r"(?<![\d.])(?P<month>1[0-2]|[1-9])月份?[^\d，。；、]{0,12}?(?P<most>最[高多大低少小]|峰值|首位)"
    r"|(?P<first>最[高多大低少小])[^\d，。；、]{0,8}?(?:是|为|出现在|在)(?P<named>1[0-2]|[1-9])月"
)
_FEWEST = 3


@rule(
    "date.year_parts",
    "季度、月份与各月的数",
    "“第三季度”里列出的月份应当是7、8、9月；列出各月的数又说哪个月最高的，应当与列出的数相符。",
    example="第三季度受理量最多，其中7月690件、8月642件、9月618件，8月为全年最高。",
    holds="第三季度受理量最多，其中7月690件、8月742件、9月618件，8月为全年最高。",
)
def months_are_those_of_their_quarter(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The months listed of a quarter, and the month called the highest or lowest of those listed."""
    for found in _QUARTER.finditer(report.text):
        quarter = chinese_value(found["quarter"]) or 0
        if (int(found["month"]) + 2) // 3 != quarter:
            message = f"{found['month']}月不在第{found['quarter']}季度，请核对。"
            yield Hit(found.start("quarter"), found.end(), message)
    for sentence in report.sentences:
        listed = _by_month(report, sentence)
        for found in _MOST.finditer(sentence.text) if len(listed) >= _FEWEST else ():
            month = int(found["month"] or found["named"])
            least = bool(re.search("[低少小]", found["most"] or found["first"]))
            wanted = (min if least else max)(listed.values(), key=lambda f: f.value)
            if (
                month in listed
                and listed[month].value != wanted.value
                and listed[month].end <= sentence.start + found.start()
            ):
                start, end = sentence.start + found.start(), sentence.start + found.end()
                told = "、".join(f"{m}月 {number(f.value)}" for m, f in listed.items())
                yield Hit(start, end, f"{month}月的数不是列出的各月里的这一个，请核对。", told, places(report, wanted))


def _by_month(report: Report, sentence: Sentence) -> dict[int, Figure]:
    """The counts of a sentence by the month named right before each; those of its most frequent unit."""
    told: dict[int, Figure] = {}
    for figure in sentence.figures:
        found = _MONTH.search(report.text[max(sentence.start, figure.start - 14) : figure.start])
        if found and figure.kind in {"count", "money", "rate"}:
            told.setdefault(int(found["month"]), figure)
    units = [figure.unit for figure in told.values()]
    return {month: f for month, f in told.items() if f.unit == max(units, key=units.count)}
