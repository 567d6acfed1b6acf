"""Subjects: the firms and persons that the county deals with."""

from django.core.exceptions import ValidationError
from django.db import models

from guiju.registry.begins import Begins
from guiju.registry.codes import check_id_number, check_uscc

models.CharField.register_lookup(Begins)


class SubjectKind(models.TextChoices):
    """行政相对人类别, as the credit data sets name them."""

    FIRM = "firm", "法人及非法人组织"
    TRADER = "trader", "个体工商户"
    PERSON = "person", "自然人"


class Subject(models.Model):
    """行政相对人: one file for each firm or person. Two files found to be one are merged, never deleted."""

    kind = models.CharField("类别", max_length=10, choices=SubjectKind.choices)
    name = models.CharField("名称（姓名）", max_length=200, db_index=True)
    code = models.CharField("统一社会信用代码或身份号码", max_length=18, blank=True, db_index=True)
    representative = models.CharField("法定代表人（负责人）", max_length=50, blank=True)
    address = models.CharField("住所（地址）", max_length=200, blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="aliases"
    )

    class Meta:
        verbose_name = verbose_name_plural = "行政相对人"
        constraints = [
            models.UniqueConstraint(fields=("code",), condition=~models.Q(code=""), name="subject_code_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def masked(self) -> str:
        """The name as it may be shown to the public: a natural person keeps the surname only."""
        if self.kind != SubjectKind.PERSON:
            return self.name
        return self.name[:1] + "某" * max(1, min(2, len(self.name) - 1))

    @property
    def masked_code(self) -> str:
        """The code as it may be shown to those who need not know it: of a natural person its first and last digits."""
        return self.code[:6] + "*" * 8 + self.code[-4:] if self.kind == SubjectKind.PERSON and self.code else self.code

    @property
    def masked_phone(self) -> str:
        """The telephone number without its middle."""
        return self.phone[:3] + "*" * max(0, len(self.phone) - 7) + self.phone[-4:] if len(self.phone) > 7 else ""

    def clean(self) -> None:
        """Refuse a code with a wrong check digit for the kind of subject."""
        check = check_id_number if self.kind == SubjectKind.PERSON else check_uscc
        if self.code:
            try:
                check(self.code)
            except ValidationError as error:
                raise ValidationError({"code": error.messages}) from None

    def survivor(self) -> "Subject":
        """The file that holds this subject now."""
        subject = self
        while subject.merged_into:
            subject = subject.merged_into
        return subject

    def merge(self, other: "Subject") -> None:
        """Make `other` an alias of this file. What pointed to `other` still does, and leads here by `survivor`."""
        if other.survivor() == self.survivor():
            raise ValidationError("这两份档案已经是同一份。")
        if self.code and other.code:
            raise ValidationError("两份档案各有代码且不相同，不是同一主体，不能合并。")
        other = other.survivor()
        other.merged_into = self.survivor()
        other.save(update_fields=["merged_into"])
