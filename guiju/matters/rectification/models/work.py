"""The owner's work: plan, measures, proof, answer to the source; more time if granted in time; pressure if not done."""

from guiju.matters.rectification.models.record import Record
from guiju.matters.rectification.models.stages import (
    HEADS,
    SUPERVISION,
    SUPERVISORS,
    UNDERWAY,
    UNSTRUCK,
    WORKERS,
    Stage,
)
from guiju.matters.rectification.sources import terms
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role


class Work(Record):
    """The steps between handing over and the owner's word that it is done."""

    class Meta:
        """A chapter of the rectification, not a table."""

        abstract = True

    # Plan

    @step("列出措施", (Stage.CHARGED, Stage.RECTIFYING), SAME, by=WORKERS, of="counterpart", adds="measures",
          fills=("text", "due_on"), optional=("unit",), law=SUPERVISION, mark="M")  # fmt: skip
    def add_measure(self, act):
        """One measure, numbered in the order in which it was listed."""
        last = act.data["due_on"]
        require(last <= self.last_day, f"措施的完成时限{last}不得晚于整改时限{self.due_on}", law=SUPERVISION)
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
        "退回方案",
        Stage.PLANNED,
        Stage.CHARGED,
        by=SUPERVISORS,
        fills=("opinion",),
        usual=False,
        law=SUPERVISION,
        mark="M",
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
        "书面回复来源机关", (*UNSTRUCK, Stage.STRUCK), SAME, by=(*WORKERS, *HEADS),
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
        require(act.data["extension_wanted"] > self.last_day, "申请延至的日期应当晚于整改时限", law=SUPERVISION)
        require(act.on <= self.last_day, f"整改时限已于{self.due_on}届满，延期应当在期满之前申请", law=SUPERVISION)

    @step(
        "批准延期", UNDERWAY, SAME, by=HEADS, fills=("extended_to",), usual="ask_extension", law=SUPERVISION, mark="M"
    )
    def extend(self, act):
        """The head of the supervising body grants it, before expiry; a limit of the source does not move."""
        require(self._asking(), "责任单位没有申请延期", law=SUPERVISION)
        require(act.data["extended_to"] > self.last_day, "延长后的日期应当晚于整改时限", law=SUPERVISION)
        require(act.on <= self.last_day, f"整改时限已于{self.due_on}届满；延长应当在期满之前决定", law=SUPERVISION)
        last = self.answer_day(act)
        within = not last or act.data["extended_to"] <= last
        require(within, f"答复来源机关的期限是{last}，不能延过", law=terms(self.source).law)
        self.due_on = self.extended_to

    @step("不同意延期", UNDERWAY, SAME, by=HEADS, fills=("opinion",), usual="ask_extension", law=SUPERVISION, mark="M")
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
        usual="fall_overdue", law=SUPERVISION, mark="M",
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
        require(act.on > self.last_day, f"整改时限是{self.due_on}，没有逾期，不得以逾期通报", law=SUPERVISION)
        self.overdue = True

    refer = step(
        "移送问题线索", (*UNSTRUCK, Stage.STRUCK), SAME, by=HEADS,
        fills=("referred_to", "reason"), stamps=("referred_on",), law=SUPERVISION, mark="M",
    )  # fmt: skip
