"""The line of work as a Django application."""

from django.apps import AppConfig


class PublicityConfig(AppConfig):
    """法治宣传."""

    name = "guiju.matters.publicity"
    label = "publicity"
    verbose_name = "法治宣传"
