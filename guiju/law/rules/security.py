"""治安案件: the police overlay of 治安管理处罚法 (2025). Its 日 are not defined and are counted as calendar days."""

from guiju.law.periods import DAYS, HOURS
from guiju.law.rules.model import PERSON, Extension, Rule

__all__ = ["RULES"]

RULES = (
    Rule(
        "SEC-D01", "办理治安案件", 30, DAYS, "治安管理处罚法第一百一十八条", "T", starts="立案之日",
        extension=Extension(30, DAYS, by="上一级公安机关", article="治安管理处罚法第一百一十八条", times=2),
        excludes=("鉴定、听证的期间",), note="派出所的案件由所属公安机关批准延长。",
    ),
    Rule(
        "SEC-D02", "未当场宣告的决定书送达", 2, DAYS, "治安管理处罚法第一百一十六条", "T", starts="作出决定之日",
        silent=True,
    ),
    Rule(
        "SEC-D03", "缴纳罚款", 15, DAYS, "治安管理处罚法第一百二十三条", "T", starts="收到决定书之日", who=PERSON,
        silent=True,
    ),
    Rule("SEC-D04", "当场处罚报所属公安机关备案", 24, HOURS, "治安管理处罚法第一百二十条", "T", starts="作出决定之时"),
)  # fmt: skip
