"""Papers that were issued, kept as frozen content."""

from django.db import models

from guiju.documents.content import Paper
from guiju.procedure.models import Case, Event
from guiju.registry.rights import RowRights


class Issued(models.Model):
    """文书: what one step of a case issued. The content is frozen; docx and PDF are rendered from it when asked for."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="papers")
    event = models.ForeignKey(Event, models.PROTECT, related_name="papers")
    title = models.CharField("文书名称", max_length=60)
    number = models.CharField("文号", max_length=60, blank=True)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField("制作时间")

    row_bodies = ("case__body", "case__counterpart")
    private_lookup = "case__secret"
    objects = RowRights.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "文书"
        constraints = [
            models.UniqueConstraint(fields=("event", "title"), name="issued_once"),
            models.UniqueConstraint(fields=("number",), condition=~models.Q(number=""), name="issued_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    @property
    def paper(self) -> Paper:
        """The paper, as a value to render."""
        return Paper.from_dict(self.content)
