"""法治督察: one round, from its plan through teams and visits to feedback and circular; what it finds is rectified."""

from typing import ClassVar

from django.db import models

from guiju.matters.rectification.choices import Field
from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.models.stages import SUPERVISION
from guiju.matters.rectification.sources import Source
from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Case, Part
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, Stages, step
from guiju.registry.models import Body
from guiju.registry.roles import Role

SUPERVISORS = (Role.SUPERVISOR, Role.HANDLER, Role.UNIT_HEAD)
HEADS = (Role.UNIT_HEAD, Role.HEAD, Role.CHIEF)


class Way(models.TextChoices):
    """督察方式."""

    PAPER = "paper", "书面督察"
    SITE = "site", "实地督察"


class Round(Case):
    """法治督察: `body` is the office that supervises; the units it looks at are in its visits."""

    class Stage(Stages):
        """How far the round has come."""

        PLANNED = "方案拟定"
        APPROVED = "方案批准"
        UNDERWAY = "督察中"
        FED_BACK = "已反馈"
        CLOSED = "办结"

    class Mode(models.TextChoices):
        """Who supervises with us."""

        OWN = "own", "本级督察"
        CROSS = "cross", "交叉督察"
        JOINT = "joint", "联合督察"

    final: ClassVar = (Stage.CLOSED,)

    name = models.CharField("督察名称", max_length=100)
    mode = models.CharField("组织形式", max_length=10, choices=Mode.choices)
    theme = models.CharField("督察内容", max_length=200)
    partners = models.CharField("联合（交叉）单位", max_length=200, blank=True)
    plan = models.TextField("督察方案", blank=True)
    opinion = models.TextField("反馈意见", blank=True)
    circular = models.TextField("通报内容", blank=True)
    teams_count = models.PositiveSmallIntegerField("督察组数", default=0, editable=False)
    visits_count = models.PositiveSmallIntegerField("督察次数", default=0, editable=False)
    issues_count = models.PositiveSmallIntegerField("发现问题数", default=0, editable=False)
    visited = models.JSONField("已督察单位", default=list, editable=False)
    approved_on = PastDateField("批准日期", null=True, blank=True)
    notified_on = PastDateField("通知日期", null=True, blank=True)
    fed_back_on = PastDateField("反馈日期", null=True, blank=True)
    circulated_on = PastDateField("通报日期", null=True, blank=True)

    draft = step(
        "拟定督察方案", None, Stage.PLANNED, by=SUPERVISORS, fills=("name", "mode", "theme", "plan"),
        optional=("partners",), law=SUPERVISION, mark="M",
    )  # fmt: skip

    @step("批准方案", Stage.PLANNED, Stage.APPROVED, by=HEADS, stamps=("approved_on",), law=SUPERVISION, mark="M")
    def approve(self, act):
        """A cross or joint round says with whom."""
        joint = self.mode != self.Mode.OWN
        require(self.partners or not joint, "交叉、联合督察应当写明参加单位", law=SUPERVISION)

    @step(
        "组建督察组", (Stage.APPROVED, Stage.UNDERWAY), SAME, by=SUPERVISORS, adds="teams",
        fills=("name", "members", "formed_on"), optional=("leader", "experts"), usual=True, law=SUPERVISION, mark="M",
    )  # fmt: skip
    def form_team(self, act):
        """A team, numbered by its order."""
        self.teams_count += 1

    @step(
        "通知督察", Stage.APPROVED, Stage.UNDERWAY, by=HEADS, stamps=("notified_on",), numbers="督",
        makes=("督察通知",), law=SUPERVISION, mark="M",
    )  # fmt: skip
    def notify(self, act):
        """The units learn who comes and for what."""
        require(self.teams_count, "还没有组建督察组", law=SUPERVISION)

    @step(
        "督察单位", Stage.UNDERWAY, SAME, by=SUPERVISORS, adds="visits", fills=("unit", "way", "visited_on"),
        optional=("team", "record"), usual="notify", law=SUPERVISION, mark="M",
    )  # fmt: skip
    def visit(self, act):
        """One unit was looked at, on paper or on site; paper and site are two visits of one unit."""
        unit = act.data["unit"]
        require(unit.pk != self.body_id, "不得督察自己", law=SUPERVISION)
        self.visits_count += 1
        self.visited = sorted({*self.visited, unit.pk})

    @step(
        "记录问题", (Stage.UNDERWAY, Stage.FED_BACK), SAME, by=SUPERVISORS, adds="issues",
        fills=("unit", "text", "aspect"), optional=("field", "list_number", "found_on"),
        usual=True, law=SUPERVISION, mark="M",
    )  # fmt: skip
    def find(self, act):
        """A problem of a unit that was looked at; it becomes a rectification at once."""
        require(act.data["unit"].pk in self.visited, "该单位在本轮还没有督察记录", law=SUPERVISION)
        self.issues_count += 1

    @find.then
    def _rectify(self, act):
        """Opens the rectification of what was found."""
        given = {name: act.data.get(name) for name in ("text", "aspect", "field", "list_number", "found_on")}
        act.open(
            Rectification,
            "enter",
            given | {"source": Source.OWN, "document": f"{self.name}反馈意见", "counterpart": act.data["unit"]},
        )

    @step(
        "反馈意见", Stage.UNDERWAY, Stage.FED_BACK, by=HEADS, fills=("opinion",), stamps=("fed_back_on",),
        makes=("督察反馈意见",), law=SUPERVISION, mark="M",
    )  # fmt: skip
    def feed_back(self, act):
        """What the round found is told to the units."""
        require(self.visits_count, "还没有督察任何单位", law=SUPERVISION)

    circulate = step(
        "通报", Stage.FED_BACK, SAME, by=HEADS, fills=("circular",), stamps=("circulated_on",), makes=("督察情况通报",),
        law=SUPERVISION, mark="M",
    )  # fmt: skip
    close = step("办结", Stage.FED_BACK, Stage.CLOSED, by=HEADS, law=SUPERVISION, mark="M")

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "法治督察"

    def headline(self) -> str:
        """Its name."""
        return self.name


class Team(Part):
    """督察组."""

    case = models.ForeignKey(Round, models.CASCADE, related_name="teams")
    name = models.CharField("督察组", max_length=40)
    leader = models.CharField("组长", max_length=50, blank=True)
    members = models.PositiveSmallIntegerField("人数")
    experts = models.PositiveSmallIntegerField("其中外部专家", null=True, blank=True)
    formed_on = PastDateField("组建日期")

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "督察组"


class Visit(Part):
    """督察记录: one unit looked at in one way."""

    case = models.ForeignKey(Round, models.CASCADE, related_name="visits")
    unit = models.ForeignKey(Body, models.PROTECT, verbose_name="被督察单位", related_name="+")
    way = models.CharField("方式", max_length=10, choices=Way.choices)
    visited_on = PastDateField("督察日期")
    team = models.CharField("督察组", max_length=40, blank=True)
    record = models.TextField("督察记录", blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "督察记录"


class SupervisionIssue(Part):
    """督察发现的问题: as the round recorded it; how it is put right is in its rectification, of the same thread."""

    case = models.ForeignKey(Round, models.CASCADE, related_name="issues")
    unit = models.ForeignKey(Body, models.PROTECT, verbose_name="责任单位", related_name="+")
    text = models.TextField("问题")
    aspect = models.CharField("问题方面", max_length=60)
    field = models.CharField("领域", max_length=20, choices=Field.choices, blank=True)
    list_number = models.CharField("清单编号", max_length=30, blank=True)
    found_on = PastDateField("发现日期", null=True, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "督察发现的问题"
