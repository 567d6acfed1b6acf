"""The stages of an item, and who takes its steps."""

from guiju.procedure.steps import Stages
from guiju.registry.roles import Role

#: What stands behind steps that no statute orders: its text was not read, so every such step bears the mark M or P.
SUPERVISION = "法治政府建设与责任落实督察工作规定"
#: Who may find something, in whatever line; the clock too, when a warning becomes a case.
FINDERS = (
    Role.SUPERVISOR, Role.HANDLER, Role.CLERK, Role.OFFICER, Role.REVIEWER, Role.UNIT_HEAD, Role.HEAD, Role.CHIEF,
    Role.CLOCK,
)  # fmt: skip
HEADS = (Role.HEAD, Role.CHIEF)
#: Who supervises in the body that the case belongs to, and who does the work in the body that owes it.
SUPERVISORS = (Role.SUPERVISOR, Role.UNIT_HEAD, *HEADS)
WORKERS = (Role.HANDLER, Role.OFFICER, Role.CLERK)


class Stage(Stages):
    """How far the item has come."""

    ENTERED = "已录入"
    CHARGED = "已交办"
    PLANNED = "方案待批"
    RECTIFYING = "整改中"
    APPLIED = "申请销号"
    CHECKED = "初核通过"
    STRUCK = "已销号"
    ARCHIVED = "已归档"
    WITHDRAWN = "已撤销"


#: The owner has it and has not yet said that it is done.
UNDERWAY = (Stage.CHARGED, Stage.PLANNED, Stage.RECTIFYING)
#: It was handed over and is not struck off: an objection that was raised in time may still be decided.
UNSTRUCK = (*UNDERWAY, Stage.APPLIED, Stage.CHECKED)
