"""Service of the decision (行政处罚法 61), by the ways that every line shares."""

from typing import Any

from guiju.matters.penalty.models.inquiry import WORKERS
from guiju.matters.penalty.models.ruling import Ruling
from guiju.matters.penalty.models.words import Stage
from guiju.procedure.limits import Limit
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role


class Serving(Ruling):
    """送达."""

    class Meta:
        abstract = True

    serving = Limit(
        since=("punish", "exempt", "clear"), until=("serve", "announce"), picks=lambda case: case.sector.serve_rule
    )
    announcing = Limit(
        since="announce", until="serve", due_field="announced_until", title="公告送达", law="民事诉讼法第九十五条"
    )

    @step(
        "公告送达",
        Stage.DECIDED,
        SAME,
        by=(*WORKERS, Role.CLERK),
        fills=("announced_on", "announced_in"),
        makes=("送达公告",),
        law="民事诉讼法第九十五条",
    )
    def announce(self, act: Any) -> None:
        """The party cannot be found, or nothing else served: announced, and served when the period is over."""
        self.announce_for(self.sector.announcement_days, act.data["announced_on"])

    @step(
        "送达",
        Stage.DECIDED,
        Stage.SERVED,
        by=(*WORKERS, Role.CLERK),
        fills=("served_on", "service"),
        optional=("receiver", "witness", "e_consent", "refused_to_sign"),
        makes=("送达回证",),
        law="行政处罚法第六十一条",
    )
    def serve(self, act: Any) -> None:
        """By the ways of 民事诉讼法; electronic only with consent, left behind with proof, announced in full."""
        served_on = act.data["served_on"]
        require(served_on >= self.decided_on, "送达日期早于决定日期，请核对", law="行政处罚法第六十一条")
        self.duly_served(served_on, consent_law="行政处罚法第六十一条第二款")
        self.delivered()
