"""What comes out of a file: its text, or the reason why there is none."""

from dataclasses import dataclass
from itertools import pairwise

MEGABYTE = 1 << 20
MAX_BYTES = 64 * MEGABYTE
"""Largest file that is read whole. The longest yearly report known is under 2 MB; this leaves room for pictures."""
MAX_TEXT = 32 * MEGABYTE
"""Most characters of text taken from one file, so that a small file cannot unfold into a huge one."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one file.

    `text` of a plain text file is exactly what Python reads with universal newlines, without a byte-order mark, so
    that offsets into it are offsets into the file. `pages` holds the offset at which each page begins (empty where the
    format has no pages).
    """

    name: str
    text: str
    pages: tuple[int, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """The page, from 1, on which the character at `offset` stands; None where the format has no pages."""
        if not self.pages:
            return None
        for number, (start, end) in enumerate(pairwise((*self.pages, len(self.text) + 1)), start=1):
            if start <= offset < end:
                return number
        return 1


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no text, with the reason as a sentence for the person who handed it in."""

    name: str
    reason: str

    def __str__(self) -> str:
        """The sentence with the file's name before it."""
        return f"{self.name}：{self.reason}"


class CannotRead(Exception):
    """Raised by a format's reader with the sentence that an `Unreadable` will carry."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What a format's reader returns: the text and where its pages begin."""

    text: str
    pages: tuple[int, ...] = ()
