"""The auditor holds reports to the identities that the lines of work declare, and to no others of their figures."""

import importlib.util
from pathlib import Path

import pytest

from guiju import indicators
from guiju.reports.audit import audit
from guiju.reports.audit.rules.sums.identities import identities
from guiju.reports.read.files import Document

ROOT = Path(__file__).parents[3]
TABLE = ROOT / "guiju" / "reports" / "audit" / "identities.tsv"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("identities_script", ROOT / "scripts" / "identities.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_says_what_the_lines_of_work_declare(script):
    rows = [tuple(line.split("\t")) for line in TABLE.read_text("utf-8").splitlines()]
    declared = {row for row in script.declared() if "plea." not in "".join(row)}  # a line of work of the tests alone
    known = {one.id for one in indicators.all()}
    of_ours = {row for row in rows if row in declared or row[1].split(" ")[0] in known}
    assert of_ours == declared, "run scripts/identities.py"


def test_formulas_of_the_catalogue_are_taken_where_nobody_declares(script):
    source = ROOT.parent / "shared" / "catalogue.csv"
    if not source.exists():
        pytest.skip("the catalogue is not here")
    rows = {tuple(line.split("\t")) for line in TABLE.read_text("utf-8").splitlines()}
    assert set(script.catalogued(str(source), {one.id for one in indicators.all()})) <= rows


def test_a_balance_is_checked_with_its_signs():
    (balance,) = [one for one in identities() if one.names[-1] == "reconsideration.pending" and one.relation == "="]
    assert balance.left == (
        (1, "reconsideration.carried_over"), (1, "reconsideration.received"), (-1, "reconsideration.left"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("法治理论考试应考人数1200人。\n法治理论考试参考人数1180人。\n法治理论考试参考率88.3%。", True),
        ("法治理论考试应考人数1200人。\n法治理论考试参考人数1180人。\n法治理论考试参考率98.3%。", False),
        ("认领行政执法事项9265项。\n其他工作有序。\n综合行政执法事项9563项。", True),
        ("认领行政执法事项9265项。\n其他工作有序。\n综合行政执法事项6563项。", False),
    ],
)
def test_an_identity_is_checked_across_sentences(text, broken):
    found = [f for f in audit([Document("a", text)]) if f.rule == "identity.holds"]
    assert bool(found) is broken, found
