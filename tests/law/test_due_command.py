"""`guiju due`: what a clerk types, and what comes back."""

import json
import subprocess
import sys

import pytest

from guiju.faces.cli import main
from guiju.law import rules


def guiju(capsys, *words):
    try:
        code = main(["due", *words])
    except SystemExit as left:
        code = left.code
    out = capsys.readouterr()
    return code, out.out, out.err


def test_json_holds_the_keys_a_machine_reads(capsys):
    code, out, _ = guiju(capsys, "REC-D11", "2026-08-03", "--json")
    receipt = json.loads(out)
    assert code == 0
    assert {"due", "raw", "rule", "law", "unit", "shifted_by", "provisional"} <= receipt.keys()
    assert (receipt["raw"], receipt["due"], receipt["provisional"]) == ("2026-10-02", "2026-10-08", False)
    assert receipt["shifted_by"]
    assert json.loads(guiju(capsys, "PEN-D01", "2026-02-12", "--json")[1])["shifted_by"] is None


def test_the_receipt_reads_as_sentences_with_the_article(capsys):
    code, out, _ = guiju(capsys, "PEN-D01", "2026-02-12")
    assert code == 0
    assert "2026-02-28" in out and "行政处罚法第五十六条" in out and "调休上班" in out


def test_pauses_restarts_and_extensions_are_taken(capsys):
    plain = json.loads(guiju(capsys, "REC-D11", "2026-03-03", "--json")[1])
    words = ("--pause", "2026-04-01..2026-04-10", "--pause", "2026-04-15..2026-04-15", "--extend", "--json")
    longer = json.loads(guiju(capsys, "REC-D11", "2026-03-03", *words)[1])
    assert longer["raw"] == "2026-06-12" and plain["raw"] == "2026-05-02"
    again = json.loads(guiju(capsys, "FOI-D05", "2026-03-02", "--restart", "2026-03-12", "--json")[1])
    assert again["due"] == json.loads(guiju(capsys, "FOI-D05", "2026-03-12", "--json")[1])["due"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("PEN-D02", "2026-13-01"), 2, "不是日期"),
        (("PEN-D02",), 2, "起算日"),
        (("PEN-Q99", "2026-01-01"), 2, "没有编号"),
        (("PEN-D01", "2026-01-05", "--pause", "2026-01-06"), 2, "不是一段时间"),
        (("PEN-D01", "2026-01-05", "--pause", "2026-01-09..2026-01-06"), 2, "止日早于起日"),
        (("REC-D11b", "2026-08-03", "--extend"), 1, "不得延长"),
        (("CRM-D01", "2026-08-03"), 1, "立即"),
        (("REC-D11b", "2020-08-03"), 1, "2024-01-01"),
        (("COE-D02", "2026-08-03"), 1, "时分"),
    ],
)
def test_what_cannot_be_computed_is_told_in_a_sentence(capsys, words, code, told):
    left, out, err = guiju(capsys, *words)
    assert (left, out) == (code, "")
    assert told in err
    assert "Traceback" not in err


def test_the_list_names_every_rule(capsys):
    code, out, _ = guiju(capsys, "--list")
    assert code == 0
    assert all(rule.id in out for rule in rules.all_rules())
    rows = [json.loads(line) for line in guiju(capsys, "--list", "--json")[1].splitlines()]
    assert {row["id"] for row in rows} == {rule.id for rule in rules.all_rules()}


def test_the_command_loads_nothing_heavy():
    program = (
        "import sys; from guiju.faces.cli import main; main(['due', 'PEN-D01', '2026-02-12']); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {"django", "numpy", "holidays", "pyarrow", "duckdb", "ibis"}
