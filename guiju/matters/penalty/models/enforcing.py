"""Performance of what is not money, and force: urging, the court's months (行政处罚法 72; 行政强制法 35, 46, 53–55)."""

import datetime as dt
from typing import Any

from django.db import models

from guiju.documents.numerals import money_in_digits
from guiju.law.enforcement_window import Window, enforcement_window
from guiju.law.periods import Suspend
from guiju.matters.penalty.models.charge import known
from guiju.matters.penalty.models.inquiry import WORKERS
from guiju.matters.penalty.models.late import Late
from guiju.matters.penalty.models.words import MONEY, SPOKEN, Decision, Ending, Review, Stage
from guiju.procedure import calendars
from guiju.procedure.counting import last_day
from guiju.procedure.fields import PastDateField
from guiju.procedure.limits import Limit
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role


class Enforcing(Late):
    """履行其他处罚、催告、强制执行."""

    performed_on = PastDateField("履行日期", null=True, blank=True)
    performance = models.TextField("履行情况", blank=True)
    urge_until = models.DateField("催告的履行期限", null=True, blank=True)
    urged_on = PastDateField("催告书送达日期", null=True, blank=True)
    court_until = models.DateField("申请法院强制执行的最后一日", null=True, editable=False)
    late_cause = models.TextField("逾期申请的正当理由", blank=True)
    enforcement = models.CharField(
        "强制执行", max_length=10, blank=True, editable=False,
        choices=[("under_way", "办理中"), ("done", "执行完毕"), ("ended", "终结执行")],
    )  # fmt: skip

    class Meta:
        abstract = True

    asking_court = Limit(
        since=("urge_served", "challenge_over"), until="apply_to_court", due_field="court_until",
        ends=("urge_served", "challenge_over", "pay", "revoke", "enforce"), when=lambda case: case.outstanding(),
        title="申请人民法院强制执行", law="行政强制法第五十三条",
    )  # fmt: skip

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

    perform = step(
        "履行其他处罚",
        Stage.SERVED,
        SAME,
        by=WORKERS,
        fills=("performed_on", "performance"),
        law="行政处罚法第六十六条第一款",
    )

    def unperformed(self, act: Any) -> None:
        """The time to perform is over, something is owed, and the decision stands."""
        last = self.deferred_until or self.pay_by
        require(
            last is None or act.on > last,
            f"缴纳期限到{last}才届满，期满不履行的才可以强制执行",
            law="行政处罚法第七十二条第一款",
        )
        require(self.outstanding(), "处罚已经履行完毕，无须强制执行", law="行政处罚法第七十二条")
        self.binding()

    @step(
        "催告",
        Stage.SERVED,
        SAME,
        by=WORKERS,
        fills=("urge_until",),
        makes=("催告书",),
        law="行政强制法第三十五条、第五十四条",
    )
    def urge(self, act: Any) -> None:
        """Before any force the party is urged in writing once more, with a term, the sum and the right to answer."""
        self.unperformed(act)
        require(act.data["urge_until"] > act.on, "催告的履行期限应当晚于今天", law="行政强制法第三十五条")

    @step(
        "催告书送达",
        Stage.SERVED,
        SAME,
        by=WORKERS,
        fills=("urged_on",),
        usual="urge",
        law="行政强制法第五十四条",
    )
    def urge_served(self, act: Any) -> None:
        """The ten working days before the court may be asked run from here."""
        urged = self.when("urge")
        require(urged, "还没有制发催告书", law="行政强制法第三十五条")
        require(act.data["urged_on"] >= known(urged), "送达日期早于催告书，请核对", law="行政强制法第五十四条")
        self.after_review()

    def after_review(self) -> None:
        """The court may be asked later once a reconsideration decision opened new days to sue."""
        if self.urged_on:
            self.court_until = self.court_window().closes

    def court_window(self) -> Window:
        """The days on which the court may be asked to enforce (行政强制法第五十三条、第五十四条).

        Fifteen days to sue run from a reconsideration decision (行政诉讼法第四十五条); after a reconsideration that was
        withdrawn or ended otherwise the periods from the service of the penalty stay (行诉解释第五十八条 [M]).
        """
        decided = (Review.RECONSIDERATION, Ending.DECIDED)
        elsewhere = [dt.date.fromisoformat(until) for kind, _, until, how in self.stays if (kind, how) == decided]
        here = [one.reconsidered_on for one in self.reviews()]
        reconsidered = max([*elsewhere, *filter(None, here)], default=None)
        return enforcement_window(
            known(self.served_on),
            reconsidered=reconsidered,
            deferred_until=self.deferred_until,
            urged=self.urged_on,
            calendar=calendars.current(),
        )

    def tried_in_court(self) -> bool:
        """Whether there was a suit: then it is the judgment that is enforced, and the three months are not these."""
        return any(kind == Review.SUIT for kind, *_ in self.stays) or any(
            one.in_court and one.under_review() for one in self.reviews()
        )

    @step(
        "申请人民法院强制执行",
        Stage.SERVED,
        SAME,
        by=Role.HEAD,
        optional=("late_cause",),
        makes=("强制执行申请书",),
        usual="urge_served",
        law="行政强制法第五十三条、第五十四条",
        note="没有行政强制执行权的机关；逾期申请须有正当理由，由法院审查",
    )
    def apply_to_court(self, act: Any) -> None:
        """Urged ten working days ago, no review under way or still possible, within three months from then."""
        self.unperformed(act)
        require(self.urged_on, "申请人民法院强制执行前，应当催告当事人履行义务", law="行政强制法第五十四条")
        require(
            all(time.until for time in self.standstills()),
            "复议、诉讼还没有结束，不能申请强制执行",
            law="行政强制法第五十三条",
        )
        if not self.tried_in_court():
            window = self.court_window()
            require(
                act.on >= window.opens,
                f"{window.opens}起才可以申请：当事人的复议、起诉期限和催告后的十个工作日都要届满",
                law="行政强制法第五十三条、第五十四条",
            )
            require(
                act.on <= window.closes or self.late_cause,
                f"申请期限已于{window.closes}届满；有正当理由的请写明",
                law="行政强制法第五十三条",
            )
        else:
            waited = last_day("COE-D11", known(self.urged_on))
            require(act.on > waited, f"催告书送达满十个工作日（{waited}）后才可以申请", law="行政强制法第五十四条")
        self.enforcement = "under_way"

    @step(
        "行政机关强制执行",
        Stage.SERVED,
        SAME,
        by=Role.HEAD,
        makes=("行政强制执行决定书",),
        usual="urge_served",
        law="行政强制法第三十七条、第四十六条",
        note="限于法律授予行政强制执行权的机关",
    )
    def enforce(self, act: Any) -> None:
        """Urged in vain; for a fine, after more than thirty days of late fee."""
        self.unperformed(act)
        require(self.urged_on, "作出强制执行决定前，应当催告当事人履行义务", law="行政强制法第三十五条")
        until = known(self.urge_until)
        require(act.on > until, f"催告的履行期限到{until}才届满", law="行政强制法第三十七条")
        if self.fine_left:
            require(self.late_fee, "应当先加处罚款，并告知当事人标准", law="行政强制法第四十五条")
            first = known(self.deferred_until or self.pay_by) + dt.timedelta(days=1)
            stood_still = [Suspend(time.since, time.until or act.on) for time in self.standstills()]
            waited = last_day("COE-D08", first, pauses=stood_still)
            require(
                act.on > waited, f"加处罚款超过三十日（{waited}）仍不履行的，才可以强制执行", law="行政强制法第四十六条"
            )
        self.enforcement = "under_way"

    @step(
        "强制执行完毕",
        Stage.SERVED,
        SAME,
        by=(*WORKERS, Role.CASHIER),
        fills=("performance",),
        usual=("enforce", "apply_to_court"),
        law="行政处罚法第七十二条",
    )
    def enforced(self, act: Any) -> None:
        """The court or the agency enforced it in full."""
        require(self.enforcement == "under_way", "本案没有进入强制执行", law="行政处罚法第七十二条")
        self.enforcement = "done"

    @step(
        "终结执行",
        Stage.SERVED,
        SAME,
        by=Role.HEAD,
        fills=("performance",),
        usual=("enforce", "apply_to_court"),
        law="行政强制法第四十条",
    )
    def give_up(self, act: Any) -> None:
        """Enforcement ended on one of the grounds of the statute."""
        require(self.enforcement == "under_way", "本案没有进入强制执行", law="行政强制法第四十条")
        self.enforcement = "ended"
