"""From the finding to the owner: entering, splitting, handing over, receipt, objection."""

from guiju.matters.rectification.models.record import Record
from guiju.matters.rectification.models.stages import (
    FINDERS,
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

#: What the items of one finding have in common.
_OF_THE_FINDING = (
    "source", "document", "document_number", "issued_by", "list_number", "found_on", "document_due_on", "field",
)  # fmt: skip


class Finding(Record):
    """The steps by which a problem gets an owner."""

    class Meta:
        """A chapter of the rectification, not a table."""

        abstract = True

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
        same = {name: getattr(self, name) for name in _OF_THE_FINDING if getattr(self, name)}
        item = {"finding": self.finding, "part": self.items_count, "text": act.data["text"]}
        other = {"counterpart": act.data.get("owner"), "aspect": act.data.get("aspect") or self.aspect}
        act.open(type(self), "enter", same | item | other)

    cancel = step(
        "撤销误录", Stage.ENTERED, Stage.WITHDRAWN, by=SUPERVISORS, fills=("reason",),
        usual=False, law=SUPERVISION, mark="P",
    )  # fmt: skip

    # Handing over

    @step(
        "交办", Stage.ENTERED, Stage.CHARGED, by=SUPERVISORS, fills=("counterpart", "due_on", "requirement"),
        optional=("leader", "helpers", "at_once"), numbers="整", makes=("整改通知书",), law=SUPERVISION, mark="M",
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
        require(self.last_day >= act.on, f"整改时限{self.due_on}已经过去", law=SUPERVISION)
        last = self.answer_day(act)
        within = not last or self.last_day <= last
        require(within, f"整改时限不得晚于答复来源机关的期限{last}", law=terms(self.source).law)

    @step("签收", UNDERWAY, SAME, by=WORKERS, of="counterpart", usual=("charge", "recharge"), law=SUPERVISION, mark="P")
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
        "采纳异议", UNSTRUCK, Stage.WITHDRAWN, by=HEADS, fills=("opinion",), makes=("异议复核意见",),
        usual="object", law="政府督查工作条例第十七条、行政执法监督条例第三十条",
    )  # fmt: skip
    def uphold(self, act):
        """The finding falls."""
        self._reviewed(act)

    @step(
        "维持原结论", UNSTRUCK, SAME, by=HEADS, fills=("opinion",), makes=("异议复核意见",),
        usual="object", law="政府督查工作条例第十七条、行政执法监督条例第三十条",
    )  # fmt: skip
    def dismiss(self, act):
        """The finding stands."""
        self._reviewed(act)

    def _reviewed(self, act):
        require(self.objecting, "责任单位没有提出异议", law="政府督查工作条例第十七条")
        self.objecting = False
