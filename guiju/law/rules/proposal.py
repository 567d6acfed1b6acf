"""代表建议和政协提案: three months, or six where the matter is broad and hard (代表法第五十一条)."""

from guiju.law.periods import MONTHS
from guiju.law.rules.model import Rule

__all__ = ["RULES"]

RULES = (
    Rule(
        "NPC-D01", "交办代表建议", None, None, "代表法第五十一条", "T", starts="收到代表建议",
        note="法律没有规定交办和退回的天数，按本级人大常委会的办法",
    ),
    Rule("NPC-D02", "答复代表建议", 3, MONTHS, "代表法第五十一条", "T", starts="交办之日"),
    Rule("NPC-D03", "答复代表建议（涉及面广、处理难度大）", 6, MONTHS, "代表法第五十一条", "T", starts="交办之日"),
    Rule(
        "NPC-D04", "答复前联系代表、听取意见", None, None, "代表法第五十一条", "T", starts="答复之前",
        note="须在答复之前，法律没有天数",
    ),
    Rule(
        "NPC-D05", "向常委会报告办理情况并公开", None, None, "代表法第五十一条", "T", starts="每年",
        note="每年报告并印发下次会议，日期由常委会安排",
    ),
    Rule("CPP-D01", "答复政协提案", 3, MONTHS, "政协提案办理意见", "M", starts="交办之日"),
    Rule("CPP-D01b", "答复政协提案（最长）", 6, MONTHS, "政协提案办理意见", "M", starts="交办之日"),
)  # fmt: skip
