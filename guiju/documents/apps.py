"""Official papers as a Django app."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.conf import settings


class DocumentsConfig(AppConfig):
    """Papers that steps make."""

    name = "guiju.documents"
    verbose_name = "文书"

    def ready(self) -> None:
        """Load the papers of every line of work, and take the outbox's promises of papers."""
        import_module("guiju.documents.issue")
        for matter in settings.MATTERS:
            if find_spec(f"{matter}.papers"):
                import_module(f"{matter}.papers")
