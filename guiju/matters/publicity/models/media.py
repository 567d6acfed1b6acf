"""新媒体普法与典型案例."""

from django.db import models

from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Register


class MediaPost(Register):
    """普法信息台账: what one channel published on a day, or how many pieces a busy one did in a month."""

    fills = ("channel", "title", "published_on", "pieces")
    optional = ("reads", "link")

    class Channel(models.TextChoices):
        """Where it was published."""

        WECHAT = "wechat", "微信公众号"
        WEBSITE = "website", "政务网站"
        TELEVISION = "television", "电视、广播"
        VIDEO = "video", "短视频"
        LEARNING = "learning", "学习平台"
        NEWSPAPER = "newspaper", "报刊"

    channel = models.CharField("渠道", max_length=20, choices=Channel.choices)
    title = models.CharField("标题（栏目）", max_length=200)
    published_on = PastDateField("发布日期")
    pieces = models.PositiveIntegerField("条数", default=1)
    reads = models.PositiveIntegerField("阅读量", null=True, blank=True)
    link = models.URLField("网址", blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "普法信息台账"


class TypicalCase(Register):
    """典型案例库: a case from life, retold for the public without names."""

    fills = ("title", "field", "published_on")
    optional = ("channel",)

    title = models.CharField("案例名称", max_length=200)
    field = models.CharField("领域", max_length=40)
    published_on = PastDateField("推送日期")
    channel = models.CharField("渠道", max_length=20, choices=MediaPost.Channel.choices, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "典型案例库"
