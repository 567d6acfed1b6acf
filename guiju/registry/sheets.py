"""Sheets in and out: what clerks send as Excel or CSV, read as rows of text; what they take away, written as Excel.

Reading never trusts the file: size, kind, encoding and shape are checked and refused in plain words. Writing never
makes a formula out of a text, so a name that begins with `=` stays a name.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from charset_normalizer import from_bytes
from django.core.exceptions import ValidationError
from django.db import models
from python_calamine import CalamineError, CalamineWorkbook

#: A clerk's sheet is smaller than this; bulk data go through the lake.
LARGEST = 20 * 1024 * 1024
MOST_ROWS = 20_000


_DATE = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")


class BadSheet(Exception):
    """The file cannot be read as a sheet; the message says why and what to do."""


@dataclass
class Row:
    """One row of a sheet: where it stood, what it says, what is wrong with it."""

    number: str
    texts: dict[str, str]
    data: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    key: str = ""
    errors: list[str] = field(default_factory=list)
    known: bool = False


def read(content: bytes, name: str) -> list[dict[str, str]]:
    """The rows of the first sheet as texts by their heading. Empty rows are skipped; `行` holds the row's number.

    Raises:
        BadSheet: Too large, not a sheet, headings missing or twice, or the text is in no known encoding.
    """
    if len(content) > LARGEST:
        raise BadSheet(f"文件有{len(content) // 1024 // 1024}MB，超过20MB；请分成几份，或者用数据归集导入。")
    if not content:
        raise BadSheet("文件是空的。")
    rows = _csv(content) if name.lower().endswith((".csv", ".txt")) else _excel(content)
    heads: list[str] = []
    found: list[dict[str, str]] = []
    for number, cells in enumerate(rows, 1):
        texts = [_text(cell) for cell in cells]
        if not any(texts):
            continue
        if not heads:
            heads = _heads(texts)
            continue
        if len(found) >= MOST_ROWS:
            raise BadSheet(f"超过{MOST_ROWS}行，请分成几份导入。")
        found.append({"行": str(number)} | {head: text for head, text in zip(heads, texts, strict=False) if head})
    if not heads:
        raise BadSheet("表里没有内容。")
    return found


def _heads(texts: list[str]) -> list[str]:
    heads = [text.rstrip("*＊").strip() for text in texts]
    twice = {head for head in heads if head and heads.count(head) > 1}
    if twice:
        raise BadSheet(f"表头“{'、'.join(sorted(twice))}”出现了两次。")
    return heads


def _excel(content: bytes) -> Iterator[Sequence[Any]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if not book.sheet_names:
            raise BadSheet("文件里没有工作表。")
        return iter(book.get_sheet_by_index(0).to_python(skip_empty_area=False))
    except (CalamineError, ValueError, OSError, KeyError) as error:
        raise BadSheet("打不开这个文件：请确认是 .xlsx、.xls、.et 或 .csv 表格，没有加密，也没有损坏。") from error


def _csv(content: bytes) -> Iterator[Sequence[str]]:
    best = from_bytes(content).best()
    encoding = best.encoding if best else ""
    encoding = "gb18030" if encoding.startswith(("gb", "big5", "cp9", "hz", "johab")) else encoding or "utf-8"
    for candidate in ("utf-8-sig", encoding, "gb18030"):
        try:
            text = content.decode(candidate)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise BadSheet("文字编码认不出来：请在表格软件里另存为 .xlsx 再导入。")
    if "\0" in text:
        raise BadSheet("这不是文本表格：请另存为 .xlsx 再导入。")
    return iter(csv.reader(io.StringIO(text)))


def _text(cell: Any) -> str:
    """A cell as a clerk sees it: dates as 2024-03-05, whole numbers without a point."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def cell(one: Any, text: str) -> Any:
    """What a cell says, as the field takes it: labels of choices, Chinese dates, numbers with separators.

    Raises:
        ValidationError: It is none of the choices, or names no row of the table that the field points to.
    """
    if not text:
        return ""
    if one.flatchoices:
        by_label = {str(label): value for value, label in one.flatchoices}
        labels = re.split("[、;；,，]", text) if isinstance(one, models.JSONField) else [text]
        for label in labels:
            if label.strip() not in by_label and label.strip() not in by_label.values():
                raise ValidationError(f"“{label}”应为{'、'.join(by_label)}之一。")
        values = [by_label.get(label.strip(), label.strip()) for label in labels]
        return values if isinstance(one, models.JSONField) else values[0]
    if isinstance(one, models.DateField) and (found := _DATE.fullmatch(text)):
        return "-".join(part.zfill(2) for part in found.groups())
    if isinstance(one, models.DecimalField | models.IntegerField):
        return text.replace(",", "").replace("，", "").replace(" ", "")
    if one.is_relation:
        found_rows = [row for row in one.related_model._default_manager.all()[:5000] if str(row) == text]
        if len(found_rows) != 1:
            raise ValidationError(f"没有“{text}”，或者不止一个。")
        return found_rows[0]
    return text


def write(title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]], notes: Sequence[str] = ()) -> bytes:
    """An Excel file of one sheet: a bold frozen head, columns wide enough, every text as text."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "constant_memory": False})
    sheet = book.add_worksheet(title[:31].translate({ord(char): "_" for char in "[]:*?/\\"}))
    bold = book.add_format({"bold": True, "bg_color": "#EFEFEF", "border": 1, "text_wrap": True})
    widths = [len(head) for head in heads]
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
        if column < len(notes) and notes[column]:
            sheet.write_comment(0, column, notes[column])
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _put(sheet, number, column, value)
            widths[column] = max(widths[column], min(40, len(str(value or ""))))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, 2 * min(width, 30) + 2)
    sheet.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()


def _put(sheet: Any, row: int, column: int, value: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_string(row, column, "是" if value else "否")
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(value)[:32_000])
