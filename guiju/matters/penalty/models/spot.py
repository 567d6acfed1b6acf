"""The summary track: decided and handed over on the spot (行政处罚法 51–53)."""

from decimal import Decimal
from typing import Any

from django.db import models

from guiju.matters.penalty.models.charge import Charge, known
from guiju.matters.penalty.models.words import Decision, Kind, Publicity, Service, Stage, Track, heaviest
from guiju.matters.service import Served
from guiju.procedure.counting import last_day, stands
from guiju.procedure.fields import MoneyField
from guiju.procedure.limits import Limit
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role


class OnTheSpot(Served, Charge):
    """当场处罚: the violation is certain, the fine small or a warning, the paper handed over at once."""

    told = models.TextField(
        "当场告知和听取陈述申辩情况", blank=True, help_text="告知的事实、理由、依据、权利，当事人的意见"
    )
    certain = models.BooleanField("违法事实确凿并有法定依据", default=False)
    pay_by = models.DateField("缴纳期限", null=True, editable=False)
    owed = MoneyField("应缴罚款（元）", null=True, blank=True, editable=False)
    recording = models.CharField(
        "全程录音录像编号", max_length=100, blank=True, help_text="治安案件由一名人民警察当场处罚的，应当全程录音录像"
    )
    unopposed = models.BooleanField("当事人对当场处罚没有异议", default=False)
    reported_on = models.DateField("报所属机关备案日期", null=True, editable=False)

    class Meta:
        abstract = True

    payment = Limit(
        "PEN-D06",
        since=("punish_on_spot", "serve"),
        until=("pay", "collect"),
        counted_from="served_on",
        ends=("defer", "revoke"),
        when=lambda case: bool(case.fine),
    )
    #: The Law sets no time for the report; 治安管理处罚法第一百二十条 does.
    reporting = Limit(
        since="punish_on_spot",
        until="report_back",
        picks=lambda case: case.sector.report_rule,
        when=lambda case: stands(case.sector.report_rule, case.decided_on),
    )

    @step(
        "当场处罚",
        None,
        Stage.SERVED,
        by=Role.OFFICER,
        fills=(
            "party", "officers", "item", "violation", "happened_on", "place", "facts", "certain", "basis", "kinds",
            "content", "told",
        ),
        optional=(
            "fine", "age", "slight", "corrected", "harm", "ended_on", "refused_to_sign", "leniency", "correction",
            "correct_by", "same_act_reason", "mitigation", "recording", "unopposed",
        ),
        stamps=("discovered_on", "decided_on", "served_on"),
        numbers="当罚",
        makes=("当场行政处罚决定书",),
        law="行政处罚法第五十一条、第五十二条",
    )  # fmt: skip
    def punish_on_spot(self, act: Any) -> None:
        """Facts certain; a warning, or a fine up to the limit for this kind of party; told and heard; handed over."""
        officers, party = act.data["officers"], known(self.party)
        require(self.certain, "违法事实确凿并有法定依据的，才可以当场处罚", law="行政处罚法第五十一条")
        self.track = Track.ON_THE_SPOT
        self.charge(act, officers, alone=bool(self.recording and self.unopposed))
        self.punishable()
        self.lenient()
        require(
            set(self.kinds) <= {Kind.WARNING, Kind.FINE},
            "当场只能给予警告或者小额罚款，其他种类适用普通程序",
            law="行政处罚法第五十一条",
        )
        self.consistent(self.kinds, self.fine)
        limit = self.sector.spot_limit(party.kind)
        require(
            (self.fine or 0) <= limit,
            f"对{party.get_kind_display()}当场罚款不得超过{limit}元，请适用普通程序",
            law="行政处罚法第五十一条",
        )
        self.not_twice()
        self.decision, self.heaviest, self.service = Decision.PENALTY, heaviest(self.kinds), Service.AT_ONCE
        self.delivered()
        # A penalty of the summary track is of the slight tier, which as a rule is not shown to the public.
        self.publicity = self.publicity or Publicity.WITHHELD

    def delivered(self) -> None:
        """The decision reached the party: what is owed, and until when (行政处罚法第六十七条)."""
        if self.owed is None:  # else it was altered or revoked before it was served
            self.owed = self.fine or Decimal(0)
        self.pay_by = last_day("PEN-D06", known(self.served_on)) if self.fine else None

    @step(
        "报所属机关备案",
        Stage.SERVED,
        SAME,
        by=Role.OFFICER,
        stamps=("reported_on",),
        usual="punish_on_spot",
        law="行政处罚法第五十二条第三款",
    )
    def report_back(self, act: Any) -> None:
        """The officers report what they decided on the spot to their agency."""
        require(self.track == Track.ON_THE_SPOT, "只有当场处罚才报所属机关备案", law="行政处罚法第五十二条")
