"""Totals and their parts: which figures of a sentence are the parts of which total, and whether they are all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from guiju.reports.audit.numbers.arithmetic import adds_up, counted_in, disjoint, one_slip, total
from guiju.reports.audit.numbers.headed import headed
from guiju.reports.audit.numbers.itemising import BEGINS
from guiju.reports.audit.numbers.lists import (
    OUTCOMES,
    are_disposals,
    are_grounds,
    are_outcomes,
    by_kinds,
    compared,
    complementary,
    counts,
    ends_alike,
    goes_on,
    kinds,
    label,
    main_counts,
    named_in,
    one_may_have_both,
    overlapping,
    run,
    same_noun,
    sides_with,
    takes_the_rest,
    without_labels,
)
from guiju.reports.audit.numbers.mistakes import mistyped_sum
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.read.figure import Figure

_BACK = 30
"""How many figures back a total, or its parts, may stand."""
_OF_WHICH = re.compile(r"其中|包括|包含(?!在)|分别[为是]|分为|细分|[（(]含[^）)]*$")
_OF_THOSE = re.compile(r"^\s*(?:在|从)?(?:已?(?:所([一-鿿])|([一-鿿]{2})))[一-鿿]{0,8}[中里][，,：:]")
"""办结的申请中，予以公开…: the total stands a sentence or two before, with the same verb."""
_ALL = re.compile(r"(?:共计?|合计|总计|累计|总共|一共|[，,][一-鿿]{2}总[量数])[一-鿿、（）()“”]{0,14}$")
_TOGETHER = re.compile(
    r"共计|合计|总计|总共|一共|[，,][一-鿿]{2}总[量数]$|^(?!.*[，,、])[一-鿿（）()]{0,10}共\s*$|^[一-鿿]{0,6}[，,]\s*共$"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Parts, and the totals they may belong to.

    Attributes:
        wholes: the totals that the words allow, the likeliest first.
        parts: the figures listed.
        linked: whether words (其中, 分别为) make them parts; else they only look like it.
        complete: whether words say that the parts are all.
        outcomes: whether every part is a way in which a case ends, so that none of them may be left out.
    """

    wholes: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    linked: bool
    complete: bool
    outcomes: bool = False

    @property
    def fits(self) -> bool:
        """Whether the parts, or the first of them, make up any of the totals."""
        return any(
            adds_up(whole, self.parts[:size])
            for whole in self.wholes
            for size in range(len(self.parts) if self.outcomes else 2, len(self.parts) + 1)
        )


def to_full_stop(report: Report) -> list[Sentence]:
    """The sentences of the report, those that only a semicolon parts put together."""
    joined: list[list[Sentence]] = []
    for sentence in report.sentences:
        if joined and joined[-1][-1].text.endswith(("；", ";")) and report.before(sentence) is joined[-1][-1]:
            joined[-1].append(sentence)
        else:
            joined.append([sentence])
    return [_join(report, held) for held in joined]


def _join(report: Report, held: list[Sentence]) -> Sentence:
    start, end = held[0].start, held[-1].end
    return Sentence(start, end, report.text[start:end], tuple(figure for one in held for figure in one.figures))


def groups(report: Report, sentence: Sentence, earlier: Sequence[Sentence] = ()) -> Iterator[Group]:
    """Each list of parts in a sentence with the totals it may belong to.

    Args:
        report: the report.
        sentence: a sentence, to its full stop.
        earlier: the sentences before it in its paragraph, the nearest last; a total may stand there.
    """
    figures = without_labels(report, main_counts(report, sentence.figures))
    for first, part in enumerate(figures):
        since = figures[first - 1].end if first else sentence.start
        link = report.text[since : part.start]
        if "。" in link or compared(report, part):
            continue
        if (of_which := _OF_WHICH.search(link)) and not (of_which.group()[0] == "分" and re.search(r"\d", link)):
            yield from _linked(report, figures, first, link, earlier)
        elif first == 0 and (those := _OF_THOSE.match(sentence.text)):
            before = [f for s in earlier[-2:] for f in main_counts(report, s.figures)]
            wholes = [
                f
                for f in reversed(before)
                if counted_in(f) == counted_in(part)
                and (those.group(1) or those.group(2))
                in re.sub(r"未[一-鿿]{1,4}", "", re.split(r"[、\d]", report.clause_before(f))[-1])
                and not compared(report, f)
            ]
            parts = run(report, figures, first)
            if wholes and len(parts) >= 3:
                complete = are_outcomes(report, parts) or takes_the_rest(report, parts)
                yield Group((wholes[0],), tuple(parts), True, complete)
        elif first and counted_in(figures[first - 1]) == counted_in(part) and not compared(report, figures[first - 1]):
            yield from _unlinked(report, figures, first, link)
    yield from _trailing(report, figures)
    yield from _counted_up(report, figures)
    yield from _bodies(report, figures)
    if _ADDS.search(sentence.text):
        yield from _added(report, figures, earlier)
    if "基础上" in sentence.text:
        yield from _upon(report, counts(sentence.figures))
    if _FIRST_TURN.search(sentence.text):
        yield from _by_turns(report, figures)
    yield from (Group(wholes, parts, True, True) for wholes, parts in headed(report, sentence, figures, earlier))


def _linked(
    report: Report, figures: list[Figure], first: int, link: str, earlier: Sequence[Sentence]
) -> Iterator[Group]:
    """`N件，其中a件、b件`; other figures may stand between, and the total in the sentence before."""
    parts = run(report, figures, first, listed=bool(re.search(r"其中[：:]", link)))
    unit = counted_in(parts[0])
    before = [f for f in figures[max(0, first - _BACK) : first] if counted_in(f) == unit and not compared(report, f)]
    if not before and first == 0 and earlier and BEGINS.match(link):
        before = [f for f in main_counts(report, earlier[-1].figures) if counted_in(f) == unit]
        before = [f for f in before if not compared(report, f)]
        if len(parts) < 3 and not complementary(report, parts):
            return
    elif counted_in(figures[first - 1]) != unit and not re.match(r"[^，。；]{0,8}[，,（(]\s*其中", link):
        return
    if before:
        complete = (
            complementary(report, parts)
            or same_noun(report, before[-1], parts)
            or named_in(report, before[-1], parts)
            or takes_the_rest(report, parts)
            or "分别" in link
        )
        more = goes_on(report, parts[-1])
        if overlapping(report, parts) or more and total(parts)[0] <= before[-1].high:
            return
        large = [figure for figure in before if figure.high >= 0.5 * total(parts)[0]]
        yield Group(tuple(reversed(large or before[-1:])), tuple(parts), True, complete and not more)


def _unlinked(report: Report, figures: list[Figure], first: int, link: str) -> Iterator[Group]:
    """`N件，维持a件、撤销b件`: parts by the words they are called by, and by their size."""
    whole, parts = figures[first - 1], run(report, figures, first)
    begin = figures[first - 2].end if first >= 2 else max(0, whole.start - _BACK)
    if len(parts) < 2 or _LISTED_TOO.match(link) or by_kinds(report.text[begin : whole.start].replace(" ", "")):
        return  # 按类型，市容环卫211宗、规划建设74宗: the first is one of the list
    if len(parts) > 2 and ends_alike(report, parts[:2]) and not ends_alike(report, parts[1:3]):
        parts = parts[:2]  # 社区调委会办理331宗，街道调委会办理132宗，调解成功455宗
    if _AMONG.match(link):
        yield from _among(report, whole, parts)
        return
    low, high = total(parts)
    sized = high >= 0.5 * whole.low and low <= 2 * whole.high and whole.high >= max(part.low for part in parts)
    step = parts[0].high >= 0.8 * whole.low and (
        total(parts[1:])[1] >= 0.5 * parts[0].low or low > whole.high and not are_outcomes(report, parts)
    )
    if not sized or len(parts) > 2 and step:
        return  # 申请N件，受理n件，许可a件、不予许可b件: the first is the next step, and the total of the others
    if OUTCOMES.search(label(report, whole)):
        return  # 查封扣押23宗，限产停产5宗，移送14宗: the first is an outcome like the others
    if complementary(report, parts) and not sides_with(report, whole, parts):
        yield Group((whole,), tuple(parts), False, True)
    elif first >= 2 and _continues(report, figures[first - 2], whole, parts[0]):
        return  # 医疗61起，公共场所88起，职业卫生27起，其他12起: the second is one of the list
    elif re.match(r"\s*[：:]", link):
        yield Group((whole,), tuple(parts), True, takes_the_rest(report, parts))
    elif re.match(r"\s*[^、]{0,14}[，,（(]", link) and (are_outcomes(report, parts) or len(parts) >= 3):
        yield Group((whole,), tuple(parts), False, takes_the_rest(report, parts), are_outcomes(report, parts))
    elif are_disposals(report, parts) and one_slip(whole, parts) and _DISCOVERED.search(label(report, whole)):
        yield Group((whole,), tuple(parts), False, True)  # 发现问题378户，责令改正341户、立案查处37户
    elif len(parts) == 2 and ends_alike(report, parts):
        yield Group((whole,), tuple(parts), False, False)


def _among(report: Report, whole: Figure, parts: Sequence[Figure]) -> Iterator[Group]:
    """`11件案件中，程序类6件、证据类4件、裁量类1件`; who has one grade may have another too."""
    named = kinds(report, parts) or takes_the_rest(report, parts)
    complete = named or are_outcomes(report, parts) or are_grounds(report, parts)
    more = goes_on(report, parts[-1])
    if total(parts)[1] >= _MOSTLY * whole.low and not (one_may_have_both(report, parts) or overlapping(report, parts)):
        yield Group((whole,), tuple(parts), True, complete and not more)


_LISTED_TOO = re.compile(r"\s*[；;、]|[，,]?(?:最[多少高低]|(?:位?居|[位排]?列|排名?|排在)[^，。；]{0,4}[第首前])")
_DISCOVERED = re.compile("发现|查出|查获|排查|梳理|检出")
_AMONG = re.compile(r"[一-鿿（）]{0,10}中[，,：:]")
_MOSTLY = 0.6


def _continues(report: Report, before: Figure, figure: Figure, after: Figure) -> bool:
    """Whether a figure stands in a list between two others: short names, and the same mark on both sides."""
    one, other = report.between(before, figure), report.between(figure, after)
    same = counted_in(before) == counted_in(figure) and one[:1] == other[:1] and one[:1] in {"，", "、"}
    return same and bool(_ITEM.fullmatch(one)) and bool(_ITEM.fullmatch(other))


_ITEM = re.compile(r"[，、][一-鿿（）]{2,8}")
_COUNTED = re.compile(
    r"^[，,；]?(?:以上|[一-鿿]{2,8}(?:、[一-鿿]{2,8})*[和与及][一-鿿]{2,8}?)?([两二三四五六七八])[一-鿿]{1,2}?[一-鿿]{0,4}?(?:合计|总计|共计?|累计)[一-鿿]{0,4}$"
)
_TOTALLED = re.compile(r"^(?:案件|文件|事项)?(?:合计|总计|共计?)[一-鿿]{0,4}$")
_MANY = 8
"""Parts are counted in words up to this number."""
_OF_EACH = re.compile("每|各")
_REALLY = re.compile(r"[，,][一-鿿]{0,4}(?:合计|总计)[一-鿿]{0,4}$|[，,][一-鿿]{2}总[量数]$")


def _bodies(report: Report, figures: list[Figure]) -> Iterator[Group]:
    """`对16个乡镇、24个部门开展督察，40家受检单位`: the bodies named before, counted together, or a paper of each."""
    for turn, whole in enumerate(figures[2:], start=2):
        told = _PAPER_OF_EACH.search(report.clause_before(whole)) if whole.unit == "份" else None
        each = _ALL_BODIES.match(report.text, whole.end) if whole.unit in {"个", "家"} else told
        parts: list[Figure] = []
        for figure in reversed(figures[:turn] if each else []):
            if figure.unit not in {"个", "家"}:
                if parts:
                    break
            elif parts and not _NEXT_BODY.fullmatch(report.between(figure, parts[0])):
                break
            else:
                parts.insert(0, figure)
        if len(parts) > 1 and not with_unnumbered(whole, parts, report.between(parts[-1], whole)):
            yield Group((whole,), tuple(parts), True, True)


_ALL_BODIES = re.compile("(?:受检|被检|被?督察|受督)?单位")
_PAPER_OF_EACH = re.compile("(?:责任[书状]|述[法职]报告|承诺书)$")
_NEXT_BODY = re.compile("[一-鿿（）、]{1,12}?[、和及与]")


def _counted_up(report: Report, figures: list[Figure]) -> Iterator[Group]:
    """`学法8次，…学法5次，两会学法共13次`: the words say how many parts there are, of whatever units."""
    for index, whole in enumerate(figures):
        link = report.between(figures[index - 1], whole) if index else ""
        found, before = _COUNTED.match(link), figures[: max(index, 0)]
        many = 2 + "二三四五六七八".index(found.group(1).replace("两", "二")) if found else 0
        if before and before[-1].high <= _MANY and _TOTALLED.match(link):  # 三类合计: 三类 was read as a figure
            before, many = before[:-1], int(before[-1].value)
        if many >= 2 and len(before) >= many:
            yield Group((whole,), _meant(report, before, many, whole), True, True)


def _meant(report: Report, before: Sequence[Figure], many: int, whole: Figure) -> tuple[Figure, ...]:
    """The parts that 两类合计 counts up: any that make up the whole, else those it names, else the last."""
    alike = [figure for figure in before if alike_units(figure, whole)][-_MANY:]
    for parts in combinations(alike, many):
        if not disjoint(total(parts), (whole.low, whole.high)):
            return parts
    names = report.text[before[-1].end : whole.start]
    named = [figure for figure in alike if (name := _ITEM_NAME.sub("", label(report, figure))[:2]) and name in names]
    return tuple(named if len(named) == many else before[-many:])


_ITEM_NAME = re.compile(r"[^一-鿿]|类型|按|从|看")
_LEAST_SHARE = 0.3
"""Parts that are less than this of what is called their sum are of something else: 辖11个村、2个社区，共8246户."""
_LISTED = re.compile(r"[^，,；]{0,10}(?:、|[和与及](?!解|谐))")


def _trailing(report: Report, figures: list[Figure]) -> Iterator[Group]:
    """`A 3件、B 4件，共计7件`: the sum stands behind its parts."""
    for index in range(2, len(figures)):
        whole = figures[index]
        link = report.between(figures[index - 1], whole)
        if not _ALL.search(link) or not _TOGETHER.search(link):
            continue
        parts: list[Figure] = []
        summed = bool(_REALLY.search(link))  # 罚款94.3万元，没收8.7万元，罚没合计103万元
        bound = summed  # else by 、 or by complementary words; a comma alone may begin something else
        for figure in reversed(figures[max(0, index - _BACK) : index]):
            after = report.between(figure, parts[-1] if parts else whole)
            mark = after if parts else report.between(figures[index - 2], figure)
            mixed = _LISTED.match(mark)  # 合同31份、文件4件，共35件
            unlike = counted_in(figure) != counted_in(whole)
            if compared(report, figure) or unlike and (not mixed or _OF_EACH.search(link) or mark == "、"):
                break  # 小学5所、幼儿园7所每校不少于2次，合计24次; 增设4处、118个，共15处
            if parts and not _LISTED.match(after):
                named = bool(summed and re.fullmatch(r"[，,][一-鿿]{2,10}", after))
                named = named or _parallel(report, figure, parts[-1])
                if not named and (bound or not complementary(report, [figure, parts[-1]])):
                    break
            elif parts:
                bound = True
            parts.append(figure)
        if with_unnumbered(whole, parts, link):
            continue
        if len(parts) >= 2 and total(parts)[1] >= _LEAST_SHARE * whole.low:
            yield Group((whole,), tuple(parts[::-1]), True, True)


def with_unnumbered(whole: Figure, parts: Sequence[Figure], link: str) -> bool:
    """Whether bodies named without a number explain what is missing: 11个科室、8个分局和综合执法大队共20个."""
    return 0 < whole.low - total(parts)[1] <= len(re.findall("[、和及与]", link))


def _parallel(report: Report, one: Figure, other: Figure) -> bool:
    """Whether two figures open their clauses with the same word: 对67件不予处罚，对112件减轻处罚."""
    lead = report.clause_before(one)
    return 0 < len(lead) <= _LEAD and lead == report.clause_before(other)


_LEAD = 2


def _added(report: Report, figures: list[Figure], earlier: Sequence[Sentence]) -> Iterator[Group]:
    """`受理341件，加上上年结转27件，应审368件`: one told before, here or a sentence back, with what was added to it."""
    told = [f for s in earlier[-_ADDED_TO:] for f in main_counts(report, s.figures)] + figures
    begin = earlier[-1].start if earlier else 0
    own = [figure for figure in told if not compared(report, figure)]
    for turn, (second, whole) in enumerate(pairwise(own)):
        alike = [f for f in own[max(0, turn - _FAR) : turn] if counted_in(f) == counted_in(second)]
        alike = [f for f in alike if f.high <= whole.low]
        larger = counted_in(second) == counted_in(whole) and whole.low > second.high
        adds = _ADDS.fullmatch(_YEAR.sub("", report.clause_before(second)))
        if not (larger and alike and adds) or whole not in figures:
            continue
        if not re.match(r"[）)]?[，,][一-鿿]{1,20}$", report.between(second, whole)):
            continue
        if len(alike) > 1 and _AND.fullmatch(report.between(*alike[-2:])):
            yield Group((whole,), (*alike[-2:], second), True, True, True)
            continue
        makes = [f for f in alike if not disjoint(total([f, second]), (whole.low, whole.high))]
        near = [f for f in alike if whole.low / _WIDER <= total([f, second])[0] <= whole.high * _WIDER]
        near = [f for f in near if f.start >= begin or mistyped_sum(whole, [f, second])]
        if makes or near:
            first = min(makes or near, key=lambda f: abs(float(f.value + second.value - whole.value)))
            yield Group((whole,), (first, second), True, True)


def _upon(report: Report, figures: Sequence[Figure]) -> Iterator[Group]:
    """`在原有62项的基础上再下放14项，总数达到76项`: what there was, what was put upon it, and both."""
    for first, second, whole in zip(figures, figures[1:], figures[2:], strict=False):
        alike = alike_units(first, second) and alike_units(first, whole)
        upon = alike and _UPON.match(report.text, first.end) and _THEN.fullmatch(report.between(second, whole))
        stock = not _GROWN.search(report.clause_before(first)) and "。" not in report.between(first, second)
        if upon and stock:
            yield Group((whole,), (first, second), True, True)


_GROWN = re.compile("[新净]增|增加|减少")
_UPON = re.compile("[一-鿿]{0,6}的?基础上")
_THEN = re.compile(r"[^。；\d]{0,30}(?:达到?|增[加至]到?|扩大到|累计|共计?|合计)(?:为|有)?")
_AND = re.compile(r"[^，。；\d]{0,8}[与和][^，。；\d]{0,14}")
_ADDS = re.compile(r"(?:再?加上?|加之|另加|连同|算上)[^\d、]*")
_YEAR = re.compile(r"20\d\d年")
_ADDED_TO, _FAR, _WIDER = 3, 14, 1.25
"""How many sentences and figures back what is added to may stand; how far their sum may lie off the total."""


def _by_turns(report: Report, figures: list[Figure]) -> Iterator[Group]:
    """`轮训2期，第一期50人、第二期46人，全局96人全部参训`: as many numbered turns as there are, and all who came."""
    for first, part in enumerate(figures):
        if not _turn(_TURNS[0], label(report, part)):
            continue
        parts = zip(run(report, figures, first), _TURNS, strict=False)
        numbered = [one for one, each in parts if _turn(each, label(report, one))]
        if len(numbered) < 2:
            continue
        around = (*figures[max(0, first - _TURN_BACK) : first], *figures[first + len(numbered) :][:1])
        many = any(f.value == len(numbered) and f.unit in _TURN_UNITS for f in around)
        wholes = [f for f in around if counted_in(f) == counted_in(part) and re.search("[共全]", report.clause_of(f))]
        if many and wholes:
            yield Group((wholes[-1],), tuple(numbered), True, True)


_FIRST_TURN = re.compile("[第首][一期批轮场次]")
_TURNS, _TURN_BACK, _TURN_UNITS = "一二三四五六", 2, {"期", "批", "轮", "场", "次", "个"}


def _turn(each: str, name: str) -> bool:
    first = "|首" if each == _TURNS[0] else ""
    return bool(re.match(rf"(?:分别为)?(?:第{each}{first})[期批轮场次]", name))
