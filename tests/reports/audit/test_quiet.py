"""What was once taken for an error, and is none, raises no warning."""

import re

import pytest

from .quiet import QUIET, QUIET_TOGETHER
from .test_wordings import alarms
from .wordings import TITLE

_OWN_TITLE = re.compile(r"(?:报告|要点|总结|计划)(?:（[^）]*）)?\n")


@pytest.mark.parametrize("text", QUIET, ids=range(len(QUIET)))
def test_clean_wordings_raise_no_warning(text):
    assert alarms(text if _OWN_TITLE.search(text) else TITLE + text) == []


@pytest.mark.parametrize("texts", QUIET_TOGETHER, ids=range(len(QUIET_TOGETHER)))
def test_clean_reports_read_together_raise_no_warning(texts):
    assert alarms(*texts) == []


def test_what_is_taken_up_again_is_what_was_listed():
    told = "印发县政府规范性文件8件、部门规范性文件16件，{}件均已报备。"
    assert alarms(TITLE + told.format(24)) == []
    assert [finding.text for finding in alarms(TITLE + told.format(26))] == ["26件"]
