"""The real settings, with the lines of work and the peers of the benchmarks beside them."""

from guiju.settings import *  # noqa: F403
from guiju.settings import INSTALLED_APPS

# One line of work, the rig's own, so that what is measured does not change with every line that the house gains.
MATTERS: list[str] = []
INSTALLED_APPS = [
    *(app for app in INSTALLED_APPS if not app.startswith("guiju.matters.")),
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
