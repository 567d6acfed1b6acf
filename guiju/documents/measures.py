"""The measures of official papers, said once for both renderers. Lengths are in millimetres or points, as named.

GB/T 9704-2012 gives page, type area, grid and sizes; the fixed line of 28.95 pt is office practice (22 in 225 mm).
"""

from dataclasses import dataclass

PAGE_MM = (210, 297)
TOP_MM, INSIDE_MM = 37, 28
"""天头 and 订口."""
AREA_MM = (156, 225)
"""版心: 22 lines of 28 characters."""
OUTSIDE_MM = PAGE_MM[0] - INSIDE_MM - AREA_MM[0]
BOTTOM_MM = PAGE_MM[1] - TOP_MM - AREA_MM[1]
LINES, CHARACTERS = 22, 28
LINE_PT = 28.95
BODY_PT = 16.0
"""三号."""
TITLE_PT = 22.0
"""二号."""
FOLIO_PT = 14.0
"""四号: page numbers and 版记."""
FORM_PT = 12.0
"""小四: grids and tables."""
POINTS_PER_MM = 72 / 25.4
CHARACTER_PT = AREA_MM[0] * POINTS_PER_MM / CHARACTERS
"""The pitch at which 28 characters fill the type area; a little less than the 16 pt of the type."""

MARK_DROP_MM = 35
"""From the top of the type area to a document's red mark."""
LETTER_TOP_MM, LETTER_RULE_MM, LETTER_FOOT_MM = 30, 170, 20
"""Letter: paper edge to mark, length of the double rules, foot rule to paper edge."""
RULE_GAP_MM = 4
"""Mark or number to the red rule below it."""
FOLIO_DROP_MM = 7
"""Type area to page number."""
RED = "E60012"


@dataclass(frozen=True, slots=True)
class Mark:
    """How large the red organ mark is set, and how far it is condensed, in per cent of its width."""

    size_pt: float
    width_percent: int


def mark(text: str) -> Mark:
    """A long name is condensed as red heads are, down to 62 % and then made smaller, so that it stays on one line."""
    tallest, narrowest = 44.0, 62
    room = AREA_MM[0] * POINTS_PER_MM * 0.98  # programs round widths differently
    percent = int(100 * room / (tallest * max(len(text), 1)))
    if percent >= narrowest:
        return Mark(tallest, min(percent, 100))
    return Mark(round(100 * room / (narrowest * len(text)), 1), narrowest)


def width(text: str) -> float:
    """Roughly how many characters wide a text stands, Latin letters and digits counting half."""
    return sum(0.5 if ord(char) < 0x2000 else 1.0 for char in text)


def closing_indents(organ: str, day: str) -> tuple[float, float]:
    """Right indents, in characters, of organ and date: centred on each other, the date 4 in, a long organ 2 in."""
    wide = (width(organ) - width(day)) / 2
    if wide <= 2:
        return max(4 - wide, 0), 4
    return 2, min(2 + wide, CHARACTERS - width(day))
