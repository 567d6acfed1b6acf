"""The portal as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages for everybody."""

    name = "guiju.faces.portal"
    verbose_name = "公众门户"
