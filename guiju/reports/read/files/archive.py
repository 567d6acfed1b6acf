"""Zip containers, opened so that a bomb or a broken file gives a sentence and not a crash."""

import io
import zipfile
import zlib
from typing import BinaryIO

from guiju.reports.read.files.document import MAX_BYTES, MEGABYTE, CannotRead

MAX_RATIO = 200
"""Packed XML shrinks about tenfold, a page of blanks perhaps a hundredfold; bombs go far beyond."""
MAX_MEMBERS = 100_000
_SMALL = MEGABYTE


def open_zip(source: bytes | BinaryIO) -> zipfile.ZipFile:
    """A zip archive.

    Raises:
        CannotRead: when it is broken or has too many members.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise CannotRead("压缩结构已损坏（文件没有传完整，或者不是这种格式），打不开；请重新下载或另存一份") from error
    if len(archive.infolist()) > MAX_MEMBERS:
        raise CannotRead(f"压缩包里的文件超过 {MAX_MEMBERS} 个，请分批处理")
    return archive


def read_member(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo, *, limit: int = MAX_BYTES) -> bytes:
    """The bytes of one member.

    The size that the archive states is not believed: no more than `limit` bytes are unpacked.

    Raises:
        CannotRead: when it is missing, broken, encrypted, over the limit, or packed like a bomb.
    """
    try:
        info = member if isinstance(member, zipfile.ZipInfo) else archive.getinfo(member)
    except KeyError:
        raise CannotRead(f"文件不完整，缺少 {member}；请重新下载或另存一份") from None
    if info.flag_bits & 0x1:
        raise CannotRead("文件加了密码，请先解除密码")
    if info.file_size > limit or info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise CannotRead(f"解压后过大（{info.file_size // MEGABYTE} MB），疑似压缩炸弹，已拒绝")
    try:
        with archive.open(info) as stream:
            data = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise CannotRead("压缩数据已损坏，解不开；请重新下载或另存一份") from error
    if len(data) > limit:
        raise CannotRead("解压后的大小与标明的不符，疑似压缩炸弹，已拒绝")
    return data


def member_name(info: zipfile.ZipInfo) -> str:
    """The member's name; archives made on Chinese Windows keep names in GBK without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
