"""Years and dates: left over from last year, blank, impossible."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.genre import covered, looks_ahead, within_its_year
from guiju.reports.read.figure import Figure

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年(度?)")
_QUOTED = re.compile(r"《[^》]{0,80}》|“[^”]{0,40}”|〔\d{4}〕|（[^）]{0,40}）|\([^)]{0,40}\)")
_COMPARED = re.compile(r"(?:较|比|同|与|至|到|自|从|由|截至|截止|—|-|–|～|~|、|和|及|对|年)\s*$")
_SPAN = re.compile(
    r"^\s*(?:度?以来|至|到|—|-|–|～|~|同期|底|末|年?初|相比|、|和|及|下半年以来|起|开始|版|以前|之前|前|\d{1,2}月(?:\d{1,2}日)?(?:以来|起|至|到|—|-))"
)
_HONOURS = re.compile(r"评选|案例|获评|荣获|先进|优秀|表彰|命名|入选|被评|列为|获批")
_HISTORY = re.compile(_HONOURS.pattern + r"|纲要|规划|方案|计划|条例|办法|发布|印发|出台|修订|反馈|考核|启动|成立")
"""What a report may tell of another year: honours, and papers of that year."""


_BROUGHT_OVER = re.compile(r"^[^，。；]{0,24}?(?:结转|遗留|转入|未结|未完成|未整改|延续|跨年|存量|旧存|留下)")
"""What was left from another year and is dealt with in this one: 2023年结转38件, 2023年督察遗留的2个问题."""
_BASE = re.compile(
    r"^\s*(?:全年|同期|末|底)?(?:的?(?:这一|该|同一|这?[两三几]项)?(?:数字|比例|指标|比率|占比))?(?:则|仅|只|还)?(?:[为是]|有|不足|列|居|排|第)|^[\d.]+\s*[^\d，。；]{0,4}的[\d.两三四五六七八九十]+(?:倍|成)|^[^，。；]{0,8}?[\d.]+[^，。；]{0,8}相比"
)
"""A value of another year told to compare with: 2023年为94.6%, 2022年312件的2倍."""
_OF_A_PAPER = re.compile(
    r"^[^，。；]{0,16}(?:报告|总结|计划|方案|要点|规划|清单|目标|任务|考核|督察|审计|评估|通报|意见|决议|建议|提案)[^，。；]{0,8}?(?:提出|确定|明确|部署|安排|列出|所列|指出|反馈|交办|中|里|的)|^[^，。；]{0,8}?(?:启动|开工|成立|出台|印发|制定|建成|命名|签订|实施|部署|评查|抽查|抽检|下达|提出|确定|列入|立项|立案|受理|排查|移交|认定|获批|发现|投用|获评|通过)的"
)
"""A paper or an inspection of another year, whose aims and faults are dealt with in this one."""


def _masked(text: str) -> str:
    """The text with quoted names and brackets blanked out, offsets kept."""
    return _QUOTED.sub(lambda found: "□" * len(found.group()), text)


def _set_against(report: Report, last: Figure) -> bool:
    """Whether last year's number is told to compare with one in its unit right before it, and the change follows."""
    sentence = report.sentence_at(last.start)
    earlier = [*(previous.figures if (previous := report.before(sentence)) else ()), *sentence.figures]
    this = any(f.unit == last.unit and f.end <= last.start for f in earlier)
    after = report.text[last.end : sentence.end]
    return this and bool(re.search(r"^[^。]{0,24}(?:减少|增加|下降|上升|增长|净[增减]|多|少)", after))


def _told_to_compare(report: Report, year: re.Match[str]) -> bool:
    """Whether the value of another year is told right behind one of the same unit: 综合满意率96.1%，2023年为94.6%."""
    sentence = report.sentence_at(year.start())
    previous = report.before(sentence)
    told = [*(previous.figures if previous else ()), *(f for f in sentence.figures if f.end <= year.start())]
    then = [f for f in sentence.figures if f.start >= year.end()][:2]  # 2021年这两项指标为98.5%: the second is meant
    like = any(f.unit == t.unit or {f.kind, t.kind} == {"rank", "change"} for t in then for f in told)
    after = report.text[year.end() : sentence.end].replace(" ", "")
    return bool(_BASE.match(after)) and (like or _COURSE.search(after) is not None)


_COURSE = re.compile(
    "[，,][^，。]{0,8}[两二三四五]年(?:间|来|共|累计)?[^，。；\\d]{0,6}(?:增|减|上升|下降)|^[^。]{0,30}(?:年均|累计)[增减升降]"
)
"""What tells that a year is the first of a course: 2021年为700件，两年间增加303件."""
_SERIES = 2
"""A sentence that names more years than this tells how something went over them."""
_ENTRY = re.compile(r"\t|[^\s] {2,}[^\s]")


def _told_by_years(report: Report, at: int, year: int) -> bool:
    """Whether years stand there to tell a course, as in 2021年182件，2022年214件，2023年263件, or head a table."""
    line = _line(report.text, at)
    heads = str(year) in line and not re.search("[，。]", line) and bool(_ENTRY.search(line))
    begin, end = report.text.rfind("。", 0, at) + 1, report.text.find("。", at)
    course = _line(report.text[begin : end if end >= 0 else len(report.text)], at - begin)  # also over semicolons
    return heads or len(set(_YEAR.findall(course))) > _SERIES


def _named_to_compare(text: str, at: int, year: int) -> bool:
    """Whether the year was compared with right before: 比2020年的716件增长17.6%；2020年受疫情影响，收案较少."""
    return re.search(rf"[比较][^，。；\n]{{0,8}}{year}年[^。\n]*$", text[max(0, at - _NEAR) : at]) is not None


_NEAR = 60
"""Letters within which a year compared with is still spoken of."""


def _line(text: str, at: int) -> str:
    """The line that a place of a text stands in."""
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[begin : end if end >= 0 else len(text)]


@rule(
    "period.wrong_year",
    "年份不对",
    "年度报告里讲当年工作的句子，年份应当是报告年度；出现别的年份又带着工作数字的，多半是从旧报告抄来没有改。",
    example="关于2024年法治政府建设情况的报告\n2024年，扎实推进各项工作。2023年共办理行政复议案件78件，成效明显。",
    holds="关于2024年法治政府建设情况的报告\n2024年，扎实推进各项工作。2024年共办理行政复议案件78件，较2023年的70件有所增加。",
)
def work_is_told_in_the_years_own_name(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Years other than the report's that open a clause with figures of work done."""
    year = report.year
    if year is None:
        return
    text = _masked(report.text)
    for found in _YEAR.finditer(text):
        named = int(found.group(1))
        before, after = text[max(0, found.start() - 12) : found.start()], text[found.end() : found.end() + 12]
        planned = found.start() >= report.plan_start
        if named == year or planned and named in {year + 1, year + 2} or named in covered(report):
            continue
        if (
            _COMPARED.search(before)
            or _SPAN.match(after)
            or re.match(r"\s*\d{1,2}\s*月\s*\d{0,2}\s*日?\s*$", after[:8])
        ):
            continue
        rest = text[found.end() : found.end() + 60]
        if named < year and (_BROUGHT_OVER.match(rest) or _OF_A_PAPER.match(rest) or _told_to_compare(report, found)):
            continue
        if _told_by_years(report, found.start(), year) or _named_to_compare(text, found.start(), named):
            continue
        sentence = report.sentence_at(found.start())
        clause = re.split(r"[。；\n]", text[found.start() : found.start() + 60])[0]
        figures = [f for f in sentence.figures if f.actual and found.end() <= f.start < found.start() + 60]
        if found.group(2):
            figures = figures or [f for f in sentence.figures if f.actual and 0 <= found.start() - f.end < 16]
        if named < year and (
            not planned
            and re.search(rf"今年|本年|当年|{year}年", clause)
            or figures
            and named == year - 1
            and _set_against(report, figures[0])
        ):
            continue  # 2020年违法占地1046.5亩，今年减少282.3亩; 2020年立案、2021年办结
        if named == year + 1 and (_INTENDED.search(sentence.text) or _AIMED_AT.match(rest)):
            continue  # an aim outside the chapter of aims
        leads = not before.strip() or bool(re.search(r"[。；！？\n，,：:是\]]\s*$", before))
        dated = re.match(r"\s*\d{1,2}\s*月", after)
        far = named > year + 1 or named < year - 6
        message = f"报告年度是{year}年，这里却写{named}年。请核对：是旧报告留下的，还是确指那一年（请写明）。"
        if leads and figures and not _HONOURS.search(clause) and not dated and not far:
            yield Hit(found.start(), found.end(), message, f"报告年度 {year}，文中 {named}")
        elif figures and not dated and not far or found.group(2) and figures:
            yield Hit(found.start(), found.end(), message, f"报告年度 {year}，文中 {named}", severity=Severity.NOTE)
        elif (
            leads
            and not dated
            and (named == year - 1 or named == year + 1 and not planned)
            and not _HISTORY.search(clause)
        ):
            own = rf"[，,]|[全我本][县区市州局镇乡]|{re.escape(report.body.region or '，')}"
            severity = None if re.match(own, after) else Severity.NOTE
            yield Hit(found.start(), found.end(), message, f"报告年度 {year}，文中 {named}", severity=severity)


_INTENDED = re.compile("将|再|拟|力争|计划|建议|目标|争取|预计|力求|重点|着力|打算")
_AIMED_AT = re.compile(r"[^。；，]{0,16}(?:(?:稳定|保持|控制|巩固)在|不[低少]于|不超过|[降提压]到)")
"""Words of what is to be, that no number of what was done has."""


@rule(
    "period.heading_year",
    "标题里的年份不对",
    "工作打算一节的年份应当是报告年度的下一年，工作情况一节应当是报告年度。",
    example="关于2024年法治政府建设情况的报告\n一、2023年工作情况\n各项工作扎实推进。\n三、2025年工作打算\n继续努力。",
    holds="关于2024年法治政府建设情况的报告\n一、2024年工作情况\n各项工作扎实推进。\n三、2025年工作打算\n继续努力。",
)
def headings_name_the_right_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Headings that name a year: the past one for work done, the next for plans."""
    year = report.year
    if year is None:
        return
    pattern = re.compile(
        r"(?m)^\s*(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|第[一二三四五六七八九十]{1,2}部分\s*|(?=20\d\d年))"
        r"[^\n。，]{0,16}?((?:19|20)\d\d)年[^\n。，]{2,30}$"
    )
    for found in pattern.finditer(report.text):
        heading, named = found.group(), int(found.group(1))
        plan = re.search(r"打算|思路|计划|安排|下一步|下步|展望|工作要点", heading)
        last = _FAULTS.search(report.text, 0, found.start()) and not re.search("情况|完成|成效|回顾", heading)
        ahead = (named == year + 1 or last) and re.search(r"重点|任务|举措|目标", heading)
        wanted = year + 1 if plan or ahead else year
        bare = heading.lstrip().startswith("20")  # a line that begins with a year is a heading where it tells of plans
        if (
            named != wanted
            and not re.search(r"《|—|-|至|\t|\d日", heading)
            and not (bare and (not plan or found.start() < len(report.text) * _LATE))
            and not (looks_ahead(report) and named == year - 1)  # a plan looks back first
        ):
            message = f"这一节应当写{wanted}年，却写成{named}年。"
            yield Hit(found.start(1), found.end(1) + 1, message, f"报告年度 {year}")


_FAULTS = re.compile(r"(?m)^\s*[二三四五六七八九]、[^\n。]{0,20}(?:问题|不足|短板|弱项|差距|困难)[^\n。]{0,12}$")
"""The chapter of what is amiss; behind it comes what is to be done next year."""
_LATE = 0.4
"""Where a heading without a number, that names a year and plans, is that of a chapter and not the title."""


@rule(
    "period.plan_year",
    "打算里的年份不对",
    "讲下一年打算的段落，以报告年度开头又说“将”“继续”的，年份应当是下一年。",
    example="关于2024年法治政府建设情况的报告\n"
    + "各项工作扎实推进。" * 12
    + "\n三、下一步打算\n2024年，我县将继续规范执法。",
    holds="关于2024年法治政府建设情况的报告\n"
    + "各项工作扎实推进。" * 12
    + "\n三、下一步打算\n2025年，我县将继续规范执法。",
)
def a_plan_is_for_the_next_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The report's year, a comma, and words of intent in one clause, in the part about what comes."""
    if report.year is None:
        return
    year, own = f"{report.year}年", re.compile(_OWN_YEAR.format(region=re.escape(report.body.region or "我")))
    late = int(len(report.text) * 0.6)  # where no chapter of plans is marked, its first words still are
    at = report.text.find(year, min(late, report.plan_start))
    while at >= 0:
        if _plans(report, at, own):
            message = f"这里讲下一步打算，应当写{report.year + 1}年，却写成报告年度{year}，请核对。"
            yield Hit(at, at + len(year), message, f"报告年度 {report.year}")
        at = report.text.find(year, at + 1)


_OWN_YEAR = r"[，,]?(?:[全我本][县区市州局镇乡]|{region})"
_INTENT = re.compile(r"，[^。，；]{0,16}(?:将|继续|力争|计划|重点(?:做好|抓好))")
_AHEAD = re.compile(
    r"[^。，,；]{0,16}将(?:坚持|继续|以|深入|全面|持续|着力)|将[^。\n]{0,60}(?:力争|目标|以上|以内|改进|一是)"
)
_KEPT = re.compile(r"[^。，,；]{0,16}(?:将|坚持)")


def _plans(report: Report, at: int, own: re.Pattern[str]) -> bool:
    """Whether what a year opens at a place is a plan: by its words, or also by where it stands."""
    text, end = report.text, at + 5
    opens, planned = text[at - 1 : at], at >= report.plan_start
    if opens not in {"。", "；", "\n", " ", "\u3000"}:
        return False
    named = own.match(text, end)
    if named is not None and (
        _AHEAD.match(text, named.end()) or planned and opens == "\n" and _KEPT.match(text, named.end())
    ):
        return True
    return planned and (_INTENT.match(text, end) or _IS_THE_YEAR.match(text, end)) is not None


_IS_THE_YEAR = re.compile("是[^。；\n]{4,60}?(?:之年|一年|关键年|起步年)")
"""How a plan sets out: 2025年是“十四五”规划的收官之年."""


_DUE = re.compile(
    r"(?<!截至)(?<!截止)((?:19|20)\d\d)年(?:\d{1,2}月)?(?:底|末|年底|年末)(?:之?前[^，。；]{0,6}(?:全|基本)|(?:之?前)?[^，。；]{0,12}"
    r"(?:清零|完成|销号|办结|审结|到位|达到|实现|建成|解决|结束|启用|出台))"
)


@rule(
    "period.past_aim",
    "打算的期限已过",
    "讲下一步打算的段落里，“在某年某月底前完成”的期限不应早于或就在报告年度；当年剩下的，也不会在往年办。",
    example="关于2024年法治政府建设情况的报告\n"
    + "各项工作扎实推进。" * 12
    + "\n三、2025年工作打算\n推动剩余问题在2023年6月底前清零。",
    holds="关于2024年法治政府建设情况的报告\n"
    + "各项工作扎实推进。" * 12
    + "\n三、2025年工作打算\n推动剩余问题在2025年6月底前清零。",
)
def an_aim_lies_ahead(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Terms set in the part about what comes, that were over when the report was written."""
    text = _masked(report.text)
    found_terms = [*_DUE.finditer(text, report.plan_start), *_terms(text, report.plan_start)]
    for found in {one.start(): one for one in found_terms}.values():
        if report.year is not None and int(found.group(1)) <= report.year:
            message = f"下一步打算的期限“{found.group(1)}年”已经过去，请核对年份。"
            yield Hit(found.start(), found.start() + 5, message, f"报告年度 {report.year}")
    for found in _REST_DUE.finditer(text, 0, report.plan_start):
        said = report.text[report.sentence_at(found.start()).start : found.start()]
        older = any(int(year) != report.year for year in re.findall(r"(20\d\d)年", said))
        if report.year is not None and int(found["year"]) < report.year and not older:
            message = f"剩下的部分不会在{found['year']}年办，报告年度是{report.year}年，请核对年份。"
            yield Hit(found.start("year"), found.end("year") + 1, message, f"报告年度 {report.year}")


_REST_DUE = re.compile(
    r"(?:剩余|剩下|余下|其余|结余)(?:的)?[\d.]+[^，。；\d已]{1,12}(?:将|拟|计划|预计|顺延)?[于在至到](?P<year>20\d\d)年(?:度|[\d一二三四上下底])(?![^，。；]{0,12}[的已])"
)
"""What was left of this year's and is done afterwards: 剩余32万元于2023年一季度发放."""
_TERM = re.compile(
    r"(?<![较比与同至到自从由对和及、—～-])((?:19|20)\d\d)年(?:度(?=新[增列建]|拟|计划)|第?[一二三四]季度|[上下]半年|\d{1,2}月(?:底|末)?之?前|年?底前)"
    r"(?![底末]?[，,]?(?:以来|的))"
)
"""When in a year something is to be done: 2025年一季度增配2名, 参加2025年上半年资格考试."""
_PAST = re.compile(
    r"已|曾|[较比]|过去|以来|同期|反馈|发现|印发|暴露|反映|遗留|结转|存量|未[完办整结达]|期间|发生|通报|测评|查处|审结|截[至止]|基础上|[由从对]20"
)
"""What says that a plan speaks of what was."""


def _terms(text: str, begin: int) -> Iterator[re.Match[str]]:
    """The terms behind a place in whose clause nothing tells of what was."""
    for found in _TERM.finditer(text, begin):
        before, behind = (
            text[max(begin, found.start() - _CLAUSE) : found.start()],
            text[found.end() : found.end() + _CLAUSE],
        )
        clause = re.split(r"[，。；\n]", before)[-1] + found.group() + re.split(r"[，。；\n]", behind)[0]
        if not _PAST.search(clause):
            yield found


_CLAUSE = 30


@rule(
    "period.signature",
    "落款日期不对",
    "年度报告的落款日期应当在报告年度当年年底到次年年内。",
    example="关于2024年法治政府建设情况的报告\n2024年，扎实推进各项工作。\n酉阳县人民政府\n2023年2月14日\n",
    holds="关于2024年法治政府建设情况的报告\n2024年，扎实推进各项工作。\n酉阳县人民政府\n2025年2月14日\n",
)
def the_signature_follows_the_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The date on a line of its own near the end."""
    if report.year is None:
        return
    for found in _PRESENTED.finditer(report.text, 0, _HEAD) if _named_before(report) else ():
        named, month = int(found.group(1)), int(found.group(2))
        if (named, month) < (report.year, _AUTUMN) or (named, month) > (report.year + 1, _AUTUMN):
            message = f"作报告的日期与报告年度（{report.year}年）对不上，请核对。"
            yield Hit(found.start(1), found.end(2) + 1, message, f"报告年度 {report.year}")
    for found in re.finditer(r"(?m)^\s*((?:19|20)\d\d)年\s*(\d{0,2})\s*月\s*\d{0,2}\s*日\s*$", report.text):
        named, month = int(found.group(1)), int(found.group(2) or 12)
        if found.start() < len(report.text) * 0.6:
            continue
        early = named == report.year and month < _AUTUMN and not within_its_year(report)
        before = named == report.year - 1 and month >= _AUTUMN and looks_ahead(report)
        if named not in {report.year, report.year + 1} and not before or early:
            message = f"落款日期与报告年度（{report.year}年）对不上，请核对。"
            yield Hit(found.start(1), found.end(), message, f"报告年度 {report.year}，落款 {found.group().strip()}")


_PRESENTED = re.compile(r"(?m)^[\s　（(—-]*(20\d\d)年(\d{1,2})月\d{1,2}日在[^\n]{4,40}会议?上")
"""When a report was given to a congress or committee: the line below its title."""
_HEAD, _AUTUMN = 300, 10


def _named_before(report: Report) -> bool:
    """Whether the text names the report's year somewhere else than in the date on which it was given."""
    return len(re.findall(rf"{report.year}年(?!\d{{1,2}}月\d{{1,2}}日在)", report.text)) > len(
        re.findall(rf"{(report.year or 0) - 1}年", report.text)
    )


@rule(
    "period.month_word",
    "期间用词不合",
    "年度报告里出现“本月”“本季度”“本周”，多半是从月报、季报抄来没有改。",
    example="关于2024年法治政府建设情况的报告\n本月共化解矛盾纠纷30件。",
    holds="关于2024年法治政府建设情况的报告\n本年共化解矛盾纠纷30件。",
)
def a_yearly_report_speaks_of_the_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """本月, 本季度, 本周 in a report whose title names a whole year."""
    title = "".join(line for line in report.text[:120].split("\n")[:4] if "。" not in line)
    if report.year is None or re.search(r"月|季度|半年|周", title):
        return
    for found in re.finditer(r"本(?:月|季度|周|旬)(?!底|末)", report.text):
        yield Hit(found.start(), found.end(), f"年度报告里写“{found.group()}”，请核对统计期间。")
