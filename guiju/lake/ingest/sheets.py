"""An Excel sheet as CSV: as it looks to the person who filled it in, with merged cells filled and dates as dates."""

import csv
import datetime as dt
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, load_workbook

from guiju.lake.contracts.model import BESIDE, Contract
from guiju.lake.errors import LakeError
from guiju.lake.ingest.heads import matched

#: Beyond this many digits a number in Excel is no longer what was typed.
_EXACT = 10**15
_HEAD = 30


def to_csv(path: Path, contract: Contract, work: Path) -> tuple[Path, int, list[str]]:
    """Write the sheet with the contract's columns as CSV; also the number of rows above it, and what to know.

    Raises:
        LakeError: The workbook cannot be opened, or no sheet has the columns.
    """
    try:
        book = load_workbook(str(path))
    except (CalamineError, OSError) as error:
        raise LakeError(f"{path.name} 打不开：{error}。若加了密码请去掉再报。") from error
    names = [name for name in book.sheet_names if book.get_sheet_by_name(name).end is not None]
    best = max(names, key=lambda name: _known(book.get_sheet_by_name(name), contract), default=None)
    if best is None:
        raise LakeError(f"{path.name} 里没有数据。")
    others = [name for name in names if name != best and name not in BESIDE]
    notes = [f"收的是工作表“{best}”；另有{'、'.join(others)}没有收。"] if others else []
    sheet = book.get_sheet_by_name(best)
    top, left = sheet.start or (0, 0)
    merged = _Merged(sheet, left)
    target = work / f"{path.stem}.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for at, row in enumerate(sheet.iter_rows()):
            cells = [_text(value) for value in row]
            merged.fill(cells, top + at)
            writer.writerow(cells)
    return target, top, notes


def _known(sheet: Any, contract: Contract) -> int:
    rows = zip(range(_HEAD), sheet.iter_rows(), strict=False)
    return max((len(matched([_text(value) for value in row], contract)) for _, row in rows), default=0)


class _Merged:
    """Cells merged downwards hold their text in the first row only; it is given to the others as rows go by."""

    def __init__(self, sheet: Any, left: int) -> None:
        self.starting: dict[int, list[tuple[int, int]]] = {}
        self.open: dict[int, tuple[int, str]] = {}
        for (top, column), (bottom, _) in sheet.merged_cell_ranges or []:
            if bottom > top:
                self.starting.setdefault(top, []).append((bottom, column - left))

    def fill(self, cells: list[str], row: int) -> None:
        """Fill the cells of a row that are covered from above."""
        for column, (bottom, text) in list(self.open.items()):
            if row > bottom:
                del self.open[column]
            elif column < len(cells) and not cells[column]:
                cells[column] = text
        for bottom, column in self.starting.get(row, ()):
            self.open[column] = (bottom, cells[column] if column < len(cells) else "")


def _text(value: Any) -> str:
    """A cell as text. A number of more than fifteen digits has lost some: it is shown so that the contract sees it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float | int):
        if abs(value) >= _EXACT:
            return f"{value:.14E}"
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return "" if value is None else str(value)
