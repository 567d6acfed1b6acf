"""The line of work as a Django application."""

from django.apps import AppConfig


class RectificationConfig(AppConfig):
    """问题整改."""

    name = "guiju.matters.rectification"
    label = "rectification"
    verbose_name = "问题整改"
