"""What is told one after another: parts with their shares (分别占20%、80%), values with their changes (分别下降)."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.numbers.arithmetic import Fit, counted_in, fits, number
from guiju.reports.audit.numbers.lists import counts
from guiju.reports.audit.numbers.placed import paragraph_counts
from guiju.reports.audit.numbers.shares import rates
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.rules.growth.growth import against
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.figure import Figure

_RESPECTIVE = re.compile(r"(?:分别|依次)占(?:[一-鿿]{0,12}的)?|(?:占比|比重|比例)(?:分别|依次)(?:为|是|达到?)")


@rule(
    "rate.respective",
    "“分别占”与各部分",
    "“甲 a 件、乙 b 件，分别占 p%、q%”：各占比应当依次等于各部分除以它们的总数。",
    example="审核文件合同30件，其中文件6件、合同24件，分别占20%、70%。",
    holds="审核文件合同30件，其中文件6件、合同24件，分别占20%、80%。",
)
def shares_follow_their_parts_in_turn(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Pairs the shares behind 分别占 with as many counts before it; their base is the total that explains most."""
    for sentence in report.sentences:
        for found in _RESPECTIVE.finditer(sentence.text):
            at = sentence.start + found.end()
            shares = _listed(report, [rate for rate in rates(sentence) if rate.start >= at], at)
            before = [figure for figure in counts(sentence.figures) if figure.end <= sentence.start + found.start()]
            if not before and (previous := report.before(sentence)) is not None:
                before = counts(previous.figures)  # 处罚213件、…其他28件。占比分别为39.0%、…
            if len(shares) < 2 or len(before) < len(shares):
                continue
            trials = [trial for parts in _parts(before, len(shares)) for trial in _trials(parts, before, shares)]
            if trials:
                yield from _wrong(report, before, shares, *max(trials, key=lambda trial: trial[2]))


def _listed(report: Report, shares: Sequence[Figure], at: int) -> list[Figure]:
    """The shares that follow one another from `at` on."""
    kept: list[Figure] = []
    for rate in shares:
        if not re.fullmatch(r"\s*(?:约|为)?[、，,和及]?\s*", report.text[at : rate.start]):
            break
        kept.append(rate)
        at = rate.end
    return kept


def _parts(before: Sequence[Figure], many: int) -> Iterator[Sequence[Figure]]:
    """The counts that the shares may be of: the last ones, or those before a closing total (共30件)."""
    for end in (len(before), len(before) - 1):
        parts = before[end - many : end] if end >= many else ()
        if parts and len({figure.unit for figure in parts}) == 1:
            yield parts


def _trials(
    parts: Sequence[Figure], before: Sequence[Figure], shares: Sequence[Figure]
) -> Iterator[tuple[Sequence[Figure], float, int]]:
    """Each base that the parts may have, and how many of the shares it explains."""
    known = [f.value for f in before if f not in parts and f.unit == parts[0].unit]
    for base in dict.fromkeys([*(float(v) for v in known), float(sum(f.value for f in parts))]):
        if base and base >= max(float(f.value) for f in parts):
            yield parts, base, sum(_fits(part, base, rate) for part, rate in zip(parts, shares, strict=True))


def _fits(part: Figure, base: float, rate: Figure) -> bool:
    return fits(100 * part.low / base, 100 * part.high / base, rate) is not Fit.NOT


def _wrong(
    report: Report,
    known: Sequence[Figure],
    shares: Sequence[Figure],
    parts: Sequence[Figure],
    base: float,
    explained: int,
) -> Iterator[Hit]:
    whole = sum(float(part.value) for part in parts)
    if not explained and not (base == whole and base in {float(f.value) for f in known}):
        return  # no share fits any total in the sentence: they may be of another whole
    for part, rate in zip(parts, shares, strict=True):
        if not _fits(part, base, rate):
            arithmetic = (
                f"{number(part.value)} ÷ {number(base)} = {100 * float(part.value) / base:.2f}%，文中为 {rate.text}"
            )
            message = f"按“{part.text}”算不出与它对应的“{rate.text}”。请核对各部分与各占比的次序和数。"
            yield Hit(rate.start, rate.end, message, arithmetic, (Place(report.name, part.start, part.end),))


_LAST = re.compile(r"(?:上年|去年|上一年度?|同期|20\d\d年)(?:同期)?(?:分别)?[的为是]?\s*$")


@rule(
    "growth.respective",
    "“分别增长”与前后各数",
    "“今年 A 起、B 人，上年 a 起、b 人，分别下降 p% 和 q%”：各幅度应当依次与前后各数相符。",
    example="全年发生事故31起、死亡28人，2022年为37起、33人，分别下降16.2%和25.2%。",
    holds="全年发生事故31起、死亡28人，2022年为37起、33人，分别下降16.2%和15.2%。",
)
def changes_follow_their_values_in_turn(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Pairs the changes behind 分别 with this year's values and last year's, as many of each, in like units."""
    for sentence in report.sentences:
        changes = [figure for figure in sentence.figures if figure.kind == "change" and figure.actual]
        values = counts(sentence.figures)
        if len(changes) < 2:
            continue
        many, before = len(changes), [figure for figure in values if figure.end <= changes[0].start]
        then = before[-many:]
        now = [f for f in before[:-many] if counted_in(f) in {counted_in(old) for old in then}][-many:]
        if len({counted_in(old) for old in then}) == many:  # 追回860万元，涉及632人，与上年的790人、1075万元相比
            now = [f for old in then for f in now if counted_in(f) == counted_in(old)]
        units = [counted_in(figure) for figure in now] == [counted_in(figure) for figure in then]
        told = len(now) == many and units and _LAST.search(report.text[then[0].start - 14 : then[0].start])
        if told and re.search("分别|相比", report.between(then[-1], changes[0])):
            for old, new, change in zip(then, now, changes, strict=True):
                yield from against(report, old, new, change)
        elif behind := _then_behind(report, sentence.figures, changes):
            now = [f for f in sentence.figures if f.end <= changes[0].start and f.unit == "%" and f.kind == "rate"]
            for old, new, change in zip(behind, now[-many:], changes, strict=True) if len(now) >= many else ():
                if abs(abs(float(new.value - old.value)) - float(change.value)) > _TINY:
                    arithmetic = f"{number(new.value)} − {number(old.value)} = {number(new.value - old.value)}"
                    message = f"按“{new.text}”和它对应的“{old.text}”算不出这个增减数，请核对。"
                    yield Hit(
                        change.start, change.end, message, f"{arithmetic}，文中为 {change.text}",
                        places(report, new, old),
                    )  # fmt: skip
        elif len(then) == many and _told_in_turn(report, then, changes):
            yield from _by_unit(report, then, changes)


_TINY = 1e-6
_THEN = re.compile(r"[，,；;（(](?:上年|去年|上一年度?|20\d\d年)[^，。；\d]{0,12}(?:分别)?为")


def _then_behind(report: Report, figures: Sequence[Figure], changes: Sequence[Figure]) -> Sequence[Figure]:
    """Last year's shares told behind the points: 分别提高0.7个和1.5个百分点，上年这两项为98.5%和95.2%."""
    points = changes[-1].unit.endswith("百分点") and "分别" in report.clause_before(changes[0])
    old = [f for f in figures if f.start >= changes[-1].end and f.unit == "%" and f.kind == "rate"]
    led = bool(old) and _THEN.match(_COUNTED.sub("", report.between(changes[-1], old[0])))
    return old if points and led and len(old) == len(changes) else ()


_COUNTED = re.compile(r"[这该上述]{0,2}[两二三四][项个类]")
_OF_LAST = re.compile(r"[较比](?:上年|去年|上一年度?|20\d\d年)(?:同期)?的?\s*$")


def _told_in_turn(report: Report, then: Sequence[Figure], changes: Sequence[Figure]) -> bool:
    of_last = _OF_LAST.search(report.text[max(0, then[0].start - 14) : then[0].start])
    return bool(of_last) and "分别" in report.between(then[-1], changes[0])


def _by_unit(report: Report, then: Sequence[Figure], changes: Sequence[Figure]) -> Iterator[Hit]:
    """处罚件数和金额较上年的41件、402万元分别下降: this year's values stand before, each the last that gives it."""
    told = paragraph_counts(report, report.sentence_at(then[0].start))
    for old, change in zip(then, changes, strict=True):
        now = [f for f in told if f.end <= then[0].start and counted_in(f) == counted_in(old) and f.kind == old.kind]
        hits = [list(against(report, old, new, change)) for new in now]
        if hits and all(hits):
            nearest = min(range(len(now)), key=lambda turn: abs(_change(old, now[turn]) - float(change.value)))
            yield hits[nearest][0]


def _change(old: Figure, new: Figure) -> float:
    return abs(100 * (float(new.value) / float(old.value) - 1))
