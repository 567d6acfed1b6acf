"""督察清单与协作: what supervision looks at, what party patrol takes up, what passes between them."""

from django.db import models

from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Register


class SupervisionItem(Register):
    """法治督察事项清单: one thing that supervision looks at, on what basis and how."""

    fills = ("number", "aspect", "content", "since")
    optional = ("basis", "method", "until")

    number = models.CharField("序号", max_length=10)
    aspect = models.CharField("方面", max_length=60)
    content = models.CharField("督察内容", max_length=300)
    basis = models.CharField("依据", max_length=200, blank=True)
    method = models.CharField("方法", max_length=100, blank=True)
    since = models.DateField("启用日期")
    until = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "法治督察事项清单"


class PatrolItem(Register):
    """巡察内容台账: a task of the rule of law that was put into a round of party patrol."""

    fills = ("round_name", "aspect", "task", "included_on")

    round_name = models.CharField("巡察轮次", max_length=60)
    aspect = models.CharField("方面", max_length=60)
    task = models.CharField("重点任务", max_length=200)
    included_on = PastDateField("纳入日期")

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "纳入巡察的法治建设任务"


class Cooperation(Register):
    """协作配合台账: what passes between supervision and discipline inspection, patrol or the procuratorate."""

    fills = ("partner", "way", "matter", "passed_on")
    optional = ("result", "answered_on")

    class Way(models.TextChoices):
        """In which direction."""

        OUT = "out", "移送"
        IN = "in", "收到"

    partner = models.CharField("协作单位", max_length=60)
    way = models.CharField("方向", max_length=10, choices=Way.choices)
    matter = models.CharField("事项", max_length=300)
    passed_on = PastDateField("移交日期")
    result = models.CharField("处理结果", max_length=300, blank=True)
    answered_on = PastDateField("反馈日期", null=True, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "督察协作配合台账"
