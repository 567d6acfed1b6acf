"""The items of a list of figures: what parts them, and what stands between them without parting them."""

import re
from collections.abc import Sequence

from guiju.reports.audit.numbers.lists import NOT_PART, are_outcomes, label
from guiju.reports.audit.report import Report
from guiju.reports.read.figure import Figure

_SHARE = re.compile(
    r"[，,（(](?:约|各)?(?:占|完成|同比|环比|[比较]上年|增长|下降|上升|[一-鿿]{1,7}率)[^，,；;、。）)]*(?:[%％]|[一二三四五六七八九]成|[二三四五]分之[一二三四])"
    r"(?:[^，,；;、。）)以至]*[）)]|(?=[，,；;、。：:]|$))|"
    r"[，,]占比最[大高多][，,]?[为达]?[\d.]+[%％]|[（(]每[^（）()]*[）)]|"
    r"[，,](?:位?居|[位排]?列|排名?|排在)(?:各类)?第?[一二三四五六七八九十\d首]+位?(?=[，,；;。])|"
    r"[，,（(](?:同?比|较)(?:上年|去年|20\d\d年)[^，,；;、。：:）)]*\d[^，,；;、。：:）)]*[）)]?(?=[，,；;、。：:]|$)"
)
"""A remark between two items that does not part them: 民事4212件，占65.0%；刑事2203件."""
_ITEM = re.compile(
    r"(?:[一-鿿“”]|[（(][^（）()\d]*[）)]){0,12}?(?P<mark>[、，,；;]|[和及与](?!解|谐))(?P<name>[^，,；;。\d]{0,20})$"
)
_NO_COUNT = re.compile(
    r"\d{3,5}(?=热线|平台|[转联])|20\d\d年度?|\d{1,2}月(?:\d{1,2}日|[底末份])?|"
    r"\d[\d.]*(?:%|分|万?元|周?岁)?(?:（含）|及?以[上下]|不足|[至—](?:\d[\d.]*(?:分|周?岁)(?=[的（]))?)+"
)
"""Numbers in the name of an item: 12345热线转办156件, 2023年改造6个, 90分以上46人."""
_BESIDE_IT = re.compile(
    r"^、?[一-鿿]{0,4}\d[\d.]*[万亿]?[一-鿿]{1,3}(?=[，,；;（(、])|(?<=[一-鿿，])\d[\d.]*[万亿]?[一-鿿]{1,3}(?:、[一-鿿]{0,4})?$"
)
"""A second measure of an item: 8处940平方米; 17人、10.4万元; 24个、投资61.7亿元."""
_REST_ITEM = re.compile(r"(?P<mark>[，,])(?P<name>(?:其余|剩余|剩下|余下|另外?有?|尚有|还有)[^，,；;。\d]{0,10})$")
"""What is left may stand behind remarks of all sorts: 调解成功29起，涉及金额186.4万元，另有2起."""
LAST_YEAR = re.compile(
    r"[较比](?:上|去|前|20|同)|与(?:上年|去年|20\d\d年)|同期|"
    r"(?:上|去)年(?:末|同期)?[为是的]?$|20\d\d年(?:末[为是的]?|同期|[为是的])$|[由从](?:上年)?的?$"
)
"""What stands before a figure of last year; of a year that parts are told by it is not: 2023年改造6个."""
_BESIDES = re.compile("另|其次|还有|此外|其余")
_THE_REST = re.compile("其余|其他|剩余|余下")
LONGEST = 12
"""Items of a list, at most."""


def link(report: Report, left: Figure, right: Figure) -> str:
    """The words between two figures of one unit, without remarks, numbers in names and second measures."""
    words = _SHARE.sub("", report.between(left, right))
    if not _DIGIT.search(words):
        return words
    words = _NO_COUNT.sub("", words)
    return _BESIDE_IT.sub("", words) if _DIGIT.search(words) else words


BEGINS = re.compile(r"\s*(?:其中|[一-鿿]{0,4}(?:来源|渠道|构成|组成)(?:分别)?[为是有])")
"""What begins a sentence that tells the parts of a total in the sentence before."""
_DIGIT = re.compile(r"\d")


def item(report: Report, left: Figure, right: Figure) -> re.Match[str] | None:
    """The mark and the name with which a figure follows another as the next item of a list."""
    words = link(report, left, right)
    found = _ITEM.match(words) or _REST_ITEM.search(words)
    return None if found is None or NOT_PART.search(found["name"]) else found


def in_brackets(report: Report, figures: Sequence[Figure]) -> list[list[Figure]]:
    """Lists whose counts stand in brackets behind their names: 市场监管（176件）、城市管理（84件）."""
    runs: list[list[Figure]] = []
    for figure in figures:
        before, behind = report.text[max(0, figure.start - 2) : figure.start], report.text[figure.end : figure.end + 1]
        if not _OPENED.search(before) or behind not in {"）", ")"}:
            continue
        last = runs[-1][-1] if runs else None
        if last and last.unit == figure.unit and _NEXT_IN_BRACKETS.fullmatch(report.between(last, figure)):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return [run for run in runs if len(run) > 1]


_OPENED = re.compile(r"[一-鿿”》][（(]$")
_NEXT_IN_BRACKETS = re.compile(r"[）)][、，和及与][^，。；、\d（(）)]{1,16}[（(]")


def items(report: Report, alike: Sequence[Figure], first: int) -> tuple[list[Figure], str]:
    """The figures from the first on that marks of one rank part, and the mark."""
    parts, rank = [alike[first]], ""
    opened = first > 0 and re.search("[：:][^。；：:]*$", report.between(alike[first - 1], alike[first]))
    for figure in alike[first + 1 : first + LONGEST]:
        found = item(report, parts[-1], figure)
        if found is None or LAST_YEAR.search(report.clause_before(figure)):
            break
        mark = "" if found["mark"] in "和及与" else found["mark"].replace(",", "，").replace(";", "；")
        if mark == "；" != rank and not (opened and not rank or "，占" in report.between(parts[-1], figure)):
            break  # a semicolon begins something else, but behind a colon and where each item has its share
        if mark and rank and mark != rank and not _goes_on(report, parts, (rank, mark), figure, found["name"]):
            break
        rank = rank or mark
        parts.append(figure)
    return parts, rank


def _goes_on(report: Report, parts: Sequence[Figure], marks: tuple[str, str], figure: Figure, name: str) -> bool:
    """Whether a list goes on behind another mark: 废止4份、修改7份，其余301份; more ways to end; shares not told."""
    rank, mark = marks
    ends = rank == "、" and name != "" and are_outcomes(report, [*parts, figure])
    besides = (
        rank == "，" and mark == "、" and _BESIDES.match(label(report, parts[-1]))
    )  # 合同127件，另有文件7件、决策6件
    return bool(_THE_REST.match(name)) or rank == "；" or ends or bool(besides)
