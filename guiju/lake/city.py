"""A city: the snapshots of its counties side by side, one folder a county, read as one.

    D/酉县/manifest.json
    D/丰县/manifest.json

Each county numbers its records by itself, so their ids are told apart by the county's place in the list: id + n·STRIDE.
Counties may run different versions of the software; what counts is whether a snapshot has the columns of which today's
figures are made. A county that is missing, damaged, late or too old is named, and left out only when somebody says so.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from guiju.lake.errors import LakeError
from guiju.lake.manifest import NAME, Manifest
from guiju.lake.snapshot import Snapshot
from guiju.lake.tables import named

#: How far the ids of two counties lie apart: more than any county has records.
STRIDE = 1 << 40
#: An optional list of the counties that a city has, one folder a line: what stands there must be there.
ROLL = "counties.txt"


@dataclass(frozen=True)
class City:
    """The counties that are compiled together, and those that were left out, each with the reason."""

    folder: Path
    counties: dict[str, Snapshot]
    left_out: dict[str, str]

    @classmethod
    def open(cls, folder: Path | str, leave_out: Iterable[str] = (), *, skip_bad: bool = False) -> Self:
        """The city in a folder. `leave_out` names counties to do without; `skip_bad` does without all that are not fit.

        With `skip_bad` every file is read and verified here, otherwise `verify` does it.

        Raises:
            LakeError: A county is missing, damaged, late or too old; the message names each with what is wrong.
        """
        folder = Path(folder)
        names = _names(folder)
        if unknown := sorted(set(leave_out) - set(names)):
            raise LakeError(f"{folder} 里没有要略去的 {'、'.join(unknown)}；现有：{'、'.join(names)}。")
        left = dict.fromkeys(leave_out, "按要求略去")
        found, wrong = _open(folder, [name for name in names if name not in left], verify=skip_bad)
        wrong |= _unfit(found)
        if wrong and not skip_bad:
            told = "；".join(f"{name}：{why}" for name, why in sorted(wrong.items()))
            raise LakeError(
                f"{folder} 有 {len(wrong)} 个县不能用：{told}。补好后重来，或用 --leave-out 写明略去哪个县。"
            )
        counties = {name: one for name, one in found.items() if name not in wrong}
        if not counties:
            raise LakeError(f"{folder} 里没有一个县的快照可用。")
        return cls(folder, counties, left | wrong)

    @property
    def id(self) -> str:
        """The SHA-256 over the names and ids of the counties."""
        lines = "".join(f"{name}\t{one.id}\n" for name, one in self.counties.items())
        return hashlib.sha256(lines.encode()).hexdigest()

    @property
    def manifest(self) -> Manifest:
        """The year and cut-off that all counties share."""
        first = next(iter(self.counties.values())).manifest
        return Manifest(first.year, first.cutoff, {}, first.taken, first.code, first.definitions)

    def verify(self) -> None:
        """Verify every county.

        Raises:
            LakeError: A file of a county is missing or damaged; the message names county and file.
        """
        _, wrong = _open(self.folder, list(self.counties), verify=True)
        if wrong:
            raise LakeError("；".join(f"{name}：{why}" for name, why in wrong.items()))


def open_records(folder: Path | str, leave_out: Iterable[str] = (), *, skip_bad: bool = False) -> Snapshot | City:
    """The snapshot in a folder, or the city if the folder holds one folder a county.

    Raises:
        LakeError: It is neither, or not fit to be used.
    """
    folder = Path(folder)
    if (folder / NAME).exists() or not _names(folder):
        return Snapshot.open(folder)
    return City.open(folder, leave_out, skip_bad=skip_bad)


def _names(folder: Path) -> list[str]:
    """The counties: those on the roll, if there is one, and every folder with a manifest."""
    roll = folder / ROLL
    listed = roll.read_text(encoding="utf-8").split() if roll.is_file() else []
    there = [path.parent.name for path in folder.glob(f"*/{NAME}")]
    return sorted({*listed, *there})


def _open(folder: Path, names: list[str], *, verify: bool) -> tuple[dict[str, Snapshot], dict[str, str]]:
    found, wrong = {}, {}
    for name in names:
        try:
            found[name] = Snapshot.open(folder / name)
            if verify:
                found[name].verify()
        except LakeError as error:
            wrong[name] = str(error).rstrip("。")
    return found, wrong


def _unfit(found: dict[str, Snapshot]) -> dict[str, str]:
    """What is late, or lacks a column that today's figures are made of."""
    wrong: dict[str, str] = {}
    latest = max(((one.manifest.year, one.manifest.cutoff) for one in found.values()), default=None)
    for name, one in found.items():
        manifest = one.manifest
        if (manifest.year, manifest.cutoff) != latest and latest:
            wrong[name] = f"迟报，快照截至 {manifest.cutoff}，别县截至 {latest[1]}"
        elif lacking := _lacking(manifest):
            wrong[name] = f"快照由 {manifest.code or '别的'} 版程序写成，缺 {'、'.join(lacking)}"
    return wrong


def _lacking(manifest: Manifest) -> list[str]:
    lacking = []
    for model, columns in named().items():
        table = manifest.tables.get(model._meta.label_lower)
        if table is None:
            lacking.append(model._meta.label_lower)
        else:
            lacking += [f"{model._meta.label_lower}.{column}" for column in sorted(columns - set(table.columns))]
    return sorted(lacking)
