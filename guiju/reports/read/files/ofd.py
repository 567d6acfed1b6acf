"""OFD (GB/T 33190): the national layout format; a zip of XML pages whose `TextCode`s carry text and positions."""

import posixpath
import re
import zipfile

from lxml import etree

from guiju.reports.read.files.archive import read_member
from guiju.reports.read.files.document import MAX_TEXT, CannotRead, Extract
from guiju.reports.read.files.layout import Line, Piece, lines_of, pages_to_text
from guiju.reports.read.files.xml import local, parse

_XML_LIMIT = 32 << 20
_MAX_PAGES = 3000


def read(archive: zipfile.ZipFile) -> Extract:
    """The text of an OFD file.

    Raises:
        CannotRead: when a part is missing or broken, or when its pages hold pictures only.
    """
    roots = [element.text or "" for element in parse(_part(archive, "OFD.xml")).iter() if local(element) == "DocRoot"]
    if not roots:
        raise CannotRead("OFD 文件不完整，没有正文；请重新下载或另存一份")
    pages: list[list[Line]] = []
    pictures = False
    for root in roots:
        for path in _page_paths(archive, root):
            content = parse(_part(archive, path))
            pages.append(lines_of(_pieces(content)))
            pictures = pictures or any(local(element) == "ImageObject" for element in content.iter())
            if len(pages) > _MAX_PAGES or sum(len(line.text) for line in pages[-1]) > MAX_TEXT:
                raise CannotRead("OFD 文件过长，请拆分后再试")
    if pictures and not any(pages):
        raise CannotRead("这是扫描件，只有图像没有文字；请先做文字识别（OCR），或提供 Word 原稿")
    return pages_to_text(pages)


def _part(archive: zipfile.ZipFile, path: str) -> bytes:
    return read_member(archive, path.lstrip("/"), limit=_XML_LIMIT)


def _page_paths(archive: zipfile.ZipFile, root: str) -> list[str]:
    """Paths of the content of each page, in reading order; locations are relative to the document's folder."""
    folder = posixpath.dirname(root.strip().lstrip("/"))
    document = parse(_part(archive, root.strip()))
    pages = [element for element in document.iter() if local(element) == "Page"]
    places = [place for page in pages if (place := page.get("BaseLoc", ""))]
    return [place if place.startswith("/") else posixpath.normpath(posixpath.join(folder, place)) for place in places]


def _numbers(text: str | None) -> list[float]:
    try:
        return [float(number) for number in (text or "").split()]
    except ValueError:
        return []


def _advances(text: str | None) -> list[float]:
    """`g 3 5.2 4` means 5.2 three times, then 4."""
    expanded = re.sub(
        r"g\s+(\d{1,4})\s+(-?[\d.]+)", lambda found: " ".join([found.group(2)] * int(found.group(1))), text or ""
    )
    return _numbers(expanded)


def _pieces(content: etree._Element) -> list[Piece]:
    pieces = []
    for thing in content.iter():
        if local(thing) != "TextObject":
            continue
        boundary = (_numbers(thing.get("Boundary")) + [0.0] * 4)[:4]
        size = (_numbers(thing.get("Size")) or [4.0])[0] or 4.0
        ctm = _numbers(thing.get("CTM"))
        scale = abs(ctm[0]) if len(ctm) == 6 and ctm[0] else 1.0
        x = y = 0.0
        for code in thing:
            if local(code) != "TextCode" or not code.text:
                continue
            x = (_numbers(code.get("X")) or [x])[0]
            y = (_numbers(code.get("Y")) or [y])[0]
            advances = _advances(code.get("DeltaX"))
            at = x
            for index, char in enumerate(code.text):
                step = advances[index] if index < len(advances) else size
                left = boundary[0] + at * scale
                width = min(step, size) if step > 0 else size
                pieces.append(Piece(left, left + width * scale, boundary[1] + y * scale, size * scale, char))
                at += step
    return pieces
