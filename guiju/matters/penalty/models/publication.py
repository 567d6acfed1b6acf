"""Publication, retraction and the dossier (行政处罚法 47, 48; 双公示; 信用修复管理办法)."""

import datetime as dt
from typing import Any

from django.db import models

from guiju.law.periods import add_months
from guiju.matters.penalty.models.charge import known
from guiju.matters.penalty.models.closing import Closing
from guiju.matters.penalty.models.inquiry import WORKERS
from guiju.matters.penalty.models.words import Age, Overturned, Publicity, Stage, Tier
from guiju.procedure.limits import Limit
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, Versions, step
from guiju.registry.roles import Role

_AFTER = (Stage.DECIDED, Stage.SERVED, Stage.CLOSED)
#: 公示期 in months, least and most, by tier [S].
PERIODS = {Tier.SLIGHT: (0, 3), Tier.USUAL: (3, 12), Tier.GRAVE: (12, 36)}


class Publication(Closing):
    """公开、撤回、归档."""

    tier = models.CharField("失信程度", max_length=10, choices=Tier.choices, blank=True)
    tier_reason = models.CharField("轻微失信仍需公示的理由", max_length=200, blank=True)
    published_on = models.DateField("公开日期", null=True, editable=False)
    public_until = models.DateField("公示截止期", null=True, blank=True)
    withheld_reason = models.CharField("不公开的理由", max_length=200, blank=True)
    retracted_on = models.DateField("撤回日期", null=True, editable=False)
    retract_reason = models.CharField("撤回公开的说明", max_length=200, blank=True)
    volume = models.CharField("案卷号", max_length=60, blank=True)
    retention = models.CharField(
        "保管期限", max_length=10, blank=True, choices=[("permanent", "永久"), ("30", "30年"), ("10", "10年")]
    )

    class Meta:
        abstract = True

    publishing = Limit(
        since="punish",
        until=("publish", "withhold"),
        picks=lambda case: case.sector.publish_rule,
        when=lambda case: case.publicity == Publicity.DUE,
        mark="S",
    )
    retracting = Limit(
        "PEN-D09",
        since=("revoke", "alter"),
        until="retract",
        counted_from="overturned_on",
        when=lambda case: case.publicity == Publicity.PUBLISHED,
    )

    def publishable(self) -> None:
        """Never a minor's, never a sealed field's, never a secret one, and nothing that fell (行政处罚法第四十八条)."""
        require(self.age == Age.ADULT, "未成年人的行政处罚记录应当封存，不得公开", law="预防未成年人犯罪法第五十九条")
        require(self.publicity != Publicity.SEALED, "违法记录依法封存，不得公开", law="治安管理处罚法第一百三十六条")
        require(not self.secret, "涉及国家秘密、商业秘密或者个人隐私的，不得公开", law="行政处罚法第五十条")
        self.binding()
        require(
            self.publicity in (Publicity.DUE, Publicity.WITHHELD),
            "本案没有可以公开的处罚决定，或者已经公开过",
            law="行政处罚法第四十八条",
        )
        require(
            self.overturned in ("", Overturned.CHANGED),
            "决定已被撤销、确认违法或者确认无效，不得公开",
            law="行政处罚法第四十八条第二款",
        )

    def shown(self, until: dt.date, least: int, most: int, law: str) -> None:
        """Put it on show until a day between so many months from the decision."""
        low, high = (add_months(known(self.decided_on), months) for months in (least, most))
        require(low <= until <= high, f"公示截止期应在{low}至{high}之间", law=law)
        self.publicity = Publicity.PUBLISHED

    @step(
        "公开处罚决定",
        _AFTER,
        SAME,
        by=(*WORKERS, Role.CLERK),
        fills=("public_until",),
        stamps=("published_on",),
        takes=(None, "2026-03-31"),
        usual="punish",
        law="行政处罚法第四十八条第一款",
    )
    def _publish_before(self, act: Any) -> None:
        """Before there were tiers: at most three years (市监公示规定第十三条, taken for every field)."""
        self.publishable()
        self.shown(act.data["public_until"], 0, 36, "市监公示规定第十三条")

    @step(
        "公开处罚决定",
        _AFTER,
        SAME,
        by=(*WORKERS, Role.CLERK),
        fills=("tier", "public_until"),
        optional=("tier_reason",),
        stamps=("published_on",),
        takes=("2026-04-01", None),
        usual="punish",
        law="行政处罚法第四十八条第一款",
    )
    def _publish_since(self, act: Any) -> None:
        """For the time that the tier allows; a slight one only with a reason (信用修复管理办法)."""
        self.publishable()
        tier = Tier(act.data["tier"])
        require(
            tier != Tier.SLIGHT or self.tier_reason,
            "轻微失信信息原则上不公示，确需公示的请写明理由",
            law="信用修复管理办法",
        )
        self.shown(act.data["public_until"], *PERIODS[tier], "信用修复管理办法")

    publish = Versions(_publish_before, _publish_since)
    del _publish_before, _publish_since

    @step(
        "决定不公开",
        _AFTER,
        SAME,
        by=(Role.HEAD, Role.UNIT_HEAD),
        fills=("withheld_reason",),
        law="行政处罚法第四十八条第一款",
    )
    def withhold(self, act: Any) -> None:
        """The decision has no certain social influence, or a secret stands in the way."""
        require(self.publicity == Publicity.DUE, "本案没有待公开的处罚决定", law="行政处罚法第四十八条")
        self.publicity = Publicity.WITHHELD

    @step(
        "撤回公开",
        _AFTER,
        SAME,
        by=(*WORKERS, Role.CLERK),
        fills=("retract_reason",),
        stamps=("retracted_on",),
        makes=("撤回公开说明",),
        usual=("revoke", "alter"),
        law="行政处罚法第四十八条第二款",
    )
    def retract(self, act: Any) -> None:
        """Within three working days after the decision was changed or fell, with the reason told to the public."""
        require(self.publicity == Publicity.PUBLISHED, "本案没有已公开的信息", law="行政处罚法第四十八条")
        require(self.overturned, "决定没有被变更、撤销、确认违法或者无效", law="行政处罚法第四十八条第二款")
        self.publicity = Publicity.RETRACTED

    archive = step(
        "归档",
        Stage.CLOSED,
        SAME,
        by=(*WORKERS, Role.CLERK),
        fills=("volume", "retention"),
        makes=("案卷目录",),
        usual=True,
        law="行政处罚法第四十七条",
    )
