"""法院收案通报: what the court says it received, which is more than the suits that the county's bodies answer."""

from django.core.exceptions import ValidationError
from django.db import models

from guiju.matters.litigation.choices import Instance, Way
from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Register
from guiju.registry.roles import Role


class CourtNotice(Register):
    """法院收案: one administrative case that the county's court received; the base of the 首选率."""

    by = (Role.CLERK, Role.HANDLER, Role.SUPERVISOR)
    fills = ("court", "court_number", "instance", "received_on")
    optional = ("way", "defendant")

    court = models.CharField("法院", max_length=60)
    court_number = models.CharField("法院案号", max_length=60)
    instance = models.CharField("审级", max_length=10, choices=Instance.choices)
    way = models.CharField("起诉途径", max_length=20, choices=Way.choices, blank=True)
    defendant = models.CharField("被告", max_length=100, blank=True)
    received_on = PastDateField("收案日期")

    class Meta:
        verbose_name = verbose_name_plural = "法院收案通报"
        constraints = [
            models.UniqueConstraint(
                fields=("court", "court_number"), condition=models.Q(struck=False), name="court_notice_once"
            ),
        ]

    def clean(self) -> None:
        """One number of one court is one case."""
        same = type(self).objects.filter(court=self.court, court_number=self.court_number, struck=False)
        if same.exclude(pk=self.pk).exists():
            raise ValidationError({"court_number": [f"{self.court}{self.court_number}已经登记过。"]})
