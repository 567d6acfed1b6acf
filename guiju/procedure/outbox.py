"""Delivering what steps have promised, and the sweeper that heals what a crash left undone."""

import datetime as dt
from collections.abc import Callable, Iterable

from django.db import connection, transaction
from django.utils import timezone

from guiju.procedure.models import Outbox

Handler = Callable[[Outbox], None]
_handlers: dict[str, Handler] = {}

#: After so many failures a promise waits for a person; `guiju tick` names it each time.
GIVE_UP_AFTER = 8


def handles(topic: str) -> Callable[[Handler], Handler]:
    """Decorator: the function does the work of a topic. It must be idempotent: a crash may make it run twice."""

    def register(handler: Handler) -> Handler:
        _handlers[topic] = handler
        return handler

    return register


def deliver(promises: Iterable[Outbox]) -> int:
    """Do the promised work, each in a transaction of its own; a failure is kept with the promise. Returns how many."""
    return sum(_deliver_one(promise.pk) for promise in promises)


def sweep(older_than: dt.timedelta = dt.timedelta(0), limit: int = 1000) -> int:
    """Do what was promised and is still undone after a while: what a crash between commit and delivery left behind."""
    waiting = Outbox.objects.filter(
        done_at=None, attempts__lt=GIVE_UP_AFTER, created_at__lte=timezone.now() - older_than
    ).order_by("pk")
    return deliver(waiting[:limit])


def _deliver_one(pk: int) -> bool:
    try:
        with transaction.atomic():
            rows = Outbox.objects.filter(pk=pk, done_at=None).select_related("event__case")
            if connection.features.has_select_for_update_skip_locked:
                rows = rows.select_for_update(skip_locked=True, of=("self",))
            promise = rows.first()
            if promise is None or promise.topic not in _handlers:
                return False
            _handlers[promise.topic](promise)
            Outbox.objects.filter(pk=pk).update(done_at=timezone.now(), error="")
            return True
    except Exception as error:
        failed = Outbox.objects.get(pk=pk)
        Outbox.objects.filter(pk=pk).update(
            attempts=failed.attempts + 1, error=f"{type(error).__name__}: {error}"[:2000]
        )
        return False
