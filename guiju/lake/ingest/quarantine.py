"""What a clerk gets of the rows that could not be taken: a workbook to mend and send back, and the same as JSON.

The workbook has the reasons on its first sheet and the rows on its second, each with what is wrong with it; all cells
are text, so that Excel leaves long numbers alone.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import xlsxwriter

from guiju.lake.contracts.checks import checks
from guiju.lake.contracts.model import BATCH, BESIDE, TICKET, Contract
from guiju.lake.engine import Engine, name, quoted
from guiju.lake.ingest.judging import OTHER
from guiju.lake.landing.record import Record

#: A clerk mends no more rows than this by hand; all of them are in the lake's own file of rejected rows.
MOST = 20_000
_CELL = 32_767


def write(
    folder: Path, contract: Contract, record: Record, engine: Engine, rejected: Path, parts: list[str]
) -> tuple[Path, Path]:
    """Write `<batch>.xlsx` and `<batch>.json` to a folder."""
    stem = record.name.removesuffix(".json")
    sheet, told = folder / f"{stem}.xlsx", folder / f"{stem}.json"
    grouped = {**asdict(record.counts), "batch": record.batch, "source": record.source}
    grouped |= {"reasons": [asdict(one) | {"told": str(one)} for one in record.reasons]}
    told.write_text(json.dumps(grouped, ensure_ascii=False, indent=1), encoding="utf-8")
    book = xlsxwriter.Workbook(sheet, {"constant_memory": True, "strings_to_numbers": False})
    bold, text = book.add_format({"bold": True, "bg_color": "#F2F2F2"}), book.add_format({"num_format": "@"})
    _reasons(book, bold, record)
    rows = book.add_worksheet("待修改的行")
    _rows(rows, contract, record, engine, rejected, parts, bold, text)
    book.close()
    return sheet, told


def _reasons(book: xlsxwriter.Workbook, bold: object, record: Record) -> None:
    page = book.add_worksheet(BESIDE[0])
    page.set_column(0, 0, 60)
    page.set_column(2, 2, 40)
    page.write_row(0, 0, (BESIDE[0], "行数", "例如"), bold)
    for at, reason in enumerate(record.reasons, 1):
        page.write_row(at, 0, (reason.says, reason.rows, "、".join(reason.examples)))
    counts = record.counts
    total = f"批次 {record.batch}：收到 {counts.received} 行 = 收入 {counts.accepted} 行 + 隔离 {counts.rejected} 行"
    page.write(len(record.reasons) + 2, 0, total)
    page.write(
        len(record.reasons) + 3, 0, "请只改“待修改的行”，不要动批次号和隔离编号；改好后整表交回，没改好的会再次退回。"
    )


def _rows(
    page: Any,
    contract: Contract,
    record: Record,
    engine: Engine,
    rejected: Path,
    parts: list[str],
    bold: Any,
    text: Any,
) -> None:
    says = {check.id: check.says for one in checks(contract) for check in one} | OTHER
    columns = [column for column in contract.everything if column not in (BATCH, TICKET)]
    why, place, line = BESIDE
    heads = [why, place, BATCH.label, TICKET.label, *(column.label for column in columns), line]
    page.set_column(0, 0, 50)
    page.set_column(1, len(heads), 18, text)
    page.freeze_panes(1, 4)
    page.write_row(0, 0, heads, bold)
    ticket = "ticket" if record.part else "_id::VARCHAR"
    texts = ", ".join(name(column.name) for column in columns)
    cursor = engine.connection.execute(
        f"SELECT reasons, first, _part, row, {ticket}, {texts}, _line FROM {quoted(rejected)} LIMIT {MOST}"  # noqa: S608
    )
    at = 0
    while found := cursor.fetchmany(1000):
        for reasons, first, part, row, id, *values in found:
            at += 1
            why = "；".join(says[one] + (f"（同第{first}行）" if one == "duplicate" else "") for one in reasons)
            place = str(row) if len(parts) == 1 else f"{parts[part]} {row}"
            for column, value in enumerate((why, place, record.batch, id, *values)):
                if value is not None:
                    page.write_string(at, column, value[:_CELL], text)
