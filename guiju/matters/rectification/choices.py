"""What may be chosen about a problem and its rectification."""

from django.db.models import TextChoices


class Field(TextChoices):
    """领域: where the problem lies."""

    ENFORCEMENT = "enforcement", "行政执法"
    TRAFFIC = "traffic", "道路交通安全和运输执法"
    ENTERPRISE = "enterprise", "涉企执法"
    CONDUCT = "conduct", "群众身边不正之风和腐败"
    DECISION = "decision", "行政决策"
    NORMATIVE = "normative", "规范性文件"
    DISPUTE = "dispute", "矛盾纠纷化解"
    SERVICE = "service", "政务服务"
    PUBLICITY = "publicity", "法治宣传"
    DUTY = "duty", "组织领导"
    OTHER = "other", "其他"


class Recheck(TextChoices):
    """回头看的结果."""

    HELD = "held", "巩固"
    PARTLY = "partly", "基本巩固，继续关注"
