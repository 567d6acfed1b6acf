"""One browser for every test of the pages."""

from tests.faces.browser import chromium  # noqa: F401
