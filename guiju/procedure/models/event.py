"""The event: one step taken, for ever."""

from django.db import models

from guiju.procedure.models.case import Case
from guiju.registry.models import User
from guiju.registry.rights import RowRights


class Event(models.Model):
    """办理记录: append-only, chained by hash within its case. A later event that supersedes it corrects a mistake.

    `at` is when it happened, `recorded_at` when it was written down; `data` holds what was filled in, as it was.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="events", db_index=False)  # (case, seq) serves
    seq = models.PositiveIntegerField()
    step = models.CharField(max_length=40)
    label = models.CharField(max_length=40)
    source = models.CharField(max_length=20, blank=True)
    target = models.CharField(max_length=20)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    data = models.JSONField(default=dict)
    law = models.CharField(max_length=100, blank=True)
    late_reason = models.CharField(max_length=200, blank=True)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="superseded_by", db_index=False)
    key = models.CharField(max_length=100)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    row_bodies = ("case__body", "case__counterpart")
    private_lookup = "case__secret"
    objects = RowRights.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "办理记录"
        ordering = ("case", "seq")
        constraints = [
            models.UniqueConstraint(fields=("case", "seq"), name="event_seq_once"),
            models.UniqueConstraint(fields=("case", "key"), name="event_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label}（{self.at:%Y-%m-%d}）"
