"""So many for each: 每村2户 of 206 villages make 412 households; 场均80人次 over 12 meetings are 960."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.numbers.arithmetic import number, swapped
from guiju.reports.audit.numbers.bases import how_many
from guiju.reports.audit.numbers.listed import whole_of
from guiju.reports.audit.numbers.mistakes import misscaled, mistyped_in
from guiju.reports.audit.numbers.quotients import (
    Span,
    Terms,
    bases_of,
    doers_of,
    fits,
    is_of,
    names_of,
    one_slip_off,
    one_step,
    scaled,
    times_of,
    totals_of,
)
from guiju.reports.audit.numbers.stretches import months_of
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.read.figure import Figure

_OTHERWISE = re.compile("至少|不少于|不低于|最[多少高低]|不超过|以上|再[添增加]|[由从][^，。]{0,3}每")
"""Words of a bound, of what is added to each, and of what each had before."""
_MEAN = re.compile("[均约近]|每平方公里|每(?:[百千万]|十万)[名人户家个]")
_BEFORE_THE_LAST = re.compile(r"^.*\d[^、\d]*、")
"""What is told of others in one clause: 企业平均每家2个、机关平均每家3个."""
_LEAD = 24
"""Letters before a figure in which it is said that it is so many for each."""
_MANY = 6
"""Figures that are tried as the number of those that each is, and as the total."""


@rule(
    "rate.each",
    "每个的数与总数",
    "“206个村每村2户，共412户”“12期、960人次，场均80人次”“68家各派1人、每期1人、4期共272人次”：每一个的数乘以个数，应当等于总数；说平均的，四舍五入后相等。",
    example="全县159个村（居）培养“法律明白人”1908名，平均每村（居）14名。",
    holds="全县159个村（居）培养“法律明白人”1908名，平均每村（居）12名。",
)
def so_many_for_each_make_the_total(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each figure of so many for each against the totals near it, and the counts of what each is."""
    for sentence in report.sentences:
        for each in sentence.figures:
            if each.kind not in {"average", "count", "money", "duration"} or not each.value:
                continue
            lead = report.clause_before(each)[-_LEAD:]
            if _BOTH_HALVES.search(sentence.text) and any(2 * each.value == f.value for f in sentence.figures):
                continue
            names = names_of(_BEFORE_THE_LAST.sub("", lead))
            if names and _ANOTHER_EACH.search(sentence.text):
                continue  # 每个村民小组1名、每村另设1名; 每站12名，加上区级12名
            if names and not _OTHERWISE.search(lead + each.text) and not lead.endswith("由"):
                yield from _judge(report, sentence, each, names, mean=bool(_MEAN.search(lead + each.text)))


_ANOTHER_EACH = re.compile(r"每[^，。；]{1,10}\d+[一-鿿]{1,2}[、，](?:每[^，。；]{1,8}(?:另|再|还)|(?:再|另)?加上?)")


_BOTH_HALVES = re.compile("上、?下半年各")
"""Twice a year, in words: 上、下半年各一次，每次60份，共120份."""


def _judge(report: Report, sentence: Sentence, each: Figure, names: Sequence[str], *, mean: bool) -> Iterator[Hit]:
    """A mean is the quotient of what stands beside it; of what stands further off, where one slip hides that it is."""
    names, scale = scaled(names)
    counted = times_of(names, months_of(report, sentence))
    if counted is None or counted[0] and not report.whole_year:
        return
    often: list[float] = [*counted[0]] or [1 / scale]
    bases = [bases_of(report, sentence, name, each) for name in counted[1]]
    totals = totals_of(report, sentence, each, mean=mean, timed=bool(counted[0]))
    bound = None if counted[0] else _told_together(report, sentence, each, totals, bases)
    if bound is not None:
        totals, bases = bound
    elif mean and not counted[0]:
        bases = _of_all(report, bases, totals)
    totals, bases = _apart(totals, bases)
    doers = doers_of(report, sentence, each) if counted[0] and not bases else 1
    if not totals.likely or not all(base.likely for base in bases):
        return
    for low, high in totals.values(report):
        for times, chosen in product((*often, doers * often[0]), product(*(base.values(report) for base in bases))):
            fewest, most = (times * prod(one[end] for one in chosen) for end in (0, 1))
            itself = len(chosen) == 1 and chosen[0][0] == low and each.value != 1
            if fewest and not itself and fits(low / most, high / fewest, each, exactly=not mean and low == high):
                return
    if len(bases) == 1 and not often[1:] and _of_several_kinds(report, sentence, totals.likely[0]):
        return
    total, likely = totals.likely[0], [base.likely[0] for base in bases]
    between = [f for f in sentence.figures if total.end <= f.start < each.start and f.kind == "average"]
    if any(alike_units(f, each) and names_of(report.clause_before(f)[-_LEAD:]) == names for f in between):
        return  # 214件由86人办理，人均2.5件，另一中队75人人均5.3件: the total is that of the first
    times, sure = often[0], totals.sure and all(base.sure for base in bases)
    severity = None
    plain = bound or any(base.plain for base in bases)
    if not sure or mean and not plain and _reckoned_elsewhere(report, sentence, each, total, likely, times):
        slipped = _slipped(totals, bases, times, each)
        if slipped is None:
            return
        total, likely = slipped
    elif (
        not bound
        and not (bases and bases[0].plain and not bases[0].others)
        and not _all_told(report, each, total)
        and not _likely(report, totals, bases, times, each, counted[1], mean=mean)
    ):
        severity = Severity.NOTE
    many = times * prod(float(base.value) for base in likely)
    nearest = min(totals.likely[:_MANY], key=lambda f: abs(float(f.value) / many - float(each.value)))
    yield _hit(report, each, nearest if sure and nearest not in likely else total, likely, times, severity)


def _of_several_kinds(report: Report, sentence: Sentence, total: Figure) -> bool:
    """Whether the total is that of several kinds: D级8户，每户3.5万元；C级15户，每户1.2万元，共46万元."""
    begin = max(report.text.rfind(mark, 0, sentence.start) for mark in "。\n")
    told = [f for f in report.figures if begin < f.start <= total.start]
    made = [
        float(many.value) * float(each.value)
        for many, each in zip(told, told[1:], strict=False)
        if each is not total and alike_units(each, total) and names_of(report.clause_before(each))
        if many.kind == "count" and _KIND.fullmatch(report.between(many, each))
    ]
    return len(made) > 1 and abs(sum(made) - float(total.value)) <= one_step(total)


_KIND = re.compile(r"[，,（(]?[每户人均][^，。；]{0,12}")
_BOUND = re.compile(r"[一-鿿（）、“”]{0,16}|[一-鿿（）“”]{0,10}[，,][一-鿿]{1,6}")
_PART = re.compile("其中|另[有外]?")
"""What stands before some of those that were counted: 其中重大案件3件，罚款8.6万元 is not of the three."""
_SOME_OF = re.compile(r"[一-鿿]{0,10}中的?")
_AT_ONCE = re.compile(r"[，,（(][^，。；\d]{0,16}")
_AMONG = re.compile(r"(?:^|[，。；;\n])(?:全[年县市区]|上述|这|在)?$")
_THESE = re.compile(r"[一-鿿]{0,12}[中里内]，")


def _told_together(
    report: Report, sentence: Sentence, each: Figure, totals: Terms, bases: Sequence[Terms]
) -> tuple[Terms, list[Terms]] | None:
    """The total right before the mean, with the number in its clause or at the head of all that is said here.

    15个村调解174件，每个村平均11.6件; 33件处罚决定中，大气类14件…；罚款286.4万元，平均每件8.68万元.
    """
    if len(bases) != 1:
        return None
    total = next((f for f in totals.likely if _AT_ONCE.fullmatch(report.between(f, each))), None)
    if total is None or total.start < sentence.start:
        return None
    for base in bases[0].likely:
        others = [f for f in sentence.figures if f.unit == base.unit and f.start < base.start]  # 158个村、40个社区
        alone = not others or _SOME_OF.fullmatch(report.between(others[-1], base))  # 12家旅行社中的10家
        beside = alone and base.end <= total.start and _BOUND.fullmatch(_without_change(report, base, total))
        if beside and not _PART.search(report.clause_before(base)) or _heads(report, base, total):
            return Terms([total], True), [Terms([base], True)]
    return None


def _without_change(report: Report, base: Figure, total: Figure) -> str:
    """What stands between two figures, a comparison with last year left out: 57件，比上年的76件下降25%，涉案1140亩."""
    return _SINCE.sub("，", report.between(base, total))


_SINCE = re.compile(r"^[，,（(](?:同比|[较比](?:上年|去年|上一年度?|20\d\d年))[^。；]*?\d[\d.]*[%％][）)]?[，,]")


def _of_all(report: Report, bases: list[Terms], totals: Terms) -> list[Terms]:
    """The total of a list of all of those that each is: 文件11件、合同87件、其他148件，提出意见512条，平均每件2.1条.

    Any item may be meant as well, and is not blamed; some of the items together are not.
    """
    if len(bases) != 1 or not bases[0].likely or bases[0].plain or not (totals.sure and totals.likely):
        return bases
    likely = bases[0].likely
    total = totals.likely[0]
    behind = likely[0].end <= total.start or "\n" in report.between(total, likely[0])
    listed = whole_of(report, likely[0]) if behind else None
    if listed is None:
        return bases
    return [Terms([listed[0]], True, [*likely, *bases[0].others], plain=True)]


def _heads(report: Report, base: Figure, total: Figure) -> bool:
    """Whether a number opens what is said up to the next full stop: 33件处罚决定中，…"""
    opens = _THESE.match(report.text[base.end : base.end + _LEAD])
    first = _AMONG.search(report.text[max(0, base.start - _LEAD) : base.start])
    return bool(opens and first) and base.end < total.start and "。" not in report.between(base, total)


def _apart(totals: Terms, bases: list[Terms]) -> tuple[Terms, list[Terms]]:
    """What is the total is none of those that each is, where another may be: 平台2个、用户86个，平均每个43人."""
    if not totals.likely or len(bases) != 1:
        return totals, bases
    first = totals.likely[0]
    others = [f for f in bases[0].likely if f is not first]
    if others:
        return totals, [replace(bases[0], likely=others)]
    return Terms([f for f in totals.likely if f not in bases[0].likely], totals.sure), bases


def _slipped(totals: Terms, bases: Sequence[Terms], times: float, each: Figure) -> tuple[Figure, list[Figure]] | None:
    """The nearest total and numbers that would make the mean, but for one mistyped digit."""
    for total in totals.likely[:_MANY]:
        for chosen in product(*(base.likely[:_MANY] for base in bases)):
            many = times * prod(float(base.value) for base in chosen)
            if many and total not in chosen and one_slip_off(total, many, each):
                return total, list(chosen)
    return None


def _all_told(report: Report, each: Figure, total: Figure) -> bool:
    """Whether the total is told right behind what each has: 每个单位抽取6卷，共抽取180卷."""
    return total.start > each.end and _IN_ALL.fullmatch(report.between(each, total)) is not None


_IN_ALL = re.compile(r"[^，。；\d]{0,6}[，,、（(](?:全[年县市区])?(?:共计?|合计|累计|总计)[一-鿿]{0,6}")


def _likely(
    report: Report,
    totals: Terms,
    bases: Sequence[Terms],
    times: float,
    each: Figure,
    names: Sequence[str],
    *,
    mean: bool,
) -> bool:
    """Whether a slip of the pen explains what does not come out, or 每月 written for 每季度."""
    if _slipped(totals, bases, times, each) is not None:
        return True
    all_of, many = totals.values(report), [base.values(report) for base in bases]
    told = list(_quotients(all_of[:_TRIED], [values[:_TRIED] for values in many]))

    def holds(stated: Figure, span: float) -> bool:
        return any(fits(low / span, high / span, stated, exactly=not mean) for low, high in told)

    if times != 1 and any(holds(each, span) for span in _SPANS):
        return True
    if mistyped_in([each], lambda stated: holds(stated, times)) is not None:
        return True
    few = len(re.sub(r"\D", "", each.text)) < _CERTAIN  # what has few digits is a slip away from much
    if few or len(bases) == 1 and _of_a_slip(totals, bases[0], times, each, mean=mean):
        return not few
    size, begin = one_step(each), report.text.rfind("\n", 0, each.start)
    earlier = [f for f in report.figures if begin < f.start < each.start]
    for values, name in zip(many, names, strict=True):  # any number of the paragraph may be that of those that each is
        values += [(f.low, f.high) for f in earlier if is_of(report, f, name)]
    if any(swapped(float(each.value) / size, round(low / times / size)) for low, _ in _quotients(all_of, many)):
        return True
    scaled = [(total.low, total.high) for total in misscaled(totals.likely[0])]
    quotients = _quotients(scaled, many)
    return any(fits(low / times, high / times, each, exactly=not mean) for low, high in quotients)


def _of_a_slip(totals: Terms, base: Terms, times: float, each: Figure, *, mean: bool) -> bool:
    """Whether the mean is that of one digit less or more of those that each is: 139件 by four persons, and not by 5."""
    total = totals.likely[0]

    def holds(many: Figure) -> bool:
        made = times * float(many.value)
        return bool(made) and fits(total.low / made, total.high / made, each, exactly=not mean)

    return mistyped_in(base.likely[:1], holds) is not None


def _quotients(totals: Sequence[Span], bases: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """What each total makes for each number, or product of numbers, of those that each is."""
    for low, high in totals:
        for chosen in product(*bases):
            yield low / prod(one[1] for one in chosen), high / prod(one[0] for one in chosen)


_CERTAIN, _TRIED = 3, 3


_SPANS = (2.0, 4.0, 12.0, 52.0)
"""How often half-years, quarters, months and weeks come in a year."""


def _hit(
    report: Report, each: Figure, total: Figure, likely: Sequence[Figure], times: float, severity: Severity | None
) -> Hit:
    many = times * prod(float(base.value) for base in likely)
    exact = float(total.value) / many
    arithmetic = f"{number(total.value)} ÷ {number(many)} = {number(exact)}，文中为 {each.text}"
    counted = "和".join(f"“{figure.text}”" for figure in (total, *likely))
    message = f"按{counted}算不出“{each.text}”，请核对这几个数。"
    return Hit(each.start, each.end, message, arithmetic, places(report, total, *likely), severity)


_NEARBY, _FAR = 150, 1200
"""Letters back in which other numbers may explain a mean: few where its own sentence tells both of its own."""


def _reckoned_elsewhere(
    report: Report, sentence: Sentence, each: Figure, total: Figure, likely: Sequence[Figure], times: float
) -> bool:
    """Whether another total, or another number of those, told shortly before in like words, gives the mean."""
    if len(likely) != 1:
        return False
    base, size = likely[0], one_step(each)
    own = total.start >= sentence.start <= base.start
    before, within = (sentence.start, _NEARBY) if own else (each.end, _FAR)
    low, high = max(float(each.value) - size / 2, 1e-9), float(each.value) + size / 2
    others = (base.low * low * times, base.high * high * times), (total.low / high / times, total.high / low / times)
    return any(
        how_many(report, figure.unit, *bounds, before, within=within)
        for figure, bounds in zip((total, base), others, strict=True)
    )
