"""Binding: every piece becomes sheets on the disk, one PDF takes them all in; memory does not grow with the files."""

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from pikepdf import Array, Dictionary, Job, Name, OutlineItem, Page, Pdf

from guiju.documents import keep, kinds
from guiju.documents.dossier import leaves as made
from guiju.documents.dossier.leaves import Leaf
from guiju.documents.dossier.pieces import SHOWN, WHOLE, Piece, pieces
from guiju.documents.dossier.sheets import Unbound, may_be_bound, place, sheets
from guiju.documents.models import Attachment, Download
from guiju.procedure import clock
from guiju.procedure.models import Case
from guiju.procedure.refusal import Refused
from guiju.registry.models import User

#: What one booklet holds at most: more than a bureau binds between two covers, less than would stop a small server.
MOST_MB, MOST_PAGES = 500, 5000


@dataclass(frozen=True)
class Booklet:
    """A bound file: a PDF that is open to be read and gone when it is closed, and what it holds."""

    file: BinaryIO
    name: str
    leaves: list[Leaf]

    @property
    def taken(self) -> list[Attachment]:
        """The files that are in it."""
        return [leaf.piece.source for leaf in self.leaves if leaf.sheets and isinstance(leaf.piece.source, Attachment)]


def take_along(case: Case, user: User, part: str = WHOLE) -> Booklet:
    """Bind the file of a case for a user who takes it along; each attachment in it is noted as one taken.

    Raises:
        Refused, Forbidden: See `pieces` and `bind`.
    """
    booklet = bind(case, pieces(case, user, part), part)
    now = clock.now()
    Download.objects.bulk_create(Download(attachment=one, user=user, at=now) for one in booklet.taken)
    return booklet


def bind(case: Case, found: list[Piece], part: str = WHOLE) -> Booklet:
    """The booklet of these papers and files.

    Raises:
        Refused: It would be too large.
    """
    _refuse_too_large([piece.source for piece in found if isinstance(piece.source, Attachment)])
    keep.folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=keep.NEW, dir=keep.folder()) as work, ExitStack() as if_it_fails:
        leaves, count = _leaves(found, Path(work))
        file = cast(BinaryIO, if_it_fails.enter_context(tempfile.TemporaryFile(dir=keep.folder())))
        _bind(case, part, leaves, count, Path(work), file)
        if_it_fails.pop_all()  # it went well: whoever reads the file closes it
    file.seek(0)
    return Booklet(file, f"{case.number or case.title}{'正卷（供查阅）' if part == SHOWN else '案卷'}.pdf", leaves)


def _refuse_too_large(files: list[Attachment]) -> None:
    size = sum(file.size for file in files if may_be_bound(file)) // 1024 // 1024
    if size > MOST_MB:
        raise Refused(f"本案要装订的附件共{size}MB，超过一册最多的{MOST_MB}MB。请在案件页逐个下载附件，分册装订。")


def _leaves(found: list[Piece], work: Path) -> tuple[list[Leaf], int]:
    """Each piece with its sheets and the number of its first page; and how many pages there are."""
    leaves, count = [], 0
    for at, piece in enumerate(found):
        try:
            ready = sheets(piece.source, work / f"{at}.pdf")
        except Unbound as why:
            leaves.append(Leaf(piece, None, 0, str(why)))
            continue
        leaves.append(Leaf(piece, ready, count + 1))
        count += ready.pages
        if count > MOST_PAGES:
            raise Refused(f"本案的文书和附件超过一册最多的{MOST_PAGES}页。请在案件页逐个下载附件，分册装订。")
    return leaves, count


def _bind(case: Case, part: str, leaves: list[Leaf], count: int, work: Path, file: BinaryIO) -> None:
    front, note, all_of_it = work / "front.pdf", work / "note.pdf", work / "all.pdf"
    front.write_bytes(made.front(case, part, leaves, count))
    note.write_bytes(made.note(case, part, leaves, count))
    bound = [(leaf, leaf.sheets) for leaf in leaves if leaf.sheets]
    # qpdf itself copies from file to file; pages handed from one open PDF to another would all lie in memory.
    parts = [str(one) for one in (front, *(ready.path for _, ready in bound), note)]
    Job(["qpdf", "--deterministic-id", "--empty", "--pages", *parts, "--", str(all_of_it)]).run()
    with Pdf.open(all_of_it) as book, Pdf.open(front) as leading:
        before = len(leading.pages)
        feet = [_foot(leaf.piece) for leaf, ready in bound for _ in range(ready.pages)]
        _number([book.pages[before + at] for at in range(count)], feet)
        _find_your_way(book, leaves, before, count)
        book.docinfo[Name.Title] = f"{case.title}案卷"
        book.save(file, compress_streams=False, deterministic_id=True)


def _number(pages: list[Page], feet: list[str]) -> None:
    """Print its number on each page, and what stands at its foot."""
    if not pages:
        return
    marks = [(_lies(page), foot) for page, foot in zip(pages, feet, strict=True)]
    with Pdf.open(BytesIO(made.stamps(marks))) as stamps:
        for page, stamp in zip(pages, stamps.pages, strict=True):
            place(page, stamp, Name.Folio)


def _lies(page: Page) -> bool:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    return right - left > top - bottom


def _foot(piece: Piece) -> str:
    """A picture bears its name and hash, for nothing on it says what it is; other pages say it themselves."""
    source = piece.source
    if not isinstance(source, Attachment) or source.media == kinds.PDF.media:
        return ""
    return f"附件：{piece.title}　SHA-256 {source.digest}"


def _find_your_way(book: Pdf, leaves: list[Leaf], before: int, count: int) -> None:
    """Bookmarks, and labels by which a reader's page numbers are those that are printed."""
    with book.open_outline() as outline:
        outline.root.append(OutlineItem("卷内目录", 1))
        for leaf in leaves:
            if leaf.sheets:
                title = f"{leaf.piece.title} {leaf.piece.number}".strip()
                outline.root.append(OutlineItem(title, before + leaf.first - 1))
        outline.root.append(OutlineItem("卷内备考表", before + count))
    labels = [(0, "封面", False), (1, "目录", True), (before, "", True), (before + count, "备考表", True)]
    numbers = Array()
    for at, prefix, counts in labels if count else [*labels[:2], labels[3]]:
        label = Dictionary(P=prefix) if prefix else Dictionary()
        if counts:
            label[Name.S] = Name.D
        numbers.append(at)
        numbers.append(label)
    book.Root[Name.PageLabels] = Dictionary(Nums=numbers)
