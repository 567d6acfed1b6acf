"""重大行政决策: the minimum times of 重大行政决策程序暂行条例."""

from guiju.law.periods import DAYS, WORKING_DAYS
from guiju.law.rules.model import Kind, Rule

__all__ = ["RULES"]

RULES = (
    Rule(
        "DEC-D01", "决策草案公开征求意见", 30, DAYS, "重大行政决策程序暂行条例第十五条", "T",
        starts="公开征求意见之日", kind=Kind.AT_LEAST,
        note="一般不少于三十日；因情况紧急等缩短的，公开时须说明理由。",
    ),
    Rule(
        "DEC-D02", "听证材料送听证参加人", 7, DAYS, "重大行政决策程序暂行条例第十六条", "T", starts="听证会之日",
        backward=True, silent=True,
    ),
    Rule(
        "DEC-D03", "留给合法性审查的时间", 7, WORKING_DAYS, "重大行政决策程序暂行条例第二十六条", "T",
        starts="送请审查之日", kind=Kind.AT_LEAST,
        note="一般不少于七个工作日；材料不全的退回，征求意见不能代替审查。",
    ),
)  # fmt: skip
