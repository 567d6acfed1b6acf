"""The history of register rows."""

from django.db import models

from guiju.registry.models import User


class Change(models.Model):
    """台账变更: who put a row into a register, amended it or struck it off; append-only, chained within the row."""

    register = models.CharField(max_length=60)
    row = models.PositiveBigIntegerField()
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=[("add", "登记"), ("amend", "更正"), ("strike", "撤销")])
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    data = models.JSONField(default=dict)
    reason = models.CharField(max_length=200, blank=True)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "台账变更"
        constraints = [models.UniqueConstraint(fields=("register", "row", "seq"), name="change_seq_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}（{self.at:%Y-%m-%d}）"
