"""“三升两降”: how many of what is listed rose and fell."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.numbers.grid import signed, tables
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.numerals import numeral_value

_UP = "上升|增长|增加|提高|提升|扩大|攀升|升高|多"
_DOWN = "下降|减少|降低|回落|压减|缩短|下滑|少"
_MANY = "一两二三四五六七八九"
_ONE_WAY = rf"([{_MANY}])[个项]?(?:指标)?(?:(增长|提高|上?升|[增提涨多])|(减少|下?降|[减少])|持?平)"
_SAID = re.compile(rf"(?:{_ONE_WAY}[、，]?){{2,5}}(?!级|低|为|到|至)")
_EACH = re.compile(_ONE_WAY)
_MOVED = re.compile(rf"[一-鿿）“”]{{2,24}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?约?\d")
_APART = re.compile("[，,；;、：:。\n]")


@rule(
    "order.moves",
    "“三升两降”与列出的升降",
    "“三升两降：甲上升……，乙上升……，丙上升……，丁下降……，戊下降……”：说有几升几降，列出的就应当是几升几降。",
    example="呈现“三升一降”：调解受理量上升8.0%，援助受理量上升6.5%；公证量下降3.9%，纠错率下降2.1个百分点。",
    holds="呈现“两升两降”：调解受理量上升8.0%，援助受理量上升6.5%；公证量下降3.9%，纠错率下降2.1个百分点。",
)
def as_many_rise_and_fall_as_is_said(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The numbers before 升 and 降 against the rises and falls told behind them, or before them in the sentence."""
    yield from _all_one_way(report)
    for found in _SAID.finditer(report.text):
        sentence = report.text.rfind("。", 0, found.start()) + 1, report.text.find("。", found.end())
        end = sentence[1] if sentence[1] >= 0 else len(report.text)
        begin = max(sentence[0], report.text.rfind("\n", 0, found.start()) + 1)
        said = _said(found.group())
        if not all(said):
            continue
        listed = _moves(report.text[found.end() : end])
        if sum(listed) < 2:
            listed = _moves(report.text[begin : found.start()])
        if sum(listed) < 2 and begin == report.text.rfind("\n", 0, found.start()) + 1:
            listed = _in_table(report, found.start())
        if sum(listed) > 1 and listed != said and (sum(listed) == sum(said) or all(listed)):
            message = f"说的是“{found.group()}”，列出的是 {listed[0]} 升 {listed[1]} 降，请核对。"
            yield Hit(*found.span(), message, f"列出 {listed[0]} 升 {listed[1]} 降")


def _moves(text: str) -> tuple[int, int]:
    """How many items of a list rise, and how many fall; a second measure of an item has no name of its own."""
    moved = [found for found in map(_MOVED.search, _APART.split(text)) if found]
    ups = sum(found["up"] is not None for found in moved)
    return ups, len(moved) - ups


def _in_table(report: Report, at: int) -> tuple[int, int]:
    """How many rows of the table right above rise and how many fall, by its column of changes; the total is no row."""
    for table in tables(report):
        last = max(cell.end for cell in table[-1].cells.values())
        if not 0 < at - last <= _BELOW:
            continue
        rows = [row for row in table if not _TOTAL.match(row.line)]
        for place, cell in table[0].cells.items():
            if _CHANGE.search(cell.subject):
                moved = [signed(report, row.cells[place]) for row in rows if place in row.cells]
                return sum(by > 0 for by in moved), sum(by < 0 for by in moved)
    return 0, 0


_BELOW = 80
_CHANGE, _TOTAL = re.compile("增减|变化|增长|增幅"), re.compile(r"[|｜]?(?:合计|总计|共计|小计|全[年县市区省])")


def _all_one_way(report: Report) -> Iterator[Hit]:
    """三个领域全部上升: what a table right above says of its rows."""
    for found in _ALL.finditer(report.text):
        listed = _in_table(report, found.start())
        many = numeral_value(found.group(1)) or 0
        ups = found.group(2) in _UP
        if sum(listed) == many and (listed[1] if ups else listed[0]):
            message = f"说的是“{found.group()}”，表里是 {listed[0]} 升 {listed[1]} 降，请核对。"
            yield Hit(*found.span(), message, f"表里 {listed[0]} 升 {listed[1]} 降")


_ALL = re.compile(rf"([{_MANY}])[个类项大][一-鿿]{{0,8}}?(?:全部|均|都)(?:实现|有所|呈)?({_UP}|{_DOWN})")


def _said(words: str) -> tuple[int, int]:
    """How many rise and how many fall by the words: 两升一降, 一升一降一少一增."""
    each = list(_EACH.finditer(words))
    ups = sum(numeral_value(found.group(1)) or 0 for found in each if found.group(2))
    return ups, sum(numeral_value(found.group(1)) or 0 for found in each if found.group(3))
