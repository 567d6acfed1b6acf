"""The real settings, with the lines of work and the peers of the benchmarks beside them."""

import os

from guiju.settings import *  # noqa: F403
from guiju.settings import INSTALLED_APPS, MATTERS

if not os.environ.get("GUIJU_BENCH_HOUSE"):
    # Steps are measured on the rig's own line of work alone; pages and the API with every line of the house.
    INSTALLED_APPS = [app for app in INSTALLED_APPS if app not in MATTERS]
    MATTERS = []
INSTALLED_APPS = [
    *INSTALLED_APPS,
    "rig",
    "viewflow",
    "viewflow.workflow",
]


class _Straight:
    """Tables straight from the models: the peers' history of migrations is not what is measured."""

    def __contains__(self, app):
        return True

    def __getitem__(self, app):
        return None


MIGRATION_MODULES = _Straight()
