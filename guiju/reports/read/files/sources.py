"""Where files come from: paths, folders, zip archives of thousands, standard input. One file at a time is in memory."""

import os
import stat
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from guiju.reports.read.files.archive import member_name, open_zip, read_member
from guiju.reports.read.files.document import MAX_BYTES, MEGABYTE, CannotRead, Document, Unreadable
from guiju.reports.read.files.formats import SUFFIXES, is_archive, office_kind, read_bytes

MAX_ARCHIVE_BYTES = 8 << 30
"""Most bytes unpacked from one archive of files in all; each file has its own limit besides."""


def documents(
    paths: Iterable[str | os.PathLike[str]], *, max_bytes: int = MAX_BYTES
) -> Iterator[Document | Unreadable]:
    """The documents at `paths`, in the order given; folders and archives in the order of their names.

    `-` is standard input. Every path yields at least one item: a file that is missing, vanishes while being read, or
    cannot be read yields an `Unreadable`.

    Args:
        paths: files, folders, zip archives, or `-`.
        max_bytes: largest single file that is read; a larger one is refused by its size, without reading it.
    """
    for path in paths:
        if str(path) == "-":
            yield from _stream(max_bytes)
        elif os.path.isdir(path):
            yield from _folder(Path(path), max_bytes)
        else:
            yield from _file(Path(path), str(path), max_bytes)


def _folder(folder: Path, max_bytes: int) -> Iterator[Document | Unreadable]:
    found = False
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith((".", "~$")) and path.suffix.lower() in SUFFIXES:
                found = True
                yield from _file(path, str(path), max_bytes)
    if not found:
        yield Unreadable(str(folder), "文件夹里没有可读的报告（txt、html、docx、doc、wps、pdf、ofd、zip）")


def _file(path: Path, name: str, max_bytes: int) -> Iterator[Document | Unreadable]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CannotRead("不是普通文件")
        with path.open("rb") as stream:
            if stream.read(4) in {b"PK\x03\x04", b"PK\x05\x06"} and _is_plain_zip(stream):
                yield from _archive(stream, name, max_bytes)
                return
            if status.st_size > max_bytes:
                raise CannotRead(_too_large(status.st_size, max_bytes))
            stream.seek(0)
            data = stream.read(max_bytes + 1)
        if len(data) > max_bytes:
            raise CannotRead(_too_large(len(data), max_bytes))
    except (CannotRead, OSError, ValueError) as error:
        yield Unreadable(name, _sentence(error))
        return
    yield _read(name, data)


def _is_plain_zip(stream) -> bool:
    try:
        with zipfile.ZipFile(stream) as archive:
            return office_kind(archive.namelist()) is None
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return False


def _stream(max_bytes: int) -> Iterator[Document | Unreadable]:
    data = sys.stdin.buffer.read(max_bytes + 1)
    if len(data) > max_bytes:
        yield Unreadable("-", _too_large(len(data), max_bytes))
        return
    try:
        archive = is_archive(data)
    except CannotRead as error:
        yield Unreadable("-", str(error))
        return
    if archive:
        yield from _archive(data, "-", max_bytes)
    else:
        yield _read("-", data)


def _archive(source, name: str, max_bytes: int) -> Iterator[Document | Unreadable]:
    """The readable members of a zip, named `archive.zip/member`."""
    try:
        archive = open_zip(source)
    except CannotRead as error:
        yield Unreadable(name, str(error))
        return
    total, found = 0, False
    with archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            inner = member_name(info)
            path = PurePosixPath(inner)
            hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)
            if not info.filename or info.is_dir() or hidden or path.suffix.lower() not in SUFFIXES:
                continue
            found = True
            try:
                data = read_member(archive, info, limit=max_bytes)
            except CannotRead as error:
                yield Unreadable(f"{name}/{inner}", str(error))
                continue
            total += len(data)
            if total > MAX_ARCHIVE_BYTES:
                yield Unreadable(name, f"压缩包解开后超过 {MAX_ARCHIVE_BYTES >> 30} GB，余下的没有读；请分批处理")
                return
            yield _read(f"{name}/{inner}", data)
    if not found:
        yield Unreadable(name, "压缩包里没有可读的报告（txt、html、docx、doc、wps、pdf、ofd）")


def _read(name: str, data: bytes) -> Document | Unreadable:
    try:
        return read_bytes(name, data)
    except CannotRead as error:
        return Unreadable(name, str(error))


def _too_large(size: int, limit: int) -> str:
    return f"文件有 {size // MEGABYTE} MB，超过 {limit // MEGABYTE} MB 的上限，没有读；请只保留报告正文"


def _sentence(error: Exception) -> str:
    if isinstance(error, CannotRead):
        return str(error)
    if isinstance(error, FileNotFoundError):
        return "文件不存在，或者读的时候已被移走"
    if isinstance(error, PermissionError):
        return "没有权限读这个文件"
    if isinstance(error, OSError):
        return f"读文件时出错（{error.strerror or error}）"
    return f"文件名或内容无效（{error}）"
