"""What the body of a report says that its first lines and its problems take up: figures, and what two of them leave.

The lead and the problems of a report tell little that its body does not tell too, in other words. A figure there is
*backed* by a figure of the body, or by what two neighbours of the body leave or make together.
Whether a backing is of the same thing is a matter of degree: how much of the rare words of the one the other has.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from guiju.reports.audit.numbers.arithmetic import anagram, disjoint, misprint, number, slip
from guiju.reports.audit.numbers.bases import family
from guiju.reports.audit.numbers.grid import leaves
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.words.likeness import of_another_year
from guiju.reports.audit.words.tellings import NEXT, Telling, Words, neighbours, pairs, summed_up
from guiju.reports.read.figure import Figure

_NOT = re.compile(r"未能?|没有?|无法?|不(?:能|足)?|尚|缺|空编|空缺|差|剩余|余下|其余")
"""What says that something is not so. The words of the thing are the same without it."""
_DENIED = re.compile(r"(?:未能?|没有?|无法|不能?)((?:(?![的在])[一-鿿]){1,2})")
"""What was not done: 未办结 and 未结 are one."""
_WHOLE = re.compile(r"^.*(?<![集其])[中里](?![心队小型央学介标期])")
"""The whole of which a part is told next: 队员中 in 21名队员中仍有3人未取得执法证."""
_NOTHING: frozenset[str] = frozenset()
_NOUN = 6
"""Letters behind a figure that the body takes up that name the thing; then comes what is new of it."""
_BY_WHEN = re.compile(r"[一二三四上下]|[于在季]|年[内底初末]|全部|\d")
"""Where a plan goes on to say what shall become of them: 未结的5件监察案件于一季度办结."""
_ALL = re.compile("全部|全员|悉数|均|都")
"""Behind it comes what is said of the thing."""
_LEVEL = re.compile(r"(?:增加|减少|上升|下降|提高|降低|[升降增减])?[了到至为]?$")
"""The verb that leads to a figure, and tells nothing of the thing."""
_SHARES = frozenset({"%"})
_STANDS_OUT = 100
"""A number from here on, or one with decimals, is seldom told of two things."""
_KEEPS = 0.4
"""A slip of the pen that makes the number smaller than this share of itself is seen at once."""
_ALIKE, _ALIKE_SWAPPED, _ALIKE_IN_DIGITS, _MANY = 0.25, 0.18, 0.12, 3
"""How alike the words must be; two digits swapped, and one of three or more changed, are a likeness themselves."""
_NEAR, _LEAST, _ROUND = 0.85, 20, 100
"""How near, from what number on, two that are no slip of each other are yet one thing; 突破500件 is no count."""
_THE_SAME, _LEFT_ALIKE, _TELLING_SAME = 0.6, 0.4, 6.0
"""So near, and of so rare words, a figure is the very one that is meant, however few digits it keeps."""
_TELLING_LITTLE, _TELLING, _RARE = 1.5, 2.5, 9.0
"""How much the shared words must tell, see `Words.rarity`: 案件 and 工作 tell nothing, rare words enough."""
_EXPLAINED, _BY_CHANCE = 0.5, 0.75
"""A backing in agreement explains a figure if its words are at least this near, measured by those of the other."""


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
        return _SHARES if self.reckoned else family(self.taken[0].figure.unit)

    def apart(self, figure: Figure) -> bool:
        """Whether the value does not come of the figure itself."""
        return all(one.figure is not figure for one in self.taken)

    def elsewhere(self, again: "Taking") -> bool:
        """Whether the value comes of another sentence, or of another report."""
        here = (one.figure for one in self.taken if one.figure.doc == again.figure.doc)
        return not any(again.sentence.start <= figure.start < again.sentence.end for figure in here)

    def agrees(self, figure: Figure) -> bool:
        """Whether a figure may have this value; what is below a bound is told of no number."""
        bounded = any(one.figure.bound == "under" for one in self.taken)
        return not bounded and not disjoint((self.low, self.high), (figure.low, figure.high))


@dataclass(frozen=True, slots=True, eq=False)
class Taking:
    """A figure that takes up what is told elsewhere.

    Attributes:
        figure: the figure.
        sentence: the sentence that it stands in.
        words: the words that name the thing, and may say more of it.
        told: those words, and those of them before 全部, 均, 都 or the day of a plan; each with and without `not_so`.
        not_so: what they say is not so, letter by letter; the body may have another verb for it.
        denied: whether they say that it is not so.
        inside: whether the body itself takes it up.
        noun: the words behind the figure.
    """

    figure: Figure
    sentence: Sentence
    words: frozenset[str]
    told: frozenset[frozenset[str]]
    not_so: frozenset[str]
    denied: bool
    inside: bool
    noun: str


def taking(report: Report, one: Telling) -> Taking:
    """The figure of a telling as the summary takes it up; in 由64件降至52件, the words before 64 tell of 52 too."""
    inside = not summed_up(report, one.figure.start)
    behind = one.behind.split("中")[0][:_NOUN] if inside else one.behind
    said = f"{_LEVEL.sub('', _WHOLE.sub('', one.before)).removeprefix(one.figure.unit)}，{behind}"
    if not pairs(said) and not _WHOLE.search(one.before):  # 18个所中有7个: nothing is said of the 7
        said = _LEVEL.sub("", report.clause_before(one.figure))
    short = (_BY_WHEN if report.planned(one.figure) else _ALL).split(said)[0]
    words, name = (frozenset(pairs(_NOT.sub("，", clause))) for clause in (said, short))
    sentence, not_so = report.sentence_at(one.figure.start), frozenset(_denials(said))
    told = frozenset(said_of | also for said_of in (words, name) for also in (_NOTHING, not_so))
    return Taking(one.figure, sentence, words, told, not_so, _NOT.search(said) is not None, inside, one.noun)


def _denials(said: str) -> set[str]:
    """What is said not to be so, letter by letter: 未办结 and 未结 share a letter, though no two."""
    return {f"未{letter}" for found in _DENIED.finditer(said) for letter in found.group(1)}


class Backings:
    """All backings that the body gives, by their units and the pairs of letters of their words."""

    def __init__(
        self,
        report: Report,
        body: Sequence[Telling],
        words: Words,
        bounds: tuple[int, int] | None = None,
        *,
        asked: Iterable[Telling],
    ):
        """`bounds`: where the body ends and the plan begins, if it goes beyond it; `asked`: what is to be backed."""
        units_asked = {family(one.figure.unit) for one in asked}
        self._report, self._words = report, words
        self._bounds = bounds or (len(report.text), 0)
        self._by_pair: dict[tuple[frozenset[str], str], list[Backing]] = defaultdict(list)
        self._told: dict[frozenset[str], list[Backing]] = defaultdict(list)
        for backing in _all(report, body, units_asked):
            for pair in backing.about:
                self._by_pair[backing.units, pair].append(backing)
            if len(backing.taken) == 1:
                self._told[backing.units].append(backing)

    def against(self, again: Taking) -> Backing | None:
        """What a figure of the summary most likely miswrites.

        None where another backing explains the figure, or where none is but a slip of the pen away in words alike.
        """
        figure = again.figure
        if self._told_somewhere(figure) or again.denied and leaves(self._report, figure):
            return None
        graded = [(self._likeness(again, backing), backing) for backing in self._sharing(again)]
        agreeing = [(grade, one) for grade, one in graded if one.agrees(figure)]
        if any(self._repeats(again, one) for _, one in agreeing):
            return None
        explained = max((grade * _trust(one, again) for grade, one in agreeing), default=0.0)
        slips = [(grade, one) for grade, one in graded if one.elsewhere(again) and self._may_be(again, one, grade)]
        grade, meant = max(slips, key=lambda pair: pair[0], default=(0.0, None))
        if explained > _EXPLAINED * grade or self._left_of_two(graded, again, grade):
            return None
        if meant is not None and self._sure(again, meant, grade):
            return meant
        return None if explained or again.inside else self._swapped(figure)

    def _sure(self, again: Taking, meant: Backing, grade: float) -> bool:
        """Whether words and digits together leave little doubt that two figures are one."""
        shared, value = self._words.rarity((again.words | again.not_so) & meant.about), float(again.figure.value)
        many = len(number(value).replace(".", "")) >= _MANY
        if meant.reckoned and not meant.label & again.words:
            return False
        if shared < (_TELLING_LITTLE if many and grade >= _THE_SAME else _TELLING):
            return False
        if misprint(meant.value, value):
            return grade >= (_ALIKE_IN_DIGITS if many else _ALIKE_SWAPPED)
        return grade >= _ALIKE or grade >= _ALIKE_IN_DIGITS and shared >= _RARE

    def _may_be(self, again: Taking, backing: Backing, grade: float) -> bool:
        """Whether the figure may be the backing miswritten; where the words are nearly all the same, by any slip."""
        left = again.denied and backing.denied and len(backing.taken) > 1 and grade >= _LEFT_ALIKE
        same = (grade >= _THE_SAME or left) and self._words.rarity(
            (again.words | again.not_so) & backing.about
        ) >= _TELLING_SAME
        return _may_be_meant(backing, again, 0.0 if same else _KEEPS)

    def _swapped(self, figure: Figure) -> Backing | None:
        """The one figure of the body that has its digits, two of them swapped: no words are needed for it."""
        if figure.unit in _SHARES or len(number(float(figure.value)).replace(".", "")) < _MANY:
            return None
        told = (one for one in self._told[family(figure.unit)] if one.sure and self._speaks_to(one, figure))
        meant = [one for one in told if anagram(one.value, float(figure.value))]
        return meant[0] if len({one.value for one in meant}) == 1 else None

    def _sharing(self, again: Taking) -> list[Backing]:
        units = family(again.figure.unit)
        found = {id(one): one for pair in again.words | again.not_so for one in self._by_pair.get((units, pair), ())}
        return [one for one in found.values() if self._speaks_to(one, again.figure)]

    def _speaks_to(self, one: Backing, figure: Figure) -> bool:
        """Whether a backing may back a figure: its own is none, and what the problems tell backs the plan only."""
        body_ends, plan_begins = self._bounds
        told_before = one.taken[-1].figure.start < body_ends or figure.start >= plan_begins
        return told_before and one.apart(figure)

    def _told_somewhere(self, figure: Figure) -> bool:
        """Whether a number that stands out is told in the body, of whatever thing."""
        stands_out = figure.value >= _STANDS_OUT or figure.value != int(figure.value)
        told = (one for one in self._told[family(figure.unit)] if self._speaks_to(one, figure))
        return stands_out and any(one.agrees(figure) for one in told)

    def _likeness(self, again: Taking, backing: Backing) -> float:
        """The share of the words of the figure that the backing has, by how much they tell; its label counts twice."""
        return max(self._part_of(words, backing) for words in again.told)

    def _part_of(self, words: frozenset[str], backing: Backing) -> float:
        whole = self._words.rarity(words)
        told = self._words.rarity(words & backing.about) + self._words.rarity(words & backing.label)
        return told / (2 * whole) if whole else 0.0

    @staticmethod
    def _repeats(again: Taking, one: Backing) -> bool:
        """Whether a number is told twice under its noun: 46个在建工程项目, 46个项目; no slip is made twice."""
        noun = one.taken[0].noun[:_NAME]
        same = again.figure.value >= _FEW and len(noun) == _NAME and noun == again.noun[:_NAME]  # 13个市州
        same = same or again.figure.value >= _LEAST and bool(again.words & one.label)
        return len(one.taken) == 1 and same

    @staticmethod
    def _left_of_two(graded: Sequence[tuple[float, Backing]], again: Taking, best: float) -> bool:
        """Whether two figures of like words leave or make the figure, though far from each other.

        What is not so needs no more of its whole than a word: 11座矿山未达绿色矿山标准, of 持证矿山27座.
        """
        figure = again.figure
        if figure.unit in _SHARES:
            return False
        wholes = [one for _, one in graded if len(one.taken) == 1 and one.label & again.words] if again.denied else []
        alike = [(grade, one) for grade, one in graded if len(one.taken) == 1 and grade >= _EXPLAINED * best]
        near = [one for _, one in sorted(alike, key=lambda pair: -pair[0])][:_MOST]
        left = any(
            not disjoint((whole.low - part.high, whole.high - part.low), (figure.low, figure.high))
            for whole in (*near, *wholes)
            for part in near
            if whole.value > part.value
        )
        named = [one for one in near if one.label & again.words]
        return left or any(  # 部门不合格2卷, 乡镇不合格4卷: 6卷不合格案卷
            not disjoint((one.low + two.low, one.high + two.high), (figure.low, figure.high))
            for one, two in combinations(named, 2)
            if len(one.label & two.label & again.words) + (again.denied and one.denied and two.denied) >= _NAMED
        )


_FEW, _NAME = 10, 2
"""The least number whose noun, of so many letters, shows that it is told twice."""
_MOST, _NAMED = 6, 2
"""How many backings of like words are asked for two that leave a figure; pairs of letters in the name of two."""


def _trust(backing: Backing, again: Taking) -> float:
    """How far to trust an explanation: two figures give by chance what one does not, unless the words ask for it."""
    asked = len(backing.taken) == 1 or backing.denied and again.denied
    return 1.0 if asked else _BY_CHANCE * _BY_CHANCE if backing.reckoned else _BY_CHANCE


def _may_be_meant(backing: Backing, again: Taking, keeps: float) -> bool:
    """Whether a slip of the pen makes the figure of a backing that counts what is so, or what is not so, like it."""
    if not backing.sure or backing.denied != again.denied or backing.agrees(again.figure):
        return False
    small, large = sorted((backing.value, float(again.figure.value)))
    near = small >= _NEAR * large and small >= _LEAST and len(backing.taken) == 1
    counted = not again.inside and again.figure.kind == "count" and again.figure.value % _ROUND > 0
    return small >= keeps * large and slip(small, large) or near and counted


def _all(report: Report, body: Sequence[Telling], units: Collection[frozenset[str]]) -> Iterator[Backing]:
    for one in body:
        figure = one.figure
        if family(figure.unit) not in units:
            continue
        denied = _NOT.search(one.before + one.noun) is not None
        sure = figure.bound == "exact" and not of_another_year(report, figure)
        not_so = frozenset(_denials(one.before + one.behind) if denied else ())
        label, about = one.label | not_so, one.about | not_so
        yield Backing(float(figure.value), figure.low, figure.high, (one,), label, about, denied, sure)
    yield from _grown(report, body)
    for first, second in neighbours(report, body):
        if _SHARES in units and first.figure.kind == second.figure.kind == "count":
            yield from _share_of_two(report, first, second)
        if family(first.figure.unit) in units:
            yield from _of_two(report, first, second)
    for turn in (turn for turn, one in enumerate(body) if family(one.figure.unit) in units):
        yield from _of_more(report, body[turn : turn + _LISTED])


def _of_more(report: Report, run: Sequence[Telling]) -> Iterator[Backing]:
    """What three and more in one unit make that are told one after the other: 医院4家、卫生院22家、门诊部3家."""
    for size in range(3, len(run) + 1):
        taken = tuple(run[:size])
        figures = [one.figure for one in taken]
        parted = _PARTED.search(report.text[figures[-2].end : figures[-1].start])
        if parted or figures[-1].unit != figures[0].unit or figures[0].unit in _SHARES:
            return
        label, about = frozenset().union(*(x.label for x in taken)), frozenset().union(*(x.about for x in taken))
        low, high = sum(f.low for f in figures), sum(f.high for f in figures)
        yield Backing(float(sum(f.value for f in figures)), low, high, taken, label, about, denied=False, sure=False)


def _grown(report: Report, body: Sequence[Telling]) -> Iterator[Backing]:
    """This year's value where only last year's is told, and how it changed: 比上年的750件增加150件."""
    following = {a.start: b for a, b in zip(report.figures, report.figures[1:], strict=False)}
    for one in body:
        old, change = one.figure, following.get(one.figure.start)
        alike = change is not None and change.kind == "change" and change.unit == old.unit and change.bound == "exact"
        if change is None or not alike or old.bound != "exact" or not of_another_year(report, old):
            continue
        if len(report.between(old, change)) <= _BESIDE and change.direction in {"up", "down"}:
            value = float(old.value + (change.value if change.direction == "up" else -change.value))
            yield Backing(value, value, value, (one,), one.label, one.about, denied=False, sure=True)


_BESIDE = 4
"""Letters between last year's value and the change from it."""
_PARTED = re.compile(r"[。；;\n]")
_LISTED = 5
"""How many items of a list may be taken up as one number."""


def _of_two(report: Report, first: Telling, second: Telling) -> Iterator[Backing]:
    """What two neighbours leave, and what they make together."""
    a, b = first.figure, second.figure
    label, about = first.label | second.label, first.about | second.about
    sure = report.sentence_at(a.start) is report.sentence_at(b.start) and a.value > b.value
    left = (a.low - b.high, a.high - b.low) if a.value > b.value else (b.low - a.high, b.high - a.low)
    done = (second if a.value > b.value else first).label
    not_so = frozenset(f"未{letter}" for pair in done for letter in pair)  # 合格147卷 of 150: what is left is 不合格
    rest = abs(float(a.value) - float(b.value))
    yield Backing(rest, *left, (first, second), label | not_so, about | not_so, denied=True, sure=sure)
    if a.unit not in _SHARES:
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
    """Whether two items of a list have a word in common, so that together they have its number: 村级化解, 镇级化解."""
    listed = report.text[first.figure.end : second.figure.start].lstrip().startswith(NEXT)
    exact = first.figure.bound == second.figure.bound == "exact"
    return listed and exact and bool(first.label & second.label)
