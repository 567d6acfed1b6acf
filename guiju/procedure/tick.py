"""What the clock does: deemed steps when the law gives silence a meaning, promises left behind, the daily seal."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from guiju.procedure import clock, outbox, seals
from guiju.procedure.models import Deadline, Seal
from guiju.procedure.models.deadline import DeadlineState
from guiju.procedure.refusal import Refused


@dataclass
class Ticked:
    """What one turn of the clock did."""

    deemed: list[str]
    refused: list[str]
    delivered: int
    seal: Seal | None


def tick() -> Ticked:
    """Let the clock do what is due now. Safe to run at any time and as often as one likes."""
    deemed, refused = [], []
    for deadline in _lapsed():
        case = deadline.case.whole()
        limit = case.procedure.limits[deadline.limit]
        end = clock.as_moment(dt.datetime.combine(deadline.due, dt.time(23, 59, 59)))
        try:
            event = case.act(
                limit.lapse,
                None,
                key=f"lapse:{deadline.pk}",
                at=max(end, case.last_at),
                late_reason="期限届满，依法视为",
            )
        except Refused as refusal:
            refused.append(f"{case}：{refusal}")
        else:
            deemed.append(f"{case}：{event.label}（{deadline.name}于{deadline.due}届满）")
    return Ticked(deemed, refused, outbox.sweep(), seals.seal())


def _lapsed() -> Iterator[Deadline]:
    """Running deadlines that ended in a silence to which the law gives a meaning."""
    from guiju.procedure.models import Case

    meaningful = {
        (model._meta.model_name, limit.name)
        for model in Case.lines()
        for limit in model.procedure.limits.values()
        if limit.lapse
    }
    due = Deadline.objects.filter(
        state=DeadlineState.RUNNING, due__lt=clock.today(), limit__in={name for _, name in meaningful}
    )
    for deadline in due.select_related("case").order_by("due", "pk").iterator(500):
        if (deadline.case.line, deadline.limit) in meaningful:
            yield deadline
