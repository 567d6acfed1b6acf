"""An application handed in through the body that fined on the spot (行政复议法 32)."""

from typing import ClassVar

from django.db import models

from guiju.matters.reconsideration.dated import LAW
from guiju.procedure.fields import PastDateField
from guiju.procedure.limits import Limit
from guiju.procedure.models import Case
from guiju.procedure.refusal import require
from guiju.procedure.steps import Stages, step
from guiju.registry.roles import Role


class Via(models.TextChoices):
    """The two kinds of penalty for which the penalising body may receive the application."""

    SPOT = "spot", "当场作出的行政处罚"
    MONITOR = "monitor", "电子技术监控设备记录的违法行为处罚"


class Handover(Case):
    """处罚机关代收复议申请: `body` is the penalising body, `counterpart` the 行政复议机关, `party` the applicant.

    The body corrects itself, or forwards the application; the 行政复议机关 then opens its case with this one as origin.
    """

    class Stage(Stages):
        """Where a handed-in application may stand."""

        RECEIVED = "处罚机关收件"
        CORRECTED = "自行纠正"
        FORWARDED = "已转送"

    final: ClassVar = (Stage.CORRECTED, Stage.FORWARDED)

    via = models.CharField("处罚类型", max_length=10, choices=Via.choices)
    act_number = models.CharField("处罚决定书文号", max_length=60)
    request = models.TextField("行政复议请求", blank=True)
    received_on = PastDateField("收件日期", null=True)
    corrected = models.TextField("自行纠正的决定", blank=True)
    told = models.BooleanField("已告知申请人：仍不服原行为的可以申请复议", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "处罚机关代收复议申请"

    forwarding = Limit("REC-D05", since="receive", until=("correct", "forward"))

    @step(
        "处罚机关收到复议申请", None, Stage.RECEIVED, by=(Role.CLERK, Role.HANDLER), stamps=("received_on",),
        fills=("party", "counterpart", "via", "act_number"), optional=("request", "secret"), takes=("2024-01-01", None),
        law="行政复议法第三十二条",
    )  # fmt: skip
    def receive(self, act):
        """Only penalties on the spot or by electronic monitoring may be challenged through the penalising body."""
        require(self.counterpart_id != self.body_id, "行政复议机关不能是处罚机关自己", law="行政复议法第二十四条")

    @step(
        "自行纠正", Stage.RECEIVED, Stage.CORRECTED, by=(Role.HEAD, Role.UNIT_HEAD), fills=("corrected", "told"),
        makes=("纠正决定告知书",), takes=(str(LAW), None), law="行政复议法第三十二条",
    )  # fmt: skip
    def correct(self, act):
        """Who insists on reconsideration of the original act is told to apply; that time does not count (条例 38)."""
        require(self.told, "自行纠正的，应当告知申请人：仍要求复议原行为的可以另行申请", law="行政复议法第三十二条")

    forward = step(
        "转送行政复议机关", Stage.RECEIVED, Stage.FORWARDED, by=(Role.CLERK, Role.HANDLER), makes=("复议申请转送函",),
        takes=(str(LAW), None), law="行政复议法第三十二条",
    )  # fmt: skip

    def headline(self) -> str:
        """Who challenges which penalty."""
        return f"{self.party}不服{self.body}{self.act_number}"
