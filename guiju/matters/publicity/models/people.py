"""普法队伍: persons who serve in public, from a day to a day. Name and place are kept, nothing else of them."""

from django.core.exceptions import ValidationError
from django.db import models

from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Register


class Service(Register):
    """Somebody who serves from a day to a day; what the three registers have in common."""

    name = models.CharField("姓名", max_length=50)
    since = PastDateField("起始日期")
    until = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        """Only its kinds are tables."""

        abstract = True

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Service does not end before it begins."""
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": ["终止日期早于起始日期。"]})


class LegalMindedPerson(Service):
    """法律明白人: a villager trained and certified to help neighbours with the law."""

    fills = ("name", "village", "since")
    optional = ("certificate", "until")

    village = models.CharField("村（社区）", max_length=60)
    certificate = models.CharField("证书编号", max_length=40, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "法律明白人名册"


class Volunteer(Service):
    """普法志愿者."""

    fills = ("name", "team", "since")
    optional = ("until",)

    team = models.CharField("志愿队伍", max_length=60)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "普法志愿者名册"


class VicePrincipal(Service):
    """法治副校长: a judge, procurator, police officer or lawyer who teaches the law in a school (法治宣传教育法 41)."""

    fills = ("name", "school", "unit", "since")
    optional = ("until",)

    school = models.CharField("学校", max_length=60)
    unit = models.CharField("派出单位", max_length=60)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "法治副校长名册"
