"""Papers that were issued, kept as frozen content; files that were added to cases, kept under their hash."""

from django.db import models

from guiju.documents.content import Paper
from guiju.procedure.models import Case, Event
from guiju.registry.models import User
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


class Attachment(models.Model):
    """附件: a file of a case: evidence, a scan, a photograph. Its content lies in the store under its SHA-256 (`keep`).

    `event` is the record in the case's chain that holds the same hash; `about` the step it came with or belongs to.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="attachments")
    event = models.ForeignKey(Event, models.PROTECT, related_name="attachments")
    about = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+")
    name = models.CharField("文件名", max_length=150)
    media = models.CharField("格式", max_length=100)
    size = models.PositiveBigIntegerField("字节数")
    digest = models.CharField("SHA-256", max_length=64)

    row_bodies = ("case__body", "case__counterpart")
    private_lookup = "case__secret"
    objects = RowRights.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        constraints = [models.UniqueConstraint(fields=("case", "digest"), name="attachment_once_in_case")]
        indexes = [models.Index(fields=("digest",), name="attachment_digest")]  # the sweeper asks by it

    def __str__(self) -> str:
        return self.name


class Download(models.Model):
    """下载记录: somebody took a file of a case along (GB/T 22239-2019, 8.1.4.3).

    Seen along the tree of bodies as readings are; of a case that is not public, `of` keeps the file's name back.
    """

    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="downloads")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    row_bodies = ("attachment__case__body", "attachment__case__counterpart")
    objects = RowRights.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "下载记录"
        ordering = ("-pk",)

    @property
    def of(self) -> str:
        """What was taken along, as the log may say it."""
        return "（不公开案件的附件）" if self.attachment.case.secret else str(self.attachment)

    def __str__(self) -> str:
        return f"{self.user}（{self.at:%Y-%m-%d %H:%M}）"
