"""The outbox: side work promised in the transaction of a step, done after it."""

from django.db import models

from guiju.procedure.models.event import Event


class Outbox(models.Model):
    """待办副作用: a paper to make, a notice to send. Written with the event, done after the commit."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="outbox")
    topic = models.CharField(max_length=30)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "待办副作用"
        indexes = [models.Index(fields=("id",), name="outbox_waiting", condition=models.Q(done_at=None))]

    def __str__(self) -> str:
        return f"{self.topic} #{self.pk}"
