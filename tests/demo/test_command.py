"""`guiju demo`, from outside."""

import json
import os
import subprocess
import sys

import pytest

from guiju.demo import profile as profiles
from guiju.faces.cli import main


def demo(*args):
    return subprocess.run(
        [sys.executable, "-m", "guiju.faces.cli", "demo", *args],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        # As a user runs it: not on the settings of the tests, which this process has in its environment.
        env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
    )


def test_the_command_is_listed_and_explains_itself(capsys):
    with pytest.raises(SystemExit) as left:
        main(["demo", "--help"])
    assert left.value.code == 0
    assert "fengdu-2023" in capsys.readouterr().out


def test_a_folder_with_other_things_is_left_alone(tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("mine")
    assert main(["demo", "--dir", str(tmp_path), "--no-serve"]) == 1
    assert "别的东西" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_number_of_cases_below_one_is_wrong_use(tmp_path):
    assert main(["demo", "--dir", str(tmp_path), "--no-serve", "--cases", "0"]) == 2


@pytest.mark.slow
@pytest.mark.parametrize("name", profiles.names())
def test_a_real_year_compiles_to_what_was_published(name, tmp_path):
    done = demo("--profile", name, "--dir", str(tmp_path / "year"), "--no-serve")
    assert done.returncode == 0, done.stdout + done.stderr
    rows = json.loads((tmp_path / "year" / "figures.json").read_text())
    assert len(rows) == len(profiles.read(name).figures)
    unmet = {row["indicator"] for row in rows if row["mark"] == "✗"}
    assert unmet == ({"publicity.events", "reconsideration.handled"} if name == "youyang-2024" else set())
    assert (tmp_path / "year" / f"report-{profiles.read(name).year}" / "report.docx").exists()
    assert "market-officer" in (tmp_path / "year" / "accounts.txt").read_text()
    assert demo("--profile", name, "--dir", str(tmp_path / "year"), "--no-serve").returncode == 0  # made anew
