"""The line of work as a Django application."""

from django.apps import AppConfig


class LeadershipConfig(AppConfig):
    """领导干部履职学法."""

    name = "guiju.matters.leadership"
    label = "leadership"
    verbose_name = "领导干部履职学法"
