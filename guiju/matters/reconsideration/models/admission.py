"""申请与受理: 行政复议法 chapters 2 and 3 up to the choice of the procedure (20–35, 53)."""

from guiju.matters.reconsideration import guards
from guiju.matters.reconsideration.choices import (
    Condition,
    Outcome,
    Simple,
    Track,
)
from guiju.matters.reconsideration.dated import OLD_LAW, OLD_REGULATION, before_2024
from guiju.matters.reconsideration.models.record import Record
from guiju.matters.reconsideration.models.stages import DESK, FROM_2024, FROM_2026, UNIT, Stage
from guiju.procedure.counting import last_day
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role


class Admission(Record):
    """The steps from the application to its acceptance and the choice of the procedure."""

    class Meta:
        abstract = True

    # 申请

    @before_2024(f"{OLD_LAW}第九条")
    @step(
        "收到申请", None, Stage.RECEIVED, by=DESK, stamps=("received_on",), fills=("party", "act_kind", "request"),
        optional=(
            "counterpart", "respondent_kind", "act_number", "grounds", "channel", "acted_on", "known_on", "real_estate",
            "posted_on", "lateness", "told_on", "apply_days", "apply_law", "prior", "answer", "applicants",
            "representatives", "third_party", "amount", "secret",
        ),
        law="行政复议法第二十二条",
    )  # fmt: skip
    def receive(self, act):
        """Written, oral with a record, or by internet; one application for one act."""
        guards.prior_first(self, act.on)
        self.join()

    def join(self) -> None:
        """Find the case in which the act was made, by the number of its paper, once the respondent is known."""
        if self.counterpart_id:
            self.link([self.counterpart_id])

    @step(
        "提级受理", None, Stage.ACCEPTED, by=UNIT, stamps=("received_on", "accepted_on"), makes=("受理通知书",),
        fills=("party", "counterpart", "act_kind", "request"), numbers="复",
        optional=("act_number", "grounds", "secret", "third_party"), takes=FROM_2026, law="行政复议法第三十八条",
    )  # fmt: skip
    def take_up(self, act):
        """A superior organ takes up a case of a lower one; the period begins anew on receipt (实施条例 40)."""
        self.join()

    # 审查

    @before_2024(f"{OLD_LAW}第十七条")
    @step(
        "受理", Stage.RECEIVED, Stage.ACCEPTED, by=UNIT, fills=("met",),
        optional=("representatives", "respondent_kind", "act_number", "decide_days", "decide_law"),
        stamps=("accepted_on",), numbers="复",
        makes=("受理通知书",), law="行政复议法第三十条",
    )  # fmt: skip
    def accept(self, act):
        """Seven conditions; jurisdiction, time and scope are checked by what the application itself says."""
        guards.screened(self, act.on)
        guards.competent(self, act.on)
        guards.in_time(self, act.on)
        guards.reviewable(self, act.on)
        guards.represented(self, act.on)
        guards.shorter(self)
        self.join()

    deem_accepted = before_2024(f"{OLD_LAW}第十七条")(
        step(
            "视为受理",
            Stage.RECEIVED,
            Stage.ACCEPTED,
            by=Role.CLOCK,
            stamps=("accepted_on",),
            numbers="复",
            makes=("受理通知书",),
            law="行政复议法第三十条",
        )  # fmt: skip
    )

    @before_2024(f"{OLD_LAW}第十七条")
    @step(
        "不予受理", Stage.RECEIVED, Stage.REFUSED, by=Role.HEAD, fills=("unmet", "reasons"), optional=("competent",),
        stamps=("concluded_on",), numbers="复", makes=("不予受理决定书",), usual=False, law="行政复议法第三十条",
    )  # fmt: skip
    def refuse(self, act):
        """With reasons; where another organ is competent, the decision tells which."""
        require(
            Condition.COMPETENCE not in self.unmet or self.competent,
            "不属于本机关管辖的，应当告知申请人有管辖权的行政复议机关",
            law="行政复议法第三十条",
        )
        self.outcome = Outcome.REFUSED

    @before_2024(f"{OLD_REGULATION}第二十九条")
    @step(
        "通知补正", Stage.RECEIVED, Stage.CORRECTING, by=UNIT, fills=("correction_items",), makes=("补正通知书",),
        usual=False, law="行政复议法第三十一条",
    )  # fmt: skip
    def ask_correction(self, act):
        """Once, with every item; and within its five working days."""
        require(not self.done("ask_correction"), "补正应当一次性通知，不能再次要求补正", law="行政复议法第三十一条")
        require(not act.late("asking"), "通知补正的期限已过", law="行政复议法第三十一条")

    @before_2024(f"{OLD_REGULATION}第二十九条")
    @step(
        "补正通知送达", Stage.CORRECTING, SAME, by=DESK, fills=("correction_served_on",),
        usual="ask_correction", law="行政复议法第三十一条"
    )  # fmt: skip
    def note_correction_served(self, act):
        """The applicant's ten working days run from receipt."""
        require(
            act.data["correction_served_on"] >= self.when("ask_correction"),
            "送达日期不能早于补正通知",
            law="行政复议法第三十一条",
        )

    @step(
        "延长补正期限", Stage.CORRECTING, SAME, by=UNIT, fills=("correction_until", "reasons"), takes=FROM_2024,
        law="行政复议法第三十一条",
    )  # fmt: skip
    def extend_correction(self, act):
        """For good cause, before the ten days end."""
        require(self.done("note_correction_served"), "补正通知尚未送达，期限还没有开始", law="行政复议法第三十一条")
        require(not act.late("correcting"), "补正期限已过，不能再延长", law="行政复议法第三十一条")
        first = last_day("REC-D04", self.correction_served_on or act.on)
        require(act.data["correction_until"] > first, f"延长后的日期应当晚于原期限{first}", law="行政复议法第三十一条")

    correct = before_2024(f"{OLD_REGULATION}第二十九条")(
        step(
            "提交补正材料",
            Stage.CORRECTING,
            Stage.RECEIVED,
            by=DESK,
            optional=(
                "counterpart",
                "respondent_kind",
                "request",
                "grounds",
                "acted_on",
                "known_on",
                "representatives",
                "act_number",
            ),
            law="行政复议法第三十一条",
        )  # fmt: skip
    )

    @before_2024(f"{OLD_REGULATION}第二十九条", by=(Role.CLOCK, *UNIT))
    @step(
        "视为放弃申请", Stage.CORRECTING, Stage.ABANDONED, by=Role.CLOCK, stamps=("concluded_on",),
        law="行政复议法第三十一条",
    )  # fmt: skip
    def deem_abandoned(self, act):
        """Not corrected in time without good cause: recorded as abandoned."""
        self.outcome = Outcome.ABANDONED

    # 程序

    @step(
        "适用简易程序", Stage.ACCEPTED, SAME, by=UNIT, fills=("simple_ground",), optional=("amount",),
        makes=("适用简易程序通知书",), takes=FROM_2024, law="行政复议法第五十三条",
    )  # fmt: skip
    def simplify(self, act):
        """Four kinds of plain cases, or the agreement of all parties."""
        if self.simple_ground == Simple.SMALL:
            require(
                self.amount is not None and self.amount <= 3000,
                "涉及款额三千元以下的才适用简易程序，请核对款额",
                law="行政复议法第五十三条",
            )
        self.track = Track.SIMPLIFIED

    @step(
        "转为普通程序", (Stage.ACCEPTED, Stage.TRIAL), SAME, by=Role.UNIT_HEAD, fills=("reasons",),
        makes=("转为普通程序通知书",), takes=FROM_2024, law="行政复议法第五十五条",
    )  # fmt: skip
    def turn_ordinary(self, act):
        """Approved by the head of the 行政复议机构; the period is that of the ordinary procedure, from acceptance."""
        require(self.track == Track.SIMPLIFIED, "本案适用的已经是普通程序", law="行政复议法第五十五条")
        require(not act.late("trial"), "简易程序的审理期限已过，不能再转换", law="行政复议法第五十五条")
        self.track = Track.ORDINARY
