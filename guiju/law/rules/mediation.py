"""人民调解: the law sets no limit for mediating; only the joint application for judicial confirmation has one."""

from guiju.law.periods import DAYS
from guiju.law.rules.model import COURT, PERSON, Rule

__all__ = ["RULES"]

RULES = (
    Rule(
        "MED-D01", "共同申请司法确认", 30, DAYS, "人民调解法第三十三条", "T", starts="调解协议生效之日", who=PERSON,
    ),
    Rule("MED-D02", "法院决定是否受理司法确认申请", 3, DAYS, "司法确认规定", "T", starts="收到申请之日", who=COURT),
    Rule(
        "MED-D03", "法院审结司法确认案件（特别程序）", 30, DAYS, "民事诉讼法第一百八十七条", "T", starts="立案之日",
        who=COURT,
    ),
)  # fmt: skip
