"""Where a reconsideration case may stand, and who acts in it."""

from guiju.matters.reconsideration.dated import LAW, REGULATION
from guiju.procedure.steps import Stages
from guiju.registry.roles import Role

#: 行政复议机构: the unit (in a county, of the justice bureau) that handles the cases of the 行政复议机关.
UNIT = (Role.HANDLER, Role.UNIT_HEAD)
DESK = (Role.CLERK, Role.HANDLER)
FROM_2024 = (str(LAW), None)
FROM_2026 = (str(REGULATION), None)


class Stage(Stages):
    """Where a case may stand."""

    RECEIVED = "收到申请"
    CORRECTING = "待补正"
    ACCEPTED = "受理"
    TRIAL = "审理"
    SUSPENDED = "中止"
    RAISING = "移送提级"
    DECIDED = "已决定"
    EFFECTIVE = "生效"
    REFUSED = "不予受理"
    ABANDONED = "视为放弃申请"
    TERMINATED = "终止"
    RAISED = "提级审理"
    CLOSED = "结案"
