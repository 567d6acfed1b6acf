"""Where a suit may stand, and who acts in it."""

from guiju.procedure.steps import Stages
from guiju.registry.roles import Role

DESK = (Role.CLERK, Role.HANDLER)
UNIT = (Role.HANDLER, Role.UNIT_HEAD)
HEADS = (Role.HEAD, Role.CHIEF)


class Stage(Stages):
    """Where a suit may stand."""

    RECEIVED = "收到应诉材料"
    PREPARING = "应诉准备"
    ANSWERED = "已答辩"
    HEARD = "已开庭"
    JUDGED = "已裁判"
    APPEALED = "已上诉"
    EFFECTIVE = "生效"
    CLOSED = "结案"


#: Stages before the judgment.
OPEN = (Stage.RECEIVED, Stage.PREPARING, Stage.ANSWERED, Stage.HEARD)
