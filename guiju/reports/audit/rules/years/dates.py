"""Dates against each other and against the year: a beginning before its end, nothing done before it came."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.numerals import chinese_value

_DAY = r"(\d{1,2})月(?:(\d{1,2})日|([上中下]旬|底|初))?"
_BEGUN = re.compile(
    rf"{_DAY}(?:正式|全面)?(?:启动|开始|开工|动工|立案|受理|印发|部署)[^。；]{{0,16}}?{_DAY}(?:前|底前)?(?:全部|全面)?(?:结束|完成|竣工|办结|审结|验收|收官)"
)
_MONTH = re.compile(
    r"(?<![\d月年个])(?P<year>次年|翌年|第二年|20\d\d年)?(?P<month>1[0-2]|[1-9])月(?!份?[均度])(?:(?P<day>\d{1,2})日|(?P<third>[上中下]旬|底|初|末))?"
    r"(?:(?:至|到|—+|-|～)(?P<on>次年|翌年|20\d\d年)?(?P<last>1[0-2]|[1-9])月(?:(?P<until>\d{1,2})日|[上中下]旬|底|初|末)?)?"
)
_NO_STEP = re.compile(r"最|[较比]|同期|原定|原计划|上年|去年|[（(《“][^）)》”]*$|[二三四五六七八九]是|分别|此前|之前已")
"""Words that say that the later of two months named is no later step: 最少的是2月, 较3月, 二是."""
_COUNTED = re.compile(r"\d+[^\d日号月]")
"""9月6186件，8月为最高: months that are counted are no steps."""
_DATED = re.compile(
    r"(?<![\d《〔（(—至到-])(?P<year>20\d\d|次|翌)年(?:(?P<month>1[0-2]|[1-9])月(?:\d{1,2}日)?)?(?![\d月—至到-])"
)
_AHEAD = re.compile(
    r"[到至]$|^起|将|拟|待|预计|计划|力争|确保|争取|目标|规划|顺延|延[期至]|结转|列入|纳入|限|期|有效|要求|明确|前|底|末|以内|推进|任务|安排|届时|推迟|移至|留待|[（(][^）)]*$"
)
_OVER = re.compile(r"(?:已|均已|结果|已经)于$")
"""已于2025年4月底前销号: what the words say is over, whatever follows."""
_DONE = re.compile(r"已|被|获|建成|成立|启用|投入|印发|出台|完成|挂牌|召开")
_SIGNED = re.compile(r"(?m)^[\s　]*(20\d\d)年(\d{1,2})月\d{1,2}日[\s　]*$")
_STOCK = re.compile(
    r"(?P<year>20\d\d)年(?:\d{1,2}月)?(?:底|末|\d{1,2}日)?[之以]?前(?:已经?)?"
    r"(?:印发|制定|出台|发布|公布|成立|建成|受理|立案|签订|形成|登记|在册|入库|施行)的"
)
"""What had come into being before a day: 对2022年底前印发的142件文件进行清理."""
_NUMBER = re.compile(r"[〔\[［（(](20\d\d)[〕\]］）)]\s*\d+\s*号")
_LINE = 24
"""Letters of the longest line that holds nothing but a number."""


@rule(
    "date.steps",
    "先后颠倒的步骤",
    "同一件事，启动在前、结束在后；一句里先后说到的月份、期限，后一步不早于前一步。",
    example="评查9月2日启动，8月25日结束。",
    holds="评查9月2日启动，10月25日结束。",
)
def what_ends_began_before(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A beginning and an end in one clause pair; the months of a sentence, which tells things as they came."""
    for found in _BEGUN.finditer(report.text):
        begun, ended = (_place_in_year(found.groups()[i : i + 3]) for i in (0, 3))
        if ended < begun and not re.search(r"次年|翌年|年", found.group()):
            yield Hit(found.start(), found.end(), "结束早于启动，请核对日期。", found.group())
    for sentence in report.sentences:
        for one, other in pairwise(_MONTH.finditer(sentence.text)):
            told = sentence.text[max(0, one.start() - 8) : other.start()]
            other_year = (
                one["on"]
                or other["year"] not in {None, one["year"] or f"{report.year}年"}
                or (not other["year"] and one["year"] not in {None, f"{report.year}年"})
            )
            if _COUNTED.match(sentence.text, one.end()):
                continue
            if not other_year and not _NO_STEP.search(told) and _before(other, one):
                start, end = sentence.start + other.start(), sentence.start + other.end()
                message = "后说的一步早于先说的一步，请核对日期；跨年的应写“次年”。"
                also = (Place(report.name, sentence.start + one.start(), sentence.start + one.end()),)
                yield Hit(start, end, message, f"{one.group()}，{other.group()}", also)


def _before(later: re.Match[str], earlier: re.Match[str]) -> bool:
    """Whether what is told later ends before what is told earlier begins."""
    then, first = int(later["last"] or later["month"]), int(earlier["month"])
    day = later["until"] if later["last"] else later["day"]
    return then < first or then == first and bool(day and earlier["day"]) and int(day) < int(earlier["day"])


def _place_in_year(parts: tuple[str | None, ...]) -> tuple[int, int]:
    month, day, third = parts
    named = {"初": 1, "上旬": 5, "中旬": 15, "下旬": 25, "底": 31}
    return int(month or 0), int(day) if day else named.get(third or "", 15)


@rule(
    "date.future",
    "还没有到的日期",
    "讲当年工作的报告，说已经做了的事，不会晚于落款的日期；没有落款的，不晚于报告公布以前的几个月"
    "（参数 late 是公布的月份：年度报告4月1日前公布，[M] 待核对原文）。",
    example="关于2022年法治政府建设情况的报告\n街道综治中心于2023年5月投入使用。",
    holds="关于2022年法治政府建设情况的报告\n街道综治中心于2022年5月投入使用。",
    late=4,
)
def nothing_was_done_after_the_report(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Dates later than the signature, outside the plan, in clauses without a word of what is still to come."""
    if report.year is None:
        return
    signed = [(int(f.group(1)), int(f.group(2))) for f in _SIGNED.finditer(report.text, len(report.text) // 2)]
    limit = (
        signed[-1]
        if signed and report.year <= signed[-1][0] <= report.year + 1
        else (report.year + 1, params["late"] - 1)
    )
    for found in _DATED.finditer(report.text, 0, report.plan_start):
        year = int(found["year"]) if found["year"].isdigit() else report.year + 1
        when = (year, int(found["month"] or 1))
        sentence = report.sentence_at(found.start())
        before = report.text[max(sentence.start, found.start() - _CLAUSE) : found.start()]
        behind = re.split("[，。；]", report.text[found.end() : found.end() + _CLAUSE])[0]
        done = found["month"] or re.search("[于在]$", before) and _DONE.search(behind)
        ahead = _AHEAD.search(re.split("[。；]", before)[-1]) or _AHEAD.search(behind)
        if when > limit and (_OVER.search(before) or done and not ahead):
            message = f"报告{limit[0]}年{limit[1]}月已经写成，这里说{found.group()}的事，请核对。"
            yield Hit(found.start(), found.end(), message, f"报告年度 {report.year}")
    for found in _STOCK.finditer(report.text, 0, report.plan_start):
        if int(found["year"]) > report.year:
            message = f"报告年度是{report.year}年，{found.group()}还没有，请核对。"
            yield Hit(*found.span(), message, f"报告年度 {report.year}")


_CLAUSE = 20
"""Letters before and behind a date that tell whether it is still to come."""


@rule(
    "date.document_number",
    "文号的年份不对",
    "年度报告自己的文号，年份应当是报告年度或者次年。",
    example="青阳县司法局关于2024年法治政府建设工作情况的报告\n青司发〔2023〕7号\n县人民政府：",
    holds="青阳县司法局关于2024年法治政府建设工作情况的报告\n青司发〔2025〕7号\n县人民政府：",
)
def the_own_number_bears_the_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A document number on a line of its own at the head of the report; none in its body is of a year to come."""
    for found in _NUMBER.finditer(report.text, min(400, len(report.text)), report.plan_start):
        if report.year and int(found.group(1)) > report.year:
            message = f"报告年度是{report.year}年，正文里的文件却是{found.group(1)}年的，请核对。"
            yield Hit(*found.span(), message, f"报告年度 {report.year}，文号 {found.group()}")
    at = 0
    for line in report.text[:400].split("\n")[:8]:
        own = _NUMBER.search(line) if len(line.strip()) < _LINE and "。" not in line else None
        if own is not None and report.year and int(own.group(1)) not in {report.year, report.year + 1}:
            message = f"文号的年份与报告年度（{report.year}年）对不上，请核对。"
            arithmetic = f"报告年度 {report.year}，文号 {own.group()}"
            yield Hit(at + own.start(), at + own.end(), message, arithmetic)
        at += len(line) + 1


_WEEKDAY = re.compile(
    r"(?:(?P<year>20\d\d)\s*年\s*)?(?<!\d)(?P<month>1[0-2]|0?[1-9])\s*月\s*(?P<day>[12]\d|3[01]|0?[1-9])\s*日"
    r"[，,]?[（(]?\s*(?:星期|周|礼拜)(?P<of>[一二三四五六日天])(?![期末])"
)
_WEEK = "一二三四五六日"


@rule(
    "date.weekday",
    "日期与星期几",
    "“12月4日（星期三）”：星期几应当与日历相符；没有写年份的，按报告年度，讲下一步打算的按次年。",
    example="关于2024年法治政府建设情况的报告\n12月4日（星期五）开展宪法宣传。",
    holds="关于2024年法治政府建设情况的报告\n12月4日（星期三）开展宪法宣传。",
)
def the_weekday_is_that_of_the_date(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A date with its day of the week, by the calendar of its year."""
    for found in _WEEKDAY.finditer(report.text):
        own = report.year + (found.start() >= report.plan_start) if report.year else 0
        year, month, day = int(found["year"] or own), int(found["month"]), int(found["day"])
        if not year or day > calendar.monthrange(year, month)[1]:
            continue  # told by date.impossible
        right = _WEEK[date(year, month, day).weekday()]
        if found["of"].replace("天", "日") != right:
            message = f"{year}年{month}月{day}日是星期{right}，请核对日期和星期。"
            yield Hit(*found.span(), message, f"星期{right} ≠ 星期{found['of']}")


_MONTHS = r"(?P<months>(?:\d{1,2}月(?:\d{1,2}日)?[、和]?){2,12})"
_LISTED = re.compile(
    rf"(?P<many>\d+)次[，,](?:分别|依次)?(?:在|于|是){_MONTHS}"
    rf"|{_MONTHS.replace('months', 'before')}(?:先后|分别|共)?(?P<times>[\d两三四五六]+)次"
)


@rule(
    "date.listed",
    "次数与列出的月份",
    "“研究3次，分别在2月、6月、10月”：次数应当与列出的月份个数相符。",
    example="专题研究法治政府建设4次，分别在2月、6月、10月。",
    holds="专题研究法治政府建设3次，分别在2月、6月、10月。",
)
def as_many_times_as_months(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """So many times, and the months or days that follow."""
    for found in _LISTED.finditer(report.text):
        listed = len(re.findall(r"\d{1,2}月(?:\d{1,2}日)?", found["months"] or found["before"]))
        said = found["many"] or found["times"]
        many = int(said) if said.isdigit() else chinese_value(said)
        if listed != many:
            message = f"说是{said}次，列出的是{listed}次，请核对。"
            yield Hit(*found.span(), message, f"{said} ≠ {listed}")


_DEADLINE = re.compile(
    r"(?P<year>20\d\d)年(?P<month>\d{1,2})月(?:底|\d{1,2}日)?[之以]?前?[^，。；]{0,6}(?:完成|整改|销号|办结|清零|到位|解决|落实)"
)
_TERM = re.compile(
    r"(?:督办|未(?:整改|完成|办结)|剩余|其余|余下|尚有|仍有|正在)[^。]{0,24}?(?:期限|时限)均?[为是至到](?P<year>20\d\d)年(?P<month>\d{1,2})月"
)
_SET = re.compile(r"(?:限[于期]|明确|确保|承诺|定于|要求|计划|预计|拟)[^，。；\d]{0,6}$")
_OPEN = re.compile(r"(?:尚有|还有|仍有|其余|剩余|余下|未完成|未整改|未办结)[^。；]{0,30}$")
_DECEMBER = 12


@rule(
    "date.deadline",
    "已经过去的期限",
    "还没有完成的事，限期不会是报告年度以前的日期。",
    example="关于2024年法治政府建设情况的报告\n其余7个问题明确2023年3月底前完成。",
    holds="关于2024年法治政府建设情况的报告\n其余7个问题明确2025年3月底前完成。",
)
def a_deadline_lies_ahead(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Deadlines set before the report's year; for what is still open at its end, before that end."""
    for found in _TERM.finditer(report.text):
        if report.year and (int(found["year"]), int(found["month"])) < (report.year, _DECEMBER):
            message = f"报告年度是{report.year}年，没有完成的事，期限却在{found['year']}年{found['month']}月，请核对。"
            yield Hit(found.start("year"), found.end(), message, f"报告年度 {report.year}")
    for found in _DEADLINE.finditer(report.text):
        before = report.text[max(0, found.start() - 40) : found.start()]
        year = int(found["year"])
        left = _OPEN.search(before) and int(found["month"]) < _DECEMBER
        if report.year and (year < report.year and _SET.search(before) or year <= report.year and left):
            message = f"报告年度是{report.year}年，没有完成的事，期限却在{year}年{found['month']}月，请核对。"
            yield Hit(*found.span(), message, f"报告年度 {report.year}")


_UNFILLED = r"(?:年(?=[底末初度前]|\d)|月(?=[底末初份前上中下至]|\d{1,2}日))"
"""What follows a year or month that was left out of running text: 至   月底."""


@rule(
    "date.blank",
    "日期留空",
    "年、月、日有一项没有填。",
    example="酉阳县人民政府\n2024年2月 日",
    holds="酉阳县人民政府\n2024年2月5日",
)
def a_date_is_filled_in(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A date with a missing month or day."""
    pattern = re.compile(
        r"(?:(?:19|20)\d{2}|20[_×xX\s]{1,3})\s*年(?:\s*\d{1,2}\s*月[\s_×xX＿]*日|[\s_×xX＿]+月\s*[\d_×xX＿\s]*日|月日)"
        rf"|(?<=[一-鿿，,（(])(?<![一二三四五六七八九十几数每本当上下次逐整两半])[ \u3000_＿×]{{2,}}{_UNFILLED}"
        rf"|(?<=[至到于在截从自止])[ \u3000_＿×]+{_UNFILLED}"
        r"|(?m:^[ \t\u3000_×xX]+年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$)"
    )
    for found in pattern.finditer(report.text):
        yield Hit(found.start(), found.end(), "日期没有填完整，请补上。")


@rule(
    "date.impossible",
    "不存在的日期",
    "月份在1到12之间，日子不超过那个月的天数。",
    severity="error",
    example="2024年2月30日召开会议。",
    holds="2024年2月29日召开会议。",
)
def a_date_exists(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Month and day against the calendar; 29 February against the year where it is given."""
    for found in re.finditer(r"(?:(?<!\d)((?:19|20)\d\d)\s*年\s*)?(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*日", report.text):
        year, month, day = int(found.group(1) or 2024), int(found.group(2)), int(found.group(3))
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
            yield Hit(found.start(), found.end(), f"没有“{found.group().strip()}”这一天，请核对。")
    for found in re.finditer(r"(?<!\d)(\d{1,2})月\d{1,2}日?(?:[至到]|[-—–－~～]{1,2})(\d{1,2})日", report.text):
        month, day = int(found.group(1)), int(found.group(2))
        if 1 <= month <= 12 and not 1 <= day <= calendar.monthrange(2024, month)[1]:
            yield Hit(found.start(), found.end(), f"没有{month}月{day}日这一天，请核对。")
    for found in re.finditer(r"(?<!\d)(?:19|20)\d\d年\s*(1[3-9]|[2-9]\d|0)\s*月(?!\s*\d{1,2}\s*日)", report.text):
        yield Hit(found.start(), found.end(), f"没有“{found.group(1)}月”，请核对。")
