"""What can be wrong with a request for facts."""


class FactsError(Exception):
    """Facts cannot be compiled or found; the message says why and what to do."""
