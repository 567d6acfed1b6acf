"""A profile: what a real county published about one year, and the size of the county.

The file holds facts only: which document published which figure in which words. `keeps` names the domains whose
registers the publisher keeps; where two documents disagree, the one that keeps the register is believed.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("profiles")


@dataclass(frozen=True)
class Source:
    """A published document, and the domains (`reconsideration`) whose registers its publisher keeps."""

    id: str
    title: str
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Published:
    """One published figure: `value` as worded in `text`; for the whole county unless `body` names a bureau."""

    id: str
    text: str
    value: float
    source: Source
    year: int
    bound: str = "exact"
    body: str = ""
    direction: str = ""
    about: str = ""

    @property
    def domain(self) -> str:
        """`reconsideration` of `reconsideration.received`."""
        return self.id.partition(".")[0]

    @property
    def places(self) -> int:
        """How many decimals were written."""
        return len(repr(self.value).partition(".")[2]) if self.value != int(self.value) else 0

    @property
    def signed(self) -> float:
        """The value with the sign of its direction."""
        return -self.value if self.direction == "down" else self.value


@dataclass(frozen=True)
class Profile:
    """A county and its year."""

    id: str
    name: str
    year: int
    seed: int
    word: str
    unit: str
    departments: int
    townships: int
    #: Where all penalties of the year were decided, when the published figure is that of one kind of body.
    penalties_by: str
    region: Mapping[str, Any]
    figures: tuple[Published, ...]
    #: What a year has where nothing was published: see `habits.toml`.
    usual: Mapping[str, Any]


def names() -> list[str]:
    """The profiles there are."""
    return sorted(path.stem for path in FOLDER.glob("*-*.toml"))


def read(name: str) -> Profile:
    """The profile of this name.

    Raises:
        LookupError: There is none; the message names those there are.
    """
    path = FOLDER / f"{name}.toml"
    if name not in names():
        raise LookupError(f"没有“{name}”这个县情档案；现有：{'、'.join(names())}。")
    return parse(name, tomllib.loads(path.read_text(encoding="utf-8")))


def parse(name: str, data: Mapping[str, Any]) -> Profile:
    """A profile out of the content of its file."""
    habits = tomllib.loads((FOLDER / "habits.toml").read_text(encoding="utf-8"))["usual"]
    figures = []
    for row in data["source"]:
        source = Source(row["id"], row["title"], tuple(row.get("keeps", ())))
        figures += [_published(source, data["year"], **figure) for figure in row["figures"]]
    plain = {key: data[key] for key in ("name", "year", "seed", "word", "unit", "departments", "townships", "region")}
    by = data.get("penalties_by", "")
    return Profile(id=name, figures=tuple(figures), penalties_by=by, usual=habits | data.get("usual", {}), **plain)


def _published(source: Source, year: int, *, period: str = "", **figure: Any) -> Published:
    # A figure over several years (2021-2024) is that of the year in which the stretch ends.
    return Published(source=source, year=int(period[-4:]) if period else year, **figure)
