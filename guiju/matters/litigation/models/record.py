"""The fields of a suit: what its steps fill in."""

from django.db import models

from guiju.matters.challenge import Challenge
from guiju.matters.litigation import choices as c
from guiju.procedure.fields import ChoicesField, MoneyField, PastDateField
from guiju.registry.models import Body


def choice(label: str, options: type[models.TextChoices]) -> models.CharField:
    """A choice that stays empty until a step makes it."""
    return models.CharField(label, max_length=20, choices=options.choices, blank=True)


def text(label: str) -> models.TextField:
    """A text that stays empty until a step writes it."""
    return models.TextField(label, blank=True)


def day(label: str) -> PastDateField:
    """A day that has come, empty until a step sets it."""
    return PastDateField(label, null=True, blank=True)


class Record(Challenge):
    """应诉案卷: `body` is the defendant organ that answers, `party` the plaintiff (in a civil suit the other side)."""

    # 收案
    category = models.CharField(
        "案件类型", max_length=20, choices=c.Category.choices, default=c.Category.ADMINISTRATIVE
    )
    instance = models.CharField("审级", max_length=10, choices=c.Instance.choices, default=c.Instance.FIRST)
    way = choice("起诉途径", c.Way)
    about = choice("案由", c.Subject)
    court = models.CharField("受理法院", max_length=60, blank=True)
    court_number = models.CharField("法院案号", max_length=60, blank=True)
    claim = text("诉讼请求")
    against = models.CharField("被告类型", max_length=20, choices=c.Against.choices, blank=True, editable=False)
    co_defendants = models.ManyToManyField(Body, blank=True, verbose_name="共同被告", related_name="+")
    sole = models.BooleanField("单独被告", default=True, editable=False)
    must_appear = choice("负责人应当出庭的情形", c.Must)
    received_on = day("收到起诉（上诉）状副本日期")
    filed_on = PastDateField(
        "法院立案日期", null=True, blank=True, help_text="复议、诉讼期间不计算加处罚款，自当事人起诉起算"
    )
    proper = models.CharField("依复议决定推定的适格被告", max_length=200, blank=True, editable=False)

    # 应诉准备
    unit = models.CharField("承办机构", max_length=60, blank=True)
    answer_until = models.DateField("法院指定的举证期限", null=True, blank=True)
    delay_reason = text("延期举证的正当事由")
    delay_ended_on = day("正当事由消除日期")
    answer = text("答辩意见")
    evidence = models.PositiveSmallIntegerField("证据份数", null=True, blank=True)
    objection = text("管辖异议")
    answered_on = day("答辩日期")

    # 开庭
    hearing_on = models.DateField("开庭日期（通知）", null=True, blank=True)
    noticed_on = day("收到出庭通知日期")
    short_notice = models.BooleanField("法院通知不足三日", default=False, editable=False)
    head_name = models.CharField("出庭负责人", max_length=50, blank=True)
    head_post = models.CharField("负责人职务", max_length=50, blank=True)
    head_rank = choice("负责人类别", c.Rank)
    staff = models.CharField("出庭工作人员", max_length=100, blank=True)
    lawyer = models.CharField("代理律师", max_length=100, blank=True)
    absence = choice("负责人不能出庭的事由", c.Absence)
    absence_text = text("不能出庭的情况说明")
    heard = models.BooleanField("开庭审理", default=False, editable=False)
    heard_on = day("开庭日期")
    attended = models.BooleanField("出庭应诉", default=False, editable=False)
    head_came = models.BooleanField("负责人出庭", default=False, editable=False)
    spoke = models.BooleanField("负责人发表意见", default=False, editable=False)

    # 裁判
    outcome = choice("裁判结果", c.Outcome)
    judgment = models.CharField("裁判文书号", max_length=60, blank=True)
    judgment_text = text("裁判主文")
    lost = models.BooleanField("败诉", null=True, editable=False)
    overturned = models.BooleanField("改判", default=False)
    concluded_on = day("裁判送达日期")
    appellant = choice("上诉人", c.Appellant)
    appealed_on = day("上诉日期")
    effective_on = day("生效日期")

    # 履行与复盘
    ordered = text("裁判确定的义务")
    perform_until = models.DateField("履行期限", null=True, blank=True)
    performance = text("履行情况")
    performed_on = day("履行日期")
    compensation = MoneyField("赔偿（补偿）金额", null=True, blank=True)
    faults = ChoicesField("败诉原因", choices=c.Fault.choices, blank=True)
    lessons = text("复盘结论")
    measures = text("整改措施")
    replayed_on = day("复盘日期")

    class Meta:
        abstract = True
