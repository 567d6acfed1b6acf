"""The line of work as a Django app."""

from django.apps import AppConfig


class PenaltyConfig(AppConfig):
    """行政处罚."""

    name = "guiju.matters.penalty"
    label = "penalty"
    verbose_name = "行政处罚"
