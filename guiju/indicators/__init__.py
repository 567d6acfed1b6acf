"""Figures by definition: the words, the identities between figures, and the register of all of them.

from guiju import indicators

indicators.get("reconsideration.received").name
"""

from guiju.indicators.registry import all, get, identities, load

__all__ = ["all", "get", "identities", "load"]
