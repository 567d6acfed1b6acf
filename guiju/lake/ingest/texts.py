"""Text files as they come: which encoding, and a line that no table has."""

import codecs
import hashlib
from pathlib import Path

from guiju.lake.contracts.values import BLANKS
from guiju.lake.errors import LakeError

#: A line of this many bytes or more, that fills a whole block, is not a row.
BLOCK = 1 << 20
#: The longest line that is read, in bytes; any longer one has been refused before.
LINE = 2 * BLOCK
_SAMPLES, _SAMPLE = 24, 1 << 16
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def as_utf8(path: Path, work: Path) -> tuple[Path, list[str]]:
    """The file itself if it is UTF-8, else a copy in UTF-8, with what the sender should know.

    Raises:
        LakeError: It is no text.
    """
    encoding = encoding_of(path)
    notes: list[str] = []
    if encoding not in ("utf-8", "utf-8-sig"):
        path, lost = _transcoded(path, encoding, work)
        names = {"gb18030": "GBK/GB18030", "utf-16": "UTF-16"}
        notes.append(f"文件是 {names[encoding]} 编码，已转为 UTF-8。")
        if lost:
            notes.append(f"有 {lost} 处字节不成字，以“\ufffd”代替；含有它的行请核对。")
    return path, notes


def encoding_of(path: Path) -> str:
    """UTF-8, GB18030 or UTF-16, by its mark or by samples from all over the file.

    A few broken characters do not make a UTF-8 file something else; those rows are quarantined.
    """
    samples = _samples(path)
    for mark, encoding in _MARKS:
        if samples[0].startswith(mark):
            return encoding
    if any(b"\x00" in sample for sample in samples):
        raise LakeError(
            f"{path.name} 不是文本文件（里面有空字节）；可读 CSV、Excel、JSON lines、Parquet 和它们的 zip。"
        )
    text = "".join(codecs.getincrementaldecoder("utf-8")("replace").decode(sample) for sample in samples)
    beyond = sum(1 for char in text if char > "\x7f")
    return "gb18030" if text.count("\ufffd") > max(_SAMPLES * 6, beyond // 50) else _strict(samples)


def _strict(samples: list[bytes]) -> str:
    """A file with few characters beyond ASCII: GB18030 if all of it reads so and not as UTF-8."""
    head = samples[0]
    for encoding in ("utf-8", "gb18030"):
        try:
            codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            continue
        return encoding
    return "utf-8"


def _samples(path: Path) -> list[bytes]:
    size = path.stat().st_size
    starts = {size * at // _SAMPLES for at in range(_SAMPLES)} if size > _SAMPLES * _SAMPLE else {0}
    length = _SAMPLE if len(starts) > 1 else _SAMPLES * _SAMPLE
    with path.open("rb") as file:
        found = []
        for start in sorted(starts):
            file.seek(start)
            found.append(file.read(length))
    return found


def _transcoded(path: Path, encoding: str, work: Path) -> tuple[Path, int]:
    """A copy in UTF-8, written a few megabytes at a time, and how many places could not be read."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    copy, lost = work / f"{path.name}.utf8", 0
    with path.open("rb") as source, copy.open("wb") as target:
        while block := source.read(4 * BLOCK):
            text = decoder.decode(block)
            lost += text.count("\ufffd")
            target.write(text.encode())
        target.write(decoder.decode(b"", final=True).encode())
    return copy, lost


def blanks_in(path: Path) -> str:
    """Which blanks, besides the space, a UTF-8 file has where they may stand at the edge of a value.

    Raises:
        LakeError: A line fills a megabyte; it is not a row.
    """
    found: set[str] = set()
    wanted = {blank: (blank if blank not in "\r\n" else f'{blank}"').encode() for blank in BLANKS}
    with path.open("rb") as file:
        at = 0
        while block := file.read(BLOCK):
            if len(block) == BLOCK and b"\n" not in block and b"\r" not in block:
                raise LakeError(
                    f"{path.name} 从第 {at} 字节起有一行超过 1 MB，不像数据表：可能缺了换行或文件已损坏，没有收。"
                )
            block = block.removeprefix("\ufeff".encode()) if at == 0 else block
            found |= {blank for blank, text in wanted.items() if _rare(text) in block and text in block}
            for blank in found:
                wanted.pop(blank, None)
            at += len(block)
    return "".join(blank for blank in BLANKS if blank in found)


def _rare(text: bytes) -> bytes:
    """The byte of a text that is rarest in files: looking for one byte is ten times as fast as for two."""
    return text[-1:] if text[:1] in b"\r\n" else text[:1]
