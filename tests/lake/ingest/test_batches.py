"""Batches: received = accepted + rejected; the same file changes nothing; the last operation of a key stands."""

import csv
import io
import shutil
import subprocess
import sys
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.lake.errors import LakeError
from guiju.lake.landing.record import natural
from tests.lake.ingest.conftest import ORDER, Lake, orders, reasons, sheet


def test_the_same_file_twice_changes_nothing_and_says_so(lake):
    first = lake.ingest(orders(3))
    again = lake.ingest(orders(3), name="换了名字.csv", batch="另一批")
    assert (first.new, again.new, again.record.batch) == (True, False, first.record.batch)
    assert len(lake.store.records()) == 1


def test_a_batch_number_holds_one_content(lake):
    lake.ingest(orders(3), batch="2026030100001")
    with pytest.raises(LakeError, match="换批次号"):
        lake.ingest(orders(4), batch="2026030100001")
    assert len(lake.now()) == 3


def test_the_number_comes_from_the_file_else_from_the_day(lake):
    assert lake.ingest(orders(1, 批次号="A-7")).record.batch == "A-7"
    rows = [ORDER | {"工单编号": "x", "批次号": "B"}, ORDER | {"工单编号": "y", "批次号": "C"}]
    outcome = lake.ingest(rows)
    assert (outcome.record.batch, reasons(outcome)) == ("B", {"batch": 1})
    assert lake.ingest([ORDER | {"工单编号": "z"}]).record.batch == "2026030100001"
    assert lake.ingest([ORDER | {"工单编号": "w"}]).record.batch == "2026030100002"


@pytest.mark.parametrize("batch", ["../x", "a b", "x" * 65])
def test_a_batch_number_is_a_plain_word(lake, batch):
    with pytest.raises(LakeError, match="只能用"):
        lake.ingest(orders(1), batch=batch)


def test_a_dry_run_says_what_would_happen_and_keeps_nothing(lake):
    outcome = lake.ingest([*orders(2), ORDER | {"工单编号": "G9", "类型": "x"}], dry=True)
    assert (outcome.record.counts.accepted, outcome.record.counts.rejected, outcome.new) == (2, 1, False)
    assert lake.store.records() == []
    assert not list((lake.folder / "hotline").rglob("*.parquet"))
    assert not list((lake.folder / "hotline" / "quarantine").iterdir())


def test_the_first_of_equal_keys_in_a_batch_is_taken_and_the_others_name_it(lake):
    rows = [ORDER | {"标题": "一"}, *orders(3)[1:], ORDER | {"标题": "二"}, ORDER | {"工单编号": " G1 "}]
    outcome = lake.ingest(rows)
    assert reasons(outcome) == {"duplicate": 2}
    assert lake.now("order_no", "title")[0] == ("G1", "一")
    from python_calamine import load_workbook

    told = load_workbook(str(outcome.sheet)).get_sheet_by_name("待修改的行").to_python()
    assert "同第2行" in told[1][0]


def test_a_bad_row_does_not_stand_in_the_way_of_a_good_one_of_the_same_key(lake):
    outcome = lake.ingest([ORDER | {"类型": "x"}, ORDER])
    assert (outcome.record.counts.accepted, reasons(outcome)) == (1, {"kind:code": 1})


def test_adding_changing_and_deleting_across_batches(lake):
    lake.ingest(orders(4), batch="1")
    rows = [
        ORDER | {"操作": "u", "标题": "改"},
        {"工单编号": "G2", "操作": "d"},
        ORDER | {"工单编号": "G3", "操作": "i"},
        ORDER | {"工单编号": "G8", "操作": "u"},
        {"工单编号": "G9", "操作": "删除"},
        ORDER | {"工单编号": "G10", "操作": "x"},
    ]
    outcome = lake.ingest(rows, batch="2")
    assert reasons(outcome) == {"known": 1, "unknown": 2, "op": 1}
    assert outcome.record.counts.ops == {
        "?": {"received": 1, "accepted": 0, "rejected": 1},
        "d": {"received": 2, "accepted": 1, "rejected": 1},
        "i": {"received": 1, "accepted": 0, "rejected": 1},
        "u": {"received": 2, "accepted": 1, "rejected": 1},
    }
    assert lake.now("order_no", "title") == [("G1", "改"), ("G3", None), ("G4", None)]
    lake.ingest([ORDER | {"工单编号": "G2", "标题": "又来"}], batch="3")
    assert lake.now("order_no", "title")[1] == ("G2", "又来")


def test_a_batch_that_comes_late_does_not_undo_one_that_follows_it(lake):
    lake.ingest(orders(2), batch="2026010100001")
    lake.ingest([ORDER | {"操作": "u", "标题": "三"}], batch="2026010100003")
    outcome = lake.ingest([ORDER | {"操作": "u", "标题": "二"}], batch="2026010100002")
    assert any("晚到" in note for note in outcome.record.notes)
    assert lake.now("order_no", "title")[0] == ("G1", "三")


def test_batches_follow_one_another_by_number_not_by_letter():
    assert sorted(["b10", "b2", "b1"], key=natural) == ["b1", "b2", "b10"]


def test_two_ingests_at_once_into_one_dataset_are_refused(lake):
    with lake.store.work(), pytest.raises(LakeError, match="正在"):
        lake.ingest(orders(1))


def test_a_file_touched_afterwards_is_found(lake):
    record = lake.ingest(orders(2)).record
    assert lake.store.verify() == []
    path = lake.store.path(record.rows)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert "被改动过" in lake.store.verify()[0]
    path.unlink()
    assert "不见了" in lake.store.verify()[0]


def test_a_disk_without_room_is_refused_before_anything_is_written(lake, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(LakeError, match="腾出空间"):
        lake.ingest(orders(1))
    assert lake.store.records() == []


def test_a_disk_that_fills_on_the_way_leaves_nothing_half_loaded(lake, tmp_path):
    """A file-size limit makes the kernel refuse writes, as a full disk does, in a process of its own."""
    lake.ingest(orders(2), batch="1")
    rows = [ORDER | {"工单编号": f"N{at}", "诉求内容": sha256(b"%d" % at).hexdigest()} for at in range(3000)]
    path = tmp_path / "大.csv"
    path.write_text(sheet(rows), encoding="utf-8")
    code = (
        "import resource, sys; from pathlib import Path; resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))\n"
        "from guiju.lake.contracts.load import contracts; from guiju.lake.ingest.run import ingest\n"
        "from guiju.lake.errors import LakeError\n"
        "try: ingest(Path(sys.argv[1]), contracts()['hotline'], Path(sys.argv[2]), batch='2')\n"
        "except LakeError as error: print(error); sys.exit(7)"
    )
    done = subprocess.run([sys.executable, "-c", code, lake.folder, path], capture_output=True, text=True)
    assert done.returncode == 7, done.stderr
    assert "没有收入任何一行" in done.stdout
    assert len(lake.store.records()) == 1
    assert lake.ingest(path, batch="2").record.counts.accepted == 3000


CELL = st.sampled_from(
    ["", "电话", "投诉", "2026-01-05", "2026/1/5 8:00", "直办", "转办", "i", "u", "d", "x,y", 'a"b', "a\nb", " ", "是",
     "1.1E+17", "914403001922038216", "\ufffd", "噪声"]
)  # fmt: skip
ROW = st.fixed_dictionaries(
    {"工单编号": st.sampled_from(["G1", "G2", "G3", ""]), "操作": st.sampled_from(["i", "u", "d", "", "?"])},
    optional=dict.fromkeys([*list(ORDER)[1:], "标题", "退单次数"], CELL),
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.one_of(ROW, st.just(None), ROW.map(lambda row: ORDER | row)), max_size=12),
    junk=st.lists(st.sampled_from(["短", "a,b,c", "", ",,,", '"', "a" * 50]), max_size=3),
    split=st.integers(0, 12),
)
def test_received_is_accepted_plus_rejected_whatever_is_sent(tmp_path_factory, rows, junk, split):
    lake = Lake(tmp_path_factory.mktemp("messy"), "hotline")
    heads = [*ORDER, "操作", "标题", "退单次数"]
    for number, some in enumerate((rows[:split], rows[split:])):
        out = io.StringIO()
        writer = csv.DictWriter(out, heads, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row or {} for row in some)
        text = out.getvalue() + "\n".join(junk if number else [])
        record = lake.ingest(text, batch=str(number)).record
        assert record.counts.balanced
        sent = sum(1 for row in some if row and any(text.strip() for text in row.values()))
        quotes = sum(1 for line in junk if '"' in line) if number else 0
        if not quotes:
            broken = sum(1 for line in junk if line) if number else 0
            assert record.counts.received == sent + broken
    keys = lake.now() if any(one.rows for one in lake.store.records()) else []
    assert len(keys) == len(set(keys))
    assert lake.store.verify() == []
