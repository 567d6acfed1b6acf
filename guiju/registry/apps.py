"""The registry as a Django app."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Who and what."""

    name = "guiju.registry"
    verbose_name = "机构与人员"
