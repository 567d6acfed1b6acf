"""Which of several is first, second or last: 邻里类最多, 劳资类次之, 六中队最少."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in
from guiju.reports.audit.numbers.lists import compared, label, main_counts
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import TABLE_CELL, places, row_label
from guiju.reports.read.figure import Figure
from guiju.reports.read.numerals import chinese_value

_NAME = r"(?P<name>[一-鿿]{1,8}?)(?:类|案件|纠纷|领域|件)?"
_PLACE = (
    r"(?P<place>(?:办案|数量?|件数|占比|总?量|受理|收案|投诉)?数?(?:为|是)?(?:最[多大高少小低])|"
    r"(?:位)?居(?:各[一-鿿]{1,5}|全[县市区镇])?(?:首位|榜首|第[一二三四五]位?)|(?:占比|数量)?次之|排(?:名)?第[一二三四五])(?!的)"
)
_SAID = re.compile(rf"(?:^|[，,。；;：:\n、（(])(?:其中|以)?{_NAME}(?:占(?:比|总[量数]的?)?[\d.]+[%％][，,])?{_PLACE}")
_MOST_IS = re.compile(
    r"(?P<place>[一-鿿]{0,8}最[多大高少小低])的?(?:是|为|单位是|有)?(?P<name>[一-鿿]{2,10}?)(?=[，,。；、（(\d]|占|达|比|仅|只|与|[多少]\d)"
)
_OWN = re.compile(
    r"^[^，。；\d]{0,6}[，,（(]?(?:占(?:比|总[量数]的?)?[\d.]+[%％][，,])?(?P<place>(?:位)?居(?:各[一-鿿]{1,5}|全[县市区镇])?"
    r"(?:首位|榜首|第[一二三四五]位?)|排(?:名)?第[一二三四五]|数量?最[多少]|最[多少])(?!的)"
)
_NUMBERS = "一二三四五"
_FEWEST, _MOST, _REACH = 3, 60, 8
"""Items of a list that has an order to speak of, of the longest that is looked at, and of one that is shown."""


@rule(
    "rank.listed",
    "居首、次之与列出的各数",
    "列出各类、各单位的数之后说哪个最多、次之、最少的，应当与列出的数相符；紧跟在一项后面的“居首位”“居第二位”也一样。",
    example="受理纠纷763件，物业管理类231件，邻里类196件，劳资类127件，物业管理类最多，劳资类次之。",
    holds="受理纠纷763件，物业管理类231件，邻里类196件，劳资类127件，物业管理类最多，邻里类次之。",
)
def the_place_in_a_list_is_that_of_its_number(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each statement of a place against the list of its paragraph."""
    text = report.text
    starts = [sentence.start for sentence in report.sentences]
    for begin, end in _paragraphs(text):
        sentences = report.sentences[bisect_left(starts, begin) : bisect_left(starts, end)]
        figures = [f for sentence in sentences for f in main_counts(report, sentence.figures)]
        lists = [run for run in _lists(report, figures) if _FEWEST <= len(run) <= _MOST]
        for run in lists:
            yield from _own_places(report, _items(report, run))
        for found in (*_SAID.finditer(text, begin, end), *_MOST_IS.finditer(text, begin, end)):
            told = [run for run in reversed(lists) if run[0].start < found.start()]
            yield from _named_place(report, found, told)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for line in text.split("\n"):
        yield begin, begin + len(line)
        begin += len(line) + 1


_TOTAL = re.compile(r"(?:[共合总]计|[一总]?共)$")


def _lists(report: Report, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Runs of figures of one unit, each with a name of its own, with no full stop between."""
    run: list[Figure] = []
    for figure in figures:
        name = len(_plain(label(report, figure)))  # 大气11件、水9件
        own = name >= (1 if run else 2) and not compared(report, figure) and not _TOTAL.search(label(report, figure))
        follows = run and counted_in(run[-1]) == counted_in(figure) and "。" not in report.between(run[-1], figure)
        if run and not (own and follows):
            yield run
            run = []
        if own:
            run.append(figure)
    if run:
        yield run


def _items(report: Report, run: list[Figure]) -> list[Figure]:
    """The list without the total that it begins with."""
    rest = sum(float(figure.value) for figure in run[1:])
    whole = len(run) > 1 and ("其中" in report.between(run[0], run[1]) or run[0].high >= _NEARLY * rest)
    return run[1:] if whole else run


_NEARLY = 0.95
"""A first figure that is as much as this of all the others together is their total."""


def _plain(name: str) -> str:
    return re.sub(r"[^一-鿿]|类型?|案件|纠纷|其中|占$", "", name)


def _own_places(report: Report, run: Sequence[Figure]) -> Iterator[Hit]:
    """邻里纠纷2187件，占32.0%，居各类纠纷第二位."""
    for turn, figure in enumerate(run):
        end = run[turn + 1].start if turn + 1 < len(run) else figure.end + 40
        if found := _OWN.match(report.text[figure.end : end]):
            yield from _judge(report, run, figure, found.group("place"), figure)


def _named_place(report: Report, found: re.Match[str], told: Sequence[Sequence[Figure]]) -> Iterator[Hit]:
    """Judges a place by the list nearest before it; by all columns of a table, where the words name none of them."""
    name, before, judged = _plain(found.group("name")), found.start("place"), []
    for listed in told:
        run = _items(report, [figure for figure in listed if figure.end <= before])
        named = [f for f in run if name and _called(report, f, name)]
        if len(named) == 1 and len(run) >= _FEWEST:
            judged.append(list(_judge(report, run, named[0], found.group("place"), found)))
            if named[0].rule != TABLE_CELL:
                break
    if judged and all(judged):
        yield from judged[0]


def _called(report: Report, figure: Figure, name: str) -> bool:
    """Whether a figure of a list bears a name: 人民调解106万元 is meant by 人民调解支出最大."""
    cell = figure.rule == TABLE_CELL
    own = _plain(row_label(report, figure) if cell else label(report, figure))
    return name == own or len(name) > 1 and (name in own or len(own) > 1 and name.startswith(own))


def _judge(
    report: Report, run: Sequence[Figure], figure: Figure, place: str, at: Figure | re.Match[str]
) -> Iterator[Hit]:
    """Compares the place said with that of the number; equal numbers share theirs."""
    larger = sum(f.low > figure.high for f in run)
    smaller = sum(f.high < figure.low for f in run)
    others = [f for f in run if f is not figure and not re.search("其他|其它|其余", label(report, f))]
    if re.search(r"最[少小低]", place):
        wrong = any(f.high < figure.low for f in others)
    elif re.search(r"次之|第二", place):
        wrong = larger != 1 if larger or smaller else False
    elif nth := re.search(rf"第([{_NUMBERS}])", place):
        wrong = larger != _NUMBERS.index(nth.group(1))
    else:
        wrong = any(f.low > figure.high for f in others)
    if wrong:
        ordered = sorted(run, key=lambda f: -float(f.value))
        start, end = (at.start, at.end) if isinstance(at, Figure) else (at.start("name"), at.end("place"))
        arithmetic = "、".join(f.text for f in ordered[:_REACH])
        yield Hit(start, end, f"“{place}”与列出的各数不符，请核对。", arithmetic, places(report, *run[:_REACH]))


_OF_SO_MANY = re.compile(
    r"(?P<many>\d+)\s*[个家](?:参评|被考核|成员|县级|基层|直属|市直|县直|区直)?"
    r"(?:县|区|市|旗|乡镇|镇街|乡|镇|街道|城区|区局|县局|市局|部门|单位|分局|所|中队|大队|社区|村|法院|检察院|院|校|企业)"
    r"(?:[（(][市县区旗街道、]{1,6}[）)])?"
    r"(?:[^，。；\d]{0,20}?(?:列|居|排名?|位列|位居|位于|排在|获得?|取得|名列)|[^，。；\d第]{0,4})\s*"
    r"第\s*(?P<place>[一二三四五六七八九十]{1,3}|\d+)(?![个一-鿿]{0,2}(?:季度|次|批|期|届|产业|[、和]第))"
)


@rule(
    "rank.beyond",
    "名次多于参评的个数",
    "“在全市8个县（区）中列第九位”：名次不会大于参加排名的个数。",
    example="评估得分在全市8个县（区）中列第九位。",
    holds="评估得分在全市8个县（区）中列第三位。",
)
def no_place_lies_beyond_the_number_ranked(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A place named right behind the number of those ranked."""
    for found in _OF_SO_MANY.finditer(report.text):
        place = chinese_value(found["place"]) if not found["place"].isdigit() else int(found["place"])
        if place is not None and place > int(found["many"]):
            message = "名次大于参加排名的个数，请核对。"
            yield Hit(*found.span(), message, f"第{found['place']} > {found['many']}")
