"""Files as people send them: encodings, dividers, heads, sheets, lines, zips; what is no table is refused whole."""

import datetime as dt
import json
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from guiju.lake.errors import LakeError
from tests.lake.ingest.conftest import ORDER, orders, reasons, sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_an_encoding_is_seen_from_the_bytes(lake, encoding):
    outcome = lake.ingest(sheet(orders(3)).encode(encoding))
    assert outcome.record.counts.accepted == 3
    assert lake.now("order_no", "dept")[0] == ("G1", "县城管局")


def test_gbk_far_into_an_ascii_file_is_seen(lake):
    rows = [ORDER | {"工单编号": f"G{at}", "诉求内容": "x" * 400} for at in range(4000)]
    lake.ingest(sheet(rows).encode("gbk"))
    assert lake.now("order_no", "topic")[0][1] == "噪声"


@pytest.mark.parametrize("divider", [",", "\t", ";", "|"])
def test_the_divider_is_the_one_under_which_the_columns_are_known(lake, divider):
    assert lake.ingest(sheet(orders(2), divider)).record.counts.accepted == 2


def test_a_head_in_row_three_is_found_and_rows_are_counted_as_the_clerk_sees_them(lake):
    rows = [*orders(2), ORDER | {"工单编号": "G9", "渠道": "飞鸽"}]
    outcome = lake.ingest(sheet(rows, above="12345工单\n填报单位：县中心,,\n"))
    assert outcome.record.reasons[0].examples == ("第6行",)


def test_ragged_rows_broken_quotes_and_bad_bytes_are_quarantined_with_their_text(lake):
    text = sheet(orders(2)) + "G8,电话\n" + sheet(orders(1, 工单编号="G9")).splitlines()[1] + ",多一格\n"
    good = sheet([ORDER | {"工单编号": "G7"}]).splitlines()[1]
    data = text.encode() + b"G6,\xff\xfe,x,x,x,x,x,x,x\n" + good.encode() + b"\n"
    outcome = lake.ingest(data)
    assert reasons(outcome) == {"line:MISSING COLUMNS": 1, "line:TOO MANY COLUMNS": 1, "line:INVALID ENCODING": 1}
    assert (outcome.record.counts.received, outcome.record.counts.accepted) == (6, 3)
    rejected = pq.read_table(lake.store.path(outcome.record.rejects)).to_pylist()
    assert [row["row"] for row in rejected] == [4, 5, 6]
    assert rejected[0]["_line"] == "G8,电话"


def test_the_number_of_a_bad_row_counts_the_broken_lines_above_it(lake):
    text = sheet(orders(1)) + "短\n" + sheet([ORDER | {"工单编号": "G2"}]).splitlines()[1] + "\n短\n短\n"
    text += sheet([ORDER | {"工单编号": "G3", "类型": "吵架"}]).splitlines()[1] + "\n"
    outcome = lake.ingest(text)
    assert {one.id: one.examples for one in outcome.record.reasons} == {
        "kind:code": ("第7行",),
        "line:MISSING COLUMNS": ("第3行", "第5行", "第6行"),
    }


def _book(path, rows, merged=()):
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("七月")
    day = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, dt.datetime):
                page.write_datetime(at, column, value, day)
            elif value is not None:
                page.write(at, column, value)
    for top, column, bottom, text in merged:
        page.merge_range(top, column, bottom, column, text)
    book.add_worksheet("说明").write(0, 0, "填表说明")
    book.close()
    return path


def test_a_workbook_with_a_title_merged_cells_blank_columns_and_real_dates(lake, tmp_path):
    heads = [head for head in ORDER if head not in ("承办单位编码", "办结时间")]
    rows = [["12345热线工单"], ["填报单位：县中心"], [heads[0], None, *heads[1:]]]
    for at in (1, 2, 3):
        values = [ORDER[head] for head in heads]
        values[0], values[heads.index("来电时间")] = f"G{at}", dt.datetime(2026, 1, at, 8, 30)
        values[heads.index("承办单位")] = None
        rows.append([values[0], None, *values[1:]])
    path = _book(tmp_path / "热线.xlsx", rows, [(3, heads.index("承办单位") + 1, 5, "县城管局")])
    outcome = lake.ingest(path)
    assert outcome.record.counts.accepted == 3
    assert lake.now("order_no", "dept", "received_at")[2] == ("G3", "县城管局", dt.datetime(2026, 1, 3, 8, 30))
    assert any("说明" in note for note in outcome.record.notes)


def test_json_lines_by_label_or_name_with_a_broken_line(lake):
    by_name = {"order_no": "G2", "channel": "电话", "kind": "咨询", "topic": "社保", "handling": "直办"}
    by_name["received_at"] = "2026-01-05T08:30:00Z"
    lines = [json.dumps(by_name, ensure_ascii=False), '{"order_no": ', "[1]", ""]
    outcome = lake.ingest("\n".join(lines), "热线.jsonl")
    assert (outcome.record.counts.accepted, reasons(outcome)) == (1, {"json": 2})
    assert lake.now("received_at") == [dt.datetime(2026, 1, 5, 16, 30)]


def test_parquet_with_its_own_types(lake, tmp_path):
    rows = orders(2)
    for row in rows:
        row["来电时间"] = dt.datetime(2026, 1, 5, 8, 30)
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "热线.parquet")
    assert lake.ingest(tmp_path / "热线.parquet").record.counts.accepted == 2


def test_a_zip_is_one_batch_of_several_files_and_names_the_file_of_a_bad_row(lake, tmp_path):
    with zipfile.ZipFile(tmp_path / "报送.zip", "w") as archive:
        archive.writestr("一月.csv", sheet(orders(2)).encode("gbk"))
        archive.writestr("二月.csv", sheet([*orders(1, 工单编号="G5"), *orders(1, 工单编号="G6", 渠道="无")]))
    outcome = lake.ingest(tmp_path / "报送.zip")
    assert (outcome.record.counts.received, outcome.record.counts.accepted) == (4, 3)
    assert outcome.record.reasons[0].examples == ("二月.csv第3行",)


def test_blank_rows_are_not_rows(lake):
    outcome = lake.ingest(sheet(orders(1)) + ",,,,,,,,\n \t,,,,,,,,\n")
    assert (outcome.record.counts.received, outcome.record.blank) == (1, 2)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空文件"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"[{}]", "一行一个对象"),
        (b"PAR1broken", "Parquet"),
        (b"\x00\x01\x02\x03" * 100, "不是文本文件"),
        ("甲,乙\n1,2\n".encode(), "找不到表头"),
        (sheet([{"工单编码": "1", "渠道": "电话"}]).encode(), "是不是“工单编码”"),
        (sheet([ORDER]).replace("工单编号", "工单编号,工单编号").encode(), "重名"),
    ],
)
def test_what_is_no_table_of_this_kind_is_refused_with_a_sentence(lake, data, says):
    with pytest.raises(LakeError, match=says):
        lake.ingest(data)
    assert lake.store.records() == []


def test_a_line_that_never_ends_is_refused(lake, tmp_path):
    path = tmp_path / "巨行.csv"
    with path.open("wb") as file:
        file.write(sheet(orders(1)).encode())
        file.truncate(1 << 30)
        file.seek(200_000_000)
        file.write(b"x" * 3_000_000)
    with pytest.raises(LakeError, match="空字节|一行超过"):
        lake.ingest(path)
    path.write_bytes(sheet(orders(1)).encode() + b"x" * 5_000_000)
    with pytest.raises(LakeError, match="一行超过 1 MB"):
        lake.ingest(path)
    assert lake.store.records() == []
