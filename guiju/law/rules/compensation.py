"""行政赔偿: 国家赔偿法 (2012). It says 日 without defining it, so an agency counts calendar days."""

from guiju.law.periods import DAYS, MONTHS, YEARS
from guiju.law.rules.model import PERSON, Rule

__all__ = ["RULES"]

RULES = (
    Rule("CMP-D01", "告知补正赔偿申请", 5, DAYS, "国家赔偿法第十二条", "T", starts="收到申请之日", silent=True),
    Rule("CMP-D02", "作出是否赔偿的决定", 2, MONTHS, "国家赔偿法第十三条", "T", starts="收到申请之日"),
    Rule("CMP-D03", "赔偿决定送达赔偿请求人", 10, DAYS, "国家赔偿法第十三条", "T", starts="作出决定之日", silent=True),
    Rule(
        "CMP-D04", "就赔偿提起诉讼", 3, MONTHS, "国家赔偿法第十四条", "T",
        starts="决定期限届满或者作出决定之日", who=PERSON,
    ),
    Rule(
        "CMP-D05", "向财政部门提出支付申请", 7, DAYS, "国家赔偿法第三十七条", "T",
        starts="收到支付申请之日", silent=True,
    ),
    Rule(
        "CMP-D06", "财政部门支付赔偿金", 15, DAYS, "国家赔偿法第三十七条", "T",
        starts="收到支付申请之日", silent=True,
    ),
    Rule(
        "CMP-L01", "请求国家赔偿", 2, YEARS, "国家赔偿法第三十九条", "T",
        starts="知道或者应当知道权利受侵犯之日", who=PERSON,
    ),
)  # fmt: skip
