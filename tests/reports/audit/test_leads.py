"""What a report sums up, in its lead or in a first chapter, is held against its body."""

import pytest

from guiju.reports.audit.engine import audit_reports, read
from guiju.reports.read.files import Document

_TITLE = "酉山县水利局2024年法治政府建设情况的报告\n"
_BODY = "全年立案137件，结案129件。"
_REPORTS = {
    "a sum": "全局罚没款{}万元。\n一、工作\n罚没款中，罚款532.16万元，没收违法所得113.21万元。\n二、打算\n努力。",
    "a first chapter": f"一、总体情况\n查处水事违法案件{{}}件。\n二、主要工作\n{_BODY}\n三、打算\n努力。",
    "the head of a chapter": f"一、工作\n查处违法案件{{}}件。\n（一）执法\n{_BODY}\n（二）普法\n宣讲。\n二、打算",
    "numbered headings": f"查处水事违法案件{{}}件。\n1. 执法办案规范有序\n{_BODY}\n2. 普法宣传扎实\n宣讲。",
}


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("a sum", "645.37", "654.37"),
        ("a first chapter", "137", "173"),
        ("the head of a chapter", "137", "173"),
        ("numbered headings", "137", "173"),
    ],
)
def test_a_number_of_the_lead_is_that_of_the_body(kind, right, wrong):
    assert _alarms(kind, right) == []
    assert _alarms(kind, wrong)


def _alarms(kind, number):
    report = read(Document("x", _TITLE + _REPORTS[kind].format(number)))
    return [finding for finding in audit_reports([report]) if finding.severity.rank >= 1]
