"""行刑衔接: suspected crimes go to the police. The regulation says 日 undefined: calendar days, the safe side."""

from guiju.law.periods import DAYS, HOURS
from guiju.law.rules.model import Rule

__all__ = ["RULES"]

RULES = (
    Rule(
        "CRM-D01", "专案组核实并提出移送报告", None, None, "移送涉嫌犯罪规定第五条", "T", starts="发现涉嫌犯罪",
        note="应当立即指定二名以上执法人员核实，没有天数",
    ),
    Rule(
        "CRM-D02", "批准或者不批准移送", 3, DAYS, "移送涉嫌犯罪规定第五条", "T", starts="接到移送报告之日",
        silent=True,
        note="只能由正职负责人或者主持工作的负责人决定。",
    ),
    Rule("CRM-D03", "向同级公安机关移送", 24, HOURS, "移送涉嫌犯罪规定第五条", "T", starts="批准移送之时"),
    Rule("CRM-D04", "公安机关转送有管辖权的机关", 24, HOURS, "移送涉嫌犯罪规定第七条", "T", starts="收到案件之时"),
    Rule(
        "CRM-D05", "公安机关决定是否立案", 3, DAYS, "移送涉嫌犯罪规定第八条", "T", starts="收到案件之日",
        silent=True,
    ),
    Rule(
        "CRM-D06", "对不予立案提请复议或者建议立案监督", 3, DAYS, "移送涉嫌犯罪规定第九条", "T",
        starts="收到不予立案通知书之日", silent=True,
    ),
    Rule(
        "CRM-D07", "公安机关作出复议决定", 3, DAYS, "移送涉嫌犯罪规定第九条", "T", starts="收到复议申请之日",
        silent=True,
    ),
    Rule(
        "CRM-D07b", "对维持不立案建议检察院立案监督", 3, DAYS, "移送涉嫌犯罪规定第九条", "T",
        starts="收到复议决定之日", silent=True,
    ),
    Rule(
        "CRM-D08", "移交涉案物品和材料", 3, DAYS, "移送涉嫌犯罪规定第十二条", "T", starts="收到立案通知书之日",
        silent=True,
    ),
)  # fmt: skip
