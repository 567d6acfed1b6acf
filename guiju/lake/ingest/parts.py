"""A file that was sent, taken apart: each part is one table of text, found in a CSV, a sheet, lines of JSON or Parquet.

A zip of these is one batch of several parts. Nothing is read whole: zips are unpacked and encodings changed on disk.
"""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guiju.lake.contracts.model import Contract
from guiju.lake.contracts.values import BLANKS
from guiju.lake.errors import LakeError
from guiju.lake.ingest import sheets, tables, texts
from guiju.lake.ingest.heads import Head

#: Unpacked, a zip may be so much larger than packed; more is a trap, not data.
_RATIO = 200


@dataclass(frozen=True)
class Part:
    """One table. `rows` is SQL that gives its columns as text; `first` is the number, in the file, of its first row.

    Of a CSV, DuckDB keeps the lines that are no rows; it counts them from the top of the text, which `base` rows of a
    sheet stand above. `blanks` are those that the text has anywhere.
    """

    name: str
    rows: str
    columns: dict[str, str]
    first: int = 1
    base: int = 0
    rejects: bool = False
    blanks: str = BLANKS
    notes: tuple[str, ...] = ()


def parts(path: Path, contract: Contract, work: Path) -> Iterator[Part]:
    """The parts of a file.

    Raises:
        LakeError: It is of no kind we read, or its columns are not those of the contract.
    """
    kind = _kind(path)
    if kind == "zip":
        for member in _unpacked(path, work):
            yield from parts(member, contract, work)
    elif kind == "excel":
        csv, base, notes = sheets.to_csv(path, contract, work)
        yield _csv(path.name, csv, contract, work, base, notes, ",")
    elif kind == "parquet":
        yield Part(path.name, *tables.parquet(path, contract))
    elif kind == "json":
        utf8, notes = texts.as_utf8(path, work)
        texts.blanks_in(utf8)
        yield Part(path.name, *tables.lines(utf8, contract), notes=tuple(notes))
    else:
        utf8, notes = texts.as_utf8(path, work)
        yield _csv(path.name, utf8, contract, work, 0, notes)


def _csv(name: str, path: Path, contract: Contract, work: Path, base: int, notes: list[str], only: str = "") -> Part:
    blanks, head = texts.blanks_in(path), Head.find(path, contract, only)
    first = base + head.line + 2
    return Part(name, tables.csv(path, head), head.mapping, first, base, True, blanks, (*notes, *head.notes))


def _kind(path: Path) -> str:
    """What a file is, by its first bytes before its name: people rename files."""
    with path.open("rb") as file:
        start = file.read(4096)
    if not start.strip():
        raise LakeError(f"{path.name} 是空文件。")
    if start.startswith(b"PAR1"):
        return "parquet"
    if start.startswith(b"PK\x03\x04"):
        return "excel" if _is_workbook(path) else "zip"
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return "excel"
    if start.startswith(b"%PDF"):
        raise LakeError(f"{path.name} 是 PDF，不是数据表；请要原始的表格（CSV、Excel、JSON lines 或 Parquet）。")
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"["):
        raise LakeError(f"{path.name} 是一整个 JSON 数组；请改为一行一个对象（JSON lines）再报。")
    return "json" if text.startswith(b"{") else "csv"


def _is_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.startswith(("xl/", "content.xml")) for name in archive.namelist())
    except zipfile.BadZipFile:
        raise LakeError(f"{path.name} 这个压缩包已损坏，请重新打包再报。") from None


def _unpacked(path: Path, work: Path) -> Iterator[Path]:
    with zipfile.ZipFile(path) as archive:
        members = [one for one in archive.infolist() if not one.is_dir() and "__MACOSX" not in one.filename]
        if any(one.flag_bits & 1 for one in members):
            raise LakeError(f"{path.name} 加了密码，请解密后再报。")
        size = sum(one.file_size for one in members)
        if size > max(path.stat().st_size, 1 << 20) * _RATIO or size > shutil.disk_usage(work).free:
            raise LakeError(f"{path.name} 解压后有 {size >> 20} MB，磁盘放不下或压缩比不正常，没有解压。")
        if not members:
            raise LakeError(f"{path.name} 里没有文件。")
        for at, member in enumerate(members):
            folder = work / f"zip-{at}"
            folder.mkdir()
            target = folder / Path(_name(member)).name
            with archive.open(member) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
            if zipfile.is_zipfile(target) and not _is_workbook(target):
                raise LakeError(f"{path.name} 里还套着压缩包 {target.name}，请只压缩一层。")
            yield target


def _name(member: zipfile.ZipInfo) -> str:
    """A member's name: old Chinese Windows wrote it in GBK without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
