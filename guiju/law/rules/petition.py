"""信访: 信访工作条例. Calendar days, save the five 工作日 for objecting to a referral."""

from guiju.law.periods import DAYS, WORKING_DAYS
from guiju.law.rules.model import PERSON, Extension, Rule

__all__ = ["RULES"]

RULES = (
    Rule("PET-D01", "登记并转送、交办", 15, DAYS, "信访工作条例第二十二条", "T", starts="收到信访事项之日"),
    Rule(
        "PET-D02", "书面告知接收情况和处理途径（直接收到）", 15, DAYS, "信访工作条例第二十三条", "T",
        starts="收到信访事项之日",
        note="能够当场告知的当场告知；姓名、住址不清的除外。",
    ),
    Rule(
        "PET-D03", "书面告知接收情况和处理途径（转来）", 15, DAYS, "信访工作条例第二十三条", "T",
        starts="收到转送、交办之日",
    ),
    Rule(
        "PET-D04", "对转送、交办提出异议", 5, WORKING_DAYS, "信访工作条例第二十三条", "T",
        starts="收到转送、交办之日",
    ),
    Rule(
        "PET-D05", "分类导入法定途径", None, None, "信访工作条例第三十一条", "T", starts="收到信访事项",
        note="条例没有规定分类的天数；导入后按各自程序的期限",
    ),
    Rule(
        "PET-D06", "办结信访事项", 60, DAYS, "信访工作条例第三十四条", "T", starts="受理之日",
        extension=Extension(30, DAYS, by="本机关负责人", article="信访工作条例第三十四条", tell=True),
    ),
    Rule(
        "PET-D07", "延长办理（在原期限上延长）", 30, DAYS, "信访工作条例第三十四条", "T",
        starts="原办理期限届满之日",
    ),
    Rule("PET-D08", "请求复查", 30, DAYS, "信访工作条例第三十五条", "T", starts="收到处理意见之日", who=PERSON),
    Rule("PET-D09", "作出复查意见", 30, DAYS, "信访工作条例第三十五条", "T", starts="收到复查请求之日"),
    Rule("PET-D10", "请求复核", 30, DAYS, "信访工作条例第三十六条", "T", starts="收到复查意见之日", who=PERSON),
    Rule(
        "PET-D10b", "作出复核意见", 30, DAYS, "信访工作条例第三十六条", "T", starts="收到复核请求之日",
        excludes=("听证所需时间",),
    ),
)  # fmt: skip
