"""How far a share moved, told twice: 由上年的15.3%降至11.5% in the lead, 比上年下降3.8个百分点 in the body."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.figure import Figure

_TO = re.compile(r"(?:大幅|逐步)?(?:上升|下降|提高|提升|降低|增加|减少|回落|压降|[升降])?[到至为]")
_FROM = re.compile(r"[由从](?:上年|去年|20\d\d年)?度?的?$")
_NAME = re.compile(r"([一-鿿]{2,14}?率)[^率，。；]{0,14}$")
_POINTS = {"百分点", "个百分点"}
_LEAST = 3
"""Letters of the shortest name that tells one share from others."""


@rule(
    "growth.points_again",
    "比率的变化前后不一",
    "开头说败诉率“由上年的15.3%降至11.5%”，正文说“比上年下降3.8个百分点”：变化的百分点应当等于前后两个比率之差。",
    example="败诉率由上年的15.3%降至10.5%。\n一、工作情况\n行政机关败诉率比上年下降3.8个百分点。",
    holds="败诉率由上年的15.3%降至11.5%。\n一、工作情况\n行政机关败诉率比上年下降3.8个百分点。",
)
def a_share_moved_as_far_as_is_said(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Shares told from one year to the next, against the points by which shares of that name are said to change."""
    told: dict[str, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        since = figure.unit in _POINTS and not report.planned(figure) and _SINCE.search(report.clause_before(figure))
        if since and (name := _named(report, figure)):
            told[name].append(figure)
    for old, new in pairwise(report.figures):
        if old.unit != "%" or new.unit != "%" or report.planned(new) or new.start >= report.plan_start:
            continue
        if not _TO.fullmatch(report.between(old, new)) or not _FROM.search(report.clause_before(old)):
            continue
        name, moved = _named(report, old), round(abs(float(new.value) - float(old.value)), 6)
        changes = [f for other, some in told.items() if _one(name, other) for f in some]
        apart = [f for f in changes if report.sentence_at(f.start) is not report.sentence_at(new.start)]
        if apart and len({f.value for f in apart}) == 1 and abs(float(apart[0].value) - moved) > _SLACK:
            said = f"{name}由“{old.text}”到“{new.text}”，相差 {number(moved)} 个百分点"
            message = f"{said}，别处说的是“{apart[0].text}”，请核对。"
            arithmetic = f"|{number(new.value)} − {number(old.value)}| = {number(moved)} ≠ {apart[0].text}"
            yield Hit(new.start, new.end, message, arithmetic, places(report, old, apart[0]))


_SINCE = re.compile("上年|去年|同比|20\\d\\d年")
_SLACK = 0.051
"""Points by which rounding may keep two shares and their difference apart."""


def _named(report: Report, figure: Figure) -> str:
    """The share that a figure is of: named in its clause, or in the clause of the share right before it."""
    clause = report.clause_before(figure)
    found = _NAME.search(clause)
    if found is None and figure.unit in _POINTS:
        said = [f for f in report.sentence_at(figure.start).figures if f.end <= figure.start and f.unit == "%"]
        found = _NAME.search(report.clause_before(said[-1])) if said else None
    return found.group(1) if found else ""


def _one(name: str, other: str) -> bool:
    short, long = sorted((name, other), key=len)
    return len(short) >= _LEAST and long.endswith(short)
