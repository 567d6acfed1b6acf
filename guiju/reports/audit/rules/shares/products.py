"""How many, how much each of them, and all of it: 6个县各抽取60卷, of 360卷; 7名，每名对接2个村，14个村全部有人管."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, number
from guiju.reports.audit.numbers.lists import compared
from guiju.reports.audit.numbers.mistakes import mistyped_in
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.audit.words.tellings import pairs
from guiju.reports.read.figure import Figure

_EACH = re.compile(r"[一-鿿（、）]{0,12}(?:[，,]每[名人个家位所]|(?<![至分])各)[一-鿿]{1,8}")
_IN_ALL = re.compile(r"[^，。；\d]{0,12}[，,（(](?:全[年县市区镇])?(?:共计?|合计|累计|总计)[一-鿿]{0,6}")
_COVERED = re.compile(r"[^，。；\d]{0,12}(?:全覆盖|(?:全部|都|均)(?:有|覆盖|落实|实现|配|纳入|得到))")
_FIRST = re.compile(r"[^，。；\d]{0,8}[，,][^，。；\d]{0,4}")


@rule(
    "rate.product",
    "个数、每个的数与总数",
    "“抽取案卷360卷，6个县各抽取60卷”“顾问7名，每名联系2个村，14个村全覆盖”：个数乘以每个的数，应当等于总数；三个数里改一个数字就相符的，多半写错了一个。",
    example="全年抽取案卷240卷，8个乡镇各抽取80卷。",
    holds="全年抽取案卷240卷，8个乡镇各抽取30卷。",
)
def so_many_of_each_are_all(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each number with what each of them has right behind it, against the total told beside both."""
    for sentence in report.sentences:
        told = [
            f
            for f in sentence.figures
            if f.kind in {"count", "average"} and f.bound == "exact" and f.actual and f.value
        ]
        for many, each in zip(told, told[1:], strict=False):
            if not _EACH.fullmatch(report.between(many, each)) or compared(report, many):
                continue
            total = _total(report, sentence, told, many, each)
            if total is None or many.value * each.value == total.value:
                continue
            if mistyped_in((total, many, each), lambda all_of, some, one: some.value * one.value == all_of.value):
                made = number(many.value * each.value)
                arithmetic = f"{number(many.value)} × {number(each.value)} = {made}，文中为 {total.text}"
                message = f"“{many.text}”每个“{each.text}”，乘起来不等于“{total.text}”，请核对这三个数。"
                yield Hit(each.start, each.end, message, arithmetic, places(report, many, total))


def _total(report: Report, sentence: Sentence, told: list[Figure], many: Figure, each: Figure) -> Figure | None:
    """What all of them make: told behind as a sum or as what is covered, or right before."""
    turn = told.index(each)
    behind = told[turn + 1] if turn + 1 < len(told) else None
    if behind is not None and counted_in(behind) == counted_in(each) and not compared(report, behind):
        summed = _IN_ALL.fullmatch(report.between(each, behind)) and _of_one(report, each, behind)
        if summed or _COVERED.match(report.text[behind.end : behind.end + 20]) and _of_one(report, each, behind):
            return behind
    before = told[turn - 2] if turn > 1 else None
    if before is None or each.value < _MANY or compared(report, before):
        return None
    alike = counted_in(before) == counted_in(each) != counted_in(many)
    return before if alike and _FIRST.fullmatch(report.between(before, many)) else None


_MANY = 10
"""A total told before what each has is that of them where it is no small number, which agrees by chance."""


def _of_one(report: Report, each: Figure, total: Figure) -> bool:
    """Whether the total is not called by another noun: 示范户10户，共表扬典型126户."""
    one, other = (_noun(report, figure) for figure in (each, total))
    return not one or not other or bool(one & other)


def _noun(report: Report, figure: Figure) -> set[str]:
    before = re.split(r"各|每[名人个家位所]|\d|共计?|合计|累计|总计", report.clause_before(figure))[-1]
    return pairs(_DOES.sub("", before)) | pairs(
        re.split(r"[，,。；;：:、]", report.text[figure.end : figure.end + 12])[0]
    )


_DOES = re.compile("选派|抽取|抽调|派出|设立?|配备|聘请|评选|对接|联系|包联|负责|建立?|检查|走访|培训|完成")
