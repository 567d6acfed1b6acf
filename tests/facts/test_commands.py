"""The three commands from the records to a proved figure, as a user runs them."""

import datetime as dt
import json

import pytest

from guiju.faces.cli import main
from guiju.procedure import clock
from tests.sample.models import Plea

pytestmark = pytest.mark.django_db


def test_snapshot_compile_passport(played, tmp_path, capsys):
    with clock.standing_at(dt.date(2025, 2, 1)):
        assert main(["snapshot", "--year", "2024", "--out", str(tmp_path / "s")]) == 0
    assert main(["snapshot", "--verify", str(tmp_path / "s"), "--json"]) == 0
    id = json.loads(capsys.readouterr().out.splitlines()[-1])["id"]
    out = str(tmp_path / "facts.parquet")
    assert main(["compile", "--snapshot", str(tmp_path / "s"), "--by", "body,month", "--out", out, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["snapshot"] == id
    ask = ["--facts", out, "--snapshot", str(tmp_path / "s")]
    assert main(["passport", "plea.received@2024", *ask]) == 0
    told = capsys.readouterr().out
    assert "申诉收案数：5件" in told
    assert id[:16] in told
    assert played[3].title in told
    assert main(["passport", "plea.revoke_rate@2024", *ask, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["fact"]["denominator"] == "3"


def test_an_identity_that_fails_is_exit_code_one_and_named(played, tmp_path, capsys):
    Plea.objects.filter(pk=played[3].pk).update(stage="受理")
    main(["snapshot", "--year", "2024", "--out", str(tmp_path)])
    assert main(["compile", "--snapshot", str(tmp_path), "--out", str(tmp_path / "f.parquet")]) == 1
    assert "不符：2024 全县：申诉办结数 = 申诉决定数 + 申诉不予受理数" in capsys.readouterr().out
    assert (tmp_path / "f.parquet").exists()


def test_the_plan_is_one_scan_a_table_and_body_and_one_for_each_distinct_thing(snapshot, capsys):
    assert main(["compile", "--snapshot", str(snapshot.folder), "--explain"]) == 0
    told = capsys.readouterr().out
    heads = [line for line in told.splitlines() if line.startswith("sample.plea")]
    assert len(heads) == 3, "by body, by counterpart, and the distinct one"
    assert "计数 plea.received 申诉收案数" in told
    assert main(["compile", "--snapshot", str(snapshot.folder), "--explain", "--sql"]) == 0
    assert "GROUP BY" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        (["snapshot", "--year", "2024"], 2, "--out"),
        (["snapshot", "--verify", "/nowhere"], 1, "guiju snapshot"),
        (["snapshot", "--year", "2999", "--out", "OUT"], 1, "不在 2999 年内"),
        (["compile", "--snapshot", "/nowhere", "--out", "x"], 1, "guiju snapshot"),
        (["compile", "--snapshot", "/nowhere"], 2, "--out"),
        (["compile", "--snapshot", "/nowhere", "--by", "moon", "--out", "x"], 2, "moon"),
        (["passport", "plea.received@2024", "--facts", "/nowhere", "--snapshot", "/nowhere"], 1, "guiju compile"),
    ],
)
def test_wrong_use_is_answered_in_a_sentence(command, code, told, tmp_path, capsys):
    assert main([part.replace("OUT", str(tmp_path)) for part in command]) == code
    assert told in capsys.readouterr().err
