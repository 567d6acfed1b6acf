"""裁判、上诉、再审、履行与复盘 (行政诉讼法 81–96)."""

from guiju.matters.litigation.choices import LOST, SETTLED, UPPER, Appellant, Instance, Outcome
from guiju.matters.litigation.models.court import Court
from guiju.matters.litigation.models.stages import DESK, HEADS, OPEN, UNIT, Stage
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role


class Judgment(Court):
    """The steps from the judgment to the closed file."""

    class Meta:
        abstract = True

    @step(
        "收到一审裁判", OPEN, Stage.JUDGED, by=DESK, fills=("outcome", "judgment"),
        optional=("judgment_text", "ordered", "perform_until", "compensation"), stamps=("concluded_on",),
        usual="open_court", law="行政诉讼法第八十一条",
    )  # fmt: skip
    def judge(self, act):
        """The days to appeal run from service: fifteen for a judgment, ten for a ruling (行政诉讼法 85)."""
        require(self.instance == Instance.FIRST, "二审、再审裁判即时生效", law="行政诉讼法第八十五条")
        require(self.outcome not in (*UPPER, *SETTLED), "一审裁判没有这种结果", law="行政诉讼法第八十一条")
        self._judged()

    @step(
        "收到二审、再审裁判", OPEN, Stage.EFFECTIVE, by=DESK, fills=("outcome", "judgment"),
        optional=("judgment_text", "ordered", "perform_until", "compensation", "overturned"),
        stamps=("concluded_on", "effective_on"), usual=("appeal", "be_appealed"), law="行政诉讼法第八十八条",
    )  # fmt: skip
    def judge_finally(self, act):
        """Takes effect at once."""
        require(self.instance != Instance.FIRST, "一审裁判可以上诉，不即时生效", law="行政诉讼法第八十五条")
        self._judged()

    @step(
        "撤诉、调解结案", OPEN, Stage.EFFECTIVE, by=DESK, fills=("outcome", "judgment"),
        optional=("judgment_text", "ordered", "perform_until"), stamps=("concluded_on", "effective_on"),
        usual=False, law="行政诉讼法",
    )  # fmt: skip
    def settle(self, act):
        """Leave to withdraw, or a mediation paper: nothing to appeal against."""
        require(self.outcome in SETTLED, "撤诉、调解以外的裁判请登记为收到裁判", law="行政诉讼法第八十五条")
        self._judged()

    def _judged(self) -> None:
        self.lost = self.outcome in LOST

    @step(
        "本机关上诉", Stage.JUDGED, Stage.APPEALED, by=(Role.UNIT_HEAD, *HEADS), stamps=("appealed_on",),
        makes=("行政上诉状",), usual=False, law="行政诉讼法第八十五条",
    )  # fmt: skip
    def appeal(self, act):
        """Decided by a head; opens the second instance."""
        self.appellant = Appellant.OURS

    @step(
        "对方当事人上诉", (Stage.JUDGED, Stage.EFFECTIVE, Stage.CLOSED), Stage.APPEALED, by=DESK,
        stamps=("appealed_on",), usual=False, law="行政诉讼法第八十五条",
    )  # fmt: skip
    def be_appealed(self, act):
        """A copy of the other side's appeal came in; opens the second instance.

        The court sends it on after the other side's own days, which began with its own service: so it may come when
        ours are over and the judgment seemed to have taken effect, even after the file was closed here.
        """
        require(self.done("judge"), "没有可以上诉的一审裁判", law="行政诉讼法第八十五条")
        self.appellant, self.effective_on = Appellant.THEIRS, None

    @appeal.then
    def _appealed(self, act):
        self._go_on(act, Instance.SECOND)

    @be_appealed.then
    def _appealed_against(self, act):
        self._go_on(act, Instance.SECOND)

    take_effect = step(
        "裁判生效", Stage.JUDGED, Stage.EFFECTIVE, by=Role.CLOCK, stamps=("effective_on",),
        law="行政诉讼法第八十五条",
    )  # fmt: skip

    @step(
        "申请再审", Stage.EFFECTIVE, SAME, by=(Role.UNIT_HEAD, *HEADS), makes=("再审申请书",),
        law="行诉解释第一百一十条",
    )  # fmt: skip
    def seek_retrial(self, act):
        """Within six months of taking effect."""

    @step("再审立案", (Stage.EFFECTIVE, Stage.CLOSED), SAME, by=DESK, law="行诉解释第一百一十条")
    def retry(self, act):
        """The court took the case up again."""
        require(not self.done("retry"), "再审已经立案", law="行诉解释第一百一十条")

    @retry.then
    def _retrial(self, act):
        self._go_on(act, Instance.RETRIAL)

    def _go_on(self, act, instance: Instance) -> None:
        """The next instance, in the same thread."""
        names = ("party", "category", "about", "way", "claim", "must_appear")
        same = {name: getattr(self, name) for name in names}
        if self.challenged:
            same["act_number"] = self.act_number
        if instance == Instance.SECOND:
            same["appellant"] = self.appellant
        act.open(type(self), "receive_appeal", same | {"instance": instance, "received_on": act.on})

    # 履行与复盘

    perform = step(
        "履行生效裁判", Stage.EFFECTIVE, SAME, by=(*UNIT, *HEADS), fills=("performance",), stamps=("performed_on",),
        makes=("履行情况报告",), usual=True, law="行政诉讼法第九十六条",
    )  # fmt: skip

    @step(
        "败诉复盘", (Stage.JUDGED, Stage.EFFECTIVE), SAME, by=(*UNIT, *HEADS), fills=("faults", "lessons", "measures"),
        stamps=("replayed_on",), makes=("败诉案件复盘报告",), usual=True, law="行政诉讼法第九十六条", mark="P",
    )  # fmt: skip
    def replay(self, act):
        """Why the case was lost, and what follows from it."""
        require(self.lost, "没有败诉，不需要复盘", law="行政诉讼法第九十六条")

    @step("结案归档", Stage.EFFECTIVE, Stage.CLOSED, by=UNIT, law="行政诉讼法第九十六条", mark="P")
    def close(self, act):
        """What was ordered is performed, and a lost case was gone through again."""
        require(not self.owes or self.performed_on, "生效裁判尚未履行，不能结案", law="行政诉讼法第九十六条")
        require(not self.lost or self.done("replay"), "败诉案件应当先复盘", law="行政诉讼法第九十六条")

    @property
    def owes(self) -> bool:
        """Whether the judgment leaves something to perform."""
        return bool(
            self.ordered or self.compensation or self.outcome in (Outcome.PERFORM, Outcome.COMPENSATE)
        )  # fmt: skip
