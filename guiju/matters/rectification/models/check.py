"""Two checks by two bodies, strike-off, the look back: nobody strikes off what he did himself."""

from guiju.matters.rectification.models.record import Record
from guiju.matters.rectification.models.stages import HEADS, SUPERVISION, SUPERVISORS, WORKERS, Stage
from guiju.matters.rectification.sources import terms
from guiju.procedure.guards import somebody_else
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role


class Check(Record):
    """The steps from the owner's word to the archive."""

    class Meta:
        """A chapter of the rectification, not a table."""

        abstract = True

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
        self.in_time = act.on <= self.last_day

    @step(
        "初核通过", Stage.APPLIED, Stage.CHECKED, by=(Role.REVIEWER, Role.UNIT_HEAD, *HEADS), of="counterpart",
        fills=("opinion",), law=SUPERVISION, mark="M",
    )  # fmt: skip
    def pass_first(self, act):
        """The lead body checks what its people did; not the one who did it."""
        self._first(act)

    @step(
        "初核不通过", Stage.APPLIED, Stage.RECTIFYING, by=(Role.REVIEWER, Role.UNIT_HEAD, *HEADS), of="counterpart",
        fills=("opinion",), usual=False, law=SUPERVISION, mark="M",
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
        optional=("site_checked_on",), makes=("整改复核意见书",), usual=False, law=SUPERVISION, mark="M",
    )  # fmt: skip
    def send_back(self, act):
        """It is not done: back to the owner with a new day."""
        self._second(act)
        require(self.last_day >= act.on, f"整改时限{self.due_on}已经过去", law=SUPERVISION)

    def _second(self, act):
        owners = {post.body_id for post in act.actor.posts_today}
        require(self.counterpart_id not in owners, "责任单位的人不得复核本单位的整改", law=SUPERVISION)
        somebody_else(act.actor, (self.applicant_id, self.checker_id), "申请、初核的人不得复核", SUPERVISION)
        require(not self.objecting, "异议还没有复核，不得销号或者退回", law="政府督查工作条例第十七条")

    # Looking back

    recheck = step(
        "回头看", Stage.STRUCK, SAME, by=SUPERVISORS, fills=("recheck_result", "opinion"), stamps=("rechecked_on",),
        usual="strike", law=SUPERVISION, mark="M",
    )  # fmt: skip

    @step(
        "反弹重开", Stage.STRUCK, Stage.RECTIFYING, by=SUPERVISORS, fills=("relapse", "due_on"),
        stamps=("relapsed_on",), makes=("整改通知书",), usual=False, law=SUPERVISION, mark="M",
    )  # fmt: skip
    def reopen(self, act):
        """The problem is back: so is the case, and it no longer counts as struck off. Fresh proof is wanted."""
        require(self.last_day >= act.on, f"整改时限{self.due_on}已经过去", law=SUPERVISION)
        self.struck_on = self.rechecked_on = self.in_time = None
        self.recheck_result, self.evidence_count = "", 0

    @step("归档", Stage.STRUCK, Stage.ARCHIVED, by=(Role.CLERK, Role.HANDLER, *SUPERVISORS), law=SUPERVISION, mark="M")
    def archive(self, act):
        """After the look back, not before."""
        require(self.rechecked_on, "回头看之后才能归档", law=SUPERVISION)
