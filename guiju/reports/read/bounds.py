"""Bound words: the wording that makes of a number a floor, a ceiling or an estimate.

余 多 超 逾 以上 say "more"; 不到 以内 不超过 say "less"; 约 近 左右 say "about". 达, 达到 and 共 say nothing of
the kind; 约占 is no 约.
"""

__all__ = ["AFTER", "INSIDE", "after", "before"]

_BEFORE = {
    "不超过": "under", "不高于": "under", "不多于": "under", "不大于": "under", "不到": "under", "不足": "under",
    "低于": "under", "少于": "under", "小于": "under",
    "不少于": "over", "不低于": "over", "不小于": "over", "至少": "over", "超过": "over", "超": "over", "逾": "over",
    "高于": "over", "大于": "over", "多于": "over", "上": "over",
    "大约": "approx", "约为": "approx", "约": "approx", "接近": "approx", "将近": "approx", "近": "approx",
    "≥": "over", ">": "over", "＞": "over", "≤": "under", "<": "under", "＜": "under",
}  # fmt: skip
_BEFORE_WORDS = tuple(sorted(_BEFORE, key=len, reverse=True))
_ESTIMATES, _OUTER = ("近", "约"), ("超过", "高于", "不到", "不足", "低于")
_BEFORE_CLOSES = {word[-1] for word in _BEFORE} | {" ", "\u3000", "\xa0"}
AFTER = {
    "及以上": "over", "（含）以上": "over", "(含)以上": "over", "以上": "over",
    "及以下": "under", "以下": "under", "以内": "under", "之内": "under",
    "左右": "approx", "上下": "approx",
}  # fmt: skip
_AFTER_WORDS = tuple(AFTER)
_AFTER_OPENS = {word[0] for word in AFTER} | {" ", "\u3000", "\xa0"}
INSIDE = {"余": "over", "多": "over", "几": "over", "来": "approx"}
"""What may stand between the digits and the unit: 1200余件, 30多个, 十几家."""


def before(text: str, at: int, floor: int) -> tuple[str | None, int]:
    """The bound that words ending at `at` (spaces aside) give, and where they start; (None, at) if there is none.

    Args:
        text: the document's text.
        at: where the numeral starts.
        floor: the words may not start before it.
    """
    if text[at - 1 : at] not in _BEFORE_CLOSES:
        return None, at
    end = at
    while end > floor and text[end - 1] in " \u3000\xa0":
        end -= 1
    if not text.endswith(_BEFORE_WORDS, floor, end):
        return None, at
    word = next(word for word in _BEFORE_WORDS if text.endswith(word, floor, end))
    start = end - len(word)
    # 上 is a bound only before 百 千 万 (上千人次); 附近 and 最近 hold no 近, 契约, 节约 and 村规民约 no 约.
    previous = text[start - 1 : start]
    if (
        (word == "上" and text[at : at + 1] not in "百千万")
        or (word == "近" and previous in ("附", "最", "邻", "临", "靠", "亲"))
        or (word == "约" and text.endswith("规民", floor, start))
        or (word == "约" and previous in ("契", "节", "履", "违", "预", "签", "制", "合", "条"))
        or (word == "超" and previous in ("高", "反", "商"))
    ):
        return None, at
    if word in _ESTIMATES and (outer := next((over for over in _OUTER if text.endswith(over, floor, start)), "")):
        return _BEFORE[outer], start - len(outer)  # 超过近50%
    return _BEFORE[word], start


def after(text: str, at: int) -> tuple[str | None, int]:
    """The bound that words standing at `at` (spaces aside) give, and where they end; (None, at) if there is none."""
    if text[at : at + 1] not in _AFTER_OPENS:
        return None, at
    step = at
    while text[step : step + 1] in (" ", "\u3000", "\xa0"):
        step += 1
    if text.startswith(_AFTER_WORDS, step):
        word = next(word for word in _AFTER_WORDS if text.startswith(word, step))
        return AFTER[word], step + len(word)
    return None, at
