"""Identities between indicators: what one indicator's definition says about others.

The list repeats what the definitions beside the indicators say (`guiju/indicators`); the auditor needs it for reports
of any origin, where only the figures that the text gives are at hand.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.arithmetic import Fit, disjoint, fits, number
from guiju.reports.audit.finding import Place
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure

SUMS: dict[str, tuple[str, ...]] = {
    "items.township_total": (
        "items.statutory",
        "items.empowered_general",
        "items.empowered_selected",
        "items.delegated",
    ),
    "reconsideration.handled": ("reconsideration.received", "reconsideration.carried_over"),
    "campaign.tasks": ("campaign.tasks_completed", "campaign.tasks_in_progress"),
}
"""Total = sum of its parts."""

SHARES: dict[str, tuple[str, str]] = {
    "supervision.rectification_rate": ("supervision.issues_rectified", "supervision.issues_found"),
    "items.comprehensive_rate": ("items.comprehensive", "items.claimed"),
    "litigation.gov_loss_rate": ("litigation.gov_lost", "litigation.gov_first_instance"),
    "litigation.head_appearance_rate": ("litigation.head_appearances", "litigation.hearings"),
    "mediation.success_rate": ("mediation.succeeded", "mediation.accepted"),
    "mediation.resolution_rate": ("mediation.disputes_resolved", "mediation.disputes_found"),
    "exam.participation_rate": ("exam.participants", "exam.eligible"),
    "exam.pass_rate": ("exam.passed", "exam.participants"),
    "normdoc.filing_pass_rate": ("normdoc.filing_passed", "normdoc.filed"),
    "resettlement.escort_rate": ("resettlement.escorted", "resettlement.key_persons"),
}
"""Share = part / whole, in per cent."""

WITHIN: tuple[tuple[str, str], ...] = (
    ("litigation.head_appearances", "litigation.hearings"),
    ("litigation.hearings", "litigation.first_instance"),
    ("litigation.gov_lost", "litigation.gov_first_instance"),
    ("mediation.succeeded", "mediation.accepted"),
    ("exam.passed", "exam.participants"),
    ("exam.participants", "exam.eligible"),
    ("supervision.issues_rectified", "supervision.issues_found"),
    ("campaign.issues_listed", "campaign.clues_received"),
    ("items.comprehensive", "items.claimed"),
    ("reconsideration.resolved", "reconsideration.concluded"),
)
"""Part ≤ whole."""


def _single(report: Report) -> dict[str, Figure]:
    """The indicators that the report gives exactly one value for."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        if figure.actual and figure.indicator and not re.search(r"其中|涉及", report.clause_before(figure)[-8:]):
            found[figure.indicator].append(figure)
    return {indicator: figures[0] for indicator, figures in found.items() if len(figures) == 1}


def _apart(report: Report, *figures: Figure) -> bool:
    """Whether the figures stand in different sentences; within one, the rules on sums and shares have the word."""
    return len({report.sentence_at(figure.start).start for figure in figures}) > 1


@rule(
    "identity.holds",
    "指标之间的关系",
    "指标的定义规定了它们的关系（办理 = 新收 + 结转，综合率 = 综合执法事项 ÷ 认领事项等）；"
    "分散在全文各处的数也应当相符。",
    example="认领行政执法事项9265项。\n其中综合行政执法事项数6563项。\n执法事项综合率达到60.83%。",
    holds="认领行政执法事项9265项。\n其中综合行政执法事项数6563项。\n执法事项综合率达到70.83%。",
)
def indicators_keep_their_identities(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Checks sums, shares and inclusions between indicators given in different sentences of one report."""
    given = _single(report)
    for whole, parts in SUMS.items():
        if whole in given and all(part in given for part in parts):
            figures = [given[part] for part in parts]
            low, high = sum(f.low for f in figures), sum(f.high for f in figures)
            if _apart(report, given[whole], *figures) and disjoint((low, high), (given[whole].low, given[whole].high)):
                arithmetic = (
                    " + ".join(number(f.value) for f in figures) + f" = {number(low)}，文中为 {given[whole].text}"
                )
                yield _hit(report, given[whole], figures, arithmetic)
    for rate, (part, base) in SHARES.items():
        if rate in given and part in given and base in given and _apart(report, given[rate], given[part], given[base]):
            top, below, stated = given[part], given[base], given[rate]
            low, high = 100 * top.low / max(below.high, 1e-9), 100 * top.high / max(below.low, 1e-9)
            if fits(low, high, stated) is Fit.NOT:
                arithmetic = f"{number(top.value)} ÷ {number(below.value)} = {low:.2f}%，文中为 {stated.text}"
                yield _hit(report, stated, [top, below], arithmetic)
    for part, whole in WITHIN:
        like = part in given and whole in given and given[part].unit == given[whole].unit
        if like and given[part].low > given[whole].high:
            arithmetic = f"{number(given[part].value)} > {number(given[whole].value)}"
            yield _hit(report, given[part], [given[whole]], arithmetic)


def _hit(report: Report, stated: Figure, others: list[Figure], arithmetic: str) -> Hit:
    names = "、".join(f"“{figure.subject}{figure.text}”" for figure in others)
    message = f"与文中另外的数（{names}）不符。请核对；口径不同的请写明。"
    return Hit(stated.start, stated.end, message, arithmetic, tuple(Place(report.name, f.start, f.end) for f in others))
