"""So many for each: 每村2户 of 206 villages make 412 households; 场均80人次 over 12 meetings are 960."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.arithmetic import decimals, number
from guiju.reports.audit.bases import how_many
from guiju.reports.audit.likeness import places
from guiju.reports.audit.lists import compared
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.retelling import alike_units
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure

_EACH = re.compile(
    r"每(?:一?[个名位所处](?!月|季|年))?(?P<of>[一-鿿]{1,4})[^，。]{0,10}$|(?<![平日月年])(?P<by>[村户场件家镇乡社])均[^，。]{0,8}$"
)
_PERSON = re.compile(r"人均[^，。]{0,8}$")
_CASES = ("件", "起", "宗")
_BY: dict[str, tuple[str, ...]] = {
    "场": ("场", "期", "场次", "次"), "期": ("期", "场"), "件": _CASES, "案": _CASES, "宗": _CASES, "起": _CASES,
    "人": ("人", "名"), "名": ("人", "名"), "企": ("家", "户"), "户": ("户", "家"),
}  # fmt: skip
"""The units in which that is counted of which each has so many."""
_NOUN = 10


@rule(
    "rate.each",
    "每个的数与总数",
    "“206个村每村2户，共412户”“12期、960人次，场均80人次”：每一个的数乘以个数，应当等于总数；说平均的，四舍五入后相等。",
    example="全县159个村（居）培养“法律明白人”1908名，平均每村（居）14名。",
    holds="全县159个村（居）培养“法律明白人”1908名，平均每村（居）12名。",
)
def so_many_for_each_make_the_total(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each figure of so many for each against the totals in its sentence and the counts of what each is."""
    for sentence in report.sentences:
        for each in sentence.figures:
            lead = report.clause_before(each)[-24:]
            found = _EACH.search(lead) or _PERSON.search(lead)
            if (
                found is None
                or re.search("至少|不少于|不低于|最[多少高低]|每[^每]{1,8}每", lead)
                or each.kind not in {"average", "count", "money", "duration"}
                or report.planned(each)
            ):
                continue
            totals = [f for f in sentence.figures if _is_total(report, f, each)]
            if many := _TIMES.get(found.groupdict().get("of") or ""):
                beside = [f for f in totals if f.end > each.start - _BESIDE]
                if not totals and (verb := _VERB_OF_MONTH.search(lead)):
                    totals = _told_with(report, each, verb.group(1))
                yield from _over_the_year(report, each, totals if "均" in lead else beside, many)
                continue
            bases = _bases(report, sentence, found, each)
            if not totals and each.kind in {"money", "average"} and "均" in lead:
                totals = [f for f in sentence.figures if f.kind == "money" and f is not each and f.unit == each.unit]
            if not totals and (verb := _VERB.search(lead)):
                totals = _told_of(report, each, verb.group(1))
            if not totals or not bases or each.bound in {"over", "under"}:
                continue
            beside = [f for f in sentence.figures if f.kind == "count" and f.value and f is not each]
            values = {float(base.value) for base in (*bases, *beside)}
            values |= {float(a.value + b.value) for a, b in zip(beside, beside[1:], strict=False)}  # 8个镇和6个街道
            exactly = not re.search("[均约近]", lead)
            if any(
                _fits(total, value, each, exactly=exactly)
                for total in totals
                for value in values
                if value != total.value or each.value == 1
            ):
                continue
            total = min(totals, key=lambda figure: abs(figure.start - each.start))
            base = min(bases, key=lambda figure: abs(figure.start - each.start))
            if (
                base is total
                or not exactly
                and _reckoned_elsewhere(report, each, total, bases, "约" in lead + each.text)
            ):
                continue
            exact = float(total.value) / float(base.value)
            arithmetic = f"{number(total.value)} ÷ {number(base.value)} = {exact:.2f}，文中为 {each.text}"
            message = f"按“{total.text}”和“{base.text}”算不出“{each.text}”。请核对三个数。"
            yield Hit(each.start, each.end, message, arithmetic, places(report, total, base))


_TIMES = {"月": 12, "季度": 4, "周": 52}
"""How often each comes in the year of a report."""
_BESIDE = 8
"""Letters between a number and what it comes to each month, where no word says that it is a mean: 12次，每月1次."""


def _over_the_year(report: Report, each: Figure, totals: Sequence[Figure], many: int) -> Iterator[Hit]:
    """出动巡查612次，平均每月51次."""
    if totals and report.whole_year and not any(_fits(total, many, each) for total in totals):
        total = totals[-1]
        arithmetic = f"{number(total.value)} ÷ {many} = {float(total.value) / many:.1f}，文中为 {each.text}"
        yield Hit(
            each.start, each.end, f"按“{total.text}”算不出这个平均数，请核对。", arithmetic, places(report, total)
        )


def _is_total(report: Report, figure: Figure, each: Figure) -> bool:
    counts = figure.kind in {"count", "money", "duration"} and figure.actual and not compared(report, figure)
    return counts and figure is not each and alike_units(figure, each) and figure.value > each.value


def _bases(report: Report, sentence: Sentence, found: re.Match[str], each: Figure) -> list[Figure]:
    """The counts of what each is: those of the sentence, else those of the report, if it gives one number only."""
    groups = found.groupdict()
    of = re.sub(r"[约近达为]+$", "", groups.get("of") or groups.get("by") or "人")
    if not of:
        return []
    here = [f for f in sentence.figures if f is not each and _counts(report, f, of)]
    others = [f for f in sentence.figures if f.kind == "count" and f is not each and not alike_units(f, each)]
    if here or others or (previous := report.before(sentence)) is None:
        return here
    if beside := [f for f in previous.figures if _counts(report, f, of)]:
        return beside
    known = [f for f in report.figures if f is not each and _counts(report, f, of) and f.value > 1]
    return known if len({f.value for f in known}) == 1 else []


_VERB_OF_MONTH = re.compile(r"平均每?(?:个?月|周|季度)([一-鿿]{2})[近约达超]*$")


def _told_with(report: Report, each: Figure, verb: str) -> list[Figure]:
    """What the report tells, in this unit, of the year for the verb of a monthly mean: 受理诉求86420件."""
    told = [f for f in report.figures if f.kind == "count" and f.unit == each.unit and f.actual]
    return [f for f in told if verb in report.clause_before(f) and f.value > 6 * each.value and not compared(report, f)]


_VERB = re.compile(r"均(?:年|每年)?([一-鿿]{2})[近约达超]*$")


def _told_of(report: Report, each: Figure, verb: str) -> list[Figure]:
    """The one number that the report gives for what each did so often: 审结189件 for 人均审结近38件."""
    told = [f for f in report.figures if f.kind == "count" and alike_units(f, each) and f.value > each.value]
    told = [f for f in told if f.actual and f is not each and report.clause_before(f).endswith(verb)]
    return told[:1] if len({f.value for f in told}) == 1 else []


def _reckoned_elsewhere(report: Report, each: Figure, total: Figure, bases: Sequence[Figure], about: bool) -> bool:
    """Whether another total over these bases, or this total over another base, told before, gives the mean.

    Another base is looked for where the mean is but about right, or so exact that few numbers would give it.
    """
    step = _step(each)
    low, high = max(float(each.value) - step / 2, 1e-9), float(each.value) + step
    if any(how_many(report, total.unit, base.low * low, base.high * high, each.end) for base in bases):
        return True
    few = total.high / low - total.low / high < 1
    units = {base.unit for base in bases}
    return (about or few) and any(
        how_many(report, unit, total.low / high, total.high / low, each.end) for unit in units
    )


def _counts(report: Report, figure: Figure, of: str) -> bool:
    """Whether a figure counts what `of` names: 206个行政村 for 每村, 12期 for 每场."""
    if figure.kind != "count" or figure.bound != "exact" or not figure.value or not figure.actual:
        return False
    if figure.unit in _BY.get(of[:1], ()) or figure.unit in {of[:2], of[:1]}:
        return True
    noun = re.split(r"[，,。；：、\d]", report.text[figure.end : figure.end + _NOUN])[0]
    if len(of) > 1 and report.clause_before(figure).endswith(of[:2]):
        return True  # 开放周末51个
    return figure.unit in {"个", "家", "处", "名", "所"} and (
        len(of) > 1 and of[:2] in noun or of[0] in "村镇乡社" and of[0] in noun
    )


def _fits(total: Figure, base: float, each: Figure, *, exactly: bool = False) -> bool:
    if exactly and each.bound == total.bound == "exact" and each.kind != "money":
        return abs(float(total.value) - base * float(each.value)) < 1e-6  # 25家每家2次 are 50, and no mean of 60
    step = _step(each)
    low, high = total.low / base, total.high / base
    return low < float(each.value) + step and high >= float(each.value) - step / 2 - 1e-9


def _step(each: Figure) -> float:
    """One in the last decimal of a mean as it is written; a mean that is but about right may lie off by a tenth."""
    step = 10.0 ** -decimals(each.text) * (10_000 if "万" in each.text else 1)
    return max(step, 0.1 * float(each.value)) if each.bound == "approx" else step


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
