"""Rows that a step adds to a reconsideration case."""

from typing import ClassVar

from django.db import models

from guiju.matters.reconsideration.choices import HeadAtHearing, Manner, Withheld
from guiju.matters.reconsideration.models.case import Reconsideration
from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Part


class Opinion(Part):
    """听取意见记录: what a party said (行政复议法 49)."""

    case = models.ForeignKey(Reconsideration, models.CASCADE, related_name="opinions")
    person = models.CharField("被听取意见的人", max_length=50)
    manner = models.CharField("方式", max_length=10, choices=Manner.choices)
    text = models.TextField("意见")
    cause = models.CharField("不能听取意见的原因", max_length=200, blank=True)
    only: ClassVar = {"cause": ("manner", Manner.PAPER)}

    class Meta:
        verbose_name = verbose_name_plural = "听取意见记录"


class Inquiry(Part):
    """调查取证记录: evidence that the organ took itself (行政复议法 45)."""

    case = models.ForeignKey(Reconsideration, models.CASCADE, related_name="inquiries")
    persons = models.PositiveSmallIntegerField("调查人员人数")
    shown = models.BooleanField("已出示工作证件", default=False)
    text = models.TextField("取得的证据")

    class Meta:
        verbose_name = verbose_name_plural = "调查取证记录"


class FileRequest(Part):
    """查阅、复制案卷: who asked to see the file, and what was shown (行政复议法 47)."""

    case = models.ForeignKey(Reconsideration, models.CASCADE, related_name="file_requests")
    person = models.CharField("申请查阅人", max_length=50)
    asked_on = PastDateField("申请日期")
    granted = models.CharField(
        "是否同意", max_length=4, choices=[("yes", "同意"), ("part", "部分同意"), ("no", "不同意")]
    )
    withheld = models.CharField("不予查阅的情形", max_length=10, choices=Withheld.choices, blank=True)
    material = models.TextField("查阅、复制的材料", blank=True)
    only: ClassVar = {"withheld": ("granted", "part", "no")}

    class Meta:
        verbose_name = verbose_name_plural = "查阅复制案卷"


class Hearing(Part):
    """听证笔录 (行政复议法 50, 51)."""

    case = models.ForeignKey(Reconsideration, models.CASCADE, related_name="hearings")
    panel = models.PositiveSmallIntegerField("听证员人数")
    recorder = models.CharField("记录员", max_length=50)
    applicant_came = models.BooleanField("申请人参加", default=True)
    head = models.CharField("被申请人负责人", max_length=10, choices=HeadAtHearing.choices)
    head_reason = models.CharField("负责人不能参加的理由", max_length=200, blank=True)
    text = models.TextField("听证情况")
    only: ClassVar = {"head_reason": ("head", HeadAtHearing.STAFF)}

    class Meta:
        verbose_name = verbose_name_plural = "听证笔录"
