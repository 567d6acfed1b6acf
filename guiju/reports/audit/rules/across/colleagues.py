"""What two reports of one county and year tell of one thing, each in words of its own."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.backing import Backing, Backings, Taking, taking
from guiju.reports.audit.words.likeness import PLACES, TABLE_CELL, of_another_year, places
from guiju.reports.audit.words.tellings import Telling, Words, telling

_TELLING, _MOSTLY, _NEAR = 5.0, 0.5, 0.6
"""How much the words beside both figures must tell, what share of them all that is, and how near the numbers are."""
_LIMITS = re.compile(r"以[上下]|[国省市县区乡镇村]级|部门|乡镇|街道|新[增建创设]|重大|专项|首次|其中")
_KINDS = {"count", "money", "rate"}


@rule(
    "across.taken_up",
    "两份报告各说各的数",
    "同一地区、同一年度的县报告和部门报告，各用各的说法讲同一件事：罕见的词相同、数只差一笔，又都不是对方别的数算得出的，多半有一份写错了。",
    example=(
        "沂川县人民政府关于2024年法治政府建设情况的报告\n年内抽查执法案卷150卷，评出不合格案卷12卷。",
        "沂川县司法局关于2024年法治政府建设情况的报告\n评查出的不合格案卷14卷已逐卷反馈。",
    ),
    holds=(
        "沂川县人民政府关于2024年法治政府建设情况的报告\n年内抽查执法案卷150卷，评出不合格案卷12卷。",
        "沂川县司法局关于2024年法治政府建设情况的报告\n评查出的不合格案卷12卷已逐卷反馈。",
    ),
    many=True,
)
def what_both_tell_is_one_number(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Each figure of the one report against all that the other gives in words alike."""
    for left, right in corpus.colleagues():
        held, own, words = _told(left), _told(right), Words(left.text, right.text)
        if not held or not own or not _of_all_the_county(left, right):
            continue
        backings = Backings(left, held, words, asked=own)
        for one in own:
            if PLACES.match(one.noun) or one.figure.bound != "exact" or of_another_year(right, one.figure):
                continue
            again = taking(right, one)
            meant = backings.against(again)
            if meant is None or not _one_name(again, meant, words) or _has_its_own(own, one, meant):
                continue
            first = meant.taken[0]
            if _limits(first) != _limits(one):
                continue  # 省级以上17个, of which 省级14个; 规范性文件6件, of which 部门规范性文件4件
            arithmetic = f"{left.body.short}：{first.figure.text}；{right.body.short}：{one.figure.text}"
            message = "两份报告说的像是一件事，数却不同。请核对哪一份写错了；不是一回事的，请写得能分清。"
            yield Hit(
                one.figure.start, one.figure.end, message, arithmetic, places(left, first.figure), None, right.name
            )


def _limits(one: Telling) -> set[str]:
    """What limits the thing counted to some of its kind."""
    return set(_LIMITS.findall(f"{one.before}，{one.noun}"))


def _of_all_the_county(left: Report, right: Report) -> bool:
    """Whether both tell of the whole county: other departments than the justice bureau tell their own part."""
    departments = [report for report in (left, right) if report.body.level == "department"]
    return all("司法" in report.body.name for report in departments)


def _one_name(again: Taking, meant: Backing, words: Words) -> bool:
    """Whether rare words right beside both figures are the same, and the numbers not far apart."""
    shared = words.rarity((again.words | again.not_so) & meant.label)
    least = min(words.rarity(again.words), words.rarity(meant.label))
    small, large = sorted((meant.value, float(again.figure.value)))
    return len(meant.taken) == 1 and shared >= max(_TELLING, _MOSTLY * least) and small >= _NEAR * large


def _told(report: Report) -> list[Telling]:
    known = [f for f in report.figures if f.kind in _KINDS and f.unit and not report.planned(f)]
    return [telling(report, f) for f in known if f.rule != TABLE_CELL]


def _has_its_own(told: list[Telling], one: Telling, meant: Backing) -> bool:
    """Whether the report tells the other's number too, so that this one is of something else."""
    return any(
        meant.agrees(other.figure) and other.label & meant.label
        for other in told
        if other is not one and other.figure.unit == one.figure.unit
    )
