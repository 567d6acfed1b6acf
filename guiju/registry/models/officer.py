"""Officers and their certificates."""

import datetime as dt

from django.db import models
from django.db.models import Q

from guiju.registry.models.body import Body
from guiju.registry.models.user import User
from guiju.registry.rights import RowRights


class Officer(models.Model):
    """执法人员: who enforces for a body. Only with a certificate in force may an act be done (处罚法 42, 55)."""

    name = models.CharField("姓名", max_length=50)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="单位")
    user = models.OneToOneField(User, models.SET_NULL, null=True, blank=True, verbose_name="登录用户")
    auxiliary = models.BooleanField("辅助人员", default=False, help_text="辅助人员、网格员、临时工不得独立执法")
    active = models.BooleanField("在岗", default=True)

    row_bodies = ("body",)
    objects = RowRights.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "执法人员"

    def __str__(self) -> str:
        return self.name

    def certified(self, on: dt.date) -> bool:
        """Whether a certificate was in force on the day and the person is no auxiliary (行政处罚法 42)."""
        return not self.auxiliary and any(certificate.in_force(on) for certificate in self.certificates.all())


class Certificate(models.Model):
    """行政执法证: issued after the examination by the supervision organ (行政执法监督条例 17)."""

    officer = models.ForeignKey(Officer, models.CASCADE, verbose_name="执法人员", related_name="certificates")
    number = models.CharField("证号", max_length=30, unique=True)
    scope = models.CharField("执法范围", max_length=100, blank=True)
    issued = models.DateField("发证日期")
    valid_until = models.DateField("有效期至")
    revoked = models.DateField("注销日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "执法证件"
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gte=models.F("issued")), name="certificate_valid"),
        ]

    def __str__(self) -> str:
        return self.number

    def in_force(self, on: dt.date) -> bool:
        """Whether the certificate may be shown on the day."""
        return self.issued <= on <= self.valid_until and (self.revoked is None or on < self.revoked)
