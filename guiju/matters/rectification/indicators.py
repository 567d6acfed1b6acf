"""Figures of rectification: findings and items counted apart, what is due, what is struck off, what came back."""

from django.db.models import F

from guiju.indicators.words import Balance, Count, Derived, Distinct, Ratio, Stock, Within
from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.models.stages import Stage

_STANDING = {"stage__ne": Stage.WITHDRAWN}

findings = Distinct(
    "rectification.findings", Rectification, "finding", on="found_on", where=_STANDING, name="发现问题数", unit="个",
    definition="当年各来源发现、经异议复核仍然成立的问题数；一个问题分为几项整改的，只计一个，有一项成立即计",
)  # fmt: skip
items = Count(
    "rectification.items", Rectification, on="found_on", where=_STANDING, name="整改事项数", unit="项",
    definition="当年发现的问题所分成的整改事项数",
)  # fmt: skip
open_findings = Distinct(
    "rectification.open_findings", Rectification, "finding", on="found_on",
    where={"struck_on__isnull": True} | _STANDING, name="尚未整改完成的问题数", unit="个",
    definition="当年发现的问题中，还有整改事项没有销号的问题数",
)  # fmt: skip
closed_findings = Derived(
    "rectification.closed_findings", findings - open_findings, name="整改完成的问题数", unit="个",
    definition="当年发现的问题中，全部整改事项已经销号的问题数",
)  # fmt: skip

opening = Stock(
    "rectification.opening", Rectification, since="found_on", until="struck_on", at="start", where=_STANDING,
    name="上年结转整改事项数", unit="项",
)  # fmt: skip
struck = Count(
    "rectification.struck", Rectification, on="struck_on", where=_STANDING, name="销号整改事项数", unit="项",
    definition="当年复核销号、没有反弹重开的整改事项数",
)  # fmt: skip
closing = Stock(
    "rectification.closing", Rectification, since="found_on", until="struck_on", where=_STANDING,
    name="年末未销号整改事项数", unit="项",
)  # fmt: skip

due = Count(
    "rectification.due", Rectification, on="due_on", where=_STANDING, name="到期整改事项数", unit="项",
    scope="counterpart", definition="整改时限在当年的整改事项数",
)  # fmt: skip
due_struck = Count(
    "rectification.due_struck", Rectification, on="due_on", where={"struck_on__isnull": False} | _STANDING,
    name="到期事项销号数", unit="项", scope="counterpart",
)  # fmt: skip
due_in_time = Count(
    "rectification.due_in_time", Rectification, on="due_on",
    where={"struck_on__isnull": False, "applied_on__lte": F("due_on")} | _STANDING, name="按期整改事项数", unit="项",
    scope="counterpart", definition="到期整改事项中，责任单位按期申请销号并经复核销号的",
)  # fmt: skip
in_time_rate = Ratio(
    "rectification.in_time_rate", due_in_time, due, name="按期整改率", definition="按期整改事项数占到期整改事项数的比重"
)
overdue = Count(
    "rectification.overdue", Rectification, on="due_on", where={"overdue": True} | _STANDING,
    name="曾经逾期的整改事项数",
    unit="项", scope="counterpart",
)  # fmt: skip

rechecked = Count(
    "rectification.rechecked", Rectification, on="rechecked_on", where=_STANDING, name="回头看整改事项数", unit="项"
)
relapsed = Count(
    "rectification.relapsed", Rectification, on="relapsed_on", where=_STANDING, name="反弹重开整改事项数", unit="项"
)
circulated = Count(
    "rectification.circulated", Rectification, on="circulated_on", where=_STANDING, name="逾期整改通报事项数", unit="项"
)

Within(findings, items, why="一个问题至少一项整改事项")
Within(open_findings, findings, why="未整改完成的问题是发现问题的一部分")
Within(due_struck, due, why="到期事项销号数不会多于到期事项数")
Within(due_in_time, due_struck, why="按期整改的，都已销号")
Balance(opening, items, struck, closing, why="上年结转加当年发现，减去销号，等于年末未销号")
Within(closed_findings, items, why="整改完成的问题，每个至少有一项整改事项")
