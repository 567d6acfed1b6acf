"""The penalty case: the chapters above, put together."""

from typing import ClassVar

from django.db import models

from guiju.matters.penalty.models.publication import Publication
from guiju.matters.penalty.models.words import Publicity, Stage
from guiju.procedure import clock
from guiju.procedure.models import CaseQuerySet


class PenaltyQuerySet(CaseQuerySet):
    """Penalty cases by what the public may see of them."""

    def public(self) -> "PenaltyQuerySet":
        """Decisions on show today: published, not retracted, within their time, of no minor and no secret."""
        today = clock.today()
        shown = self.filter(publicity=Publicity.PUBLISHED, secret=False, age="adult")
        return shown.filter(public_until__gte=today)


class Penalty(Publication):
    """行政处罚案件: from the lead, or from the decision on the spot, to the archive. 行政处罚法 (2021).

    The class is built chapter by chapter, each on the one before, in the order of the statute: `Charge` (what may be
    punished), `OnTheSpot`, `Filing`, `Inquiry`, `Notice`, `Ruling`, `Serving`, `Paying`, `Late`, `Enforcing`,
    `Closing`, `Publication`.
    """

    final: ClassVar = (Stage.CLOSED, Stage.DISMISSED, Stage.PASSED_ON)
    objects: ClassVar = PenaltyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政处罚案件"
        indexes = [
            models.Index(fields=("item_code", "decided_on"), name="penalty_item"),
            models.Index(fields=("violation", "happened_on"), name="penalty_same_act"),
        ]

    def headline(self) -> str:
        """Party and violation, as a case is called."""
        party = str(self.party) if self.party else "（当事人待查）"
        return f"{party}涉嫌{self.violation}案" if self.violation else f"{party}：{self.lead[:40]}"
