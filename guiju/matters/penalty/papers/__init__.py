"""The papers of the line of work, by the chapter of the procedure that makes them.

A paper says what the step that makes it was given; what the case holds may have moved on by the time it is written.
"""

from guiju.matters.penalty.papers import (
    dossier,
    enforcing,
    execution,
    filing,
    hearing,
    inquiry,
    notice,
    ruling,
    transfer,
)

__all__ = ["dossier", "enforcing", "execution", "filing", "hearing", "inquiry", "notice", "ruling", "transfer"]
