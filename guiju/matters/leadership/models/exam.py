"""考试: sittings, and results by unit and rank. No person's mark is kept: the counts are all that is reported."""

from django.core.exceptions import ValidationError
from django.db import models

from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Register


class ExamSitting(Register):
    """法治考试: one examination that was held; `body` organised it."""

    fills = ("name", "kind", "held_on")
    optional = ("online", "pass_mark")

    class Kind(models.TextChoices):
        """What the examination is for."""

        ANNUAL = "annual", "年度法治理论考试"
        APPOINTMENT = "appointment", "新提任领导干部法治理论考试"
        CERTIFICATE = "certificate", "行政执法人员资格考试"

    name = models.CharField("考试名称", max_length=100)
    kind = models.CharField("种类", max_length=20, choices=Kind.choices)
    held_on = PastDateField("结束日期", help_text="考试期间的最后一天")
    online = models.BooleanField("网络考试", default=True)
    pass_mark = models.PositiveSmallIntegerField("合格线", default=60)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "法治考试"

    def __str__(self) -> str:
        return self.name


class ExamResult(Register):
    """法治考试成绩（按单位）: of one body and rank how many should sit, sat and passed, and the sum of their marks."""

    fills = ("sitting", "rank", "enrolled", "attended", "passed")
    optional = ("score_total",)

    class Rank(models.TextChoices):
        """职级: only what the reports tell apart."""

        STAFF = "staff", "干部职工"
        CITY_MANAGED = "city_managed", "市管领导干部"
        COUNTY_MANAGED = "county_managed", "县管领导干部"

    sitting = models.ForeignKey(ExamSitting, models.PROTECT, verbose_name="考试", related_name="results")
    rank = models.CharField("职级", max_length=20, choices=Rank.choices)
    enrolled = models.PositiveIntegerField("应考人数")
    attended = models.PositiveIntegerField("参考人数")
    passed = models.PositiveIntegerField("合格人数")
    score_total = models.DecimalField("总分", max_digits=10, decimal_places=1, null=True, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "法治考试成绩"
        constraints = [
            models.UniqueConstraint(
                fields=("sitting", "body", "rank"), condition=models.Q(struck=False), name="exam_result_once"
            ),
            models.CheckConstraint(
                condition=models.Q(passed__lte=models.F("attended"), attended__lte=models.F("enrolled")),
                name="exam_result_nested",
            ),
        ]

    def clean(self) -> None:
        """Passed ≤ sat ≤ should sit; no more than a hundred marks each."""
        known = None not in (self.enrolled, self.attended, self.passed)
        if known and self.attended > self.enrolled:
            raise ValidationError({"attended": [f"参考{self.attended}人，多于应考{self.enrolled}人。"]})
        if known and self.passed > self.attended:
            raise ValidationError({"passed": [f"合格{self.passed}人，多于参考{self.attended}人。"]})
        if known and self.score_total is not None and not 0 <= self.score_total <= 100 * self.attended:
            raise ValidationError({"score_total": [f"总分应在0和{100 * self.attended}之间。"]})
