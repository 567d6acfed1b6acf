"""市场监管投诉举报: complaints and reports, in written 工作日."""

from guiju.law.periods import WORKING_DAYS
from guiju.law.rules.model import Extension, Rule

__all__ = ["RULES"]

RULES = (
    Rule("MKT-D01", "决定是否受理投诉", 7, WORKING_DAYS, "市监投诉举报办法第十四条", "T", starts="收到投诉之日"),
    Rule(
        "MKT-D02", "投诉调解终止", 45, WORKING_DAYS, "市监投诉举报办法第二十一条", "T", starts="受理之日",
        excludes=("检验、检测、鉴定所需时间",),
    ),
    Rule(
        "MKT-D03", "核查线索并决定是否立案", 15, WORKING_DAYS, "市监投诉举报办法第二十三条", "T", starts="发现线索之日",
        extension=Extension(15, WORKING_DAYS, by="市场监督管理部门负责人", article="市监投诉举报办法第二十三条"),
    ),
    Rule(
        "MKT-D04", "告知实名举报人是否立案", 5, WORKING_DAYS, "市监投诉举报办法第三十一条", "T",
        starts="作出是否立案决定之日",
    ),
)  # fmt: skip
