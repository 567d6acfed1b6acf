"""The fields of a reconsideration case: what its steps fill in."""

from typing import ClassVar

from django.db import models

from guiju.matters.challenge import Challenge, Reviewable
from guiju.matters.reconsideration import choices as c
from guiju.matters.service import Served
from guiju.procedure.fields import ChoicesField, MoneyField, PastDateField
from guiju.registry.models import Body, Subject, User


def choice(label: str, options: type[models.TextChoices]) -> models.CharField:
    """A choice that stays empty until a step makes it."""
    return models.CharField(label, max_length=20, choices=options.choices, blank=True)


def text(label: str) -> models.TextField:
    """A text that stays empty until a step writes it."""
    return models.TextField(label, blank=True)


def day(label: str) -> PastDateField:
    """A day that has come, empty until a step sets it."""
    return PastDateField(label, null=True, blank=True)


class Record(Served, Challenge, Reviewable):
    """行政复议案卷: `body` is the 行政复议机关, `counterpart` the 被申请人, `party` the (first) 申请人.

    It is a review of an act, and its decision is itself an act that may be challenged in court.
    """

    # 申请
    act_kind = choice("行政行为类别", c.ActKind)
    request = text("行政复议请求")
    grounds = text("事实和理由")
    channel = choice("申请方式", c.Channel)
    respondent_kind = choice("被申请人类型", c.Respondent)
    acted_on = day("行政行为作出日期")
    known_on = day("知道行政行为日期")
    real_estate = models.BooleanField("因不动产提出", default=False)
    lateness = choice("逾期申请的事由", c.Lateness)
    prior = choice("复议前置情形", c.Prior)
    answer = choice("行政机关的答复情况", c.Answer)
    applicants = models.PositiveSmallIntegerField("申请人数", default=1)
    representatives = models.PositiveSmallIntegerField("代表人数", null=True, blank=True)
    third_party = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, verbose_name="第三人", related_name="+"
    )
    received_on = day("收到申请日期")
    posted_on = PastDateField(
        "交邮日期", null=True, blank=True, help_text="邮寄申请的，以邮戳为准：期满前交邮的不算过期"
    )
    told_on = PastDateField(
        "知道申请权利、机关和期限的日期", null=True, blank=True, help_text="作出行为时未告知、后来知道的填写"
    )
    apply_days = models.PositiveSmallIntegerField("法律规定的申请期限（日）", null=True, blank=True)
    apply_law = models.CharField("规定该申请期限的法律条文", max_length=100, blank=True)

    # 审查
    met = ChoicesField("符合的受理条件", choices=c.Condition.choices, blank=True)
    unmet = ChoicesField("不符合的受理条件", choices=c.Condition.choices, blank=True)
    competent = models.CharField("有管辖权的行政复议机关", max_length=100, blank=True)
    correction_items = text("需要补正的事项")
    correction_served_on = day("补正通知送达日期")
    correction_until = models.DateField("补正期限延长至", null=True, blank=True)
    accepted_on = day("受理日期")
    decide_days = models.PositiveSmallIntegerField(
        "法律规定的审理期限（日）", null=True, blank=True, help_text="只在法律规定少于六十日时填写"
    )
    decide_law = models.CharField("规定该审理期限的法律条文", max_length=100, blank=True)

    # 审理
    track = models.CharField("适用程序", max_length=20, choices=c.Track.choices, default=c.Track.ORDINARY)
    simple_ground = choice("适用简易程序的情形", c.Simple)
    amount = MoneyField("涉及款额", null=True, blank=True)
    examiners = models.ManyToManyField(User, blank=True, verbose_name="行政复议人员", related_name="+")
    examiner_count = models.PositiveSmallIntegerField("行政复议人员人数", default=0, editable=False)
    copy_served_on = day("被申请人收到副本日期")
    reply = text("答复意见")
    staff_agents = models.PositiveSmallIntegerField("工作人员代理人数", null=True, blank=True)
    lawyers = models.PositiveSmallIntegerField("律师代理人数", null=True, blank=True)
    no_evidence = models.BooleanField("视为没有证据、依据", default=False, editable=False)
    third_party_proof = text("第三人提供的证据")
    weighty = models.BooleanField("重大、疑难、复杂", default=False)
    technical = models.BooleanField("专业性、技术性较强", default=False)
    hearing_on = models.DateField("听证日期", null=True, blank=True)
    hearing_place = models.CharField("听证地点", max_length=100, blank=True)
    advice = choice("咨询意见（建议的决定）", c.Outcome)
    advice_text = text("咨询意见")
    stay_ground = choice("停止执行的情形", c.Stay)
    pause_ground = choice("中止事由", c.Pause)
    paused_on = day("中止日期")
    document = models.CharField("附带审查的文件", max_length=200, blank=True)
    document_maker = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, verbose_name="文件制定机关", related_name="+"
    )
    document_own = models.BooleanField("本机关有权处理该文件", default=False)
    documents_open = models.PositiveSmallIntegerField("未审结的附带审查", default=0, editable=False)
    waiting = models.CharField("不计入审理期限的事项", max_length=20, blank=True, editable=False)

    # 决定
    outcome = choice("结案方式", c.Outcome)
    findings = text("查明的事实")
    reasons = text("理由")
    orders = text("决定内容")
    redo = models.BooleanField("责令重新作出", default=False)
    perform_until = models.DateField("履行期限", null=True, blank=True)
    compensation = MoneyField("决定赔偿金额", null=True, blank=True)
    worse = models.BooleanField("变更对申请人更为不利", default=False)
    third_party_asked = models.BooleanField("第三人提出相反请求", default=False)
    departure = text("未采纳咨询意见的说明")
    collective = models.BooleanField("集体讨论通过", default=False)
    terms = text("调解协议内容")
    end_ground = choice("终止事由", c.End)
    withdrawal = choice("撤回原因", c.Withdrawal)
    concluded_on = day("审结日期")
    on_time = models.BooleanField("在法定期限内审结", null=True, editable=False)

    # 送达、履行与监督
    performance = text("履行情况")
    performed_on = day("履行日期")
    urged_until = models.DateField("责令履行期限", null=True, blank=True)
    pressure = choice("同时采取的措施", c.Pressure)
    letter = text("意见书指出的问题")
    letter_received_on = day("被申请人收到意见书日期")
    letter_report = text("意见书落实情况")
    advice_to_makers = text("行政复议建议")
    sued = models.BooleanField("申请人提起诉讼", default=False, editable=False)
    petitioned = models.BooleanField("申请人信访", default=False, editable=False)
    resolved = models.BooleanField("争议实质化解", null=True, editable=False)

    only: ClassVar = {
        "posted_on": ("channel", c.Channel.POST),
        "told_on": ("lateness", c.Lateness.UNTOLD),
        "apply_days": ("lateness", c.Lateness.LONGER),
        "apply_law": ("lateness", c.Lateness.LONGER),
        "decide_law": ("decide_days",),
        "competent": ("unmet", c.Condition.COMPETENCE),
        "document": ("pause_ground", c.Pause.DOCUMENT),
        "document_maker": ("pause_ground", c.Pause.DOCUMENT),
        "document_own": ("pause_ground", c.Pause.DOCUMENT),
        "withdrawal": ("end_ground", c.End.WITHDRAWN),
        "worse": ("outcome", c.Outcome.CHANGE),
        "third_party_asked": ("worse", True),
        "redo": ("outcome", c.Outcome.REVOKE, c.Outcome.REVOKE_PART),
        "unmet": ("outcome", c.Outcome.REJECT_APPLICATION),
    }

    class Meta:
        abstract = True
