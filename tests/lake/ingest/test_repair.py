"""Quarantine: a clerk mends the rows in the workbook and sends it back; the batch's account closes."""

import json

import pytest
import xlsxwriter
from python_calamine import load_workbook

from guiju.lake.errors import LakeError
from guiju.lake.landing.record import reconciled
from tests.lake.ingest.conftest import ORDER, orders, reasons


def page_of(path):
    return load_workbook(str(path)).get_sheet_by_name("待修改的行").to_python()


def mend(path, changes, name="改好.xlsx"):
    """Change cells as a clerk does: by the order's number and the head of the column."""
    heads, *rows = page_of(path)
    with xlsxwriter.Workbook(path.parent / name) as book:
        page = book.add_worksheet("待修改的行")
        page.write_row(0, 0, heads)
        for at, row in enumerate(rows, 1):
            cells = dict(zip(heads, row, strict=True))
            cells |= changes.get(cells["工单编号"], {})
            for column, value in enumerate(cells.values()):
                page.write_string(at, column, value)
    return path.parent / name


@pytest.fixture
def sent(lake):
    rows = [
        *orders(2),
        ORDER | {"工单编号": "B1", "类型": "吵架"},
        ORDER | {"工单编号": "B2", "办结时间": "2025-01-01"},
    ]
    rows.append(ORDER | {"工单编号": "G1"})
    return lake.ingest(rows, batch="7")


def test_the_sheet_and_the_json_tell_the_same_and_keep_long_numbers(lake, sent):
    told = json.loads(sent.sheet.with_suffix(".json").read_text(encoding="utf-8"))
    assert (told["received"], told["accepted"], told["rejected"]) == (5, 2, 3)
    assert {one["id"] for one in told["reasons"]} == set(reasons(sent))
    heads, first, *_ = page_of(sent.sheet)
    row = dict(zip(heads, first, strict=True))
    assert (row["承办单位编码"], row["原文件行号"]) == ("914403001922038216", "4")


def test_mended_rows_join_their_batch_and_the_account_closes(lake, sent):
    path = mend(sent.sheet, {"B1": {"类型": "投诉"}, "B2": {"办结时间": "2026-01-06"}, "G1": {"操作": "u"}})
    outcome = lake.ingest(path, repair=True)
    assert (outcome.record.batch, outcome.record.counts.accepted) == ("7", 3)
    total = reconciled(lake.store.batch("7"))
    assert (total.received, total.accepted, total.rejected) == (5, 5, 0)
    assert total.balanced
    assert lake.now() == ["B1", "B2", "G1", "G2"]


def test_rows_that_are_still_wrong_come_back_and_can_be_mended_again(lake, sent):
    second = lake.ingest(mend(sent.sheet, {"B1": {"类型": "投诉"}}), repair=True)
    assert (second.record.counts.accepted, second.record.counts.rejected) == (1, 2)
    assert reconciled(lake.store.batch("7")).rejected == 2
    third = lake.ingest(mend(second.sheet, {"B2": {"办结时间": ""}}, "再改.xlsx"), repair=True)
    assert third.record.counts.accepted == 1
    total = reconciled(lake.store.batch("7"))
    assert (total.accepted, total.rejected, total.balanced) == (4, 1, True)


def test_a_row_is_mended_once(lake, sent):
    lake.ingest(mend(sent.sheet, {"B1": {"类型": "投诉"}}), repair=True)
    again = lake.ingest(mend(sent.sheet, {"B1": {"类型": "投诉", "工单编号": "B9"}}, "又一份.xlsx"), repair=True)
    assert "ticket" in reasons(again)
    assert lake.now() == ["B1", "G1", "G2"]


def test_the_same_repair_twice_changes_nothing(lake, sent):
    path = mend(sent.sheet, {"B1": {"类型": "投诉"}})
    lake.ingest(path, repair=True)
    assert not lake.ingest(path, repair=True).new


def test_a_repair_of_an_unknown_batch_is_refused(lake, sent):
    with pytest.raises(LakeError, match="没有收过批次"):
        lake.ingest([ORDER | {"工单编号": "Q", "批次号": "99", "隔离编号": "1"}], repair=True)


def test_a_row_without_a_ticket_is_no_repair(lake, sent):
    outcome = lake.ingest([ORDER | {"工单编号": "Q", "批次号": "7", "隔离编号": ""}], repair=True)
    assert reasons(outcome) == {"ticket": 1}
    assert reconciled(lake.store.batch("7")).balanced
