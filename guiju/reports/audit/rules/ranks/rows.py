"""The row of a table that is called the first or last: 二季度检查量、罚款额均居四个季度之首."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.numbers.grid import signed, tables
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places, row_label
from guiju.reports.read.figure import Figure

_PLACE = (
    r"(?P<place>最[多高大低少小](?!限度|程度|可能|跑)|之首|居?首位|榜首|居末|"
    r"居[各一二三四五六七八九十两]{1,2}[个类项]?[一-鿿]{0,2}第[二三四五](?![一-鿿]?季))"
)
_TOTAL = re.compile(r"[合总小]计|总数|全[年市县区省]")
_FEWEST, _LONGEST = 3, 12
"""Rows of a table that has a first, and letters of a row's name."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a table: what its head says, and the cell of each row by the row's name."""

    head: str
    cells: dict[str, Figure]


@rule(
    "rank.row",
    "表里哪一行最多",
    "说某一季度、某一单位“最多”“居首”“最少”的，应当与表里那一列的数相符。",
    example="季度\t检查（家次）\t立案（件）\n一季度\t148\t9\n二季度\t265\t17\n三季度\t248\t14\n四季度\t190\t8\n从表中看，三季度检查、立案均居各季度之首。",
    holds="季度\t检查（家次）\t立案（件）\n一季度\t148\t9\n二季度\t265\t17\n三季度\t248\t14\n四季度\t190\t8\n从表中看，二季度检查、立案均居各季度之首。",
)
def the_first_row_holds_the_largest(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each statement that names a row and a place, against the columns that its words name or whose value it tells."""
    for columns in map(_columns, tables(report)):
        names = {name for column in columns for name in column.cells}
        if len(names) < _FEWEST:
            continue
        listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        behind = re.compile(rf"(?P<name>{listed})(?:(?!{listed})[^。；\n\t]){{0,30}}?{_PLACE}(?!的)")
        before = re.compile(rf"[一-鿿]{{0,10}}{_PLACE}的(?:[一-鿿]{{0,4}}[是为])?(?P<name>{listed})")
        for said in (behind, before):
            for found in said.finditer(report.text):
                yield from _judged(report, found, columns)


_MEAN = re.compile(r"[起件户次人宗场]均|(?<!立)案均|平均|每[起件户次人宗场万]")


def _columns(table: Sequence[Any]) -> list[_Column]:
    columns: dict[int, _Column] = {}
    for row in table:
        name = re.split(r"[\t|｜]", row.line.strip("|｜"))[0]
        if not name or len(name) > _LONGEST or _TOTAL.search(name):
            continue
        for place, cell in row.cells.items():
            columns.setdefault(place, _Column(cell.subject, {})).cells[name] = cell
    return list(columns.values())


def _judged(report: Report, found: re.Match[str], columns: Sequence[_Column]) -> Iterator[Hit]:
    """By the columns that the words name, or whose value they tell; by all of them, where they name none."""
    name = found["name"]
    if _MEAN.search(found.group()):
        return  # 起均损失为各类最高: a mean is no column of the counts
    least = bool(re.search("[低少小末]", found["place"]))
    sentence = report.sentence_at(found.start())
    said = report.text[sentence.start : found.end()]
    change = _CHANGED.search(found.group())
    parts = bool(_PARTS.search(said)) and not _OWN.search(name)  # of 各县（市、区） the city's own office is none
    kinds = _kinds_before(report.text[sentence.start : found.start("name")])
    told = _told(found, columns)
    begin = found.end() - len(told) if told != found.group() else max(sentence.start, found.start() - _AROUND)
    around = report.text[begin : found.end() + _AROUND // 2]
    of_shares = bool(_SHARE.search(_OF_ALL.sub("", around)))
    asked = [column for column in columns if name in column.cells and len(column.cells) >= _FEWEST]
    asked = [column for column in asked if bool(_SHARE.search(column.head)) is of_shares]
    if change:
        asked = [column for column in asked if _CHANGE.search(column.head) and not _RATE.search(column.head)]
    elif _GROWN.search(found.group()):
        asked = [column for column in asked if _GROWN.search(column.head)]
    meant = [column for column in asked if not change and _meant(told, name, column)]
    meant = [one for one in meant if not any(_pairs(one.head) < _pairs(other.head) for other in meant)]  # 网办, 网办率
    wrong, ordinal = [], re.search("第([二三四五])", found["place"])
    nth = "首二三四五".index(ordinal.group(1)) if ordinal else 0
    for column in meant or asked:
        ranked = [one for row, one in column.cells.items() if not (parts and _OWN.search(row))]
        alike = [one for row, one in column.cells.items() if row[-1:] in kinds]
        ranked = alike if column.cells[name] in alike else ranked
        turned = -1 if least or change and change.group()[0] in "减下降" else 1
        order = sorted(ranked, key=lambda one: -turned * (signed(report, one) if change else float(one.value)))
        best = order[min(nth, len(order) - 1)]
        if best.value != column.cells[name].value:
            wrong.append((column.cells[name], best))
    if wrong and (meant or len(wrong) == len(asked)):
        cell, best = wrong[0]
        other = row_label(report, best)
        place = ordinal.group() if ordinal else "最少" if least else "最多"
        message = f"表里{place}的是“{other}”，不是“{name}”，请核对。"
        arithmetic = f"{other} {number(best.value)}，{name} {number(cell.value)}"
        yield Hit(*found.span(), message, arithmetic, places(report, cell, best))


def _kinds_before(words: str) -> str:
    """The kinds of bodies of which one is said to be first: 五个县…，其中鹿溪县最多; 县市区中…."""
    named = _KINDS.findall(words)
    return named[-1] if named else ""


_PARTS = re.compile("各|[县区镇乡）]中|其中")
_KINDS = re.compile(r"(?:[一二三四五六七八九十两\d]个|^|[；，,])([县市区旗州镇乡街道]{1,5})[^；。]*(?:其中|中)")


def _told(found: re.Match[str], columns: Sequence[_Column]) -> str:
    """The words that may name a column: the last clause alone where it does: 案件占总数的32.3%，罚款数额居四类之首."""
    clause = found.group().rsplit("，", 1)[-1]
    names = {pair for column in columns for pair in _pairs(column.head) - _pairs(found["name"])}
    return clause if any(pair in clause for pair in names) else found.group()


def _meant(told: str, name: str, column: _Column) -> bool:
    """Whether the words name a column's head, or tell the value that the row has in it."""
    values = {float(value) for value in re.findall(r"\d+(?:\.\d+)?", told.replace(name, ""))}
    if values:
        return float(column.cells[name].value) in values
    return any(pair in told for pair in _pairs(column.head) - _pairs(name))


_SHARE = re.compile(r"率|占比|比例|比重|[%％]")
_OF_ALL = re.compile(r"(?<=[多少大小])[，,]占[一-鿿]{0,8}\d[\d.]*[%％]")
"""What portion of all the first has says nothing of what it is first in: 三季度立案最多，占全年的29.4%."""
_CHANGED = re.compile("(?:减少|下降|增加|增长|上升)最[多大]")
_CHANGE = re.compile("增减|增量|变化|增加|减少")
_RATE = re.compile("幅|率|[%％]")
_GROWN = re.compile("[增降升涨]幅|增速")
_AROUND = 20
"""Letters before and behind a statement that tell whether it is of shares: 最低的是南堰区，为11.1%."""
_OWN = re.compile(r"本级|[市县区州]直|机关")
_EMPTY = {"数量", "件数", "情况", "总数", "数额"}


def _pairs(head: str) -> set[str]:
    plain = re.sub(r"[（(][^）)]*[）)]|[^一-鿿]", "", head)
    return {plain[i : i + 2] for i in range(len(plain) - 1)} - _EMPTY
