"""行政应诉 as a line of work."""

from django.apps import AppConfig


class LitigationConfig(AppConfig):
    """行政应诉."""

    name = "guiju.matters.litigation"
    label = "litigation"
    verbose_name = "行政应诉"
