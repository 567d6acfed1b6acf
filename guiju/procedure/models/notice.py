"""Holiday notices that this county loaded after the law library was made."""

from django.db import models

from guiju.registry.models import User


class HolidayNotice(models.Model):
    """放假安排通知: the rest days and make-up working days of one year, as the State Council announced them."""

    year = models.PositiveSmallIntegerField("年份", unique=True)
    rest = models.JSONField("休息日", help_text="休息的日期")
    work = models.JSONField("调休上班日", help_text="调休上班的日期", default=list)
    source = models.CharField("通知", max_length=100)
    loaded_by = models.ForeignKey(User, models.PROTECT, verbose_name="录入人", related_name="+")
    loaded_at = models.DateTimeField("录入时间")

    class Meta:
        verbose_name = verbose_name_plural = "放假安排通知"

    def __str__(self) -> str:
        return f"{self.year}年放假安排（{self.source}）"
