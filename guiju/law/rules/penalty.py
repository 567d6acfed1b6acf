"""行政处罚: 行政处罚法 (2021). 二日、三日、五日、七日 are working days (art. 85); 15 and 90 days are not."""

from guiju.law.periods import DAYS, WORKING_DAYS, YEARS
from guiju.law.rules.model import PERSON, Rule

__all__ = ["RULES"]

RULES = (
    Rule(
        "PEN-D01", "先行登记保存的证据作出处理决定", 7, WORKING_DAYS, "行政处罚法第五十六条", "T",
        starts="先行登记保存之日",
    ),
    Rule(
        "PEN-D02", "作出行政处罚决定", 90, DAYS, "行政处罚法第六十条", "T", starts="立案之日",
        otherwise="法律、法规、规章另有规定的，从其规定",
        note="行政处罚法本身没有延长和中止；到作出决定为止，不到送达。提醒以未顺延的日期为准。",
    ),
    Rule("PEN-D03", "处罚决定书送达当事人", 7, WORKING_DAYS, "行政处罚法第六十一条", "T", starts="作出决定之日"),
    Rule(
        "PEN-D04", "当事人要求听证", 5, WORKING_DAYS, "行政处罚法第六十四条第一项", "T", starts="告知之日",
        who=PERSON,
    ),
    Rule(
        "PEN-D05", "通知当事人听证的时间、地点", 7, WORKING_DAYS, "行政处罚法第六十四条第二项", "T",
        starts="举行听证之日", backward=True,
    ),
    Rule(
        "PEN-D06", "当事人缴纳罚款", 15, DAYS, "行政处罚法第六十七条", "T", starts="收到处罚决定书之日", who=PERSON,
        note="经申请和批准可以暂缓或者分期缴纳（行政处罚法第六十六条），届时以批准的日期为准。",
    ),
    Rule(
        "PEN-D07", "当场收缴的罚款交至机关", 2, WORKING_DAYS, "行政处罚法第七十一条", "T", starts="收缴之日",
        note="在水上当场收缴的，自抵岸之日起算。",
    ),
    Rule("PEN-D07b", "机关将罚款缴付银行", 2, WORKING_DAYS, "行政处罚法第七十一条", "T", starts="机关收到罚款之日"),
    Rule("PEN-D08", "处罚决定上网公示", 7, WORKING_DAYS, "国办发〔2018〕118号", "S", starts="作出决定之日"),
    Rule(
        "PEN-D08b", "市场监管处罚信息公示（本省）", 20, WORKING_DAYS, "市监公示规定第九条", "T",
        starts="作出决定之日",
    ),
    Rule(
        "PEN-D08c", "市场监管处罚信息公示（外省，交接双方各）", 10, WORKING_DAYS, "市监公示规定第十条", "T",
        starts="作出决定之日或者收到信息之日",
    ),
    Rule(
        "PEN-D09", "撤回已公开的处罚决定信息", 3, WORKING_DAYS, "行政处罚法第四十八条第二款", "T",
        starts="决定被变更、撤销、确认违法或者无效之日",
    ),
    Rule(
        "PEN-L01", "违法行为追责时效", 2, YEARS, "行政处罚法第三十六条", "T", starts="违法行为发生或者终了之日",
        roll=False,
        note="在此期间未被发现的，不再给予处罚；法律另有规定的除外。",
    ),
    Rule(
        "PEN-L02", "违法行为追责时效（涉及生命健康安全、金融安全且有危害后果）", 5, YEARS, "行政处罚法第三十六条",
        "T", starts="违法行为发生或者终了之日", roll=False,
        note="在此期间未被发现的，不再给予处罚；法律另有规定的除外。",
    ),
)  # fmt: skip
