"""Made-up files of bureaus: ingest finds the planted faults, all of them, each for its reason, and nothing else."""

import datetime as dt
import hashlib
import json
from itertools import pairwise

import pytest
from pyarrow import csv

from guiju.faces.cli import main
from guiju.lake.contracts.load import contracts
from guiju.lake.errors import LakeError
from guiju.lake.ingest.run import ingest
from guiju.lake.synth.sending import send
from guiju.lake.synth.sendings import ALL

DAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize("dataset", ALL)
def test_ingest_finds_the_planted_faults_and_nothing_else(tmp_path, dataset):
    contract = contracts()[dataset]
    sent = send(tmp_path / "sent", contract, 20_000, seed=5, faults=0.02)
    assert sum(sent.faults.values()) == 400
    assert min(sent.faults.values()) > 0
    record = ingest(tmp_path / "lake", contract, sent.file, today=DAY).record
    assert {one.id: one.rows for one in record.reasons} == sent.faults
    assert (record.counts.received, record.counts.rejected) == (20_000, 400)


@pytest.mark.parametrize("dataset", ALL)
def test_a_file_without_faults_is_taken_whole(tmp_path, dataset):
    sent = send(tmp_path / "sent", contracts()[dataset], 3001, faults=0)
    assert ingest(tmp_path / "lake", contracts()[dataset], sent.file, today=DAY).record.counts.accepted == 3001


def test_every_contract_for_what_bureaus_send_has_its_made_up_file():
    assert set(contracts()) - set(ALL) == {"applications", "data-catalogue"}, "those are kept here and not sent"


def test_an_event_is_not_torn_between_chunks(tmp_path, monkeypatch):
    """Its steps have numbers from one, follow each other in time, and belong to one kind and place."""
    monkeypatch.setattr("guiju.lake.synth.sending.CHUNK", 64)
    rows = csv.read_csv(send(tmp_path / "sent", contracts()["event-log"], 200, faults=0).file).to_pylist()
    for at in range(0, 200, 4):
        event = rows[at : at + 4]
        assert [row["流转序号"] for row in event] == [1, 2, 3, 4]
        assert len({(row["事件编号"], row["事件类型"], row["行政区划代码"]) for row in event}) == 1
        assert all(before["结束时间"] == after["开始时间"] for before, after in pairwise(event))
    assert len({row["事件编号"] for row in rows}) == 50


def test_the_same_seed_gives_the_same_file_and_another_does_not(tmp_path):
    contract = contracts()["hotline"]
    files = [send(tmp_path / name, contract, 2000, seed).file for name, seed in (("a", 1), ("b", 1), ("c", 2))]
    hashes = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    assert hashes[0] == hashes[1] != hashes[2]


def test_a_full_folder_and_an_unknown_kind_of_file_are_refused(tmp_path, capsys):
    with pytest.raises(LakeError, match="会造的有：hotline"):
        send(tmp_path, contracts()["applications"], 100)
    assert main(["synth", "--sent", "hotline", "--rows", "500", "--out", str(tmp_path / "x"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 500
    assert main(["synth", "--sent", "hotline", "--rows", "500", "--out", str(tmp_path / "x")]) == 1
    assert "空目录" in capsys.readouterr().err
