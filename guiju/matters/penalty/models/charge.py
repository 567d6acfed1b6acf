"""What is charged, against whom, and whether it may be punished at all (行政处罚法 chapters 2, 4 and 5 section 1)."""

import datetime as dt
from decimal import Decimal
from typing import Any, TypeVar

from django.db import models

from guiju.law import rules
from guiju.law.periods import DAYS, MONTHS
from guiju.law.rules import Rule
from guiju.matters.challenge import Reviewable
from guiju.matters.penalty.models.words import (
    Age,
    Decision,
    Harm,
    Kind,
    Leniency,
    Mitigation,
    Overturned,
    Publicity,
    Stage,
    Track,
)
from guiju.matters.penalty.sectors import Sector, sector
from guiju.procedure import guards
from guiju.procedure.counting import last_day
from guiju.procedure.fields import ChoicesField, MoneyField, PastDateField
from guiju.procedure.refusal import require
from guiju.registry.models import Body, Item, Officer, User
from guiju.registry.models.items import ItemAct
from guiju.registry.models.subject import SubjectKind

Value = TypeVar("Value")


def known(value: Value | None) -> Value:
    """What an earlier step has filled in.

    Raises:
        Refused: it is not there, so that the record of the case is incomplete.
    """
    require(value is not None, "案件缺少前一步骤应当填写的内容，请先补正", law="")
    assert value is not None
    return value


class Charge(Reviewable):
    """The facts on which a penalty rests, whichever the track, and the guards that every penalty must pass."""

    Stage = Stage  # type: ignore[assignment]

    track = models.CharField("程序", max_length=12, choices=Track.choices, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, verbose_name="执法事项", related_name="+")
    item_code = models.CharField("事项编码", max_length=40, blank=True, editable=False)
    field = models.CharField("执法领域", max_length=40, blank=True, editable=False)
    violation = models.CharField("违法行为类型", max_length=200, blank=True)
    place = models.CharField("违法地点", max_length=200, blank=True)
    happened_on = PastDateField("违法行为发生之日", null=True, blank=True)
    ended_on = PastDateField("违法行为终了之日", null=True, blank=True, help_text="行为有连续或者继续状态的填写")
    discovered_on = PastDateField("发现之日", null=True, blank=True)
    hazard = models.BooleanField(
        "涉及生命健康安全、金融安全且有危害后果", default=False, help_text="是的，追责时效为五年（第三十六条）"
    )
    age = models.CharField("当事人年龄情形", max_length=10, choices=Age.choices, default=Age.ADULT, blank=True)
    incapable = models.BooleanField("不能辨认或者不能控制自己行为时违法", default=False)
    no_fault = models.BooleanField("有证据足以证明没有主观过错", default=False)
    facts = models.TextField("违法事实", blank=True)
    basis = models.TextField("处罚依据", blank=True, help_text="写到条、款、项")
    slight = models.BooleanField("违法行为轻微", default=False)
    corrected = models.BooleanField("及时改正", default=False)
    harm = models.CharField("危害后果", max_length=10, choices=Harm.choices, default=Harm.REAL, blank=True)

    correction = models.TextField("责令改正的内容", blank=True)
    correct_by = models.DateField("改正期限", null=True, blank=True)

    decision = models.CharField("决定", max_length=10, choices=Decision.choices, blank=True, editable=False)
    decided_on = models.DateField("决定日期", null=True, editable=False)
    kinds = ChoicesField("处罚种类", choices=Kind.choices, blank=True)
    heaviest = models.CharField("最重处罚种类", max_length=10, choices=Kind.choices, blank=True, editable=False)
    content = models.TextField("处罚内容", blank=True)
    fine = MoneyField("罚款金额（元）", null=True, blank=True)
    confiscated = MoneyField("没收金额（元）", null=True, blank=True, help_text="没收物品不能确定金额的不填")
    mitigation = ChoicesField("应当从轻、减轻的情形", choices=Mitigation.choices, blank=True)
    leniency = models.CharField("裁量等次", max_length=10, choices=Leniency.choices, blank=True)
    transitional = models.CharField("新旧规定的选择（从旧兼从轻）", max_length=200, blank=True)
    same_act_reason = models.CharField("不属于同一违法行为的理由", max_length=200, blank=True)
    publicity = models.CharField("公开", max_length=10, choices=Publicity.choices, blank=True, editable=False)
    overturned = models.CharField("决定被变更、撤销的情形", max_length=10, choices=Overturned.choices, blank=True)

    #: Officers on the case, officers recused, users who investigated, users (heads, hosts) recused: lists of ids.
    team = models.JSONField(default=list, editable=False)
    recused = models.JSONField(default=list, editable=False)
    investigators = models.JSONField(default=list, editable=False)
    recused_users = models.JSONField(default=list, editable=False)

    class Meta:
        abstract = True

    @property
    def organ(self) -> Body:
        """In whose name it is decided: the delegating agency's where the power was delegated (行政处罚法第二十条)."""
        return self.item.body if self.item else self.body

    @property
    def sector(self) -> Sector:
        """What this field of enforcement sets differently."""
        return sector(self.field)

    def charge(self, act: Any, officers: list[Officer], *, alone: bool = False) -> None:
        """Guards of every beginning: the item is the body's, two certified officers (one, if `alone`), in time."""
        item = known(self.item)
        require(item.act == ItemAct.PENALTY, f"“{item}”不是行政处罚事项", law="行政处罚法第二十四条")
        guards.item_in_force(item, self.body, act.on)
        self.item_code, self.field = item.code, item.field
        self.staff(officers, act.on, least=1 if alone and self.sector.alone else 2)
        self.in_time()
        self.seal_if_minor()
        if self.sector.sealed:
            self.publicity = Publicity.SEALED

    def seal_if_minor(self) -> None:
        """A minor's record is sealed: seen in its own body only, never published (预防未成年人犯罪法 59)."""
        self.age_is_true()
        if self.age in (Age.YOUTH, Age.CHILD):
            require(known(self.party).kind == SubjectKind.PERSON, "单位没有未成年的情形，请核对当事人年龄情形", law="")
            self.secret, self.publicity = True, Publicity.SEALED

    def age_is_true(self) -> None:
        """Where the identity number is known, the age on the day of the act is not a matter of choice."""
        party = known(self.party)
        if party.kind != SubjectKind.PERSON or not party.code:
            return
        born, then = dt.datetime.strptime(party.code[6:14], "%Y%m%d").date(), known(self.happened_on)
        years = then.year - born.year - ((then.month, then.day) < (born.month, born.day))
        true = Age.CHILD if years < 14 else Age.YOUTH if years < 18 else Age.ADULT
        require(
            self.age == true,
            f"按身份号码，当事人违法时{years}周岁，应为“{true.label}”，请核对",
            law="行政处罚法第三十条",
        )

    def staff(self, officers: list[Officer], on: dt.date, *, least: int = 2) -> None:
        """Put officers on the case: two at least, certified, none recused (行政处罚法第四十二条、第四十三条)."""
        guards.certified_officers(officers, self.body, on, least=least)
        guards.not_recused(officers, self.recused)
        self.team = sorted({officer.pk for officer in officers})
        self.investigators = sorted({*self.investigators, *(one.user_id for one in officers if one.user_id)})

    def impartial(self, act: Any) -> None:
        """Who acts was not recused (行政处罚法第四十三条)."""
        require(
            act.actor is None or act.actor.pk not in self.recused_users,
            f"{act.actor}已经回避，不得参与本案",
            law="行政处罚法第四十三条",
        )

    def manned(self, act: Any) -> None:
        """Two officers are still on the case; who acts is noted as an investigator (行政处罚法第四十二条)."""
        self.impartial(act)
        left = set(self.team) - set(self.recused)
        require(len(left) >= 2, "回避之后执法人员不足两人，请先调整办案人员", law="行政处罚法第四十二条")
        self.investigates(act.actor)

    def investigates(self, user: User | None) -> None:
        """Note that a user investigated, who may then neither host the hearing nor review."""
        if user:
            self.investigators = sorted({*self.investigators, user.pk})

    def limitation_ends(self) -> dt.date:
        """The last day on which the violation could be discovered and still be punished (行政处罚法第三十六条)."""
        since = known(self.ended_on or self.happened_on)
        if months := self.sector.limitation_months:
            rule = Rule(
                "",
                "追责时效",
                months,
                MONTHS,
                "行政处罚法第三十六条",
                self.sector.limitation_mark,
                "行为之日",
                roll=False,
            )
        else:
            rule = rules.get("PEN-L02" if self.hazard else "PEN-L01")
        return last_day(rule, since, on=self.discovered_on)

    def own_period(self, days: int, since: dt.date) -> dt.date:
        """The last day for the decision under the field's own rule; not moved off a rest day, so it warns early."""
        own = self.sector
        law, mark = own.decide_law or "行政处罚法第六十条", own.extension_mark or "T"
        return last_day(Rule("", "作出行政处罚决定", days, DAYS, law, mark, "立案之日", roll=False), since)

    def in_time(self) -> None:
        """The violation was discovered within the limitation, which a continuing act starts when it ends."""
        happened_on, discovered_on = known(self.happened_on), known(self.discovered_on)
        require(not self.ended_on or self.ended_on >= happened_on, "违法行为终了之日早于发生之日，请核对", law="")
        require(discovered_on >= happened_on, "发现之日早于违法行为发生之日，请核对", law="")
        last = self.limitation_ends()
        require(
            discovered_on <= last,
            f"违法行为在{last}之前未被发现，已过追责时效，不再给予行政处罚",
            law="行政处罚法第三十六条",
        )

    def punishable(self) -> None:
        """Nothing in the Law forbids a penalty on these facts (行政处罚法 30, 31, 33)."""
        require(
            self.age != Age.CHILD,
            "不满十四周岁的未成年人有违法行为的，不予行政处罚，责令监护人管教",
            law="行政处罚法第三十条",
        )
        require(
            not self.incapable, "不能辨认或者不能控制自己行为时有违法行为的，不予行政处罚", law="行政处罚法第三十一条"
        )
        require(
            not (self.slight and self.corrected and self.harm == Harm.NONE),
            "违法行为轻微并及时改正，没有造成危害后果的，不予行政处罚",
            law="行政处罚法第三十三条第一款",
        )
        require(not self.no_fault, "当事人有证据足以证明没有主观过错的，不予行政处罚", law="行政处罚法第三十三条第二款")

    def lenient(self) -> None:
        """Where the Law says 应当, the penalty is lighter or mitigated (行政处罚法第三十条、第三十二条)."""
        light = self.leniency in (Leniency.MITIGATED, Leniency.LIGHT)
        require(
            self.age != Age.YOUTH or light,
            "已满十四周岁不满十八周岁的未成年人有违法行为的，应当从轻或者减轻行政处罚",
            law="行政处罚法第三十条",
        )
        grounds = "；".join(Mitigation(one).label for one in self.mitigation)
        require(not grounds or light, f"当事人{grounds}，应当从轻或者减轻行政处罚", law="行政处罚法第三十二条")

    def consistent(self, kinds: list[str], fine: Decimal | None) -> None:
        """What is imposed fits together: a fine has its sum, detention is for the police."""
        require(kinds, "请选择处罚种类", law="行政处罚法第五十九条")
        require(
            bool(fine) == (Kind.FINE in kinds), "处罚种类含罚款的要写明罚款金额，不含的不写", law="行政处罚法第五十九条"
        )
        require(
            Kind.DETENTION not in kinds or self.sector.detains,
            "行政拘留只能由公安机关和法律规定的其他机关决定",
            law="行政处罚法",
        )

    def not_twice(self) -> None:
        """No second fine for one act (行政处罚法第二十九条): same party, violation and day, fined before."""
        if not self.fine or self.same_act_reason:
            return
        fined = type(self)._default_manager.filter(
            violation=self.violation, happened_on=self.happened_on, party=self.party_id, fine__gt=0
        )
        fallen = (Overturned.REVOKED, Overturned.VOID)
        rows = fined.values_list("pk", "number", "overturned")
        earlier = next((number for pk, number, fate in rows if pk != self.pk and fate not in fallen), None)
        require(
            earlier is None,
            f"对同一个违法行为不得给予两次以上罚款：{earlier}已经罚过；不是同一行为的，请写明理由",
            law="行政处罚法第二十九条",
        )
