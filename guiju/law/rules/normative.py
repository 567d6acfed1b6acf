"""行政规范性文件: comment and legality review. The review days of 国办发〔2018〕115号 were not read (M)."""

from guiju.law.periods import DAYS, WORKING_DAYS
from guiju.law.rules.model import Kind, Rule

__all__ = ["RULES"]

RULES = (
    Rule(
        "NOR-D01", "与市场主体生产经营密切相关的文件公开征求意见", 30, DAYS, "优化营商环境条例第六十二条", "T",
        starts="公开征求意见之日", kind=Kind.AT_LEAST,
        note="一般不少于三十日，并反馈采纳情况。",
    ),
    Rule(
        "NOR-D02", "合法性审核（最长）", 15, WORKING_DAYS, "国办发〔2018〕115号", "M", starts="收到送审材料之日",
        note="为应对突发事件或者执行上级紧急命令的除外。",
    ),
    Rule(
        "NOR-D02b", "合法性审核（一般不少于）", 5, WORKING_DAYS, "国办发〔2018〕115号", "M",
        starts="收到送审材料之日", kind=Kind.AT_LEAST,
    ),
)  # fmt: skip
