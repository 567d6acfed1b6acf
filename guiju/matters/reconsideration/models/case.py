"""行政复议案件 (行政复议法 2023, 实施条例 2026): the stages and limits.

The steps stand, in the order of the statute, in `admission`, `trial` and `decision`; what they fill in, in `record`.
"""

import datetime as dt
from typing import ClassVar

from guiju.law.periods import Suspend
from guiju.matters.challenge import Overturned
from guiju.matters.reconsideration.choices import DECISIONS, PASSING, UNDID, Outcome, Track
from guiju.matters.reconsideration.dated import LAW
from guiju.matters.reconsideration.models.decision import Decision
from guiju.matters.reconsideration.models.stages import Stage
from guiju.procedure.limits import Limit


class Reconsideration(Decision):
    """行政复议案件: a person asks a government to review an act of one of its bodies."""

    Stage = Stage  # type: ignore[assignment]
    final: ClassVar = (Stage.REFUSED, Stage.ABANDONED, Stage.TERMINATED, Stage.RAISED, Stage.CLOSED)

    class Meta:
        verbose_name = verbose_name_plural = "行政复议案件"

    screening = Limit(
        "REC-D02", since=("receive", "correct"), until=("accept", "refuse"), ends="ask_correction",
        lapse="deem_accepted", bars=("accept", "refuse"),
    )  # fmt: skip
    asking = Limit("REC-D03", since="receive", until="ask_correction", ends=("accept", "refuse", "deem_accepted"))
    correcting = Limit(
        "REC-D04", since="note_correction_served", until="correct", ends="extend_correction", lapse="deem_abandoned",
        counted_from="correction_served_on", when=lambda case: case.opened_on >= LAW,
    )  # fmt: skip
    correcting_longer = Limit(
        title="提交补正材料（延长后）", law="行政复议法第三十一条", due_field="correction_until",
        since="extend_correction", until="correct", lapse="deem_abandoned",
    )  # fmt: skip
    copying = Limit(
        "REC-D06", since=("accept", "deem_accepted"), until="send_copy", counted_from="accepted_on",
        picks=lambda case: "REC-D06b" if case.track == Track.SIMPLIFIED else "REC-D06",
        repicks=("simplify", "turn_ordinary"),
    )  # fmt: skip
    answering = Limit(
        "REC-D07", since="send_copy", until="answer_application", counted_from="copy_served_on",
        lapse="deem_without_evidence",
        picks=lambda case: "REC-D07b" if case.track == Track.SIMPLIFIED else "REC-D07", repicks="turn_ordinary",
    )  # fmt: skip
    trial = Limit(
        "REC-D11", since=("accept", "deem_accepted", "take_up"), until=("decide", "mediate", "terminate"),
        counted_from="accepted_on", extended_by="extend", shortened_by="decide_days",
        picks=lambda case: "REC-D11b" if case.track == Track.SIMPLIFIED else "REC-D11",
        repicks=("simplify", "turn_ordinary"),
        suspends=("suspend", "resume"), excludes=(("examine", "examined"), ("report_up", "not_raised")),
        ends=("terminate_suspended", "order_raise"),
    )  # fmt: skip
    pause = Limit(
        "REC-D09", since="suspend", ends=("resume", "terminate"), holds="terminate_suspended",
        when=lambda case: case.pause_ground in PASSING,
    )  # fmt: skip
    raising = Limit("REC-D14", since="order_raise", until="hand_up")
    announcing = Limit(
        since="announce", ends="serve", due_field="announced_until", title="公告送达", law="民事诉讼法第九十五条"
    )  # fmt: skip
    suing = Limit("REC-D15", since="serve", ends="note_suit", holds="close")
    remaking = Limit(
        "REC-D12", since="serve", until="perform", counted_from="served_on",
        when=lambda case: case.redo and not case.perform_until,
    )  # fmt: skip
    performing = Limit(
        title="履行行政复议决定", law="行政复议法第七十七条", due_field="perform_until", since=("serve", "mediate"),
        until="perform",
    )  # fmt: skip
    urged = Limit(
        title="责令限期履行", law="行政复议法第七十七条", due_field="urged_until", since="urge", until="perform"
    )  # fmt: skip
    answering_letter = Limit(
        "REC-D13", since="serve_letter", until="report_letter", counted_from="letter_received_on"
    )  # fmt: skip

    def under_review(self) -> Suspend | None:
        """From the application, once it was accepted, until the decision was served or the case ended without one.

        The Law says 行政复议期间 and gives no day; the longer reading favours the person [P].
        """
        if self.received_on is None or self.accepted_on is None:
            return None
        ended = self.concluded_on if self.stage in (Stage.TERMINATED, Stage.RAISED) else None
        return Suspend(self.received_on, self.served_on or ended)

    @property
    def reconsidered_on(self) -> dt.date | None:
        """A decision was served; nobody sues over a mediation he signed, nor over an end without a decision."""
        return self.served_on if self.outcome in DECISIONS else None

    def undid(self) -> Overturned | None:
        """A decision binds from its service on (行政复议法 75)."""
        return UNDID.get(Outcome(self.outcome)) if self.outcome and self.served_on else None

    def headline(self) -> str:
        """Who challenges what of whom."""
        return f"{self.party}不服{self.counterpart or ''}{self.get_act_kind_display()}案"
