"""Every indicator and identity of the lines of work that are installed."""

import threading
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import autodiscover_modules

if TYPE_CHECKING:
    from guiju.indicators.base import Indicator
    from guiju.indicators.identity import Identity

_indicators: dict[str, "Indicator"] = {}
_identities: list["Identity"] = []
_loading = threading.RLock()
_state = {"loaded": False}


def add(indicator: "Indicator") -> None:
    """Enter an indicator under its id, which nobody else may have."""
    if indicator.id in _indicators:
        raise ImproperlyConfigured(f"Two indicators have the id {indicator.id!r}.")
    _indicators[indicator.id] = indicator


def add_identity(identity: "Identity") -> None:
    """Enter an identity."""
    _identities.append(identity)


def load() -> None:
    """Read `indicators` of every line of work, once, and check that what they name exists."""
    with _loading:
        if _state["loaded"]:
            return
        autodiscover_modules("indicators")
        for indicator in _indicators.values():
            indicator.check()
        _state["loaded"] = True


def get(id: str) -> Any:
    """The indicator with this id.

    Raises:
        KeyError: There is none.
    """
    load()
    return _indicators[id]


def all() -> list[Any]:
    """Every indicator, in the order of the ids."""
    load()
    return [_indicators[id] for id in sorted(_indicators)]


def identities() -> list["Identity"]:
    """Every identity that the lines of work declare."""
    load()
    return list(_identities)
