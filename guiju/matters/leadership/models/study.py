"""学法: what must be studied, and each session at which it was (法治宣传教育法 36, 37)."""

from django.core.exceptions import ValidationError
from django.db import models

from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Register


class Organ(models.TextChoices):
    """会议: which meeting of the body studied."""

    STANDING_COMMITTEE = "standing_committee", "党委常委会会议"
    EXECUTIVE_MEETING = "executive_meeting", "政府常务会议"
    CENTRE_GROUP = "centre_group", "理论学习中心组"
    PARTY_GROUP = "party_group", "党组（党委）会"
    READING_CLASS = "reading_class", "读书班"
    STAFF = "staff", "干部职工学习会"
    PUBLIC = "public", "面向群众的宣讲"


class Topic(models.TextChoices):
    """主题: what was studied; a single statute is named in `statute`."""

    THOUGHT = "thought", "习近平法治思想"
    STATUTE = "statute", "专门的法律法规"
    ENFORCEMENT = "enforcement", "综合行政执法"
    PARTY_RULES = "party_rules", "党内法规"
    OTHER = "other", "其他"


class Lecturer(models.TextChoices):
    """主讲: who spoke, by office and not by name."""

    PARTY_SECRETARY = "party_secretary", "党委主要负责人"
    GOVERNMENT_HEAD = "government_head", "行政主要负责人"
    LEADER = "leader", "其他领导干部"
    EXPERT = "expert", "专家学者、法律顾问"
    OTHER = "other", "其他"


class StudySession(Register):
    """学法台账: one session at which a body studied the law, or one lecture by a leader."""

    fills = ("organ", "topic", "title", "held_on", "attendance")
    optional = ("statute", "lecturer", "first_item", "minutes")

    organ = models.CharField("会议", max_length=20, choices=Organ.choices)
    topic = models.CharField("主题", max_length=20, choices=Topic.choices)
    statute = models.CharField("法律法规", max_length=100, blank=True)
    title = models.CharField("学习内容", max_length=200)
    lecturer = models.CharField("主讲", max_length=20, choices=Lecturer.choices, blank=True)
    first_item = models.BooleanField("第一议题", default=False)
    held_on = PastDateField("日期")
    attendance = models.PositiveIntegerField("参加人数")
    minutes = models.CharField("纪要（记录）编号", max_length=60, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "学法台账"

    def clean(self) -> None:
        """A session on one statute says which, so that each can be counted by itself."""
        if self.topic == Topic.STATUTE and not self.statute:
            raise ValidationError({"statute": ["学习专门的法律法规，请写明名称。"]})


class StudyList(Register):
    """应知应会清单: the laws and party rules that leaders must know; kept up to date (法治宣传教育法 37)."""

    fills = ("title", "kind", "entries", "since")
    optional = ("until",)

    class Kind(models.TextChoices):
        """For whom the list is."""

        LEADERS = "leaders", "领导干部应知应会清单"
        OFFICIALS = "officials", "国家工作人员学法清单"

    title = models.CharField("清单名称", max_length=100)
    kind = models.CharField("种类", max_length=20, choices=Kind.choices)
    entries = models.PositiveIntegerField("条目数")
    since = models.DateField("公布日期")
    until = models.DateField("替换日期", null=True, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "学法清单"
