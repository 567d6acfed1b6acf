"""培训与旁听: courses with their hours, and trials that officials sat in on."""

from django.core.exceptions import ValidationError
from django.db import models

from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Register


class TrainingCourse(Register):
    """法治培训台账: one course, one class at the party school, or one session of the cadres' lecture hall."""

    fills = ("title", "host", "audience", "started_on", "ended_on", "hours", "attendance")
    optional = ("lecturer",)

    class Host(models.TextChoices):
        """Who teaches."""

        COURSE = "course", "专题培训班"
        PARTY_SCHOOL = "party_school", "党校主体（主题）班"
        LECTURE_HALL = "lecture_hall", "干部大讲堂"

    class Audience(models.TextChoices):
        """Who learns."""

        LEADERS = "leaders", "领导干部"
        OFFICERS = "officers", "行政执法人员"
        STAFF = "staff", "干部职工"
        VILLAGE = "village", "村（社区）干部、法律明白人"

    title = models.CharField("名称", max_length=200)
    host = models.CharField("形式", max_length=20, choices=Host.choices)
    audience = models.CharField("对象", max_length=20, choices=Audience.choices)
    lecturer = models.CharField("授课人", max_length=100, blank=True)
    started_on = PastDateField("开始日期")
    ended_on = PastDateField("结束日期")
    hours = models.PositiveSmallIntegerField("学时")
    attendance = models.PositiveIntegerField("参训人数")

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "法治培训台账"

    def clean(self) -> None:
        """It does not end before it begins."""
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": ["结束日期早于开始日期。"]})


class TrialObservation(Register):
    """庭审旁听台账: officials sat in on a trial, in the court room or online."""

    fills = ("court", "case", "held_on", "way", "attendance")
    optional = ("leaders",)

    class Way(models.TextChoices):
        """How they watched."""

        COURTROOM = "courtroom", "现场旁听"
        ONLINE = "online", "在线旁听"

    court = models.CharField("法院", max_length=60)
    case = models.CharField("案件", max_length=100)
    held_on = PastDateField("开庭日期")
    way = models.CharField("方式", max_length=20, choices=Way.choices)
    attendance = models.PositiveIntegerField("旁听人数")
    leaders = models.PositiveIntegerField("其中领导干部", default=0)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "庭审旁听台账"

    def clean(self) -> None:
        """The leaders are among those who attended."""
        if self.leaders and self.attendance is not None and self.leaders > self.attendance:
            raise ValidationError({"leaders": ["领导干部人数多于旁听人数。"]})
