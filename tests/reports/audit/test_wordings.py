"""Right sentences raise no alarm; the same sentences with a planted error do."""

import pytest

from guiju.reports.audit import audit
from guiju.reports.read.files import Document

from .wordings import IN_CONTEXT, TITLE, TOGETHER, WORDINGS

CASES = [(kind, right, wrong) for kind, right, wrong in WORDINGS] + [
    (kind, TITLE + right, TITLE + wrong) for kind, right, wrong in IN_CONTEXT
]
IDS = [f"{number}-{case[0]}" for number, case in enumerate(CASES)]


def alarms(*texts):
    findings = audit([Document(f"{number}.txt", text) for number, text in enumerate(texts)])
    return [finding for finding in findings if finding.severity.rank >= 1]


@pytest.mark.parametrize(("kind", "right", "wrong"), CASES, ids=IDS)
def test_an_error_is_told_from_the_sentence_that_holds(kind, right, wrong):
    assert alarms(right) == []
    assert alarms(wrong)


@pytest.mark.parametrize(("kind", "right", "wrong"), TOGETHER, ids=[f"{n}-{row[0]}" for n, row in enumerate(TOGETHER)])
def test_reports_that_disagree_are_told_from_those_that_agree(kind, right, wrong):
    assert alarms(*right) == []
    assert alarms(*wrong)
