"""The line of work as a Django application."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """法治督察."""

    name = "guiju.matters.supervision"
    label = "supervision"
    verbose_name = "法治督察"
