"""So many for each: 每村2户 of 206 villages make 412 households; 场均80人次 over 12 meetings are 960."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from math import inf, prod
from typing import Any

from guiju.reports.audit.arithmetic import decimals, number
from guiju.reports.audit.bases import family, how_many
from guiju.reports.audit.likeness import places
from guiju.reports.audit.lists import compared, label
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.retelling import alike_units, noun_behind
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure
from guiju.reports.read.interval import step

_EACH = re.compile(r"每(?:一(?=[一-鿿]))?([一-鿿（）]{1,8})|([一-鿿])均(?![等为可已未无有能应须])")
_NO_NOUN = re.compile(r"[平年日月度率数额量况容]")
"""What stands before 均 where it is not told of what it is for each: 平均; 日均 and 月均 are judged by another rule."""
_AT_LEAST = re.compile("至少|不少于|不低于|最[多少高低]|不超过|以上")
_CASES = ("件", "起", "宗", "案", "例")
_UNITS: dict[str, tuple[str, ...]] = {
    "场": ("场", "期", "场次", "次"), "期": ("期", "场"), "案": _CASES, "企": ("家", "户"), "户": ("户", "家"),
    "次": ("次", "场", "期"), "校": ("所", "个"), "处": ("处", "个"),
}  # fmt: skip
"""The units in which that is counted of which each has so many, where they are not its own."""
_OF_TIME = {"月": 12, "个月": 12, "季": 4, "个季": 4, "周": 52, "半年": 2}
"""How often each comes in the year of a report."""
_MANY = 6
"""Figures of one sentence that are tried as the number of those that each is."""


@rule(
    "rate.each",
    "每个的数与总数",
    "“206个村每村2户，共412户”“12期、960人次，场均80人次”“68家各派1人、每期1人、4期共272人次”：每一个的数乘以个数，应当等于总数；说平均的，四舍五入后相等。",
    example="全县159个村（居）培养“法律明白人”1908名，平均每村（居）14名。",
    holds="全县159个村（居）培养“法律明白人”1908名，平均每村（居）12名。",
)
def so_many_for_each_make_the_total(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each figure of so many for each against the totals near it, and the counts near it of what each is."""
    for sentence in report.sentences:
        for each in sentence.figures:
            lead = report.clause_before(each)[-24:]
            names = _each(lead)
            if (
                not names
                or not each.value
                or _AT_LEAST.search(lead + each.text)
                or each.kind not in {"average", "count", "money", "duration"}
                or report.planned(each)
            ):
                continue
            yield from _judge(report, sentence, each, names, mean=bool(re.search("[均约近]", lead + each.text)))


def _each(lead: str) -> list[str]:
    """What it is for each of, as far as the words tell: 每单位每期 for each of the bodies in each of the terms."""
    found = [match.groups() for match in _EACH.finditer(re.sub("每", "，每", lead))]
    names = [each or ("" if _NO_NOUN.match(all_over) else all_over) for each, all_over in found]
    return [re.sub("[（）]", "", name) for name in names if name]


def _judge(report: Report, sentence: Sentence, each: Figure, names: Sequence[str], *, mean: bool) -> Iterator[Hit]:
    timed = [many for name in names for word, many in _OF_TIME.items() if name.startswith(word)]
    named = [name for name in names if not any(name.startswith(word) for word in (*_OF_TIME, "年", "天", "日"))]
    if len(timed) + len(named) < len(names) or timed and not report.whole_year:
        return
    totals = _totals(report, sentence, each, mean=mean, timed=bool(timed))
    bases = [_bases(report, sentence, name, each) for name in named]
    if not totals or not all(bases):
        return
    times = float(prod(timed))
    total = min(totals, key=lambda figure: abs(figure.start - each.start))
    likely = [min(found, key=lambda figure: abs(figure.start - each.start)) for found in bases]
    if total in likely:
        return
    values = [_numbers(sentence, found, (each, *totals)) for found in bases]
    together = _both([f for f in totals if f not in likely]) if likely else []
    for low, high in [*((f.low, f.high) for f in totals), *together]:
        for chosen in product(*values):
            many = times * prod(chosen)
            itself = len(chosen) == 1 and chosen[0] == low and each.value != 1
            if many and not itself and _fits(low / many, high / many, each, exactly=not mean and low == high):
                return
    between = [f for f in sentence.figures if total.end <= f.start < each.start and f.kind == "average"]
    if any(alike_units(f, each) for f in between):
        return  # 214件由86人办理，人均2.5件，另一中队75人人均5.3件: the total is that of the first
    if mean and _reckoned_elsewhere(report, sentence, each, total, likely, times):
        return
    many = times * prod(float(base.value) for base in likely)
    exact = float(total.value) / many
    arithmetic = f"{number(total.value)} ÷ {number(many)} = {number(exact)}，文中为 {each.text}"
    counted = "和".join(f"“{figure.text}”" for figure in (total, *likely))
    message = f"按{counted}算不出“{each.text}”，请核对这几个数。"
    yield Hit(each.start, each.end, message, arithmetic, places(report, total, *likely))


def _both(totals: Sequence[Figure]) -> list[tuple[float, float]]:
    """The sums of totals that stand side by side: 386家医疗机构和1520家公共场所."""
    return [(a.low + b.low, a.high + b.high) for a, b in zip(totals, totals[1:], strict=False)]


_BESIDE = 8
"""Letters between a number and what it comes to each month, where no word says that it is a mean: 12次，每月1次."""
_VERB = re.compile(r"均(?:每?年|每?个?月|每?季度?|每?周)?([一-鿿]{2})[近约达超]*$")


def _totals(report: Report, sentence: Sentence, each: Figure, *, mean: bool, timed: bool) -> list[Figure]:
    """The totals that it may be so many of for each: those of the sentence, else the one number told for its verb."""
    totals = [f for f in sentence.figures if _is_total(report, f, each)]
    if timed and not mean:
        totals = [f for f in totals if f.end > each.start - _BESIDE]
    lead = report.clause_before(each)
    if totals:
        return totals
    noun = noun_behind(report, each)
    if not mean and not timed and len(noun) > 1:  # 31名督学每人督导2所学校: the one number of schools told elsewhere
        told = [f for f in report.figures if _is_total(report, f, each) and noun_behind(report, f).startswith(noun)]
        return told if len({f.value for f in told}) == 1 and told[0].kind == "count" else []
    if not (verb := _VERB.search(lead)):
        return []
    told = [f for f in report.figures if _is_total(report, f, each) and f.kind == "count"]
    told = [f for f in told if re.search(verb.group(1) + ("" if timed else "$"), report.clause_before(f))]
    return told if timed or len({f.value for f in told}) == 1 else []


def _is_total(report: Report, figure: Figure, each: Figure) -> bool:
    counts = figure.kind in {"count", "money", "duration"} and figure.actual and not compared(report, figure)
    alike = alike_units(figure, each) or {figure.unit, each.unit} <= _PERSONS
    people = each.unit in _PERSONS and bool(_PEOPLE.match(report.text[figure.end : figure.end + 16]))
    larger = figure.value > each.value or each.kind == "average" and figure.kind == "money"
    return (
        counts and figure is not each and (alike or people) and larger and figure.bound != "under" and figure.high < inf
    )


_PERSONS = frozenset({"人", "名", "位", "人次"})
_PEOPLE = re.compile(r"[一-鿿（）]{0,10}(?:负责人|代表|人员|干部|联络员|队员|成员)")
"""312家企业负责人 are persons, one of each."""


def _bases(report: Report, sentence: Sentence, name: str, each: Figure) -> list[Figure]:
    """The counts of what each is: those of the sentence, of the one before, else of the report, if it has one only."""
    here = [f for f in sentence.figures if f is not each and _counts(report, f, name)]
    if here or name == "人":
        return here
    previous = report.before(sentence)
    if beside := [f for f in (previous.figures if previous else ()) if _counts(report, f, name)]:
        return beside
    others = [f for f in sentence.figures if f.kind == "count" and f is not each and not alike_units(f, each)]
    known = [f for f in report.figures if f is not each and _counts(report, f, name) and f.value > 1]
    whole_name = re.sub(f"^{_GENERAL.pattern}", "", name)
    known = [f for f in known if len(whole_name) > 2 and whole_name in label(report, f)] or known
    return known if len({f.value for f in known}) == 1 and not others else []


def _numbers(sentence: Sentence, bases: Sequence[Figure], others: Sequence[Figure]) -> set[float]:
    """What their number may be: a count that is called so, another of the sentence, or two that stand together."""
    beside = [f for f in sentence.figures if f.kind == "count" and f.value and f not in others]
    values = {float(base.value) for base in bases[-_MANY:]} | {float(f.value) for f in beside}
    return values | {float(a.value + b.value) for a, b in zip(beside, beside[1:], strict=False)}  # 8个镇和6个街道


_NEARBY, _FAR = 150, 1200
"""Letters back in which other numbers may explain a mean: few where its own sentence tells both of its own."""


def _reckoned_elsewhere(
    report: Report, sentence: Sentence, each: Figure, total: Figure, likely: Sequence[Figure], times: float
) -> bool:
    """Whether another total, or another number of those, told shortly before in like words, gives the mean."""
    if len(likely) != 1:
        return False
    base, size = likely[0], _step(each)
    own = total.start >= sentence.start <= base.start
    before, within = (sentence.start, _NEARBY) if own else (each.end, _FAR)
    low, high = max(float(each.value) - _below(each), 1e-9), float(each.value) + size
    others = (base.low * low * times, base.high * high * times), (total.low / high / times, total.high / low / times)
    return any(
        how_many(report, figure.unit, *bounds, before, within=within)
        for figure, bounds in zip((total, base), others, strict=True)
    )


_NOUN = 14


def _counts(report: Report, figure: Figure, name: str) -> bool:
    """Whether a figure counts what `name` begins with: 206个行政村 for 每村, 12期 for 每场, 周末51个 for 每个周末."""
    if figure.kind != "count" or figure.bound != "exact" or not figure.value or not figure.actual:
        return False
    units = {figure.unit, *family(figure.unit)}
    of = name
    if figure.unit in _UNITS.get(name[:1], ()) or any(name.startswith(unit) for unit in units):
        of = name[1:]
        if not _GENERAL.match(name) or not of:
            return True
    behind = re.split(r"[，,。；：、\d]", report.text[figure.end : figure.end + _NOUN])[0]
    plain = re.sub(r"[^一-鿿]", "", report.clause_before(figure)), re.sub(r"[^一-鿿]", "", behind)
    return (
        any(plain[0].endswith(of[:size]) or of[:size] in plain[1] for size in range(min(len(of), 4), 1, -1))
        or bool(of)
        and figure.unit in _OF_BODIES
        and of[0] in _BODIES
        and of[0] in plain[0][-1:] + plain[1]
    )


_GENERAL = re.compile("[个家名位处所]")
"""Classifiers of all sorts of things: what is counted is named behind them."""
_OF_BODIES = frozenset("个家处名所支")
_BODIES = frozenset("村镇乡社队组所校站街县区")
"""Bodies that one letter names."""


def _fits(low: float, high: float, each: Figure, *, exactly: bool) -> bool:
    if exactly and each.bound == "exact" and each.kind != "money":
        return abs(low - float(each.value)) < 1e-9  # 25家每家2次 are 50, and no mean of 60
    return low < float(each.value) + _step(each) and high >= float(each.value) - _below(each) - 1e-9


def _below(each: Figure) -> float:
    """How far a mean may lie below what is written: rounded up by half a step, or about right by one."""
    return _step(each) / (2 if each.bound == "exact" else 1)


def _step(each: Figure) -> float:
    """One in the last digit that the wording of a mean gives: 0.1 in 4.6, 100 in 近3800."""
    return (
        step(each.text, float(each.value))
        if each.bound != "exact"
        else 10.0 ** -decimals(each.text) * (10_000 if "万" in each.text else 1)
    )


_LARGEST = re.compile(r"(?:单笔|单个|单件|单次|单日|其中)最[高多大]$")


@rule(
    "part.largest",
    "最大的一项与总额",
    "“9笔、4720万元，单笔最高1200万元”：最大的一项不会比总额还大。",
    example="办理专利质押融资9笔，金额4720万元，单笔最高12000万元。",
    holds="办理专利质押融资9笔，金额4720万元，单笔最高1200万元。",
)
def no_single_one_is_larger_than_all(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """单笔最高 against the sums in its unit told before it in the sentence."""
    for sentence in report.sentences:
        for one in sentence.figures:
            if one.kind not in {"money", "count"} or not _LARGEST.search(report.clause_before(one)):
                continue
            totals = [f for f in sentence.figures if f.end <= one.start and f.unit == one.unit and f.kind == one.kind]
            if totals and one.low > max(f.high for f in totals):
                total = totals[-1]
                arithmetic = f"{one.text} > {total.text}"
                yield Hit(one.start, one.end, "最大的一项比总额还大，请核对。", arithmetic, places(report, total))


_EXTREME = re.compile(r"最(?P<how>[低高少多])(?:[分的为是]|[一-鿿]{0,2}分)?\s*$")


@rule(
    "rate.extreme",
    "最高、最低与平均",
    "最低的不会高于平均，最高的不会低于平均。",
    example="全员参加考试，平均分94.3分，最低分95分。",
    holds="全员参加考试，平均分94.3分，最低分81分。",
)
def the_mean_lies_between_the_extremes(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """最低 and 最高 against the mean told before them in the sentence, in like units."""
    for sentence in report.sentences:
        means = [
            f
            for f in sentence.figures
            if re.search(r"平均[一-鿿]{0,4}$|[人户村校]均[一-鿿]{0,4}$", report.clause_before(f))
        ]
        for mean in means:
            for figure in sentence.figures:
                found = _EXTREME.search(report.clause_before(figure)) if figure.unit == mean.unit else None
                if found is None or figure.start < mean.end or report.planned(figure):
                    continue
                low = found.group("how") in "低少"
                if figure.low > mean.high if low else figure.high < mean.low:
                    message = f"最{found.group('how')}的与平均的不符，请核对。"
                    yield Hit(
                        figure.start, figure.end, message, f"{figure.text}，平均 {mean.text}", places(report, mean)
                    )
