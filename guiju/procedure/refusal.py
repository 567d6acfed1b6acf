"""Refusals: what the software says when law, order or a colleague's quicker hand forbids an act."""


class Refused(Exception):
    """The act was not done and nothing changed. The message is for a clerk, with the article if law refuses."""

    def __init__(self, message: str, law: str = "", fields: dict[str, list[str]] | None = None) -> None:
        """Keep the sentence, the article it rests on, and the field errors if it was the input that failed."""
        self.message = message
        self.law = law
        self.fields = fields or {}
        super().__init__(str(self))

    def __str__(self) -> str:
        return f"{self.message}（{self.law}）" if self.law else self.message


class Forbidden(Refused):
    """The user has not the role that this act needs."""


class Conflict(Refused):
    """Somebody else acted on the same case first; the page must be read again."""


def require(condition: object, message: str, law: str) -> None:
    """A legal guard: refuse with the sentence and the article unless the condition holds."""
    if not condition:
        raise Refused(message, law)
