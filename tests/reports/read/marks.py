"""Texts with marked figures: `办理⟦12件⟧`, or with the indicator where it is tested: `⟦12件|mediation.accepted⟧`.

Where value and unit do not show at a glance they are written too: `⟦1.2万余件=12000 件⟧`.
"""

from dataclasses import dataclass, field

from guiju.reports.read import Figure, read_text


@dataclass
class Marked:
    """A text without its marks, and what they said."""

    text: str
    spans: dict[tuple[int, int], str | None]
    links: bool
    values: dict[tuple[int, int], tuple[float, str | None]] = field(default_factory=dict)

    @property
    def marked(self) -> list[str]:
        return [self.text[start:end] for start, end in sorted(self.spans)]


def unmark(marked: str) -> Marked:
    text: list[str] = []
    spans: dict[tuple[int, int], str | None] = {}
    values: dict[tuple[int, int], tuple[float, str | None]] = {}
    start, at = 0, 0
    while at < len(marked):
        char = marked[at]
        if char == "⟦":
            start = len(text)
            close = marked.index("⟧", at)
            inside, bar, indicator = marked[at + 1 : close].partition("|")
            inside, said, value = inside.partition("=")
            text += inside
            spans[start, len(text)] = indicator or None
            if said:
                number, _, unit = value.partition(" ")
                values[start, len(text)] = float(number), unit or None
            at = close
        else:
            text.append(char)
        at += 1
    return Marked("".join(text), spans, "|" in marked, values)


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
