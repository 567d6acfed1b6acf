"""Where a county keeps its lake, below its data folder."""

from pathlib import Path


def lake(data: Path) -> Path:
    """The landed datasets, one folder each."""
    return data / "lake"


def contracts(data: Path) -> Path:
    """The county's own contracts, which stand before the platform's."""
    return data / "contracts"
