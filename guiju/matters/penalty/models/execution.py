"""Service, payment, late fee, performance, closing (行政处罚法 61, 66–74)."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db import models

from guiju.documents.numerals import money_in_digits
from guiju.law.late_fee import LateFee, late_fee
from guiju.law.periods import DAYS, Suspend
from guiju.law.rules import Kind, Rule
from guiju.matters.penalty.models.charge import known
from guiju.matters.penalty.models.inquiry import WORKERS
from guiju.matters.penalty.models.ruling import Ruling
from guiju.matters.penalty.models.words import (
    MONEY,
    SPOKEN,
    Crime,
    Decision,
    Overturned,
    Publicity,
    Service,
    Stage,
    Track,
)  # fmt: skip
from guiju.procedure.counting import last_day
from guiju.procedure.fields import MoneyField, PastDateField
from guiju.procedure.limits import Limit
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role

ZERO = Decimal(0)
_DECIDED = (Stage.DECIDED, Stage.SERVED, Stage.CLOSED)


class Execution(Ruling):
    """送达、履行、加处罚款、结案."""

    receiver = models.CharField("签收人", max_length=50, blank=True)
    witness = models.CharField("见证人（或者录音录像编号）", max_length=100, blank=True)
    e_consent = models.BooleanField("当事人已签订电子送达确认书", default=False)
    announced_on = PastDateField("公告日期", null=True, blank=True)
    announced_until = models.DateField("公告期满", null=True, editable=False)
    announced_in = models.CharField("公告方式和此前送达情况", max_length=200, blank=True)
    fine_paid = MoneyField("已缴罚款（元）", default=ZERO, editable=False)
    gains_paid = MoneyField("已缴没收款（元）", default=ZERO, editable=False)
    collected_on = PastDateField("当场收缴日期（水上抵岸之日）", null=True, blank=True)
    handed_in_on = PastDateField("上交机关日期", null=True, blank=True)
    banked_on = PastDateField("缴付银行日期", null=True, blank=True)
    deferred_until = models.DateField("暂缓、分期缴纳至", null=True, blank=True)
    instalments = models.TextField("分期安排", blank=True)
    #: Reconsideration and litigation, during which no late fee runs: [from, to or null].
    stays = models.JSONField(default=list, editable=False)
    stay_reason = models.CharField("复议、诉讼案号", max_length=100, blank=True)
    late_fee = MoneyField("加处罚款（元）", default=ZERO, editable=False)
    late_fee_paid = MoneyField("已缴加处罚款（元）", default=ZERO, editable=False)
    performed_on = PastDateField("履行日期", null=True, blank=True)
    performance = models.TextField("履行情况", blank=True)
    enforcement = models.CharField(
        "强制执行", max_length=10, blank=True, editable=False,
        choices=[("under_way", "办理中"), ("done", "执行完毕"), ("ended", "终结执行")],
    )  # fmt: skip
    closing = models.TextField("结案意见", blank=True)
    overturned_on = PastDateField("变更、撤销日期", null=True, blank=True)
    overturned_by = models.CharField("变更、撤销的机关和文号", max_length=100, blank=True)
    changed_fine = MoneyField("变更后的罚款（元）", null=True, blank=True)

    class Meta:
        abstract = True

    serving = Limit(
        since=("punish", "exempt", "clear"), until=("serve", "announce"), picks=lambda case: case.sector.serve_rule
    )
    announcing = Limit(
        since="announce", until="serve", due_field="announced_until", title="公告送达", law="民事诉讼法第九十五条"
    )
    deferral = Limit(
        since="defer", until="pay", ends=("defer", "revoke"), due_field="deferred_until",
        title="暂缓、分期缴纳罚款", law="行政处罚法第六十六条",
    )  # fmt: skip
    handing_in = Limit("PEN-D07", since="collect", until="hand_in", counted_from="collected_on")
    banking = Limit("PEN-D07b", since="hand_in", until="bank", counted_from="handed_in_on")

    # -- service

    @step(
        "公告送达",
        Stage.DECIDED,
        SAME,
        by=(*WORKERS, Role.CLERK),
        fills=("announced_on", "announced_in"),
        makes=("送达公告",),
        law="民事诉讼法第九十五条",
    )
    def announce(self, act: Any) -> None:
        """The party cannot be found, or nothing else served: announced, and served when the period is over."""
        days = self.sector.announcement_days
        rule = Rule("", "公告送达", days, DAYS, "民事诉讼法第九十五条", "T", "发出公告之日", kind=Kind.AT_LEAST)
        self.announced_until = last_day(rule, act.data["announced_on"])

    @step(
        "送达",
        Stage.DECIDED,
        Stage.SERVED,
        by=(*WORKERS, Role.CLERK),
        fills=("served_on", "service"),
        optional=("receiver", "witness", "e_consent", "refused_to_sign"),
        makes=("送达回证",),
        law="行政处罚法第六十一条",
    )
    def serve(self, act: Any) -> None:
        """By the ways of 民事诉讼法; electronic only with consent, left behind with proof, announced in full."""
        served_on = act.data["served_on"]
        require(served_on >= self.decided_on, "送达日期早于决定日期，请核对", law="行政处罚法第六十一条")
        require(
            self.service != Service.ELECTRONIC or self.e_consent,
            "当事人同意并签订确认书的，方可电子送达",
            law="行政处罚法第六十一条第二款",
        )
        require(
            self.witness or not (self.service == Service.LEFT or self.refused_to_sign),
            "留置送达应当有见证人，或者以拍照、录像记录送达过程",
            law="民事诉讼法第八十九条",
        )
        if self.service == Service.ANNOUNCED:
            require(self.announced_until, "还没有发出公告", law="民事诉讼法第九十五条")
            require(
                served_on >= known(self.announced_until),
                f"公告到{self.announced_until}期满，期满才视为送达",
                law="民事诉讼法第九十五条",
            )
        self.delivered()

    # -- money

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

    def late_fee_on(self, day: dt.date) -> LateFee:
        """Three per cent a day of the unpaid fine, not during 复议 and 诉讼, at most the fine."""
        stays = [
            Suspend(dt.date.fromisoformat(since), dt.date.fromisoformat(until) if until else None)
            for since, until in self.stays
        ]
        return late_fee(self.fine_left, self.deferred_until or self.pay_by or day, day, stays)

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
        "上交当场收缴的罚款", Stage.SERVED, SAME, by=Role.OFFICER, fills=("handed_in_on",), law="行政处罚法第七十一条"
    )
    def hand_in(self, act: Any) -> None:
        """Within two working days, from landing if it was collected on the water."""
        require(self.done("collect"), "本案没有当场收缴的罚款", law="行政处罚法第七十一条")

    @step("缴付银行", Stage.SERVED, SAME, by=Role.CASHIER, fills=("banked_on",), law="行政处罚法第七十一条")
    def bank(self, act: Any) -> None:
        """The agency pays what was handed in to the bank, within two working days."""
        require(self.done("hand_in"), "当场收缴的罚款还没有上交", law="行政处罚法第七十一条")

    @step(
        "缴清罚款",
        Stage.SERVED,
        SAME,
        by=Role.CASHIER,
        adds="payments",
        fills=("amount", "paid_on", "voucher"),
        law="行政处罚法第六十七条",
    )
    def pay(self, act: Any) -> None:
        """The party has paid the rest of the fine at the bank."""
        self.fine_paid += self.takes(act, self.fine_left, whole=True)

    @step(
        "部分缴纳罚款",
        Stage.SERVED,
        SAME,
        by=Role.CASHIER,
        adds="payments",
        fills=("amount", "paid_on", "voucher"),
        law="行政处罚法第六十六条",
    )
    def pay_part(self, act: Any) -> None:
        """A part of the fine, or an instalment, was paid."""
        self.fine_paid += self.takes(act, self.fine_left, whole=False)

    @step(
        "缴纳没收款",
        Stage.SERVED,
        SAME,
        by=Role.CASHIER,
        adds="payments",
        fills=("amount", "paid_on", "voucher"),
        law="行政处罚法第六十七条",
    )
    def pay_gains(self, act: Any) -> None:
        """Confiscated money was handed in; it bears no late fee."""
        self.gains_paid += self.takes(act, self.gains_left, whole=True)

    @step(
        "缴纳加处罚款",
        Stage.SERVED,
        SAME,
        by=Role.CASHIER,
        adds="payments",
        fills=("amount", "paid_on", "voucher"),
        law="行政处罚法第七十二条",
    )
    def pay_late_fee(self, act: Any) -> None:
        """The late fee was paid."""
        self.late_fee_paid += self.takes(act, self.late_fee - self.late_fee_paid, whole=True)

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

    # -- late fee

    @step(
        "复议（诉讼）开始",
        (Stage.SERVED, Stage.CLOSED),
        SAME,
        by=(*WORKERS, Role.CLERK),
        fills=("stay_reason",),
        law="行政处罚法第七十三条第三款",
    )
    def challenge(self, act: Any) -> None:
        """While the decision is under reconsideration or in court no late fee runs; it is not otherwise stayed."""
        require(not self.stays or self.stays[-1][1], "先前的复议（诉讼）还没有登记结束", law="行政处罚法第七十三条")
        self.stays = [*self.stays, [act.on.isoformat(), None]]

    @step(
        "复议（诉讼）结束",
        (Stage.SERVED, Stage.CLOSED),
        SAME,
        by=(*WORKERS, Role.CLERK),
        law="行政处罚法第七十三条第三款",
    )
    def challenge_over(self, act: Any) -> None:
        """The late fee runs again."""
        require(self.stays and not self.stays[-1][1], "没有正在进行的复议（诉讼）", law="行政处罚法第七十三条")
        self.stays = [*self.stays[:-1], [self.stays[-1][0], act.on.isoformat()]]

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

    # -- other performance, and force

    perform = step(
        "履行其他处罚",
        Stage.SERVED,
        SAME,
        by=WORKERS,
        fills=("performed_on", "performance"),
        law="行政处罚法第六十六条第一款",
    )

    @step("进入强制执行", Stage.SERVED, SAME, by=Role.HEAD, law="行政处罚法第七十二条第一款")
    def enforce(self, act: Any) -> None:
        """Not performed in time: coercion takes over with 催告, and reports back by `enforced` or `give_up`."""
        last = self.deferred_until or self.pay_by
        require(
            last is None or act.on > last,
            f"缴纳期限到{last}才届满，期满不履行的才可以强制执行",
            law="行政处罚法第七十二条第一款",
        )
        require(self.outstanding(), "处罚已经履行完毕，无须强制执行", law="行政处罚法第七十二条")
        self.enforcement = "under_way"

    @step(
        "强制执行完毕",
        Stage.SERVED,
        SAME,
        by=(*WORKERS, Role.CASHIER),
        fills=("performance",),
        law="行政处罚法第七十二条",
    )
    def enforced(self, act: Any) -> None:
        """The court or the agency enforced it in full."""
        require(self.enforcement == "under_way", "本案没有进入强制执行", law="行政处罚法第七十二条")
        self.enforcement = "done"

    @step("终结执行", Stage.SERVED, SAME, by=Role.HEAD, fills=("performance",), law="行政强制法第四十条")
    def give_up(self, act: Any) -> None:
        """Enforcement ended on one of the grounds of the statute."""
        require(self.enforcement == "under_way", "本案没有进入强制执行", law="行政强制法第四十条")
        self.enforcement = "ended"

    # -- the end

    def fell(self, act: Any, *kinds: str) -> None:
        """What became of the decision is of the kind that this step records."""
        require(not self.done("revoke"), "决定此前已被撤销或者确认无效", law="行政处罚法第四十八条第二款")
        given = act.data["overturned"]
        require(
            given in kinds,
            f"“{act.step.label}”与“{Overturned(given).label}”不符，请核对",
            law="行政处罚法第四十八条第二款",
        )

    @step(
        "决定被撤销（确认无效）",
        _DECIDED,
        SAME,
        by=(Role.HEAD, Role.CLERK),
        fills=("overturned", "overturned_on", "overturned_by"),
        law="行政处罚法第四十八条第二款",
    )
    def revoke(self, act: Any) -> None:
        """The agency itself, reconsideration or a court took the decision away: nothing is owed any more."""
        self.fell(act, Overturned.REVOKED, Overturned.VOID)
        self.owed = ZERO

    @step(
        "决定被变更（确认违法）",
        _DECIDED,
        SAME,
        by=(Role.HEAD, Role.CLERK),
        fills=("overturned", "overturned_on", "overturned_by"),
        optional=("changed_fine",),
        law="行政处罚法第四十八条第二款",
    )
    def alter(self, act: Any) -> None:
        """It stands in another form, or stands though unlawful; the statistics keep the sum decided."""
        self.fell(act, Overturned.CHANGED, Overturned.ILLEGAL)
        if self.changed_fine is not None:
            require(self.fine, "决定里没有罚款，不能填写变更后的罚款", law="行政处罚法第五十九条")
            self.owed = self.changed_fine

    def outstanding(self) -> list[str]:
        """What the party still owes under the decision, in words; empty if nothing."""
        if self.decision != Decision.PENALTY or self.relieved or self.enforcement in ("done", "ended"):
            return []
        others = set(self.kinds) - MONEY - SPOKEN
        owed = {
            f"罚款{money_in_digits(self.fine_left)}未缴": self.fine_left,
            f"没收款{money_in_digits(self.gains_left)}未缴": self.gains_left,
            f"加处罚款{money_in_digits(self.late_fee - self.late_fee_paid)}未缴": self.late_fee > self.late_fee_paid,
            "其他处罚的履行情况未登记": others and not self.performed_on,
        }
        return [what for what, left in owed.items() if left]

    @step(
        "结案",
        (Stage.DECIDED, Stage.SERVED, Stage.TRANSFERRED),
        Stage.CLOSED,
        by=Role.HEAD,
        optional=("closing",),
        makes=("结案审批表",),
        law="行政处罚法第四十七条",
        mark="P",
    )
    def close(self, act: Any) -> None:
        """Performed, enforced, ended, or nothing to perform; the money banked; the publication settled."""
        require(
            self.track != Track.ON_THE_SPOT or self.reported_on,
            "当场处罚还没有报所属机关备案",
            law="行政处罚法第五十二条第三款",
        )
        require(self.stage != Stage.DECIDED or self.relieved, "处罚决定书还没有送达", law="行政处罚法第六十一条")
        left = self.outstanding()
        require(not left, f"处罚还没有履行完毕：{'、'.join(left)}", law="行政处罚法第六十六条")
        require(not self.collected_on or self.banked_on, "当场收缴的罚款还没有缴付银行", law="行政处罚法第七十一条")
        require(self.publicity != Publicity.DUE, "处罚决定的公开还没有办理", law="行政处罚法第四十八条")
        require(
            self.publicity != Publicity.PUBLISHED or not self.overturned,
            "决定已被变更、撤销，公开的信息还没有撤回",
            law="行政处罚法第四十八条第二款",
        )
        require(
            self.decision != Decision.TRANSFER or self.crime == Crime.TRANSFERRED,
            "案件没有移送司法机关",
            law="行政处罚法第二十七条",
        )
