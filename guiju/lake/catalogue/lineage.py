"""From dataset to indicator to report: what would be wrong if the data were."""

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from guiju import indicators
from guiju.lake.contracts.model import Entry


@dataclass(frozen=True)
class Line:
    """An indicator that a dataset stands behind, and the report templates that print it."""

    indicator: str
    name: str
    reports: tuple[str, ...]


def lineage(entry: Entry, templates: Mapping[str, set[str]]) -> list[Line]:
    """The declared indicators that a dataset feeds. `templates` gives the indicators that each template names."""
    return [
        Line(one.id, one.name, tuple(sorted(name for name, named in templates.items() if one.id in named)))
        for one in indicators.all()
        if any(fnmatchcase(one.id, pattern) for pattern in entry.feeds)
    ]
