"""The title of a report, also where a page's furniture (索引号, 发布日期, 浏览次数) stands before it."""

import re
from functools import lru_cache

__all__ = ["title_of"]

_HEAD, _LINES, _LONGEST = 1000, 20, 70
_ENDS = re.compile(
    r"(?:报告|总结|年报|白皮书|公报|通报|汇报|情况|分析|公示|公告|回顾|综述)"
    r"(?:[及和与暨、](?:20\d\d年?)?[^，。；]{0,8}(?:打算|计划|思路|安排|要点))?(?:[（(][^）)]{0,12}[）)])?$"
)
_FURNITURE = re.compile(
    r"索引号|发布(?:机构|日期|时间|单位)|(?:成文|生成|发文|印发|公开)日期|(?:主题|体裁|组配)分类|公开(?:方式|类别|目录)|"
    r"浏览|阅读次数|点击|来源[:：]|[发文]字号|字体|打印|首页|当前位置|星期|废止|有效性|^(?:名称|标题)[:：]|[>|｜»]"
)
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.．、]")
_LEANS = re.compile(r"^(?:关于|(?:19|20)\d\d年|二[〇零○]|法治|工作|政府)")
"""How the second line of a title begins, whose first names the body."""


@lru_cache(maxsize=8)
def title_of(text: str) -> str:
    """The title without spaces, its two lines put together; empty where no line of the head looks like one.

    The year, the scope, the reporter and the audit of one report ask for it in turn; it is looked for once.
    """
    lines = [line for raw in text[:_HEAD].split("\n") if (line := re.sub(r"\s", "", raw))][:_LINES]
    for turn, line in enumerate(lines):
        if (
            len(line) > _LONGEST
            or "。" in line
            or _FURNITURE.search(line)
            or not _ENDS.search(line)
            or _HEADING.match(line)
        ):
            continue
        above = lines[turn - 1] if turn else ""
        joined = _LEANS.match(line) and 2 < len(above) < 40 and not re.search(r"[。，；：:]", above)
        return above + line if joined and not _FURNITURE.search(above) and not _ENDS.search(above) else line
    return ""
