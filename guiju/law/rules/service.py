"""送达: service by announcement, which the procedures of penalty and reconsideration take from 民事诉讼法."""

from guiju.law.periods import DAYS
from guiju.law.rules.model import Kind, Rule

__all__ = ["RULES"]

RULES = (
    Rule(
        "SRV-D01", "公告期满视为送达", 30, DAYS, "民事诉讼法第九十五条", "T", starts="发出公告之日",
        kind=Kind.AT_LEAST,
        note="是三十日，不是六十日；公安机关办理行政案件不少于六十日（公安机关办理行政案件程序规定第三十六条）。",
    ),
)  # fmt: skip
