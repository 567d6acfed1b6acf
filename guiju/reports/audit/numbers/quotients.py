"""What a mean is the quotient of: the totals near it, and the counts of that of which each has so many.

Both may stand in its sentence, in the one before, or, for villages and offices, anywhere in the report.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf, prod

from guiju.reports.audit.numbers.arithmetic import decimals, slip, swapped
from guiju.reports.audit.numbers.bases import family
from guiju.reports.audit.numbers.listed import paragraph_of
from guiju.reports.audit.numbers.lists import compared
from guiju.reports.audit.numbers.stretches import YEAR
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.words.likeness import TABLE_CELL, row_label
from guiju.reports.audit.words.retelling import alike_units, noun_behind
from guiju.reports.read.figure import Figure
from guiju.reports.read.interval import step

Span = tuple[float, float]
_EACH = re.compile(r"每(?:一(?=[一-鿿]))?((?:[一-鿿]|（[^（）]{1,8}）){1,8})|([一-鿿])均(?![等为可已未无有能应须])")
_MONTHLY = re.compile("月([人户家件])均|([人户家件])月均")
"""月人均 is for each person in each month."""
_NO_NOUN = re.compile(r"[平年日月度率数额量况容]")
"""What stands before 均 where it is not told of what it is for each: 平均; 日均 and 月均 are judged by another rule."""
_CASES = ("件", "起", "宗", "案", "例")
_UNITS: dict[str, tuple[str, ...]] = {
    "场": ("场", "期", "场次", "次"), "期": ("期", "场"), "案": _CASES, "企": ("家", "户"), "户": ("户", "家"),
    "次": ("次", "场", "期"), "校": ("所", "个"), "处": ("处", "个"), "批": ("批次", "批"),
}  # fmt: skip
"""The units in which that is counted of which each has so many, where they are not its own."""
_OF_TIME = {"月": YEAR, "个月": YEAR, "季": 4, "个季": 4, "周": 52, "半年": 2}
"""How often each comes in the year of a report."""


def names_of(lead: str) -> list[str]:
    """What it is for each of, as far as the words tell: 每单位每期 for each of the bodies in each of the terms."""
    lead = _MONTHLY.sub(r"每月，\1\2均", lead)
    found = [match.groups() for match in _EACH.finditer(re.sub("每", "，每", lead))]
    names = [each or ("" if _NO_NOUN.match(all_over) else all_over) for each, all_over in found]
    names = [re.sub("[（）、]", "", name) for name in names if name]
    beside = _OF_EACH.search(lead) if names in _BARE else _OF_BODIES_ALL.search(lead) if not names else None
    return [re.sub("[（）]", "", beside.group(1))] if beside else names


_BARE = (["个"], ["家"])
_OF_EACH = re.compile(r"(?:^|[，、])([一-鿿（）]{2,8}?)平均每[个家]$")
"""乡镇（街道）平均每个16.5人: what each is stands before."""
_OF_BODIES_ALL = re.compile(
    r"(?:^|[，、])((?:[一-鿿]{0,4}(?:乡镇|镇街|街道|中队|大队|[村镇乡所站县区社])|[一-鿿]{1,3}（[一-鿿]{2,3}）))平均$"
)
"""镇街平均29名: the bodies themselves."""


def scaled(names: Sequence[str]) -> tuple[list[str], int]:
    """What it is for each of, and by how many it is told: 名老年人 by 1000 for 每千名老年人."""
    found = [_BY_MANY.match(name) for name in names]
    by = prod(_MANY[many.group()] for many in found if many)
    return [name[many.end() :] if many else name for name, many in zip(names, found, strict=True)], by


_BY_MANY = re.compile("(?:[百千万]|十万)(?=[名人户家个张])")
_MANY = {"百": 100, "千": 1000, "万": 10_000, "十万": 100_000}


def times_of(names: Sequence[str], months: Sequence[int]) -> tuple[list[int], list[str]] | None:
    """How often, the likeliest first, and the names of things; None where it is for each day or year.

    `months` are those that it may have been going on: 运行7个月，月均125人次.
    """
    timed = [many for name in names for word, many in _OF_TIME.items() if name.startswith(word)]
    named = [name for name in names if not any(name.startswith(word) for word in (*_OF_TIME, "年", "天", "日"))]
    if len(timed) + len(named) != len(names):
        return None
    often = prod(timed)
    return ([often // YEAR * many for many in months] if YEAR in timed else [often] if timed else []), named


@dataclass(frozen=True, slots=True)
class Terms:
    """The figures that may be a total, or the number of those that each is.

    Attributes:
        likely: from the likeliest on.
        sure: whether the likeliest is meant, and not only one that may be.
        others: more that a careful writer may have meant; they excuse, and are never blamed.
        plain: whether a list, or words, say which is meant, so that neither some of its items together nor what is told
            elsewhere may be.
    """

    likely: list[Figure]
    sure: bool
    others: list[Figure] = field(default_factory=list)
    plain: bool = False

    def values(self, report: Report) -> list[Span]:
        """The bounds of each, and of those told together: 8个镇和6个街道."""
        told = [*self.likely, *self.others]
        return [*((f.low, f.high) for f in told), *(() if self.plain else _together(report, told))]


_LESS = re.compile(r"[，,（(][^，。；\d]{0,10}")
_AND = re.compile(
    r"[^，。；\d]{0,10}[和及与、][^，。；\d]{0,10}"
    r"|[，、；（(][^，。；\d]{0,10}\d[\d.,]*[^，。；、\d]{1,6}[，、；）)]+[^，。；\d]{0,10}"
)
"""What joins numbers told together, also where each is told by two: 存量221处、6.97万平方米，新增91处、1.67万平方米."""


def _together(report: Report, figures: Sequence[Figure]) -> Iterator[Span]:
    """The sums of two or three that 和 or 、 joins, and what a part told behind its whole leaves."""
    figures = sorted({f.start: f for f in figures}.values(), key=lambda f: f.start)
    for turn, first in enumerate(figures):
        low, high = first.low, first.high
        for before, after in zip(figures[turn:], figures[turn + 1 : turn + _JOINED], strict=False):
            if not _AND.fullmatch(report.between(before, after)):
                break
            low, high = low + after.low, high + after.high
            yield low, high
    for whole, part in zip(figures, figures[1:], strict=False):
        beside = _LESS.fullmatch(report.between(whole, part)) is not None
        if beside and whole.unit == part.unit and whole.low > part.high:  # 调解员58名，镇级6名，每村4名
            yield whole.low - part.high, whole.high - part.low


_JOINED = 4
_BESIDE = 8
"""Letters between a number and what it comes to each month, where no word says that it is a mean: 12次，每月1次."""
_A_YEAR = re.compile("(?:^|每|一)年(?:度)?[一-鿿]{0,6}[费金薪酬租]$")
"""What is paid for the whole year: 年服务费3.6万元，每季度9000元."""
_VERB = re.compile(r"均(?:每?年|每?个?月|每?季度?|每?周|每[件宗起案人户家场期])?([一-鿿]{2})[近约达超]*$")


def totals_of(report: Report, sentence: Sentence, each: Figure, *, mean: bool, timed: bool) -> Terms:
    """The totals that it may be so many of for each: those of the sentence, else the one number told for its verb."""
    totals = [f for f in sentence.figures if _is_total(report, f, each)]
    if timed and not mean:
        totals = [f for f in totals if f.end > each.start - _BESIDE or _A_YEAR.search(report.clause_before(f))]
    if totals:
        return Terms(_nearest(totals, each), True)
    noun = noun_behind(report, each)
    if not mean and not timed and len(noun) > 1:  # 31名督学每人督导2所学校: the one number of schools told elsewhere
        told = [f for f in report.figures if _is_total(report, f, each) and noun_behind(report, f).startswith(noun)]
        return Terms(told if len({f.value for f in told}) == 1 and told[0].kind == "count" else [], True)
    if verb := _VERB.search(report.clause_before(each)):
        told = [f for f in report.figures if _is_total(report, f, each) and f.kind in {"count", "money"}]
        paid = "[款金]?" if each.unit == "元" else ""
        told = [f for f in told if re.search(verb.group(1) + ("" if timed else f"{paid}$"), report.clause_before(f))]
        if told and (timed or len({f.value for f in told}) == 1):
            return Terms(_nearest(told, each), True)
        if each.unit == "元" and (cells := _cells_of_all(report, verb.group(1))):
            return Terms([f for f in cells if row_label(report, f) in WHOLE_ROWS], False, cells)
    previous = None if timed else report.before(sentence)
    told = [f for f in reversed(previous.figures if previous else ()) if _is_total(report, f, each)]
    return Terms([f for f in told if not _HAS_SHARE.match(report.text, f.end)], False)


_HAS_SHARE = re.compile(r"[，,（(]占[比到]?[约近]?\d")
"""Behind what is some of another number, and no total of the next sentence: 50岁以上57人，占48.3%；每所6.5人."""


def _cells_of_all(report: Report, verb: str) -> list[Figure]:
    """The sums of money in all rows of the tables, in columns of that name: 罚没款（万元）."""
    return [f for f in report.figures if f.rule == TABLE_CELL and f.unit == "元" and verb in f.subject and f.value]


WHOLE_ROWS = frozenset({"合计", "总计", "共计"})


def _nearest(figures: Sequence[Figure], each: Figure) -> list[Figure]:
    return sorted(figures, key=lambda f: abs(f.start - each.start))


def _is_total(report: Report, figure: Figure, each: Figure) -> bool:
    counts = figure.kind in {"count", "money", "duration"} and not compared(report, figure)
    by_person = "人均" in report.clause_before(each)
    counts = counts and not (figure.unit == "人次" and _POSTED.search(report.clause_before(each)))
    alike = alike_units(figure, each) or {figure.unit, each.unit} <= _PERSONS or figure.unit == f"{each.unit}次"
    alike = alike or each.unit == "次" and (figure.unit in _VISITS or figure.unit == "人次" and by_person)
    people = each.unit in _PERSONS and bool(_PEOPLE.match(report.text[figure.end : figure.end + 16]))
    mean = each.kind == "average" or each.kind == "money" and bool(_IS_MEAN.search(report.clause_before(each)))
    larger = figure.value > each.value or mean and figure.kind == "money"
    larger = larger or bool(_OF_MEASURE.search(report.clause_before(each)))
    meant = report.planned(figure) <= report.planned(each) and not _LACKING.search(report.clause_before(figure))
    if each.unit == "个" and not re.search("均", report.clause_before(each)):  # 4个组每组2个县 make no 76个问题
        noun = noun_behind(report, each)[:2]
        meant = meant and (noun in report.clause_of(figure) or bool(_SUMMED.search(report.clause_before(figure))))
    return (
        counts and meant and figure is not each and (alike or people) and larger
        and figure.bound != "under" and figure.high < inf
    )  # fmt: skip


_IS_MEAN = re.compile("[一-鿿]均$")
_POSTED = re.compile("(?:安排|值守?班|派驻?|配备|驻守?)(?:了|有|至少)?$")
"""What stands before those who serve: 每周六安排2名工作人员值班 are none of the 608人次 who came."""
_LACKING = re.compile("(?:仍|尚|还)有$")
"""What stands before those that still lack something: they are some of the whole, and each has none of them."""
_VISITS = frozenset({"户次", "家次", "车次", "件次", "所次", "辆次", "村次", "处次"})
"""Units in which each time counts: 2860户次 of 1352 households are 2.1次 for each."""
_OF_MEASURE = re.compile("每(?:平方公里|公里|公顷|平方米|亩)[一-鿿]{0,8}$")
"""Of what is measured there may be less than one, so that the total need not be the larger number."""
_SUMMED = re.compile(r"共|合?计$")
_PERSONS = frozenset({"人", "名", "位", "人次"})
_PEOPLE = re.compile(r"[一-鿿（）]{0,10}(?:负责人|代表|人员|干部|联络员|队员|成员)")
"""312家企业负责人 are persons, one of each."""
_HERE = re.compile(r"[一-鿿（）]{0,8}?(?:平均每|每)")
"""66人平均每人联系3个村: what stands right before 平均 is what each is."""


def bases_of(report: Report, sentence: Sentence, name: str, each: Figure) -> Terms:
    """The counts of what each is: those of the sentence, of the one before, else of the paragraph or the report."""
    here = [f for f in sentence.figures if f is not each and is_of(report, f, name) and not _is_thing(f, each, name)]
    here = [f for f in here if not compared(report, f)]
    here = [f for f in here if f.value > 1]  # 创建示范村1个，每个村（社区）6名: of one there is no each
    here = [f for f in here if f.end <= each.start] or [f for f in here if "其中" not in report.between(each, f)]
    beside = [f for f in here if _HERE.fullmatch(report.text[f.end : max(each.start - len(name), f.end)])]
    if beside:
        return Terms(beside, True)
    previous = report.before(sentence)
    earlier = [f for f in (previous.figures if previous else ()) if is_of(report, f, name)]
    if kinds := _of_this_kind(report, each, name):
        return Terms(kinds, True, plain=True)
    noun = _GENERAL.sub("", name, count=1)
    known = report.once(_exact_counts) if len(noun) > 1 else []
    named = [f for f in known if f is not each and is_of(report, f, name)]
    if by := _BY.search(report.clause_before(each)):
        said = [f for f in report.once(_exact_counts) if is_of(report, f, name) and by[1] in report.clause_of(f)]
        return Terms(_nearest(said, each), False)
    if here or earlier:
        sure = bool(here) or name != "人"  # persons are not always those of the sentence before
        return Terms(_nearest(here or earlier, each), sure, [] if here else named)
    if len(noun) < 2:
        begin = report.text.rfind("\n", 0, each.start)
        paragraph = [f for f in report.figures if begin < f.start < each.start and is_of(report, f, name)]
        return Terms(_nearest(paragraph, each), False)
    others = [f for f in sentence.figures if f.kind == "count" and f is not each and not alike_units(f, each)]
    often = Counter(f.value for f in named).most_common(1)
    usual = [f for f in named if f.value == often[0][0] and 2 * often[0][1] > len(named)]
    told = usual or named
    sure = bool(usual) and (not others or len(noun) > 2)
    return Terms(_nearest(told, each), sure, [f for f in named if f not in told])


def _of_this_kind(report: Report, each: Figure, name: str) -> list[Figure]:
    """The one count of the paragraph that is called by what is named behind a unit of cases: 投诉11880件, 每件投诉."""
    noun = name[1:]
    if name[0] not in _PAPERS or len(noun) < _NAMED:
        return []
    before = [f for f in paragraph_of(report, each) if f.end <= each.start and f.unit in family(name[0])]
    named = [f for f in before if report.clause_before(f).endswith(noun) and not compared(report, f)]
    return named if len({f.value for f in named}) == 1 else []


_PAPERS, _NAMED = "件起宗份", 2


def doers_of(report: Report, sentence: Sentence, each: Figure) -> float:
    """How many do it so often, where they are told right before: 13名法律顾问每月到村服务1天."""
    before = [f for f in sentence.figures if f.end <= each.start and f.kind == "count"]
    told = bool(before) and re.fullmatch(r"[一-鿿（）“”]{0,14}[，,]?每[一-鿿]*", report.between(before[-1], each))
    return float(before[-1].value) if told else 1


def _is_thing(figure: Figure, each: Figure, name: str) -> bool:
    """Whether a figure counts what each has, in a unit that might count each too: 21家、托位1134个，平均每家54个."""
    return figure.unit == each.unit != name[:1] and name[:1] in family(figure.unit)


_BY = re.compile(r"按([一-鿿]{2})[一-鿿]{0,6}?(?:计算?|数|平均|每)")
"""What the writer says that he divided by: 按办结案件平均每件, 按常住人口计算人均."""


def _exact_counts(report: Report) -> list[Figure]:
    return [f for f in report.figures if f.kind == "count" and f.bound == "exact" and f.value > 1]


_NOUN = 16
_GENERAL = re.compile("[个家名位处所]")
"""Classifiers of all sorts of things: what is counted is named behind them."""
_OF_BODIES = frozenset("个家处名所支")
_BODIES = frozenset("村镇乡社队组所校站街县区")
"""Bodies that one letter names."""
_KINDS_OF = {
    "单位": re.compile("单位|部门|乡镇|街道|镇街|机关|公司|企业"),
    "调委会": re.compile("调委会|调解委员会"),
    "村社区": re.compile("村|社区"),
    "村居": re.compile("村|居|社区"),
    "镇街": re.compile("乡|镇|街"),
    "乡镇街道": re.compile("乡|镇|街"),
    "县市区": re.compile("[县市区]"),
}
"""Names that stand for others, or are short for them."""
_LEVELS = re.compile(
    r"(?<=[国省市县区])、(?=[国省市县区乡镇])|(?<=[（(][国省市县区])、|[（(](?=[村居社区街道县市、]{1,6}[）)])"
)
"""Marks within a name: 省、市重大项目, 县（市、区）."""


def is_of(report: Report, figure: Figure, name: str) -> bool:
    """Whether a figure counts what `name` begins with: 206个行政村 for 每村, 12期 for 每场, 周末51个 for 每个周末."""
    if figure.kind != "count" or figure.bound != "exact" or not figure.value:
        return False
    if figure.unit in _PERSONS and name[-1:] in _BODIES:  # 乡镇392名，乡镇平均28名: persons of the bodies
        return False
    of = name
    if figure.unit in _UNITS.get(name[:1], ()) or any(
        name.startswith(unit) for unit in (figure.unit, *family(figure.unit))
    ):
        of = name[1:]
        if not _GENERAL.match(name) or not of:
            return True
    behind = re.split(r"[，,。；：、\d每]", _LEVELS.sub("", report.text[figure.end : figure.end + _NOUN]))[0]
    plain = re.sub(r"[^一-鿿]", "", report.clause_before(figure).rsplit("、", 1)[-1]), re.sub(r"[^一-鿿]", "", behind)
    if kinds := next((kinds for noun, kinds in _KINDS_OF.items() if of.startswith(noun)), None):
        return figure.unit not in _PERSONS and bool(kinds.search(plain[0][-6:] + plain[1][:6]))
    return (
        any(plain[0].endswith(of[:size]) or of[:size] in plain[1] for size in range(min(len(of), 4), 1, -1))
        or bool(of)
        and figure.unit in _OF_BODIES
        and of[0] in _BODIES
        and of[0] in plain[0][-1:] + plain[1]
    )


def fits(low: float, high: float, each: Figure, *, exactly: bool) -> bool:
    """Whether a quotient may be told so: a mean is rounded, what each has is told as it is."""
    if exactly and each.bound == "exact" and each.kind != "money":
        return abs(low - float(each.value)) < _TINY  # 25家每家2次 are 50, and no mean of 60
    size = one_step(each)
    if each.bound == "under" and _SHORT_OF.match(each.text):  # 不到8人: more than 7
        return low < float(each.value) and high > float(each.value) - max(size, 1.0)
    rough = each.bound != "exact" and float(each.value) >= _ROUND * size  # 约5000 is no 4000, though 约1250 may be 1242
    slack = size if rough else size / 2
    return low < float(each.value) + slack + _TINY and high >= float(each.value) - slack - _TINY


_SHORT_OF = re.compile("不到|不足|未满")
_ROUND = 10
_TINY = 1e-9


def one_step(each: Figure) -> float:
    """One in the last digit that the wording of a mean gives: 0.1 in 4.6, 100 in 近3800."""
    if each.bound != "exact":
        return step(each.text, float(each.value))
    return 10.0 ** -decimals(each.text) * (10_000 if "万" in each.text else 10**8 if "亿" in each.text else 1)


def one_slip_off(total: Figure, many: float, each: Figure) -> bool:
    """Whether one mistyped digit, in a total, a number or a mean, hides that the first two make the third exactly."""
    size, value, mean = one_step(each), float(total.value), float(each.value)
    told = value / many
    exact = abs(told / size - round(told / size)) < 1e-6
    digits = len(re.sub(r"\D", "", each.text))
    return (
        exact and told > 0 and slip(mean / size, told / size)
        or digits >= _CERTAIN and swapped(mean / size, round(told / size))
        or digits >= 2 and any(abs(told - mean * shift) <= size * shift / 2 for shift in (10, 0.1))
        or slip(value, many * mean)
        or abs(value / mean - round(value / mean)) < 1e-6 and slip(many, value / mean)
    )  # fmt: skip


_CERTAIN = 3
"""Digits of a mean, of which two are seldom swapped by chance."""
