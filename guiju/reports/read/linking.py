"""From a figure to the indicator it is a value of, with a score and a reason; none rather than a guess.

The words of an indicator must stand in the figure's own phrase, next to the number: before it with nothing but light
words between (行政复议案件共128件), or behind it as what is counted (4个法律服务保障小组). Kind and unit must fit. A
short name counts only where the sentence names its line of work.
"""

import re
from dataclasses import dataclass

from guiju.reports.read.catalogue import MARK, Catalogue, Pattern
from guiju.reports.read.units import unit_class

__all__ = ["Link", "Phrase", "link"]


@dataclass(slots=True)
class Phrase:
    """The words around a figure, plain: before it in its clause, behind it, its sentence, and what came before."""

    left: str
    right: str
    sentence: str
    at: int
    """Offset of the figure in the sentence."""
    before: str


@dataclass(slots=True)
class Link:
    """The indicator found (or None), how sure, and why."""

    indicator: str | None
    score: float | None
    reason: str | None


THRESHOLD = 0.62
_NOUN_UNITS = frozenset(("方面", "大类", "小项", "学时", "部门", "乡镇", "镇街", "社区"))
_NONE = Link(None, None, None)
_LIGHT = re.compile(
    r"(?:案件|事项|工作|活动|等|各类|各项|共计|共|累计|总计|合计|达到|达|到|为|约|总量|总数|数量|数|量|总|了|已|均|的|人数|件数|次数|仅|只有|有|是|分别|全部|也|保持|在|"
    r"任务|项目|服务|文件|材料|信息|人员|对象|问题|线索|案|申请|建设|宣传|会议|会|培训|名单|群众|企业|同比|环比|比上年|比去年|较上年|较去年|上年|去年|增长|下降|减少|增加|提高|"
    r"上升|降低|缩减|精简|压减|实现|完成|开展|组织|举办|以来|全年|年度|当年|机制|相关|制度|累积|超额|月均|年均|平均|指数|排名|位列|位居|居|列|全市|全省|全国|全县|全区|第|跃|"
    r"总体|综合|评价|数量|持续|稳定|进|至|稳居|提升|县级|市级|率|案卷|诉讼|责任|单位|部门|：|:|、|和|及|与|或)*"
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


def unit_fit(unit: str, wanted: str) -> float:
    """How well a figure's unit fits an indicator's: 1 the same, 0 impossible."""
    if unit == wanted:
        return 1.0
    if not unit:
        return 0.85
    mine, theirs = unit_class(unit), unit_class(wanted)
    if mine == theirs and mine not in ("measures", "shares", "money", "time"):
        return 0.97
    return _FITS.get(frozenset((mine, theirs)), 0.0)


def link(catalogue: Catalogue, phrase: Phrase, kind: str, unit: str) -> Link:
    """The indicator of a figure of `kind` in `unit` within `phrase`."""
    noun = unit if unit in _NOUN_UNITS else ""
    local = f"{phrase.left}{MARK}{noun}{phrase.right}"
    mark = len(phrase.left)
    index = catalogue.index
    best: tuple[float, int, Pattern, str] | None = None
    rival: tuple[float, str] | None = None
    tried: set[int] = set()
    for at in range(len(local) - 1):
        entries = index.get(local[at : at + 2])
        if entries is None:
            continue
        for anchor, pattern in entries:
            indicator = pattern.indicator
            if indicator.kind != kind or id(pattern) in tried or not local.startswith(anchor, at):
                continue
            tried.add(id(pattern))
            fit = unit_fit(unit, indicator.unit)
            if not fit:
                continue
            score, why = _score(pattern, local, mark, phrase, fit, unit)
            if not score:
                continue
            size = sum(map(len, pattern.words))
            if best is None or (score, size) > (best[0], best[1]):
                if best is not None and best[2].indicator is not indicator:
                    rival = max(rival or (0.0, ""), (best[0], best[2].indicator.id))
                best = (score, size, pattern, why)
            elif best[2].indicator is not indicator:
                rival = max(rival or (0.0, ""), (score, indicator.id))
    if best is None:
        return _NONE
    score, size, pattern, why = best
    if score < THRESHOLD:
        return Link(None, None, f"最近的“{pattern.indicator.name}”把握不足（{score:.2f}）：{why}")
    return Link(pattern.indicator.id, round(min(score, 1.0), 2), why)


def _score(pattern: Pattern, local: str, mark: int, phrase: Phrase, fit: float, unit: str) -> tuple[float, str]:
    """How well a pattern explains the figure, and in which words; 0 where it does not."""
    at = first = 0
    for turn, word in enumerate(pattern.words):
        found = local.find(word, at)
        if found < 0:
            return 0.0, ""
        # The last word is the one nearest to the number: a name repeated in the phrase means its last mention.
        if len(pattern.words) == 1:
            nearest = local.rfind(word, 0, mark)
            found = nearest if nearest >= 0 else found
        first = found if turn == 0 else first
        at = found + len(word)
    last_start, last_end = at - len(pattern.words[-1]), at
    window = local[max(0, first - 8) : max(last_end, mark)] + local[mark : mark + 24]
    for banned in pattern.bans:
        if banned[0] == "~":
            if banned[1:] in phrase.sentence[: phrase.at] or banned[1:] in phrase.right:
                return 0.0, ""
        elif banned[0] == "=":
            if banned[1:] == unit:
                return 0.0, ""
        elif banned in window and not any(banned in word for word in pattern.words):
            return 0.0, ""
    size = sum(len(word) for word in pattern.words if word != MARK)
    score = 0.62 + 0.05 * min(size, 8)
    if last_end <= mark:
        gap = local[last_end:mark]
        light = _LIGHT.match(gap)
        heavy = len(gap) - (light.end() if light else 0)
        if heavy > 8:
            return 0.0, ""
        score -= 0.06 * heavy
        if phrase.right and not _closed(phrase.right):
            score -= 0.22
    else:
        modifiers = last_start - mark - 1
        score -= 0.012 * max(0, modifiers - 4) if first > mark else 0.03
        if modifiers > 22:
            return 0.0, ""
        if fit < 0.97 and MARK not in pattern.words:
            score *= 0.8  # the classifier belongs to the noun behind it
    score *= fit
    context = ""
    for group in pattern.needs:
        near = max((phrase.sentence.rfind(word, 0, phrase.at), word) for word in group)
        if near[0] >= 0:
            score += 0.03 + 0.05 * (1 - (phrase.at - near[0]) / (len(phrase.sentence) + 1))
        else:
            near = max((phrase.sentence.find(word, phrase.at), word) for word in group)
            if near[0] < 0:
                near = max((phrase.before.rfind(word), word) for word in group)
                if near[0] < 0:
                    return 0.0, ""
                score -= 0.08
        context += f"，语境“{near[1]}”"
    if len(pattern.words) == 1 and size <= 3 and not pattern.needs:
        score -= 0.12
    words = "…".join(word for word in pattern.words if word != MARK)
    source = {"name": "名称", "alias": "别名", "hint": "说法"}[pattern.source]
    return score, f"{source}“{words}”{context}，单位{'相合' if fit == 1 else '相近'}"


_OPEN_NOUN = re.compile(r"^[\u4e00-\u9fff“《A-Z]")


def _closed(right: str) -> bool:
    """Whether nothing counted follows the number: the clause ends, or goes on with a verb or connective."""
    return not _OPEN_NOUN.match(right) or right.startswith(("的", "，", "。", "以", "和", "及", "，", "相比", "均", "全", "达", "已", "较", "比", "占"))
