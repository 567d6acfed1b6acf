"""kill -9 at any moment: nothing is lost, nothing doubled; running the same command again finishes the work."""

import subprocess
import sys
import time

import pytest

from tests.lake.ingest.conftest import ORDER, Lake, orders, sheet

RUN = """
import sys
from pathlib import Path
from guiju.lake.contracts.load import contracts
from guiju.lake.ingest.run import ingest
print("ready", flush=True)
ingest(Path(sys.argv[1]), contracts()["hotline"], Path(sys.argv[2]), batch="2")
"""


@pytest.mark.parametrize("part", [0.05, 0.3, 0.55, 0.75, 0.9, 0.97])
def test_a_killed_ingest_leaves_the_lake_as_it_was_or_as_it_should_be(tmp_path, part):
    lake = Lake(tmp_path, "hotline")
    lake.ingest(orders(5), batch="1")
    rows = [ORDER | {"工单编号": f"N{at}", "类型": "投诉" if at % 50 else "?"} for at in range(60_000)]
    path = tmp_path / "大.csv"
    path.write_text(sheet(rows), encoding="utf-8")
    started = time.perf_counter()
    probe = Lake(tmp_path / "lake", "hotline")
    probe.ingest(path, dry=True)
    takes = time.perf_counter() - started
    process = subprocess.Popen([sys.executable, "-c", RUN, lake.folder, path], stdout=subprocess.PIPE)
    process.stdout.readline()
    try:
        process.wait(takes * part)
    except subprocess.TimeoutExpired:
        process.kill()
    process.wait()
    process.stdout.close()
    landed = {record.batch for record in lake.store.records()}
    assert landed in ({"1"}, {"1", "2"})
    assert lake.store.verify() == []
    assert len(lake.now()) == (5 if landed == {"1"} else 5 + 58_800)
    again = lake.ingest(path, batch="2")
    assert again.new == ("2" not in landed)
    assert len(lake.now()) == 5 + 58_800
    total = again.record.counts
    assert (total.received, total.accepted, total.rejected) == (60_000, 58_800, 1_200)
    known = {file.name for record in lake.store.records() for file in (record.rows, record.rejects) if file}
    assert {file.name for file in (lake.store.folder / "files").iterdir()} == known
