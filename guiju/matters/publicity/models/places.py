"""普法阵地与示范村: places, from the day they count to the day they no longer do."""

from django.core.exceptions import ValidationError
from django.db import models

from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Register


class PublicitySite(Register):
    """法治文化阵地名录: published (法治宣传教育法 52), looked after, dropped when given up."""

    fills = ("name", "kind", "place", "since")
    optional = ("published", "checked_on", "until")

    class Kind(models.TextChoices):
        """What it is."""

        PARK = "park", "法治主题公园、广场"
        CORRIDOR = "corridor", "法治长廊、风光带"
        HALL = "hall", "法治宣传教育基地、展厅"
        BOARD = "board", "法治宣传栏、墙"
        CORNER = "corner", "法律图书角、法治书屋"

    name = models.CharField("名称", max_length=100)
    kind = models.CharField("类型", max_length=20, choices=Kind.choices)
    place = models.CharField("地点", max_length=100)
    since = PastDateField("建成日期")
    published = models.BooleanField("列入名录公布", default=False)
    checked_on = PastDateField("最近检查维护", null=True, blank=True)
    until = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "法治文化阵地名录"


class DemonstrationVillage(Register):
    """民主法治示范村（社区）: one row for each village with its present level, so that a village counts once."""

    fills = ("village", "level", "since")
    optional = ("rechecked_on", "until")

    class Level(models.TextChoices):
        """Who named it."""

        NATIONAL = "national", "国家级"
        CITY = "city", "市级（省级）"
        COUNTY = "county", "县级"

    village = models.CharField("村（社区）", max_length=60)
    level = models.CharField("级别", max_length=20, choices=Level.choices)
    since = PastDateField("命名日期")
    rechecked_on = PastDateField("最近复核", null=True, blank=True)
    until = models.DateField("撤销（升级）日期", null=True, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "民主法治示范村（社区）名录"
        constraints = [
            models.UniqueConstraint(
                fields=("body", "village"),
                condition=models.Q(struck=False, until=None),
                name="demonstration_village_once",
                violation_error_message="该村（社区）已在名录中；升级的，先填写原一行的撤销（升级）日期。",
            )
        ]

    def clean(self) -> None:
        """Say it before the database does."""
        others = type(self).objects.filter(body=self.body_id, village=self.village, struck=False, until=None)
        if self.until is None and others.exclude(pk=self.pk).exists():
            raise ValidationError({"village": [self._meta.constraints[0].violation_error_message]})
