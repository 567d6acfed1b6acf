"""Told before it is decided: the notice, statement and defence, and the hearing (行政处罚法 44, 45, 62–65)."""

from decimal import Decimal
from typing import Any, ClassVar

from django.db import models

from guiju.documents.numerals import money_in_digits
from guiju.matters.penalty.models.charge import known
from guiju.matters.penalty.models.inquiry import WORKERS, Inquiry
from guiju.matters.penalty.models.words import HEARD, Age, Decision, Kind, Stage, heaviest, rank
from guiju.procedure.fields import ChoicesField, MoneyField, PastDateField
from guiju.procedure.limits import Limit
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role

#: The steps that decide (行政处罚法第五十七条第一款).
DECISIONS = ("punish", "exempt", "clear", "transfer")
_NOTICE = ("told_on", "defend_by", "proposed_kinds", "proposed_content", "basis", "leniency", "discretion")
_NOTICE_MORE = (
    "proposed_fine", "proposed_confiscation", "band", "band_reason", "hearing_told", "transitional", "same_act_reason",
)  # fmt: skip


class Notice(Inquiry):
    """告知、陈述申辩、听证."""

    told_on = PastDateField("告知书送达日期", null=True, blank=True)
    defend_by = models.DateField("陈述申辩期限至", null=True, blank=True)
    proposed_kinds = ChoicesField("拟处罚种类", choices=Kind.choices, blank=True)
    proposed_content = models.TextField("拟处罚内容", blank=True)
    proposed_fine = MoneyField("拟罚款金额（元）", null=True, blank=True)
    proposed_confiscation = MoneyField("拟没收金额（元）", null=True, blank=True)
    discretion = models.TextField("裁量理由", blank=True)
    band = models.ForeignKey(
        "penalty.DiscretionBand", models.PROTECT, null=True, blank=True, verbose_name="裁量基准档次", related_name="+"
    )
    band_reason = models.TextField("不按裁量基准的理由", blank=True)
    hearing_told = models.BooleanField("告知听证权利", default=False)
    hearing_open = models.BooleanField("可以要求听证", default=False, editable=False)
    new_facts = models.TextField("重新告知的新事实和证据", blank=True)
    waiver = models.TextField("放弃陈述申辩（听证）的声明", blank=True)
    defended = models.BooleanField("当事人陈述申辩", default=False, editable=False)
    unchecked = models.PositiveIntegerField("尚未复核的陈述申辩", default=0, editable=False)
    heard = models.BooleanField("经过听证", default=False, editable=False)
    hearing_held_on = models.DateField("听证日期", null=True, editable=False)
    #: Cleared by whatever makes an earlier review worthless: a hearing, a new notice.
    review_result = models.CharField(
        "法制审核结论",
        max_length=10,
        choices=[("pass", "通过"), ("return", "退回补正"), ("reject", "不通过")],
        blank=True,
    )

    only: ClassVar = {
        "proposed_fine": ("proposed_kinds", Kind.FINE),
        "proposed_confiscation": ("proposed_kinds", Kind.GAINS, Kind.GOODS),
        "band_reason": ("band",),
    }

    class Meta:
        abstract = True

    hearing_request = Limit(
        "PEN-D04",
        since=("inform", "inform_again"),
        until=("ask_hearing", "waive"),
        ends=("inform_again", *DECISIONS),
        counted_from="told_on",
        bars="ask_hearing",
        holds="punish",
        when=lambda case: case.hearing_told,
    )
    defence = Limit(
        since=("inform", "inform_again"),
        until="waive",
        ends=("inform_again", *DECISIONS),
        due_field="defend_by",
        title="当事人陈述、申辩",
        law="行政处罚法第四十五条",
        holds="punish",
    )

    def hearing_due(self) -> bool:
        """Whether what is proposed is on the list that brings the right to a hearing (行政处罚法第六十三条)."""
        large = Decimal(self.sector.hearing_from(known(self.party).kind))
        return (
            bool(HEARD & set(self.proposed_kinds))
            or (self.age == Age.YOUTH and Kind.DETENTION in self.proposed_kinds)  # 治安管理处罚法第一百一十七条
            or (self.proposed_fine or 0) >= large
            or (self.proposed_confiscation or 0) >= large
        )

    def proposed(self, act: Any) -> None:
        """Guards of a notice, the first or another."""
        told_on = act.data["told_on"]
        require(
            self.concluded_on is None or told_on >= self.concluded_on,
            "告知书送达之日早于调查终结之日，请核对",
            law="行政处罚法第四十四条",
        )
        self.punishable()
        self.consistent(self.proposed_kinds, self.proposed_fine)
        require(self.defend_by >= told_on, "陈述申辩期限早于告知书送达之日，请核对", law="行政处罚法第四十五条")
        require(
            self.hearing_told or not self.hearing_due(),
            f"拟作出的处罚属于应当告知听证权利的情形（较大数额标准：{self.sector.hearing_source}）",
            law="行政处罚法第六十三条",
        )
        self.lenient()
        self.in_band(self.proposed_fine)
        self.review_result, self.hearing_open = "", self.hearing_told

    def in_band(self, fine: Decimal | None) -> None:
        """A fine outside its discretion band needs its reason on record (行政处罚法第三十四条)."""
        if self.band is None or fine is None or self.band_reason:
            return
        low, high = self.band.between(self.goods_value, self.illegal_gain)
        require(
            low <= fine <= high,
            f"罚款{money_in_digits(fine)}不在裁量基准“{self.band}”的{money_in_digits(low)}至{money_in_digits(high)}之内；不按基准的，请写明理由",
            law="",
        )

    @step(
        "拟处罚告知",
        Stage.CONCLUDED,
        Stage.INFORMED,
        by=WORKERS,
        fills=_NOTICE,
        optional=_NOTICE_MORE,
        makes=("行政处罚事先告知书",),
        law="行政处罚法第四十四条、第六十二条",
    )
    def inform(self, act: Any) -> None:
        """Content, facts, reasons and basis are told, with the rights to defend and, if on the list, to be heard."""
        require(self.proposal == Decision.PENALTY, "调查终结报告没有建议给予处罚，请先核对", law="行政处罚法第五十七条")
        self.proposed(act)

    @step(
        "重新告知",
        Stage.INFORMED,
        SAME,
        by=WORKERS,
        fills=(*_NOTICE, "new_facts"),
        optional=_NOTICE_MORE,
        makes=("行政处罚事先告知书",),
        law="行政处罚法第四十四条、第六十二条",
    )
    def inform_again(self, act: Any) -> None:
        """Other facts than were told need another notice; the party's defence alone is no ground for more."""
        self.proposed(act)

    @step(
        "听取陈述申辩",
        Stage.INFORMED,
        SAME,
        by=WORKERS,
        adds="defences",
        fills=("made_on", "manner", "text"),
        optional=("material",),
        makes=("陈述申辩笔录",),
        usual="inform",
        law="行政处罚法第四十五条",
    )
    def hear_defence(self, act: Any) -> None:
        """The agency must hear it in full."""
        self.manned(act)
        self.defended, self.unchecked = True, self.unchecked + 1

    @step(
        "复核陈述申辩",
        Stage.INFORMED,
        SAME,
        by=WORKERS,
        adds="rechecks",
        fills=("result", "text"),
        makes=("陈述申辩复核意见书",),
        usual="hear_defence",
        law="行政处罚法第四十五条",
    )
    def recheck(self, act: Any) -> None:
        """Facts, reasons and evidence that the party brought are checked, and adopted if they hold."""
        require(self.unchecked, "没有待复核的陈述申辩", law="行政处罚法第四十五条")
        self.manned(act)
        self.unchecked = 0

    @step(
        "当事人明确放弃陈述申辩（听证）",
        Stage.INFORMED,
        SAME,
        by=WORKERS,
        fills=("waiver",),
        usual="inform",
        law="行政处罚法第六十二条",
    )
    def waive(self, act: Any) -> None:
        """In so many words, on record; the right to be heard by a host goes with it until another notice."""
        self.hearing_open = False

    @step(
        "受理听证申请",
        Stage.INFORMED,
        Stage.HEARING,
        by=(*WORKERS, Role.CLERK),
        usual=False,
        law="行政处罚法第六十四条第一项",
    )
    def ask_hearing(self, act: Any) -> None:
        """The party asks within five working days of being told; the hearing becomes a case of its own."""
        require(self.hearing_told or self.hearing_due(), "本案不属于应当组织听证的情形", law="行政处罚法第六十三条")
        require(self.hearing_open, "当事人已经放弃听证，或者就这次告知已经要求过听证", law="行政处罚法第六十四条")
        self.hearing_open = False
        self.stop(act)

    @ask_hearing.then
    def _open_hearing(self, act: Any) -> None:
        from guiju.matters.penalty.models.hearing import PenaltyHearing

        act.open(
            PenaltyHearing,
            "open",
            {"party": self.party, "barred": [*self.investigators, *self.recused_users], "asked_on": act.on},
        )

    @step("听证结束", Stage.HEARING, Stage.INFORMED, by=Role.HOST, law="行政处罚法第六十五条")
    def end_hearing(self, act: Any) -> None:
        """The hearing was held; an earlier legal review no longer counts, and the decision rests on the record."""
        self.heard, self.hearing_held_on, self.review_result = True, act.on, ""
        self.go_on(act)

    @step("听证终止", Stage.HEARING, Stage.INFORMED, by=Role.HOST, usual=False, law="行政处罚法第六十四条第六项")
    def forgo_hearing(self, act: Any) -> None:
        """Absence or leaving without good cause, or withdrawal: the right is waived and the case goes on."""
        self.go_on(act)

    def not_heavier(self, act: Any) -> None:
        """Nothing heavier than was told, least of all because the party defended itself (行政处罚法 45, 62)."""
        told, now = rank(heaviest(self.proposed_kinds)), rank(self.heaviest)
        law = "行政处罚法第四十五条" if self.defended or self.heard else "行政处罚法第六十二条"
        because = "不得因当事人陈述、申辩而给予更重的处罚" if self.defended or self.heard else "未告知的处罚不得作出"
        require(
            now <= told and (self.fine or 0) <= (self.proposed_fine or 0)
            and (self.confiscated or 0) <= (self.proposed_confiscation or 0),
            f"{because}：决定重于事先告知的内容；发现新的事实的，请先重新告知",
            law=law,
        )  # fmt: skip
