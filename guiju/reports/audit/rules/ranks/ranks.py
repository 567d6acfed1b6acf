"""Ranks that contradict each other."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_WIDTH = (
    ("全国", 6),
    ("全省", 5),
    ("全市", 4),
    ("全区", 3),
    ("片区", 2),
    ("渝东南", 2),
    ("渝东北", 2),
    ("全县", 1),
    ("主城", 2),
)


def _width(words: str) -> int | None:
    found = [(words.rfind(name), width) for name, width in _WIDTH if name in words]
    return max(found)[1] if found else None


@rule(
    "rank.nested",
    "名次前后矛盾",
    "小范围是大范围的一部分，在小范围里的名次不会比在大范围里更靠后；名次没有第0。",
    example="群众安全感指数位列全市第三、渝东南第五。",
    holds="群众安全感指数位列全市第八、渝东南第一。",
)
def a_rank_within_a_part_is_no_worse(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Two ranks of one thing in nested areas, within one sentence."""
    for found in re.finditer(r"第\s*[0０零]\s*(?:位|名)", report.text):
        yield Hit(found.start(), found.end(), "名次没有第0，请核对。")
    for sentence in report.sentences:
        ranks = [figure for figure in sentence.figures if figure.kind == "rank"]
        for left, right in zip(ranks, ranks[1:], strict=False):
            link = report.between(left, right)
            wide = _width(report.text[max(0, left.start - 10) : left.start])
            narrow = _width(link)
            if (
                wide is None
                or narrow is None
                or not re.fullmatch(r"[）)]?[、，,和及]?[^，,。；]{0,8}", link)
                or wide == narrow
            ):
                continue
            large, small = (left, right) if wide > narrow else (right, left)
            if small.value > large.value and large.bound == small.bound == "exact":
                message = "小范围里的名次比大范围里的还靠后，不可能同时成立，请核对。"
                also = (Place(report.name, left.start, left.end),)
                yield Hit(right.start, right.end, message, f"{left.text} 与 {right.text}", also)


@rule(
    "rank.doubtful_scope",
    "批次的数不是本地的数",
    "“入选首批N个”中的 N 是整批的数，容易被读成本地的数。",
    severity="note",
    example="三项改革入选全市改革提名奖、首批21个资产处置盘活案例。",
    holds="全县共有21个资产处置盘活案例。",
)
def the_size_of_a_batch_is_not_ones_own(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """入选 … 首批 N 个."""
    for figure in report.figures:
        before = report.text[max(0, figure.start - 40) : figure.start]
        if figure.kind == "count" and re.search(
            r"(?:入选|获评|列入|纳入)[^。；，]*(?:首批|第[一二三四五]批)\s*$", before
        ):
            yield Hit(figure.start, figure.end, "这是整批的数，请写明本地有几个。", severity=Severity.NOTE)


_FIRST = re.compile(r"(?:位?居|排名?|名列)[一-鿿]{0,4}(?:第一|首位|榜首|前列)|最多|之首")
_NEXT = re.compile(r"[，,](?:排|列|居|位列|位居)在?第二")
_SECOND = re.compile(r"(?:其次|次之)[一-鿿、（）]{0,20}$")


@rule(
    "rank.second_larger",
    "次之的反而多",
    "“柳河镇61件，居首位，城关镇57件次之”：次之的数不应大于居首的数。",
    example="乡镇办理行政处罚538件，其中柳河镇61件，居全县首位，城关镇75件次之。",
    holds="乡镇办理行政处罚538件，其中柳河镇61件，居全县首位，城关镇57件次之。",
)
def the_second_is_no_larger_than_the_first(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A figure that is said to come second, behind one in its unit that is said to come first."""
    counted = [figure for figure in report.figures if figure.kind == "count"]
    for turn, second in enumerate(counted):
        lead = report.text[max(0, second.start - _REACH) : second.start]
        said = report.text[second.start : second.end + 3]  # 57件次之: the unit may have been read as 件次
        if not ("次之" in said or _SECOND.search(lead) or _NEXT.match(report.text, second.end)):
            continue
        near = [f for f in counted[max(0, turn - _MANY) : turn] if second.unit in {f.unit, f"{f.unit}次"}]
        first = near[-1] if near else None
        between = report.between(first, second) if first is not None else "。"
        if first is None or "。" in between or len(between) > _REACH or second.low <= first.high:
            continue
        sentence = report.sentence_at(first.start)
        before = report.text[max(sentence.start, first.start - _REACH // 2) : first.start]
        if _FIRST.search(between) or _FIRST.search(before):
            place = Place(report.name, first.start, first.end)
            message = "次之的数大于居首的数，请核对。"
            yield Hit(second.start, second.end, message, f"{second.text} > {first.text}", (place,))


_REACH, _MANY = 60, 3
"""Letters and figures back to the one that is said to come first."""
_MOVED = re.compile(
    r"(?P<way>升至|上升[至到]|提升[至到]|跃升[至到]|跃居|升为|降至|下降[至到]|下滑[至到]|退居|跌至|降为)[^。；，\d]{0,8}第\s*(?P<place>[一二三四五六七八九十]{1,3}|\d{1,3})\s*[位名]?"
    r"[，,、（(]?[^。；\d，]{0,10}?(?P<move>前移|上升|提升|前进|进位|后移|下降|后退|下滑|退后)"
)
_UP = re.compile("升|跃|前|进")


@rule(
    "rank.direction",
    "名次升降说反",
    "名次“升至第2位”的，应当比上年前移；“降至第2位”的，应当比上年后移。",
    example="群众满意度降至全市第2位，比上年前移1位。",
    holds="群众满意度升至全市第2位，比上年前移1位。",
)
def a_rank_moves_one_way(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The word that leads to a place, and the word of how many places it moved."""
    for found in _MOVED.finditer(report.text):
        if bool(_UP.search(found["way"])) != bool(_UP.search(found["move"])):
            message = f"一处说“{found['way']}”，一处说“{found['move']}”，方向相反，请核对。"
            yield Hit(*found.span(), message, f"{found['way']}，{found['move']}")
