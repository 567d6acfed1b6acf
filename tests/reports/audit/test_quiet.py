"""What was once taken for an error, and is none, raises no warning."""

import pytest

from .quiet import QUIET, QUIET_TOGETHER
from .test_wordings import alarms
from .wordings import TITLE


@pytest.mark.parametrize("text", QUIET, ids=range(len(QUIET)))
def test_clean_wordings_raise_no_warning(text):
    assert alarms(text if "报告\n" in text else TITLE + text) == []


@pytest.mark.parametrize("texts", QUIET_TOGETHER, ids=range(len(QUIET_TOGETHER)))
def test_clean_reports_read_together_raise_no_warning(texts):
    assert alarms(*texts) == []
