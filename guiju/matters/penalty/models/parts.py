"""Rows that belong to a penalty case: records, evidence, defences, payments."""

from django.db import models

from guiju.procedure.fields import MoneyField, PastDateField
from guiju.procedure.models import Part
from guiju.registry.models import Officer, User

_CASE = "penalty.Penalty"


class Recusal(Part):
    """回避: asked by whom, on what ground, granted or not (行政处罚法第四十三条)."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="recusals")
    officer = models.ForeignKey(Officer, models.PROTECT, verbose_name="执法人员")
    asked_by = models.CharField("提出人", max_length=10, choices=[("self", "执法人员自行"), ("party", "当事人申请")])
    ground = models.TextField("事由")
    granted = models.CharField("是否同意", max_length=3, choices=[("yes", "同意回避"), ("no", "驳回申请")])

    class Meta:
        verbose_name = verbose_name_plural = "回避"


class Withdrawal(Part):
    """负责人回避."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="withdrawals")
    head = models.ForeignKey(User, models.PROTECT, verbose_name="回避的负责人")
    ground = models.TextField("事由")
    meeting = models.CharField("集体讨论情况", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "负责人回避"


class Record(Part):
    """笔录: of questioning or of the scene, read over and signed, or the refusal noted (行政处罚法第五十五条)."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="records")
    person = models.CharField("被询问人（现场人员）", max_length=50)
    at_place = models.CharField("地点", max_length=200)
    taken_on = PastDateField("制作日期")
    certificate_shown = models.BooleanField("已主动出示执法证件")
    text = models.TextField("笔录内容")
    signature = models.CharField(
        "签名情况", max_length=10, choices=[("signed", "核对无误并签名"), ("refused", "拒绝签名，已注明")]
    )

    class Meta:
        verbose_name = verbose_name_plural = "笔录"


class EvidenceKind(models.TextChoices):
    """证据种类: the eight of 行政处罚法第四十六条, and what a monitoring device took (第四十一条)."""

    DOCUMENT = "document", "书证"
    THING = "thing", "物证"
    AUDIOVISUAL = "audiovisual", "视听资料"
    ELECTRONIC = "electronic", "电子数据"
    WITNESS = "witness", "证人证言"
    STATEMENT = "statement", "当事人的陈述"
    EXPERT = "expert", "鉴定意见"
    SCENE = "scene", "勘验笔录、现场笔录"
    MONITOR = "monitor", "电子技术监控设备记录"


class Evidence(Part):
    """证据."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="evidence")
    kind = models.CharField("证据种类", max_length=12, choices=EvidenceKind.choices)
    name = models.CharField("证据名称", max_length=200)
    origin = models.CharField("来源和证明内容", max_length=300)
    collected_on = PastDateField("取得日期")
    verified = models.BooleanField("已查证属实、取得合法")
    digest = models.CharField("文件校验值（SHA-256）", max_length=64, blank=True)
    device_approved = models.BooleanField("监控设备经审核、地点已公布、记录已审核", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "证据"


class Keeping(Part):
    """先行登记保存 (行政处罚法第五十六条)."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="keepings")
    things = models.TextField("保存的证据（名称、数量）", help_text="每行一项")
    at_place = models.CharField("保存地点", max_length=200)
    urgency = models.TextField("可能灭失或者以后难以取得的情况")

    class Meta:
        verbose_name = verbose_name_plural = "先行登记保存"


class Disposal(Part):
    """What became of the things kept."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="disposals")
    manner = models.CharField(
        "处理方式",
        max_length=10,
        choices=[
            ("recorded", "采取记录、复制、拍照等证据保全措施"),
            ("tested", "送交检验、鉴定"),
            ("seized", "依法查封、扣押"),
            ("confiscate", "拟依法没收"),
            ("moved", "移送有关机关"),
            ("returned", "解除先行登记保存"),
        ],
    )
    text = models.TextField("处理内容")

    class Meta:
        verbose_name = verbose_name_plural = "先行登记保存处理"


class Defence(Part):
    """陈述申辩."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="defences")
    made_on = PastDateField("陈述申辩日期")
    manner = models.CharField("方式", max_length=10, choices=[("oral", "口头"), ("written", "书面")])
    text = models.TextField("陈述申辩内容")
    material = models.TextField("提交的证据材料", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "陈述申辩"


class Recheck(Part):
    """复核."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="rechecks")
    result = models.CharField(
        "复核结论", max_length=10, choices=[("adopted", "采纳"), ("partly", "部分采纳"), ("rejected", "不予采纳")]
    )
    text = models.TextField("复核意见和理由")

    class Meta:
        verbose_name = verbose_name_plural = "陈述申辩复核"


class Collection(Part):
    """当场收缴 (行政处罚法 68–70)."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="collections")
    amount = MoneyField("金额（元）")
    because = models.CharField(
        "当场收缴的情形",
        max_length=10,
        choices=[
            ("small", "罚款数额在规定限额以下"),
            ("hard", "不当场收缴事后难以执行"),
            ("remote", "边远、水上、交通不便地区，当事人提出"),
        ],
    )
    receipt = models.CharField("财政专用票据号", max_length=60)
    landed_on = PastDateField("收缴日期（水上抵岸之日）")
    party_asked = models.BooleanField("当事人提出", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "当场收缴"


class Payment(Part):
    """缴款."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="payments")
    amount = MoneyField("金额（元）")
    paid_on = PastDateField("缴款日期")
    voucher = models.CharField("缴款凭证号", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "缴款"


class Hardship(Part):
    """暂缓、分期缴纳 (行政处罚法第六十六条第二款)."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="hardships")
    applied_on = PastDateField("当事人申请日期")
    hardship = models.TextField("经济困难情况")
    until = models.DateField("暂缓、分期至")
    plan = models.TextField("分期安排")

    class Meta:
        verbose_name = verbose_name_plural = "暂缓（分期）缴纳"


class Reduction(Part):
    """减免加处罚款 (行政强制法第四十二条)."""

    case = models.ForeignKey(_CASE, models.CASCADE, related_name="reductions")
    amount = MoneyField("减免金额（元）")
    agreement = models.TextField("执行协议和补救措施")

    class Meta:
        verbose_name = verbose_name_plural = "减免加处罚款"
