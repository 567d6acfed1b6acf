"""Lists by pages: a page ends with a mark, and the next begins behind it, however deep. Nothing is counted.

To count a list is to read all of it, and to skip to its hundredth page is to read the ninety-nine before; a page by
marks costs its own rows, in a table of a thousand rows as of a million.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

PAGE = 30


@dataclass
class Page:
    """Some rows of a list; `before` and `after` are the marks of the pages on either side, empty if there is none."""

    rows: list[Any] = field(default_factory=list)
    before: str = ""
    after: str = ""

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def whole(self) -> bool:
        """Whether this page is the list."""
        return not self.before and not self.after


def page(lists: Sequence[QuerySet], asked: Mapping[str, str], by: str = "") -> Page:
    """The page that `asked` names by its `before` or `after`, else the first; of the rows of any of the lists.

    The newest come first. `by` is a date that every row has; rows of one day, or all rows without it, are in the order
    in which they were recorded.
    """
    keys = (by, "pk") if by else ("pk",)
    back = _read(asked.get("before", ""), by)
    mark = back or _read(asked.get("after", ""), by)
    found: dict[int, Any] = {}
    for rows in lists:
        here = rows.filter(_beyond(mark, by, bool(back))) if mark else rows
        found |= {row.pk: row for row in here.order_by(*(key if back else f"-{key}" for key in keys))[: PAGE + 1]}
    ordered = sorted(found.values(), key=lambda row: [getattr(row, key) for key in keys], reverse=not back)
    more, shown = len(ordered) > PAGE, ordered[:PAGE]
    if back:
        shown.reverse()
    ends = [_written(row, by) for row in (shown[0], shown[-1])] if shown else ["", ""]
    return Page(shown, ends[0] if (more if back else mark) else "", ends[1] if (more or back) else "")


def part(rows: Sequence[Any], asked: Mapping[str, str]) -> Page:
    """A page of a list that is there whole; its marks are places in it."""
    before, after = (int(text) if text.isdecimal() else 0 for text in (asked.get("before", ""), asked.get("after", "")))
    start = max(0, before - PAGE) if before else after
    end = start + PAGE
    return Page(list(rows[start:end]), str(start) if start else "", str(end) if end < len(rows) else "")


def _beyond(mark: tuple[Any, int], by: str, back: bool) -> Q:
    """The rows on one side of a mark. The day is said twice, so that an index can begin at it."""
    day, pk = mark
    side = "gt" if back else "lt"
    row = Q(**{f"pk__{side}": pk})
    return row if not by else Q(**{f"{by}__{side}e": day}) & (Q(**{f"{by}__{side}": day}) | row)


def _written(row: Any, by: str) -> str:
    return f"{getattr(row, by)}_{row.pk}" if by else str(row.pk)


def _read(text: str, by: str) -> Any:
    """A mark from an address; one that is none asks for the first page."""
    day, _, pk = text.rpartition("_")
    if not pk.isdecimal() or len(pk) > 18:
        return None
    if not by:
        return day, int(pk)
    try:
        return dt.date.fromisoformat(day), int(pk)
    except ValueError:
        return None
