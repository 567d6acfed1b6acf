"""行政应诉案件: one instance of a suit, from the copy of the complaint to performance and replay."""

from typing import ClassVar

from guiju.matters.litigation.choices import (
    AGAINST,
    LOST,
    RULINGS,
    SETTLED,
    UPPER,
    Against,
    Appellant,
    Category,
    Instance,
    Outcome,
)
from guiju.matters.litigation.models.record import Record
from guiju.procedure.counting import last_day
from guiju.procedure.limits import Limit
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, Stages, step
from guiju.registry.roles import Role

DESK = (Role.CLERK, Role.HANDLER)
UNIT = (Role.HANDLER, Role.UNIT_HEAD)
HEADS = (Role.HEAD, Role.CHIEF)


class Lawsuit(Record):
    """应诉案件: a body is sued; each instance is a case of its own in one thread."""

    class Stage(Stages):
        """Where a suit may stand."""

        RECEIVED = "收到应诉材料"
        PREPARING = "应诉准备"
        ANSWERED = "已答辩"
        HEARD = "已开庭"
        JUDGED = "已裁判"
        APPEALED = "已上诉"
        EFFECTIVE = "生效"
        CLOSED = "结案"

    final: ClassVar = (Stage.APPEALED, Stage.CLOSED)
    OPEN: ClassVar = (Stage.RECEIVED, Stage.PREPARING, Stage.ANSWERED, Stage.HEARD)

    class Meta:
        verbose_name = verbose_name_plural = "应诉案件"

    dispatching = Limit("LIT-D01", since="receive", until="dispatch", counted_from="received_on", mark="P")
    answering = Limit(
        "LIT-D02", since=("receive", "receive_appeal", "refuse_delay"), until="answer_suit", counted_from="received_on",
        ends=("ask_delay", "set_term"), bars="ask_delay",
        picks=lambda case: "LIT-D08" if case.instance == Instance.SECOND else "LIT-D02",
        when=lambda case: (
            case.category != Category.CIVIL
            and case.instance != Instance.RETRIAL
            and case.appellant != Appellant.OURS  # whose own appeal it is has nothing to answer
        ),
    )  # fmt: skip
    answering_delayed = Limit(
        "LIT-D02b", since="end_delay", until="answer_suit", counted_from="delay_ended_on"
    )  # fmt: skip
    answering_set = Limit(
        title="法院指定的举证期限", law="行诉解释第一百零四条", due_field="answer_until", since="set_term",
        until="answer_suit",
    )  # fmt: skip
    objecting = Limit(
        "LIT-D03", since="receive", until="object_court", bars="object_court", counted_from="received_on",
        ends=("judge", "judge_finally"), when=lambda case: case.instance == Instance.FIRST,
    )  # fmt: skip
    appealing = Limit(
        "LIT-D07", since="judge", until=("appeal", "be_appealed"), bars="appeal", lapse="take_effect",
        picks=lambda case: "LIT-D07b" if case.outcome in RULINGS else "LIT-D07",
    )  # fmt: skip
    retrying = Limit("LIT-D09", since=("take_effect", "judge_finally"), until="seek_retrial", bars="seek_retrial")
    performing = Limit(
        title="履行生效裁判", law="行政诉讼法第九十六条", due_field="perform_until",
        since=("take_effect", "judge_finally", "settle"), until="perform",
    )  # fmt: skip

    @step(
        "收到起诉状副本", None, Stage.RECEIVED, by=DESK, numbers="应诉", makes=("应诉案件收件登记表",),
        fills=("party", "court", "about", "received_on"),
        optional=("category", "instance", "way", "court_number", "claim", "co_defendants", "must_appear", "secret"),
        law="行政诉讼法第六十七条",
    )  # fmt: skip
    def receive(self, act):
        """By the office of the defendant; with a co-defendant neither is sued alone (行政诉讼法 26)."""
        self._sued(act)

    @step(
        "收到上诉（再审）材料", None, Stage.RECEIVED, by=(*UNIT, Role.CLERK, *HEADS, Role.CLOCK), numbers="应诉",
        fills=("party", "about", "instance", "received_on"),
        optional=(
            "category", "way", "court", "court_number", "claim", "co_defendants", "must_appear", "appellant", "secret",
        ),
        law="行政诉讼法第八十五条、行诉解释第一百零八条",
    )  # fmt: skip
    def receive_appeal(self, act):
        """The next instance of the thread."""
        require(self.instance != Instance.FIRST, "上诉、再审不是一审", law="行政诉讼法第八十五条")
        self._sued(act)

    def _sued(self, act) -> None:
        self.against = AGAINST.get(self.body.kind, Against.DEPARTMENT)
        self.sole = not act.data.get("co_defendants")
        require(self.received_on <= act.on, "收到日期不能晚于登记日期", law="行政诉讼法第六十七条")

    dispatch = step(
        "分办", Stage.RECEIVED, Stage.PREPARING, by=(Role.CLERK, Role.UNIT_HEAD), fills=("unit",),
        optional=("handler",), law="行政诉讼法第六十七条", mark="P",
    )  # fmt: skip

    # 应诉准备

    object_court = step(
        "提出管辖异议", (Stage.RECEIVED, Stage.PREPARING), SAME, by=UNIT, fills=("objection",), makes=("管辖异议书",),
        law="行诉解释第十条",
    )  # fmt: skip
    ask_delay = step(
        "申请延期举证", (Stage.RECEIVED, Stage.PREPARING), SAME, by=UNIT, fills=("delay_reason",),
        makes=("延期举证申请书",), law="行诉解释第三十四条",
    )  # fmt: skip

    @step(
        "延期事由消除", Stage.PREPARING, SAME, by=UNIT, fills=("delay_ended_on",),
        usual="ask_delay", law="行诉解释第三十四条"
    )  # fmt: skip
    def end_delay(self, act):
        """Fifteen days run from the day on which the cause ended."""
        self._delayed()

    @step(
        "法院不准许延期举证", (Stage.RECEIVED, Stage.PREPARING), SAME, by=UNIT,
        usual="ask_delay", law="行诉解释第三十四条"
    )  # fmt: skip
    def refuse_delay(self, act):
        """The fifteen days stand as they did, from the receipt of the copy."""
        self._delayed()

    def _delayed(self) -> None:
        require(
            self.times("ask_delay") > self.times("end_delay") + self.times("refuse_delay"),
            "没有申请延期举证",
            law="行诉解释第三十四条",
        )

    @step(
        "法院指定举证期限", (Stage.RECEIVED, Stage.PREPARING), SAME, by=UNIT, fills=("answer_until",),
        law="行诉解释第一百零四条",
    )  # fmt: skip
    def set_term(self, act):
        """In the simplified procedure, and never longer than the statutory fifteen days."""
        last = last_day("LIT-D02", self.received_on or act.on)
        require(
            act.data["answer_until"] <= last, f"简易程序的举证期限不超过十五日（{last}）", law="行诉解释第一百零四条"
        )

    answer_suit = step(
        "提交答辩状和证据、依据", (Stage.RECEIVED, Stage.PREPARING), Stage.ANSWERED, by=UNIT,
        fills=("answer", "evidence"), stamps=("answered_on",), makes=("行政诉讼答辩状", "证据清单"),
        law="行政诉讼法第六十七条",
    )  # fmt: skip
    change_act = step(
        "改变被诉行政行为并告知法院", OPEN, SAME, by=(Role.UNIT_HEAD, *HEADS), adds="changes", fills=("text",),
        optional=("told",), makes=("改变行政行为告知书",), law="行诉解释第八十一条",
    )  # fmt: skip

    # 出庭

    @step(
        "确定出庭负责人", OPEN, SAME, by=(Role.UNIT_HEAD, *HEADS), fills=("head_name", "head_post", "head_rank"),
        optional=("hearing_on",), makes=("行政机关负责人身份证明书",),
        usual=True, law="出庭应诉规定第二条、第五条、第六条",
    )  # fmt: skip
    def name_head(self, act):
        """A 负责人 of the body itself; may be changed before the hearing."""

    @step(
        "委托诉讼代理人", OPEN, SAME, by=(Role.UNIT_HEAD, *HEADS), optional=("hearing_on", "staff", "lawyer"),
        makes=("授权委托书",), usual=True, law="出庭应诉规定第六条、行诉解释第一百二十八条",
    )  # fmt: skip
    def name_agents(self, act):
        """Staff who exercise the power in question, and lawyers beside them or beside a head."""
        require(self.staff or self.lawyer, "请写明受委托的工作人员或者律师", law="出庭应诉规定第六条")
        self._not_lawyers_alone(self.head_name)

    explain_absence = step(
        "说明负责人不能出庭", OPEN, SAME, by=HEADS, fills=("absence", "absence_text"),
        makes=("负责人不能出庭情况说明",), law="出庭应诉规定第八条、第九条",
    )  # fmt: skip

    @step(
        "开庭", (Stage.PREPARING, Stage.ANSWERED, Stage.HEARD), Stage.HEARD, by=DESK, adds="appearances",
        optional=("head_came", "spoke", "head_name", "head_post", "head_rank", "staff", "lawyer"),
        usual="answer_suit", law="出庭应诉规定第四条、第七条、第十一条",
    )  # fmt: skip
    def open_court(self, act):
        """Several hearings in one instance are one appearance; who must come and does not has explained it before."""
        came, spoke = bool(act.data.get("head_came")), bool(act.data.get("spoke"))
        name = act.data.get("head_name") or self.head_name
        rank = act.data.get("head_rank") or self.head_rank
        self._not_lawyers_alone(came or act.data.get("staff"))
        require(
            not came or (name and rank),
            "负责人出庭的，请写明姓名和类别（正职、分管副职或者其他参与分管的负责人）",
            law="出庭应诉规定第二条",
        )
        require(not spoke or came, "负责人没有出庭，不能登记为已发表意见", law="出庭应诉规定第十一条")
        require(
            not self.must_appear or came or self.head_came or self.done("explain_absence"),
            "本案负责人应当出庭；不能出庭的，应当在开庭前提交情况说明",
            law="出庭应诉规定第四条、第八条",
        )
        if came:
            self.head_name, self.head_rank = name, rank
        self.heard = self.attended = True
        self.head_came, self.spoke = self.head_came or came, self.spoke or spoke
        self.heard_on = self.heard_on or act.on

    def _not_lawyers_alone(self, somebody: object) -> None:
        require(
            self.category == Category.CIVIL or somebody or self.staff,
            "不得仅委托律师出庭，应当由负责人或者相应的工作人员出庭",
            law="行诉解释第一百二十八条",
        )

    # 裁判

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
        "对方当事人上诉", (Stage.JUDGED, Stage.EFFECTIVE), Stage.APPEALED, by=DESK, stamps=("appealed_on",),
        usual=False, law="行政诉讼法第八十五条",
    )  # fmt: skip
    def be_appealed(self, act):
        """A copy of the other side's appeal came in; opens the second instance.

        The court sends it on after the other side's own days, which began with its own service: so it may come when
        ours are over and the judgment seemed to have taken effect.
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
        same = {name: getattr(self, name) for name in ("party", "category", "about", "way", "claim", "must_appear")}
        if instance == Instance.SECOND:
            same["appellant"] = self.appellant
        act.open(Lawsuit, "receive_appeal", same | {"instance": instance, "received_on": act.on})

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

    def headline(self) -> str:
        """Who sues whom about what, in which instance."""
        return f"{self.party}诉{self.body}{self.get_about_display()}案（{self.get_instance_display()}）"
