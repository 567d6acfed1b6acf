"""Where the files of a case are kept: under the hash of their content, so that the same file is kept once.

A file is whole and on the disk (fsync) before any row names it, and nothing ever removes one that a row names. What was
sent and then refused leaves a file that no row names; it is found again, not kept twice, when the form is sent anew,
and swept away after a day (`sweep`).
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError

from guiju.documents.kinds import ENDINGS, kind_of
from guiju.procedure.refusal import Refused
from guiju.procedure.validation import clean_text

_LONGEST_NAME = 150
#: How the names begin of files and folders that somebody is still writing.
NEW = "new-"


@dataclass(frozen=True)
class Kept:
    """A file that lies in the store: its name, its media type, how many bytes, the SHA-256 of its content."""

    name: str
    media: str
    size: int
    digest: str


def folder() -> Path:
    """Where the files are."""
    return Path(settings.DATA_DIR) / "attachments"


def path_of(digest: str) -> Path:
    """Where the file with this content is."""
    return folder() / digest[:2] / digest[2:]


def keep(name: str, chunks: Iterable[bytes]) -> Kept:
    """Put a file into the store.

    Raises:
        Refused: It is empty, too large, of a kind that is not taken, or not what its name says; or the name is none.
    """
    name = clean_name(name)
    folder().mkdir(parents=True, exist_ok=True)
    handle, path = tempfile.mkstemp(dir=folder(), prefix=NEW)
    new = Path(path)
    try:
        with os.fdopen(handle, "wb") as file:
            digest, size = _written(file, chunks, name)
            file.flush()
            os.fsync(file.fileno())
        media = _media(name, new)
        _settle(new, path_of(digest))
    finally:
        new.unlink(missing_ok=True)
    return Kept(name, media, size, digest)


def _written(file: object, chunks: Iterable[bytes], name: str) -> tuple[str, int]:
    """Write the chunks down; their SHA-256 and how many bytes they were."""
    hashed, size, most = hashlib.sha256(), 0, settings.GUIJU_ATTACHMENT_MB * 1024 * 1024
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise _refused(f"“{name}”太大，每个附件最多{settings.GUIJU_ATTACHMENT_MB}MB。")
        hashed.update(chunk)
        file.write(chunk)  # type: ignore[attr-defined]
    if not size:
        raise _refused(f"“{name}”是空文件，请核对后重新选择。")
    return hashed.hexdigest(), size


def _media(name: str, path: Path) -> str:
    kind, ending = kind_of(path), name.rpartition(".")[2].lower()
    if kind is None or ending not in ENDINGS:
        raise _refused(f"“{name}”不是可以作为附件的格式（{'、'.join(ENDINGS)}）。")
    if ending not in kind.endings:
        raise _refused(f"“{name}”的内容是{kind.name}（{'、'.join(kind.endings)}），与文件名不符。")
    return kind.media


def _settle(new: Path, place: Path) -> None:
    """Move the file to its place; a directory entry is only safe when its directory was synced too."""
    place.parent.mkdir(exist_ok=True)
    new.chmod(0o440)
    new.replace(place)  # over one of the same content, if there is one: so a damaged file heals
    for directory in (place.parent, folder()):
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def hold(digest: str) -> bool:
    """Make a file young before a row names it, so that no sweeper takes it for a leftover; False if it is gone."""
    try:
        os.utime(path_of(digest))
    except FileNotFoundError:
        return False
    return True


def clean_name(name: str) -> str:
    """The name of a file as it is shown and given back.

    Raises:
        Refused: It leads elsewhere, cannot be seen, or is too long.
    """
    try:
        name = clean_text(name)
    except ValidationError as error:
        raise _refused(f"文件名{error.messages[0]}") from None
    if not name or re.search(r'[/\\\n\t:*?"<>|]', name) or name.startswith("."):
        raise _refused('文件名不能为空，不能以点开头，不能含有斜杠等符号（/ \\ : * ? " < > |），请改名后再传。')
    if len(name) > _LONGEST_NAME:
        raise _refused(f"文件名太长（{len(name)}字），最多{_LONGEST_NAME}字。")
    return name


def altered(digest: str) -> str:
    """What is wrong with the file that should have this content, empty if nothing is."""
    path = path_of(digest)
    if not path.is_file():
        return "文件缺失"
    with path.open("rb") as file:
        return "" if hashlib.file_digest(file, "sha256").hexdigest() == digest else "文件内容被改动"


def _refused(message: str) -> Refused:
    return Refused(message, fields={"files": [message]})
