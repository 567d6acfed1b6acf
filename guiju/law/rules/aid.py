"""法律援助: the Law says 日 without defining it, so an office counts calendar days, the shorter and safe reading."""

from guiju.law.periods import DAYS, HOURS
from guiju.law.rules.model import Rule

__all__ = ["RULES"]

RULES = (
    Rule("AID-D01", "转交被羁押人等的法律援助申请", 24, HOURS, "法律援助法第三十九条", "T", starts="收到申请之时"),
    Rule(
        "AID-D02", "审查并决定是否给予法律援助", 7, DAYS, "法律援助法第四十三条", "T", starts="收到申请之日",
        silent=True, excludes=("申请人补充材料、作出说明的时间",),
    ),
    Rule(
        "AID-D03", "指派法律援助人员", 3, DAYS, "法律援助法第四十三条", "T", starts="作出给予援助决定之日",
        silent=True,
    ),
    Rule(
        "AID-D04", "通知辩护、代理的指派", 3, DAYS, "法律援助法第三十六条", "T", starts="收到通知之日", silent=True,
    ),
    Rule(
        "AID-D04b", "办案机关通知法律援助机构", 3, DAYS, "法律援助法第三十六条", "T", starts="发现应当援助情形之日",
        silent=True,
    ),
    Rule(
        "AID-D05", "司法行政部门审查异议", 5, DAYS, "法律援助法第四十九条", "T", starts="收到异议之日", silent=True,
    ),
)  # fmt: skip
