"""行政复议: 行政复议法 (2023) and its regulation of 2026. 三日、五日、七日、十日 are working days (art. 88)."""

from guiju.law.periods import DAYS, WORKING_DAYS, YEARS
from guiju.law.rules.model import PERSON, Extension, Kind, Rule
from guiju.law.rules.reconsideration_before import RULES as BEFORE

__all__ = ["RULES"]

STOPS = ("现场勘验、鉴定所用时间（实施条例第四十五条、第四十六条）", "中止期间", "报请提级审理期间（实施条例第四十条）")

RULES = (
    *BEFORE,
    Rule(
        "REC-D01", "申请行政复议", 60, DAYS, "行政复议法第二十条", "T", starts="知道或者应当知道行政行为之日",
        who=PERSON, excludes=("不可抗力或者其他正当理由耽误的时间",),
        note="法律规定超过六十日的从其规定；未告知申请权、机关或者期限的，自知道之日起算，自知道行为内容起最长一年。",
    ),
    Rule(
        "REC-D02", "审查并决定是否受理", 5, WORKING_DAYS, "行政复议法第三十条", "T", starts="收到申请之日",
        note="期满未作出不予受理决定的，期满之日视为受理。",
    ),
    Rule(
        "REC-D03", "通知补正", 5, WORKING_DAYS, "行政复议法第三十一条", "T", starts="收到申请之日",
        note="须一次性载明全部事项。",
    ),
    Rule(
        "REC-D04", "提交补正材料", 10, WORKING_DAYS, "行政复议法第三十一条", "T", starts="收到补正通知之日",
        who=PERSON, extension=Extension(None, WORKING_DAYS, by="行政复议机关", article="行政复议法第三十一条"),
        note="无正当理由逾期不补正的，视为放弃申请并记录在案。",
    ),
    Rule(
        "REC-D05", "处罚机关转送申请或者自行纠正", 5, WORKING_DAYS, "行政复议法第三十二条", "T",
        starts="收到复议申请之日",
    ),
    Rule(
        "REC-D06", "向被申请人发送申请书副本（普通程序）", 7, WORKING_DAYS, "行政复议法第四十八条", "T",
        starts="受理之日",
    ),
    Rule(
        "REC-D06b", "向被申请人发送申请书副本（简易程序）", 3, WORKING_DAYS, "行政复议法第五十四条", "T",
        starts="受理之日",
    ),
    Rule(
        "REC-D07", "被申请人书面答复并提交证据（普通程序）", 10, WORKING_DAYS, "行政复议法第四十八条", "T",
        starts="收到申请书副本之日",
        note="不答复、不提交的，视为该行为没有证据、依据（第七十条）。",
    ),
    Rule(
        "REC-D07b", "被申请人书面答复并提交证据（简易程序）", 5, WORKING_DAYS, "行政复议法第五十四条", "T",
        starts="收到申请书副本之日",
        note="不答复、不提交的，视为该行为没有证据、依据（第七十条）。",
    ),
    Rule(
        "REC-D08", "书面通知听证", 5, WORKING_DAYS, "行政复议法第五十一条", "T", starts="举行听证之日",
        backward=True,
    ),
    Rule(
        "REC-D09", "中止事由未消除而终止", 60, DAYS, "行政复议法第四十一条", "T", starts="中止之日",
        kind=Kind.AT_LEAST,
        note="限于第三十九条第一款第一、二、四项的中止。",
    ),
    Rule("REC-D10", "附带审查：有权处理的依法处理", 30, DAYS, "行政复议法第五十六条", "T", starts="中止之日"),
    Rule("REC-D10b", "附带审查：无权处理的转送", 7, WORKING_DAYS, "行政复议法第五十六条", "T", starts="中止之日"),
    Rule("REC-D10c", "附带审查：通知制定机关说明", 3, WORKING_DAYS, "行政复议法第五十八条", "T", starts="中止之日"),
    Rule(
        "REC-D10d", "附带审查：制定机关书面答复", 10, WORKING_DAYS, "行政复议法第五十八条", "T",
        starts="收到书面通知之日",
    ),
    Rule("REC-D10e", "附带审查：接受转送的机关回复", 60, DAYS, "行政复议法第六十条", "T", starts="收到转送之日"),
    Rule(
        "REC-D11", "作出复议决定（普通程序）", 60, DAYS, "行政复议法第六十二条", "T", starts="受理之日",
        extension=Extension(30, DAYS, by="行政复议机构负责人", article="行政复议法第六十二条", tell=True),
        excludes=STOPS,
        note="法律规定少于六十日的除外。",
    ),
    Rule(
        "REC-D11b", "作出复议决定（简易程序）", 30, DAYS, "行政复议法第六十二条", "T", starts="受理之日",
        excludes=STOPS,
        note="简易程序不得延长。",
    ),
    Rule(
        "REC-D12", "重新作出行政行为", 60, DAYS, "行政复议法实施条例第五十八条", "T", starts="复议决定书送达之日",
        note="法律、法规、规章另有期限的从其规定。",
    ),
    Rule("REC-D13", "反馈行政复议意见书的落实情况", 60, DAYS, "行政复议法第七十六条", "T", starts="收到意见书之日"),
    Rule(
        "REC-D14", "提级审理：下级机关移送案卷", 5, WORKING_DAYS, "行政复议法实施条例第四十条", "T",
        starts="收到提级决定之日",
    ),
    Rule(
        "REC-D15", "不服复议决定提起诉讼", 15, DAYS, "行政诉讼法第四十五条", "T", starts="收到复议决定书之日",
        who=PERSON,
        note="逾期不作决定的，自复议期满之日起算；对不予受理、驳回申请同样适用（法释〔2026〕3号第六条）。",
    ),
    Rule(
        "REC-L01", "申请复议的最长期限（不动产）", 20, YEARS, "行政复议法第二十一条", "T",
        starts="作出行政行为之日", who=PERSON,
    ),
    Rule(
        "REC-L02", "申请复议的最长期限（其他）", 5, YEARS, "行政复议法第二十一条", "T", starts="作出行政行为之日",
        who=PERSON,
    ),
    Rule(
        "REC-L03", "申请复议的最长期限（未告知复议权利、机关或者期限）", 1, YEARS, "行政复议法第二十条", "T",
        starts="知道或者应当知道行政行为内容之日", who=PERSON,
    ),
)  # fmt: skip
