"""What is to be added, and what there will be then: 新增7项，累计达到50项, where there are 43."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.numbers.arithmetic import decimals, number, slip
from guiju.reports.audit.numbers.mistakes import by_chance, mistyped_sum
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.aims import LAST_YEARS
from guiju.reports.audit.words.likeness import of_another_year, places
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.audit.words.tellings import pairs, telling
from guiju.reports.read.figure import Figure

_NEW = re.compile(
    r"(?:新(?![时闻型技任老兴生冠])[一-鿿]|再(?![次生者])[一-鿿]{1,2}|增[加设补配派]|招[录聘]|引进|补充)[^，。；\d]{0,16}$"
)
_THEN = re.compile(r"[^。；\d]{0,30}(?:累计|总数|总量|数量|总计|总人数)?(?:达到?|增至|增加到|扩大到|升至)(?:了|约)?")
_NOT_MADE = re.compile(r"[比较占由从每均达至率]|不[少低多]于|目标|任务|剩|余|^[^一-鿿]*$")
"""What is no number of those to come: 争取承接事项18项 is one, 达到18项 and 比上年多18项 are none."""
_IN_ALL_THEN = re.compile(
    r"[，,][^，。；\d]{0,12}(?:累计|总[数量])[^，。；\d]{0,4}(?:达到?|(?:完成|建成)[^，。；\d]{0,8}|增至)"
)
"""Where no word says that they are new, but the next clause tells all of them: 改造200户，累计达到8126户."""
_ALL_FIRST = re.compile(r"(?:达到?|增至|增加到|扩大到)$")
_OF_WHICH_NEW = re.compile(r"(?:以上)?[，,（(](?:[较比](?:上年|20\d\d年)(?:底|末)?)?(?:净?增加?|新增|多)")
"""All of them first: 总数达到1090名，比2024年增加218名."""
_GONE = re.compile(
    r"(?:整合|撤[并销除]|精简|压[减缩]|减少|取消|合并|关[停闭]|清退|淘汰|裁[撤减]|缩减|消化|化解|退出|取缔|废止|清理)[^，。；\d]{0,16}$"
)
_LEFT = re.compile(
    r"[^。；\d]{0,30}(?:[减降缩]至|[减降缩]到|(?:减少|压[减缩降]|下降|缩减|精简|降低)[到至为])(?:了|约)?"
)
_BETWEEN = re.compile("[每均各][^，。；]{0,12}$")
_NO_STOCK = re.compile(r"新|增|[每均]|较|比|由$|从$|减|剩|目标|[尚仍还]有|未")
_COMMON = 2
"""Pairs of letters that the aim and what there is have in common at least."""
_FAR = 2
"""What there is lies no further from what the aims make of it than so many times."""
_DOUBTFUL = 2
"""So many numbers at most may be meant, and none of them fits."""


@rule(
    "target.sum",
    "新增的数与达到的总数",
    "下一年“新增7项，累计达到50项”：现有的数加上要新增的，应当等于要达到的总数。",
    example="关于2024年法治政府建设情况的报告\n“高效办成一件事”累计上线43项。\n三、2025年工作打算\n“高效办成一件事”新增17项，累计达到50项。",
    holds="关于2024年法治政府建设情况的报告\n“高效办成一件事”累计上线43项。\n三、2025年工作打算\n“高效办成一件事”新增7项，累计达到50项。",
)
def what_is_there_and_what_is_added_make_the_aim(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """An aim of new ones and of all, against the one number of those that there are under the same words."""
    for added, then, way, plain in (*_pairs_of(report), *_steps_of(report)):
        needed = float(then.value) - way * float(added.value)
        known = [f for f in report.figures if _is_stock(report, f, then) and needed / _FAR <= f.value <= needed * _FAR]
        words = pairs(report.clause_of(added) + "，" + report.clause_of(then))
        graded = [(len(words & _words_of(report, f, words)), f) for f in known]
        best = max((grade for grade, _ in graded), default=0)
        sure, by_name = plain, _of_its_name(report, then, known)
        if by_name and best < _COMMON:
            sure, best, graded = False, _COMMON, [(_COMMON, f) for f in by_name]
        if (
            not best
            or best < _COMMON
            and sure
            or any(f.value == needed and grade >= min(best, _COMMON) for grade, f in graded)
        ):
            continue
        told = [f for f in report.figures if f is not added and f is not then]
        if any(a.value + b.value == needed for a, b in pairwise(told) if alike_units(a, then)):
            continue  # 国家级3个、省级21个, of 省级以上
        now = [f for grade, f in graded if grade == best]
        if not sure:
            now = [f for f in now if _slipped(f, added, then) and (best >= _COMMON or _long(f, added, then))]
        if now and len({f.value for f in now}) <= _DOUBTFUL:
            sign, done = ("+", "加上要新增的") if way > 0 else ("−", "减去要减少的")
            arithmetic = f"{number(now[0].value)} {sign} {number(added.value)} ≠ {number(then.value)}"
            message = f"现有的数{done}，不等于要达到的总数，请核对。"
            severity = None if any(_slipped(f, added, then) for f in now) else Severity.NOTE
            yield Hit(then.start, then.end, message, arithmetic, places(report, now[0], added), severity)


def _of_its_name(report: Report, then: Figure, known: list[Figure]) -> list[Figure]:
    """Those that there are under the very name of the total, be it one word: 持证人数达到11人, and 持证上岗9人."""
    found = _TOTAL_OF.search(report.clause_before(then))
    if found is None:
        return []
    named = re.compile(rf"{found.group(1)}[一-鿿]{{0,4}}$")
    return [f for f in known if named.search(report.clause_before(f))]


_TOTAL_OF = re.compile(r"([一-鿿]{2})(?:人数|总数|数量|事项)(?:达到?|增至|增加到)$")
"""Of what a total is told, in its last two letters."""


def _slipped(now: Figure, added: Figure, then: Figure) -> bool:
    """Whether one slip of the pen keeps what there is and what is added, or taken away, from making up the aim."""
    return mistyped_sum(then, (now, added)) is not None or mistyped_sum(now, (added, then)) is not None


def _long(*figures: Figure) -> bool:
    """Whether the numbers are so long that a slip hardly mends them by chance, so that one word in common is enough."""
    return by_chance(figures) < _HARDLY


_HARDLY = 0.4


def _words_of(report: Report, figure: Figure, meant: set[str]) -> set[str]:
    """The words that a number is told by; of a part that the aim names (其中专职16名), those of its whole too."""
    clause = report.clause_of(figure)
    before = report.clause_before(figure)
    part = _PART.search(before)
    if _IN_ALL.fullmatch(before):  # 3个村新获省级示范称号，全市累计25个
        clause = report.text[max(report.sentence_at(figure.start).start, figure.start - _BACK) : figure.end]
    if part is None:
        return pairs(figure.subject + "，" + clause)
    whole = report.text[max(report.sentence_at(figure.start).start, figure.start - _BACK) : figure.start]
    return pairs(figure.subject + "，" + whole) if pairs(part["name"]) & meant else set()


_IN_ALL = re.compile(
    r"(?:全[国省市州县区镇乡街]|目前|现在|现)?(?:累计|总数|总量|共计?|合计|已有?)(?:达到?|为|有|[完建办]成)?"
)
_PART, _BACK = re.compile("其中(?P<name>[一-鿿]*)$"), 40


def _pairs_of(report: Report) -> Iterator[tuple[Figure, Figure, int, bool]]:
    """Aims of new ones, each with the aim of all that follows: 新培养13名，每村增加1名，总数达到52名.

    1 with them where they are to be added; -1 where they are to go: 整合14个窗口，将窗口减至72个. Then whether the
    words leave no doubt that those who are there make up the rest.
    """
    figures = [f for f in report.figures if f.kind in _ADDED and not _BETWEEN.search(report.clause_before(f))]
    for added, then in zip(figures, figures[1:], strict=False):
        ahead = report.planned(then) or then.start >= report.plan_start or _of_next_year(report, then)
        pair = ahead and alike_units(added, then)
        between = re.sub(
            r"[，,][^，。；]{0,12}[每均][^，。；]{0,12}\d+[一-鿿](?=[，,])", "", report.between(added, then)
        )
        lead = report.clause_before(added)
        if pair and then.value > added.value and _NEW.search(lead) and _THEN.fullmatch(between):
            yield added, then, 1, True
        elif pair and _GONE.search(lead) and _LEFT.fullmatch(between):
            yield added, then, -1, True
        elif pair and then.value > added.value and not _NOT_MADE.search(lead) and _IN_ALL_THEN.fullmatch(between):
            yield added, then, 1, False
        elif pair and added.value > then.value and _ALL_FIRST.search(lead) and _OF_WHICH_NEW.fullmatch(between):
            yield then, added, 1, False


_STEP = re.compile(r"(?P<up>提高|提升|增加|上升|增长|扩大)|(?P<down>下降|降低|压减|压缩|压降|缩短|减少)")
_STEP_TO = re.compile(
    r"(?:以上|左右)?[，,](?:力争|争取|确保)?(?:达到?|提高到|提升到|升至|增加到|控制在|降[到至为]|降低到|下降到|缩短[到至为]|压[缩减]到|减少到)"
)
_OTHER_PLACE = re.compile(r"全[国省市]|省|市|平均水平|标准|要求|法定|承诺|规定")


def _steps_of(report: Report) -> Iterator[tuple[Figure, Figure, int, bool]]:
    """Points and days to be won, each with the aim: 比2024年提高5个百分点，达到40%; 再压减5个工作日，控制在40个以内."""
    for step, then in pairwise(report.figures):
        if not (report.planned(then) or then.start >= report.plan_start):
            continue
        points = step.unit in {"百分点", "个百分点"} and then.unit == "%"
        if not points and (step.unit != then.unit or then.kind not in _MEASURES):
            continue
        lead = report.clause_before(step)
        ways = list(_STEP.finditer(lead[-_CLOSE:]))
        if not ways or _OTHER_PLACE.search(lead) or not _STEP_TO.fullmatch(report.between(step, then)):
            continue
        if any(f.unit == then.unit for f in report.sentence_at(step.start).figures if lead.find(f.text) >= 0):
            continue  # 在现有35%的基础上提高5个百分点: the base stands beside
        yield step, replace(then, bound="exact"), 1 if ways[-1]["up"] else -1, False


_MEASURES, _CLOSE = {"limit", "duration", "average"}, 6
_ADDED = {"count", "change"}
"""A number of new ones is read as a count, or as a change: 再增加20项."""


def _of_next_year(report: Report, figure: Figure) -> bool:
    """Whether the paragraph of a figure begins with the year after the report's."""
    begin = report.text.rfind("\n", 0, figure.start) + 1
    return report.year is not None and report.text[begin : begin + 12].strip().startswith(f"{report.year + 1}年")


def _is_stock(report: Report, figure: Figure, then: Figure) -> bool:
    """Whether a figure may say how many there are now of what an aim counts."""
    if then.unit == "%" or then.kind in _MEASURES:
        known = figure.unit == then.unit and figure.kind not in {"change", "limit"} and figure.bound == "exact"
        return known and not report.planned(figure) and not of_another_year(report, figure)
    counts = figure.kind == "count" and alike_units(figure, then) and figure.bound == "exact"
    clause = _GREW_TO.sub("", report.clause_before(figure))
    told = counts and not report.planned(figure) and not of_another_year(report, figure)
    return told and not _NO_STOCK.search(clause)


_GREW_TO = re.compile(r"[由从][^，。；]*?(?:增加?|扩大|上升|提高|减少?|[降缩])[到至为]$")
"""What grew to a number there is now: 由上年末的3480个增加到3900个."""


_WAS = re.compile(r"(?:将|把|使|推动|力争)?(?P<name>[一-鿿“”（）、]{3,20}?)[由从](?:目前|现在|现有)?的?$")
_BECOMES = re.compile(r"(?:增加?|扩大?|提高|提升|上升|压减|降低?|减少?|缩短|压缩)[至到为]")
_MOSTLY = 0.6
_LAST = LAST_YEARS
_NOT_NOW = re.compile(rf"{LAST_YEARS.pattern}|[每均][^，。；\d]{{0,12}}$")
"""What is last year's, or but a mean: 平均持证人员11人 of 154."""


@rule(
    "target.base",
    "目标的起点与现状",
    "下一年“由6个增至10个”：起点应当是报告里现在的数。",
    example="关于2024年法治政府建设情况的报告\n全县在6个镇开展赋权执法。\n三、2025年工作打算\n将赋权执法乡镇由8个增至10个。",
    holds="关于2024年法治政府建设情况的报告\n全县在6个镇开展赋权执法。\n三、2025年工作打算\n将赋权执法乡镇由6个增至10个。",
)
def an_aim_starts_from_what_there_is(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Where an aim starts from, against the one number told of most of its words."""
    for base, then in pairwise(report.figures):
        ahead = report.planned(base) or base.start >= report.plan_start
        found = _WAS.search(_named_there(report, base)) if ahead and base.unit == then.unit else None
        if found is None or not _BECOMES.match(report.between(base, then)):
            continue
        words = pairs(found["name"])
        told = [f for f in report.figures if f.start < base.start and f.unit == base.unit and f.bound == "exact"]
        past = _LAST if base.kind == "duration" else _NOT_NOW  # 平均用时48天 is what the aim begins with
        told = [f for f in told if not report.planned(f) and not past.search(report.clause_before(f))]
        same = [f for f in told if f.value == base.value]
        if any(f.kind == "rate" or words & pairs(report.clause_of(f)) for f in same):
            continue
        alike = [f for f in told if len(words & pairs(report.clause_of(f))) >= _MOSTLY * len(words)]
        if not alike:  # 可全程网办1190项，占95.2%: the name stands further off
            slips = (f for f in told if slip(float(f.value), float(base.value)))
            alike = [f for f in slips if len(words & telling(report, f).about) >= _MOSTLY * len(words)]
        means = [] if alike else [mean for mean in _means(report, base, words) if not _gives(report, mean, base)]
        if words and len({f.value for f in alike or means}) == 1:
            now = (alike or means)[0]
            slipped = bool(means) or slip(float(now.value), float(base.value))
            message = f"目标从“{base.text}”算起，报告里现在是“{now.text}”，请核对。"
            severity = None if slipped else Severity.NOTE
            yield Hit(base.start, base.end, message, f"{base.text} ≠ {now.text}", places(report, now), severity)


def _named_there(report: Report, base: Figure) -> str:
    """The clause before what an aim starts from, or the one before that: 提高非现场执法比例，由15.7%提高到20%."""
    lead = report.clause_before(base)
    if not _BARE.fullmatch(lead):
        return lead
    before = re.search(
        r"([^，。；：、\n]+)[，,]$", report.text[max(0, base.start - _BACK - len(lead)) : base.start - len(lead)]
    )
    return _VERB.sub("", before.group(1)) + lead if before else lead


_BARE = re.compile("(?:力争|确保|争取)?[由从](?:目前|现在|现有)?的?")
_VERB = re.compile(
    "^(?:[一二三四五六七八九]是)?(?:着力|持续|进一步|继续|努力|大力)*(?:提[高升]|压[减缩]|降低|缩短|扩大|增加|减少|加大|强化|提升)?"
)


def _means(report: Report, base: Figure, words: set[str]) -> list[Figure]:
    """The means told of most of the words of what an aim starts from: 14个乡镇平均持证人员11人."""
    told = (f for f in report.figures if f.start < base.start and f.unit == base.unit and not report.planned(f))
    means = (f for f in told if re.search("[每均]", report.clause_before(f)))
    return [f for f in means if len(words & pairs(report.clause_of(f))) >= _MOSTLY * len(words)]


def _gives(report: Report, mean: Figure, base: Figure) -> bool:
    """Whether one of the counts before a mean, taken so many times, is what the aim starts from."""
    said = [f for f in report.sentence_at(mean.start).figures if f.end <= mean.start and f.kind == "count"]
    if not said:
        return True
    half = 10.0 ** -decimals(mean.text) / 2
    return any(abs(float(f.value * mean.value) - float(base.value)) <= half * float(f.value) for f in said)
