"""The papers of reconsideration, by the chapter of the statute in which their step stands."""

from guiju.matters.reconsideration.papers import admission, decision, linked, trial

__all__ = ["admission", "decision", "linked", "trial"]
