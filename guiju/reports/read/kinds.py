# ruff: noqa: PLR0911 - a cascade of rules reads best as one rule a return
"""What sort of quantity a figure is: count, money, rate, change, rank, score, average, duration, limit."""

import re

from guiju.reports.read.units import MONEY, TIME

__all__ = ["kind_of"]

_UP_LONG = "改善|增长|增加|上升|提高|提升|上涨|上浮|扩大|提速|攀升|增产|增收|增效|前移|延长"
_DOWN_LONG = "下降|减少|降低|缩减|压减|压缩|精简|缩短|回落|下浮|下滑|收窄|减产|减收|后移"
_UP = f"{_UP_LONG}|增|涨|升|多"
_DOWN = f"{_DOWN_LONG}|减|降|少|缩"
_TAIL = r"(?:了|幅度|幅|率|速)?(?:约|近|为|达|达到|超|超过|均)?[\s“”]*$"
_UP_VERB = re.compile(rf"(?:{_UP}){_TAIL}")
_DOWN_VERB = re.compile(rf"(?:{_DOWN}){_TAIL}")
_UP_NOUN = re.compile(r"(?:增速|增幅|涨幅|升幅|增长率|增长速度)[^，。；、]{0,6}$")
_DOWN_NOUN = re.compile(r"(?:降幅|跌幅|减幅|下降率|降低率)[^，。；、]{0,6}$")
_CLEANER = re.compile(r"(?:PM|浓度|排放)[^，。；]*改善")  # what is bad is better by so much less
_LEVEL = re.compile(
    r"(?:增长|提高|上升|提升|下降|降低|减少|压缩|缩短|压减|增加|缩减|精简|扩大|降|升|增|减)(?:至|到|为(?!约))\s*$"
)
_COMPARED = re.compile(r"同比|环比|较|比(?!例|重|武|赛|率|对|如)|相比|与上年|与去年")
_DIRECT = re.compile(rf"[^，。；、](?:(?:{_UP_LONG}|{_DOWN_LONG})(?:了|约|近|超过|超)?|[多少]了)\s*$")
_UP_WORD = re.compile(r"高于|高出|提高|上升|增|扩大|快于|提升|优于|领先|多")
_SHARE_NOUN = re.compile(r"率|比例|比重|占|至|到|达")
_PER_HEAD = re.compile(
    r"(?:[人户村亩校场次件案生师家所镇班站组日月]均(?![衡等匀])|每(?:名|人|位|户|家|校|所|场|件|案|班|镇|村|万人|千人|百人|亩|百户|万名|个(?!月|季)))"
    r"[^，。；]*$"
)
_STATUTORY = re.compile(r"法定(?:办结|办理)?(?:时限|期限)?(?:为|的)?\s*$")
_BETWEEN_TWO = re.compile(r"[由从比较]")
_MEAN = re.compile(r"平均(?!水平)[^，。；]*$")
_LIMIT_AFTER = re.compile(r"\s*(?:内|之内|前(?:完成|办结|作出|送达|报|上))")


def kind_of(head: str, tail: str, unit: str, bound: str, rule: str, values: str = "") -> tuple[str, str | None]:
    """Kind and direction of a figure.

    Args:
        head: the words before it in its clause, from the previous figure on.
        tail: the words right behind it.
        unit: its unit.
        bound: its bound.
        rule: the rule that found it.
        values: what stands before `head` in its sentence, if the figure before it has the same unit.
    """
    if rule == "位次":
        return "rank", None
    if rule == "每月的若干日":
        return "limit", None
    head = head.rstrip()
    if unit == "百分点":
        return "change", _direction(head) or (
            "up" if _UP_WORD.search(head) else "down" if _DOWN_ANY.search(head) else "up"
        )
    if unit in ("%", "‰", "‱", "倍", "成"):
        if _LEVEL.search(head) is None:
            direction = _direction(head)
            if direction is None and (verb := _VERB_FIRST.match(head)) and not _SHARE_NOUN.search(head):
                direction = "up" if re.search(_UP_LONG, verb.group()) else "down"  # 压减一般性支出10%
            if direction is not None:
                return "change", direction
        return "rate", None
    direction = _absolute_change(head, tail, values)
    if direction is not None:
        return "change", direction
    if unit == "分":
        return "score", None
    if ("均" in head or "每" in head) and (_PER_HEAD.search(head) or (unit not in TIME and _MEAN.search(head))):
        return "average", None
    if unit in MONEY:
        return "money", None
    if unit in TIME:
        ruled = bound == "under" or _LIMIT_AFTER.match(tail) or _STATUTORY.search(head)
        return ("limit" if ruled else "duration"), None
    return "count", None


_DOWN_ANY = re.compile(r"低(?:[于了]|$)|落后|下降|降低|减|缩小|回落|慢于|收窄|降")


def _direction(head: str) -> str | None:
    """The direction that a verb or noun of change right before the number gives."""
    if _LEVEL.search(head):
        return None
    if "改善" in head and _CLEANER.search(head):
        return "down"
    if _UP_NOUN.search(head):
        return "up"
    if _DOWN_NOUN.search(head):
        return "down"
    if _DOWN_VERB.search(head):
        return "down"
    if _UP_VERB.search(head):
        return "up"
    return None


def _absolute_change(head: str, tail: str, values: str) -> str | None:
    """同比减少7起, 检查次数减少30次: a change in the thing's own unit.

    A verb of change makes a change only of what stands before it (检查次数减少30次), with a word of comparison, or
    between two values (比上年的183起增加24起; 由46项扩大到60项，增加14项); 增加岗位500个, 新增2人 and 压减至3天 count.
    """
    if len(head) < 2 or head[-1] not in "长加升高大少低减缩简短落滑窄多增了约近超过降收产移":
        return None
    direction = _direction(head)
    if direction is None or _COMPARED.search(head):
        return direction
    if _VERB_ALONE.fullmatch(head) and _BETWEEN_TWO.search(values):
        return direction
    if head.endswith(_NO_CHANGE) and not head.endswith("减少"):
        return None
    closed = not tail or tail[0] in "，。；、！,;）)\n\t 以左"
    return direction if closed and _DIRECT.search(head) and not _VERB_FIRST.match(head) else None


_NO_CHANGE = ("新增", "至少", "许多", "最多", "至多", "不少", "递增", "净增", "追加", "多", "少")
_VERB_ALONE = re.compile(rf"[，、\s]*(?:{_UP}|{_DOWN}|净增)了?\s*")
_VERB_FIRST = re.compile(rf"[，；、\s]*(?:共|累计|已|再|又|依法|全年|新)*(?:{_UP_LONG}|{_DOWN_LONG})")
