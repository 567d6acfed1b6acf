"""The head of a table: on which line it stands, what divides the columns, and which column of the contract each is.

The contract decides: the line and the divider under which most columns are known by name are the right ones. So a
title above the head, a note of the sender, or semicolons instead of commas do no harm.
"""

import csv
import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from guiju.lake.contracts.model import BESIDE, Contract
from guiju.lake.errors import LakeError

#: The head is looked for on so many lines, within so many bytes.
_LINES, _BYTES = 30, 1 << 18
_DIVIDERS = (",", "\t", ";", "|", "，")


@dataclass(frozen=True)
class Head:
    """The head found: its line (from 0), the divider, how many columns, and which of them is which of ours."""

    line: int
    divider: str
    width: int
    mapping: dict[str, str]
    notes: tuple[str, ...]

    @classmethod
    def find(cls, path: Path, contract: Contract, only: str = "") -> Self:
        """Find the head of a UTF-8 file.

        Raises:
            LakeError: No line looks like a head, or a column that must be there is not.
        """
        with path.open("rb") as file:
            text = file.read(_BYTES).decode("utf-8-sig", "replace")
        lines = text.splitlines()[:_LINES]
        tried = [
            (len(matched(row, contract)), -at, divider, row)
            for divider in ([only] if only else _DIVIDERS)
            for at, row in enumerate(_rows(lines, divider))
        ]
        known, at, divider, row = max(tried, key=lambda one: one[:2], default=(0, 0, ",", []))
        if not known:
            shown = lines[0][:80] if lines else ""
            wanted = "、".join(column.label for column in contract.columns if column.required)
            raise LakeError(
                f"{path.name} 前{_LINES}行里找不到表头（第一行是“{shown}”）；“{contract.name}”应有的列：{wanted}。"
            )
        mapping, notes = understood(row, contract, path.name)
        columns = {column: f"c{place}" for column, place in mapping.items()}
        return cls(-at, divider, len(row), columns, notes)


def matched(names: Sequence[str], contract: Contract) -> dict[str, int]:
    """Which of the names are columns of the contract, and at which place."""
    known = {_plain(alias): column.name for column in contract.everything for alias in column.names}
    found: dict[str, int] = {}
    for place, text in enumerate(names):
        column = known.get(_plain(text))
        if column and column not in found:
            found[column] = place
    return found


def understood(names: Sequence[str], contract: Contract, file: str) -> tuple[dict[str, int], tuple[str, ...]]:
    """The columns of the contract by their places, and what was not taken.

    Raises:
        LakeError: A required column is missing; the message names it and what it may have been called.
    """
    found = matched(names, contract)
    rest = [text.strip() for place, text in enumerate(names) if place not in found.values() and text.strip()]
    missing = [column for column in contract.columns if column.required and column.name not in found]
    if missing:
        told = []
        for column in missing:
            near = difflib.get_close_matches(column.label, rest, 1, 0.6)
            told.append(f"{column.label}（{column.name}）" + (f"，是不是“{near[0]}”？" if near else ""))
        raise LakeError(f"{file} 缺少必填的列：{'、'.join(told)}。请补上列或改正列名再报，没有收入任何一行。")
    notes = []
    twice = [text for text in rest if _plain(text) in {_plain(names[place]) for place in found.values()}]
    if twice:
        raise LakeError(f"{file} 有重名的列：{'、'.join(twice)}。请只留一列再报。")
    rest = [text for text in rest if text not in BESIDE]
    if rest:
        notes.append(f"约定之外的列没有收：{'、'.join(rest)}。")
    return found, tuple(notes)


def _rows(lines: list[str], divider: str) -> list[list[str]]:
    rows = []
    for line in lines:
        try:
            rows.append(next(csv.reader([line], delimiter=divider), []))
        except csv.Error:
            rows.append([])
    return rows


def _plain(text: str) -> str:
    """A name without what people add to it: blanks, stars for required, units, full-width brackets."""
    return re.sub(r"[\s*＊●\ufeff]|[（(][^）)]*[）)]$", "", text).lower()
