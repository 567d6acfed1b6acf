"""The daily seal over all chains."""

from django.db import models


class Seal(models.Model):
    """封存: a Merkle root over the heads of every chain that grew since the last seal, chained to that seal.

    `leaves` are `[kind, id, place in the chain, hash]`. The root goes outside (printed, published, mailed): whoever
    rebuilds a chain in the database cannot rebuild what was published.
    """

    number = models.PositiveIntegerField(unique=True)
    sealed_at = models.DateTimeField()
    up_to_event = models.PositiveBigIntegerField(default=0)
    up_to_change = models.PositiveBigIntegerField(default=0)
    leaves = models.JSONField()
    prev = models.CharField(max_length=64)
    root = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "封存"
        ordering = ("number",)

    def __str__(self) -> str:
        return f"第{self.number}次封存 {self.root[:12]}"
