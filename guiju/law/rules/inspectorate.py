"""政府督查: objecting to a finding of the government's inspectorate, and its review."""

from guiju.law.periods import DAYS
from guiju.law.rules.model import Rule

__all__ = ["RULES"]

RULES = (
    Rule("INS-D01", "对督查结论申请复核", 30, DAYS, "政府督查工作条例第十七条", "T", starts="收到督查结论之日"),
    Rule("INS-D02", "作出复核决定", 30, DAYS, "政府督查工作条例第十七条", "T", starts="收到复核申请之日"),
)  # fmt: skip
