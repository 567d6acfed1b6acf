"""What every page knows: the lines of work and registers of the house, for the menu."""

from functools import cache
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse

from guiju.procedure.models import Case, Register
from guiju.registry.roles import Role


@cache
def menu() -> list[dict[str, Any]]:
    """The lines of work in the order of the settings, each with its cases and registers."""
    found = []
    for config in apps.get_app_configs():
        models = list(config.get_models())
        cases = [model for model in models if issubclass(model, Case) and model is not Case]
        registers = [model for model in models if issubclass(model, Register)]
        links = [(reverse("cases", args=[one._meta.model_name]), one._meta.verbose_name) for one in cases]
        links += [
            (reverse("register", args=[config.label, one._meta.model_name]), one._meta.verbose_name)
            for one in registers
        ]
        if links:
            found.append({"name": config.verbose_name, "links": links})
    return found


def house(request: HttpRequest) -> dict[str, Any]:
    """The menu, for signed-in users."""
    if not hasattr(request, "user") or not request.user.is_authenticated:  # a request refused before it had a user
        return {"menu": []}
    here = request.path
    roles = {post.role for post in request.user.posts_today}
    return {
        "registrar": Role.REGISTRAR in roles,
        "auditor": Role.AUDITOR in roles,
        "menu": [line | {"here": any(here.startswith(url) for url, _ in line["links"])} for line in menu()],
    }
