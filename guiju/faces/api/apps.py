"""The API as a Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The API for programs."""

    name = "guiju.faces.api"
    label = "api"
    verbose_name = "接口"
