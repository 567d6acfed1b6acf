"""The workbench as a Django app."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """Pages for officials."""

    name = "guiju.faces.workbench"
    verbose_name = "工作台"
