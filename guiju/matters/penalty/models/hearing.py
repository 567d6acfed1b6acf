"""听证: a case of its own beside the penalty that it belongs to (行政处罚法 63–65)."""

from typing import Any, ClassVar

from django.db import models

from guiju.matters.penalty.models.charge import known
from guiju.matters.penalty.models.penalty import Penalty
from guiju.procedure.counting import last_day
from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Case
from guiju.procedure.refusal import require
from guiju.procedure.steps import Stages, step
from guiju.registry.models import User
from guiju.registry.roles import Role


def penalty_of(case: Case) -> Penalty:
    """The penalty case that led to this one, with all its fields."""
    return case.origin if isinstance(case.origin, Penalty) else Penalty.objects.get(pk=known(case.origin_id))


class PenaltyHearing(Case):
    """行政处罚听证: the party asks, somebody who did not investigate hosts, the record binds the decision.

    The party bears no cost of it (行政处罚法第六十三条第二款), so there is nothing to charge.
    """

    class Stage(Stages):
        """Where the hearing stands."""

        ASKED = "待组织"
        APPOINTED = "已定主持人"
        NOTIFIED = "已通知"
        HELD = "已举行"
        REPORTED = "已报告"
        ENDED = "听证终止"

    final: ClassVar = (Stage.REPORTED, Stage.ENDED)

    asked_on = PastDateField("当事人要求听证日期", null=True, blank=True)
    barred = models.JSONField("不得主持的人员", default=list)
    host = models.ForeignKey(User, models.PROTECT, null=True, blank=True, verbose_name="听证主持人", related_name="+")
    recorder = models.CharField("记录员", max_length=50, blank=True)
    set_for = models.DateField("听证日期", null=True, blank=True)
    place = models.CharField("听证地点", max_length=200, blank=True)
    open_to_public = models.BooleanField("公开举行", default=True)
    closed_reason = models.CharField("不公开的理由", max_length=200, blank=True)
    held_on = models.DateField("举行日期", null=True, editable=False)
    agents = models.PositiveSmallIntegerField("当事人的代理人数", default=0, blank=True)
    attendance = models.TextField("到场人员", blank=True)
    record = models.TextField("听证笔录", blank=True)
    signed = models.CharField(
        "笔录签名", max_length=10, blank=True, choices=[("signed", "核对无误并签名"), ("refused", "拒绝签名，已注明")]
    )
    opinion = models.TextField("听证意见", blank=True)
    end_reason = models.CharField(
        "终止情形",
        max_length=10,
        blank=True,
        choices=[("absent", "无正当理由拒不出席"), ("left", "未经许可中途退出"), ("withdrawn", "撤回听证要求")],
    )

    class Meta:
        verbose_name = verbose_name_plural = "行政处罚听证"

    def headline(self) -> str:
        """Whose hearing it is."""
        return f"{self.party}听证"

    @step(
        "登记听证要求",
        None,
        Stage.ASKED,
        by=(Role.OFFICER, Role.HANDLER, Role.CLERK),
        fills=("party", "asked_on"),
        optional=("barred",),
        numbers="罚听",
        law="行政处罚法第六十四条第一项",
    )
    def open(self, act: Any) -> None:
        """Opened by the penalty case in which the party asked for it."""
        require(self.origin is not None, "听证由处罚案件受理听证申请时提起，不能单独登记", law="行政处罚法第六十四条")

    @step(
        "指定听证主持人",
        (Stage.ASKED, Stage.APPOINTED, Stage.NOTIFIED),
        Stage.APPOINTED,
        by=Role.HEAD,
        fills=("host", "recorder"),
        law="行政处罚法第六十四条第四项",
    )
    def appoint(self, act: Any) -> None:
        """Somebody who did not investigate this case and has no interest in it."""
        host = act.data["host"]
        require(
            host.pk not in self.barred,
            f"{host}是本案调查人员或者已经回避，不得主持听证",
            law="行政处罚法第六十四条第四项",
        )

    @step(
        "通知听证",
        (Stage.APPOINTED, Stage.NOTIFIED),
        Stage.NOTIFIED,
        by=Role.HOST,
        fills=("set_for", "place", "open_to_public"),
        optional=("closed_reason",),
        makes=("听证通知书",),
        law="行政处罚法第六十四条第二项",
    )
    def notify(self, act: Any) -> None:
        """At least seven working days before; in public unless a secret or privacy stands in the way."""
        self.hosted(act)
        last = last_day("PEN-D05", act.data["set_for"])
        require(
            act.on <= last,
            f"听证的时间、地点应当在举行听证的七个工作日前通知；{self.set_for}举行的，至迟{last}通知",
            law="行政处罚法第六十四条第二项",
        )
        require(
            self.open_to_public or self.closed_reason,
            "除涉及国家秘密、商业秘密或者个人隐私外，听证公开举行；不公开的请写明理由",
            law="行政处罚法第六十四条第三项",
        )

    def hosted(self, act: Any) -> None:
        """Who acts is the host that was appointed."""
        require(
            act.actor is not None and act.actor.pk == self.host_id,
            f"本案听证由{self.host}主持",
            law="行政处罚法第六十四条第四项",
        )

    @step(
        "举行听证",
        Stage.NOTIFIED,
        Stage.HELD,
        by=Role.HOST,
        fills=("attendance", "record", "signed"),
        optional=("agents",),
        stamps=("held_on",),
        makes=("听证笔录",),
        law="行政处罚法第六十四条",
    )
    def hold(self, act: Any) -> None:
        """Investigators bring facts, evidence and proposal, the party answers; the record is signed."""
        self.hosted(act)
        require(
            act.on == self.set_for,
            f"通知的听证日期是{self.set_for}；改期的请重新通知",
            law="行政处罚法第六十四条第二项",
        )
        agents = act.data.get("agents") or 0
        require(agents <= 2, "当事人可以委托一至二人代理", law="行政处罚法第六十四条第五项")

    @step(
        "听证报告",
        Stage.HELD,
        Stage.REPORTED,
        by=Role.HOST,
        fills=("opinion",),
        makes=("听证报告",),
        law="行政处罚法第六十五条",
    )
    def report(self, act: Any) -> None:
        """What the host makes of it; the penalty case goes on."""
        self.hosted(act)

    @report.then
    def _reported(self, act: Any) -> None:
        act.also(penalty_of(self), "end_hearing")

    @step(
        "终止听证",
        (Stage.APPOINTED, Stage.NOTIFIED, Stage.HELD),
        Stage.ENDED,
        by=Role.HOST,
        fills=("end_reason",),
        usual=False,
        law="行政处罚法第六十四条第六项",
    )
    def end(self, act: Any) -> None:
        """The party stays away or leaves without good cause, or withdraws: the right is waived."""
        self.hosted(act)
        require(
            act.data["end_reason"] == "withdrawn" or act.on >= (self.set_for or act.on),
            "听证日期未到，当事人还不算缺席",
            law="行政处罚法第六十四条第六项",
        )

    @end.then
    def _ended(self, act: Any) -> None:
        act.also(penalty_of(self), "forgo_hearing")
