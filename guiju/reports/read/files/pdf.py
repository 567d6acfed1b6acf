"""PDF: characters with their positions by PDFium, put into lines by `layout`."""

import ctypes

import pypdfium2 as pdfium
from pypdfium2 import raw

from guiju.reports.read.files.document import MAX_TEXT, CannotRead, Extract
from guiju.reports.read.files.layout import Line, Piece, lines_of, pages_to_text

_MAX_PAGES = 3000
_SCANNED = 8
"""Letters a page, on average, below which pages with pictures are scans."""


def read(data: bytes) -> Extract:
    """The text of a PDF.

    Raises:
        CannotRead: when it is encrypted, broken, too long, or scanned (pictures without a text layer).
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise CannotRead("PDF 加了密码，请先解除密码") from None
        raise CannotRead("PDF 已损坏，打不开；请重新下载") from None
    try:
        count = len(document)
        if count > _MAX_PAGES:
            raise CannotRead(f"PDF 有 {count} 页，超过 {_MAX_PAGES} 页的上限；请拆分后再试")
        pages, letters, pictures = [], 0, 0
        for number in range(count):
            lines, has_picture = _page(document, number)
            pages.append(lines)
            letters += sum(len(line.text) for line in lines)
            pictures += has_picture and sum(len(line.text) for line in lines) < _SCANNED
            if letters > MAX_TEXT:
                raise CannotRead("PDF 里的文字过多，超过上限；请拆分后再试")
    finally:
        document.close()
    if letters < _SCANNED * max(count, 1) and pictures:
        raise CannotRead("这是扫描件，只有图像没有文字；请先做文字识别（OCR），或提供 Word 原稿")
    return pages_to_text(pages)


def _page(document: pdfium.PdfDocument, number: int) -> tuple[list[Line], bool]:
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return [], False
    try:
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        page.close()
        return [], False
    try:
        pieces = _pieces(textpage.raw, page.get_height())
        has_picture = any(
            raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, index)) == raw.FPDF_PAGEOBJ_IMAGE
            for index in range(min(raw.FPDFPage_CountObjects(page.raw), 200))
        )
        return lines_of(pieces), has_picture
    finally:
        textpage.close()
        page.close()


def _pieces(textpage: ctypes.c_void_p, height: float) -> list[Piece]:
    """One piece a character. The origin gives the baseline, on which quotation marks stand too; boxes do not."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    pieces = []
    high = ""
    for index in range(min(raw.FPDFText_CountChars(textpage), MAX_TEXT)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in (0, 0xFFFE, 0xFFFF) or code < 0x20 or raw.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        char = chr(code) if code < 0x110000 else ""
        if 0xD800 <= code < 0xDC00:
            high = char
            continue
        if 0xDC00 <= code < 0xE000:
            char = (high + char).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
            high = ""
        if not char or not raw.FPDFText_GetCharOrigin(textpage, index, x, y):
            continue
        raw.FPDFText_GetLooseCharBox(textpage, index, box)
        size = raw.FPDFText_GetFontSize(textpage, index)
        size = size if size > 1.5 else max(box.top - box.bottom, 1.0)
        pieces.append(Piece(min(box.left, x.value), max(box.right, x.value), height - y.value, size, char))
    return pieces
