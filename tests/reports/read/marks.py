"""Texts with marked figures: `办理⟦12件⟧`, or with the indicator where it is tested: `⟦12件|mediation.accepted⟧`."""

from dataclasses import dataclass

from guiju.reports.read import Figure, read_text


@dataclass
class Marked:
    """A text without its marks, and what they said."""

    text: str
    spans: dict[tuple[int, int], str | None]
    links: bool

    @property
    def marked(self) -> list[str]:
        return [self.text[start:end] for start, end in sorted(self.spans)]


def unmark(marked: str) -> Marked:
    text: list[str] = []
    spans: dict[tuple[int, int], str | None] = {}
    start, at = 0, 0
    while at < len(marked):
        char = marked[at]
        if char == "⟦":
            start = len(text)
            close = marked.index("⟧", at)
            inside, bar, indicator = marked[at + 1 : close].partition("|")
            text += inside
            spans[start, len(text)] = indicator or None
            at = close
        else:
            text.append(char)
        at += 1
    return Marked("".join(text), spans, "|" in marked)


def found(marked: str, **options) -> tuple[list[str], list[str]]:
    """What is marked and what is read, to be compared."""
    gold = unmark(marked)
    return gold.marked, [figure.text for figure in read_text(gold.text, **options)]


def read(text: str, **options) -> list[Figure]:
    return read_text(text, **options)


def one(text: str, **options) -> Figure:
    """The only figure of a text."""
    figures = read_text(text, **options)
    assert len(figures) == 1, [figure.text for figure in figures]
    return figures[0]
