"""履行义务督办: what an effective judgment or reconsideration decision obliges a body to do, until it is struck off."""

from typing import ClassVar

from django.db import models

from guiju.matters.litigation.choices import Duty
from guiju.procedure.fields import PastDateField
from guiju.procedure.guards import somebody_else
from guiju.procedure.limits import Limit
from guiju.procedure.models import Case
from guiju.procedure.steps import SAME, Stages, step
from guiju.registry.roles import Role

WATCH = (Role.SUPERVISOR, Role.HANDLER, Role.UNIT_HEAD)


class Obligation(Case):
    """有履行义务的复议应诉案件: `body` supervises (government or justice bureau), `counterpart` has to perform."""

    class Stage(Stages):
        """Where an obligation may stand."""

        LISTED = "督办"
        REPORTED = "已报告履行"
        STRUCK = "销号"

    final: ClassVar = (Stage.STRUCK,)

    duty = models.CharField("义务来源", max_length=20, choices=Duty.choices)
    document = models.CharField("裁判（决定）文书号", max_length=80)
    content = models.TextField("应当履行的义务")
    due_on = models.DateField("履行期限", null=True, blank=True)
    listed_on = PastDateField("列入督办日期", null=True)
    performance = models.TextField("履行情况", blank=True)
    proof = models.CharField("证明材料", max_length=200, blank=True)
    performed_on = PastDateField("报告履行日期", null=True)
    reporter = models.PositiveBigIntegerField(null=True, editable=False)
    findings = models.TextField("核查意见", blank=True)
    struck_on = PastDateField("销号日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "履行义务督办"

    performing = Limit(
        title="履行生效裁判（决定）", law="行政诉讼法第九十六条", due_field="due_on", since="enter", until="report"
    )  # fmt: skip

    enter = step(
        "列入督办", None, Stage.LISTED, by=WATCH, numbers="督履", stamps=("listed_on",), makes=("履行督办函",),
        fills=("counterpart", "duty", "document", "content"), optional=("due_on", "party", "secret"),
        law="行政诉讼法第九十六条、行政复议法第七十七条",
    )  # fmt: skip

    @step(
        "报告履行", Stage.LISTED, Stage.REPORTED, of="counterpart",
        by=(Role.CLERK, Role.HANDLER, Role.UNIT_HEAD, Role.HEAD), fills=("performance", "proof"),
        stamps=("performed_on",), law="行政诉讼法第九十六条、行政复议法第七十七条",
    )  # fmt: skip
    def report(self, act):
        """With proof."""
        self.reporter = act.actor.pk

    send_back = step(
        "退回重报", Stage.REPORTED, Stage.LISTED, by=WATCH, fills=("findings",),
        usual=False, law="行政诉讼法第九十六条", mark="P"
    )  # fmt: skip

    @step(
        "核查销号", Stage.REPORTED, Stage.STRUCK, by=WATCH, fills=("findings",), stamps=("struck_on",),
        law="行政诉讼法第九十六条", mark="P",
    )  # fmt: skip
    def strike(self, act):
        """By somebody other than who reported."""
        somebody_else(act.actor, [self.reporter], "报告履行的人不能自己核查销号", law="行政诉讼法第九十六条")

    urge = step(
        "催办", (Stage.LISTED, Stage.REPORTED), SAME, by=WATCH, law="行政诉讼法第九十六条", mark="P"
    )  # fmt: skip

    def headline(self) -> str:
        """Who has to perform what."""
        return f"{self.counterpart}履行{self.document}"
