"""What the docs do not name fails the build; what the docs name exists."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_the_reference_pages_are_those_of_the_code():
    done = subprocess.run(
        [sys.executable, "scripts/reference.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=__import__("os").environ | {"DJANGO_SETTINGS_MODULE": "guiju.settings"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


SYSTEMS = ROOT / "docs" / "systems.csv"


@pytest.mark.skipif(not SYSTEMS.exists(), reason="docs/systems.csv is not written yet")
def test_every_system_that_is_said_to_live_somewhere_lives_there():
    wrong = []
    with SYSTEMS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column in ("lives", "test"):
                wrong += [
                    f"{row['id']}: {path}" for path in row[column].split() if not (ROOT / path.split("::")[0]).exists()
                ]
            if not row["lives"] and not row["why_not_yet"]:
                wrong.append(f"{row['id']}: neither lives nor says why not")
    assert wrong == []
