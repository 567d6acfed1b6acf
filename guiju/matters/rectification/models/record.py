"""What is known of an item: the finding, who owes what by when, what was done, who checked it."""

import datetime as dt

from django.db import models

from guiju.matters.rectification.choices import Field, Recheck
from guiju.matters.rectification.sources import Source
from guiju.procedure.fields import MoneyField, PastDateField
from guiju.procedure.judge import Act
from guiju.procedure.models import Case
from guiju.registry.models import Body


class Record(Case):
    """The columns of a rectification; blank until the step that fills them."""

    # What was found
    source = models.CharField("来源", max_length=20, choices=Source.choices)
    document = models.CharField("来源文书", max_length=100)
    document_number = models.CharField("来源文号", max_length=60, blank=True)
    issued_by = models.CharField("来源机关", max_length=60, blank=True)
    text = models.TextField("问题原文")
    list_number = models.CharField("清单编号", max_length=30, blank=True)
    aspect = models.CharField("问题方面", max_length=60, blank=True)
    field = models.CharField("领域", max_length=20, choices=Field.choices, blank=True)
    found_on = PastDateField("发现日期", null=True, blank=True)
    received_on = PastDateField("责任单位收到日期", null=True, blank=True)
    document_due_on = models.DateField("来源文书确定的期限", null=True, blank=True)
    finding = models.CharField("所属问题", max_length=100, blank=True, help_text="由一个问题分出的各项相同")
    part = models.PositiveSmallIntegerField("事项序号", default=1)
    items_count = models.PositiveSmallIntegerField("分为几项", default=1, editable=False)
    # Who owes what by when
    requirement = models.TextField("整改要求", blank=True)
    leader = models.CharField("牵头领导", max_length=50, blank=True)
    helpers = models.ManyToManyField(Body, blank=True, verbose_name="配合单位", related_name="+")
    due_on = models.DateField("整改时限", null=True, blank=True)
    at_once = models.BooleanField("立行立改", default=False, help_text="不需另报整改方案")
    cause = models.TextField("原因分析", blank=True)
    plan = models.TextField("整改方案", blank=True)
    planned_on = PastDateField("报送方案日期", null=True, blank=True)
    approved_on = PastDateField("批准方案日期", null=True, blank=True)
    # What was done
    measures_count = models.PositiveSmallIntegerField("措施条数", default=0, editable=False)
    measures_open = models.JSONField("未完成措施", default=list, editable=False)
    evidence_count = models.PositiveSmallIntegerField("佐证件数", default=0, editable=False)
    answer = models.TextField("书面回复", blank=True)
    answered_on = PastDateField("回复日期", null=True, blank=True)
    result = models.TextField("整改结果", blank=True)
    returned_amount = MoneyField("发还金额", null=True, blank=True)
    # Who checked it
    applicant = models.ForeignKey("registry.User", models.PROTECT, null=True, editable=False, related_name="+")
    checker = models.ForeignKey("registry.User", models.PROTECT, null=True, editable=False, related_name="+")
    applied_on = PastDateField("申请销号日期", null=True, blank=True)
    in_time = models.BooleanField("按期申请销号", null=True, editable=False)
    overdue = models.BooleanField("曾经逾期", default=False, editable=False)
    opinion = models.TextField("审核意见", blank=True)
    site_checked_on = PastDateField("现场核查日期", null=True, blank=True)
    struck_on = PastDateField("销号日期", null=True, blank=True)
    recheck_due_on = models.DateField("回头看时间", null=True, blank=True)
    recheck_result = models.CharField("回头看结果", max_length=10, choices=Recheck.choices, blank=True)
    rechecked_on = PastDateField("回头看日期", null=True, blank=True)
    relapse = models.TextField("反弹情况", blank=True)
    relapsed_on = PastDateField("反弹日期", null=True, blank=True)
    # Extension, objection, pressure
    extension_wanted = models.DateField("申请延至", null=True, blank=True)
    extended_to = models.DateField("延长至", null=True, blank=True)
    reason = models.TextField("理由", blank=True)
    objection = models.TextField("异议", blank=True)
    objected_on = PastDateField("提出异议日期", null=True, blank=True)
    objecting = models.BooleanField("异议待复核", default=False, editable=False)
    pressure = models.TextField("督办内容", blank=True)
    urged_on = PastDateField("督办日期", null=True, blank=True)
    summoned_on = PastDateField("约谈日期", null=True, blank=True)
    circulated_on = PastDateField("通报日期", null=True, blank=True)
    referred_to = models.CharField("移送机关", max_length=60, blank=True)
    referred_on = PastDateField("移送日期", null=True, blank=True)

    class Meta:
        """Its columns stand in the table of the rectification."""

        abstract = True

    @property
    def last_day(self) -> dt.date:
        """The last day that the supervising body set; every item that was handed over has one."""
        return self.due_on or dt.date.max

    @staticmethod
    def answer_day(act: Act) -> dt.date | None:
        """The last day on which the source must have its answer: no later may the work be due."""
        return min((one.due for one in act.deadlines if one.limit in ("answering", "document_limit")), default=None)
