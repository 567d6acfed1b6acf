"""The end: what became of the decision on review, and closing (行政处罚法 47, 48)."""

from typing import Any

from django.db import models

from guiju.matters.penalty.models.enforcing import Enforcing
from guiju.matters.penalty.models.paying import ZERO
from guiju.matters.penalty.models.words import Crime, Decision, Overturned, Publicity, Stage, Track
from guiju.procedure.fields import MoneyField, PastDateField
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role

_DECIDED = (Stage.DECIDED, Stage.SERVED, Stage.CLOSED)


class Closing(Enforcing):
    """决定被变更、撤销，结案."""

    closing = models.TextField("结案意见", blank=True)
    overturned_on = PastDateField("变更、撤销日期", null=True, blank=True)
    overturned_by = models.CharField("变更、撤销的机关和文号", max_length=100, blank=True)
    changed_fine = MoneyField("变更后的罚款（元）", null=True, blank=True)

    class Meta:
        abstract = True

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

    @step(
        "移送有管辖权的机关",
        (Stage.LEAD, Stage.FILED),
        Stage.PASSED_ON,
        by=Role.HEAD,
        fills=("receiving", "reasons"),
        makes=("案件移送函",),
        usual=False,
        law="行政处罚法第二十二条",
    )
    def pass_on(self, act: Any) -> None:
        """Another body has jurisdiction; what was kept as evidence was dealt with, the handing over included."""
        require(not self.keeping, "先行登记保存的证据还没有作出处理决定", law="行政处罚法第五十六条")

    @step(
        "结案",
        (Stage.DECIDED, Stage.SERVED, Stage.TRANSFERRED),
        Stage.CLOSED,
        by=Role.HEAD,
        optional=("closing",),
        makes=("结案审批表",),
        usual=("serve", "punish_on_spot", "transfer"),
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
        require(not self.keeping, "先行登记保存的证据还没有作出处理决定", law="行政处罚法第五十六条")
        self.binding()
