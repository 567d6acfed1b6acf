"""行政应诉案件: one instance of a suit, from the copy of the complaint to performance and replay: stages and limits.

The steps stand, in the order of the work, in `defence`, `court` and `judgment`; what they fill in, in `record`.
"""

from typing import ClassVar

from guiju.law.periods import Suspend
from guiju.matters.challenge import Overturned
from guiju.matters.litigation.choices import RULINGS, UNDID, Appellant, Category, Instance, Outcome, Way
from guiju.matters.litigation.models.judgment import Judgment
from guiju.matters.litigation.models.stages import Stage
from guiju.procedure.limits import Limit


class Lawsuit(Judgment):
    """应诉案件: a body is sued; each instance is a case of its own in one thread."""

    Stage = Stage  # type: ignore[assignment]
    final: ClassVar = (Stage.APPEALED, Stage.CLOSED)
    in_court: ClassVar = True

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

    hearing = Limit(
        title="开庭", law="出庭应诉规定第五条", due_field="hearing_on", since="note_hearing", until="open_court",
        ends=("note_hearing", "judge", "judge_finally", "settle"),
    )  # fmt: skip

    def under_review(self) -> Suspend | None:
        """From the filing, or the copy that reached us if that day is not known, until the judgment took effect."""
        begun = self.filed_on or self.received_on
        if begun is None or self.category == Category.CIVIL:
            return None
        return Suspend(begun, self.effective_on or (self.appealed_on if self.stage == Stage.APPEALED else None))

    def undid(self) -> Overturned | None:
        """What an effective judgment made of the act; after a reconsideration it may be that decision which fell."""
        direct = self.challenged is not None and self.way != Way.RECONSIDERED
        return UNDID.get(Outcome(self.outcome)) if direct and self.outcome and self.effective_on else None

    def headline(self) -> str:
        """Who sues whom about what, in which instance."""
        return f"{self.party}诉{self.body}{self.get_about_display()}案（{self.get_instance_display()}）"
