"""What has happened in a case, event by event, as people read it."""

from typing import Any

from guiju.documents.attach import STEP as ATTACH
from guiju.procedure.models import Case, Event

_EMPTY: tuple = (None, "", [])


def timeline(case: Case) -> list[Event]:
    """The case's events, newest first; `told` is what was filled in, label by label."""
    events = list(case.events.select_related("actor").order_by("-seq"))
    by_pk = {event.pk: event for event in events}
    fields = {
        (name, field): one
        for name, versions in case.procedure.versions.items()
        for version in versions
        for field, one in version.fields.items()
    }
    said = {event.pk: _said(event, by_pk, fields) for event in events}
    names = _names(pair for pairs in said.values() for pair in pairs)
    for event in events:
        event.mendable = event.step in case.procedure.versions  # type: ignore[attr-defined]
        event.told = _before(event) + [  # type: ignore[attr-defined]
            (str(field.verbose_name), _words(field, value, names)) for field, value in said[event.pk]
        ]
    return events


def _before(event: Event) -> list[tuple[str, str]]:
    """What an event that no step made says of itself: a recomputation, the reason of a correction."""
    if event.step == "recompute":
        moved = [(name, f"{old} → {new}") for name, old, new in event.data["moved"]]
        return [("原因", event.data["reason"]), *moved]
    if event.step == ATTACH:
        return [("附件", f"{name}（SHA-256 {digest}）") for name, _, digest in event.data["files"]]
    return [("更正的原因", event.data["reason"])] if event.step == "mend" else []


def _said(event: Event, by_pk: dict[int, Event], fields: dict[tuple[str, str], Any]) -> list[tuple[Any, Any]]:
    """The fields that were filled in, with their values as the event keeps them."""
    first, data = event, event.data
    if event.step == "mend":
        data = event.data["values"]
        while first.supersedes_id:
            first = by_pk[first.supersedes_id]
    pairs = ((fields.get((first.step, name)), value) for name, value in data.items() if value not in _EMPTY)
    return [(field, value) for field, value in pairs if field is not None and value is not False]


def _names(pairs: Any) -> dict[Any, dict[int, Any]]:
    """The rows that the events point to, one query for each kind."""
    wanted: dict[Any, set[int]] = {}
    for field, value in pairs:
        if field.is_relation:
            wanted.setdefault(field.related_model, set()).update(value if isinstance(value, list) else [value])
    return {model: model._default_manager.in_bulk(sorted(ids)) for model, ids in wanted.items()}


def _words(field: Any, value: Any, names: dict[Any, dict[int, Any]]) -> str:
    """A value as people say it: the name of a row or choice, 是."""
    many = value if isinstance(value, list) else [value]
    if field.is_relation:
        return "、".join(str(names[field.related_model].get(one, "")) for one in many)
    if value is True:
        return "是"
    known = dict(field.flatchoices or ())
    return "、".join(str(known.get(one, one)) for one in many)
