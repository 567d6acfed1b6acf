"""审理: 行政复议法 chapter 4 (36–60)."""

from guiju.matters.reconsideration import guards
from guiju.matters.reconsideration.choices import (
    PASSING,
    End,
    HeadAtHearing,
    Manner,
    Outcome,
    Pause,
    Track,
    Withdrawal,
)
from guiju.matters.reconsideration.dated import LAW, OLD_LAW, OLD_REGULATION, REGULATION, before_2024, before_july_2026
from guiju.matters.reconsideration.models.admission import Admission
from guiju.matters.reconsideration.models.stages import DESK, FROM_2024, FROM_2026, UNIT, Stage
from guiju.procedure.counting import last_day
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role


class Trial(Admission):
    """The steps of the examination, with suspension, termination and the way up to the superior organ."""

    class Meta:
        abstract = True

    # 审理

    @before_july_2026(f"{OLD_REGULATION}第三十二条")
    @step(
        "指定行政复议人员", (Stage.ACCEPTED, Stage.TRIAL), SAME, by=Role.UNIT_HEAD, fills=("examiners",),
        usual=True, law="行政复议法实施条例第三十九条",
    )  # fmt: skip
    def appoint(self, act):
        """At least two; in the simplified procedure one will do since July 2026."""
        self.examiner_count = len({one.pk for one in act.data["examiners"]})
        guards.examined_by(self.examiner_count, self.track == Track.SIMPLIFIED, act.on)

    @before_2024(f"{OLD_LAW}第二十三条")
    @step(
        "发送申请书副本", Stage.ACCEPTED, Stage.TRIAL, by=UNIT, fills=("copy_served_on",),
        optional=("counterpart", "act_number"),
        makes=("答复通知书",), law="行政复议法第四十八条、第五十四条",
    )  # fmt: skip
    def send_copy(self, act):
        """The respondent's period runs from its receipt of the copy."""
        require(self.copy_served_on >= self.accepted_on, "收到副本的日期不能早于受理", law="行政复议法第四十八条")
        require(self.counterpart_id, "没有被申请人，不能发送副本", law="行政复议法第四十八条")
        self.join()

    @before_2024(f"{OLD_LAW}第二十三条")
    @step(
        "书面答复并提交证据、依据", (Stage.TRIAL, Stage.SUSPENDED), SAME, of="counterpart",
        by=(*DESK, Role.UNIT_HEAD, Role.HEAD), fills=("reply",), optional=("staff_agents", "lawyers"),
        usual=True, law="行政复议法第四十八条、第五十四条",
    )  # fmt: skip
    def answer_application(self, act):
        """One or two of its staff stand for the respondent, never lawyers alone (实施条例 18)."""
        require(
            not self.no_evidence and not act.late("answering"),
            "答复期限已过，未提交证据、依据的视为没有证据、依据",
            law="行政复议法第七十条",
        )
        if act.on >= REGULATION and (self.staff_agents is not None or self.lawyers):
            require(
                self.staff_agents and self.staff_agents <= 2,
                "被申请人应当委托一至二名工作人员参加，不得仅委托律师",
                law="行政复议法实施条例第十八条",
            )

    @before_2024(f"{OLD_LAW}第二十八条")
    @step(
        "视为没有证据、依据", (Stage.TRIAL, Stage.SUSPENDED), SAME, by=Role.CLOCK, law="行政复议法第七十条"
    )  # fmt: skip
    def deem_without_evidence(self, act):
        """The respondent was silent."""
        self.no_evidence = True

    third_party_proves = step(
        "第三人提供证据", (Stage.TRIAL, Stage.SUSPENDED), SAME, by=UNIT, fills=("third_party_proof",), takes=FROM_2024,
        law="行政复议法第七十条",
    )  # fmt: skip

    @before_2024(f"{OLD_LAW}第二十二条")
    @step(
        "听取意见", Stage.TRIAL, SAME, by=UNIT, adds="opinions", fills=("person", "manner", "text"),
        optional=("cause",), usual=True, law="行政复议法第四十九条",
    )  # fmt: skip
    def hear(self, act):
        """Face to face, by internet or telephone, recorded; on paper only if the party is the cause."""
        if act.on >= LAW and self.track == Track.ORDINARY and act.data["manner"] == Manner.PAPER:
            require(
                act.data.get("cause"),
                "因当事人原因不能听取意见的才可以书面审理，请写明原因",
                law="行政复议法第四十九条",
            )

    @step(
        "查阅、复制案卷", (Stage.TRIAL, Stage.SUSPENDED, Stage.DECIDED), SAME, by=UNIT, adds="file_requests",
        fills=("person", "asked_on", "granted"), optional=("material", "withheld"),
        makes=("查阅复制案卷登记表",), takes=FROM_2024, law="行政复议法第四十七条", mark="M",
    )  # fmt: skip
    def show_file(self, act):
        """Applicant, third party and their agents may read and copy what the respondent handed in."""
        require(
            act.data["granted"] == "yes" or act.data.get("withheld"),
            "除涉及国家秘密、商业秘密、个人隐私或者可能危及国家安全、公共安全、社会稳定外，应当同意；不同意的请选择情形",
            law="行政复议法第四十七条",
        )

    @before_2024(f"{OLD_REGULATION}第三十四条")
    @step(
        "调查取证", Stage.TRIAL, SAME, by=UNIT, adds="inquiries", fills=("persons", "text"), optional=("shown",),
        law="行政复议法第四十五条",
    )  # fmt: skip
    def inquire(self, act):
        """By at least two, who show who they are."""
        require(act.data["persons"] >= 2, "调查取证的行政复议人员不得少于两人", law="行政复议法第四十五条")
        require(act.data.get("shown"), "调查取证应当出示工作证件", law="行政复议法第四十五条")

    @step(
        "认定案件情形", (Stage.ACCEPTED, Stage.TRIAL), SAME, by=Role.UNIT_HEAD, optional=("weighty", "technical"),
        takes=FROM_2024, law="行政复议法第五十条、第五十二条",
    )  # fmt: skip
    def grade(self, act):
        """Weighty, difficult or complex cases must be heard in public and put to the committee."""

    @before_2024(f"{OLD_REGULATION}第三十三条")
    @step(
        "通知听证", Stage.TRIAL, SAME, by=UNIT, fills=("hearing_on", "hearing_place"), makes=("听证通知书",),
        law="行政复议法第五十条、第五十一条",
    )  # fmt: skip
    def call_hearing(self, act):
        """Told in writing five working days before."""
        if act.on >= LAW:
            last = last_day("REC-D08", act.data["hearing_on"])
            require(act.on <= last, f"听证应当于举行的5个工作日前通知，最迟{last}", law="行政复议法第五十一条")

    @before_2024(f"{OLD_REGULATION}第三十三条")
    @step(
        "举行听证", Stage.TRIAL, SAME, by=Role.HOST, adds="hearings", fills=("panel", "recorder", "head", "text"),
        optional=("applicant_came", "head_reason"), makes=("听证笔录",),
        usual="call_hearing", law="行政复议法第五十条、第五十一条",
    )  # fmt: skip
    def hold_hearing(self, act):
        """One host, at least two members and a recorder; the respondent's head comes, or explains and sends staff."""
        require(self.hearing_on, "尚未通知听证", law="行政复议法第五十一条")
        require(act.on >= self.hearing_on, f"听证定于{self.hearing_on}举行", law="行政复议法第五十一条")
        if act.on < LAW:
            return
        require(act.data["panel"] >= 2, "听证由一名主持人和二名以上听证员组成", law="行政复议法第五十条")
        require(
            act.data["head"] != HeadAtHearing.STAFF or act.data.get("head_reason"),
            "被申请人负责人不能参加听证的，应当说明理由",
            law="行政复议法第五十一条",
        )

    @step(
        "行政复议委员会咨询", Stage.TRIAL, SAME, by=UNIT, fills=("advice_text",), optional=("advice",), takes=FROM_2024,
        law="行政复议法第五十二条",
    )  # fmt: skip
    def consult(self, act):
        """The committee's opinion is an important ground of the decision."""

    @before_2024(f"{OLD_LAW}第二十一条")
    @step(
        "停止执行", (Stage.ACCEPTED, Stage.TRIAL), SAME, by=(Role.UNIT_HEAD, Role.HEAD), fills=("stay_ground",),
        makes=("停止执行通知书",), law="行政复议法第四十二条",
    )  # fmt: skip
    def stay(self, act):
        """Reconsideration does not stop the act, but for four grounds."""

    @before_july_2026(f"{OLD_REGULATION}第三十四条、第三十七条")
    @step(
        "现场勘验、鉴定开始", Stage.TRIAL, SAME, by=UNIT, fills=("reasons",),
        law="行政复议法实施条例第四十五条、第四十六条",
    )  # fmt: skip
    def examine(self, act):
        """Its time does not count."""
        require(not self.waiting, f"正在{self.waiting}", law=act.step.law)
        self.waiting = "现场勘验、鉴定"

    @before_july_2026(f"{OLD_REGULATION}第三十四条、第三十七条")
    @step(
        "现场勘验、鉴定结束",
        Stage.TRIAL,
        SAME,
        by=UNIT,
        usual="examine",
        law="行政复议法实施条例第四十五条、第四十六条",
    )
    def examined(self, act):
        """Time runs again."""
        require(self.waiting == "现场勘验、鉴定", "没有正在进行的现场勘验、鉴定", law=act.step.law)
        self.waiting = ""

    @before_2024(f"{OLD_LAW}第三十一条", by=(Role.HEAD,))
    @step(
        "延长审理期限", Stage.TRIAL, SAME, by=Role.UNIT_HEAD, fills=("reasons",), makes=("延期审理通知书",),
        law="行政复议法第六十二条",
    )  # fmt: skip
    def extend(self, act):
        """Ordinary procedure only, once; approved by the head of the 复议机构 (before 2024: of the 复议机关)."""
        require(self.track == Track.ORDINARY, "简易程序的审理期限不得延长", law="行政复议法第六十二条")
        require(not self.done("extend"), "审理期限只能延长一次", law="行政复议法第六十二条")

    # 中止、附带审查、终止

    @before_2024(f"{OLD_REGULATION}第四十一条")
    @step(
        "中止", Stage.TRIAL, Stage.SUSPENDED, by=(Role.UNIT_HEAD, Role.HEAD), fills=("pause_ground",),
        optional=("document", "document_maker", "document_own"), stamps=("paused_on",), makes=("中止通知书",),
        usual=False, law="行政复议法第三十九条",
    )  # fmt: skip
    def suspend(self, act):
        """On one of ten grounds; a document that is examined along is the ninth."""
        require(not self.waiting, f"正在{self.waiting}，期限已停算", law="行政复议法第三十九条")
        if self.pause_ground == Pause.DOCUMENT:
            require(self.document, "请写明附带审查的文件", law="行政复议法第五十六条")
            self.documents_open += 1

    @suspend.then
    def _examine_document(self, act):
        from guiju.matters.reconsideration.models.document_review import DocumentReview

        if self.pause_ground == Pause.DOCUMENT:
            maker = {"counterpart": self.document_maker} if self.document_maker_id else {}
            data = {"document": self.document, "own": self.document_own, **maker}
            act.open(DocumentReview, "start", data)

    @before_2024(f"{OLD_LAW}第二十六条")
    @step(
        "附带审查终结", Stage.SUSPENDED, SAME, by=(*UNIT, Role.HEAD), law="行政复议法第五十九条、第六十条"
    )  # fmt: skip
    def document_reviewed(self, act):
        """Comes from the examination itself."""
        require(self.documents_open, "没有正在进行的附带审查", law="行政复议法第五十六条")
        self.documents_open -= 1

    @before_2024(f"{OLD_REGULATION}第四十一条")
    @step(
        "恢复审理", Stage.SUSPENDED, Stage.TRIAL, by=(Role.UNIT_HEAD, Role.HEAD), fills=("reasons",),
        makes=("恢复审理通知书",), law="行政复议法第三十九条、第四十条",
    )  # fmt: skip
    def resume(self, act):
        """When the cause is gone; the superior organ orders it where there was no good cause (art. 40)."""
        require(not self.documents_open, "附带审查尚未终结，不能恢复审理", law="行政复议法第三十九条")

    @before_2024(f"{OLD_REGULATION}第四十二条")
    @step(
        "终止", (Stage.ACCEPTED, Stage.TRIAL, Stage.SUSPENDED), Stage.TERMINATED, by=(Role.UNIT_HEAD, Role.HEAD),
        fills=("end_ground",), optional=("withdrawal", "reasons"), stamps=("concluded_on",), makes=("终止决定书",),
        usual=False, law="行政复议法第四十一条、第七十四条",
    )  # fmt: skip
    def terminate(self, act):
        """Withdrawal (also after a settlement), death, dissolution, or criminal measures for the same act."""
        withdrawn = self.end_ground == End.WITHDRAWN
        require(not withdrawn or self.withdrawal, "请写明撤回申请的原因", law="行政复议法第四十一条")
        self.outcome = _ENDED[self.withdrawal] if withdrawn else Outcome.TERMINATED
        self.resolved = self.outcome in (Outcome.SETTLED, Outcome.CORRECTED)
        self.on_time = not act.late("trial")

    @before_2024(f"{OLD_REGULATION}第四十二条")
    @step(
        "中止满六十日终止", Stage.SUSPENDED, Stage.TERMINATED, by=(Role.UNIT_HEAD, Role.HEAD), stamps=("concluded_on",),
        makes=("终止决定书",), usual=False, law="行政复议法第四十一条",
    )  # fmt: skip
    def terminate_suspended(self, act):
        """Only where the suspension was for death, incapacity or dissolution, and after its sixty days."""
        require(self.pause_ground in PASSING, "本案中止的事由不会因满六十日而终止", law="行政复议法第四十一条")
        self.outcome, self.resolved, self.on_time = Outcome.TERMINATED, False, True

    # 提级

    @step(
        "报请提级审理", Stage.TRIAL, SAME, by=Role.HEAD, fills=("reasons",), makes=("提级审理报请函",), takes=FROM_2026,
        law="行政复议法第三十八条",
    )  # fmt: skip
    def report_up(self, act):
        """The time until the superior answers does not count (实施条例 40)."""
        require(not self.waiting, f"正在{self.waiting}", law="行政复议法第三十八条")
        self.waiting = "报请提级审理"

    @step(
        "上级不予提级", Stage.TRIAL, SAME, by=DESK, takes=FROM_2026, usual="report_up", law="行政复议法实施条例第四十条"
    )
    def not_raised(self, act):
        """Time runs again."""
        require(self.waiting == "报请提级审理", "没有报请提级审理", law="行政复议法实施条例第四十条")
        self.waiting = ""

    order_raise = step(
        "上级决定提级审理", Stage.TRIAL, Stage.RAISING, by=DESK, takes=FROM_2026,
        usual="report_up", law="行政复议法第三十八条"
    )  # fmt: skip

    @step(
        "移送案卷", Stage.RAISING, Stage.RAISED, by=DESK, stamps=("concluded_on",), makes=("案卷移送函",),
        takes=FROM_2026, law="行政复议法实施条例第四十条",
    )  # fmt: skip
    def hand_up(self, act):
        """The case goes on with the superior."""
        self.outcome = Outcome.RAISED


_ENDED = {
    Withdrawal.SETTLED: Outcome.SETTLED,
    Withdrawal.CORRECTED: Outcome.CORRECTED,
    Withdrawal.OWN: Outcome.WITHDRAWN,
}
