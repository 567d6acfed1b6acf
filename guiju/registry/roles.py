"""The roles that the statutes name as the actors of a step."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What a person may do in a body. A step names the role that takes it; a post gives a person a role."""

    OFFICER = "officer", "执法人员"
    HANDLER = "handler", "承办人"
    UNIT_HEAD = "unit_head", "机构负责人"
    REVIEWER = "reviewer", "法制审核人员"
    HEAD = "head", "行政机关负责人"
    CHIEF = "chief", "正职负责人"
    HOST = "host", "听证主持人"
    CLERK = "clerk", "办公室人员"
    CASHIER = "cashier", "罚没财务人员"
    SUPERVISOR = "supervisor", "执法监督人员"
    LEADER = "leader", "县领导"
    WRITER = "writer", "报告撰写人"
    AUDITOR = "auditor", "安全审计员"
    REGISTRAR = "registrar", "系统管理员"
    #: Nobody holds this role: the step is taken by the law itself when a period ends.
    CLOCK = "clock", "期限届满"


#: Roles that see every row of the bodies they are placed over, beside those who work on them.
OVERSEERS = frozenset({Role.SUPERVISOR, Role.LEADER, Role.WRITER, Role.HEAD, Role.CHIEF, Role.AUDITOR})
