"""Aims whose words pull two ways: 降低到42%以上, 提高到10%以内, 出庭率不高于98%."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.aims import scarce, wanted
from guiju.reports.read.figure import Figure

_UP = re.compile(r"(?:提高|提升|增加?|[上攀跃]?升|增长|扩大)[到至]\s*(?:不高于|不超过|控制在)?$")
_DOWN = re.compile(r"(?:降低?|下降|压[缩降减]|减少?|缩[短减])[到至]\s*(?:不低于|不少于)?$")
_AT_LEAST = re.compile(r"以上$|^(?:不低于|不少于|超过)")
_AT_MOST = re.compile(r"(?:以[内下]|之内)$|^(?:不高于|不超过|低于)")
_CAPS = re.compile(r"(?:不高于|不超过|控制在|低于|降[到至为低]+)\s*$")
_FLOORS = re.compile(r"(?:不低于|不少于|高于|达到|提高[到至]|提升[到至])\s*$")


@rule(
    "target.bound",
    "目标的方向说反",
    "“降低到42%以上”“提高到10%以内”：升到、降到与以上、以内说的是相反的方向；合格率、出庭率这样越高越好的定了上限，败诉率这样越低越好的定了下限，也是说反了。",
    example="三、2025年工作打算\n调解和解率降低到42%以上。",
    holds="三、2025年工作打算\n调解和解率提高到42%以上。",
)
def an_aim_pulls_one_way(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each figure with a bound against the verb before it, and against what its name says is better."""
    for figure in report.figures:
        lead = report.clause_before(figure)
        bounds = _bounds(lead, figure)
        if _UP.search(lead) and bounds == "most" or _DOWN.search(lead) and bounds == "least":
            message = f"“{lead[-6:]}{figure.text}”的升降与上限、下限方向相反，请核对。"
            yield Hit(figure.start, figure.end, message)
        elif report.planned(figure) and figure.kind == "rate" and bounds and _against_its_name(lead, bounds):
            side = "上" if bounds == "most" else "下"
            message = f"“{lead[-14:]}{figure.text}”定的是{side}限，与越高越好还是越低越好相反，请核对。"
            yield Hit(figure.start, figure.end, message)


def _bounds(lead: str, figure: Figure) -> str | None:
    """Whether a figure is meant as the least or as the most there shall be; None where its words set no bound."""
    if _AT_MOST.search(figure.text) or re.search(r"(?:不高于|不超过|控制在)\s*$", lead):
        return "most"
    if _AT_LEAST.search(figure.text) or re.search(r"(?:不低于|不少于)\s*$", lead):
        return "least"
    return None


def _against_its_name(lead: str, bounds: str) -> bool:
    name = (_CAPS if bounds == "most" else _FLOORS).sub("", lead).rpartition("、")[2]
    return wanted(name) if bounds == "most" else scarce(name)
