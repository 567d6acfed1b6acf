"""From a figure to the indicator it is a value of, with a score and a reason; none rather than a guess.

The words of an indicator must stand in the figure's own phrase, next to the number: before it with nothing but light
words between (行政复议案件共128件), or behind it as what is counted (4个法律服务保障小组). Kind and unit must fit. A
short name counts only where the sentence names its line of work.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from operator import add

from guiju.reports.read.catalogue import MARK, Catalogue, Indicator, Pattern
from guiju.reports.read.modifiers import DOING
from guiju.reports.read.phrase import Context, Phrase
from guiju.reports.read.sense import BARE, is_itself, is_of_this_work
from guiju.reports.read.units import unit_class

__all__ = ["Link", "link"]


@dataclass(slots=True)
class Link:
    """The indicator found (or None), how sure, and why."""

    indicator: str | None
    score: float | None
    reason: str | None
    sort: str | None = None
    """The line of work of which the figure counts but a sort of something."""


THRESHOLD = 0.62
_EARLIER = -0.08
"""What context words that stand in an earlier sentence add to the score."""
_REACH = 22
"""Characters that may stand between a number and the last word of what it counts."""
_NOUN_UNITS = frozenset(("方面", "大类", "小项", "学时", "部门", "乡镇", "镇街", "社区"))
_NONE = Link(None, None, None)
_LIGHT = re.compile(
    r"(?:案件|事项|活动|等|各类|各项|共计|共|累计|总计|合计|达到|达|到|为|约|总量|总数|数量|数|量|总|了|已|均|的|人数|件数|次数|仅|只有|有|是|分别|全部|也|保持|在|"
    r"材料|申请|案|联合检查|联合执法|同比|环比|比上年|比去年|较上年|较去年|上年|去年|增长|下降|减少|增加|提高|"
    r"上升|降低|缩减|精简|压减|实现|完成|开展|组织|举办|以来|全年|年度|当年|相关|累积|超额|月均|年均|平均|指数|排名|位列|位居|居|列|全市|全省|全国|全县|全区|第|跃|"
    r"总体|综合|评价|持续|稳定|进|至|稳居|提升|县级|市级|率|诉讼|：|:|、|和|及|与|或)*"
)
_FITS = {
    frozenset(pair.split()): weight
    for pair, weight in {
        "cases things": 0.9, "cases places": 0.85, "things places": 0.95, "firms places": 0.9, "firms things": 0.75,
        "events cases": 0.6, "events things": 0.7, "persons places": 0.8, "visits persons": 0.8, "firms visits": 0.6,
        "cases firms": 0.6, "events visits": 0.55, "persons things": 0.6, "events places": 0.6, "cases visits": 0.6,
        "goods things": 0.9, "goods places": 0.8,
    }.items()
}  # fmt: skip


@cache
def unit_fit(unit: str, wanted: str) -> float:
    """How well a figure's unit fits an indicator's: 1 the same, 0 impossible."""
    if unit == wanted:
        return 1.0
    if unit == "条" and wanted == "件":
        return 0.6  # pieces of news about cases are no cases
    if not unit:
        return 0.85
    mine, theirs = unit_class(unit), unit_class(wanted)
    if mine == theirs and mine not in ("measures", "shares", "money", "time"):
        return 0.97
    return _FITS.get(frozenset((mine, theirs)), 0.0)


_Reached = tuple[float, float, str, Pattern]
"""The highest score that a pattern can reach, how well its unit fits, its second longest word, and the pattern."""


@dataclass(slots=True)
class _Word:
    """The longest word of some patterns; and of them those that a unit allows, once a figure has asked."""

    said: str
    patterns: list[Pattern]
    by_unit: dict[str, list[_Reached]]

    def fitting(self, unit: str) -> list[_Reached]:
        """The patterns that a figure in `unit` may mean, those that can reach most first."""
        reached = self.by_unit.get(unit)
        if reached is None:
            reached = self.by_unit[unit] = []
            for pattern in self.patterns:
                fit = float(unit in pattern.units) if pattern.units else unit_fit(unit, pattern.indicator.unit)
                if fit:
                    second = sorted(pattern.words, key=len)[-2] if len(pattern.words) > 1 else ""
                    reached.append((pattern.best * fit + 0.08 * len(pattern.needs), fit, second, pattern))
            reached.sort(key=lambda one: -one[0])  # the first to fit makes most others needless
        return reached


def _words(catalogue: Catalogue, kind: str) -> dict[str, list[_Word]]:
    """For two characters the longest words of patterns of a kind that hold them.

    Each word stands under its rarest two characters (复议 rather than 行政), so that few are looked for in vain.
    """
    found: dict[str, list[Pattern]] = {}
    for patterns in catalogue.index.get(kind, {}).values():
        for word, pattern in patterns:
            found.setdefault(word, []).append(pattern)
    common = Counter(pair for word in found for pair in map(add, word, word[1:]))
    by_pair: dict[str, list[_Word]] = {}
    for word, those in found.items():
        pair = min(map(add, word, word[1:]), key=common.__getitem__)
        by_pair.setdefault(pair, []).append(_Word(word, those, {}))
    return by_pair


def link(catalogue: Catalogue, phrase: Phrase, kind: str, unit: str) -> Link:
    """The indicator of a figure of `kind` in `unit` within `phrase`."""
    words = catalogue.words.get(kind)
    if words is None:
        words = catalogue.words[kind] = _words(catalogue, kind)
    local = f"{phrase.left}{MARK}{unit if unit in _NOUN_UNITS else ''}{phrase.right}"
    mark = len(phrase.left)
    best = (0.0, 0)
    winner: Pattern | None = None
    sort: Indicator | None = None
    for word in _standing(words, local):
        for reach, fit, second, pattern in word.fitting(unit):
            if reach <= best[0]:
                break  # another name fits better than this one and those behind it can
            if pattern.by and phrase.reporter not in pattern.by:
                continue
            if second not in local or (pattern.needs and not _spoken_of(pattern.needs, phrase.context.said)):
                continue
            if (place := _place(pattern.words, local, mark)) is None:
                continue
            score = _score(pattern, place, local, mark, phrase, fit, unit)
            if score <= 0 or (score, pattern.size) <= best or not is_of_this_work(pattern, phrase):
                continue
            if is_itself(pattern, place, local, mark, phrase):
                best, winner = (score, pattern.size), pattern
            else:
                sort = pattern.indicator
    if winner is None:
        return _NONE if sort is None else Link(None, None, f"只是“{sort.name}”的一类，或另有所指", sort.line)
    why = _reason(winner, phrase, unit)
    if best[0] < THRESHOLD:
        return Link(None, None, f"最近的“{winner.indicator.name}”把握不足（{best[0]:.2f}）：{why}")
    return Link(winner.indicator.id, round(min(best[0], 1.0), 2), why)


def _standing(words: dict[str, list[_Word]], local: str) -> list[_Word]:
    """The words that stand in the phrase, each once, in their order."""
    # Every pair of neighbouring characters, by map and filter, for this is asked of each character of a report.
    pairs = dict.fromkeys(filter(words.__contains__, map(add, local, local[1:])))
    return [word for pair in pairs for word in words[pair] if word.said in local] if pairs else []


def _spoken_of(groups: tuple[tuple[str, ...], ...], said: str) -> bool:
    """Whether a word of each group stands anywhere around the figure; most patterns fail for want of one."""
    for group in groups:
        for word in group:
            if word in said:
                break
        else:
            return False
    return True


def _score(
    pattern: Pattern, place: tuple[int, ...], local: str, mark: int, phrase: Phrase, fit: float, unit: str
) -> float:
    """How well a pattern whose words stand at `place` explains the figure; 0 where it does not."""
    right = phrase.right
    first, last_start = place[0], place[-1]
    last_end = last_start + len(pattern.words[-1])
    score = pattern.best
    if last_end <= mark:
        heavy = mark - last_end
        if heavy and (light := _LIGHT.match(local, last_end, mark)) is not None:
            heavy = mark - light.end()
        if heavy > 8:
            return 0.0
        score -= (0.06 if pattern.indicator.kind == "rank" else 0.21) * heavy  # 事项目录 are no 事项
        if right and not _closed(right):
            score -= 0.22  # the number counts what stands behind it
    else:
        modifiers = last_start - mark - 1
        if modifiers > _REACH:
            return 0.0
        score -= 0.012 * max(0, modifiers - 4) if first > mark else 0.03
        if fit < 0.97 and MARK not in pattern.words:
            score *= 0.8  # the classifier belongs to the noun behind it
    if pattern.bans and _banned(pattern, local, first, last_end, mark, phrase, unit):
        return 0.0
    score *= fit
    farthest = 0.0
    for group in pattern.needs:
        near = _nearest(group, phrase.context)
        if near is None or (near[0] == _EARLIER and pattern.size < BARE and pattern.words[0] not in DOING):
            return 0.0  # 审结12件 goes on about what the sentence before counted, 事项12项 about anything
        if near[0] > 0:
            score += near[0]
        elif near[0] < farthest:  # words that stand together in an earlier sentence are as far as one of them
            farthest = near[0]
    score += farthest
    bare = len(pattern.words) == 1 and pattern.size <= BARE and not pattern.needs
    return score - 0.12 if bare else score


def _place(words: tuple[str, ...], local: str, mark: int) -> tuple[int, ...] | None:
    """Where the words stand in their order, as close together as they do; None if they do not.

    A single name counts where it is nearest before the number: one repeated in the phrase means its last mention.
    """
    if len(words) == 1:
        start = local.rfind(words[0], 0, mark)
        start = start if start >= 0 else local.find(words[0])
        return None if start < 0 else (start,)
    end = 0
    for word in words:
        end = local.find(word, end) + len(word)
        if end < len(word):
            return None
    places = []
    for word in reversed(words):
        end = local.rfind(word, 0, end)
        places.append(end)
    return tuple(reversed(places))


def _banned(pattern: Pattern, local: str, first: int, last: int, mark: int, phrase: Phrase, unit: str) -> bool:
    """Whether a word stands beside the pattern that makes another thing of it."""
    if unit in pattern.not_in:
        return True
    if pattern.beside:
        window = local[max(0, first - 8) : max(last, mark)] + local[mark : mark + 24]
        for word in pattern.beside:
            if word in window:
                return True
    if pattern.around:
        context = phrase.context
        said = f"{context.before}。{context.sentence[: context.at]}。{phrase.right}"
        for word in pattern.around:
            if word in said:
                return True
    return False


def _nearest(group: tuple[str, ...], context: Context) -> tuple[float, str] | None:
    """What one of a group of context words adds to the score, and the word; None where none stands."""
    near, nearest = -1, ""
    for word in group:
        place = context.sentence.rfind(word, 0, context.at)
        if place > near:
            near, nearest = place, word
    if near >= 0:
        return 0.03 + 0.05 * (1 - (context.at - near) / (len(context.sentence) + 1)), nearest
    for word in group:
        if word in context.sentence:
            return 0.0, word
    for word in group:
        if word in context.before and word in _PARTS.sub("", context.before):
            return -0.03, word
    for word in group:
        if word in context.earlier:
            return _EARLIER, word
    return None


def _reason(pattern: Pattern, phrase: Phrase, unit: str) -> str:
    """Why the pattern was taken, in words."""
    found = (_nearest(group, phrase.context) for group in pattern.needs)
    spoken = "".join(f"，语境“{near[1]}”" for near in found if near) if pattern.needs else ""
    return f"{pattern.said}{spoken}，单位{'相合' if unit == pattern.indicator.unit else '相近'}"


# A semicolon closes what 其中 opened: 应诉案件65件，其中政府为被告11件；败诉8件 were lost by all.
_PARTS = re.compile("其中[^；]*")
_OPEN_NOUN = re.compile(r"^[\u4e00-\u9fff“《A-Z]")


def _closed(right: str) -> bool:
    """Whether nothing counted follows the number: the clause ends, or goes on with a verb or connective."""
    return not _OPEN_NOUN.match(right) or right.startswith(
        ("的", "，", "。", "以", "和", "及", "，", "相比", "均", "全", "达", "已", "较", "比", "占")
    )
