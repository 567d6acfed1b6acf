"""The registry as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import pre_migrate


class RegistryConfig(AppConfig):
    """Who and what."""

    name = "guiju.registry"
    verbose_name = "机构与人员"

    def ready(self) -> None:
        """Let `migrate` make the tables of all apps in few operations."""
        from guiju.registry.migrating import gather

        pre_migrate.connect(gather, sender=self)
