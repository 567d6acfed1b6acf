"""司法建议、检察建议: what a court or a procuratorate asks of a body, and the written answer."""

from typing import ClassVar

from django.db import models

from guiju.matters.litigation.choices import Letter
from guiju.procedure.fields import PastDateField
from guiju.procedure.limits import Limit
from guiju.procedure.models import Case
from guiju.procedure.refusal import require
from guiju.procedure.steps import Stages, step
from guiju.registry.roles import Role

_RULES = {
    Letter.DOCUMENT: "LIT-D12",
    Letter.GOVERNANCE: "LIT-D13",
    Letter.PROCURATORATE: "LIT-D14",
    Letter.PROCURATORATE_URGENT: "LIT-D14b",
}


class Suggestion(Case):
    """建议书: `body` is the body that must act on it and answer."""

    class Stage(Stages):
        """Where a suggestion may stand."""

        RECEIVED = "收到建议"
        ACTING = "整改办理"
        ANSWERED = "已书面回复"

    final: ClassVar = (Stage.ANSWERED,)

    letter = models.CharField("建议类别", max_length=30, choices=Letter.choices)
    sender = models.CharField("发出机关", max_length=60)
    letter_number = models.CharField("建议书文号", max_length=60, blank=True)
    content = models.TextField("建议内容")
    received_on = PastDateField("收到日期", null=True)
    reply_until = models.DateField("建议书确定的回复期限", null=True, blank=True)
    unit = models.CharField("承办机构", max_length=60, blank=True)
    measures = models.TextField("采取的措施", blank=True)
    reply = models.TextField("书面回复", blank=True)
    answered_on = PastDateField("回复日期", null=True)
    on_time = models.BooleanField("按期回复", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "司法建议、检察建议"

    answering = Limit(
        "LIT-D12", since="receive", until="answer", counted_from="received_on",
        picks=lambda case: _RULES[Letter(case.letter)], when=lambda case: not case.reply_until,
    )  # fmt: skip
    answering_set = Limit(
        title="建议书确定的回复期限", law="法释〔2023〕11号第八条", due_field="reply_until", since="receive",
        until="answer",
    )  # fmt: skip

    @step(
        "收到建议书", None, Stage.RECEIVED, by=(Role.CLERK, Role.HANDLER), numbers="建议",
        fills=("letter", "sender", "content", "received_on"), optional=("letter_number", "reply_until", "secret"),
        law="行诉解释第一百四十九条、法释〔2023〕11号第八条、检察公益诉讼解释第二十一条",
    )  # fmt: skip
    def receive(self, act):
        """A governance suggestion sets its own term, as a rule of two months at most; the others have theirs by law."""
        if self.reply_until:
            require(
                self.letter == Letter.GOVERNANCE,
                f"{self.get_letter_display()}的回复期限由法律规定，不由建议书确定",
                law="法释〔2023〕11号第八条",
            )
            require(
                self.reply_until >= act.data["received_on"],
                "回复期限早于收到建议书之日，请核对",
                law="法释〔2023〕11号第八条",
            )

    handle = step(
        "交办整改", Stage.RECEIVED, Stage.ACTING, by=(Role.UNIT_HEAD, Role.HEAD), fills=("unit",),
        optional=("handler",), law="检察公益诉讼解释第二十一条", mark="P",
    )  # fmt: skip

    @step(
        "书面回复", Stage.ACTING, Stage.ANSWERED, by=(Role.HANDLER, Role.UNIT_HEAD, Role.HEAD),
        fills=("measures", "reply"), stamps=("answered_on",), makes=("建议书回复函",),
        law="行诉解释第一百四十九条、法释〔2023〕11号第八条、检察公益诉讼解释第二十一条",
    )  # fmt: skip
    def answer(self, act):
        """In writing, with what was done."""
        self.on_time = not (act.late("answering") or act.late("answering_set"))

    def headline(self) -> str:
        """Who suggests what kind of thing to whom."""
        return f"{self.sender}致{self.body}{self.get_letter_display()}"
