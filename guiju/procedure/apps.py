"""The kernel as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ProcedureConfig(AppConfig):
    """The closed loop: case, step, limit, register, event chain."""

    name = "guiju.procedure"
    verbose_name = "办案内核"

    def ready(self) -> None:
        """Check every procedure once all lines of work are loaded; make the search when the tables are there."""
        from guiju.procedure.models import Case
        from guiju.procedure.search import install

        post_migrate.connect(install, sender=self)

        for model in Case.lines():
            model.procedure.check()
