"""How long something took, against the days and years that bound it: 10月1日至11月15日，连续46天."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure
from guiju.reports.read.numerals import numeral_value

_LAST = (
    r"(?:历时|为期|连续(?:值守|作战|奋战|开展)?|持续|共|公示|公告|征[求集](?:[社公]会?众?)?意见)[一-鿿]{0,4}?"
    r"(?P<many>\d+|[一二两三四五六七八九十]{1,3})个?(?P<unit>天|日|月|年)"
)
_DAYS = re.compile(
    r"(?:(?P<y1>20\d\d)年)?(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日(?:\d{1,2}时)?起?(?:至|到|—+|-|～)"
    r"(?:(?P<y2>20\d\d)年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日(?:\d{1,2}时)?止?[，,]?[一-鿿]{0,8}?" + _LAST
)
_DAYS_THEN_MONTHS = re.compile(
    r"(?:(?P<y1>20\d\d)年)?(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日起?(?:至|到|—+|-|～)"
    r"(?:(?P<y2>20\d\d)年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日止?(?:[^。；\d]{0,24}?[，,](?:在|用|利用|历时)?这?|的)"
    r"(?P<many>[一二两三四五六七八九十]{1,2}|\d{1,2})个(?P<unit>月)(?![以之]?[内后前])"
)
_LENGTH_THEN_END = re.compile(
    r"(?:(?P<y1>20\d\d)年)?(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日起?[^。；\d]{0,16}(?:为期|历时)"
    r"(?P<many>\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?P<unit>天|月)[^。；\d]{0,30}[，,至到于在]{1,2}"
    r"(?:(?P<y2>20\d\d)年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日[^。；，\d]{0,4}(?:结束|收官|止|完成)"
)
"""自3月1日起开展为期6个月的行动，至8月31日结束."""
_MONTHS = re.compile(
    r"(?<![\d年个])(?P<m1>1[0-2]|[1-9])月(?:初|上旬|底|末)?(?:至|到|—+|-|～)(?P<m2>1[0-2]|[1-9])月(?:底|末|初)?(?!\d)"
    r"[^。；\d]{0,24}?(?:为期|历时|持续|[，,]|用了?)(?P<many>[一二两三四五六七八九十]{1,2}|\d{1,2})个月(?![以之]?[内后前])"
)
_MONTHS_BEHIND = re.compile(
    r"(?:为期|历时|持续)(?P<many>[一二两三四五六七八九十]{1,2}|\d{1,2})个月[（(](?P<m1>1[0-2]|[1-9])月(?:份|初)?"
    r"(?:至|到|—+|-|～)(?:次年)?(?P<m2>1[0-2]|[1-9])月(?:份|底|末)?[）)]"
)
_UNTIL_YEAR_END = re.compile(
    r"截[至止]到?12月(?:31日|底)[，,](?P<many>[一二两三四五六七八九十]{1,2}|\d{1,2})个月(?:共|累计|来|里|间)"
)
"""9月1日正式承接；截至12月31日，四个月共检查3128户次."""
_AFTER_THOSE = re.compile(
    r"继(?P<years>20\d\d年(?:[、和](?:20)?\d\d年)*)(?:之?后|以来)[，,]?(?:又)?(?:连续)?第(?P<many>[一二两三四五六七八九十])次"
)
"""继2020年、2022年之后连续第三次入选."""
_AFTER = re.compile(r"(?:经过|历经|历时)(?:近|约)?(?P<many>[一二两三四五六七八九十]{1,2}|\d{1,2})个(?:多)?月(?!后|前)")
_FULL = re.compile(
    r"(?P<y1>20\d\d)年(?P<m1>\d{1,2})月(?P<d1>1日)?[^。；]{0,50}?(?:[到至]|截至)(?P<y2>20\d\d)年(?P<m2>\d{1,2})月"
    r"(?P<end>底|末|30日|31日)?[^。；，\d]{0,8}满(?P<many>[一二两三四五六七八九十])(?P<unit>年|个月)"
)
_OF_DAYS = (_DAYS, _DAYS_THEN_MONTHS, _LENGTH_THEN_END)
_MANY = r"(?P<many>\d+|[一二两三四五六七八九十]{1,3})"
_SPAN = r"(?P<first>20\d\d)年?(?:至|到|—+|-|－|～)(?P<last>20\d\d)年?"
_YEARS = re.compile(
    rf"(?:连续{_MANY}年[^，。；（(]{{0,12}}|"
    rf"(?<!\d){_MANY.replace('many', 'planned')}年(?:计划|规划|方案|行动|攻坚|任务|建设|整治|改造|提升|滚动)"
    rf"[^，。；《（(]{{0,10}})[》]?[（(]{_SPAN}[）)]"
)
_YEARS_BEFORE = re.compile(
    rf"(?<!\d){_SPAN}(?:[，,]?(?:已|均|已经|实现)?连续{_MANY}年"
    rf"|[这的]?{_MANY.replace('many', 'running')}年(?=普法|规划|期间|[间来内]))"
)
_NTH = re.compile(
    r"连续第(?P<many>[一二三四五六七八九十]{1,3}|\d{1,2})年[^。；]{0,30}?首[份次届批部期][^。；\d]{0,10}(?P<first>20\d\d)年"
)
"""连续第七年发布白皮书，首份发布于2018年."""
_SINCE = re.compile(rf"连续{_MANY}年[^。；]{{0,20}}?[，,（(](?:即)?自?从?(?P<first>20\d\d)年(?:以来|起)")
_SINCE_THEN = re.compile(
    rf"(?<!\d)(?P<first>20\d\d)年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:起?(?:施行|实施))?(?:以来|起)[，,]?[^。；，\d]{{0,12}}?连续{_MANY}年"
)


@rule(
    "date.length",
    "起止日期与历时",
    "“10月1日至11月15日，连续46天”“连续6年（2019年至2024年）”：天数、月数、年数应当与起止的日期相符；首尾算不算一天，都算相符。",
    example="10月1日至11月15日连续值守64天。",
    holds="10月1日至11月15日连续值守46天。",
)
def a_length_is_that_of_its_span(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Spans of days with their length in days or months, and spans of years."""
    for found in (one for pattern in _OF_DAYS for one in pattern.finditer(report.text)):
        said = numeral_value(found["many"])
        known = _lengths(report, found) if said else set()
        if said and known and said not in known:
            message = "起止日期与所说的时间长短不符，请核对。"
            yield Hit(
                *found.span("many"), message, f"{min(known)}～{max(known)}{found['unit']}，文中为 {found['many']}"
            )
    for found in _YEARS.finditer(report.text):
        many = found["many"] or found["planned"]
        years, said = int(found["last"]) - int(found["first"]) + 1, numeral_value(many)
        if said and said != years:
            yield Hit(*found.span(), "年数与起止的年份不符，请核对。", f"共 {years} 年，文中为 {many}年")
    for found in _YEARS_BEFORE.finditer(report.text):
        years, said = int(found["last"]) - int(found["first"]) + 1, numeral_value(found["many"] or found["running"])
        if said and said != years:
            yield Hit(*found.span(), "年数与起止的年份不符，请核对。", f"共 {years} 年，文中为 {said}年")
    for found in _NTH.finditer(report.text):
        said = numeral_value(found["many"])
        nth = {
            (report.year or 0) + more - int(found["first"]) for more in (1, 2)
        }  # the paper on a year may come in the next
        if report.year and said and said not in nth:
            message = "连续第几年与首次的年份不符，请核对。"
            yield Hit(*found.span(), message, f"{found['first']}年起，文中为第{found['many']}年")
    yield from _months(report)
    for pattern in (_SINCE, _SINCE_THEN):
        for found in pattern.finditer(report.text):
            since, said = (report.year or 0) - int(found["first"]), numeral_value(found["many"])
            if report.year and said and said not in {since, since + 1}:
                message = "连续的年数与起始的年份不符，请核对。"
                yield Hit(*found.span(), message, f"{found['first']}年起到{report.year}年，文中为 {found['many']}年")


def _months(report: Report) -> Iterator[Hit]:
    """Months named against their number; so many months since one of this year; a year or a month that is full."""
    for pattern in (_MONTHS, _MONTHS_BEHIND):
        for found in pattern.finditer(report.text):
            apart, said = (int(found["m2"]) - int(found["m1"])) % _YEAR, numeral_value(found["many"])
            if said and said not in {apart, apart + 1}:
                message = "起止的月份与所说的月数不符，请核对。"
                yield Hit(*found.span(), message, f"{apart}～{apart + 1}个月，文中为 {found['many']}")
    for found in _AFTER.finditer(report.text, 0, report.plan_start):
        paragraph = report.text.rfind("\n", 0, found.start()) + 1
        began = list(_BEGAN.finditer(report.text, max(paragraph, found.start() - _PARAGRAPH), found.start()))
        said = numeral_value(found["many"])
        last_two = [int(begin["month"]) for begin in began[-2:]]
        # 自3月启动，11月结束，历时9个月: told from the first of the two
        told = len(last_two) > 1 and last_two[1] - last_two[0] in {(said or 0) - 1, said}
        if began and said and not told and int(began[-1]["month"]) + said > _YEAR + 1:
            message = f"从{began[-1]['month']}月到年底没有{found['many']}个月，请核对；跨年的应写明年份。"
            yield Hit(*found.span(), message, f"{began[-1]['month']} + {said} > {_YEAR + 1}")
    for found in _UNTIL_YEAR_END.finditer(report.text, 0, report.plan_start):
        paragraph = report.text.rfind("\n", 0, found.start()) + 1
        lengths = {
            _YEAR - int(begun["month"]) + more
            for begun in _BEGAN.finditer(report.text, paragraph, found.start())
            for more in ((1,) if report.text.startswith("1日", begun.end()) else (0, 1))
        }
        said = numeral_value(found["many"])
        if lengths and said not in lengths:
            message = "到年底的月数与前面开始的月份不符，请核对。"
            yield Hit(*found.span(), message, f"{min(lengths)}～{max(lengths)}个月，文中为 {found['many']}")
    for found in _AFTER_THOSE.finditer(report.text):
        times = len(re.findall(r"\d+", found["years"])) + 1
        if numeral_value(found["many"]) != times:
            message = "前面列出的年份与第几次不符，请核对。"
            yield Hit(*found.span(), message, f"应为第 {times} 次，文中为第{found['many']}次")
    for found in _FULL.finditer(report.text):
        full = bool(found["d1"] and found["end"])
        months = (int(found["y2"]) - int(found["y1"])) * _YEAR + int(found["m2"]) - int(found["m1"]) + full
        said, one = numeral_value(found["many"]), _YEAR if found["unit"] == "年" else 1
        if said and not said * one - 1 <= months < (said + 1) * one:
            yield Hit(
                *found.span(), "起止的年月与所满的时间不符，请核对。", f"共 {months} 个月，文中为满{found['many']}"
            )


_YEAR, _PARAGRAPH = 12, 160
_BEGAN = re.compile(r"(?<![\d年])(?P<month>1[0-2]|[1-9])月(?!份?[均度底末])")


_EACH_YEAR = re.compile(
    r"(?<!\d)(?P<first>20\d\d)\s*年?\s*(?:至|到|—+|-|–|～)\s*(?P<last>20\d\d)\s*年(?:度)?[^。；，、和与\d]{0,12}(?:分别|依次)[^。；，\d]{0,16}$"
)
_SO_MANY_YEARS = re.compile(
    r"(?:近|这|前|过去|连续)?(?P<many>[两二三四五])年(?:来|间)?[^。；，、和与\d]{0,12}分别[^。；，\d]{0,16}$"
)
_SINCE_EACH = re.compile(r"自?(?P<first>20\d\d)年(?:以来|起)[^。；\d]{0,20}(?:依次|分别)[^。；，\d]{0,8}$")
_ALTOGETHER = re.compile(r"[，,；](?P<many>[两二三四五六七八])年(?:累计|合计|总计|共计|平均)")


@rule(
    "date.each_year",
    "年数与各年的数",
    "“2021年至2023年分别办理41件、47件、52件，三年累计……”：有几年，就应当列出几个数。",
    example="2022年至2023年分别办理案件41件、47件、52件。",
    holds="2021年至2023年分别办理案件41件、47件、52件，三年累计140件。",
)
def as_many_numbers_as_years(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Figures of one unit in a row, against the years named before them and the number of years behind them."""
    for run in report.once(_runs):
        before = report.text[max(0, run[0].start - _PARAGRAPH) : run[0].start]
        span, many = _EACH_YEAR.search(before), _SO_MANY_YEARS.search(before)
        told = (
            {int(span["last"]) - int(span["first"]) + 1}
            if span
            else {numeral_value(many["many"]) or 0}
            if many
            else set()
        )
        if (since := _SINCE_EACH.search(before)) and report.year:
            told.add(report.year - int(since["first"]) + 1)
        behind = _ALTOGETHER.match(report.text, run[-1].end)
        if behind and (told or "20" in before):
            told.add(numeral_value(behind["many"]) or 0)
        if told and told != {len(run)}:
            message = "列出的各年的数与年数不符，请核对。"
            yield Hit(run[0].start - 1, run[-1].end, message, f"列出 {len(run)} 个数")


def _runs(report: Report) -> list[list[Figure]]:
    """Rows of two and more figures of one unit, parted by 、 and 和 alone."""
    runs: list[list[Figure]] = []
    for figure in report.figures:
        last = runs[-1][-1] if runs else None
        if last and last.unit == figure.unit and report.between(last, figure) in {"、", "和", "及"}:
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return [run for run in runs if len(run) > 1]


def _lengths(report: Report, found: re.Match[str]) -> set[int]:
    """The lengths that may be meant, the first and the last day counted or not; in any year where none is told."""
    told, last = found["y1"] or report.year, found["y2"]
    years = [int(told)] if told else [int(last) - 1, int(last)] if last else _ANY_YEAR
    return {length for year in years for length in _lengths_in(year, found)}


_ANY_YEAR = (2023, 2024)
"""A common year and a leap year."""


_MONTH, _NEAR = 30.4, 10
"""Days of a month, and how many days a span told in months may be longer or shorter."""


def _lengths_in(year: int, found: re.Match[str]) -> set[int]:
    first_year = int(found["y1"] or year)
    last_year = int(found["y2"] or first_year)
    try:
        begun = date(first_year, int(found["m1"]), int(found["d1"]))
        ended = date(last_year, int(found["m2"]), int(found["d2"]))
    except ValueError:
        return set()  # told by date.impossible
    days = (ended - begun).days
    if days < 0 or found["unit"] == "年":
        return set()
    if found["unit"] == "月":
        months = round((days + 1) / _MONTH)
        return {months} if abs(days + 1 - months * _MONTH) <= _NEAR else set()
    return {days, days + 1}
