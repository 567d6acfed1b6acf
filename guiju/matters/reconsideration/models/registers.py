"""Registers of reconsideration: where firms are served, and who helps to examine."""

from django.db import models

from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Register
from guiju.registry.models import Body
from guiju.registry.roles import Role


class LiaisonPoint(Register):
    """行政复议服务企业联系点: a place, mostly a township, where firms are advised and may hand in applications."""

    by = (Role.CLERK, Role.HANDLER)
    fills = ("name", "since")
    optional = ("host", "until")

    name = models.CharField("联系点名称", max_length=100)
    host = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, verbose_name="所在镇街（单位）", related_name="+"
    )
    since = PastDateField("设立日期")
    until = PastDateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政复议服务企业联系点"


class Assistant(Register):
    """行政复议助审员: recruited to assist the examiners."""

    by = (Role.CLERK, Role.HANDLER)
    fills = ("name", "recruited_on")
    optional = ("left_on",)

    name = models.CharField("姓名", max_length=50)
    recruited_on = PastDateField("招录日期")
    left_on = PastDateField("离职日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政复议助审员"
