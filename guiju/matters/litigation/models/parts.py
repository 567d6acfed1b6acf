"""Rows that a step adds to a suit."""

from typing import ClassVar

from django.db import models

from guiju.matters.litigation.choices import Rank
from guiju.matters.litigation.models.suit import Lawsuit
from guiju.procedure.models import Part


class Change(Part):
    """被诉后改变行政行为: what was changed, and that the court was told (行诉解释 81)."""

    case = models.ForeignKey(Lawsuit, models.CASCADE, related_name="changes")
    text = models.TextField("改变的内容")
    told = models.CharField("书面告知法院的文号", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "被诉后改变行政行为"


class Appearance(Part):
    """出庭记录: who came to one hearing (出庭应诉规定 2, 7, 11)."""

    case = models.ForeignKey(Lawsuit, models.CASCADE, related_name="appearances")
    head_came = models.BooleanField("负责人出庭", default=False)
    spoke = models.BooleanField("负责人发表意见", default=False)
    head_name = models.CharField("出庭负责人", max_length=50, blank=True)
    head_post = models.CharField("负责人职务", max_length=50, blank=True)
    head_rank = models.CharField("负责人类别", max_length=20, choices=Rank.choices, blank=True)
    staff = models.CharField("出庭工作人员", max_length=100, blank=True)
    lawyer = models.CharField("代理律师", max_length=100, blank=True)
    only: ClassVar = dict.fromkeys(("head_name", "head_post", "head_rank"), ("head_came", True))

    class Meta:
        verbose_name = verbose_name_plural = "出庭记录"
