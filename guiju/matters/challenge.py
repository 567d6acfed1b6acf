"""复议、诉讼与被争议的行政行为: which case a reconsideration or a suit is about, and what that means for that case.

A fact is recorded once: that an act is under review, since when, and how it ended stands in the file of the review.
A `Challenge` (复议案件, 应诉案件) finds the `Reviewable` case by the number of the paper that is challenged, and joins
its thread. The challenged case asks its `reviews` when it needs to know: nothing is written into another body's file.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from guiju.law.periods import Suspend
from guiju.procedure.models import Case
from guiju.procedure.refusal import require
from guiju.registry.models import Body


class Overturned(models.TextChoices):
    """What became of an act on review."""

    CHANGED = "changed", "变更"
    REVOKED = "revoked", "撤销"
    ILLEGAL = "illegal", "确认违法"
    VOID = "void", "确认无效"


class Reviewable(Case):
    """A case whose outcome is an act that may be challenged."""

    class Meta:
        abstract = True

    @property
    def organ(self) -> Body:
        """In whose name the act was made, and who answers for it."""
        return self.body

    @classmethod
    def make_ready(cls, cases: Sequence[Any]) -> None:
        """The reviews of all of them, too."""
        super().make_ready(cases)
        about = groupby(sorted(_reviews(*(case.pk for case in cases)), key=_challenged), key=_challenged)
        found = {pk: list(reviews) for pk, reviews in about}
        for case in cases:
            case._reviews = found.get(case.pk, [])

    def reviews(self) -> list["Challenge"]:
        """The reconsiderations and suits about this act. A case that is not written yet has none."""
        known: list[Challenge] | None = vars(self).get("_reviews")
        return known if known is not None else _reviews(self.pk) if self.pk else []

    def standstills(self) -> list[Suspend]:
        """The times in which the act was or is under review."""
        return [time for time in (one.under_review() for one in self.reviews()) if time]


class Challenge(Case):
    """A review of an act: knows the case in which the act was made, if that case is kept here."""

    act_number = models.CharField(
        "行政行为文书号", max_length=60, blank=True, help_text="本系统制发的文书，填写文号后自动关联原案件"
    )
    challenged = models.ForeignKey(
        Case, models.PROTECT, null=True, editable=False, verbose_name="原行政行为案件", related_name="+"
    )
    #: Whether the review is a suit; else it is a reconsideration.
    in_court: ClassVar[bool] = False

    class Meta:
        abstract = True

    def under_review(self) -> Suspend | None:
        """From when to when the act was under review; without an end while it is; None if it was never taken up."""
        raise NotImplementedError

    @property
    def reconsidered_on(self) -> dt.date | None:
        """The day from which fifteen days to sue run: a reconsideration decision was served (行政诉讼法 45).

        None for a suit, and for a reconsideration that is pending or ended without a decision.
        """
        return None

    def undid(self) -> Overturned | None:
        """What became of the challenged act by a decision that is in effect; None if it stands."""
        raise NotImplementedError

    def link(self, answering: Collection[int | None]) -> None:
        """Find the case by the number of its paper and join its thread; `answering` are the bodies sued.

        A number that no paper here bears is one of another system, and links nothing. An act that was reconsidered
        before stays the act: the suit follows the reconsideration in the thread and is about the case under both.

        Raises:
            Refused: the paper is another body's.
        """
        if not self.act_number or self.challenged:
            return
        found = by_number(self.act_number)
        if found is None:
            return
        organ, before = found.organ, found if isinstance(found, Challenge) else None
        owners = {organ.pk, before.counterpart_id if before else None}
        require(
            bool(owners.intersection(answering) - {None}),
            f"{self.act_number}是{organ}的文书，不是被申请人（被告）的，请核对文书号",
            law="",
        )
        if self.origin is None:
            self.origin, self.root = Case(pk=found.pk), Case(pk=found.root_id or found.pk)
        self.secret = self.secret or found.secret
        self.challenged = before.challenged if before else Case(pk=found.pk)


_challenged = attrgetter("challenged_id")


def _reviews(*challenged: int) -> list[Challenge]:
    """The reviews of any of these cases."""
    lines: list[Any] = [line for line in Case.lines() if issubclass(line, Challenge)]
    return [one for line in lines for one in line._default_manager.filter(challenged__in=challenged)]


def by_number(number: str) -> Any:
    """The reviewable case that has this number, or issued a paper with it."""
    number = number.strip()
    rows = Case.objects.filter(Q(number=number) | Q(papers__number=number)).distinct()
    return next((whole for whole in (row.whole() for row in rows) if isinstance(whole, Reviewable)), None)
