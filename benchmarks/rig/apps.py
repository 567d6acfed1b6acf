"""The benchmarks' line of work and its peers."""

from django.apps import AppConfig


class RigConfig(AppConfig):
    """One flow, three ways."""

    name = "rig"
    label = "rig"
    default_auto_field = "django.db.models.BigAutoField"
