"""Regions and bodies, both trees."""

from django.core.exceptions import ValidationError
from django.db import models

from guiju.registry.codes import check_uscc


class Region(models.Model):
    """行政区划: a node of the tree, coded by GB/T 2260 (6 digits), GB/T 10114 (9) or the statistical code (12)."""

    code = models.CharField("区划代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="上级区划")
    since = models.DateField("启用日期", null=True, blank=True)
    until = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政区划"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a code that is not 6, 9 or 12 digits or does not lie below its parent's."""
        if not self.code.isdigit() or len(self.code) not in (6, 9, 12):
            raise ValidationError({"code": f"区划代码“{self.code}”应为6位、9位或12位数字。"})
        if self.parent and not self.code.startswith(self.parent.code.rstrip("0")):
            raise ValidationError({"code": f"区划代码{self.code}不在上级{self.parent.code}之下。"})


class BodyKind(models.TextChoices):
    """What a body is in the structure of a county."""

    GOVERNMENT = "government", "人民政府"
    DEPARTMENT = "department", "政府部门"
    TOWNSHIP = "township", "乡镇（街道）"
    TEAM = "team", "执法队伍"
    PARTY = "party", "党委机构"
    COURT = "court", "司法机关"
    OTHER = "other", "其他单位"


class Body(models.Model):
    """机构: an organ that acts, answers or is supervised.

    `path` holds the ids from the root to the body (`/1/7/`), so that everything below a body is one prefix.
    `word` is the 机关代字 that opens its document numbers (`酉府` in `酉府复〔2024〕1号`).
    """

    name = models.CharField("单位名称", max_length=100, unique=True)
    short = models.CharField("简称", max_length=30, blank=True)
    word = models.CharField("机关代字", max_length=20, blank=True)
    kind = models.CharField("类别", max_length=20, choices=BodyKind.choices, default=BodyKind.DEPARTMENT)
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True, validators=[check_uscc])
    region = models.ForeignKey(Region, models.PROTECT, verbose_name="行政区划", null=True, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="上级单位")
    path = models.CharField(max_length=200, editable=False, db_index=True)
    active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "单位"
        ordering = ("path",)

    def __str__(self) -> str:
        return self.short or self.name

    def save(self, *args, **kwargs) -> None:
        """Save, and keep the path true; a body with others below it moves with all of them."""
        super().save(*args, **kwargs)
        path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        if path == self.path:
            return
        if self.parent and f"/{self.pk}/" in self.parent.path:
            raise ValidationError({"parent": f"{self.name}不能归到自己的下级之下。"})
        old, self.path = self.path, path
        type(self).objects.filter(pk=self.pk).update(path=path)
        if old:
            for below in type(self).objects.filter(path__startswith=old).exclude(pk=self.pk):
                type(self).objects.filter(pk=below.pk).update(path=path + below.path[len(old) :])
