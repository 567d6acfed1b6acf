"""法治宣传活动."""

from django.core.exceptions import ValidationError
from django.db import models

from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Register


class Form(models.TextChoices):
    """形式."""

    STALL = "stall", "集中宣传、设点咨询"
    LECTURE = "lecture", "法治讲座"
    COURTYARD = "courtyard", "院坝会、火铺会"
    FAIR = "fair", "法治赶场"
    VISIT = "visit", "入户、流动宣传"
    LESSON = "lesson", "法治课"
    MOCK_TRIAL = "mock_trial", "模拟法庭"
    CONTEST = "contest", "竞赛、有奖答题、打卡"
    SHOW = "show", "文艺、影视作品"
    ONLINE = "online", "网络直播、云课堂"


class Topic(models.TextChoices):
    """主题."""

    CONSTITUTION = "constitution", "宪法"
    CIVIL_CODE = "civil_code", "民法典"
    SECURITY = "security", "国家安全"
    FRAUD = "fraud", "反诈"
    DRUGS = "drugs", "禁毒"
    MINORS = "minors", "未成年人保护"
    LABOUR = "labour", "劳动用工"
    BUSINESS = "business", "营商环境"
    LAND = "land", "土地山林"
    SAFETY = "safety", "安全生产、交通"
    OTHER = "other", "其他"


class Programme(models.TextChoices):
    """专项: a programme that is counted by itself."""

    YOUTH = "youth", "青少年普法载体"
    INTERNET_STORY = "internet_story", "互联网+法治故事"
    FIRMS = "firms", "典护民企"
    PROSECUTOR = "prosecutor", "莎姐进校园"
    VICE_PRINCIPAL = "vice_principal", "法治副校长送法进校"


class Place(models.TextChoices):
    """场所."""

    SCHOOL = "school", "学校"
    VILLAGE = "village", "村（社区）"
    FIRM = "firm", "企业"
    MARKET = "market", "集市、广场"
    ORGAN = "organ", "机关单位"
    SITE = "site", "法治文化阵地"
    OBSERVATION = "observation", "基层法治观测点"
    ONLINE = "online", "网络"


class Audience(models.TextChoices):
    """对象."""

    PUBLIC = "public", "群众"
    PUPILS = "pupils", "在校青少年"
    PARENTS = "parents", "家长"
    FIRMS = "firms", "企业人员"
    OFFICIALS = "officials", "国家工作人员"
    WORKERS = "workers", "务工人员"


class PublicityEvent(Register):
    """普法活动台账: one event; who was reached, with what, and the proof that it was held."""

    fills = ("title", "form", "topic", "place_kind", "audience", "held_on", "attendance")
    optional = ("programme", "place", "village", "pupils", "leaflets", "partners", "proof")

    title = models.CharField("活动名称", max_length=200)
    form = models.CharField("形式", max_length=20, choices=Form.choices)
    topic = models.CharField("主题", max_length=20, choices=Topic.choices)
    programme = models.CharField("专项", max_length=20, choices=Programme.choices, blank=True)
    place_kind = models.CharField("场所", max_length=20, choices=Place.choices)
    place = models.CharField("地点", max_length=100, blank=True)
    village = models.CharField("所在村（社区）", max_length=60, blank=True, help_text="乡镇名加村名，如苍岭镇岭口村")
    audience = models.CharField("对象", max_length=20, choices=Audience.choices)
    held_on = PastDateField("日期")
    attendance = models.PositiveIntegerField("受众人次")
    pupils = models.PositiveIntegerField("其中在校青少年", default=0)
    leaflets = models.PositiveIntegerField("发放资料份数", default=0)
    partners = models.CharField("联合单位", max_length=200, blank=True)
    proof = models.CharField("佐证（照片、签到表编号）", max_length=200, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "普法活动台账"
        indexes = [models.Index(fields=("held_on",), name="publicity_event_day")]

    def clean(self) -> None:
        """Pupils are among those reached; an event in a village says which."""
        if self.attendance is not None and self.pupils > self.attendance:
            raise ValidationError({"pupils": ["在校青少年多于受众人次。"]})
        if self.place_kind == Place.VILLAGE and not self.village:
            raise ValidationError({"village": ["在村（社区）举办的，请写明村（社区）。"]})
