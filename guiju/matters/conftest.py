"""The small county of the tests, for the tests of every line of work."""

from tests.conftest import county, officers

__all__ = ["county", "officers"]
