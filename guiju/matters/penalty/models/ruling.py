"""Review, discussion and decision (行政处罚法 57, 58, 60, 65), and the suspicion of a crime (27)."""

from typing import Any, ClassVar

from django.db import models

from guiju.matters.penalty.models.charge import known
from guiju.matters.penalty.models.inquiry import OPEN, WORKERS
from guiju.matters.penalty.models.notice import DECISIONS, Notice
from guiju.matters.penalty.models.words import Crime, Decision, Ground, Kind, Publicity, Stage, heaviest
from guiju.procedure import guards
from guiju.procedure.fields import PastDateField
from guiju.procedure.limits import Limit
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role

_BEFORE = (Stage.CONCLUDED, Stage.INFORMED)
_BY_RULE = "作出行政处罚决定（依本领域规定）"
#: What stops the time for the decision, in a field whose rule says so.
_SUSPENDED = ("suspend", "resume")
_UNCOUNTED = (
    ("send_to_test", "test_back"), ("ask_hearing", "end_hearing"), ("ask_hearing", "forgo_hearing"),
)  # fmt: skip


class Ruling(Notice):
    """法制审核、集体讨论、决定、移送."""

    reviewed_on = models.DateField("法制审核日期", null=True, editable=False)
    review_opinion = models.TextField("法制审核意见", blank=True)
    discussed_on = models.DateField("集体讨论日期", null=True, editable=False)
    attendees = models.TextField("参加集体讨论的负责人", blank=True)
    discussion = models.TextField("集体讨论结论", blank=True)
    dissent = models.TextField("不同意见", blank=True)
    hearing_adopted = models.TextField("对听证笔录的采纳情况", blank=True)
    ground = models.CharField("不予处罚的情形", max_length=10, choices=Ground.choices, blank=True)
    exemption = models.ForeignKey(
        "penalty.ExemptionItem", models.PROTECT, null=True, blank=True, verbose_name="免罚清单事项", related_name="+"
    )
    exemption_evidence = models.TextField(
        "免罚证据核对", blank=True, help_text="每行写一项已取得的证据，与清单所列名称一致"
    )
    education = models.TextField("教育情况", blank=True)
    crime = models.CharField("涉嫌犯罪", max_length=12, choices=Crime.choices, blank=True, editable=False)
    suspicion = models.TextField("涉嫌的罪名和事实", blank=True)
    extension_basis = models.TextField("延长办案期限的依据和理由", blank=True)
    extension_approval = models.CharField("批准延长的机关和文号", max_length=100, blank=True)
    recalled_on = PastDateField("退回日期", null=True, blank=True)
    criminal_fine = models.BooleanField("人民法院已判处罚金", default=False)

    only: ClassVar = {
        "fine": ("kinds", Kind.FINE),
        "confiscated": ("kinds", Kind.GAINS, Kind.GOODS),
        "correct_by": ("correction",),
        "exemption": ("ground", Ground.MINOR, Ground.FIRST),
        "exemption_evidence": ("exemption",),
        "corrected": ("ground", Ground.MINOR, Ground.FIRST),
        "harm": ("ground", Ground.MINOR, Ground.FIRST),
        "slight": ("ground", Ground.MINOR),
        "no_fault": ("ground", Ground.NO_FAULT),
        "age": ("ground", Ground.CHILD),
        "incapable": ("ground", Ground.INCAPABLE),
    }

    class Meta:
        abstract = True

    deciding = Limit(
        "PEN-D02",
        since=("file", "take_back"),
        until=DECISIONS,
        ends="extend",
        when=lambda case: not case.sector.uncounted and not case.decide_by,
    )
    deciding_with_pauses = Limit(
        "PEN-D02",
        since=("file", "take_back"),
        until=DECISIONS,
        ends="extend",
        suspends=_SUSPENDED,
        excludes=_UNCOUNTED,
        when=lambda case: case.sector.uncounted and not case.decide_by,
        mark="M",
    )
    deciding_by_rule = Limit(
        since=("file", "extend", "take_back"),
        until=DECISIONS,
        ends="extend",
        due_field="decide_by",
        when=lambda case: not case.sector.uncounted,
        title=_BY_RULE,
        law="行政处罚法第六十条",
        mark="M",
    )
    deciding_by_rule_with_pauses = Limit(
        since=("file", "extend", "take_back"),
        until=DECISIONS,
        ends="extend",
        due_field="decide_by",
        suspends=_SUSPENDED,
        excludes=_UNCOUNTED,
        when=lambda case: case.sector.uncounted,
        title=_BY_RULE,
        law="行政处罚法第六十条",
        mark="M",
    )

    # -- legal review: a condition of certain decisions, not a station of every case (第五十八条)

    def review_grounds(self) -> list[str]:
        """Why this decision needs a legal review; empty if it does not."""
        grounds = {
            "涉及重大公共利益": self.public_interest,
            "直接关系当事人或者第三人重大权益，经过听证程序": self.heard,
            "案件情况疑难复杂、涉及多个法律关系": self.several_relations,
            "本领域清单规定应当审核": self.sector.reviewed(self.proposed_fine),
        }
        return [name for name, met in grounds.items() if met]

    @step(
        "法制审核",
        _BEFORE,
        SAME,
        by=Role.REVIEWER,
        fills=("review_result", "review_opinion"),
        stamps=("reviewed_on",),
        makes=("法制审核意见书",),
        usual=True,
        law="行政处罚法第五十八条",
    )
    def review(self, act: Any) -> None:
        """By somebody who did not handle the case, and who is qualified if reviewing for the first time."""
        from guiju.matters.penalty.models.lists import Reviewer

        self.impartial(act)
        guards.somebody_else(
            act.actor,
            (*self.investigators, self.handler_id),
            "法制审核人员不得是本案的办案人员",
            law="行政处罚法第五十八条",
        )
        Reviewer.qualified(act.actor, act.on)

    @step(
        "集体讨论",
        _BEFORE,
        SAME,
        by=Role.HEAD,
        fills=("attendees", "discussion"),
        optional=("dissent",),
        stamps=("discussed_on",),
        makes=("集体讨论记录",),
        law="行政处罚法第五十七条第二款",
    )
    def discuss(self, act: Any) -> None:
        """The heads discuss together; a dissent is recorded."""
        self.impartial(act)

    # -- the decision

    def free_to_decide(self, act: Any) -> None:
        """Guards of every decision: by an impartial head, reviewed if it must be, no crime pending."""
        self.impartial(act)
        require(
            self.crime != Crime.SUSPECTED,
            "违法行为涉嫌犯罪的，应当及时移送司法机关，不得以行政处罚代替",
            law="行政处罚法第二十七条",
        )
        grounds = self.review_grounds()
        require(
            not grounds or self.review_result == "pass",
            f"未经法制审核或者审核未通过的，不得作出决定（{'；'.join(grounds)}）",
            law="行政处罚法第五十八条",
        )
        require(not self.unchecked, "当事人的陈述申辩还没有复核", law="行政处罚法第四十五条")

    @step(
        "决定给予处罚",
        Stage.INFORMED,
        Stage.DECIDED,
        by=Role.HEAD,
        fills=("kinds", "content", "basis"),
        optional=(
            "fine",
            "confiscated",
            "hearing_adopted",
            "band",
            "band_reason",
            "leniency",
            "transitional",
            "same_act_reason",
            "correction",
            "correct_by",
        ),
        stamps=("decided_on",),
        makes=("行政处罚决定书",),
        law="行政处罚法第五十七条第一款第一项",
    )
    def punish(self, act: Any) -> None:
        """Reviewed and discussed where it must be, no heavier than told, and on the hearing's record."""
        self.free_to_decide(act)
        self.in_time()
        self.punishable()
        kinds = act.data["kinds"]
        require(
            self.discussed_on or not (self.complex or self.grave),
            "情节复杂或者重大违法行为给予行政处罚的，应当由行政机关负责人集体讨论决定",
            law="行政处罚法第五十七条第二款",
        )
        require(
            self.hearing_adopted or not self.heard,
            "听证结束后应当根据听证笔录作出决定，请写明采纳情况",
            law="行政处罚法第六十五条",
        )
        self.consistent(kinds, self.fine)
        require(
            not (self.fine and self.criminal_fine),
            "人民法院已判处罚金，行政机关尚未给予罚款的，不再给予罚款",
            law="行政处罚法第三十五条",
        )
        self.lenient()
        self.in_band(self.fine)
        self.heaviest = heaviest(kinds)
        self.not_heavier(act)
        self.not_twice()
        self.decision = Decision.PENALTY
        warned = set(kinds) == {Kind.WARNING}  # 市监公示规定第二条; 通报批评 is shown
        self.publicity = self.publicity or (
            Publicity.WITHHELD if warned and self.sector.hides_warnings else Publicity.DUE
        )

    @step(
        "决定不予处罚",
        _BEFORE,
        Stage.DECIDED,
        by=Role.HEAD,
        fills=("ground", "reasons", "education"),
        optional=("exemption", "exemption_evidence", "corrected", "harm", "slight", "no_fault", "age", "incapable"),
        stamps=("decided_on",),
        makes=("不予行政处罚决定书",),
        usual=False,
        law="行政处罚法第五十七条第一款第二项",
    )
    def exempt(self, act: Any) -> None:
        """A violation that is not punished; the party is educated all the same (第三十三条第三款)."""
        from guiju.matters.penalty.exemption import grounded

        self.free_to_decide(act)
        grounded(self, Ground(act.data["ground"]), act.on)
        self.seal_if_minor()
        self.decision = Decision.EXEMPT

    @step(
        "认定违法事实不成立",
        _BEFORE,
        Stage.DECIDED,
        by=Role.HEAD,
        fills=("reasons",),
        stamps=("decided_on",),
        makes=("不予行政处罚决定书",),
        usual=False,
        law="行政处罚法第五十七条第一款第三项",
    )
    def clear(self, act: Any) -> None:
        """The facts do not hold: no penalty."""
        self.free_to_decide(act)
        self.decision = Decision.UNFOUNDED

    # -- more time, where a rule of the field gives it

    @step(
        "延长办案期限",
        OPEN,
        SAME,
        by=Role.HEAD,
        fills=("extension_basis",),
        optional=("extension_approval",),
        makes=("延长办案期限审批表",),
        law="行政处罚法第六十条",
        mark="M",
    )
    def extend(self, act: Any) -> None:
        """The Law itself has no extension; a law, regulation or rule of the field may give one, before expiry."""
        own = self.sector
        require(
            own.extension_days,
            f"行政处罚法没有延长的规定，“{self.field or '本领域'}”也没有法律、法规、规章另行规定",
            law="行政处罚法第六十条",
        )
        require(
            self.times("extend") < own.extensions,
            f"依{own.extension_source}只能延长{own.extensions}次",
            law="行政处罚法第六十条",
        )
        require(not self.testing, "检验（鉴定）期间不计入期限，结果收到之后再延长", law="行政处罚法第六十条")
        running = known(next((one for one in act.deadlines if one.running and one.limit.startswith("deciding")), None))
        require(
            act.on <= running.due,
            f"办案期限已于{running.due}届满；延长应当在期满之前决定",
            law="行政处罚法第六十条",
        )
        require(
            not own.extension_by or act.data.get("extension_approval"),
            f"延长办案期限应当由{own.extension_by}批准，请写明批准的机关和文号",
            law=own.extension_source,
        )
        self.decide_by = self.own_period(own.extension_days, running.raw)

    # -- suspicion of a crime

    @step(
        "发现涉嫌犯罪",
        OPEN,
        SAME,
        by=(*WORKERS, Role.UNIT_HEAD),
        fills=("suspicion",),
        law="行政处罚法第二十七条",
    )
    def suspect(self, act: Any) -> None:
        """Opens the transfer to the police; no penalty may be decided in its place."""
        require(self.crime != Crime.SUSPECTED, "本案已经在办理移送", law="行政处罚法第二十七条")
        self.crime = Crime.SUSPECTED

    @suspect.then
    def _open_transfer(self, act: Any) -> None:
        from guiju.matters.penalty.models.transfer import CrimeTransfer

        act.open(CrimeTransfer, "open", {"party": self.party, "suspicion": self.suspicion})

    @step("不移送", OPEN, SAME, by=Role.CHIEF, usual="suspect", law="移送涉嫌犯罪规定第五条")
    def keep_here(self, act: Any) -> None:
        """The chief decided against the transfer, with reasons on record: the case goes on."""
        self.crime = Crime.REFUSED

    @step(
        "移送司法机关",
        OPEN,
        Stage.TRANSFERRED,
        by=(*WORKERS, Role.CHIEF),
        stamps=("decided_on",),
        usual="suspect",
        law="行政处罚法第五十七条第一款第四项",
    )
    def transfer(self, act: Any) -> None:
        """The case went to the police."""
        require(self.crime == Crime.SUSPECTED, "未经办理移送审批，不能移送", law="行政处罚法第二十七条")
        self.crime, self.decision = Crime.TRANSFERRED, Decision.TRANSFER

    @step(
        "司法机关退回",
        Stage.TRANSFERRED,
        Stage.FILED,
        by=(*WORKERS, Role.CLERK, Role.CHIEF),
        fills=("recalled_on",),
        optional=("criminal_fine",),
        usual=False,
        law="行政处罚法第二十七条第一款",
    )
    def take_back(self, act: Any) -> None:
        """No crime is pursued, but a penalty may be due: the case comes back, and the time runs anew."""
        self.crime, self.decision, self.decided_on = Crime.RETURNED, "", None
        self.decide_by = self.period_of_the_field(act.on)
