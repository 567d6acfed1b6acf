"""Right sentences raise no alarm; the same sentences with a planted error do."""

import pytest

from guiju.reports.audit import audit
from guiju.reports.read.files import Document

from .wordings import IN_CONTEXT, TITLE, WORDINGS

CASES = [(kind, right, wrong) for kind, right, wrong in WORDINGS] + [
    (kind, TITLE + right, TITLE + wrong) for kind, right, wrong in IN_CONTEXT
]
IDS = [f"{number}-{case[0]}" for number, case in enumerate(CASES)]


def alarms(text):
    return [finding for finding in audit([Document("a.txt", text)]) if finding.severity.rank >= 1]


@pytest.mark.parametrize(("kind", "right", "wrong"), CASES, ids=IDS)
def test_an_error_is_told_from_the_sentence_that_holds(kind, right, wrong):
    assert alarms(right) == []
    assert alarms(wrong)
