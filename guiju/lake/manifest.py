"""The manifest: what a snapshot holds, file by file, and the id that its content gives it."""

import datetime as dt
import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from guiju.lake.errors import LakeError

#: The version of the layout described here.
FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True)
class Partition:
    """One Parquet file: a year of a table, or all of it. `content` is the hash of its rows, `sha256` of its bytes."""

    name: str
    file: str
    rows: int
    content: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class TableFiles:
    """A table's columns with their Arrow types, and its partitions."""

    columns: dict[str, str]
    partitions: tuple[Partition, ...]

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return sum(partition.rows for partition in self.partitions)


@dataclass(frozen=True)
class Manifest:
    """A snapshot's contents. Year, cut-off, columns and rows make the id; when, where and by which code do not."""

    year: int
    cutoff: dt.date
    tables: dict[str, TableFiles]
    taken: str = ""
    code: str = ""
    definitions: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The SHA-256 over the canonical JSON of year, cut-off, columns, counts and content hashes."""
        content = {
            "format": FORMAT,
            "year": self.year,
            "cutoff": str(self.cutoff),
            "tables": {
                name: [table.columns, [[one.name, one.rows, one.content] for one in table.partitions]]
                for name, table in self.tables.items()
            },
        }
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def write(self, folder: Path) -> None:
        """Put the manifest in its place at one stroke: a reader sees the old one or the new one."""
        text = json.dumps({"format": FORMAT, "id": self.id, **asdict(self)}, ensure_ascii=False, indent=1, default=str)
        temporary = folder / f".{NAME}.{os.getpid()}"
        with temporary.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / NAME)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The manifest of a folder.

        Raises:
            LakeError: There is none, it is damaged, or another version of the software wrote it.
        """
        path = folder / NAME
        try:
            known = json.loads(path.read_text(encoding="utf-8"))
            if known["format"] != FORMAT:
                raise LakeError(
                    f"{path} 是第 {known['format']} 版格式，本程序只读第 {FORMAT} 版，请用当前程序重新做快照。"
                )
            manifest = cls(
                int(known["year"]),
                dt.date.fromisoformat(known["cutoff"]),
                {name: _table(table) for name, table in known["tables"].items()},
                known["taken"],
                known["code"],
                known["definitions"],
            )
        except FileNotFoundError:
            raise LakeError(f"{folder} 里没有快照清单 {NAME}；请先运行 guiju snapshot。") from None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise LakeError(f"快照清单 {path} 已损坏（{error}），请重新做快照。") from error
        if manifest.id != known.get("id"):
            raise LakeError(f"快照清单 {path} 被改动过：编号与内容不符，请重新做快照。")
        return manifest


def _table(known: dict[str, Any]) -> TableFiles:
    return TableFiles(dict(known["columns"]), tuple(Partition(**one) for one in known["partitions"]))
