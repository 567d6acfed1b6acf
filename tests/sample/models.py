"""A line of work small enough to read in one screen, which uses every word of the kernel."""

from typing import ClassVar

from django.db import models

from guiju.procedure.fields import MoneyField, PastDateField
from guiju.procedure.limits import Limit
from guiju.procedure.models import Case, Part, Register
from guiju.procedure.refusal import require
from guiju.procedure.steps import ANY, SAME, Stages, Versions, step
from guiju.registry.roles import Role


class Plea(Case):
    """A plea that is received, examined, paused, lengthened, answered, decided or refused."""

    class Stage(Stages):
        RECEIVED = "收到"
        ACCEPTED = "受理"
        SUSPENDED = "中止"
        DECIDED = "决定"
        REFUSED = "不予受理"

    final: ClassVar = (Stage.DECIDED, Stage.REFUSED)

    ground = models.CharField("事由", max_length=100)
    amount = MoneyField("金额", null=True, blank=True)
    received_on = PastDateField("收到日期", null=True)
    reasons = models.TextField("理由", blank=True)
    outcome = models.CharField("结果", max_length=10, blank=True, choices=[("uphold", "维持"), ("revoke", "撤销")])
    redo = models.BooleanField("责令重作", default=False)
    redo_until = models.DateField("重作期限", null=True, blank=True)
    only: ClassVar = {"redo": ("outcome", "revoke"), "redo_until": ("redo", True)}

    screening = Limit("REC-D02", since="receive", until=("accept", "refuse"), lapse="deem_accepted")
    trial = Limit(
        "REC-D11",
        since=("accept", "deem_accepted"),
        until="decide",
        suspends=("suspend", "resume"),
        extended_by="extend",
    )
    answer = Limit("REC-D07", since=("accept", "deem_accepted"), until="reply", bars="reply")

    receive = step(
        "收到申请", None, Stage.RECEIVED, by=Role.CLERK, fills=("ground",), stamps=("received_on",),
        optional=("party", "amount", "secret", "counterpart"), law="行政复议法第二十二条",
    )  # fmt: skip
    accept = step(
        "受理",
        Stage.RECEIVED,
        Stage.ACCEPTED,
        by=Role.HANDLER,
        makes=("受理通知书",),
        numbers="诉",
        law="行政复议法第三十条",
    )
    deem_accepted = step(
        "视为受理", Stage.RECEIVED, Stage.ACCEPTED, by=Role.CLOCK, numbers="诉", law="行政复议法第三十条"
    )
    refuse = step("不予受理", Stage.RECEIVED, Stage.REFUSED, by=Role.HEAD, fills=("reasons",), law="行政复议法第三十条")
    reply = step(
        "答复", Stage.ACCEPTED, SAME, by=Role.CLERK, of="counterpart", fills=("reasons",), law="行政复议法第四十八条"
    )
    suspend = step("中止", Stage.ACCEPTED, Stage.SUSPENDED, by=Role.HEAD, usual=False, law="行政复议法第三十九条")
    resume = step("恢复", Stage.SUSPENDED, Stage.ACCEPTED, by=Role.HEAD, law="行政复议法第三十九条")
    extend = step("延长", Stage.ACCEPTED, SAME, by=Role.UNIT_HEAD, law="行政复议法第六十二条")
    hear = step(
        "听取意见", Stage.ACCEPTED, SAME, by=Role.HANDLER, adds="opinions", fills=("text",), usual=True,
        law="行政复议法第四十九条",
    )  # fmt: skip
    note = step("备注", ANY, SAME, by=Role.HANDLER, optional=("reasons",), law="行政复议法第四十七条")

    @step(
        "决定",
        Stage.ACCEPTED,
        Stage.DECIDED,
        by=Role.HEAD,
        fills=("outcome", "reasons"),
        takes=(None, "2026-06-30"),
        law="行政复议法第六十一条",
    )
    def _decide_before(self, act):
        """The older version asks for nothing else."""

    @step(
        "决定",
        Stage.ACCEPTED,
        Stage.DECIDED,
        by=Role.HEAD,
        fills=("outcome", "reasons", "redo_until"),
        optional=("redo",),
        takes=("2026-07-01", None),
        law="行政复议法第六十一条",
    )
    def _decide_since(self, act):
        require(self.done("hear"), "应当听取当事人意见", law="行政复议法第四十九条")

    decide = Versions(_decide_before, _decide_since)
    del _decide_before, _decide_since

    @step("上诉", Stage.DECIDED, SAME, by=Role.CLERK, law="行政诉讼法第四十五条")
    def appeal(self, act):
        """Opens another plea in the same thread."""

    @appeal.then
    def _appealed(self, act):
        act.open(Plea, "receive", {"ground": f"不服{self.number}"})

    def headline(self):
        return f"{self.ground}案"


class Opinion(Part):
    """What somebody said."""

    case = models.ForeignKey(Plea, models.CASCADE, related_name="opinions")
    text = models.TextField("意见")


class Meeting(Register):
    """会议台账: a register."""

    by = (Role.CLERK,)
    fills = ("topic", "held_on")
    optional = ("attendance",)

    topic = models.CharField("议题", max_length=50)
    held_on = PastDateField("召开日期")
    attendance = models.PositiveIntegerField("人数", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "会议台账"
