"""The sample line of work."""

from django.apps import AppConfig


class SampleConfig(AppConfig):
    """The sample line of work."""

    name = "tests.sample"
    label = "sample"
