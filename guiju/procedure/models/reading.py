"""Who read what must not be read by everybody."""

from django.db import models

from guiju.procedure.models.case import Case
from guiju.registry.models import User
from guiju.registry.rights import RowRights


class Reading(models.Model):
    """查阅记录: a user opened a case that is not public (行政处罚法 50; GB/T 22239-2019, 8.1.4.3).

    The record says who opened which case when, and nothing of what stands in it. So it is seen along the tree of bodies
    and is not private as the case is: an auditor placed over the county would else see nothing of the very readings
    that there is a log for.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.CASCADE, related_name="readings")
    at = models.DateTimeField()

    row_bodies = ("case__body", "case__counterpart")
    objects = RowRights.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "查阅记录"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.user}（{self.at:%Y-%m-%d %H:%M}）"
