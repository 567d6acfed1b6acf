"""The day since which a law is in force, as a report tells it: 行政复议法自2024年1月1日起施行."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from guiju.law.statutes import MARKS, statutes
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_SINCE = re.compile(r"自(?P<year>20\d\d)年(?P<month>1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])日起?")
_IN_FORCE = re.compile(r"[^。；，、\d《》]{0,10}(?:施行|实施|生效)")
_NAMED = re.compile(r"(?P<law>[一-鿿]{2,16}(?:法|条例|规定|典))》?[^。；，、\d《》]{0,12}$")
_REACH = 40


@rule(
    "date.in_force",
    "法律的施行日期",
    "“新修订的行政复议法自2024年1月1日起施行”：法律、行政法规的施行日期应当与公布的相符；与收录的日期只差年份，"
    "或者只差月、日的，多半写错了。",
    example="新修订的行政复议法自2023年1月1日起施行，全年受理复议案件78件。",
    holds="新修订的行政复议法自2024年1月1日起施行，全年受理复议案件78件。",
)
def a_law_is_in_force_since_its_day(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Days told for laws that `guiju.law` holds; an older version of a law has a day that no slip leads to."""
    for found in _SINCE.finditer(report.text):
        if not _IN_FORCE.match(report.text, found.end()):
            continue
        named = _NAMED.search(report.text[max(0, found.start() - _REACH) : found.start()])
        days = _days_of(named["law"]) if named else {}
        told = int(found["year"]), int(found["month"]), int(found["day"])
        meant = next((day for day in days if _one_part_off(told, day)), None)
        if meant and told not in days:
            message = f"这部法律自{meant[0]}年{meant[1]}月{meant[2]}日起施行，请核对。"
            known = f"法律文件表：{meant[0]}-{meant[1]:02}-{meant[2]:02}（{MARKS[days[meant]]}）"
            yield Hit(found.start("year"), found.end("day") + 1, message, known)


_Day = tuple[int, int, int]
"""Year, month and day."""


def _one_part_off(told: _Day, held: _Day) -> bool:
    """Whether the year alone, or the month and the day alone, are other than they should be."""
    return told != held and (told[0] == held[0] or told[1:] == held[1:])


def _days_of(words: str) -> dict[_Day, str]:
    """The days since which the versions of the law are in force whose name ends `words`, each with its mark.

    A place before the name makes another law of it: 云溪市优化营商环境条例.
    """
    at = next((at for at in range(len(words)) if words[at:] in _held()), None)
    return _held()[words[at:]] if at is not None and (not at or words[:at].endswith(_BEFORE)) else {}


_BEFORE = ("中华人民共和国", "的", "新", "修订", "宣传", "学习", "贯彻", "实施", "落实", "执行")
"""What may stand before the name of a law of the state."""


@cache
def _held() -> dict[str, dict[_Day, str]]:
    """By the name of a law the days that its versions began; none where the day of one is not known."""
    held: dict[str, dict[_Day, str]] = {}
    for one in statutes():
        days = {(v.since.year, v.since.month, v.since.day): v.since_mark for v in one.versions if v.since}
        if len(days) == len(one.versions):
            held[one.name] = days
    return held
