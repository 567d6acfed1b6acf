"""So many per cent each year: 由2020年的14200元增加到2024年的18480元，年均增长6.8%."""

import re
from collections.abc import Iterator

from guiju.reports.audit.numbers.arithmetic import counted_in, decimals, number
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit
from guiju.reports.audit.words.likeness import places

_EACH_YEAR = re.compile(r"年均[一-鿿]{0,4}?(?P<way>增长|递增|提高|上升|下降|减少|递减|降低)了?$")
_OF_YEARS = re.compile(r"(?:由|从)(20\d\d)年[^，。；\d]{0,12}$")
_TO_YEAR = re.compile(r"[^，。；\d]{0,8}(20\d\d)年[^，。；\d]{0,8}")
_DOWNWARDS = {"下降", "减少", "递减", "降低"}


def yearly_changes(report: Report, sentence: Sentence) -> Iterator[Hit]:
    """Two values with their years, one right behind the other, and the yearly change told behind them, compounded."""
    for old, new in zip(sentence.figures, sentence.figures[1:], strict=False):
        first, last = _OF_YEARS.search(report.clause_before(old)), _TO_YEAR.fullmatch(report.between(old, new))
        change = next((f for f in sentence.figures if f.start >= new.end and f.unit == "%"), None)
        if first is None or last is None or change is None or counted_in(old) != counted_in(new) or not old.value:
            continue
        said, years = _EACH_YEAR.search(report.clause_before(change)), int(last[1]) - int(first[1])
        if said is None or years < 1 or not old.bound == new.bound == change.bound == "exact":
            continue
        yearly = 100 * ((float(new.value) / float(old.value)) ** (1 / years) - 1)
        stated = float(change.value) * (-1 if said["way"] in _DOWNWARDS else 1)
        if abs(yearly - stated) > 10.0 ** -decimals(change.text):
            arithmetic = (
                f"{number(old.value)} → {number(new.value)}，{years}年，年均 {yearly:.2f}%，文中为 {change.text}"
            )
            message = f"按前后两个数和相隔的{years}年，算不出这个年均幅度，请核对。"
            yield Hit(change.start, change.end, message, arithmetic, places(report, old, new))
