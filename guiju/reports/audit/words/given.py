"""The values that the body of a report gives: its figures, and what two or more of them leave or make together."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from guiju.reports.audit.numbers.arithmetic import decimals, disjoint
from guiju.reports.audit.numbers.bases import family
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.words.likeness import of_another_year
from guiju.reports.audit.words.tellings import NEXT, Telling, neighbours
from guiju.reports.read.figure import Figure

NOT = re.compile(r"未能?|(?<!罚)没(?!收)有?|无法?|不(?:能|足)?|尚|缺|空编|空缺|差|剩余|余下|其余")
"""What says that something is not so. The words of the thing are the same without it."""
_DENIED = re.compile(r"(?:未能?|(?<!罚)没(?!收)有?|无法|不能?)((?:(?![的在])[一-鿿]){1,2})")
"""What was not done: 未办结 and 未结 are one."""
SHARES = frozenset({"%"})


@dataclass(frozen=True, slots=True, eq=False)
class Backing:
    """A value that the body gives, between bounds, with the tellings it comes of and their words.

    Attributes:
        value: the number itself.
        low: the least that the wording allows.
        high: the greatest.
        taken: the telling, or the two that leave or make the value.
        label: the words that stand next to the figures.
        about: the words of their sentences.
        denied: whether it counts what is not so: what was left over, who has no licence.
        sure: whether it may be held against a figure, and not only explain one.
        reckoned: whether it is the share that one telling is of the other.
    """

    value: float
    low: float
    high: float
    taken: tuple[Telling, ...]
    label: frozenset[str]
    about: frozenset[str]
    denied: bool
    sure: bool
    reckoned: bool = False

    @property
    def units(self) -> frozenset[str]:
        """The units in which it is told."""
        return SHARES if self.reckoned else family(self.taken[0].figure.unit)

    def apart(self, figure: Figure) -> bool:
        """Whether the value does not come of the figure itself."""
        return all(one.figure is not figure for one in self.taken)

    def elsewhere(self, doc: str, sentence: Sentence) -> bool:
        """Whether the value comes of another sentence than one of a document."""
        here = (one.figure for one in self.taken if one.figure.doc == doc)
        return not any(sentence.start <= figure.start < sentence.end for figure in here)

    def agrees(self, figure: Figure) -> bool:
        """Whether a figure may have this value; what is below a bound is told of no number."""
        bounded = any(one.figure.bound == "under" for one in self.taken)
        return not bounded and not disjoint((self.low, self.high), (figure.low, figure.high))


def denials(said: str) -> set[str]:
    """What is said not to be so, letter by letter: 未办结 and 未结 share a letter, though no two."""
    return {f"未{letter}" for found in _DENIED.finditer(said) for letter in found.group(1)}


def is_denied(said: str) -> bool:
    """Whether words say that something is not so, or not yet: 没有证, 尚在办理, 结转下年."""
    return NOT.search(said) is not None or _NOT_YET.search(said) is not None


_NOT_YET = re.compile(r"(?:正|还|仍)在|在[办查审](?!理)|(?<!上年)结转")


def given(report: Report, body: Sequence[Telling], units: Collection[frozenset[str]]) -> Iterator[Backing]:
    """All values in some families of units: of single figures, of neighbours, and of lists."""
    parts = parts_of(report, body)
    for one in body:
        figure = one.figure
        if family(figure.unit) not in units:
            continue
        denied = is_denied(one.before + one.noun)
        sure = figure.bound == "exact" and not of_another_year(report, figure)
        not_so = frozenset(denials(one.before + one.behind) if denied else ())
        label, about = one.label | not_so, one.about | not_so
        yield Backing(float(figure.value), figure.low, figure.high, (one,), label, about, denied, sure)
    yield from _grown(report, body)
    for first, second in neighbours(report, body):
        if SHARES in units and first.figure.kind == second.figure.kind == "count":
            yield from _share_of_two(report, first, second)
        if family(first.figure.unit) in units:
            yield from _of_two(report, first, second, parts)
    for turn in (turn for turn, one in enumerate(body) if family(one.figure.unit) in units):
        yield from _of_more(report, body[turn : turn + _LISTED], parts)


def parts_of(report: Report, body: Sequence[Telling]) -> dict[int, int]:
    """Where the figures begin that are parts of one told before them, and where that one begins."""
    parts: dict[int, int] = {}
    for turn, whole in enumerate(body):
        listed, total, said_so = [], 0.0, False
        for one in body[turn + 1 : turn + _LONGEST]:
            between = report.text[whole.figure.end : one.figure.start]
            if "\n" in between or one.figure.unit != whole.figure.unit:
                break
            if of_another_year(report, one.figure):
                continue
            said_so = (said_so or _OF_IT.search(between) is not None) and not _ENDED.search(between)
            listed.append(one.figure.start)
            total += float(one.figure.value)
            if said_so:
                parts.setdefault(one.figure.start, whole.figure.start)
            if total == whole.figure.value and len(listed) >= _SEVERAL:
                parts |= dict.fromkeys(listed, whole.figure.start)
    return parts


_LONGEST, _SEVERAL = 9, 2
_OF_IT, _ENDED = re.compile(r"其中[^，。；\d]*$|占$"), re.compile("[。；]")


def _of_more(report: Report, run: Sequence[Telling], parts: dict[int, int]) -> Iterator[Backing]:
    """What three and more in one unit make that are told one after the other: 医院4家、卫生院22家、门诊部3家."""
    for size in range(3, len(run) + 1):
        taken = tuple(run[:size])
        figures = [one.figure for one in taken]
        parted = _PARTED.search(report.text[figures[-2].end : figures[-1].start])
        if parts.get(figures[-1].start) in {figure.start for figure in figures}:
            return  # 27件，维持15件、驳回12件: a whole is not added to its parts
        if parted or any(figure.unit != figures[0].unit for figure in figures) or figures[0].unit in SHARES:
            return
        label, about = frozenset().union(*(x.label for x in taken)), frozenset().union(*(x.about for x in taken))
        low, high = sum(f.low for f in figures), sum(f.high for f in figures)
        yield Backing(float(sum(f.value for f in figures)), low, high, taken, label, about, denied=False, sure=False)


def _grown(report: Report, body: Sequence[Telling]) -> Iterator[Backing]:
    """This year's value where only last year's is told, and how it changed: 比上年的750件增加150件."""
    following = {a.start: b for a, b in zip(report.figures, report.figures[1:], strict=False)}
    for one in body:
        old, change = one.figure, following.get(one.figure.start)
        alike = change is not None and change.kind == "change" and change.bound == "exact"
        alike = alike and change is not None and change.unit in {old.unit, "%"} and old.unit not in SHARES
        if change is None or not alike or old.bound != "exact" or not of_another_year(report, old):
            continue
        if len(report.between(old, change)) <= _BESIDE and change.direction in {"up", "down"}:
            sign, by_share = 1 if change.direction == "up" else -1, change.unit in SHARES
            half = 10.0 ** -decimals(change.text) / 2 if by_share else 0.0
            low, value, high = (_changed(old, sign * float(change.value) + off, by_share) for off in (-half, 0, half))
            if by_share and old.kind == "count":
                value = float(round(value))
            yield Backing(value, low, high, (one,), one.label, one.about, denied=False, sure=True)


def _changed(old: Figure, by: float, by_share: bool) -> float:
    """What became of last year's value: 50件增长16% are 58."""
    return float(old.value) * (1 + by / 100) if by_share else float(old.value) + by


_BESIDE = 4
"""Letters between last year's value and the change from it."""
_PARTED = re.compile(r"[。；;\n]")
_LISTED = 5
"""How many items of a list may be taken up as one number."""


def _of_two(report: Report, first: Telling, second: Telling, parts: dict[int, int]) -> Iterator[Backing]:
    """What two neighbours leave, and what they make together."""
    a, b = first.figure, second.figure
    if {a.bound, b.bound} & {"over", "under"}:
        return  # 50万元以上: what it leaves may be anything
    label, about = first.label | second.label, first.about | second.about
    sure = report.sentence_at(a.start) is report.sentence_at(b.start) and a.value > b.value
    left = (a.low - b.high, a.high - b.low) if a.value > b.value else (b.low - a.high, b.high - a.low)
    done = (second if a.value > b.value else first).label
    not_so = frozenset(f"未{letter}" for pair in done for letter in pair)  # 合格147卷 of 150: what is left is 不合格
    rest = abs(float(a.value) - float(b.value))
    yield Backing(rest, *left, (first, second), label | not_so, about | not_so, denied=True, sure=sure)
    if a.unit not in SHARES and parts.get(b.start) != a.start:
        both = float(a.value + b.value)
        low, high = a.low + b.low, a.high + b.high
        kinds = _kinds_of_one(report, first, second)
        yield Backing(both, low, high, (first, second), label, about, denied=False, sure=kinds)


def _share_of_two(report: Report, first: Telling, second: Telling) -> Iterator[Backing]:
    """The share that the smaller of two neighbours is of the other: 审结64件，败诉5件, for 败诉率7.8%."""
    part, whole = sorted((first, second), key=lambda one: one.figure.value)
    if not 0 < part.figure.value < whole.figure.value or part.figure.bound != "exact" or whole.figure.bound != "exact":
        return
    share = 100 * float(part.figure.value) / float(whole.figure.value)
    half = 10.0**-_DECIMALS / 2
    sure = report.sentence_at(part.figure.start) is report.sentence_at(whole.figure.start)
    label, about = part.label, first.about | second.about
    yield Backing(
        round(share, _DECIMALS),
        share - half,
        share + half,
        (first, second),
        label,
        about,
        denied=False,
        sure=sure,
        reckoned=True,
    )


_DECIMALS = 1
"""Decimals of a share as reports tell it."""


def _kinds_of_one(report: Report, first: Telling, second: Telling) -> bool:
    """Whether two items of a list have a word in common, so that together they have its number: 村级化解, 镇级化解.

    Numbers of many digits need none: 罚款702.15万元，没收违法所得87.21万元.
    """
    figures = first.figure, second.figure
    between = report.text[first.figure.end : second.figure.start].lstrip()
    long = all(sum(map(str.isdigit, figure.text)) >= _LONG for figure in figures)
    named = between.startswith(NEXT) and bool(first.label & second.label) or between.startswith("，") and long
    return named and all(figure.bound == "exact" for figure in figures)


_LONG = 4
