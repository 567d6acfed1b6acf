"""What a program sends to have something done: an envelope around the fields of a step or of a register's row."""

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Annotated, Any

from django.http import HttpRequest
from django.http.request import UnreadablePostError
from ninja import Header
from ninja.errors import HttpError

from guiju.procedure import clock
from guiju.procedure.refusal import Refused
from guiju.registry.models import Body, User

#: The same key again is the same request: it is answered as before and done once.
IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key", min_length=1, max_length=64, pattern=r"^[!-~]+$", description="请求编号，重发时不变"
    ),
]


def key_of(user: User, given: str) -> str:
    """The kernel's key for a request: every user has a space of their own."""
    return f"api-{user.pk}-{given}"


@dataclass
class Sent:
    """An envelope that was read: the data, and what else was said about the act."""

    data: dict[str, Any]
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def at(self) -> dt.datetime | None:
        """When it happened, if it was said."""
        given = self.more.get("at")
        if given is None:
            return None
        try:
            return clock.as_moment(dt.datetime.fromisoformat(given))
        except (ValueError, TypeError, OverflowError):
            raise Refused("办理时间应写作 2026-03-05T09:30:00+08:00。", fields={"at": ["不是有效的时间。"]}) from None

    def text(self, name: str) -> str:
        """A text of the envelope, empty if not said."""
        given = self.more.get(name)
        if given is not None and not isinstance(given, str):
            raise _wrong(name, "应为文字。")
        return given or ""

    def number(self, name: str) -> int | None:
        """A whole number of the envelope, None if not said."""
        given = self.more.get(name)
        if given is not None and (not isinstance(given, int) or isinstance(given, bool)):
            raise _wrong(name, "应为整数。")
        return given


def read(request: HttpRequest, *names: str) -> Sent:
    """The envelope of a request; `names` are what it may hold beside `data`.

    Raises:
        HttpError: It is no JSON object.
        Refused: It holds what it should not.
    """
    try:
        given = json.loads(request.body.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError, UnreadablePostError):
        raise HttpError(400, "") from None
    if not isinstance(given, dict):
        raise HttpError(400, "")
    if unknown := set(given) - {"data", *names}:
        raise Refused("请求里有多余的内容。", fields={name[:40]: ["没有这一项。"] for name in sorted(unknown)[:20]})
    data = given.pop("data", {})
    if not isinstance(data, dict):
        raise _wrong("data", "应为各项内容组成的对象。")
    return Sent(data, given)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("the same name twice in one object")
    return found


def _wrong(name: str, message: str) -> Refused:
    return Refused(f"{name}：{message}", fields={name: [message]})


def body_of(pk: int | None) -> Body:
    """The body that an envelope names."""
    found = Body.objects.filter(pk=pk).first() if pk is not None and abs(pk) < 2**63 else None
    if found is None:
        raise _wrong("body", "没有这个单位。")
    return found


#: What may be said about any step.
WHEN: dict[str, Any] = {
    "at": {"type": "string", "format": "date-time", "title": "办理时间", "description": "不填为现在"},
    "late_reason": {"type": "string", "maxLength": 200, "title": "迟录原因"},
}
