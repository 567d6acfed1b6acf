"""Two reports of one county and year: the same thing, like things, and parts of the county against the whole."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.numbers.arithmetic import disjoint
from guiju.reports.audit.numbers.wholes import named_alike, one_part_of, rollup
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import (
    PARTIAL,
    akin,
    differ,
    how_apart,
    key,
    misprinted,
    overlap,
    places,
    stated,
    twins,
)
from guiju.reports.audit.words.retelling import words_before
from guiju.reports.read.figure import Figure


@rule(
    "across.same_thing",
    "两份报告不一致",
    "同一地区、同一年度的几份报告说到同一个指标，数应当一样；上级汇总数不应小于下级一家的数。",
    example=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n全年受理法律援助案件635件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n全年受理法律援助案件670件。",
    ),
    holds=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n全年受理法律援助案件670件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n全年受理法律援助案件670件。",
    ),
    many=True,
)
def reports_of_one_county_agree(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """County against bureau: equal. County or bureau against township: no smaller."""
    for left, right in corpus.of_one_year():
        towns = (left.body.level == "town") + (right.body.level == "town")
        if towns == 2 and left.body.name != right.body.name:
            continue
        if towns == 1:
            upper, lower = (right, left) if left.body.level == "town" else (left, right)
            yield from rollup(upper, lower, [*_matched(upper, lower), *named_alike(upper, lower)])
        else:
            yield from _equal(left, right)


OWNED = frozenset(
    {
        *("reconsideration", "litigation", "legalaid", "mediation", "legalservice", "correction", "resettlement"),
        *("normdoc", "legality", "items", "org", "observation", "supervision", "dispute"),
    }
)
"""Lines of work that the justice bureau reports for the whole county; elsewhere a department reports its own part."""


_ARRANGED = re.compile(r"(?:机制|制度|清单|观测点|联系点)$")
"""What the county arranges once: the bureau that runs it tells the county's number."""
_OF_LAW_POPULARISATION = frozenset(
    f"publicity.{name}" for name in ("legal_minded_persons", "national_demo_villages", "city_demo_villages")
)
"""What the justice bureau, as the office of law popularisation, counts for the whole county."""


def speaks_for_all(part: Report, figure: Figure, indicator: str | None) -> bool:
    """Whether a department's figure speaks for the whole county."""
    domain = (indicator or "").partition(".")[0]
    said = re.search(r"全[县区市州旗]", part.clause_before(figure))
    one = _ARRANGED.search(figure.subject) or indicator in _OF_LAW_POPULARISATION
    return bool(said) or "司法局" in part.body.name and (domain in OWNED or bool(one))


_NEW = re.compile(r"新[增建设聘培选创]|净增")


def _came_over(report: Report, figure: Figure) -> bool:
    """Whether a figure came over from last year: 上年结转11件, and not 结转下年14件."""
    return re.search(r"(?:上年|去年|上一年|20\d\d年)[一-鿿]{0,4}结转", report.clause_before(figure)) is not None


def _in_two(report: Report, one: Figure, whole: Figure) -> bool:
    """Whether a number and its neighbour make up the other report's: 14个乡镇、2个街道, of 16个乡镇（街道）."""
    said = [f for f in report.sentence_at(one.start).figures if f.unit == one.unit]
    return any(x.value + y.value == whole.value for x, y in pairwise(said) if one in (x, y))


def _equal(left: Report, right: Report) -> Iterator[Hit]:
    for a, b in _matched(left, right):
        if any(not differ(x, b) for x in stated(left) if x.indicator == b.indicator and x.unit == b.unit):
            continue
        if any(not differ(a, y) for y in stated(right) if y.indicator == a.indicator and y.unit == a.unit):
            continue
        if bool(_NEW.search(left.clause_before(a))) != bool(_NEW.search(right.clause_before(b))):
            continue  # 新培养317名, of 1268 that there are
        if _came_over(left, a) != _came_over(right, b) or _in_two(left, a, b) or _in_two(right, b, a):
            continue
        levels = {left.body.level, right.body.level}
        if levels == {"department"} and left.body.name != right.body.name:
            continue
        if levels == {"department", "government"}:
            (part, own), whole = ((left, a), b) if left.body.level == "department" else ((right, b), a)
            speaks = speaks_for_all(part, own, a.indicator or b.indicator)
            if not speaks and (a.kind == "rate" or own.high < whole.low):
                continue
        partial = PARTIAL.search(left.clause_before(a)) or PARTIAL.search(right.clause_before(b))
        words = overlap(words_before(left, a), words_before(right, b))
        unlike = (
            _of_other_things(left, a, right, b)
            or max(words, overlap(key(a.subject), key(b.subject))) < 0.3
            or a.period != b.period
        )
        unsure = partial or unlike
        arithmetic = (
            f"{left.body.short}：{a.subject} {a.text}；{right.body.short}：{b.subject} {b.text}；{how_apart(a, b)}"
        )
        message = "两份报告的同一指标不一致。请统一数据来源和统计截止日期，或写明口径。"
        yield Hit(b.start, b.end, message, arithmetic, places(left, a), Severity.NOTE if unsure else None, right.name)


def _of_other_things(left: Report, one: Figure, right: Report, other: Figure) -> bool:
    """Whether two counts of opinions or faults are of what was examined here and there, in numbers that differ."""
    if not _CAME_OF.search(one.subject) or not _CAME_OF.search(other.subject):
        return False
    examined = _examined(left, one), _examined(right, other)
    return examined[0] is not None and examined[1] is not None and disjoint(*((f.low, f.high) for f in examined if f))


_CAME_OF = re.compile(r"意见|建议|问题|隐患|线索")
_EXAMINED = re.compile(r"审[查核]|检查|评查|督察|巡查|排查|抽查")


def _examined(report: Report, figure: Figure) -> Figure | None:
    """The count before it, in its sentence or the one before, of what was examined: 审查文件231件，提出意见684条."""
    sentence = report.sentence_at(figure.start)
    previous = report.before(sentence)
    said = [*(previous.figures if previous else ()), *(f for f in sentence.figures if f.end <= figure.start)]
    examined = (f for f in said if f.kind == "count" and _EXAMINED.search(report.clause_before(f)))
    return next(examined, None)


def _matched(left: Report, right: Report) -> Iterator[tuple[Figure, Figure]]:
    """Figures of the same indicator, or of the same subject: of those of one name the two nearest each other."""
    nearest: dict[tuple[str, str], tuple[Figure, Figure]] = {}
    for b in stated(right):
        subject = key(b.subject)
        name = b.indicator or subject, b.unit
        if len(subject) < 4 and not b.indicator:
            continue
        for a in stated(left):
            same = (
                a.indicator == b.indicator
                if a.indicator and b.indicator
                else key(a.subject) == subject and len(subject) >= 4
            )
            if same and a.kind == b.kind and differ(a, b):
                known = nearest.setdefault(name, (a, b))
                if abs(a.value - b.value) < abs(known[0].value - known[1].value):
                    nearest[name] = (a, b)
    yield from nearest.values()


@rule(
    "across.similar",
    "两份报告说法相近、数不同",
    "同一地区、同一年度的两份报告，说法相近而数不同，可能是一回事，应当写明区别。",
    severity="note",
    example=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n全年合法性审核规范性文件6件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n全年合法性审核部门规范性文件4件。",
    ),
    holds=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n全年合法性审核规范性文件6件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n全年合法性审核部门规范性文件6件。",
    ),
    many=True,
    overlap=0.45,
)
def like_words_with_other_numbers(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Counts whose subjects share most of their words, but not the indicator, in two reports of one county."""
    for left, right in corpus.colleagues():
        for b in stated(right):
            near = [a for a in stated(left) if a.unit == b.unit and a.kind == b.kind and a.indicator != b.indicator]
            near = [a for a in near if akin(key(a.subject), key(b.subject)) >= params["overlap"]]
            if b.kind in {"count", "money"} and near and all(differ(a, b) for a in near):
                a = near[0]
                if any(not differ(x, b) for x in left.sentence_at(a.start).figures if x.unit == b.unit):
                    continue  # 办理86件，其中新收81件, against 新收81件
                arithmetic = f"{left.body.short}：{a.subject} {a.text}；{right.body.short}：{b.subject} {b.text}"
                message = "两份报告说法相近而数不同。请核对是不是一回事，并写明区别。"
                sure = any(misprinted(a, b) for a in near) or _named_within(a, b)
                severity = Severity.WARNING if sure else Severity.NOTE
                yield Hit(b.start, b.end, message, arithmetic, places(left, a), severity, right.name)


def _named_within(left: Figure, right: Figure) -> bool:
    """Whether one name goes on where the other ends (示范村, 示范村（社区）), the numbers being near."""
    one, two = sorted((key(left.subject), key(right.subject)), key=len)
    small, large = sorted((float(left.value), float(right.value)))
    return len(one) >= 6 and two.startswith(one) and small >= 0.8 * large


@rule(
    "across.same_number",
    "两份报告同数异事",
    "同一地区的两份报告，同一个不寻常的数用来说两件事，可能是引用时换了名目（如把新收写成办理）。",
    severity="note",
    example=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n全年办理行政复议案件115件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n全年新收行政复议案件115件，办理行政复议案件128件。",
    ),
    holds=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n全年新收行政复议案件115件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n全年新收行政复议案件115件，办理行政复议案件128件。",
    ),
    many=True,
    least=41,
)
def one_number_under_two_names(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """The same exact number in two reports of one county and year, for different indicators."""
    for left, right in corpus.of_one_year():
        yield from twins(left, right, params["least"])


@rule(
    "across.large_part",
    "一个乡镇占了全县的大半",
    "检查发现的问题、处置的违规行为，一个乡镇的数达到全县的三分之一以上，两份报告的口径多半不同，应当写明。",
    severity="note",
    example=(
        "酉阳县司法局关于2024年法治政府建设情况的报告\n39个乡镇开展日常巡查，行政检查发现问题460个。",
        "酉阳县苍岭镇人民政府2024年法治政府建设情况的报告\n年内依法处置企业违规行为200余起。",
    ),
    holds=(
        "酉阳县司法局关于2024年法治政府建设情况的报告\n39个乡镇开展日常巡查，行政检查发现问题4600个。",
        "酉阳县苍岭镇人民政府2024年法治政府建设情况的报告\n年内依法处置企业违规行为200余起。",
    ),
    many=True,
    share=1 / 3,
)
def one_township_is_not_half_the_county(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Breaches that a township dealt with against what checks in all townships found."""
    for left, right in corpus.of_one_year():
        towns = [report for report in (left, right) if report.body.level == "town"]
        if len(towns) == 1:
            yield from one_part_of(right if towns[0] is left else left, towns[0], params["share"])


_EVERY = re.compile(r"各类|各种|全部|所有")


@rule(
    "across.qualifier",
    "同一个数，限定词不同",
    "两份报告的同一个指标、同一个数，一份说“各类问题”，一份说“法律问题”：范围不同，不会恰好相等，应当统一。",
    severity="note",
    example=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n设立全县首个基层法治观测点，解决法律问题30余件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n设立全县首个基层法治观测点，解决各类问题30余件。",
    ),
    holds=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n设立全县首个基层法治观测点，解决各类问题30余件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n设立全县首个基层法治观测点，解决各类问题30余件。",
    ),
    many=True,
)
def one_number_has_one_range(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """The same value of one indicator, with 各类 in one report and a narrower word in its place in the other."""
    for left, right in corpus.of_one_year():
        for wide, narrow in ((left, right), (right, left)):
            for a in stated(wide):
                head, every, tail = _EVERY.split(a.subject)[0], _EVERY.search(a.subject), _EVERY.split(a.subject)[-1]
                if every is None or not a.indicator or len(head) < 2 or len(tail) < 2:
                    continue
                for b in stated(narrow):
                    same = b.indicator == a.indicator and b.value == a.value and b.unit == a.unit
                    pattern = rf"{re.escape(head)}([一-鿿]{{2,6}}){re.escape(tail)}"
                    word = re.fullmatch(pattern, b.subject)
                    if same and word and not _EVERY.search(b.subject):
                        arithmetic = (
                            f"{wide.body.short}：{a.subject} {a.text}；{narrow.body.short}：{b.subject} {b.text}"
                        )
                        message = f"同一个数，一份说“{every.group()}”，一份说“{word.group(1)}”，请统一说法。"
                        yield Hit(b.start, b.end, message, arithmetic, places(wide, a), None, narrow.name)
