"""社区矫正: 社区矫正法, silent on what a 日 is. Terms of sentence end on their calendar day and never roll."""

from guiju.law.periods import DAYS, HOURS, MONTHS, WORKING_DAYS
from guiju.law.rules.model import COURT, PERSON, UNLIMITED, Extension, Rule

__all__ = ["RULES"]

RULES = (
    Rule("COR-D01", "调查评估", 10, WORKING_DAYS, "社区矫正法实施办法第十四条", "M", starts="收到委托函之日"),
    Rule(
        "COR-D01b", "调查评估（速裁程序）", 5, WORKING_DAYS, "社区矫正法实施办法第十四条", "M",
        starts="收到委托函之日",
    ),
    Rule(
        "COR-D02", "决定机关通知执行地社区矫正机构", 5, DAYS, "社区矫正法第二十条", "T",
        starts="判决、裁定、决定生效之日", who=COURT, silent=True,
    ),
    Rule(
        "COR-D03", "送达法律文书并抄送", 10, DAYS, "社区矫正法第二十条", "T", starts="判决、裁定、决定生效之日",
        who=COURT, silent=True,
    ),
    Rule(
        "COR-D04", "到执行地报到", 10, DAYS, "社区矫正法第二十一条", "T", starts="判决、裁定生效之日", who=PERSON,
        silent=True,
    ),
    Rule(
        "COR-D05", "移送暂予监外执行对象", 10, DAYS, "社区矫正法第二十一条", "T", starts="收到决定之日",
        silent=True,
    ),
    Rule(
        "COR-D06", "接收、登记、建档、宣告", None, None, "社区矫正法第二十二条", "T", starts="报到",
        note="报到时办理，法律没有天数",
    ),
    Rule(
        "COR-D07", "确定矫正小组和矫正方案", None, None, "社区矫正法第二十四条、第二十五条", "T", starts="接收",
        note="法律没有规定天数；对象为女性的，小组应当有女性成员",
    ),
    Rule(
        "COR-D08", "申请外出", 3, DAYS, "社区矫正法实施办法第二十六条", "M", starts="外出之日", who=PERSON,
        backward=True, roll=False,
    ),
    Rule("COR-D09", "变更执行地的各步办理", 5, DAYS, "社区矫正法实施办法第三十条", "M", starts="各步的起算之日"),
    Rule(
        "COR-D09b", "变更执行地后报到", 7, DAYS, "社区矫正法实施办法第三十一条", "M", starts="收到变更决定之日",
        who=PERSON,
    ),
    Rule(
        "COR-D10", "电子定位的期限", 3, MONTHS, "社区矫正法第二十九条", "T", starts="批准之日", roll=False,
        extension=Extension(3, MONTHS, by="县级司法行政部门负责人", article="社区矫正法第二十九条", times=UNLIMITED),
        note="到期即解除，不顺延；每次延长前须评估，不超过三个月。",
    ),
    Rule(
        "COR-D11", "训诫", None, None, "社区矫正法实施办法第三十四条", "S", starts="违规行为",
        note="这是处置的条件（如脱离监管不超过十日），不是期限",
    ),
    Rule(
        "COR-D12", "警告", None, None, "社区矫正法实施办法第三十五条", "S", starts="违规行为",
        note="这是处置的条件（如脱离监管超过十日），不是期限",
    ),
    Rule(
        "COR-D13", "提请治安管理处罚", None, None, "社区矫正法第二十八条", "T", starts="违规行为",
        note="法律没有规定天数",
    ),
    Rule(
        "COR-D14", "对撤销缓刑、假释建议作出裁定", 30, DAYS, "社区矫正法第四十八条", "T", starts="收到建议书之日",
        who=COURT, silent=True,
    ),
    Rule("COR-D15", "对提请逮捕作出决定", 48, HOURS, "社区矫正法第四十七条", "T", starts="收到提请之时", who=COURT),
    Rule(
        "COR-D15b", "逮捕后羁押的最长时间", 30, DAYS, "社区矫正法第四十七条", "T", starts="羁押之日", who=COURT,
        roll=False, silent=True,
        note="羁押期限不顺延。",
    ),
    Rule(
        "COR-D16", "对收监执行建议作出决定", 30, DAYS, "社区矫正法第四十九条", "T", starts="收到建议书之日",
        who=COURT, silent=True,
    ),
    Rule(
        "COR-D17", "对减刑建议作出裁定", 30, DAYS, "社区矫正法第三十三条", "T", starts="收到建议书之日", who=COURT,
        silent=True,
    ),
    Rule(
        "COR-D18", "查找失去联系的对象", None, None, "社区矫正法第三十条", "T", starts="发现失去联系",
        note="应当立即组织查找，没有天数",
    ),
    Rule(
        "COR-D19", "期满或者赦免时解除矫正", None, None, "社区矫正法第四十四条", "T", starts="矫正期满或者赦免",
        note="以裁判确定的刑期终止日为准，不推算、不顺延",
    ),
    Rule(
        "COR-D20", "终止矫正", None, None, "社区矫正法第四十五条", "T", starts="被收监、撤销缓刑假释或者死亡",
        note="事由发生即终止，没有天数",
    ),
)  # fmt: skip
