"""The deadline: a limit running on one case."""

from django.db import models

from guiju.procedure.models.case import Case
from guiju.registry.rights import RowRights


class DeadlineState(models.TextChoices):
    """The life of a deadline."""

    RUNNING = "running", "计算中"
    PAUSED = "paused", "已停算"
    MET = "met", "已完成"
    LAPSED = "lapsed", "期满视为"
    ENDED = "ended", "不再适用"


class Deadline(models.Model):
    """期限: when what is owed is due, and the receipt that says why this day.

    `raw` is the day before it was moved off a rest day; `due_at` is set for limits in hours. `pauses` are
    `[from, to, kind]` with `to` null while it lasts; `extensions` are the days on which each was granted.
    `late` is known once it is met.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="deadlines", db_index=False)  # (case, state) serves
    limit = models.CharField(max_length=40)
    rule = models.CharField("规则", max_length=20, blank=True)
    name = models.CharField("期限", max_length=60)
    state = models.CharField("状态", max_length=10, choices=DeadlineState.choices, default=DeadlineState.RUNNING)
    start = models.DateTimeField("起算")
    raw = models.DateField("原期满日")
    due = models.DateField("期满日")
    due_at = models.DateTimeField("期满时刻", null=True)
    provisional = models.BooleanField("暂定", default=False)
    pauses = models.JSONField(default=list)
    extensions = models.JSONField(default=list)
    receipt = models.JSONField(default=dict)
    met_at = models.DateTimeField("完成时间", null=True)
    late = models.BooleanField("超期", null=True)

    #: The columns that a step may move; the others are as they were when the deadline started.
    MOVES = (
        "name", "rule", "state", "start", "raw", "due", "due_at", "provisional", "pauses", "extensions", "receipt",
        "met_at", "late",
    )  # fmt: skip

    row_bodies = ("case__body", "case__counterpart")
    private_lookup = "case__secret"
    objects = RowRights.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "期限"
        indexes = [
            models.Index(fields=("case", "state"), name="deadline_case"),
            models.Index(fields=("due",), name="deadline_due", condition=models.Q(state="running")),
        ]

    def __str__(self) -> str:
        return f"{self.name}：{self.due}"

    def snapshot(self) -> dict:
        """The values to go back to if the step is refused."""
        return dict(vars(self)) | {"pauses": [list(one) for one in self.pauses], "extensions": list(self.extensions)}

    def restore(self, values: dict) -> None:
        """Go back to a snapshot."""
        vars(self).clear()
        vars(self).update(values)

    @property
    def running(self) -> bool:
        """Whether time runs."""
        return self.state == DeadlineState.RUNNING
