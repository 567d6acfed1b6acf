"""The rows that hang on a rectification: further items of its finding, measures, progress."""

from django.db import models

from guiju.procedure.models import Part
from guiju.registry.models import Body

_CASE = "rectification.Rectification"


class Share(Part):
    """分项: a further item into which a finding was split. The item itself is a case of its own."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="shares")
    text = models.TextField("整改事项")
    aspect = models.CharField("问题方面", max_length=60, blank=True)
    owner = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, verbose_name="责任单位", related_name="+")

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "分项"


class Measure(Part):
    """整改措施: what shall be done by when; `unit` does it if the lead body does not itself."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="measures")
    text = models.TextField("措施")
    due_on = models.DateField("完成时限")
    unit = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, verbose_name="落实单位", related_name="+")

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "整改措施"


class Progress(Part):
    """整改进展: what was done, and the proof; `finished` is the number of the measure that is done with it."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="progress")
    text = models.TextField("进展情况")
    evidence = models.TextField("佐证材料", blank=True, help_text="文件、照片、记录的名称和编号")
    finished = models.PositiveSmallIntegerField("完成的措施序号", null=True, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "整改进展"
