"""普法提示: one unit tells another of its level that it neglects its duty to explain the law (法治宣传教育法 57)."""

from typing import ClassVar

from django.db import models

from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.sources import Source
from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Case
from guiju.procedure.refusal import require
from guiju.procedure.steps import Stages, step
from guiju.registry.roles import Role

LAW = "法治宣传教育法第五十七条"
HEADS = (Role.UNIT_HEAD, Role.HEAD, Role.CHIEF)


class Hint(Case):
    """普法提示: the other unit improves and feeds back in time (及时, no number of days); if not, it is rectified."""

    class Stage(Stages):
        """From draft to feedback."""

        DRAFTED = "拟制"
        SENT = "已提示"
        ANSWERED = "已反馈"
        CLOSED = "办结"
        ESCALATED = "转问题整改"

    final: ClassVar = (Stage.CLOSED, Stage.ESCALATED)

    shortcoming = models.TextField("普法工作存在的问题")
    advice = models.TextField("改进建议")
    feedback = models.TextField("改进和反馈情况", blank=True)
    opinion = models.TextField("评价意见", blank=True)
    sent_on = PastDateField("提示日期", null=True, blank=True)
    answered_on = PastDateField("反馈日期", null=True, blank=True)

    @step(
        "拟制提示", None, Stage.DRAFTED, by=(Role.HANDLER, Role.CLERK, *HEADS), law=LAW, takes=("2025-11-01", None),
        fills=("counterpart", "shortcoming", "advice"),
    )  # fmt: skip
    def draft(self, act):
        """What the other unit neglects, and how it could do better."""
        require(self.counterpart_id != self.body_id, "普法提示是给其他单位的", law=LAW)

    send = step(
        "发出提示",
        Stage.DRAFTED,
        Stage.SENT,
        by=HEADS,
        stamps=("sent_on",),
        numbers="普提",
        makes=("普法提示函",),
        law=LAW,
    )
    feed_back = step(
        "反馈", Stage.SENT, Stage.ANSWERED, by=(Role.HANDLER, Role.CLERK, *HEADS), of="counterpart",
        fills=("feedback",), stamps=("answered_on",), law=LAW,
    )  # fmt: skip
    close = step("办结", Stage.ANSWERED, Stage.CLOSED, by=HEADS, optional=("opinion",), law=LAW)
    escalate = step(
        "转问题整改",
        (Stage.SENT, Stage.ANSWERED),
        Stage.ESCALATED,
        by=HEADS,
        fills=("opinion",),
        usual=False,
        law=LAW,
        mark="P",
    )

    @escalate.then
    def _rectify(self, act):
        """The hint was not followed."""
        act.open(
            Rectification,
            "enter",
            {
                "source": Source.PUBLICITY,
                "document": "普法提示函",
                "text": self.shortcoming,
                "field": "publicity",
                "counterpart": self.counterpart,
                "received_on": self.sent_on,
            },
        )

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "普法提示"

    def headline(self) -> str:
        """Whom it reminds."""
        return f"普法提示：{self.counterpart}"
