"""送达: how a paper reaches its addressee, the same for every line whose statute refers to 民事诉讼法 (84–95).

A line whose decision is served adds the columns by inheriting `Served`, and asks `duly_served` in its step 送达.
"""

import datetime as dt
from dataclasses import replace
from typing import ClassVar

from django.db import models

from guiju.law import rules
from guiju.procedure.counting import last_day
from guiju.procedure.fields import PastDateField
from guiju.procedure.refusal import require


class Service(models.TextChoices):
    """送达方式 (民事诉讼法 87–95)."""

    AT_ONCE = "at_once", "当场交付"
    DIRECT = "direct", "直接送达"
    LEFT = "left", "留置送达"
    ELECTRONIC = "electronic", "电子送达"
    POST = "post", "邮寄送达"
    ENTRUSTED = "entrusted", "委托送达"
    ANNOUNCED = "announced", "公告送达"


class Served(models.Model):
    """What is recorded of the service of a decision, and what makes it good."""

    served_on = PastDateField("送达日期", null=True, blank=True)
    service = models.CharField("送达方式", max_length=10, choices=Service.choices, blank=True)
    receiver = models.CharField("签收人", max_length=50, blank=True)
    refused_to_sign = models.BooleanField("受送达人拒绝签收", default=False)
    witness = models.CharField("见证人（或者拍照、录像编号）", max_length=100, blank=True)
    e_consent = models.BooleanField("受送达人已签订电子送达确认书", default=False)
    announced_on = PastDateField("公告日期", null=True, blank=True)
    announced_until = models.DateField("公告期满", null=True, editable=False)
    announced_in = models.CharField("公告方式和此前送达情况", max_length=200, blank=True)

    only: ClassVar[dict[str, tuple]] = {"e_consent": ("service", Service.ELECTRONIC)}

    class Meta:
        abstract = True

    def announce_for(self, days: int, on: dt.date) -> None:
        """The announcement stands until its period is over; `days` is 30, or more where the field's rule says so."""
        self.announced_until = last_day(replace(rules.get("SRV-D01", on), n=days), on)

    def duly_served(self, on: dt.date, *, consent_law: str = "民事诉讼法第九十条") -> None:
        """Electronic only with consent, left behind with a witness or pictures, announced in full.

        Raises:
            Refused: the day or the way of service is not good.
        """
        require(
            self.service != Service.ELECTRONIC or self.e_consent,
            "受送达人同意并签订确认书的，方可电子送达",
            law=consent_law,
        )
        require(
            self.witness or not (self.service == Service.LEFT or self.refused_to_sign),
            "留置送达应当有见证人，或者以拍照、录像记录送达过程",
            law="民事诉讼法第八十九条",
        )
        if self.service == Service.ANNOUNCED:
            law = "民事诉讼法第九十五条"
            require(self.announced_until, "还没有发出公告", law=law)
            assert self.announced_until is not None
            require(on >= self.announced_until, f"公告到{self.announced_until}期满，期满才视为送达", law=law)
