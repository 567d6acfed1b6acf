"""行政复议 as a line of work."""

from django.apps import AppConfig


class ReconsiderationConfig(AppConfig):
    """行政复议."""

    name = "guiju.matters.reconsideration"
    label = "reconsideration"
    verbose_name = "行政复议"
