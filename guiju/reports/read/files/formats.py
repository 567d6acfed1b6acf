"""Which format a file has. Its first bytes decide, not its name: much that is called `.doc` is a web page or a docx."""

from guiju.reports.read.files.document import CannotRead, Document, Extract

SUFFIXES = frozenset(".txt .text .md .html .htm .shtml .xhtml .docx .doc .wps .wpt .pdf .ofd .zip".split())  # noqa: SIM905
"""What is taken out of a folder or an archive; a file that is named on the command line is always tried."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED = {
    b"{\\rtf": "RTF 格式，读不了；请用 Word 或 WPS 另存为 docx",
    b"\x89PNG": "图片，没有文字；请先做文字识别（OCR）",
    b"\xff\xd8\xff": "图片，没有文字；请先做文字识别（OCR）",
    b"GIF8": "图片，没有文字；请先做文字识别（OCR）",
    b"II*\0": "图片，没有文字；请先做文字识别（OCR）",
    b"MM\0*": "图片，没有文字；请先做文字识别（OCR）",
    b"Rar!": "RAR 压缩包，读不了；请改用 zip",
    b"7z\xbc\xaf": "7z 压缩包，读不了；请改用 zip",
    b"\x1f\x8b": "gzip 压缩包，读不了；请改用 zip",
    b"MZ": "程序文件，不是报告",
    b"\x7fELF": "程序文件，不是报告",
}
_HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<meta", b"<body")


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip of files, and not a docx, an OFD or another office file in zip form."""
    from guiju.reports.read.files.archive import open_zip

    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    with open_zip(data) as archive:
        return office_kind(archive.namelist()) is None


def office_kind(names: list[str]) -> str | None:
    """The office format that a zip's member names show; None for an archive of files."""
    present = set(names)
    if "word/document.xml" in present:
        return "docx"
    if "OFD.xml" in present:
        return "ofd"
    if "[Content_Types].xml" in present or "mimetype" in present:
        return "other"
    return None


def read_bytes(name: str, data: bytes) -> Document:
    """The document that a file's bytes hold.

    Raises:
        CannotRead: with the sentence why there is no text.
    """
    if not data.strip():
        raise CannotRead("文件是空的")
    extract = _extract(name, data)
    if not extract.text.strip():
        raise CannotRead("文件里没有文字")
    return Document(name, extract.text, extract.pages)


def _extract(name: str, data: bytes) -> Extract:
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    for magic, sentence in _REFUSED.items():
        if data.startswith(magic) and b"\0" in data[:4096] + (b"\0" if magic == b"{\\rtf" else b""):
            raise CannotRead(sentence)
    if b"%PDF-" in data[:1024]:
        from guiju.reports.read.files import pdf

        return pdf.read(data)
    if data.startswith(_OLE):
        from guiju.reports.read.files import doc

        return doc.read(data)
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    if suffix in {".docx", ".ofd", ".pdf"}:
        raise CannotRead(f"文件已损坏，不是有效的 {suffix[1:]} 文件；请重新下载或另存一份")
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in {".html", ".htm", ".shtml", ".xhtml"} or head.startswith(_HTML_STARTS) and b"<" in head[1:]:
        from guiju.reports.read.files import html

        return html.read(data)
    from guiju.reports.read.files.charset import decode

    return Extract(decode(data))


def _office(data: bytes) -> Extract:
    from guiju.reports.read.files.archive import open_zip

    with open_zip(data) as archive:
        kind = office_kind(archive.namelist())
        if kind == "docx":
            from guiju.reports.read.files import docx

            return docx.read(archive)
        if kind == "ofd":
            from guiju.reports.read.files import ofd

            return ofd.read(archive)
    if kind is None:
        raise CannotRead("压缩包里还有压缩包，读不了；请先解开一层")
    raise CannotRead("是表格、幻灯片或别的办公文件，不是报告正文；请提供 Word、PDF、OFD 或文本")
