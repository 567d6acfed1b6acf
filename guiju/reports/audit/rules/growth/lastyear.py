"""A change right behind last year's value, where this year's stands farther off: 处罚件数比2022年的302件下降20.2%."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, decimals, swapped
from guiju.reports.audit.numbers.bases import how_many
from guiju.reports.audit.numbers.lists import compared, label
from guiju.reports.audit.numbers.mistakes import telling_in
from guiju.reports.audit.numbers.quotients import WHOLE_ROWS
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.rules.growth.differences import words_to
from guiju.reports.audit.rules.growth.growth import against
from guiju.reports.audit.words.likeness import TABLE_CELL, row_label
from guiju.reports.read.figure import Figure

_OLD = re.compile(
    r"(?P<thing>[一-鿿“”（）]*?)[较比与](?:上年|去年|上一年度?|20\d\d年)(?:同期|末)?(?P<done>[^，。；\d]{0,10})$"
)
_LONG = re.compile(r"法定|规定|原[来有先需定]?|改革前|此前|以前")
_SHORT = re.compile(
    r"(?:办[结完]|完成|审结|出证)?[，,、（(]?(?:总体|整体|平均|比?法定时限)?(?:压缩|缩短|压减|提速|精简|减少|缩减)了?(?:比例|率|幅度)?[达近约到]{0,2}"
)
"""法定20个工作日，承诺6个工作日，压缩70%: the earlier value is the one that law or custom allowed."""
_NEAR = 16
"""Letters between last year's value and the change from it."""
_EMPTY = re.compile(r"[^一-鿿]|案件|件数|人数|户数|[总数数]量|总[数额]|全[年县市区]|同期|其中|规模|水平|的")
_BACK = 4
"""Sentences back in which this year's value is looked for by its name."""
_NEARBY = 2
_KINDS = frozenset({"count", "money", "average", "score", "duration"})


@rule(
    "growth.from_last",
    "与上年数相比的增减",
    "“（前文：作出处罚241件）处罚件数比2022年的302件下降20.2%”：幅度应当与前文的本年数、句中的上年数相符，方向也一样。",
    example="全年调解237件，其中邻里71件。总数比2022年的258件上升8.1%。",
    holds="全年调解237件，其中邻里71件。总数比2022年的258件下降8.1%。",
)
def a_change_from_last_year_follows_from_both_values(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each change behind last year's value, against the values before it that its clause names, or that go before."""
    for turn, sentence in enumerate(report.sentences):
        for before, after, change in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
            alike = before.unit == after.unit and change.unit == "%"
            short = _SHORT.fullmatch(report.between(after, change)) and _LONG.search(report.clause_before(before))
            sized = re.search(r"[短减缩少低]$", words_to(report, after))  # 比法定20日缩短17日，提速87%
            if alike and short and not sized and change.kind == "change":
                yield from against(report, before, after, change)
        for old, change in zip(sentence.figures, sentence.figures[1:], strict=False):
            found = _OLD.search(report.clause_before(old)) if change.kind == "change" and change.unit == "%" else None
            apart = report.between(old, change)
            if found is None or _BY_SO_MANY.search(words_to(report, old)):
                continue
            if not old.low or old.kind not in _KINDS or len(apart) > _NEAR or "、" in apart:
                continue
            now, named = _now(report, report.sentences[max(0, turn - _BACK) : turn], sentence, old, found)
            hits = [hit for new in reversed(now) for hit in against(report, old, new, change)]
            behind = [f for f in sentence.figures if f.start >= change.end and counted_in(f) == counted_in(old)]
            if not now:
                told = report.sentences[max(0, turn - _NEARBY) : turn + 1]
                found_here = _other_way(report, told, old, change) or _miswritten(report, told, old, change)
                yield from found_here or _by_mistake(report, old, change, found)
                continue
            if len(hits) < len(now) or any(not list(against(report, old, f, change)) for f in behind):
                continue
            if named or not how_many(report, old.unit, *_expected(old, change), len(report.text), within=10**9):
                yield hits[0]
            else:
                yield from _by_mistake(report, old, change, found)


_BY_SO_MANY = re.compile(r"[多少][办收结查受调处审开做]?[理案查核展]?$")
"""比上年多办174件，增长9.9%: the difference, and not last year's number."""


def _other_way(report: Report, told: Sequence[Sentence], old: Figure, change: Figure) -> list[Hit]:
    """Where no value is named: one shortly before that fits the size of the change, but not its direction."""
    near = _near(report, told, old)
    sizes = [100 * (float(f.value) / float(old.value) - 1) for f in near]
    fitting = [(f, size) for f, size in zip(near, sizes, strict=True) if abs(abs(size) - change.value) < _step(change)]
    if fitting and all((size > 0) != (change.direction == "up") for _, size in fitting):
        return list(against(report, old, fitting[-1][0], change))
    return []


def _near(report: Report, told: Sequence[Sentence], old: Figure) -> list[Figure]:
    return [f for one in told for f in one.figures if f.end <= old.start and _alike(report, f, old)]


def _miswritten(report: Report, told: Sequence[Sentence], old: Figure, change: Figure) -> list[Hit]:
    """Where no value is named: one shortly before whose change is the one told but for two digits swapped."""
    near = _near(report, told, old)
    if any(not list(against(report, old, f, change)) for f in near):
        return []
    places = decimals(change.text)
    meant = [f for f in near if swapped(round(abs(100 * (f.value / old.value - 1)), places), float(change.value))]
    return list(against(report, old, meant[-1], change)) if meant else []


def _by_mistake(report: Report, old: Figure, change: Figure, found: re.Match[str]) -> list[Hit]:
    """A value of that name told anywhere, or in a table's last row, of which a usual mistake makes the change.

    Divided by this year's value; the difference itself told in per cent; a slip of the pen in a number of many digits.
    """
    name = _EMPTY.sub("", found.group("thing"))
    told = [f for f in report.figures if _alike(report, f, old) and f.value and f is not old]
    told = [f for f in told if _has_name(report, f, {name[i : i + 2] for i in range(len(name) - 1)})]
    if any(not list(against(report, old, f, change)) for f in told):
        return []

    def holds(former: Figure, stated: Figure, now: Figure) -> bool:
        moved = 100 * (float(now.value) / float(former.value) - 1) if former.value else 0.0
        rises = change.direction != "down"
        return (moved > 0) == rises and abs(abs(moved) - float(stated.value)) <= _step(stated) / 2 + _TINY

    for now in told:
        apart = float(now.value) - float(old.value)
        same_way = (apart > 0) == (change.direction != "down")
        by_this_year = abs(100 * abs(apart) / float(now.value) - float(change.value)) <= _step(change) / 2
        as_told = abs(apart) == change.value
        if same_way and (by_this_year or as_told) or telling_in((old, change, now), holds):
            return list(against(report, old, now, change))
    return []


_TINY = 1e-9


def _has_name(report: Report, figure: Figure, names: set[str]) -> bool:
    """Whether a figure is called by a name: by most of its letters before it, or by a column's, in the row of all."""
    if figure.rule == TABLE_CELL:
        return row_label(report, figure) in WHOLE_ROWS and any(name in figure.subject for name in names)
    return 2 * sum(name in label(report, figure) for name in names) > len(names)


def _step(change: Figure) -> float:
    return 10.0 ** -decimals(change.text)


def _now(
    report: Report, before: Sequence[Sentence], sentence: Sentence, old: Figure, found: re.Match[str]
) -> tuple[list[Figure], bool]:
    """What may be this year's value, and whether the very words of last year's name it in this sentence."""
    here = [f for f in sentence.figures if f.end <= old.start and _alike(report, f, old)]
    done = _EMPTY.sub("", found.group("done"))
    if len(done) >= 2 and (named := [f for f in here if done in label(report, f)]):
        return named, True  # 立案87件，结案84件，比上年结案的70件增长20%
    thing = _EMPTY.sub("", found.group("thing"))
    if len(thing) < 2:
        if here or not found.group("thing"):
            return here[-1:] if not found.group("thing") else here, False
        return [f for one in before[-1:] for f in one.figures if _alike(report, f, old)], False
    pairs = {thing[i : i + 2] for i in range(len(thing) - 1)}
    told = [f for one in (*before, sentence) for f in one.figures if f.end <= old.start and _alike(report, f, old)]
    found_by = [f for f in told if any(pair in label(report, f) for pair in pairs)]
    return found_by, bool(found_by) and all(thing in label(report, f) for f in found_by)


def _alike(report: Report, figure: Figure, old: Figure) -> bool:
    same = counted_in(figure) == counted_in(old) and figure.kind == old.kind and figure.actual
    return same and not compared(report, figure)


def _expected(old: Figure, change: Figure) -> tuple[float, float]:
    """The least and greatest value of this year that the change leaves."""
    step, sign = _step(change), -1 if change.direction == "down" else 1
    ends = [1 + sign * (float(change.value) + off) / 100 for off in (-step, step)]
    return old.low * min(ends), old.high * max(ends)
