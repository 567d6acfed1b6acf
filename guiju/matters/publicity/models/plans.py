"""普法责任: duty lists, yearly plans, reviews of the plan, honours (法治宣传教育法 9, 56)."""

from django.core.exceptions import ValidationError
from django.db import models

from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Register


class PublicityDuty(Register):
    """普法责任清单: who enforces a law explains it (谁执法谁普法), to whom and how often (法治宣传教育法 9)."""

    fills = ("year", "statute", "audience")
    optional = ("times", "published")

    year = models.PositiveSmallIntegerField("年度")
    statute = models.CharField("法律法规", max_length=100)
    audience = models.CharField("普法对象", max_length=100)
    times = models.PositiveSmallIntegerField("全年次数", default=1)
    published = models.BooleanField("已公布", default=False)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "普法责任清单"


class PublicityPlan(Register):
    """普法年度计划: what a body set out to do in the year, by when, and when it was done."""

    fills = ("year", "entry", "due_on")
    optional = ("done_on", "proof")

    year = models.PositiveSmallIntegerField("年度")
    entry = models.CharField("计划事项", max_length=200)
    due_on = models.DateField("完成时限")
    done_on = PastDateField("完成日期", null=True, blank=True)
    proof = models.CharField("佐证", max_length=200, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "普法年度计划"

    def clean(self) -> None:
        """What is done can be shown."""
        if self.done_on and not self.proof:
            raise ValidationError({"proof": ["完成的事项应当有佐证。"]})


class PlanReview(Register):
    """普法规划评估: a review of how the plan is carried out; its result is published (法治宣传教育法 56)."""

    fills = ("plan", "stage", "reviewed_on", "score")
    optional = ("published_on",)

    class Stage(models.TextChoices):
        """When in the plan's life."""

        MIDTERM = "midterm", "中期评估"
        FINAL = "final", "终期评估"
        YEARLY = "yearly", "年度履职评议"

    plan = models.CharField("规划", max_length=60)
    stage = models.CharField("种类", max_length=20, choices=Stage.choices)
    reviewed_on = PastDateField("评估日期")
    score = models.DecimalField("得分", max_digits=5, decimal_places=2)
    published_on = PastDateField("公布日期", null=True, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "普法规划评估"


class Honour(Register):
    """法治建设表彰: what a unit, a person or a work was honoured with."""

    fills = ("title", "subject", "recipient_kind", "recipient", "level", "awarded_on")

    class Subject(models.TextChoices):
        """What for."""

        PUBLICITY = "publicity", "普法"
        GOVERNMENT = "government", "法治政府建设"
        ENFORCEMENT = "enforcement", "行政执法"
        MEDIATION = "mediation", "人民调解"
        OTHER = "other", "其他"

    class RecipientKind(models.TextChoices):
        """Who got it."""

        UNIT = "unit", "单位"
        PERSON = "person", "个人"
        WORK = "work", "作品"

    class Level(models.TextChoices):
        """Who gave it."""

        NATIONAL = "national", "国家级"
        CITY = "city", "市级（省级）"
        COUNTY = "county", "县级"

    title = models.CharField("荣誉名称", max_length=100)
    subject = models.CharField("事由", max_length=20, choices=Subject.choices)
    recipient_kind = models.CharField("获奖对象", max_length=20, choices=RecipientKind.choices)
    recipient = models.CharField("获奖者", max_length=100)
    level = models.CharField("级别", max_length=20, choices=Level.choices)
    awarded_on = PastDateField("表彰日期")

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "法治建设表彰"
