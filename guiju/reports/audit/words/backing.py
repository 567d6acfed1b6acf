"""What the body of a report says that its first lines and its problems take up: figures, and what two of them leave.

The lead and the problems of a report tell little that its body does not tell too, in other words. A figure there is
*backed* by a figure of the body, or by what two neighbours of the body leave or make together.
Whether a backing is of the same thing is a matter of degree: how much of the rare words of the one the other has.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from guiju.reports.audit.numbers.arithmetic import anagram, disjoint, misprint, number, slip
from guiju.reports.audit.numbers.bases import family
from guiju.reports.audit.numbers.grid import leaves
from guiju.reports.audit.numbers.mistakes import mistypings
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.words.given import NOT, SHARES, Backing, denials, given, is_denied
from guiju.reports.audit.words.retelling import noun_behind, whole_above
from guiju.reports.audit.words.tellings import Telling, Words, pairs, summed_up
from guiju.reports.read.figure import Figure

_WHOLE = re.compile(r"^.*(?<![集其])[中里](?![心队小型央学介标期])")
"""The whole of which a part is told next: 队员中 in 21名队员中仍有3人未取得执法证."""
_SOME_OF_THEM = re.compile(r"[一-鿿“”]{2,10}?(?<![集其公])[中里](?![心队小型央学介标期])")
IN_HAND = re.compile(r"(?:[对把将]|抓好|做好)(?:全[县市区镇乡街州局系部]统?|现有|在[职岗编])?$")
"""Before those that a plan speaks of, and that there are: 对36件在办案件逐件督办."""
_NEXT = 14
"""Letters behind a figure that name what some are told of."""
_NOTHING: frozenset[str] = frozenset()
_NOUN = 6
"""Letters behind a figure that the body takes up that name the thing; then comes what is new of it."""
_BY_WHEN = re.compile(r"[一二三四上下]|[于在季]|年[内底初末]|全部|\d")
"""Where a plan goes on to say what shall become of them: 未结的5件监察案件于一季度办结."""
_ALL = re.compile("全部|全员|悉数|均|都")
"""Behind it comes what is said of the thing."""
_LEVEL = re.compile(r"(?:增加|减少|上升|下降|提高|降低|[升降增减])?[了到至为]?$")
"""The verb that leads to a figure, and tells nothing of the thing."""
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
_OF_ONE_TOPIC, _PARAGRAPH = 5.0, 200
"""How much the words of one topic must tell, those beside a figure twice; letters before it that are of its topic."""
_EXPLAINED, _BY_CHANCE = 0.5, 0.75
"""A backing in agreement explains a figure if its words are at least this near, measured by those of the other."""


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
        topic: what its sentence says before: 法律援助结案周期偏长 in 法律援助结案周期偏长，年底仍有37件没有办结.
        of: the words of the whole that it is said to be of: 行政复议 in 行政复议案件中有25件没有办结.
        whole: the number of that whole, if it is told.
        definite: whether it is told of something known: of what is not so, or of which some are told next.
    """

    figure: Figure
    sentence: Sentence
    words: frozenset[str]
    told: frozenset[frozenset[str]]
    not_so: frozenset[str]
    denied: bool
    inside: bool
    noun: str
    topic: frozenset[str]
    of: frozenset[str]
    whole: Figure | None
    definite: bool


def taking(report: Report, one: Telling) -> Taking:
    """The figure of a telling as the summary takes it up; in 由64件降至52件, the words before 64 tell of 52 too."""
    inside = not summed_up(report, one.figure.start)
    of_them = _SOME_OF_THEM.match(one.behind) is not None
    behind = one.behind.split("中")[0][:_NOUN] if inside or of_them else one.behind
    said = f"{_LEVEL.sub('', _WHOLE.sub('', one.before)).removeprefix(one.figure.unit)}，{behind}"
    if not pairs(said) and not _WHOLE.search(one.before):  # 18个所中有7个: nothing is said of the 7
        said = _LEVEL.sub("", report.clause_before(one.figure))
    short = (_BY_WHEN if report.planned(one.figure) else _ALL).split(said)[0]
    words, name = (frozenset(pairs(NOT.sub("，", clause))) for clause in (said, short))
    sentence, not_so = report.sentence_at(one.figure.start), frozenset(denials(said))
    denied, at = is_denied(said), one.figure.end
    taken = report.planned(one.figure) and IN_HAND.search(one.before)
    definite = denied or bool(taken) or _SOME_OF_THEM.match(report.text[at : at + _NEXT]) is not None
    of, whole = _WHOLE.search(one.before), whole_above(report, one.figure)
    named = noun_behind(report, whole) if whole else of.group() if of else ""
    topic = frozenset(pairs(report.text[sentence.start : one.figure.start])) - one.clause
    told = frozenset(said_of | also for said_of in (words, name) for also in (_NOTHING, not_so))
    return Taking(
        one.figure,
        sentence,
        words,
        told,
        not_so,
        denied,
        inside,
        one.noun,
        topic,
        frozenset(pairs(named)),
        whole,
        definite,
    )


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
        for backing in given(report, body, units_asked):
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
        meant = self._by_likeness(again, graded, explained)
        if meant is None and not again.inside:
            meant = self._by_topic(again) or self._done_of_its_whole(again)
        return meant

    def _by_likeness(self, again: Taking, graded: Sequence[tuple[float, Backing]], explained: float) -> Backing | None:
        """What is alike in words and digits, if the words explain nothing else better."""
        figure = again.figure
        slips = [
            (grade, one)
            for grade, one in graded
            if one.elsewhere(figure.doc, again.sentence) and self._may_be(again, one, grade)
        ]
        grade, meant = max(slips, key=lambda pair: pair[0], default=(0.0, None))
        if explained > _EXPLAINED * grade or self._left_of_two(graded, again, grade):
            return None
        if meant is not None and self._sure(again, meant, grade):
            return meant
        return None if explained or again.inside else self._swapped(figure)

    def _sure(self, again: Taking, meant: Backing, grade: float) -> bool:
        """Whether words and digits together leave little doubt that two figures are one."""
        if again.of and not again.of & self._paragraph(meant):
            return False  # 行政复议案件中有25件没有按期受理 are no calls
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
        if figure.unit in SHARES or len(number(float(figure.value)).replace(".", "")) < _MANY:
            return None
        told = (one for one in self._told[family(figure.unit)] if one.sure and self._speaks_to(one, figure))
        meant = [one for one in told if anagram(one.value, float(figure.value))]
        return meant[0] if len({one.value for one in meant}) == 1 else None

    def _by_topic(self, again: Taking) -> Backing | None:
        """The one figure a slip away whose sentence is of the topic of the whole sentence; of known things only."""
        figure = again.figure
        if not again.definite or figure.unit in SHARES or figure.value < _FEW:
            return None
        told = again.words | again.not_so | again.topic
        graded = [(self._telling(told, one), one) for one in self._sharing(again, told) if _asked(one, again)]
        slips = [
            (grade, one)
            for grade, one in graded
            if len(one.taken) == 1 and one.elsewhere(figure.doc, again.sentence) and _may_be_meant(one, again, _KEEPS)
        ]
        best, meant = max(slips, key=lambda pair: pair[0], default=(0.0, None))
        others = [one for grade, one in slips if grade >= _EXPLAINED * best]
        explained = any(one.agrees(figure) and grade * _trust(one, again) >= _EXPLAINED * best for grade, one in graded)
        known = len({one.value for one in others}) == 1 and not explained and best >= _OF_ONE_TOPIC
        return meant if known else None

    def _telling(self, told: frozenset[str], one: Backing) -> float:
        """How much of some words the paragraph of a backing has before it, and how much stands beside it."""
        return self._words.rarity(told & self._paragraph(one)) + self._words.rarity(told & one.label)

    def _paragraph(self, one: Backing) -> frozenset[str]:
        """The words of a backing's sentence, and those before it in its paragraph."""
        figure = one.taken[0].figure
        at, text = figure.start, self._report.text
        return one.about | pairs(text[max(text.rfind("\n", 0, at), at - _PARAGRAPH) + 1 : at])

    def _done_of_its_whole(self, again: Taking) -> Backing | None:
        """What was done of the whole that stands beside what is left: 42名在编人员中仍有2人没有执法证, and 40人持证.

        Short numbers: the one thing that all words name, of the very whole.
        """
        whole, words = again.whole, again.words
        if whole is None or not again.denied or whole.bound != "exact" or self._words.rarity(again.of) < _TELLING:
            return None
        done = [one for one in self._told[family(again.figure.unit)] if words and words <= one.label and not one.denied]
        done = [one for one in done if one.sure and one.value < whole.value and again.of & one.about]
        left = {float(whole.value) - one.value for one in done}
        return done[0] if len(left) == 1 and slip(left.pop(), float(again.figure.value)) else None

    def _sharing(self, again: Taking, told: frozenset[str] | None = None) -> list[Backing]:
        units, told = family(again.figure.unit), told or again.words | again.not_so
        found = {id(one): one for pair in told for one in self._by_pair.get((units, pair), ())}
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
        return stands_out and any(one.agrees(figure) for one in told if one.taken[0].figure.bound != "over")

    def _likeness(self, again: Taking, backing: Backing) -> float:
        """The share of the words of the figure that the backing has, by how much they tell; its label counts twice."""
        return max(self._part_of(words, backing) for words in again.told)

    def _part_of(self, words: frozenset[str], backing: Backing) -> float:
        whole = self._words.rarity(words)
        told = self._words.rarity(words & backing.about) + self._words.rarity(words & backing.label)
        return told / (2 * max(whole, _TELLING_LITTLE))

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
        if figure.unit in SHARES:
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


def _asked(backing: Backing, again: Taking) -> bool:
    """Whether the words ask for what a backing is: for a figure, or for what two leave."""
    return len(backing.taken) == 1 or backing.denied and again.denied


def _trust(backing: Backing, again: Taking) -> float:
    """How far to trust an explanation: two figures give by chance what one does not, unless the words ask for it."""
    return 1.0 if _asked(backing, again) else _BY_CHANCE * _BY_CHANCE if backing.reckoned else _BY_CHANCE


def _may_be_meant(backing: Backing, again: Taking, keeps: float) -> bool:
    """Whether a slip of the pen makes the figure of a backing that counts what is so, or what is not so, like it."""
    if not backing.sure or backing.denied != again.denied or backing.agrees(again.figure):
        return False
    small, large = sorted((backing.value, float(again.figure.value)))
    near = small >= _NEAR * large and small >= _LEAST and len(backing.taken) == 1
    counted = not again.inside and again.figure.kind == "count" and again.figure.value % _ROUND > 0
    slipped = slip(small, large) or _slipped_when_rounded(backing, again.figure)
    return small >= keeps * large and slipped or near and counted


def _slipped_when_rounded(backing: Backing, figure: Figure) -> bool:
    """Whether a rounded number is a slip away from one that the backing rounds to: 2.74万件, of 24710件."""
    numeral = re.search(r"\d+\.\d+(?=[万亿])", figure.text)
    if numeral is None or len(numeral.group()) <= _MANY or figure.bound != "exact":
        return False
    return any(backing.agrees(other) for other in mistypings(figure))
