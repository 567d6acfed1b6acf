"""Bytes to text: the encodings in which Chinese offices save their files."""

import codecs
import re

from guiju.reports.read.files.document import CannotRead

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_BINARY_SHARE = 0.005
_UNUSUAL = re.compile("[\ue000-\uf8ff\u0370-\u04ff\u3400-\u4dbf\U00020000-\U0003ffff]")
_COMMON = re.compile(r"[，。、；：的是在和年法]")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of a file, whatever it was saved in; universal newlines, no byte-order mark.

    The order is: byte-order mark, what the page declares, UTF-8, then a guess over a sample. GBK and GB2312 are read as
    GB18030, their superset, since offices declare the small one and write rare names from the large one.

    Raises:
        CannotRead: when the bytes are no text, or text in more than one encoding.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _newlines(_strict(data[len(bom) :], encoding))
    if b"\0" in data[:_SAMPLE]:
        return _newlines(_wide(data))
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return _newlines(_plausible(data.decode(_widen(encoding))))
        except (UnicodeDecodeError, LookupError):
            continue
    return _newlines(_guess(data))


def declared_charset(data: bytes) -> str | None:
    """The encoding that an HTML page names in its first kilobytes."""
    found = _META.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def _widen(encoding: str) -> str:
    return "gb18030" if encoding.lower().replace("-", "").replace("_", "") in {"gbk", "gb2312", "cp936"} else encoding


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _plausible(data.decode(encoding))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CannotRead(
            f"文件开头标明是 {encoding.upper()} 编码，但第 {line} 行不是；请用记事本或 WPS 另存为 UTF-8 后再试"
        ) from None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of its line ends and Latin letters is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise CannotRead("不是文本文件（内容是二进制数据）；请提供报告原文") from None
    return _plausible(text)


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    try:
        return _plausible(data.decode("gb18030"), must_look_chinese=True)
    except (UnicodeDecodeError, CannotRead):
        pass
    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and best.encoding in {"big5", "big5hkscs", "cp950", "euc_tw"}:
        try:
            return _plausible(data.decode("big5hkscs"), must_look_chinese=True)
        except (UnicodeDecodeError, CannotRead):
            pass
    raise CannotRead(_why_not(data))


def _why_not(data: bytes) -> str:
    """Tells a file of mixed encodings, which a clerk can mend, from one that is no text."""
    counts = {"UTF-8": 0, "GB18030": 0}
    first: dict[str, int] = {}
    for number, line in enumerate(data[: 4 * _SAMPLE].split(b"\n"), start=1):
        if line.isascii():
            continue
        for name in counts:
            try:
                line.decode(name)
            except UnicodeDecodeError:
                continue
            counts[name] += 1
            first.setdefault(name, number)
            break
    if all(counts.values()) and not _CONTROL.search(data[:_SAMPLE].decode("latin-1")):
        return (
            f"文件里混有两种编码（第 {first['UTF-8']} 行是 UTF-8，第 {first['GB18030']} 行是 GBK）；"
            "请用记事本或 WPS 打开核对后另存为 UTF-8"
        )
    return "不是文本文件，或者编码无法识别；请用记事本或 WPS 另存为 UTF-8 后再试"


def _plausible(text: str, *, must_look_chinese: bool = False) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) * _BINARY_SHARE):
        raise CannotRead("不是文本文件（内容是二进制数据）；请提供报告原文")
    if must_look_chinese:
        odd = len(_UNUSUAL.findall(sample))
        if odd > len(sample) * 0.02 and odd > len(_COMMON.findall(sample)):
            raise CannotRead("编码无法识别")
    return text


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
