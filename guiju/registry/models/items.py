"""Lists of enforcement items and the delegations that widen who may use them."""

import datetime as dt

from django.db import models
from django.db.models import Q

from guiju.registry.models.body import Body


class ItemSource(models.TextChoices):
    """Where a body's power over an item comes from."""

    STATUTORY = "statutory", "法定"
    EMPOWERED = "empowered", "赋权"
    DELEGATED = "delegated", "委托"
    COMPREHENSIVE = "comprehensive", "综合"


class ItemAct(models.TextChoices):
    """The kind of act an item allows."""

    PENALTY = "penalty", "行政处罚"
    INSPECTION = "inspection", "行政检查"
    COERCION = "coercion", "行政强制"
    LICENCE = "licence", "行政许可"
    OTHER = "other", "其他执法行为"


class ItemList(models.Model):
    """事项清单: a published list in one version, in force from a day until the next version replaces it."""

    name = models.CharField("清单名称", max_length=100)
    version = models.CharField("版本", max_length=20)
    published = models.DateField("公布日期")
    since = models.DateField("生效日期")
    until = models.DateField("失效日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "事项清单"
        constraints = [models.UniqueConstraint(fields=("name", "version"), name="item_list_version_once")]

    def __str__(self) -> str:
        return f"{self.name}（{self.version}）"


class ItemQuerySet(models.QuerySet):
    """Items by the day and the body."""

    def in_force(self, on: dt.date) -> "ItemQuerySet":
        """Items whose list stood on the day."""
        return self.filter(Q(list__since__lte=on) & (Q(list__until=None) | Q(list__until__gte=on)))


class Item(models.Model):
    """执法事项: one thing a body may do, with the article it rests on."""

    list = models.ForeignKey(ItemList, models.PROTECT, verbose_name="所属清单", related_name="items")
    code = models.CharField("事项编码", max_length=40, db_index=True)
    name = models.CharField("事项名称", max_length=200)
    act = models.CharField("执法行为", max_length=20, choices=ItemAct.choices)
    source = models.CharField("职权来源", max_length=20, choices=ItemSource.choices, default=ItemSource.STATUTORY)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="实施主体")
    field = models.CharField("执法领域", max_length=40, blank=True)
    basis = models.CharField("依据", max_length=300, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "执法事项"
        constraints = [models.UniqueConstraint(fields=("list", "code", "body"), name="item_once")]

    def __str__(self) -> str:
        return self.name


class Delegation(models.Model):
    """行政委托: in writing, published, and never for coercive measures (处罚法 20, 强制法 17)."""

    principal = models.ForeignKey(Body, models.PROTECT, verbose_name="委托机关", related_name="delegations_given")
    agent = models.ForeignKey(Body, models.PROTECT, verbose_name="受委托组织", related_name="delegations_held")
    items = models.ManyToManyField(Item, verbose_name="委托事项")
    document = models.CharField("委托书文号", max_length=60)
    published = models.DateField("公布日期")
    since = models.DateField("起始日期")
    until = models.DateField("终止日期")

    class Meta:
        verbose_name = verbose_name_plural = "行政委托"

    def __str__(self) -> str:
        return f"{self.principal}委托{self.agent}（{self.document}）"
