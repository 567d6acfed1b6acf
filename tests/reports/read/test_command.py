"""`guiju read`: JSON lines in the agreed order, batches, bad files, explanations."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from guiju.faces.cli import main
from guiju.reports.read.figure import PUBLIC_KEYS

REPORT = "酉县2024年法治政府建设情况报告\n全年受理行政复议案件155件，首选率60.1%。根据第三条规定执行。\n"


@pytest.fixture
def folder(tmp_path):
    for turn in range(6):
        (tmp_path / f"{turn}.txt").write_text(REPORT.replace("155", str(100 + turn)), "utf-8")
    return tmp_path


def lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_figures_come_as_json_lines_in_the_agreed_order(folder, capsys):
    assert main(["read", str(folder / "0.txt")]) == 0
    rows = lines(capsys)
    assert [tuple(row)[: len(PUBLIC_KEYS)] for row in rows] == [PUBLIC_KEYS] * 2
    assert rows[0]["value"] == 100
    assert rows[0]["indicator"] == "reconsideration.accepted"
    assert REPORT.replace("155", "100")[rows[0]["start"] : rows[0]["end"]] == "100件"


def test_processes_give_what_one_gives_in_the_same_order(folder, capsys):
    main(["read", str(folder)])
    alone = capsys.readouterr().out
    assert main(["read", str(folder), "--jobs", "2"]) == 0
    assert capsys.readouterr().out == alone
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("a.txt", REPORT)
        archive.writestr("b.txt", REPORT)
    assert main(["read", str(folder / "all.zip"), "--jobs", "2"]) == 0
    assert [row["doc"].rsplit("/", 1)[-1] for row in lines(capsys)] == ["a.txt", "a.txt", "b.txt", "b.txt"]


def test_a_bad_file_is_named_and_the_others_go_on(folder, capsys):
    (folder / "bad.docx").write_bytes(b"PK\x03\x04 not a zip")
    assert main(["read", str(folder / "bad.docx"), str(folder / "gone.txt"), str(folder / "0.txt")]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert "bad.docx" in err
    assert "gone.txt" in err


def test_the_year_can_be_given(folder, capsys):
    main(["read", str(folder / "0.txt"), "--year", "2019"])
    assert {row["period"] for row in lines(capsys)} == {"2019"}


def test_tsv_has_a_header_and_a_line_a_figure(folder, capsys):
    main(["read", str(folder / "0.txt"), "--format", "tsv"])
    out = capsys.readouterr().out.splitlines()
    assert out[0].split("\t") == list(PUBLIC_KEYS)
    assert out[1].split("\t")[3:6] == ["100件", "100", "件"]


def test_text_is_what_offsets_refer_to(folder, capsys):
    main(["read", str(folder / "0.txt"), "--text"])
    assert capsys.readouterr().out == REPORT.replace("155", "100")


def test_why_names_the_rule_the_link_and_what_was_refused(folder, capsys):
    main(["read", str(folder / "0.txt"), "--why"])
    out = capsys.readouterr().out
    assert "数字加量词" in out
    assert "reconsideration.accepted（" in out
    assert "不是数字指标：序数" in out
    assert "年份" in out


def test_standard_input(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode()), "utf-8"))
    assert main(["read", "-"]) == 0
    assert lines(capsys)[0]["doc"] == "-"


def test_no_jobs_is_wrong_use(folder, capsys):
    assert main(["read", str(folder / "0.txt"), "--jobs", "0"]) == 2
    assert "--jobs" in capsys.readouterr().err


def test_reading_needs_no_web_framework():
    code = "import sys, guiju.reports.read as r; r.read_text('受理12件'); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
