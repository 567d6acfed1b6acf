"""决定、送达、履行与监督: 行政复议法 chapter 5 (61–79)."""

from django.apps import apps

from guiju.law import rules
from guiju.matters.reconsideration import guards
from guiju.matters.reconsideration.choices import (
    DECISIONS,
    Outcome,
    Track,
)
from guiju.matters.reconsideration.dated import LAW, OLD_LAW, OLD_REGULATION, REGULATION, before_2024
from guiju.matters.reconsideration.models.stages import DESK, FROM_2024, FROM_2026, UNIT, Stage
from guiju.matters.reconsideration.models.trial import Trial
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role


class Decision(Trial):
    """The steps by which a case is decided or mediated, served, performed and closed."""

    class Meta:
        abstract = True

    # 调解、决定

    @before_2024(f"{OLD_REGULATION}第五十条")
    @step(
        "达成调解", (Stage.ACCEPTED, Stage.TRIAL), Stage.EFFECTIVE, by=(Role.UNIT_HEAD, Role.HEAD), fills=("terms",),
        optional=("perform_until",), stamps=("concluded_on", "served_on"), makes=("行政复议调解书",),
        usual=False, law="行政复议法第五条、第七十三条",
    )  # fmt: skip
    def mediate(self, act):
        """Effective once every party has signed and the organ has sealed it."""
        self.outcome, self.resolved, self.on_time = Outcome.MEDIATED, True, not act.late("trial")

    @before_2024(f"{OLD_LAW}第二十八条")
    @step(
        "作出决定", Stage.TRIAL, Stage.DECIDED, by=Role.HEAD, fills=("outcome", "findings", "reasons"),
        optional=(
            "orders", "redo", "perform_until", "compensation", "worse", "third_party_asked", "departure", "collective",
            "unmet",
        ),
        stamps=("concluded_on",), makes=("行政复议决定书",), law="行政复议法第六十一条",
    )  # fmt: skip
    def decide(self, act):
        """The 行政复议机构 proposes; the head of the 行政复议机关 agrees, or the heads decide together."""
        require(self.outcome in DECISIONS, "这不是一种行政复议决定", law="行政复议法第六十一条")
        require(not self.waiting, f"正在{self.waiting}，尚不能作出决定", law="行政复议法第六十二条")
        guards.examined_by(self.examiner_count, self.track == Track.SIMPLIFIED, act.on)
        if self.outcome == Outcome.REJECT_APPLICATION:
            require(self.unmet, "驳回申请应当写明不符合哪项受理条件", law="行政复议法第三十三条")
        else:
            self._heard(act)
        self.on_time = not act.late("trial")

    def _heard(self, act) -> None:
        """What must have happened before a decision on the merits."""
        require(
            self.done("answer_application") or self.no_evidence, "被申请人的答复期限未满", law="行政复议法第四十八条"
        )
        require(
            not self.no_evidence
            or self.third_party_proof
            or self.outcome not in (Outcome.UPHOLD, Outcome.REJECT_CLAIM),
            f"被申请人未提交证据、依据，视为没有，不能{Outcome(self.outcome).label}",
            law="行政复议法第七十条",
        )
        require(
            not (self.outcome == Outcome.CHANGE and self.worse) or self.third_party_asked,
            "不得作出对申请人更为不利的变更决定，第三人提出相反请求的除外",
            law="行政复议法第六十三条",
        )
        if act.on < LAW:
            return
        if self.track == Track.ORDINARY:
            require(self.done("hear", "hold_hearing"), "普通程序应当听取当事人的意见", law="行政复议法第四十九条")
        require(not self.weighty or self.done("hold_hearing"), "重大、疑难、复杂案件应当听证", law="行政复议法第五十条")
        require(
            not (self.weighty or self.technical) or self.done("consult"),
            "重大、疑难、复杂或者专业性、技术性较强的案件，应当提请行政复议委员会咨询",
            law="行政复议法第五十二条",
        )
        require(
            act.on < REGULATION or not self.advice or self.advice == self.outcome or self.departure,
            "未采纳行政复议委员会咨询意见的，应当说明理由",
            law="行政复议法实施条例第五十二条",
        )

    # 送达、履行、监督

    @before_2024(f"{OLD_LAW}第四十条")
    @step(
        "公告送达", Stage.DECIDED, SAME, by=DESK, fills=("announced_on",), optional=("announced_in",),
        makes=("送达公告",),
        law="行政复议法第八十八条、民事诉讼法第九十五条",
    )  # fmt: skip
    def announce(self, act):
        """The applicant cannot be found, or nothing else served."""
        announced_on = act.data["announced_on"]
        require(announced_on >= self.concluded_on, "公告日期早于决定日期，请核对", law=act.step.law)
        self.announce_for(rules.get("SRV-D01", act.on).require_number()[0], announced_on)

    @before_2024(f"{OLD_LAW}第三十一条")
    @step(
        "送达决定书", Stage.DECIDED, Stage.EFFECTIVE, by=DESK, fills=("service",),
        optional=("receiver", "witness", "e_consent", "refused_to_sign"), stamps=("served_on",),
        makes=("送达回证",), law="行政复议法第七十五条",
    )  # fmt: skip
    def serve(self, act):
        """Effective on service; fifteen days to sue begin. What was announced is served when thirty days are over."""
        self.duly_served(act.on)

    tell_superior = step(
        "抄告被申请人上级主管部门", Stage.EFFECTIVE, SAME, by=DESK, makes=("抄告函",), takes=FROM_2024,
        law="行政复议法第七十九条",
    )  # fmt: skip
    publish = step(
        "公开决定书", Stage.EFFECTIVE, SAME, by=DESK, takes=FROM_2024, usual=True, law="行政复议法第七十九条"
    )

    perform = before_2024(f"{OLD_LAW}第三十二条")(
        step(
            "履行",
            Stage.EFFECTIVE,
            SAME,
            by=(*DESK, Role.UNIT_HEAD, Role.HEAD),
            of="counterpart",
            fills=("performance",),
            stamps=("performed_on",),
            usual="urge",
            law="行政复议法第七十七条",
        )  # fmt: skip
    )

    @before_2024(f"{OLD_LAW}第三十二条")
    @step(
        "责令限期履行", Stage.EFFECTIVE, SAME, by=Role.HEAD, fills=("urged_until",), optional=("pressure",),
        makes=("责令履行通知书",), law="行政复议法第七十七条",
    )  # fmt: skip
    def urge(self, act):
        """Where the respondent does not perform or delays; its head may be called in or named."""
        require(self.owes and not self.performed_on, "没有尚未履行的决定", law="行政复议法第七十七条")
        require(self.urged_until > act.on, "责令履行的期限应当晚于今天", law="行政复议法第七十七条")

    @before_2024(f"{OLD_REGULATION}第五十七条")
    @step(
        "制发行政复议意见书", (Stage.TRIAL, Stage.DECIDED, Stage.EFFECTIVE), SAME, by=Role.HEAD, fills=("letter",),
        makes=("行政复议意见书",), law="行政复议法第七十六条",
    )  # fmt: skip
    def write_letter(self, act):
        """Illegal or improper acts were found that the decision does not reach."""

    @before_2024(f"{OLD_REGULATION}第五十七条")
    @step(
        "意见书送达", (Stage.TRIAL, Stage.DECIDED, Stage.EFFECTIVE), SAME, by=DESK, fills=("letter_received_on",),
        usual="write_letter", law="行政复议法第七十六条",
    )  # fmt: skip
    def serve_letter(self, act):
        """The sixty days of the respondent run from its receipt."""
        written = self.when("write_letter")
        require(written, "没有制发行政复议意见书", law="行政复议法第七十六条")
        require(self.letter_received_on >= written, "收到日期早于意见书的制发，请核对", law="行政复议法第七十六条")

    @serve_letter.then
    def _rectify(self, act):
        """Where the county runs rectification here, the letter is an item of it, in the same thread."""
        if apps.is_installed("guiju.matters.rectification"):
            finding = {"document": "行政复议意见书", "text": self.letter, "counterpart": self.counterpart}
            item = apps.get_model("rectification", "Rectification")
            act.open(item, "enter", {"source": "reconsideration", "received_on": self.letter_received_on, **finding})

    @before_2024(f"{OLD_REGULATION}第五十七条")
    @step(
        "反馈意见书落实情况", (Stage.TRIAL, Stage.DECIDED, Stage.EFFECTIVE), SAME, of="counterpart",
        by=(*DESK, Role.UNIT_HEAD, Role.HEAD), fills=("letter_report",),
        usual="write_letter", law="行政复议法第七十六条",
    )  # fmt: skip
    def report_letter(self, act):
        """Within sixty days of receiving the letter."""
        require(self.done("serve_letter"), "行政复议意见书还没有送达", law="行政复议法第七十六条")

    advise_makers = step(
        "制发行政复议建议书", (Stage.TRIAL, Stage.DECIDED, Stage.EFFECTIVE), SAME, by=Role.UNIT_HEAD,
        fills=("advice_to_makers",), makes=("行政复议建议书",), takes=FROM_2026, law="行政复议法实施条例第六十九条",
    )  # fmt: skip

    @step(
        "被提起诉讼登记", (Stage.EFFECTIVE, Stage.CLOSED), SAME, by=DESK,
        law="行政复议法第三十四条、行政诉讼法第四十五条",
    )  # fmt: skip
    def note_suit(self, act):
        """The applicant went to court: the dispute was not resolved."""
        self.sued, self.resolved = True, False

    @step("信访登记", (Stage.EFFECTIVE, Stage.CLOSED), SAME, by=DESK, law="行政复议法第五条", mark="P")
    def note_petition(self, act):
        """The applicant went on by petition: the dispute was not resolved."""
        self.petitioned, self.resolved = True, False

    @step("结案归档", Stage.EFFECTIVE, Stage.CLOSED, by=UNIT, law="行政复议法第七十七条", mark="P")
    def close(self, act):
        """After the time to sue; everything owed is performed and every letter answered."""
        require(not self.owes or self.performed_on, "被申请人尚未履行，不能结案", law="行政复议法第七十七条")
        require(
            not self.done("write_letter") or self.done("report_letter"),
            "意见书的落实情况尚未反馈，不能结案",
            law="行政复议法第七十六条",
        )
        self.resolved = not (self.sued or self.petitioned)

    @property
    def owes(self) -> bool:
        """Whether the decision or the mediation leaves something to perform."""
        return bool(
            self.redo or self.perform_until or self.compensation or self.outcome in (Outcome.PERFORM, Outcome.CHANGE)
        )
