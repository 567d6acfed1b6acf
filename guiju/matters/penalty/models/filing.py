"""A lead becomes a case; who works on it, and who must stand back (行政处罚法 42, 43, 54)."""

import datetime as dt
from typing import Any

from django.db import models

from guiju.matters.penalty.models.spot import OnTheSpot
from guiju.matters.penalty.models.words import Source, Stage, Track
from guiju.procedure.counting import stands
from guiju.procedure.limits import Limit
from guiju.procedure.refusal import require
from guiju.procedure.steps import ANY, SAME, step
from guiju.registry.roles import Role


class Filing(OnTheSpot):
    """线索、立案、回避."""

    source = models.CharField("案件来源", max_length=12, choices=Source.choices, blank=True)
    lead = models.TextField("线索内容", blank=True)
    named_reporter = models.BooleanField("实名举报", default=False)
    reporter_told = models.TextField("告知举报人的内容和方式", blank=True)
    reporter_told_on = models.DateField("告知举报人日期", null=True, editable=False)
    receiving = models.CharField("移送的机关", max_length=100, blank=True)
    reasons = models.TextField("理由", blank=True)
    decide_by = models.DateField("依本领域规定的办案期限", null=True, editable=False)
    filed_on = models.DateField("立案日期", null=True, editable=False)

    class Meta:
        abstract = True

    #: The Law sets no time to check a lead; the ministry of a field may.
    checking = Limit(
        since="register",
        until=("file", "dismiss", "pass_on"),
        extended_by="extend_check",
        counted_from="discovered_on",
        picks=lambda case: case.sector.lead_rule,
        when=lambda case: stands(case.sector.lead_rule, case.discovered_on),
        mark="M",
    )
    telling_reporter = Limit(
        since=("file", "dismiss"),
        until="tell_reporter",
        picks=lambda case: case.sector.reporter_rule,
        when=lambda case: case.named_reporter and bool(case.sector.reporter_rule),
    )

    @step(
        "线索登记",
        None,
        Stage.LEAD,
        by=(Role.OFFICER, Role.HANDLER, Role.CLERK),
        fills=("source", "lead", "discovered_on"),
        optional=("party", "item", "named_reporter", "secret"),
        law="行政处罚法第五十四条",
        note="已能确定执法事项的请选择：有的领域对线索核查规定了期限",
    )
    def register(self, act: Any) -> None:
        """Where the case comes from, and when the agency first knew: the day on which the limitation is tested."""
        self.track = Track.ORDINARY
        if self.item:
            self.item_code, self.field = self.item.code, self.item.field

    @step(
        "延长核查期限",
        Stage.LEAD,
        SAME,
        by=Role.HEAD,
        fills=("reasons",),
        usual=False,
        law="市监投诉举报办法第二十三条",
        mark="M",
    )
    def extend_check(self, act: Any) -> None:
        """Once, before it ends, where the rule of the field gives it."""
        require(
            any(one.limit == "checking" for one in act.deadlines),
            f"“{self.field or '本领域'}”没有核查线索的期限，无须延长",
            law="市监投诉举报办法第二十三条",
        )

    @step(
        "告知举报人",
        (Stage.FILED, Stage.DISMISSED),
        SAME,
        by=(Role.OFFICER, Role.HANDLER, Role.CLERK),
        fills=("reporter_told",),
        stamps=("reporter_told_on",),
        makes=("举报处理结果告知书",),
        law="市监投诉举报办法第三十一条",
    )
    def tell_reporter(self, act: Any) -> None:
        """Whoever reported under his own name is told whether a case was filed."""
        require(self.named_reporter, "本案不是实名举报，没有需要告知的举报人", law="市监投诉举报办法第三十一条")

    dismiss = step(
        "不予立案",
        Stage.LEAD,
        Stage.DISMISSED,
        by=Role.HEAD,
        fills=("reasons",),
        makes=("不予立案审批表",),
        law="行政处罚法第五十四条",
    )

    @step(
        "立案",
        Stage.LEAD,
        Stage.FILED,
        by=Role.HEAD,
        fills=("party", "officers", "item", "violation", "happened_on"),
        optional=("ended_on", "hazard", "age", "incapable", "place", "secret", "handler"),
        stamps=("filed_on",),
        numbers="罚立",
        makes=("立案审批表",),
        law="行政处罚法第五十四条第二款",
        note="由行政机关负责人批准是通行做法，法律只要求及时立案",
    )
    def file(self, act: Any) -> None:
        """The item is the body's, two certified officers take the case, the violation is not barred by time."""
        self.charge(act, act.data["officers"])
        self.decide_by = self.period_of_the_field(act.on)

    def period_of_the_field(self, since: dt.date) -> dt.date | None:
        """The last day for the decision where a special law sets its own period (第六十条：另有规定的，从其规定)."""
        days = self.sector.decide_days
        return self.own_period(days, since) if days else None

    @step(
        "调整办案人员",
        ANY,
        SAME,
        by=(Role.HEAD, Role.UNIT_HEAD),
        fills=("officers",),
        law="行政处罚法第四十二条",
    )
    def staff_anew(self, act: Any) -> None:
        """Other officers take the case over: two at least, certified, none of them recused."""
        self.staff(act.data["officers"], act.on)

    @step(
        "决定回避",
        ANY,
        SAME,
        by=Role.HEAD,
        adds="recusals",
        fills=("officer", "asked_by", "ground", "granted"),
        law="行政处罚法第四十三条",
    )
    def recuse(self, act: Any) -> None:
        """The head decides on recusal; the investigation does not stop meanwhile."""
        officer = act.data["officer"]
        require(officer.pk in self.team, f"{officer}不是本案办案人员", law="行政处罚法第四十三条")
        if act.data["granted"] == "yes":
            self.recused = sorted({*self.recused, officer.pk})
            self.recused_users = sorted({*self.recused_users, *([officer.user_id] if officer.user_id else [])})

    @step(
        "决定负责人回避",
        ANY,
        SAME,
        by=Role.CHIEF,
        adds="withdrawals",
        fills=("head", "ground", "meeting"),
        law="行政处罚法第四十三条",
        mark="P",
        note="负责人本人的回避由谁决定，法律没有写明；通行做法是负责人集体讨论决定",
    )
    def recuse_head(self, act: Any) -> None:
        """A head who has an interest in the case takes no decision in it."""
        self.recused_users = sorted({*self.recused_users, act.data["head"].pk})
