"""One rank told twice: 居全省第6位 in the lead, 由第9位前移2位 in the body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.numerals import chinese_value

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_MOVED = re.compile(
    rf"第(?P<old>{_NUMBER})[位名]?(?P<way>前移|前进|上升|提升|跃升|进位|后移|下降|后退|下滑)了?(?P<by>{_NUMBER})(?:个位次|[位名])"
)
_REACHED = re.compile(
    rf"第(?P<old>{_NUMBER})[位名]?(?:提升|上升|前移|前进|跃升|下降|退|降|升)[至到](?:全[国省市县区][一-鿿]{{0,4}})?第(?P<new>{_NUMBER})[位名]?"
)
_STANDS = re.compile(
    rf"(?<![由从])(?:居|列|排名?|位列|位居|名列|获|[升跃]至|[省市县区])[^，。；第\d]{{0,10}}(?:\d+个[一-鿿]{{1,8}})?[^，。；第\d]{{0,4}}第(?P<new>{_NUMBER})[位名]"
)
_SUBJECT = re.compile(r"满意度|营商环境|评估|考核|测评|安全感|评价|知晓率|排名|考[评绩]|评[比议定]")
_AREA = re.compile(r"全[国省市州县区]")
_REACH = 50


@dataclass(frozen=True, slots=True)
class _Rank:
    """A rank as told: its number, what is ranked, among whom, and where."""

    value: int
    subject: frozenset[str]
    area: frozenset[str]
    span: tuple[int, int]
    said: str


@rule(
    "rank.moved",
    "同一个名次前后不一",
    "“由第9位前移3位”就是第6位：与别处说的同一个名次应当相同。",
    example="营商环境评价居全省第6位。\n一、情况\n营商环境评价在全省由第9位前移2位。",
    holds="营商环境评价居全省第6位。\n一、情况\n营商环境评价在全省由第9位前移3位。",
)
def one_rank_is_told_one_way(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Ranks reckoned from how far they moved, against those told of the same thing."""
    moved = [*_told(report, _MOVED), *_told(report, _REACHED)]
    standing = _told(report, _STANDS) if moved else []
    for one in moved:
        others = [o for o in (*standing, *moved) if o.span != one.span and _alike(one, o)]
        if others and all(other.value != one.value for other in others):
            other = others[0]
            message = f"这里的名次是第{one.value}位，别处是第{other.value}位，请核对。"
            also = (Place(report.name, *other.span),)
            yield Hit(*one.span, message, f"{one.said}；{other.said}", also)


def _alike(one: _Rank, other: _Rank) -> bool:
    apart = one.span[1] <= other.span[0] or other.span[1] <= one.span[0]
    area = not one.area or not other.area or bool(one.area & other.area)
    return apart and area and bool(one.subject & other.subject)


def _told(report: Report, pattern: re.Pattern[str]) -> list[_Rank]:
    return [rank for found in pattern.finditer(report.text, 0, report.plan_start) for rank in _rank(report, found)]


def _rank(report: Report, found: re.Match[str]) -> Iterator[_Rank]:
    groups = found.groupdict()
    old, by, new = (_value(groups.get(name)) for name in ("old", "by", "new"))
    if "by" in groups:
        back = re.match("后|下", found["way"]) is not None
        new = (old or 0) + (by or 0) * (1 if back else -1)
    start = report.sentence_at(found.start()).start
    around = report.text[max(start, found.start() - _REACH) : found.end()]
    subject = frozenset(_SUBJECT.findall(around))
    if new and subject:
        yield _Rank(new, subject, frozenset(_AREA.findall(around)), found.span(), found.group())


def _value(text: str | None) -> int | None:
    return None if text is None else int(text) if text.isdigit() else chinese_value(text)
