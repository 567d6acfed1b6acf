"""Time told as so many days, months, hours or years, against the days that bound it: 6月24日，比6月底提前6天."""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.numerals import numeral_value

_MANY = r"(?P<many>\d+|[一二两三四五六七八九十]{1,3})"
_DAY = r"(?:(?P<{0}y>20\d\d)年)?(?P<{0}m>\d{{1,2}})月(?P<{0}d>\d{{1,2}})日"
_FROM, _UNTIL = _DAY.format("a"), _DAY.format("b")
_TO_YEAR_END = re.compile(
    rf"(?<!\d)(?P<am>1[0-2]|[1-9])月(?:(?P<ad>\d{{1,2}})日)?(?:"
    rf"起[^。；\d]{{0,12}}(?:到|至|截至)(?:年底|12月31日)[^。；\d]{{0,8}}"
    rf"|(?:上线|启用|投用|施行|成立|投入)[^。；\d]{{0,24}}[，,]运行){_MANY}个月"
)
_THESE_MONTHS = re.compile(
    rf"从?(?<![\d年个])(?P<am>1[0-2]|[1-9])月(?:份)?(?:至|到|—|-)(?P<bm>1[0-2]|[1-9])月(?:份)?[，,]?(?:的|在)?这{_MANY}个月"
)
_EARLIER = re.compile(
    rf"{_FROM}[^。；\d]{{0,20}}比[^。；\d]{{0,12}}(?P<bm>\d{{1,2}})月(?:(?P<bd>\d{{1,2}})日|底)[^。；\d]{{0,10}}提前了?{_MANY}天"
)
_HOURS = re.compile(
    r"(?P<am>\d{1,2})月(?P<ad>\d{1,2})日(?P<ah>\d{1,2})时[^。；\d]{0,24}(?P<bm>\d{1,2})月(?P<bd>\d{1,2})日(?P<bh>\d{1,2})时"
    rf"[^。；\d]{{0,10}}(?:历时|持续|共){_MANY}个?小时"
)
_NTH_DAY = re.compile(rf"{_FROM}[^。\d]{{0,40}}{_UNTIL}[^。；\d]{{0,8}}第{_MANY}天")
_BEGUN_AND_ENDED = re.compile(
    rf"{_FROM}[^。；，\d]{{0,10}}(?:启动|开始|开展|进场|部署)[^。；，\d]{{0,10}}[，,、至到]{{0,2}}{_UNTIL}"
    rf"[^。；，\d]{{0,8}}(?:结束|收官|完成|收尾)[，,]?[^。；，\d]{{0,4}}(?:历时|为期|共|用时?){_MANY}天"
)
_HALF = re.compile(rf"{_FROM}(?:至|到|—|-){_UNTIL}[^。；\d]{{0,10}}(?P<half>半年)")
_SAME_MONTH = re.compile(
    rf"(?<!\d)(?P<am>\d{{1,2}})月(?P<ad>\d{{1,2}})日?(?:至|到|—|-)(?P<bd>\d{{1,2}})日(?:[^。；\d]{{0,12}}(?:为期|历时|连续)"
    rf"|(?:[，,](?:(?!\d{{1,2}}[月日])[^。；]){{0,44}}?)(?<![使利采])用了?){_MANY}天"
)
"""12月4日至10日，为期7天；6月13日至24日，抽调9人组成3个督察组，用12天时间."""
_WEEK = re.compile(rf"{_FROM}(?:至|到|—|-){_UNTIL}[^。；]{{0,30}}?(?P<half>(?:宣传|活动|服务|体验|安全)周)")
_WEEK_OF_MONTH = re.compile(
    r"(?P<half>宣传周|活动周|服务周)[（(](?P<am>\d{1,2})月(?P<ad>\d{1,2})日?(?:至|到|—+|-)(?P<bd>\d{1,2})日[）)]"
)
_DAYS_OF_YEAR = re.compile(
    r"(?:全年(?:有效监测|监测)?|有效监测)(?P<many>36[56])天(?:中|里|[，,](?:其中)?(?:优|良|空气))"
)
"""Days that are counted, and not 全年365天无休."""
_UNTIL_NOW = re.compile(rf"[从自](?P<ay>20\d\d)年[^。；\d]{{0,12}}(?:现在|今|目前)[^。；\d]{{0,6}}{_MANY}年")
_ANNIVERSARY = re.compile(rf"(?:施行|实施|颁布|成立|修订|建立){_MANY}周年[^。\d]{{0,30}}?(?P<ay>20\d\d|19\d\d)年")


@rule(
    "date.elapsed",
    "日期与所说的时间",
    "“6月24日销号，比原定6月底提前6天”“截至12月31日（行动第47天）”“施行一周年”：所说的天数、月数、小时数、周年，应当与前后的日期相符。",
    example="6月14日全部销号，比原定的6月底提前6天。",
    holds="6月24日全部销号，比原定的6月底提前6天。",
)
def time_told_is_that_of_its_days(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each kind of span with the lengths that its dates allow."""
    for pattern, lengths in _KINDS:
        if lengths is _of_year and report.year is None:
            continue
        for found in pattern.finditer(report.text):
            year = (report.year or _COMMON) + (found.start() >= report.plan_start)
            said, known = _said(found), lengths(found, year)
            if said is not None and known and said not in known:
                message = "日期与所说的时间不符，请核对。"
                told = str(min(known)) if len(known) == 1 else f"{min(known)}～{max(known)}"
                yield Hit(*found.span(), message, f"按日期是 {told}，文中为 {said}")
    yield from _since(report)


def _since(report: Report) -> Iterator[Hit]:
    """So many months since something began, as the report tells before in what month: 挂牌以来9个月."""
    for found in _SO_MANY_SINCE.finditer(report.text, 0, report.plan_start):
        began = re.compile(_IN_MONTH.format(re.escape(found["began"])))
        told = list(began.finditer(report.text, max(0, found.start() - _REACH), found.start()))
        said = _said(found)
        if told and report.whole_year and said is not None:
            left = _MONTHS - int(told[-1]["month"])
            if said not in {left, left + 1}:
                message = f"{told[-1]['month']}月{found['began']}，到年底没有这么长时间或者不止，请核对。"
                also = (Place(report.name, *told[-1].span()),)
                yield Hit(*found.span(), message, f"按日期是 {left}～{left + 1} 个月，文中为 {said}", also)


_SO_MANY_SINCE = re.compile(
    rf"(?P<began>[一-鿿]{{2}})(?:运行)?(?:以来[的这]?{_MANY}个月|{_MANY.replace('many', 'months')}个月来)(?!内)"
)
_IN_MONTH = r"(?<![\d年])(?P<month>1[0-2]|[1-9])月(?:\d{{1,2}}日|份|初|底)?(?:正式|全面|试|建成|上线)?{}"
_REACH = 300
_COMMON = 2023
"""Any year of 365 days."""


def _said(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    if "half" in groups:
        return _HALF_YEAR if groups["half"] == "半年" else _DAYS_OF_WEEK
    many = groups["many"] or groups["months"]
    return numeral_value(many)


def _days(found: re.Match[str], year: int) -> int | None:
    """Days from the first to the second date; None where a date does not exist or they run backwards."""
    groups = found.groupdict()
    first, last = int(groups.get("ay") or year), int(groups.get("by") or groups.get("ay") or year)
    month = int(groups.get("bm") or found["am"])
    try:
        begun = datetime(first, int(found["am"]), int(found["ad"]))
        ended = datetime(last, month, int(groups.get("bd") or calendar.monthrange(last, month)[1]))
    except ValueError:
        return None  # told by date.impossible
    return (ended - begun).days if ended >= begun else None


def _hours(found: re.Match[str], year: int) -> set[int]:
    days = _days(found, year)
    return set() if days is None else {days * 24 + int(found["bh"]) - int(found["ah"])}


def _counted(found: re.Match[str], year: int) -> set[int]:
    days = _days(found, year)
    return set() if days is None else {days, days + 1}


def _inclusive(found: re.Match[str], year: int) -> set[int]:
    days = _days(found, year)
    return set() if days is None else {days + 1}


def _apart(found: re.Match[str], year: int) -> set[int]:
    days = _days(found, year)
    return set() if days is None else {days}


def _halves(found: re.Match[str], year: int) -> set[int]:
    days = _days(found, year)
    return set() if days is None else {_HALF_YEAR if abs(days - _HALF_YEAR) <= _NEAR else days}


def _week(found: re.Match[str], year: int) -> set[int]:
    days = _days(found, year)
    return set() if days is None else {_DAYS_OF_WEEK if days <= _DAYS_OF_WEEK + 1 else days + 1}


def _of_year(found: re.Match[str], year: int) -> set[int]:
    return {366 if calendar.isleap(year) else 365}


_HALF_YEAR, _NEAR, _DAYS_OF_WEEK = 182, 8, 7
"""Days of half a year, and how many more or fewer still are one; days of a week."""


def _months_left(found: re.Match[str], year: int) -> set[int]:
    left = _MONTHS - int(found["am"])
    return {left, left + 1} if int(found["ad"] or 1) > 1 else {left + 1}


def _months_between(found: re.Match[str], year: int) -> set[int]:
    return {(int(found["bm"]) - int(found["am"])) % _MONTHS + 1}


_MONTHS = 12


def _years(found: re.Match[str], year: int) -> set[int]:
    return {year - int(found["ay"])}


def _years_begun(found: re.Match[str], year: int) -> set[int]:
    return {year - int(found["ay"]), year - int(found["ay"]) + 1}


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], set[int]]], ...] = (
    (_TO_YEAR_END, _months_left),
    (_THESE_MONTHS, _months_between),
    (_EARLIER, _apart),
    (_HOURS, _hours),
    (_NTH_DAY, _counted),
    (_BEGUN_AND_ENDED, _counted),
    (_HALF, _halves),
    (_ANNIVERSARY, _years),
    (_SAME_MONTH, _inclusive),
    (_WEEK, _week),
    (_WEEK_OF_MONTH, _week),
    (_DAYS_OF_YEAR, _of_year),
    (_UNTIL_NOW, _years_begun),
)
