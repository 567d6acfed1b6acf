"""Payment: at the bank, in cash on the spot, in instalments (行政处罚法 66–71)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db import models

from guiju.documents.numerals import money_in_digits
from guiju.matters.penalty.models.serving import Serving
from guiju.matters.penalty.models.words import Overturned, Stage, Track
from guiju.procedure.fields import MoneyField, PastDateField
from guiju.procedure.limits import Limit
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, Step, step
from guiju.registry.roles import Role

ZERO = Decimal(0)


def payment(label: str, law: str, **more: Any) -> Callable[[Any], Step]:
    """Decorator: a payment as the cashier records it, sum, day and voucher; the guard says towards what it goes."""
    return step(
        label, Stage.SERVED, SAME, by=Role.CASHIER, adds="payments", fills=("amount", "paid_on", "voucher"), law=law,
        **more,
    )  # fmt: skip


class Paying(Serving):
    """缴纳罚没款、当场收缴、暂缓和分期."""

    fine_paid = MoneyField("已缴罚款（元）", default=ZERO, editable=False)
    gains_paid = MoneyField("已缴没收款（元）", default=ZERO, editable=False)
    collected_on = PastDateField("当场收缴日期（水上抵岸之日）", null=True, blank=True)
    handed_in_on = PastDateField("上交机关日期", null=True, blank=True)
    banked_on = PastDateField("缴付银行日期", null=True, blank=True)
    deferred_until = models.DateField("暂缓、分期缴纳至", null=True, blank=True)
    instalments = models.TextField("分期安排", blank=True)

    class Meta:
        abstract = True

    deferral = Limit(
        since="defer", until="pay", ends=("defer", "revoke"), due_field="deferred_until",
        title="暂缓、分期缴纳罚款", law="行政处罚法第六十六条",
    )  # fmt: skip
    handing_in = Limit("PEN-D07", since="collect", until="hand_in", counted_from="collected_on")
    banking = Limit("PEN-D07b", since="hand_in", until="bank", counted_from="handed_in_on")

    @property
    def fine_left(self) -> Decimal:
        """What of the fine is unpaid."""
        return max((self.owed or ZERO) - self.fine_paid, ZERO)

    @property
    def gains_left(self) -> Decimal:
        """What of the confiscated money was not handed in."""
        return ZERO if self.relieved else max((self.confiscated or ZERO) - self.gains_paid, ZERO)

    @property
    def relieved(self) -> bool:
        """Whether the decision binds no more."""
        return self.overturned in (Overturned.REVOKED, Overturned.VOID)

    def takes(self, act: Any, left: Decimal, *, whole: bool) -> Decimal:
        """The amount of a payment, which pays off what is left, or stays below it."""
        amount = act.data["amount"]
        if whole:
            require(left > 0, "没有应缴的款项", law="行政处罚法第六十七条")
            require(
                amount == left,
                f"应缴{money_in_digits(left)}，请按实际核对；部分缴纳的请用“部分缴纳罚款”",
                law="行政处罚法第六十七条",
            )
        else:
            require(
                0 < amount < left,
                f"部分缴纳的金额应当大于零、少于未缴的{money_in_digits(left)}",
                law="行政处罚法第六十六条",
            )
        return amount

    @step(
        "当场收缴罚款",
        Stage.SERVED,
        SAME,
        by=Role.OFFICER,
        adds="collections",
        fills=("amount", "because", "receipt", "landed_on"),
        optional=("party_asked",),
        law="行政处罚法第六十八条至第七十条",
    )
    def collect(self, act: Any) -> None:
        """Only small fines, or on-the-spot ones not collectable later, or in remote places at the party's asking."""
        because = act.data["because"]
        require(self.fine_left, "没有应缴的罚款", law="行政处罚法第六十七条")
        require(
            act.data["amount"] == self.fine_left,
            f"当场收缴的金额应为{money_in_digits(self.fine_left)}",
            law="行政处罚法第六十八条",
        )
        require(
            because == "remote" or self.track == Track.ON_THE_SPOT,
            "普通程序的罚款，除边远、水上、交通不便地区当事人提出的以外，不得当场收缴",
            law="行政处罚法第六十七条、第六十九条",
        )
        require(
            because != "small" or (self.fine or ZERO) <= self.sector.collect_on_spot,
            f"{self.sector.collect_on_spot}元以下的罚款才可以因数额小当场收缴",
            law="行政处罚法第六十八条第一项",
        )
        require(
            because != "remote" or act.data.get("party_asked"),
            "边远、水上、交通不便地区当场收缴罚款，应当由当事人提出",
            law="行政处罚法第六十九条",
        )
        self.collected_on = act.data["landed_on"]
        self.fine_paid += act.data["amount"]

    @step(
        "上交当场收缴的罚款",
        Stage.SERVED,
        SAME,
        by=Role.OFFICER,
        fills=("handed_in_on",),
        usual="collect",
        law="行政处罚法第七十一条",
    )
    def hand_in(self, act: Any) -> None:
        """Within two working days, from landing if it was collected on the water."""
        require(self.done("collect"), "本案没有当场收缴的罚款", law="行政处罚法第七十一条")

    @step(
        "缴付银行",
        Stage.SERVED,
        SAME,
        by=Role.CASHIER,
        fills=("banked_on",),
        usual="hand_in",
        law="行政处罚法第七十一条",
    )
    def bank(self, act: Any) -> None:
        """The agency pays what was handed in to the bank, within two working days."""
        require(self.done("hand_in"), "当场收缴的罚款还没有上交", law="行政处罚法第七十一条")

    @payment("缴清罚款", "行政处罚法第六十七条", usual=True)
    def pay(self, act: Any) -> None:
        """The party has paid the rest of the fine at the bank."""
        self.fine_paid += self.takes(act, self.fine_left, whole=True)

    @payment("部分缴纳罚款", "行政处罚法第六十六条")
    def pay_part(self, act: Any) -> None:
        """A part of the fine, or an instalment, was paid."""
        self.fine_paid += self.takes(act, self.fine_left, whole=False)

    @payment("缴纳没收款", "行政处罚法第六十七条")
    def pay_gains(self, act: Any) -> None:
        """Confiscated money was handed in; it bears no late fee."""
        self.gains_paid += self.takes(act, self.gains_left, whole=True)

    @step(
        "批准暂缓（分期）缴纳",
        Stage.SERVED,
        SAME,
        by=Role.HEAD,
        adds="hardships",
        fills=("applied_on", "hardship", "until", "plan"),
        makes=("暂缓（分期）缴纳罚款通知书",),
        law="行政处罚法第六十六条第二款",
    )
    def defer(self, act: Any) -> None:
        """Real economic difficulty, the party applies, the agency approves."""
        require(self.fine_left, "罚款已经缴清，无须暂缓或者分期", law="行政处罚法第六十六条第二款")
        until = act.data["until"]
        require(
            until > (self.deferred_until or self.pay_by),
            "暂缓的日期应当晚于现在的缴纳期限",
            law="行政处罚法第六十六条第二款",
        )
        self.deferred_until, self.instalments = until, act.data["plan"]
