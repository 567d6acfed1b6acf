"""Signing in; and going on with a form that was sent after the session had ended."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import LoginView, redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from guiju.registry.models import User

#: So much of a form is kept over a new log-in.
_KEEP_AT_MOST = 200_000
_NOT_KEPT = {"csrfmiddlewaretoken", "username", "password", "next"}


class SignedIn(HttpRequest):
    """A request of a signed-in user: what a view behind `signed_in` gets."""

    user: User


def signed_in(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Decorator: the page is for signed-in users. What was filled into a form is not lost if the session has ended."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            return _sign_in_again(request)
        return redirect_to_login(request.get_full_path())

    guarded.signed_in = True  # type: ignore[attr-defined]
    return guarded


def _sign_in_again(request: HttpRequest) -> HttpResponseBase:
    """The log-in page with the unsent form inside it."""
    kept = [
        (f"kept:{name}", value)
        for name in request.POST
        if name not in _NOT_KEPT
        for value in request.POST.getlist(name)
    ]
    if sum(len(name) + len(value) for name, value in kept) > _KEEP_AT_MOST:
        kept = []
    request.method = "GET"
    response = Login.as_view(extra_context={"kept": kept, "next": request.path, "files": bool(request.FILES)})(request)
    response.status_code = 401
    return response


class Login(LoginView):
    """The log-in page. Five wrong passwords lock the account for a quarter of an hour."""

    template_name = "workbench/login.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in, and put a form that was kept into the new session for its page to show again."""
        response = super().form_valid(form)
        kept = {
            name.removeprefix("kept:"): self.request.POST.getlist(name)
            for name in self.request.POST
            if name.startswith("kept:")
        }
        goal = self.request.POST.get("next", "")
        if kept and url_has_allowed_host_and_scheme(goal, allowed_hosts=None):
            self.request.session["kept"] = {"path": goal, "data": kept}
        return response


def kept_form(request: HttpRequest) -> dict[str, list[str]]:
    """What the user had filled into this page's form when the session ended; given once."""
    kept = request.session.get("kept")
    if not kept or kept["path"] != request.path:
        return {}
    del request.session["kept"]
    return kept["data"]
