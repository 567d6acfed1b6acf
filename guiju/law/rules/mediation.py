"""人民调解: the law sets no limit for mediating; only the joint application for judicial confirmation has one."""

from guiju.law.periods import DAYS
from guiju.law.rules.model import PERSON, Rule

__all__ = ["RULES"]

RULES = (
    Rule(
        "MED-D01", "共同申请司法确认", 30, DAYS, "人民调解法第三十三条", "T", starts="调解协议生效之日", who=PERSON,
    ),
)  # fmt: skip
