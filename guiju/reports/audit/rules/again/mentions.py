"""One thing said twice: the same thing with other numbers, the same number for other things."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.numbers.arithmetic import counted_in, number, slip
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import (
    LOCAL,
    PARTIAL,
    PLACES,
    TABLE_CELL,
    as_near_as_a_cell,
    contrasted,
    differ,
    how_apart,
    loose,
    misprinted,
    overlap,
    places,
    same_time,
    stated,
    twins,
)
from guiju.reports.audit.words.retelling import among, told_again, whole_above
from guiju.reports.audit.words.tellings import pairs, summed_up, telling, words_of
from guiju.reports.read.figure import Figure


@rule(
    "mention.repeated",
    "前后不一",
    "同一份报告两次说到同一件事（主语、单位、年度都相同），两个数应当一样。",
    example="全年办理行政复议案件128件。\n成效明显。全年共办理行政复议案件182件。",
    holds="全年办理行政复议案件128件。\n成效明显。全年共办理行政复议案件128件。",
)
def one_thing_has_one_number(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Two figures of one report with the same subject, unit and period whose wordings cannot both be true."""
    by_subject: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in stated(report):
        subject = loose(figure.subject)
        before = report.clause_before(figure)
        if (
            len(subject) >= 4
            and not LOCAL.match(subject)
            and not PARTIAL.search(before)
            and not before.rstrip().endswith("的")
        ):  # 新任命的63名
            by_subject[subject, counted_in(figure), figure.kind].append(figure)
    told: set[tuple[int, int]] = set()
    for figures in by_subject.values():
        first = figures[0]
        for other in figures[1:]:
            one_time = same_time(report, first, other)
            apart = report.sentence_at(first.start) is not report.sentence_at(other.start)
            if not apart and _one_story(report, first, other) or _parts_of_two(report, first, other):
                continue
            if apart and not _one_affair(report, first, other):
                continue
            if _at_one_end(report, first) != _at_one_end(report, other):
                continue
            if one_time and _told_apart(report, first, other) and _scope(report, first) == _scope(report, other):
                told.add((first.start, other.start))
                said = loose(first.subject)[-4:] in report.clause_before(other)
                sure = apart or said and misprinted(first, other)
                message = f"同一件事（{first.subject}）前后两个数不一样，请核对，或写明口径。"
                yield _twice(report, first, other, message, None if sure else Severity.NOTE)
    yield from _by_indicator(report, told)
    yield from _by_tail(report, told)


def _told_apart(report: Report, first: Figure, other: Figure) -> bool:
    """Whether two numbers cannot both be true; 突破500件 is told of 512, and not of 488."""
    if not differ(first, other):
        return False
    passed = [f for f in (first, other) if _PASSED.search(report.clause_before(f))]
    if len(passed) != 1:
        return True
    count = other if passed[0] is first else first
    return not passed[0].value <= count.value < _SOON * passed[0].value


_PASSED, _SOON = re.compile("(?:突破|跨过|迈上|站上)了?$"), 1.25
"""What leads to a round number that was passed, and how soon the next would have been."""


def _at_one_end(report: Report, figure: Figure) -> bool:
    """Whether a number is that of the year's beginning: 年初在册176名, and 167名 at its end."""
    return re.search("年初|期初|上年[末底]", report.clause_before(figure)) is not None


def _parts_of_two(report: Report, first: Figure, other: Figure) -> bool:
    """Whether two figures of one name are parts of two wholes: 涉企案件41件中行政处罚23件, of all 行政处罚213件."""
    if first.kind == "rate":
        one, two = _share_of(report, first), _share_of(report, other)
        return one is not None and two is not None and (one.value, one.unit) != (two.value, two.unit)
    whole, another = whole_above(report, first), whole_above(report, other)
    if whole and another:
        return differ(whole, another)
    here, there = among(report, first), among(report, other)
    if here and there and not pairs(here) & pairs(there):
        return True
    return bool(whole or another or here or there) and not _near(first, other)


def _near(first: Figure, other: Figure) -> bool:
    small, large = sorted((float(first.value), float(other.value)))
    return misprinted(first, other) or small >= _NEAR * large


def _one_affair(report: Report, first: Figure, other: Figure) -> bool:
    """Whether two figures under one name are of one affair: 反馈问题8个 of an inspection, 11个 of an audit are of two.

    Where a slip of the pen explains them, or one stands in the summary, they are taken to be; else they must be near,
    and their sentences must have words in common besides the name.
    """
    if misprinted(first, other):
        return True
    small, large = sorted((float(first.value), float(other.value)))
    if summed_up(report, first.start) != summed_up(report, other.start):
        return small >= _NO_PART * large
    if small < _STANDS_OUT or not slip(small, large) and small < _CLOSE * large:
        return False
    one, two = telling(report, first), telling(report, other)
    words = words_of(report)
    least = min(words.weight(one.about - one.label), words.weight(two.about - two.label))
    return words.weight((one.about - one.label) & (two.about - two.label)) >= _SHARED * least


_STANDS_OUT, _CLOSE = 20, 0.9
_NO_PART = 0.2
"""What is less than this share of the other is of something else, or of some: 不予公开50件, 3件复文依法不予公开."""
_SHARED = 0.4
"""The share of their words, see `Words`, that two tellings of one affair have in common at least."""
_NEAR = 0.7
"""A part has the whole's name by chance; where the two are this near, one may be the other miswritten."""


def _share_of(report: Report, share: Figure) -> Figure | None:
    """The count of which a share is told right behind it: 公安机关431名，占33.99%."""
    said = [f for f in report.sentence_at(share.start).figures if f.end <= share.start]
    return said[-1] if said and re.fullmatch(r"[，,（(]?占[^，。；\d]{0,12}", report.between(said[-1], share)) else None


def _scope(report: Report, figure: Figure) -> str:
    """The area a figure is about; nothing for the reporting body's own."""
    scope = figure.scope or ""
    own = scope[:1] in "全本我" or scope in {report.body.region, report.body.name, report.body.short}
    return "" if own else scope


_STORY = re.compile(r"^[、和与及]$|[由从比较到至增减升降]|共计?$|合计$|总计$|其中|剩余")
"""What stands between two figures of one subject that are before and after, part and whole: no contradiction."""


def _one_story(report: Report, first: Figure, other: Figure) -> bool:
    """Whether two figures of one sentence are told as two things though their subject was read alike."""
    lead = report.clause_before(first)[-30:]
    return bool(_STORY.search(report.between(first, other))) or bool(re.search(r"[由从]", lead))


def _twice(report: Report, first: Figure, other: Figure, message: str, severity: Severity | None) -> Hit:
    subjects = (first.subject, other.subject)
    names = subjects if subjects[0] != subjects[1] else ("", "")
    one, two = (f"“{name}”" if name else "" for name in names)
    arithmetic = f"前文{one} {first.text}，此处{two} {other.text}，{how_apart(first, other)}"
    return Hit(other.start, other.end, message, arithmetic, places(report, first), severity)


def _by_indicator(report: Report, told: set[tuple[int, int]]) -> Iterator[Hit]:
    """The same indicator under two wordings: surer the closer the wordings and the digits are."""
    by_indicator: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in stated(report):
        if figure.indicator and not PARTIAL.search(report.clause_before(figure)):
            by_indicator[figure.indicator, counted_in(figure)].append(figure)
    for figures in by_indicator.values():
        first = figures[0]
        for other in figures[1:]:
            if (first.start, other.start) in told or first.period != other.period:
                continue
            if not _told_apart(report, first, other):
                continue
            if report.sentence_at(first.start) is report.sentence_at(other.start) or _parts_of_two(
                report, first, other
            ):
                continue
            if _at_one_end(report, first) != _at_one_end(report, other):
                continue
            told.add((first.start, other.start))
            if ("结" in first.subject) != ("结" in other.subject):
                continue  # 承办1538件，办结1531件
            likely = slip(float(first.value), float(other.value)) and min(first.value, other.value) >= 20
            near = overlap(loose(first.subject), loose(other.subject)) >= 0.75
            cells = (
                TABLE_CELL in {first.rule, other.rule}
                and as_near_as_a_cell(first, other)
                and first.bound == other.bound == "exact"
            )
            message = "两处说的像是同一个指标，数却不同。请核对；不是一回事的，请把主语写得能分清。"
            few = (
                max(first.value, other.value) < 20
                and not PLACES.match(loose(other.subject))
                and first.bound == other.bound == "exact"
                and near
            )
            sure = (likely and near or few) and _one_affair(report, first, other) or cells or misprinted(first, other)
            yield _twice(report, first, other, message, None if sure else Severity.NOTE)


def _by_tail(report: Report, told: set[tuple[int, int]]) -> Iterator[Hit]:
    """Subjects that end alike (审核政府合同, 审查政府合同), with numbers that only a slip of the pen keeps apart."""
    figures = [f for f in stated(report) if f.kind in {"count", "money"} and f.bound == "exact" and f.value >= 10]
    by_end: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if len(subject := loose(figure.subject)) >= 4:
            by_end[subject[-4:], counted_in(figure)].append(figure)
    for alike in by_end.values():
        for index, first in enumerate(alike):
            for other in alike[index + 1 : index + 50]:
                same_time = first.period == other.period or None in {first.period, other.period}
                if not same_time or (first.start, other.start) in told or not differ(first, other):
                    continue
                listed = report.sentence_at(first.start) is report.sentence_at(other.start)
                listed = listed or first.rule == other.rule == TABLE_CELL  # two rows of one table
                two = first.indicator and other.indicator and first.indicator != other.indicator
                two = two or ("结" in first.subject) != ("结" in other.subject)  # 受理104件, 审结101件
                if (
                    listed
                    or two
                    or not misprinted(first, other)
                    or _at_one_end(report, first) != _at_one_end(report, other)
                ):
                    continue
                clauses = report.clause_before(first), report.clause_before(other)
                if contrasted(*clauses) or len({bool(_INTENDED.search(clause)) for clause in clauses}) > 1:
                    continue  # 上半年评查120卷, 下半年评查130卷; 计划检查210家, 检查218家
                if _makes_up(report, first, other) or _makes_up(report, other, first):
                    continue  # 甲覆盖卫生院12家，乙9家: of 21
                message = "两处的主语和数都很接近，多半是同一个数写错了一处。请核对；不是一回事的，请写得能分清。"
                yield _twice(report, first, other, message, None)


_INTENDED = re.compile("计划(?:内|外)?[一-鿿]{0,6}$|应当?[一-鿿]{1,4}$|任务")


def _makes_up(report: Report, whole: Figure, part: Figure) -> bool:
    """Whether a number makes up the other together with one of its own sentence."""
    said = report.sentence_at(part.start).figures
    return any(f is not part and f.unit == part.unit and f.value + part.value == whole.value for f in said)


@rule(
    "mention.restated",
    "换个单位又说一遍",
    "“426万元（即4260000元）”：换了单位重说的数，应当与原来的数相等。",
    example="罚款42.6万元（即462000元）。",
    holds="罚款42.6万元（即426000元）。",
)
def what_is_said_again_in_another_unit_agrees(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A figure in brackets right behind another of the same unit."""
    for first, other in zip(report.figures, report.figures[1:], strict=False):
        if first.unit != other.unit or not re.fullmatch(
            r"\s*[（(，,]?\s*(?:即|合|折合|也就是|相当于|约合)?\s*", report.between(first, other)
        ):
            continue
        closed = re.match(r"\s*[）)]", report.text[other.end : other.end + 2])
        if first.bound == "approx" and abs(float(first.value) - float(other.value)) <= _ABOUT * float(other.value):
            continue  # 四分之一左右（26.2%）
        if closed and first.kind == other.kind and differ(first, other):
            message = f"“{first.text}”换个单位重说时成了“{other.text}”，两个数不相等，请核对。"
            arithmetic = f"{number(first.value)} ≠ {number(other.value)}，{how_apart(first, other)}"
            yield Hit(other.start, other.end, message, arithmetic, places(report, first))


_ABOUT = 0.1
"""How far 左右 and 约 may lie off what follows in brackets."""


@rule(
    "mention.same_number",
    "同数异事",
    "同一个不寻常的数，在同一处境下用来说两件不同的事，可能是抄串了行。",
    severity="note",
    example="依法打击疑似涉诈对象43人。对43人开展管控教育。对43名疑似高危涉诈人员开展管控。",
    holds="依法打击疑似涉诈对象43人。对47名疑似高危涉诈人员开展管控。",
    least=21,
)
def one_number_for_two_things(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The same exact, not round number of like units for two subjects that share words but are not the same."""
    for hit in twins(report, report, params["least"]):
        if not _retold(report, hit):
            yield hit


def _retold(report: Report, hit: Hit) -> bool:
    """Whether the two things are one, told in another order of words: 下沉执法人员173名, 173名下沉人员."""
    figures = {figure.start: figure for figure in report.figures}
    again, first = figures.get(hit.start), figures.get(hit.also[0].start)
    return again is not None and first is not None and len(told_again(report, first, report, again)) >= 2


@rule(
    "mention.total_below_parts",
    "总称的数小于分列的数",
    "同一份报告里，不带限定的总称（执法事项）比带限定的几项之和还小，口径必有不同。",
    severity="note",
    example="配置48项执法事项。明确法定执法事项27项，赋权执法事项37项。",
    holds="配置64项执法事项。明确法定执法事项27项，赋权执法事项37项。",
)
def a_general_count_is_not_below_its_kinds(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """An unqualified `N项执法事项` against the sum of qualified ones listed in one sentence."""
    kinds: dict[tuple[str, str], dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for sentence in report.sentences:
        for figure in sentence.figures:
            before = report.clause_before(figure).strip()
            if len(before) > 5:
                kinds[before[-4:], figure.unit][sentence.start].append(figure)
    for general in report.figures:
        found = re.match(r"[一-鿿]{4}(?=[，。、；]|$)", report.text[general.end : general.end + 5])
        if general.kind != "count" or not found:
            continue
        for listed in kinds.get((found.group(), general.unit), {}).values():
            parts = [figure for figure in listed if figure is not general]
            if len(parts) >= 2 and sum(f.low for f in parts) > general.high:
                written = " + ".join(number(f.value) for f in parts)
                arithmetic = f"{written} = {number(sum(float(f.value) for f in parts))} > {number(general.value)}"
                message = f"“{found.group()}”此处只有 {general.text}，小于另一处分列的各类之和。请写明两处的口径。"
                yield Hit(general.start, general.end, message, arithmetic, places(report, *parts), Severity.NOTE)
                break


@rule(
    "mention.more_than_entered",
    "办的比登记的多",
    "调解、化解的比录入、登记的还多：或者有的没有登记，或者两个数的口径不同。",
    severity="note",
    example="依法调解群众纠纷200余件。网格录入矛盾纠纷169件。",
    holds="依法调解群众纠纷160余件。网格录入矛盾纠纷169件。",
)
def no_more_is_settled_than_was_entered(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Settled disputes against registered ones, anywhere in one report."""
    for entered in report.figures:
        words = re.search(r"(?:录入|登记|排查出?)[一-鿿]{0,6}(纠纷|诉求|问题|隐患)\s*$", report.clause_before(entered))
        if not words or entered.kind != "count":
            continue
        for settled in report.figures:
            before = report.clause_before(settled)
            same = settled.unit == entered.unit and before.rstrip().endswith(words.group(1))
            if same and re.search(r"调解|化解|办结|解决|整改", before) and settled.low > entered.high:
                message = f"办理的“{settled.text}”比登记的“{entered.text}”还多，请写明口径。"
                arithmetic = f"{number(settled.value)} > {number(entered.value)}"
                yield Hit(settled.start, settled.end, message, arithmetic, places(report, entered), Severity.NOTE)
