"""Who may come in, how often, and by what kind of address."""

from typing import Annotated

from django.http import HttpRequest
from django.urls import register_converter
from django.urls.converters import StringConverter
from ninja import Path
from ninja.security import HttpBearer
from ninja.throttling import SimpleRateThrottle

from guiju.faces.api.models import Token
from guiju.registry.models import User

#: Requests of one token to one server process in a second: far above what a county's systems need, far below what
#: would starve the people at their screens. Not a security measure; that is the proxy's.
RATE = "200/s"


class Word(StringConverter):
    """A name in an address: of a line, a step, a register."""

    regex = "[a-z][a-z0-9_]{0,39}"


register_converter(Word, "word")
Name = Annotated[str, Path(max_length=40)]


class Bearer(HttpBearer):
    """`Authorization: Bearer guiju_…`; the request goes on as the token's user."""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token, if it is in force."""
        found = Token.of(token)
        if found:
            request.user = found.user
        return found


class Rate(SimpleRateThrottle):
    """Each token has its own count."""

    scope = "token"

    def __init__(self) -> None:
        super().__init__(RATE)

    def get_cache_key(self, request: HttpRequest) -> str | None:
        """By the token, not by its user's name: two people may bear the same."""
        token = getattr(request, "auth", None)
        return f"throttle-token-{token.pk}" if token else None


def caller(request: HttpRequest) -> User:
    """The user for whom the program acts."""
    assert isinstance(request.user, User)
    return request.user
