"""附带审查: the document on which a challenged act rests is examined with it (行政复议法 13, 56–60)."""

from typing import ClassVar

from django.db import models

from guiju.matters.reconsideration.dated import LAW, before_2024
from guiju.procedure.fields import PastDateField
from guiju.procedure.limits import Limit
from guiju.procedure.models import Case
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, Stages, step
from guiju.registry.roles import Role

STAFF = (Role.HANDLER, Role.UNIT_HEAD)
OLD_26 = "行政复议法（2017年修正）第二十六条"


class Finding(models.TextChoices):
    """What the examination found (行政复议法 59)."""

    LAWFUL = "lawful", "合法，一并告知"
    STOPPED = "stopped", "超越权限或者违反上位法，停止执行并责令纠正"


class DocumentReview(Case):
    """附带审查: opened by the suspension of a reconsideration; `counterpart` is the body that made the document.

    All its periods run from the suspension (实施条例 53).
    """

    class Stage(Stages):
        """Where an examination may stand."""

        OPEN = "审查"
        TRANSFERRED = "已转送有权机关"
        DONE = "审查终结"

    final: ClassVar = (Stage.DONE,)

    document = models.CharField("附带审查的文件", max_length=200)
    own = models.BooleanField("本机关有权处理", default=False)
    begun_on = PastDateField("启动日期", null=True)
    told_on = PastDateField("制定机关收到通知日期", null=True, blank=True)
    reply = models.TextField("制定机关的书面答复", blank=True)
    sent_to = models.CharField("有权处理的机关", max_length=100, blank=True)
    sent_received_on = PastDateField("有权机关收到转送日期", null=True, blank=True)
    finding = models.CharField("处理结果", max_length=10, choices=Finding.choices, blank=True)
    reasons = models.TextField("处理意见", blank=True)
    done_on = PastDateField("终结日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "附带审查"

    handling = Limit("REC-D10", since="start", until="find", when=lambda case: case.own)
    transfer_in = Limit("REC-D10b", since="start", until="transfer", ends="find", when=lambda case: not case.own)
    telling = Limit(
        "REC-D10c", since="start", until="tell_maker", ends="find",
        when=lambda case: case.own and case.counterpart_id and case.opened_on >= LAW,
    )  # fmt: skip
    answering = Limit("REC-D10d", since="tell_maker", until="maker_replies", ends="find", counted_from="told_on")
    elsewhere = Limit("REC-D10e", since="transfer", until="answered", counted_from="sent_received_on")

    start = before_2024(OLD_26)(
        step(
            "启动附带审查",
            None,
            Stage.OPEN,
            by=STAFF,
            fills=("document",),
            optional=("counterpart", "own"),
            stamps=("begun_on",),
            law="行政复议法第五十六条、第五十七条",
        )  # fmt: skip
    )
    tell_maker = step(
        "通知制定机关说明", Stage.OPEN, SAME, by=STAFF, fills=("told_on",), makes=("附带审查通知书",),
        takes=(str(LAW), None), usual=True, law="行政复议法第五十八条",
    )  # fmt: skip
    maker_replies = step(
        "制定机关书面答复", Stage.OPEN, SAME, by=(Role.CLERK, Role.HANDLER), of="counterpart", fills=("reply",),
        takes=(str(LAW), None), usual="tell_maker", law="行政复议法第五十八条",
    )  # fmt: skip

    @before_2024(OLD_26)
    @step(
        "转送有权机关", Stage.OPEN, Stage.TRANSFERRED, by=STAFF, fills=("sent_to", "sent_received_on"),
        makes=("附带审查转送函",), law="行政复议法第五十六条、第五十七条",
    )  # fmt: skip
    def transfer(self, act):
        """Only where this organ may not handle the document itself."""
        require(not self.own, "本机关有权处理该文件，应当自行依法处理", law="行政复议法第五十六条")

    @before_2024(OLD_26)
    @step(
        "处理终结", Stage.OPEN, Stage.DONE, by=(Role.HEAD,), fills=("finding", "reasons"), stamps=("done_on",),
        law="行政复议法第五十九条",
    )  # fmt: skip
    def find(self, act):
        """Only where this organ may handle the document itself."""
        require(self.own, "本机关无权处理该文件，应当转送有权处理的机关", law="行政复议法第五十六条")

    answered = before_2024(OLD_26)(
        step(
            "收到有权机关的处理意见",
            Stage.TRANSFERRED,
            Stage.DONE,
            by=STAFF,
            fills=("finding", "reasons"),
            stamps=("done_on",),
            law="行政复议法第六十条",
        )  # fmt: skip
    )

    @find.then
    def _found(self, act):
        self._tell(act)

    @answered.then
    def _answered(self, act):
        self._tell(act)

    def _tell(self, act) -> None:
        """The suspended reconsideration learns of it."""
        if self.origin:
            act.also(self.origin.whole(), "document_reviewed")

    def headline(self) -> str:
        """Which document."""
        return f"附带审查《{self.document}》"
