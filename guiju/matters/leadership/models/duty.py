"""履职: meetings on the rule of law, duties of the first responsible persons, 述法, oaths."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models

from guiju.matters.leadership.models.study import Organ
from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Register


class LawMeeting(Register):
    """研究法治建设会议台账: a meeting that decided on the rule of law; mere study is in the study register."""

    fills = ("organ", "title", "held_on")
    optional = ("decisions", "minutes")

    organ = models.CharField("会议", max_length=20, choices=Organ.choices)
    title = models.CharField("议题", max_length=200)
    held_on = PastDateField("日期")
    decisions = models.PositiveSmallIntegerField("议定事项数", default=0)
    minutes = models.CharField("纪要编号", max_length=60, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "研究法治建设会议台账"


class LeaderDuty(Register):
    """第一责任人职责清单: what the head of a body undertook for the year, and when it was done."""

    fills = ("year", "office", "duty", "due_on")
    optional = ("done_on", "proof")

    class Office(models.TextChoices):
        """Which head."""

        PARTY = "party", "党委（党组）主要负责人"
        GOVERNMENT = "government", "行政主要负责人"
        BOTH = "both", "党政主要负责人"

    year = models.PositiveSmallIntegerField("年度")
    office = models.CharField("责任人", max_length=20, choices=Office.choices)
    duty = models.CharField("职责事项", max_length=200)
    due_on = models.DateField("完成时限")
    done_on = PastDateField("完成日期", null=True, blank=True)
    proof = models.CharField("佐证", max_length=200, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "第一责任人职责清单"

    def clean(self) -> None:
        """What is done can be shown."""
        if self.done_on and not self.proof:
            raise ValidationError({"proof": ["完成的职责应当有佐证。"]})


class DutyReport(Register):
    """述法台账: how many leaders of a body reported on their duties for a year (法治宣传教育法 38).

    A round is reported after its year: `year_end` puts it into the year it is about.
    """

    fills = ("year", "form", "reported_on", "reporters")
    optional = ("commented",)

    class Form(models.TextChoices):
        """How they reported."""

        WRITTEN = "written", "书面述法"
        MEETING = "meeting", "会议述法"
        THEMATIC = "thematic", "专题述法"

    year = models.PositiveSmallIntegerField("述法年度")
    form = models.CharField("形式", max_length=20, choices=Form.choices)
    reported_on = PastDateField("述法日期")
    reporters = models.PositiveIntegerField("述法人数")
    commented = models.PositiveIntegerField("点评人数", default=0)
    year_end = models.DateField("述法年度末", editable=False)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "述法台账"

    def clean(self) -> None:
        """One cannot report on a year that is not there yet, nor comment on more than reported."""
        if self.year is None or self.reported_on is None:
            return
        if not 2000 <= self.year <= self.reported_on.year:
            raise ValidationError({"year": [f"述法年度{self.year}不对：述法日期是{self.reported_on}。"]})
        if self.reporters is not None and self.commented > self.reporters:
            raise ValidationError({"commented": ["点评人数多于述法人数。"]})
        self.year_end = dt.date(self.year, 12, 31)


class OathCeremony(Register):
    """宪法宣誓台账: one ceremony, and how many were sworn in."""

    fills = ("held_on", "organiser", "takers")
    optional = ("occasion",)

    held_on = PastDateField("日期")
    organiser = models.CharField("组织单位", max_length=60)
    occasion = models.CharField("事由", max_length=100, blank=True)
    takers = models.PositiveIntegerField("宣誓人数")

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "宪法宣誓台账"
