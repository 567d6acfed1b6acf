"""Files that would do harm: a line without end, a quote that never closes, a disk that fills at any stage."""

import subprocess
import sys
from hashlib import sha256

import pytest

from guiju.lake.errors import LakeError
from tests.lake.ingest.conftest import ORDER, orders, reasons, sheet

#: Ingest in a process of its own, after a line of preparation; it tells by how many bytes its memory grew.
RUN = """
import resource, sys
from pathlib import Path
from guiju.lake.contracts.load import contracts
from guiju.lake.errors import LakeError
from guiju.lake.ingest.run import ingest
{}
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    ingest(Path(sys.argv[1]), contracts()["hotline"], Path(sys.argv[2]), batch="2")
    code = 0
except LakeError as error:
    print(error)
    code = 7
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) << 10)
sys.exit(code)
"""


def alone(lake, path, before=""):
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(before), lake.folder, path], capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 7), done.stderr
    *said, grown = done.stdout.splitlines()
    return done.returncode, "".join(said), int(grown)


@pytest.mark.parametrize("start", [sheet(orders(1)), '{"order_no": "1", "channel": "'])
def test_a_line_without_end_is_refused_without_being_read_into_memory(lake, tmp_path, start):
    path = tmp_path / "巨行.txt"
    with path.open("wb") as file:
        file.write(start.encode())
        for _ in range(256):
            file.write(b"x" * (1 << 20))
    code, said, grown = alone(lake, path)
    assert (code, "一行超过 1 MB" in said) == (7, True)
    assert grown < 100 << 20
    assert lake.store.records() == []


def test_a_quote_that_never_closes_swallows_no_good_row_unsaid(lake, tmp_path):
    """All that stands behind the quote may be lost as rows, but never silently, and never into memory."""
    path = tmp_path / "引号.csv"
    good, open_ = sheet(orders(3)), sheet(orders(1, 工单编号="坏")).splitlines()[1].replace("噪声", '"噪声')
    with path.open("w", encoding="utf-8") as file:
        file.write(good + open_ + "\n")
        for at in range(300_000):
            file.write(",".join({**ORDER, "工单编号": f"N{at}"}.values()) + "\n")
    code, said, grown = alone(lake, path)
    assert grown < 1 << 30
    if code == 0:
        (record,) = lake.store.records()
        assert record.counts.balanced
        assert record.counts.rejected
    else:
        assert said


@pytest.mark.parametrize("kilobytes", [4, 16, 48, 64, 100, 160])
def test_a_disk_that_fills_at_any_stage_leaves_nothing_half_loaded(lake, tmp_path, kilobytes):
    """Most rows are rejected, so that the workbook is the largest file; the limit stands for the disk's end."""
    lake.ingest(orders(2), batch="1")
    rows = [ORDER | {"工单编号": f"N{at}", "类型": "?", "标题": sha256(b"%d" % at).hexdigest()} for at in range(2000)]
    path = tmp_path / "大.csv"
    path.write_text(sheet([*rows, ORDER | {"工单编号": "好"}]), encoding="utf-8")
    bound = kilobytes << 10
    code, said, _ = alone(lake, path, f"resource.setrlimit(resource.RLIMIT_FSIZE, ({bound}, {bound}))")
    assert (code, "没有收入任何一行" in said) == (7, True)
    assert [record.batch for record in lake.store.records()] == ["1"]
    assert not list((lake.store.folder / "work").iterdir())
    outcome = lake.ingest(path, batch="2")
    assert (outcome.record.counts.accepted, outcome.record.counts.rejected) == (1, 2000)


def test_a_divider_nobody_uses_is_refused_with_what_stands_in_the_first_line(lake):
    with pytest.raises(LakeError, match="找不到表头（第一行是“工单编号#渠道"):
        lake.ingest(sheet(orders(2), "#"))
    assert lake.store.records() == []


def test_an_identity_number_that_excel_made_a_number_is_quarantined_as_lost(tmp_path):
    import xlsxwriter

    from tests.lake.ingest.conftest import Lake
    from tests.lake.ingest.test_rules import PENALTY

    row = PENALTY | {"证件类型": "身份证", "证件号码": 110105194912310021}
    with xlsxwriter.Workbook(tmp_path / "处罚.xlsx") as book:
        page = book.add_worksheet()
        page.write_row(0, 0, list(row))
        page.write_row(1, 0, list(row.values()))
    outcome = Lake(tmp_path, "credit-penalty").ingest(tmp_path / "处罚.xlsx")
    assert reasons(outcome) == {"cf_xdr_zjhm:shortened": 1}
