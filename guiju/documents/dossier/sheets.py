"""One paper or file as sheets of A4, ready to be bound: a PDF of its own on the disk, never a whole case in memory.

Only what is on the pages comes along: scripts, links and forms of a foreign PDF stay behind.
"""

from dataclasses import dataclass
from pathlib import Path

import img2pdf
import pikepdf
from pikepdf import Name, Page, Pdf, Rectangle
from PIL import Image, UnidentifiedImageError

from guiju.documents import fonts, kinds, render_pdf
from guiju.documents.keep import altered, path_of
from guiju.documents.measures import PAGE_MM, POINTS_PER_MM
from guiju.documents.models import Attachment, Issued

A4 = tuple(side * POINTS_PER_MM for side in PAGE_MM)
#: Round a picture: room to bind it, and for the page's number and the picture's name.
_MARGINS_MM = (25, 20)
_PICTURES = {kind.media for kind in (kinds.JPEG, kinds.PNG, kinds.TIFF)}
#: A picture of more dots than this is a mistake or an attack (a scan of A3 at 600 dpi has 70 million).
_MOST_DOTS = 100_000_000


class Unbound(Exception):
    """The file cannot be bound; the message says why, in words for the note at the end of the booklet."""


@dataclass(frozen=True)
class Sheets:
    """A PDF on the disk, all of whose pages are A4; `doubt` says what a reader should know about it."""

    path: Path
    pages: int
    doubt: str = ""


def sheets(source: Issued | Attachment, path: Path) -> Sheets:
    """Write the sheets of a paper or file to `path`.

    Raises:
        Unbound: It is of a kind that has no pages, missing, altered, locked or broken.
    """
    if isinstance(source, Issued):
        return _paper(source, path)
    if source.media not in _PICTURES | {kinds.PDF.media}:
        raise Unbound("不是PDF或者图片")
    if wrong := altered(source.digest):
        raise Unbound(wrong)
    return (_picture if source.media in _PICTURES else _pdf)(path_of(source.digest), path)


def may_be_bound(source: Issued | Attachment) -> bool:
    """Whether it is of a kind that has pages."""
    return isinstance(source, Issued) or source.media in _PICTURES | {kinds.PDF.media}


def _paper(issued: Issued, path: Path) -> Sheets:
    try:
        path.write_bytes(render_pdf(issued.paper))
    except fonts.NoFont as error:
        raise Unbound(str(error)) from error
    with Pdf.open(path) as made:
        return Sheets(path, len(made.pages))


def _picture(source: Path, path: Path) -> Sheets:
    """A picture, or each picture of a TIFF, as large as fits; photographs are not compressed anew."""
    frame = [margin * POINTS_PER_MM for margin in _MARGINS_MM]
    layout = img2pdf.get_layout_fun(A4, border=frame, fit=img2pdf.FitMode.into, auto_orient=True)
    between = path.with_suffix(".picture")
    try:
        with Image.open(source) as picture:
            if picture.width * picture.height > _MOST_DOTS:
                raise Unbound("图片的像素过多")
        with between.open("wb") as file:
            turn = img2pdf.Rotation.ifvalid
            img2pdf.convert(str(source), outputstream=file, layout_fun=layout, nodate=True, rotation=turn)
    except (UnidentifiedImageError, Image.DecompressionBombError, img2pdf.ImageOpenError, OSError, ValueError) as error:
        raise Unbound("图片损坏，无法读出") from error
    return _pdf(between, path)


def _pdf(source: Path, path: Path) -> Sheets:
    """The pages of a PDF laid on A4: a larger one is made smaller, none is made larger."""
    try:
        with Pdf.open(source) as foreign, Pdf.new() as laid:
            foreign.generate_appearance_streams()
            foreign.flatten_annotations("print")
            for page in foreign.pages:
                _lay(page, laid)
            if not laid.pages:
                raise Unbound("文件里没有页")
            doubt = "文件格式有瑕疵，按读得出的内容装订，请与原文件核对" if foreign.get_warnings() else ""
            laid.save(path, deterministic_id=True)
            return Sheets(path, len(laid.pages), doubt)
    except pikepdf.PasswordError as error:
        raise Unbound("文件有密码") from error
    except (pikepdf.PdfError, ValueError, RecursionError) as error:
        raise Unbound("文件损坏，无法读出") from error


def _lay(page: Page, laid: Pdf) -> None:
    """Lay one foreign page on a sheet of A4, upright or lying as it is."""
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    wide = right - left > top - bottom
    if int(page.obj.get(Name.Rotate, 0)) % 180:
        wide = not wide
    size = A4[::-1] if wide else A4
    sheet = laid.add_blank_page(page_size=size)  # type: ignore[arg-type]  # whole numbers, it says, and takes any
    place(sheet, page, Name.Page)


def place(sheet: Page, other: Page, name: Name) -> None:
    """Put another document's page on a sheet, in the middle, made smaller if it must."""
    form = sheet.add_resource(other.as_form_xobject(), Name.XObject, name)
    whole = Rectangle(sheet.mediabox)
    put = sheet.calc_form_xobject_placement(
        sheet.resources.XObject[form], form, whole, invert_transformations=True, allow_shrink=True, allow_expand=False
    )
    sheet.contents_add(b"q\n", prepend=True)
    sheet.contents_add(b"Q\n" + put)
