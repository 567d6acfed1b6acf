"""What the law floor refuses, always as a sentence that a clerk can act on."""

__all__ = ["LawError", "NotComputable", "NotInForce", "Refused", "UnknownCitation", "UnknownRule"]


class LawError(ValueError):
    """The law floor cannot or may not do what was asked; the message says why, in Chinese."""


class UnknownCitation(LawError):
    """A citation names a statute or an article that the library does not hold."""


class UnknownRule(LawError):
    """No rule bears this id."""


class NotInForce(LawError):
    """The statute or the rule was not in force on the day asked for, and no earlier text is held."""


class NotComputable(LawError):
    """The law gives no number here (at once, as set in the document, still suspended): no date may be invented."""


class Refused(LawError):
    """The law forbids it: an extension that does not exist, comes too late, or is too long."""
