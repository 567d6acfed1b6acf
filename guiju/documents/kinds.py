"""What kind of file something is, by its content: the name only says what its sender calls it."""

import codecs
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Kind:
    """A kind of file that may be evidence: what it is called, its media type, and the endings its name may have."""

    name: str
    media: str
    endings: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = Kind("PDF", "application/pdf", ("pdf",))
JPEG = Kind("图片", "image/jpeg", ("jpg", "jpeg"))
PNG = Kind("图片", "image/png", ("png",))
TIFF = Kind("图片", "image/tiff", ("tif", "tiff"))
OFD = Kind("OFD", "application/ofd", ("ofd",))
DOCX = Kind("Word", f"{_OFFICE}.wordprocessingml.document", ("docx",))
XLSX = Kind("Excel", f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",))
OLE = Kind("Office（旧版）", "application/x-ole-storage", ("doc", "xls", "wps", "et"))
MP4 = Kind("录像、录音", "video/mp4", ("mp4", "m4a", "mov", "3gp"))
MP3 = Kind("录音", "audio/mpeg", ("mp3",))
WAV = Kind("录音", "audio/wav", ("wav",))
AMR = Kind("录音", "audio/amr", ("amr",))
TEXT = Kind("文本", "text/plain", ("txt", "csv"))
KINDS = (PDF, JPEG, PNG, TIFF, OFD, DOCX, XLSX, OLE, MP4, MP3, WAV, AMR, TEXT)
#: The endings that are taken, for a file dialogue.
ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)

#: How a file begins, and at which place.
_BEGINS = (
    (0, b"%PDF-", PDF), (0, b"\xff\xd8\xff", JPEG), (0, b"\x89PNG\r\n\x1a\n", PNG), (0, b"II*\0", TIFF),
    (0, b"MM\0*", TIFF), (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE), (4, b"ftyp", MP4), (0, b"ID3", MP3),
    (0, b"\xff\xfb", MP3), (0, b"\xff\xf3", MP3), (8, b"WAVE", WAV), (0, b"#!AMR", AMR),
)  # fmt: skip
#: What a packed file holds that makes it one of its kind.
_HOLDS = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("OFD.xml", OFD))
_HEAD = 4096
#: What no text holds: control characters other than tab, line and page ends.
_NO_TEXT = frozenset(range(32)) - {9, 10, 12, 13}


def kind_of(path: Path) -> Kind | None:
    """The kind of a file, None for one that is not taken."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"PK\x03\x04"):
        return _packed(path)
    found = next((kind for at, begins, kind in _BEGINS if head[at:].startswith(begins)), None)
    return found or (TEXT if head and _is_text(head) else None)


def _packed(path: Path) -> Kind | None:
    try:
        with zipfile.ZipFile(path) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    return next((kind for name, kind in _HOLDS if name in names), None)


def _is_text(head: bytes) -> bool:
    """Whether the beginning reads as text, in UTF-8 or the national character set; the last character may be cut."""
    if _NO_TEXT & set(head) or b"<script" in head.lower():
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            continue
        return True
    return False
