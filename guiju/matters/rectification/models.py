"""问题整改: from what was found to 销号, and to the look back that shows whether it holds (law.md 1.19).

One `Rectification` is one item (整改事项) that one body owes. A finding (问题) is one item, or several that share the
field `finding`; so findings and items are counted apart: `part` 1 stands for the finding.

**Other lines open one** from any step of theirs that finds something, in the same thread and transaction:

    @serve_opinion.then
    def _rectify(self, act):
        act.open(
            Rectification,
            "enter",
            {"source": Source.RECONSIDERATION, "document": "行政复议意见书", "text": self.opinion, "counterpart": self.respondent,
             "received_on": act.on},
        )

Only the source, the name of its paper and the words of the finding must be given. The limit to answer follows from the
source; `counterpart` is the body that must put it right, `received_on` the day on which it got the paper (if that is not
yet known, its 签收 starts the limit). The case belongs to the body of the case that opens it, and any role that finds
things there may open it. From then on supervisors of that body hand it over, check and strike off.
"""

from typing import ClassVar

from django.db import models

from guiju.matters.rectification.choices import Field, Recheck
from guiju.matters.rectification.parts import Measure, Progress, Share
from guiju.matters.rectification.sources import Source, answer_rule, terms
from guiju.procedure.fields import MoneyField, PastDateField
from guiju.procedure.guards import somebody_else
from guiju.procedure.limits import Limit
from guiju.procedure.models import Case
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, Stages, step
from guiju.registry.models import Body
from guiju.registry.roles import Role

__all__ = ["Measure", "Progress", "Rectification", "Share", "Source"]

SUPERVISION = "法治政府建设与责任落实督察工作规定"
#: Who may find something, in whatever line; the clock too, when a warning becomes a case.
FINDERS = (
    Role.SUPERVISOR, Role.HANDLER, Role.CLERK, Role.OFFICER, Role.REVIEWER, Role.UNIT_HEAD, Role.HEAD, Role.CHIEF,
    Role.CLOCK,
)  # fmt: skip
#: Who supervises rectification in the body that the case belongs to, and who does the work in the body that owes it.
SUPERVISORS = (Role.SUPERVISOR, Role.UNIT_HEAD, Role.HEAD, Role.CHIEF)
WORKERS = (Role.HANDLER, Role.OFFICER, Role.CLERK)
HEADS = (Role.HEAD, Role.CHIEF)


class Rectification(Case):
    """问题整改事项: `body` supervises and strikes off, `counterpart` (牵头责任单位) puts right and answers for it."""

    class Stage(Stages):
        """How far the item has come."""

        ENTERED = "已录入"
        CHARGED = "已交办"
        PLANNED = "方案待批"
        RECTIFYING = "整改中"
        APPLIED = "申请销号"
        CHECKED = "初核通过"
        STRUCK = "已销号"
        ARCHIVED = "已归档"
        WITHDRAWN = "已撤销"

    final: ClassVar = (Stage.ARCHIVED, Stage.WITHDRAWN)
    UNDERWAY: ClassVar = (Stage.CHARGED, Stage.PLANNED, Stage.RECTIFYING)

    # What was found
    source = models.CharField("来源", max_length=20, choices=Source.choices)
    document = models.CharField("来源文书", max_length=100)
    document_number = models.CharField("来源文号", max_length=60, blank=True)
    issued_by = models.CharField("来源机关", max_length=60, blank=True)
    text = models.TextField("问题原文")
    list_number = models.CharField("清单编号", max_length=30, blank=True)
    aspect = models.CharField("问题方面", max_length=60, blank=True)
    field = models.CharField("领域", max_length=20, choices=Field.choices, blank=True)
    found_on = PastDateField("发现日期", null=True, blank=True)
    received_on = PastDateField("责任单位收到日期", null=True, blank=True)
    document_due_on = models.DateField("来源文书确定的期限", null=True, blank=True)
    finding = models.CharField("所属问题", max_length=100, blank=True, help_text="由一个问题分出的各项相同")
    part = models.PositiveSmallIntegerField("事项序号", default=1)
    items_count = models.PositiveSmallIntegerField("分为几项", default=1, editable=False)
    # Who owes what by when
    requirement = models.TextField("整改要求", blank=True)
    leader = models.CharField("牵头领导", max_length=50, blank=True)
    helpers = models.ManyToManyField(Body, blank=True, verbose_name="配合单位", related_name="+")
    due_on = models.DateField("整改时限", null=True, blank=True)
    at_once = models.BooleanField("立行立改", default=False, help_text="不需另报整改方案")
    cause = models.TextField("原因分析", blank=True)
    plan = models.TextField("整改方案", blank=True)
    planned_on = PastDateField("报送方案日期", null=True, blank=True)
    approved_on = PastDateField("批准方案日期", null=True, blank=True)
    # What was done
    measures_count = models.PositiveSmallIntegerField("措施条数", default=0, editable=False)
    measures_open = models.JSONField("未完成措施", default=list, editable=False)
    evidence_count = models.PositiveSmallIntegerField("佐证件数", default=0, editable=False)
    answer = models.TextField("书面回复", blank=True)
    answered_on = PastDateField("回复日期", null=True, blank=True)
    result = models.TextField("整改结果", blank=True)
    returned_amount = MoneyField("发还金额", null=True, blank=True)
    # Who checked it
    applicant = models.ForeignKey("registry.User", models.PROTECT, null=True, editable=False, related_name="+")
    checker = models.ForeignKey("registry.User", models.PROTECT, null=True, editable=False, related_name="+")
    applied_on = PastDateField("申请销号日期", null=True, blank=True)
    in_time = models.BooleanField("按期申请销号", null=True, editable=False)
    overdue = models.BooleanField("曾经逾期", default=False, editable=False)
    opinion = models.TextField("审核意见", blank=True)
    site_checked_on = PastDateField("现场核查日期", null=True, blank=True)
    struck_on = PastDateField("销号日期", null=True, blank=True)
    recheck_due_on = models.DateField("回头看时间", null=True, blank=True)
    recheck_result = models.CharField("回头看结果", max_length=10, choices=Recheck.choices, blank=True)
    rechecked_on = PastDateField("回头看日期", null=True, blank=True)
    relapse = models.TextField("反弹情况", blank=True)
    relapsed_on = PastDateField("反弹日期", null=True, blank=True)
    # Extension, objection, pressure
    extension_wanted = models.DateField("申请延至", null=True, blank=True)
    extended_to = models.DateField("延长至", null=True, blank=True)
    reason = models.TextField("理由", blank=True)
    objection = models.TextField("异议", blank=True)
    objected_on = PastDateField("提出异议日期", null=True, blank=True)
    objecting = models.BooleanField("异议待复核", default=False, editable=False)
    pressure = models.TextField("督办内容", blank=True)
    urged_on = PastDateField("督办日期", null=True, blank=True)
    summoned_on = PastDateField("约谈日期", null=True, blank=True)
    circulated_on = PastDateField("通报日期", null=True, blank=True)
    referred_to = models.CharField("移送机关", max_length=60, blank=True)
    referred_on = PastDateField("移送日期", null=True, blank=True)

    # The time that the source gives: by statute, or as its paper says
    answering = Limit(
        since=("enter", "sign"), counted_from="received_on", until="answer_source", picks=answer_rule,
        when=lambda case: bool(answer_rule(case)),
    )  # fmt: skip
    document_limit = Limit(
        since="enter", due_field="document_due_on", until="answer_source", title="来源文书确定的期限"
    )
    # The time that the supervising body sets to the owner
    rectifying = Limit(
        since=("charge", "send_back", "reopen", "fail_first"), due_field="due_on", until="apply", restarts="recharge",
        extended_by="extend", lapse="fall_overdue", title="整改时限", law=SUPERVISION, mark="M",
    )  # fmt: skip
    # Objection to a finding of the government's inspectorate, and its review
    objecting_limit = Limit(
        "INS-D01", since=("enter", "sign"), counted_from="received_on", until="object", bars="object",
        when=lambda case: case.source == Source.GOVERNMENT,
    )  # fmt: skip
    reviewing = Limit(
        "INS-D02", since="object", until=("uphold", "dismiss"), when=lambda case: case.source == Source.GOVERNMENT
    )
    looking_back = Limit(
        since="strike", due_field="recheck_due_on", until=("recheck", "reopen"), title="回头看", mark="P"
    )

    # Finding

    @step(
        "录入问题", None, Stage.ENTERED, by=FINDERS, law=SUPERVISION, mark="M",
        fills=("source", "document", "text"),
        optional=("counterpart", "document_number", "issued_by", "list_number", "aspect", "field", "found_on",
                  "received_on", "document_due_on", "requirement", "secret", "finding", "part"),
    )  # fmt: skip
    def enter(self, act):
        """A finding, in the words of the paper it stands in."""
        source = terms(self.source)
        require(
            self.document_due_on or not source.dated,
            f"“{self.get_source_display()}”的整改期限由文书确定，请填写“来源文书确定的期限”",
            law=source.law,
        )
        require(not self.finding or self.part > 1, "由一个问题分出的事项，序号应当从2起", law=SUPERVISION)
        require(self.finding or self.part == 1, "请写明该事项由哪个问题分出", law=SUPERVISION)
        self.found_on = self.found_on or act.on
        self.finding = self.finding or self.key

    @step(
        "分解立项", Stage.ENTERED, SAME, by=(*SUPERVISORS, Role.HANDLER), adds="shares", fills=("text",),
        optional=("owner", "aspect"), law=SUPERVISION, mark="M",
    )  # fmt: skip
    def separate(self, act):
        """What was found asks for more than one thing to be put right."""
        require(self.part == 1, "请从该问题的第1项分解", law=SUPERVISION)
        self.items_count += 1

    @separate.then
    def _separated(self, act):
        """Each further item is a case of its own, of the same finding."""
        same = (
            "source",
            "document",
            "document_number",
            "issued_by",
            "list_number",
            "found_on",
            "document_due_on",
            "field",
        )
        share = {name: getattr(self, name) for name in same if getattr(self, name)}
        act.open(
            Rectification,
            "enter",
            share
            | {"finding": self.finding, "part": self.items_count, "text": act.data["text"]}
            | {"counterpart": act.data.get("owner"), "aspect": act.data.get("aspect") or self.aspect},
        )

    cancel = step(
        "撤销误录", Stage.ENTERED, Stage.WITHDRAWN, by=SUPERVISORS, fills=("reason",), law=SUPERVISION, mark="P",
    )  # fmt: skip

    # Handing over

    @step(
        "交办", Stage.ENTERED, Stage.CHARGED, by=SUPERVISORS, law=SUPERVISION, mark="M", numbers="整", makes=("整改通知书",),
        fills=("counterpart", "due_on", "requirement"), optional=("leader", "helpers", "at_once"),
    )  # fmt: skip
    def charge(self, act):
        """The owner gets the item, what is wanted, and the day by which."""
        self._owner(act)

    @step(
        "改派责任单位", Stage.CHARGED, SAME, by=SUPERVISORS, law=SUPERVISION, mark="P", makes=("整改通知书",),
        fills=("counterpart", "due_on", "reason"), optional=("leader",),
    )  # fmt: skip
    def recharge(self, act):
        """It is another body's to put right; its time begins anew."""
        self._owner(act)

    def _owner(self, act):
        require(self.counterpart_id != self.body_id, "督察机构不得把问题交办给自己，再由自己销号", law=SUPERVISION)
        require(self.due_on >= act.on, f"整改时限{self.due_on}已经过去", law=SUPERVISION)
        last = self.document_due_on
        require(not last or self.due_on <= last, f"整改时限不得晚于来源文书确定的{last}", law=terms(self.source).law)

    @step("签收", UNDERWAY, SAME, by=WORKERS, of="counterpart", law=SUPERVISION, mark="P")
    def sign(self, act):
        """The owner received the source's paper: from here the statutory time to answer runs."""
        require(self.received_on is None, f"已于{self.received_on}收到", law=terms(self.source).law)
        self.received_on = act.on

    # Objection (政府督查工作条例 17, 行政执法监督条例 30)

    @step(
        "提出异议", UNDERWAY, SAME, by=HEADS, of="counterpart", fills=("objection",), stamps=("objected_on",),
        law="政府督查工作条例第十七条、行政执法监督条例第三十条",
    )  # fmt: skip
    def object(self, act):
        """The owner holds that the finding is wrong, and says why. Rectification goes on meanwhile."""
        require(not self.objecting, "异议正在复核，请等复核结果", law="政府督查工作条例第十七条")
        self.objecting = True

    @step(
        "采纳异议", UNDERWAY, Stage.WITHDRAWN, by=HEADS, fills=("opinion",), makes=("异议复核意见",),
        law="政府督查工作条例第十七条、行政执法监督条例第三十条",
    )  # fmt: skip
    def uphold(self, act):
        """The finding falls."""
        self._reviewed(act)

    @step(
        "维持原结论", UNDERWAY, SAME, by=HEADS, fills=("opinion",), makes=("异议复核意见",),
        law="政府督查工作条例第十七条、行政执法监督条例第三十条",
    )  # fmt: skip
    def dismiss(self, act):
        """The finding stands."""
        self._reviewed(act)

    def _reviewed(self, act):
        require(self.objecting, "责任单位没有提出异议", law="政府督查工作条例第十七条")
        self.objecting = False

    # Plan

    @step("列出措施", (Stage.CHARGED, Stage.RECTIFYING), SAME, by=WORKERS, of="counterpart", adds="measures",
          fills=("text", "due_on"), optional=("unit",), law=SUPERVISION, mark="M")  # fmt: skip
    def add_measure(self, act):
        """One measure, numbered in the order in which it was listed."""
        last = act.data["due_on"]
        require(last <= self.due_on, f"措施的完成时限{last}不得晚于整改时限{self.due_on}", law=SUPERVISION)
        self.measures_count += 1
        self.measures_open = [*self.measures_open, self.measures_count]

    @step(
        "报送整改方案", Stage.CHARGED, Stage.PLANNED, by=(*WORKERS, *HEADS), of="counterpart", fills=("cause", "plan"),
        optional=("leader", "helpers"), stamps=("planned_on",), makes=("整改方案审批表",), law=SUPERVISION, mark="M",
    )  # fmt: skip
    def submit_plan(self, act):
        """Causes and measures, for the supervising body to approve."""
        require(self.measures_count, "整改方案应当列出措施，请先“列出措施”", law=SUPERVISION)

    approve_plan = step(
        "批准方案", Stage.PLANNED, Stage.RECTIFYING, by=SUPERVISORS, optional=("opinion",), stamps=("approved_on",),
        law=SUPERVISION, mark="M",
    )  # fmt: skip
    return_plan = step(
        "退回方案", Stage.PLANNED, Stage.CHARGED, by=SUPERVISORS, fills=("opinion",), law=SUPERVISION, mark="M"
    )

    @step(
        "立行立改", Stage.CHARGED, Stage.RECTIFYING, by=(*WORKERS, *HEADS), of="counterpart", law=SUPERVISION, mark="P"
    )
    def begin_at_once(self, act):
        """Work begins without a plan of its own."""
        require(self.at_once, "交办时没有准许立行立改，应当先报整改方案", law=SUPERVISION)

    # Doing it

    @step("报告进展", Stage.RECTIFYING, SAME, by=WORKERS, of="counterpart", adds="progress", fills=("text",),
          optional=("evidence", "finished"), law=SUPERVISION, mark="M")  # fmt: skip
    def report(self, act):
        """What was done, with proof; a measure is finished only with proof."""
        finished = act.data.get("finished")
        if finished is not None:
            require(finished in self.measures_open, f"第{finished}项措施不存在或者已经完成", law=SUPERVISION)
            require(act.data.get("evidence"), "完成措施应当有佐证材料", law=SUPERVISION)
            self.measures_open = [number for number in self.measures_open if number != finished]
        self.evidence_count += bool(act.data.get("evidence"))

    answer_source = step(
        "书面回复来源机关", (*UNDERWAY, Stage.APPLIED, Stage.CHECKED, Stage.STRUCK), SAME, by=(*WORKERS, *HEADS),
        of="counterpart", fills=("answer",), stamps=("answered_on",), makes=("整改情况回复函",),
        law="行政复议法第七十六条；行诉解释第一百四十九条；综合治理类司法建议规定第八条；检察公益诉讼解释第二十一条；监督法第十七条",
    )  # fmt: skip

    @step(
        "申请延期", UNDERWAY, SAME, by=(*WORKERS, *HEADS), of="counterpart", fills=("extension_wanted", "reason"),
        law=SUPERVISION, mark="M",
    )  # fmt: skip
    def ask_extension(self, act):
        """The owner wants more time, before the time is over."""
        require(not self._asking(), "延期申请正在审批", law=SUPERVISION)
        require(self.extension_wanted > self.due_on, "申请延至的日期应当晚于整改时限", law=SUPERVISION)
        require(act.on <= self.due_on, f"整改时限已于{self.due_on}届满，延期应当在期满之前申请", law=SUPERVISION)

    @step("批准延期", UNDERWAY, SAME, by=HEADS, fills=("extended_to",), law=SUPERVISION, mark="M")
    def extend(self, act):
        """The head of the supervising body grants it, before expiry; a limit of the source does not move."""
        require(self._asking(), "责任单位没有申请延期", law=SUPERVISION)
        require(self.extended_to > self.due_on, "延长后的日期应当晚于整改时限", law=SUPERVISION)
        last = self.document_due_on
        require(
            not last or self.extended_to <= last, f"来源文书确定的期限是{last}，不能延过", law=terms(self.source).law
        )
        self.due_on = self.extended_to

    @step("不同意延期", UNDERWAY, SAME, by=HEADS, fills=("opinion",), law=SUPERVISION, mark="M")
    def refuse_extension(self, act):
        """The time stays as it was."""
        require(self._asking(), "责任单位没有申请延期", law=SUPERVISION)

    def _asking(self):
        """Whether a request for more time waits for its answer."""
        return self.times("ask_extension") > self.times("extend") + self.times("refuse_extension")

    # Pressure

    @step("逾期", UNDERWAY, SAME, by=Role.CLOCK, law=SUPERVISION, mark="P")
    def fall_overdue(self, act):
        """The owner's time is over and it did not apply for strike-off."""
        self.overdue = True

    urge = step(
        "督办", UNDERWAY, SAME, by=SUPERVISORS, fills=("pressure",), stamps=("urged_on",), makes=("整改督办函",),
        law=SUPERVISION, mark="M",
    )  # fmt: skip
    summon = step(
        "约谈", UNDERWAY, SAME, by=HEADS, fills=("pressure",), stamps=("summoned_on",), law=SUPERVISION, mark="M"
    )

    @step(
        "通报", UNDERWAY, SAME, by=HEADS, fills=("pressure",), stamps=("circulated_on",), makes=("整改情况通报",),
        law=SUPERVISION, mark="M",
    )  # fmt: skip
    def circulate(self, act):
        """The lateness is made known to all bodies."""
        require(act.on > self.due_on, f"整改时限是{self.due_on}，没有逾期，不得以逾期通报", law=SUPERVISION)
        self.overdue = True

    refer = step(
        "移送问题线索", (*UNDERWAY, Stage.APPLIED, Stage.CHECKED, Stage.STRUCK), SAME, by=HEADS,
        fills=("referred_to", "reason"), stamps=("referred_on",), law=SUPERVISION, mark="M",
    )  # fmt: skip

    # Checking and striking off

    @step(
        "申请销号", Stage.RECTIFYING, Stage.APPLIED, by=WORKERS, of="counterpart", fills=("result",),
        optional=("returned_amount",), stamps=("applied_on",), makes=("销号申请表",), law=SUPERVISION, mark="M",
    )  # fmt: skip
    def apply(self, act):
        """The owner holds that it is done, and shows it."""
        left = "、".join(str(number) for number in self.measures_open)
        require(not left, f"第{left}项措施没有完成，不得申请销号", law=SUPERVISION)
        require(self.evidence_count, "没有佐证材料，不得申请销号", law=SUPERVISION)
        self.applicant = act.actor
        self.in_time = act.on <= self.due_on

    @step(
        "初核通过", Stage.APPLIED, Stage.CHECKED, by=(Role.REVIEWER, Role.UNIT_HEAD, *HEADS), of="counterpart",
        fills=("opinion",), law=SUPERVISION, mark="M",
    )  # fmt: skip
    def pass_first(self, act):
        """The lead body checks what its people did; not the one who did it."""
        self._first(act)

    @step(
        "初核不通过", Stage.APPLIED, Stage.RECTIFYING, by=(Role.REVIEWER, Role.UNIT_HEAD, *HEADS), of="counterpart",
        fills=("opinion",), law=SUPERVISION, mark="M",
    )  # fmt: skip
    def fail_first(self, act):
        """Back to work; the time goes on as it was set."""
        self._first(act)

    def _first(self, act):
        somebody_else(act.actor, (self.applicant_id,), "申请销号的人不得自己初核", SUPERVISION)
        self.checker = act.actor

    @step(
        "复核销号", Stage.CHECKED, Stage.STRUCK, by=SUPERVISORS, fills=("opinion",),
        optional=("site_checked_on", "recheck_due_on"), stamps=("struck_on",), makes=("整改复核意见书",),
        law=SUPERVISION, mark="M",
    )  # fmt: skip
    def strike(self, act):
        """The supervising body checks independently of the owner and strikes off."""
        self._second(act)
        source = terms(self.source)
        require(
            self.answered_on or not (source.rule or source.dated),
            "责任单位还没有书面回复来源机关，不得销号",
            law=source.law,
        )

    @step(
        "复核退回", Stage.CHECKED, Stage.RECTIFYING, by=SUPERVISORS, fills=("opinion", "due_on"),
        optional=("site_checked_on",), makes=("整改复核意见书",), law=SUPERVISION, mark="M",
    )  # fmt: skip
    def send_back(self, act):
        """It is not done: back to the owner with a new day."""
        self._second(act)
        require(self.due_on >= act.on, f"整改时限{self.due_on}已经过去", law=SUPERVISION)

    def _second(self, act):
        owners = {post.body_id for post in act.actor.posts_today}
        require(self.counterpart_id not in owners, "责任单位的人不得复核本单位的整改", law=SUPERVISION)
        somebody_else(act.actor, (self.applicant_id, self.checker_id), "申请、初核的人不得复核", SUPERVISION)
        require(not self.objecting, "异议还没有复核，不得销号或者退回", law="政府督查工作条例第十七条")

    # Looking back

    recheck = step(
        "回头看", Stage.STRUCK, SAME, by=SUPERVISORS, fills=("recheck_result", "opinion"), stamps=("rechecked_on",),
        law=SUPERVISION, mark="M",
    )  # fmt: skip

    @step(
        "反弹重开", Stage.STRUCK, Stage.RECTIFYING, by=SUPERVISORS, fills=("relapse", "due_on"), stamps=("relapsed_on",),
        makes=("整改通知书",), law=SUPERVISION, mark="M",
    )  # fmt: skip
    def reopen(self, act):
        """The problem is back: so is the case, and it no longer counts as struck off. Fresh proof is wanted."""
        require(self.due_on >= act.on, f"整改时限{self.due_on}已经过去", law=SUPERVISION)
        self.struck_on = self.rechecked_on = self.in_time = None
        self.recheck_result, self.evidence_count = "", 0

    @step("归档", Stage.STRUCK, Stage.ARCHIVED, by=(Role.CLERK, Role.HANDLER, *SUPERVISORS), law=SUPERVISION, mark="M")
    def archive(self, act):
        """After the look back, not before."""
        require(self.rechecked_on, "回头看之后才能归档", law=SUPERVISION)

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "问题整改"
        indexes = [models.Index(fields=("source", "found_on"), name="rectification_source")]

    def headline(self) -> str:
        """Where it came from, and the beginning of what was found."""
        number = f"第{self.list_number}号" if self.list_number else ""
        return f"{self.get_source_display()}{number}：{self.text[:40]}"
