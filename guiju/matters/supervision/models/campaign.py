"""专项整治: clues come in, some become listed issues to be rectified; tasks and measures are set and finished."""

from typing import ClassVar

from django.db import models

from guiju.matters.rectification.choices import Field
from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.models.stages import SUPERVISION
from guiju.matters.rectification.sources import Source
from guiju.matters.supervision.models.round import HEADS, SUPERVISORS
from guiju.procedure.fields import PastDateField
from guiju.procedure.models import Case, Part
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, Stages, step
from guiju.registry.models import Body


class Campaign(Case):
    """专项整治: `body` leads it; the bodies that must put something right are the counterparts of its issues."""

    class Stage(Stages):
        """How far the campaign has come."""

        STARTED = "部署"
        UNDERWAY = "整治中"
        CLOSED = "办结"

    final: ClassVar = (Stage.CLOSED,)

    name = models.CharField("整治名称", max_length=100)
    field = models.CharField("领域", max_length=20, choices=Field.choices)
    plan = models.TextField("整治方案")
    notice = models.TextField("整治通告", blank=True)
    summary = models.TextField("整治总结", blank=True)
    lasting = models.TextField("长效制度", blank=True)
    ends_on = models.DateField("计划结束日期", null=True, blank=True)
    clues_count = models.PositiveIntegerField("线索数", default=0, editable=False)
    clues_open = models.JSONField("未处理线索", default=list, editable=False)
    issues_count = models.PositiveIntegerField("列入清单数", default=0, editable=False)
    tasks_count = models.PositiveSmallIntegerField("任务数", default=0, editable=False)
    tasks_open = models.JSONField("未完成任务", default=list, editable=False)
    reason = models.TextField("理由", blank=True)
    started_on = PastDateField("部署日期", null=True, blank=True)

    start = step(
        "部署整治", None, Stage.STARTED, by=SUPERVISORS, fills=("name", "field", "plan"), optional=("ends_on",),
        stamps=("started_on",), law=SUPERVISION, mark="P",
    )  # fmt: skip
    announce = step(
        "发布通告", Stage.STARTED, Stage.UNDERWAY, by=HEADS, fills=("notice",), numbers="专治", makes=("专项整治通告",),
        law=SUPERVISION, mark="P",
    )  # fmt: skip
    refine = step(
        "细化方案", (Stage.STARTED, Stage.UNDERWAY), SAME, by=SUPERVISORS, adds="versions",
        fills=("text", "refined_on"), law=SUPERVISION, mark="P",
    )  # fmt: skip

    @step(
        "收到线索", (Stage.STARTED, Stage.UNDERWAY), SAME, by=SUPERVISORS, adds="clues",
        fills=("channel", "text", "received_on"), optional=("unit",), law=SUPERVISION, mark="P",
    )  # fmt: skip
    def receive_clue(self, act):
        """A clue, numbered as it came."""
        self.clues_count += 1
        self.clues_open = [*self.clues_open, self.clues_count]

    @step("线索不成立", Stage.UNDERWAY, SAME, by=SUPERVISORS, adds="dismissals", fills=("clue", "reason"),
          usual="receive_clue", law=SUPERVISION, mark="P")  # fmt: skip
    def dismiss_clue(self, act):
        """Checked, and nothing in it, or another's business: every clue is accounted for."""
        self._settle(act.data["clue"])

    @step(
        "列入问题清单", Stage.UNDERWAY, SAME, by=SUPERVISORS, adds="listings", fills=("unit", "text", "aspect"),
        optional=("clue", "field", "listed_on"), usual="receive_clue", law=SUPERVISION, mark="P",
    )  # fmt: skip
    def list_issue(self, act):
        """Checked, and to be put right; from a clue or from what the campaign found itself."""
        if act.data.get("clue") is not None:
            self._settle(act.data["clue"])
        self.issues_count += 1

    @list_issue.then
    def _rectify(self, act):
        """Opens the rectification of the listed issue."""
        act.open(
            Rectification,
            "enter",
            {
                "source": Source.CAMPAIGN,
                "document": f"{self.name}问题清单",
                "text": act.data["text"],
                "list_number": str(self.issues_count),
                "aspect": act.data["aspect"],
                "field": act.data.get("field") or self.field,
                "found_on": act.data.get("listed_on"),
                "counterpart": act.data["unit"],
            },
        )

    def _settle(self, clue):
        require(clue in self.clues_open, f"第{clue}条线索不存在或者已经处理", law=SUPERVISION)
        self.clues_open = [number for number in self.clues_open if number != clue]

    @step(
        "确定任务", (Stage.STARTED, Stage.UNDERWAY), SAME, by=SUPERVISORS, adds="tasks", fills=("text", "set_on"),
        optional=("unit", "due_on"), law=SUPERVISION, mark="P",
    )  # fmt: skip
    def set_task(self, act):
        """A task, numbered by its order."""
        self.tasks_count += 1
        self.tasks_open = [*self.tasks_open, self.tasks_count]

    @step(
        "制定措施", (Stage.STARTED, Stage.UNDERWAY), SAME, by=SUPERVISORS, adds="measures", fills=("text", "set_on"),
        optional=("task", "unit", "due_on"), usual="list_issue", law=SUPERVISION, mark="P",
    )  # fmt: skip
    def set_measure(self, act):
        """A measure, of a task or of the whole campaign."""
        task = act.data.get("task")
        require(task is None or 1 <= task <= self.tasks_count, f"没有第{task}项任务", law=SUPERVISION)

    @step(
        "完成任务", (Stage.STARTED, Stage.UNDERWAY), SAME, by=SUPERVISORS, adds="finished",
        fills=("task", "proof", "done_on"), usual="set_task", law=SUPERVISION, mark="P",
    )  # fmt: skip
    def finish_task(self, act):
        """A task is done, and can be shown to be; once."""
        task = act.data["task"]
        require(task in self.tasks_open, f"第{task}项任务不存在或者已经完成", law=SUPERVISION)
        self.tasks_open = [number for number in self.tasks_open if number != task]

    @step(
        "办结整治", Stage.UNDERWAY, Stage.CLOSED, by=HEADS, fills=("summary",), optional=("lasting",),
        makes=("专项整治情况通报",), law=SUPERVISION, mark="P",
    )  # fmt: skip
    def close(self, act):
        """Every clue was looked into and every task is done; issues go on to their own strike-off."""
        clues, tasks = len(self.clues_open), len(self.tasks_open)
        require(not clues, f"还有{clues}条线索没有处理，不得办结", law=SUPERVISION)
        require(not tasks, f"还有{tasks}项任务没有完成，不得办结", law=SUPERVISION)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "专项整治"

    def headline(self) -> str:
        """Its name."""
        return self.name


class PlanVersion(Part):
    """整治方案细化: one refinement of the plan."""

    case = models.ForeignKey(Campaign, models.CASCADE, related_name="versions")
    text = models.TextField("细化内容")
    refined_on = PastDateField("日期")

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "整治方案细化"


class Channel(models.TextChoices):
    """线索来源."""

    NOTICE = "notice", "整治通告"
    VISIT = "visit", "走访座谈"
    DEPARTMENT = "department", "有关部门提供"
    SELF_CHECK = "self_check", "单位自查"
    SPECIAL = "special", "专项督查"
    DOSSIER = "dossier", "案卷抽查"
    HOTLINE = "hotline", "热线、信访"


class Clue(Part):
    """问题线索."""

    case = models.ForeignKey(Campaign, models.CASCADE, related_name="clues")
    channel = models.CharField("来源渠道", max_length=20, choices=Channel.choices)
    text = models.TextField("线索内容")
    received_on = PastDateField("收到日期")
    unit = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, verbose_name="涉及单位", related_name="+")

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "问题线索"


class Dismissal(Part):
    """线索不成立."""

    case = models.ForeignKey(Campaign, models.CASCADE, related_name="dismissals")
    clue = models.PositiveSmallIntegerField("线索序号")
    reason = models.TextField("核查情况")

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "线索不成立"


class ListedIssue(Part):
    """列入清单的问题: how it is put right is in its rectification, of the same thread."""

    case = models.ForeignKey(Campaign, models.CASCADE, related_name="listings")
    unit = models.ForeignKey(Body, models.PROTECT, verbose_name="责任单位", related_name="+")
    text = models.TextField("问题")
    aspect = models.CharField("问题方面", max_length=60)
    field = models.CharField("领域", max_length=20, choices=Field.choices, blank=True)
    clue = models.PositiveSmallIntegerField("线索序号", null=True, blank=True)
    listed_on = PastDateField("列入日期", null=True, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "列入清单的问题"


class CampaignTask(Part):
    """整治任务."""

    case = models.ForeignKey(Campaign, models.CASCADE, related_name="tasks")
    text = models.TextField("任务")
    unit = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, verbose_name="责任单位", related_name="+")
    set_on = PastDateField("确定日期")
    due_on = models.DateField("完成时限", null=True, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "整治任务"


class CampaignMeasure(Part):
    """整治措施."""

    case = models.ForeignKey(Campaign, models.CASCADE, related_name="measures")
    task = models.PositiveSmallIntegerField("任务序号", null=True, blank=True)
    text = models.TextField("措施")
    unit = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, verbose_name="责任单位", related_name="+")
    set_on = PastDateField("制定日期")
    due_on = models.DateField("完成时限", null=True, blank=True)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "整治措施"


class TaskDone(Part):
    """完成的整治任务."""

    case = models.ForeignKey(Campaign, models.CASCADE, related_name="finished")
    task = models.PositiveSmallIntegerField("任务序号")
    proof = models.TextField("佐证")
    done_on = PastDateField("完成日期")

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "完成的整治任务"
