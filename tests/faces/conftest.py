"""One browser for all tests of pages."""

from tests.faces.browser import chromium

__all__ = ["chromium"]
