"""Refusals become pages, idle sessions end, and a form that outlived its session is kept."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guiju.procedure.refusal import Conflict, Forbidden, Refused

#: The session's end moves on when it has been used, but is written at most this often.
_TOUCH_EVERY = 300


class Refusals:
    """Turn a refusal that no page caught into a plain page with the right status, never a stack trace."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, keeping a used session alive."""
        if request.user.is_authenticated and time.time() - request.session.get("used", 0) > _TOUCH_EVERY:
            request.session["used"] = time.time()
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a refusal."""
        if not isinstance(error, Refused):
            return None
        return render(request, "workbench/refused.html", {"refusal": error}, status=status_of(error))


def status_of(refusal: Refused) -> int:
    """The HTTP status that says what kind of refusal this is."""
    if isinstance(refusal, Forbidden):
        return 403
    return 409 if isinstance(refusal, Conflict) else 422
