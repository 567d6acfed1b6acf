"""行政复议 as it stood before: the law of 2017 until the end of 2023, the regulation of 2007 until 2026-06-30.

From memory, not checked against the texts (mark M): here only so that the files of those years keep a clock. Under the
old law only 五日 and 七日 were working days (art. 40), so the ten days of the respondent were calendar days.
"""

from datetime import date

from guiju.law.periods import DAYS, WORKING_DAYS
from guiju.law.rules.model import PERSON, Extension, Kind, Rule

__all__ = ["RULES"]

LAW, REGULATION = "行政复议法（2017年修正）", "行政复议法实施条例（2007年公布）"
END_2023, END_2007_REGULATION = date(2023, 12, 31), date(2026, 6, 30)

RULES = (
    Rule(
        "REC-D01", "申请行政复议", 60, DAYS, f"{LAW}第九条", "M", starts="知道具体行政行为之日", who=PERSON,
        excludes=("不可抗力或者其他正当理由耽误的时间",), until=END_2023,
    ),
    Rule(
        "REC-D02", "审查并决定是否受理", 5, WORKING_DAYS, f"{LAW}第十七条", "M", starts="收到申请之日", until=END_2023,
        note="决定不予受理的须在此期限内书面告知，否则收到之日即为受理。",
    ),
    Rule("REC-D03", "通知补正", 5, WORKING_DAYS, f"{REGULATION}第二十九条", "M", starts="收到申请之日", until=END_2023),
    Rule(
        "REC-D06", "向被申请人发送申请书副本", 7, WORKING_DAYS, f"{LAW}第二十三条", "M", starts="受理之日",
        until=END_2023,
    ),
    Rule(
        "REC-D07", "被申请人书面答复并提交证据", 10, DAYS, f"{LAW}第二十三条", "M", starts="收到申请书副本之日",
        until=END_2023,
        note="不答复、不提交的，视为该行为没有证据、依据（第二十八条）。",
    ),
    Rule(
        "REC-D09", "中止事由未消除而终止", 60, DAYS, f"{REGULATION}第四十二条", "M", starts="中止之日", until=END_2023,
        kind=Kind.AT_LEAST,
    ),
    Rule(
        "REC-D10", "附带审查：有权处理的依法处理", 30, DAYS, f"{LAW}第二十六条", "M", starts="中止之日", until=END_2023,
    ),
    Rule(
        "REC-D10b", "附带审查：无权处理的转送", 7, WORKING_DAYS, f"{LAW}第二十六条", "M", starts="中止之日",
        until=END_2023,
    ),
    Rule(
        "REC-D10e", "附带审查：接受转送的机关处理", 60, DAYS, f"{LAW}第二十六条", "M", starts="收到转送之日",
        until=END_2023,
    ),
    Rule(
        "REC-D11", "作出复议决定", 60, DAYS, f"{LAW}第三十一条", "M", starts="受理之日", until=END_2023,
        extension=Extension(30, DAYS, by="行政复议机关负责人", article=f"{LAW}第三十一条", tell=True),
        excludes=("现场勘验、鉴定所用时间（实施条例第三十四条、第三十七条）", "中止期间"),
    ),
    Rule(
        "REC-D12", "重新作出具体行政行为", 60, DAYS, f"{REGULATION}第四十九条", "M", starts="复议决定书送达之日",
        until=END_2007_REGULATION,
        note="法律、法规、规章另有期限的从其规定。",
    ),
    Rule(
        "REC-D13", "反馈行政复议意见书的落实情况", 60, DAYS, f"{REGULATION}第五十七条", "M", starts="收到意见书之日",
        until=END_2023,
    ),
)  # fmt: skip
