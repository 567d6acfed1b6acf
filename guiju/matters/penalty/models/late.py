"""The late fee, which stands still while the decision is under review (行政处罚法 72, 73; 行政强制法 42)."""

import datetime as dt
from typing import Any

from django.db import models

from guiju.law.late_fee import LateFee, late_fee
from guiju.law.periods import Suspend
from guiju.matters.penalty.models.charge import known
from guiju.matters.penalty.models.inquiry import WORKERS
from guiju.matters.penalty.models.paying import ZERO, Paying, payment
from guiju.matters.penalty.models.words import Ending, Review, Stage
from guiju.procedure.fields import MoneyField, PastDateField
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role

STILL = "行政处罚法第七十三条第三款"


class Late(Paying):
    """加处罚款."""

    #: Reviews that are not kept here, such as the municipal government's: [kind, from, to or null, how it ended].
    stays = models.JSONField(default=list, editable=False)
    stay_kind = models.CharField("复议还是诉讼", max_length=20, choices=Review.choices, blank=True)
    stay_reason = models.CharField("复议、诉讼案号", max_length=100, blank=True)
    stay_from = PastDateField("申请复议（起诉）日期", null=True, blank=True)
    stay_ending = models.CharField("怎样结束", max_length=10, choices=Ending.choices, blank=True)
    stay_until = PastDateField("决定送达（裁判生效、程序终止）日期", null=True, blank=True)
    late_fee = MoneyField("加处罚款（元）", default=ZERO, editable=False)
    late_fee_paid = MoneyField("已缴加处罚款（元）", default=ZERO, editable=False)

    class Meta:
        abstract = True

    def standstills(self) -> list[Suspend]:
        """When the decision was under review: what other lines here record of it, and what was entered by hand."""
        by_hand = [
            Suspend(dt.date.fromisoformat(since), dt.date.fromisoformat(until) if until else None)
            for _, since, until, _ in self.stays
        ]
        return [*by_hand, *super().standstills()]

    def binding(self) -> None:
        """No review has taken the decision away, or altered it, without this file saying so."""
        for review in () if self.overturned else self.reviews():
            fate = review.undid()
            require(
                fate is None,
                f"本案决定已被{review}{fate.label if fate else ''}，请先登记决定被撤销、变更的情况",
                law="行政处罚法第四十八条第二款",
            )

    def late_fee_on(self, day: dt.date) -> LateFee:
        """Three per cent a day of the unpaid fine, not during 复议 and 诉讼, at most the fine."""
        return late_fee(self.fine_left, self.deferred_until or self.pay_by or day, day, self.standstills())

    @step(
        "复议（诉讼）开始",
        (Stage.SERVED, Stage.CLOSED),
        SAME,
        by=(*WORKERS, Role.CLERK),
        fills=("stay_kind", "stay_reason", "stay_from"),
        law=STILL,
        note="本系统办理的复议、应诉案件填写本案文书号后自动关联，不需登记；这里登记在其他机关进行的",
    )
    def challenge(self, act: Any) -> None:
        """While the decision is under reconsideration or in court no late fee runs; it is not otherwise stayed."""
        since = act.data["stay_from"]
        require(not self.stays or self.stays[-1][2], "先前的复议（诉讼）还没有登记结束", law=STILL)
        require(since >= known(self.served_on), "申请（起诉）日期早于决定书送达，请核对", law=STILL)
        self.stays = [*self.stays, [act.data["stay_kind"], since.isoformat(), None, ""]]

    @step(
        "复议（诉讼）结束",
        (Stage.SERVED, Stage.CLOSED),
        SAME,
        by=(*WORKERS, Role.CLERK),
        fills=("stay_ending", "stay_until"),
        usual="challenge",
        law=STILL,
    )
    def challenge_over(self, act: Any) -> None:
        """The late fee runs again. A review that was withdrawn leaves the periods to challenge as they were."""
        require(self.stays and not self.stays[-1][2], "没有正在进行的复议（诉讼）", law=STILL)
        kind, since, *_ = self.stays[-1]
        until = act.data["stay_until"]
        require(until >= dt.date.fromisoformat(since), f"复议（诉讼）{since}才开始，结束日期有误", law=STILL)
        self.stays = [*self.stays[:-1], [kind, since, until.isoformat(), act.data["stay_ending"]]]
        self.after_review()

    def after_review(self) -> None:
        """Count anew what depends on how the review ended."""

    @step(
        "加处罚款",
        Stage.SERVED,
        SAME,
        by=Role.HEAD,
        makes=("加处罚款决定书",),
        law="行政处罚法第七十二条第一款第一项",
    )
    def charge_late(self, act: Any) -> None:
        """Three per cent a day as it stands today, never above the fine; taken again it replaces the earlier sum."""
        fee = self.late_fee_on(act.on)
        require(fee.amount, "罚款没有逾期，或者已经缴清，不能加处罚款", law="行政处罚法第七十二条")
        self.binding()
        self.late_fee = fee.amount

    @step(
        "减免加处罚款",
        Stage.SERVED,
        SAME,
        by=Role.HEAD,
        adds="reductions",
        fills=("amount", "agreement"),
        law="行政强制法第四十二条",
    )
    def reduce(self, act: Any) -> None:
        """An agreement on performance with remedial measures: the late fee may be reduced, the fine may not."""
        amount = act.data["amount"]
        require(
            0 < amount <= self.late_fee - self.late_fee_paid,
            "减免的金额不得超过未缴的加处罚款",
            law="行政强制法第四十二条",
        )
        self.late_fee -= amount

    @payment("缴纳加处罚款", "行政处罚法第七十二条", usual="charge_late")
    def pay_late_fee(self, act: Any) -> None:
        """The late fee was paid."""
        self.late_fee_paid += self.takes(act, self.late_fee - self.late_fee_paid, whole=True)
