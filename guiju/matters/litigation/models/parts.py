"""Rows that a step adds to a suit."""

from django.db import models

from guiju.matters.litigation.models.suit import Lawsuit
from guiju.procedure.models import Part


class Change(Part):
    """被诉后改变行政行为: what was changed, and that the court was told (行诉解释 81)."""

    case = models.ForeignKey(Lawsuit, models.CASCADE, related_name="changes")
    text = models.TextField("改变的内容")
    told = models.CharField("书面告知法院的文号", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "被诉后改变行政行为"
