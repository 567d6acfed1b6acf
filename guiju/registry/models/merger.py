"""Mergers: that two files were found to be one firm or person, by whom and why; and that they were parted again."""

from django.db import models

from guiju.registry.models.subject import Subject
from guiju.registry.models.user import User


class Merger(models.Model):
    """主体档案合并记录: append-only. `filled` is what the file that stays took over from the one that goes."""

    kind = models.CharField("办理", max_length=5, choices=[("merge", "合并"), ("part", "拆回")])
    stays = models.ForeignKey(Subject, models.PROTECT, related_name="+", verbose_name="保留的档案")
    goes = models.ForeignKey(Subject, models.PROTECT, related_name="mergers", verbose_name="并入的档案")
    filled = models.JSONField(default=dict)
    reason = models.CharField("理由", max_length=200)
    actor = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="办理人")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "主体档案合并记录"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.goes} → {self.stays}"
