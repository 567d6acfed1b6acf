"""Ordinals: which of them are ranks (全市第1, 第二名, 前十) and which only order things (第三批, 第一责任人)."""

import re

from guiju.reports.read.numerals import ARABIC, CHINESE, arabic_value, chinese_value

__all__ = ["Rank", "read_rank"]

Rank = tuple[int, int, int, str]
"""start, end, value, bound of a rank."""

_NUMBER = re.compile(rf"\s?(?:(?P<num>{ARABIC})|(?P<cn>{CHINESE}))(?P<unit>\s?[位名])?")
# Behind a rank the clause ends, goes on with a connective, or praises: 第一的好成绩.
_CLOSES = re.compile(
    r"\s*(?:[，。；、！？,;:：）)》”\n]|$|的(?:好?成绩|位置|水平|名次)|和|及|与|并|且|以"
    r"|(?:上升|提升|跃升|跃居|前移|升|下降|退)[至到为])"
)
_STANDING = re.compile(
    r"(?:全[市省国县区州盟旗]|[省市县区州片]|地区|片区|[东南西北中]|排名?|位[居列次]|名列|[列居]|并列|跃居|跃升|升至|上升到|升到|提升到|获|倒数|综合|总分|连续|同类)"
    r"(?:位居|位列|排名|排|列|居|名列|总量|成绩|考核|评价)?[由从]?\s*$|[升移降退跃][至到为居]\s*$|第[0-9一二三四五六七八九十]+[位名]?[、和]\s*$"
    r"|(?:位居|位列|名列|排名|排在|列|居)[^，。；、]{1,9}$"
)
_ENTERING = ("进入", "进", "入围", "名", "列", "居")
_BEFORE_ELSE = ("以", "之", "目", "此", "年")
_NOT_COUNTED = re.compile(
    r"\s*(?:[名位])?\s*(?:季度|批|轮|期|年|届|次|个月|产业|方|时间|责任|书记|议题|线|章|条|款|项|编|节|部分|阶段|梯队|方阵)"
)


def read_rank(text: str, mark: int) -> Rank | None:
    """The rank whose mark 第 or 前 stands at `mark`, or None.

    A rank either has 位 or 名 and nothing counted behind it, or closes its clause behind a word of standing
    (全市第一，). 第一责任人, 第三批, 第十五届 order things; 前三季度 and 前三批 are stretches.
    """
    found = _NUMBER.match(text, mark + 1)
    if found is None:
        return None
    value = arabic_value(found["num"]) if found["num"] else chinese_value(found["cn"])
    if not value or value != int(value):
        return None
    named = found["unit"] is not None
    end = found.end("unit") if named else max(found.end("num"), found.end("cn"))
    head = text[max(0, mark - 12) : mark]
    closes = _CLOSES.match(text, end) is not None
    stands = _STANDING.search(head) is not None
    if text[mark] == "第":
        return (mark, end, int(value), "exact") if closes and (named or stands) else None
    closes = closes or (head.endswith("排名") and text.startswith("的", end))
    among = named or stands or head.endswith(_ENTERING)
    if not among or head.endswith(_BEFORE_ELSE) or not (closes or (named and not _NOT_COUNTED.match(text, end))):
        return None
    return mark, end, int(value), "under"
