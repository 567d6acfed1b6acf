"""Tables as text: one row a line, cells parted by a tab, the header row first."""

from collections.abc import Iterable, Sequence


def cell(text: str) -> str:
    """A cell on one line: line ends inside a cell are layout."""
    return "".join(part.strip() for part in text.splitlines())


def rows_to_text(rows: Iterable[Sequence[str]]) -> str:
    """The rows as lines. Rows without text are left out; empty cells are kept, so that columns stay in step."""
    return "\n".join("\t".join(cell(text) for text in row) for row in rows if any(text.strip() for text in row))
