"""The kernel as a Django app."""

from django.apps import AppConfig


class ProcedureConfig(AppConfig):
    """The closed loop: case, step, limit, register, event chain."""

    name = "guiju.procedure"
    verbose_name = "办案内核"

    def ready(self) -> None:
        """Check every procedure once all lines of work are loaded."""
        from guiju.procedure.models import Case

        for model in Case.lines():
            model.procedure.check()
