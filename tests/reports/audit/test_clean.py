"""Made-up reports of several bodies and genres whose figures hold: a careful reader would stop none of them."""

from pathlib import Path

import pytest

from guiju.reports.audit import audit
from guiju.reports.read.files import documents

REPORTS = sorted((Path(__file__).parent / "clean").glob("*.txt"))


@pytest.mark.parametrize("path", REPORTS, ids=[path.stem for path in REPORTS])
def test_a_report_that_holds_is_let_through(path):
    findings = audit(list(documents([path])))
    assert [(f.rule, f.text, f.arithmetic) for f in findings if f.severity.rank >= 1] == []
    assert len(findings) <= 8, "notes must stay few enough to be read"


def test_unlike_bodies_side_by_side_raise_nothing():
    assert [f for f in audit(list(documents(REPORTS))) if f.severity.rank >= 1] == []
