"""What the county publishes and keeps beside its cases: exemption list, discretion bands, reviewers."""

import datetime as dt
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models

from guiju.procedure.fields import MoneyField
from guiju.procedure.models import Register
from guiju.procedure.refusal import require
from guiju.registry.models import User
from guiju.registry.roles import Role


def lines(text: str) -> list[str]:
    """The lines of a text that lists one thing a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class ExemptionItem(Register):
    """首违不罚、轻微免罚清单事项: when this violation is not punished, and what must be on file to say so."""

    by = (Role.CLERK, Role.HANDLER)
    fills = ("code", "name", "ground", "field", "category", "basis", "since")
    optional = (
        "similar", "lookback_months", "value_ceiling", "correct_within", "excluded", "checklist", "document", "until",
    )  # fmt: skip

    code = models.CharField("事项编码", max_length=40)
    name = models.CharField("违法行为", max_length=200)
    ground = models.CharField("类型", max_length=10, choices=[("first", "首违不罚"), ("minor", "轻微免罚")])
    field = models.CharField("执法领域", max_length=40)
    category = models.CharField("大类", max_length=60)
    basis = models.CharField("处罚依据", max_length=300)
    similar = models.TextField("同类事项编码", blank=True, help_text="每行一个；曾违反其中任何一项即不是初次")
    lookback_months = models.PositiveSmallIntegerField("初次的追溯期（月）", null=True, blank=True)
    value_ceiling = MoneyField("货值金额上限（元）", null=True, blank=True)
    correct_within = models.PositiveSmallIntegerField("改正期限（日）", null=True, blank=True)
    excluded = models.TextField("不适用的情形", blank=True)
    checklist = models.TextField("证据清单", blank=True, help_text="每行一项")
    document = models.CharField("清单文号", max_length=100, blank=True)
    since = models.DateField("生效日期")
    until = models.DateField("失效日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "免罚清单事项"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a first-violation item without its look-back, and an end before the beginning."""
        if self.ground == "first" and not self.lookback_months:
            raise ValidationError({"lookback_months": "首违不罚事项要写明追溯多少个月内没有同类违法才算初次。"})
        if self.until and self.until < self.since:
            raise ValidationError({"until": "失效日期早于生效日期。"})

    def in_force(self, on: dt.date) -> bool:
        """Whether the item stood on the list that day."""
        return not self.struck and self.since <= on and (self.until is None or on <= self.until)

    @property
    def codes(self) -> list[str]:
        """The codes of the violations that are of one kind with this one, itself included."""
        return [self.code, *lines(self.similar)]


class DiscretionBand(Register):
    """裁量基准档次: between which sums a fine lies for this item in these circumstances (行政处罚法第三十四条)."""

    by = (Role.CLERK, Role.HANDLER)
    fills = ("code", "leniency", "circumstances", "per", "least", "most", "since")
    optional = ("document", "until")

    code = models.CharField("事项编码", max_length=40, db_index=True)
    leniency = models.CharField(
        "裁量等次",
        max_length=10,
        choices=[("mitigated", "减轻"), ("light", "从轻"), ("usual", "一般"), ("heavy", "从重")],
    )
    circumstances = models.TextField("适用情形")
    per = models.CharField(
        "计算方式",
        max_length=10,
        choices=[("sum", "元"), ("goods", "货值金额的倍数"), ("gain", "违法所得的倍数")],
    )
    least = models.DecimalField("下限", max_digits=14, decimal_places=2)
    most = models.DecimalField("上限", max_digits=14, decimal_places=2)
    document = models.CharField("基准文号", max_length=100, blank=True)
    since = models.DateField("生效日期")
    until = models.DateField("失效日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "裁量基准"

    def __str__(self) -> str:
        return f"{self.code}·{self.get_leniency_display()}"

    def clean(self) -> None:
        """Refuse an empty band."""
        if self.least < 0 or self.most < self.least:
            raise ValidationError({"most": "上限低于下限，或者下限是负数。"})

    def in_force(self, on: dt.date) -> bool:
        """Whether the band stood on the day."""
        return not self.struck and self.since <= on and (self.until is None or on <= self.until)

    def between(self, goods: Decimal | None, gain: Decimal | None) -> tuple[Decimal, Decimal]:
        """The least and the highest fine in yuan, given the value of the goods and the illegal gain."""
        base = {"sum": Decimal(1), "goods": goods, "gain": gain}[self.per]
        require(base is not None, f"裁量基准按{self.get_per_display()}计算，请先在调查终结时填写该金额", law="")
        assert base is not None
        return self.least * base, self.most * base


class Reviewer(Register):
    """法制审核人员名册: who reviews, since when, and with which qualification (行政处罚法第五十八条第二款)."""

    by = (Role.CLERK, Role.HEAD)
    fills = ("user", "since")
    optional = ("licence", "experienced", "until")

    user = models.ForeignKey(User, models.PROTECT, verbose_name="人员", related_name="+")
    licence = models.CharField("法律职业资格证书号", max_length=40, blank=True)
    experienced = models.BooleanField("非初次从事法制审核", default=False)
    since = models.DateField("从事法制审核起始日期")
    until = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "法制审核人员名册"

    def __str__(self) -> str:
        return str(self.user)

    @classmethod
    def qualified(cls, user: User | None, on: dt.date) -> None:
        """Refuse a reviewer who is not on the roll, or reviews for the first time without the qualification."""
        entries = [
            entry
            for entry in cls.objects.filter(user=user, struck=False, since__lte=on)
            if entry.until is None or on <= entry.until
        ]
        require(entries, f"{user}不在法制审核人员名册上，请先登记", law="行政处罚法第五十八条第二款")
        require(
            any(entry.licence or entry.experienced for entry in entries),
            "初次从事行政处罚决定法制审核的人员，应当取得法律职业资格",
            law="行政处罚法第五十八条第二款",
        )
